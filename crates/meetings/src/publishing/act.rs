//! The act of publishing: what waits is shown to those for whom the series is, and a record says when. One change.

use super::rules::What;
use crate::agenda::moving::refused;
use crate::gathering::whole::Whole;
use crate::papers::files::find::FileHead;
use access::{Open, Writing};
use pages::Refused;
use records::change::Keeping;
use records::reading::{Texts, read};
use records::{House, Lookup};
use uuid::Uuid;
use values::Kind;
use values::clock::london;
use values::words::count_with;

/// Publishes what waits, and notes an event for each thing and one for the publication. The caller finishes the change.
pub(crate) async fn publish(house: &House, writing: &mut Writing, whole: &Whole, what: What) -> Result<(), Refused> {
    for (kind, ids) in waiting(whole, what) {
        let lookup = house.lookup(&*writing, kind).await?;
        for id in ids {
            show(house, writing, whole, (kind, id), &lookup).await?;
        }
    }
    if what != What::Minutes {
        show_files(house, writing, whole).await?;
    }
    record(house, writing, whole, what).await
}

/// Shows the files of papers that wait, once their papers are shown.
async fn show_files(house: &House, writing: &mut Writing, whole: &Whole) -> Result<(), Refused> {
    let files: Vec<&FileHead> = whole.files_waiting().map(|(_, file)| file).collect();
    let boards = files.iter().filter_map(|file| file.members_of).collect();
    let papers = files.iter().map(|file| file.paper).collect();
    let names =
        records::find::names(house, &*writing, &["yes-no"], &[(Kind::Partnership, boards), (Kind::Paper, papers)]).await?;
    let lookup = Lookup::with(names);
    for file in files {
        show(house, writing, whole, (Kind::PaperFile, file.id), &lookup).await?;
    }
    Ok(())
}

/// What is not shown yet to those for whom the series is: ids by their kind. What stands within something comes after it.
pub(crate) fn waiting(whole: &Whole, what: What) -> Vec<(Kind, Vec<Uuid>)> {
    let waits = |seen_by: &str, members_of| whole.waits(seen_by, members_of);
    let meeting = &whole.meeting;
    let meeting: Vec<Uuid> = waits(&meeting.seen_by, meeting.members_of).then(|| meeting.id.uuid()).into_iter().collect();
    if what == What::Minutes {
        let there = whole.attendances.iter().filter(|it| waits(&it.seen_by, it.members_of)).map(|it| it.id.uuid());
        let minutes = whole.minutes.iter().map(|it| &it.minute).filter(|it| waits(&it.seen_by, it.members_of));
        let resolutions = whole.minutes.iter().flat_map(|it| &it.resolutions).filter(|it| waits(&it.seen_by, it.members_of));
        let declared = whole.declarations.iter().filter(|it| waits(&it.seen_by, it.members_of)).map(|it| it.id.uuid());
        return vec![
            (Kind::Meeting, meeting),
            (Kind::Attendance, there.collect()),
            (Kind::Declaration, declared.collect()),
            (Kind::Minute, minutes.map(|it| it.id.uuid()).collect()),
            (Kind::Resolution, resolutions.map(|it| it.id.uuid()).collect()),
        ];
    }
    let sections = whole.sections.iter().map(|it| &it.model).filter(|it| waits(&it.seen_by, it.members_of));
    let items = whole.items().map(|it| &it.model).filter(|it| waits(&it.seen_by, it.members_of));
    vec![
        (Kind::Meeting, meeting),
        (Kind::AgendaSection, sections.map(|it| it.id.uuid()).collect()),
        (Kind::AgendaItem, items.map(|it| it.id.uuid()).collect()),
        (Kind::Paper, whole.papers_waiting().map(|it| it.id).collect()),
        (Kind::ReportRecommendation, whole.recommendations_waiting().map(|it| it.id.uuid()).collect()),
    ]
}

/// Shows one thing to those for whom the series is.
async fn show(
    house: &House,
    writing: &mut Writing,
    whole: &Whole,
    (kind, id): (Kind, Uuid),
    lookup: &Lookup,
) -> Result<(), Refused> {
    let was = house.of(kind).get(&*writing, id).await?.ok_or(Refused::NotFound)?;
    let mut row = was.clone();
    row.head.seen_by.clone_from(&whole.series.seen_by);
    row.head.members_of = whole.series.members_of;
    Keeping { house, kind }.change(writing, &was, row, lookup).await.map_err(refused)?;
    Ok(())
}

/// Records that it was published, now.
async fn record(house: &House, writing: &mut Writing, whole: &Whole, what: What) -> Result<(), Refused> {
    let lookup = house.lookup(&*writing, Kind::Publication).await?;
    let now = london(writing.now());
    let board = whole.series.members_of.and_then(|board| whole.names.reference(board)).unwrap_or_default();
    let texts: Texts = [
        ("meeting", whole.meeting.reference.clone()),
        ("what", what.key().to_owned()),
        ("on", now.date_naive().to_string()),
        ("at", now.format("%H:%M").to_string()),
        ("note", note(whole, what, now.date_naive()).unwrap_or_default()),
        ("seen_by", whole.series.seen_by.clone()),
        ("members_of", board.to_owned()),
    ]
    .into_iter()
    .map(|(key, text)| (key.to_owned(), text))
    .collect();
    let row = read(house.of(Kind::Publication), &texts, &lookup, None).map_err(|_| Refused::Broken)?;
    Keeping { house, kind: Kind::Publication }.add(writing, row, &lookup).await.map_err(refused)?;
    Ok(())
}

/// What is noted with an agenda: how many clear days it gives, and how many are asked for.
fn note(whole: &Whole, what: What, on: chrono::NaiveDate) -> Option<String> {
    use crate::notice::rules::Given;
    let notice = whole.notice.as_ref().filter(|_| what == What::Agenda)?;
    let (Given::InTime(days) | Given::Late(days)) = notice.given(on);
    let asked = notice.asked.days.to_string();
    Some(count_with(
        "{n} clear day, {asked} asked for",
        "{n} clear days, {asked} asked for",
        u64::from(days),
        &[("asked", &asked)],
    ))
}
