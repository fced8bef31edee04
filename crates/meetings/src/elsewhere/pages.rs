//! The requests: a file is sent, and what is new in it waits as an import to be looked at, confirmed, and undone as one change.

use super::folder::{self, Day};
use super::sheets::{Home, Sheets, of_meeting, reference, references};
use super::{views, xml};
use crate::find::{self, column};
use crate::gathering::records::Model as Meeting;
use crate::series::records::Model as Series;
use crate::{agenda, attendance, minutes};
use access::{Open, Role};
use axum::extract::DefaultBodyLimit;
use database::Fault;
use documents::{Limits, Sheet};
use pages::{Answer, Audience, Refused, Routes, Visit};
use records::import::pages::{LARGEST, Uploaded, keep};
use records::{Card, Described, House, in_house};
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::BTreeSet;
use values::Kind;
use values::words::{fill, t};

/// The address of the form for one meeting of ModernGov.
pub(super) const MODERNGOV: &str = "/admin/import/meeting";
/// The address of the form for a folder of minutes.
pub(super) const FOLDER: &str = "/admin/import/minutes";

/// Who brings meetings in.
const IMPORTERS: Audience = Audience::Roles(&[Role::Administrator]);

/// The routes.
pub(super) fn routes(house: &House) -> Routes {
    let limit = || DefaultBodyLimit::max(LARGEST);
    Routes::new()
        .get(MODERNGOV, IMPORTERS, in_house!(house, |visit| show(visit, house, MODERNGOV)))
        .post_with(MODERNGOV, IMPORTERS, in_house!(house, |visit, file: Uploaded| take_meeting(visit, house, file)), limit())
        .get(FOLDER, IMPORTERS, in_house!(house, |visit| show(visit, house, FOLDER)))
        .post_with(FOLDER, IMPORTERS, in_house!(house, |visit, file: Uploaded| take_folder(visit, house, file)), limit())
}

/// What the forms offer, and what was answered.
pub(super) struct Asked {
    pub(super) series: Vec<Series>,
    pub(super) organisations: Vec<Card>,
    boards: Vec<Card>,
    pub(super) chosen: (String, String),
    pub(super) problems: Vec<(&'static str, String)>,
}

impl Asked {
    async fn load(open: &dyn Open, house: &House) -> Result<Asked, Fault> {
        let series: Vec<Series> = find::all(open, Condition::all()).await?;
        let organisations = house.choices(open, Kind::Organisation).await?;
        let boards = house.choices(open, Kind::Partnership).await?;
        Ok(Asked { series, organisations, boards, chosen: Default::default(), problems: Vec::new() })
    }

    /// The series that was chosen.
    fn series(&self) -> Option<&Series> {
        self.series.iter().find(|series| series.reference == self.chosen.0)
    }

    fn home(&self, today: chrono::NaiveDate) -> Option<Home<'_>> {
        let series = self.series()?;
        let board = series.members_of.and_then(|id| self.boards.iter().find(|card| card.id == id));
        let council = self.organisations.iter().find(|card| card.reference == self.chosen.1);
        Some(Home {
            series: &series.reference,
            council: council.map_or("", |card| card.reference.as_str()),
            seen_by: &series.seen_by,
            members_of: board.map_or("", |card| card.reference.as_str()),
            today,
        })
    }
}

async fn show(visit: Visit, house: House, address: &'static str) -> Answer {
    let reading = visit.reading().await?;
    let asked = Asked::load(&reading, &house).await?;
    reading.close().await?;
    Ok(visit.show(views::form(&asked, address)))
}

/// What was answered, with what is wrong with it.
async fn asked(visit: &Visit, house: &House, file: &Uploaded) -> Result<Asked, Refused> {
    let reading = visit.reading().await?;
    let mut asked = Asked::load(&reading, house).await?;
    reading.close().await?;
    asked.chosen = (file.answer("series").to_owned(), file.answer("council").to_owned());
    if asked.series().is_none() {
        asked.problems.push(("series", t("Choose the series to which the meetings belong").into_owned()));
    }
    Ok(asked)
}

async fn take_meeting(visit: Visit, house: House, file: Uploaded) -> Answer {
    let mut asked = asked(&visit, &house, &file).await?;
    let found = xml::read(file.bytes());
    if let Err(words) = &found {
        asked.problems.push(("file", words.clone()));
    }
    let on = found.as_ref().ok().and_then(|found| found.on);
    if found.is_ok() && on.is_none() {
        asked.problems.push(("file", t("The file does not say on which day the meeting is").into_owned()));
    }
    let (Ok(found), Some(on), Some(into), true) = (found, on, asked.home(visit.clock().today()), asked.problems.is_empty())
    else {
        return Ok(visit.show(views::form(&asked, MODERNGOV)));
    };
    let reading = visit.reading().await?;
    let known = known(&reading, &references(&found)).await?;
    reading.close().await?;
    let sheets = of_meeting(&found, on, &into, &known);
    let left_out = found.attendees.iter().filter(|(_, how)| how.eq_ignore_ascii_case("expected")).count();
    let about = fill("{left} people were only expected and are left out.", &[("left", &left_out.to_string())]);
    go_on(visit, sheets, (&reference(&found), &about), MODERNGOV).await
}

async fn take_folder(visit: Visit, house: House, file: Uploaded) -> Answer {
    let mut asked = asked(&visit, &house, &file).await?;
    let read = documents::read_upload(file.name(), file.bytes(), &Limits::default());
    let days = match read {
        Ok(book) => folder::read(&book.sheets),
        Err(problems) => Err(problems.first().map_or_else(folder::not_a_folder, |problem| problem.words.clone())),
    };
    if let Err(words) = &days {
        asked.problems.push(("file", words.clone()));
    }
    let (Ok(days), Some(into), true) = (days, asked.home(visit.clock().today()), asked.problems.is_empty()) else {
        return Ok(visit.show(views::form(&asked, FOLDER)));
    };
    let reading = visit.reading().await?;
    let series = asked.series().map(|series| series.id.uuid()).unwrap_or_default();
    let stored: Vec<Meeting> = find::with(&reading, "series", series).await?;
    let wanted: Vec<String> = days.iter().flat_map(|day| of_day(day, &into, &stored).1).collect();
    let known = known(&reading, &wanted).await?;
    reading.close().await?;
    let mut sheets = Sheets::new(&into, &known);
    for day in &days {
        add_day(&mut sheets, day, &into, &stored);
    }
    let (sheets, name) = (sheets.done(), format!("minutes-{}", into.series));
    go_on(visit, sheets, (&name, ""), FOLDER).await
}

/// The reference of the meeting on a day, and all references that the day may bring. A meeting that the series has on that day is
/// used, whatever it is called.
fn of_day(day: &Day, into: &Home<'_>, stored: &[Meeting]) -> (String, Vec<String>) {
    let own = stored.iter().find(|meeting| meeting.on == day.on).map(|meeting| meeting.reference.clone());
    let meeting = own.unwrap_or_else(|| format!("{}-{}", into.series, day.on));
    let minutes = day.minutes.iter().flat_map(|minute| {
        let minute = format!("{}-{}-minute-{}", into.series, day.on, minute.number);
        [format!("{minute}-resolution"), minute]
    });
    (meeting.clone(), minutes.chain([meeting]).collect())
}

fn add_day(sheets: &mut Sheets<'_>, day: &Day, into: &Home<'_>, stored: &[Meeting]) {
    let (meeting, _) = of_day(day, into, stored);
    if !stored.iter().any(|known| known.on == day.on) {
        let texts = [
            ("series", into.series.to_owned()),
            ("on", day.on.to_string()),
            ("standing", crate::gathering::rules::HELD.to_owned()),
        ];
        sheets.add("meetings", meeting.clone(), &texts);
    }
    for minute in &day.minutes {
        let reference = format!("{}-{}-minute-{}", into.series, day.on, minute.number);
        sheets.add(
            "minutes",
            reference.clone(),
            &[
                ("title", minute.title.clone()),
                ("meeting", meeting.clone()),
                ("number", minute.number.to_string()),
                ("text", minute.text.clone()),
            ],
        );
        if !minute.resolved.is_empty() {
            sheets.add(
                "resolutions",
                format!("{reference}-resolution"),
                &[
                    ("minute", reference.clone()),
                    ("position", "1".to_owned()),
                    ("words", minute.resolved.clone()),
                    ("kind", "agreed".to_owned()),
                ],
            );
        }
    }
}

/// Which of these references are taken already: a question for each kind that an import of meetings brings.
async fn known(open: &dyn Open, references: &[String]) -> Result<BTreeSet<String>, Fault> {
    let mut known = taken::<Meeting>(open, references).await?;
    known.extend(taken::<agenda::sections::Model>(open, references).await?);
    known.extend(taken::<agenda::items::Model>(open, references).await?);
    known.extend(taken::<minutes::records::Model>(open, references).await?);
    known.extend(taken::<minutes::resolutions::Model>(open, references).await?);
    known.extend(taken::<attendance::records::Model>(open, references).await?);
    Ok(known)
}

async fn taken<M: Described>(open: &dyn Open, references: &[String]) -> Result<BTreeSet<String>, Fault> {
    let mut found = BTreeSet::new();
    for some in references.chunks(500) {
        let which = Condition::all().add(column(M::KIND, "reference").is_in(some.iter().cloned()));
        found.extend(find::all::<M>(open, which).await?.into_iter().map(|it| it.head().reference));
    }
    Ok(found)
}

/// Keeps the sheets as a file that waits to be looked at; says so when nothing is new.
async fn go_on(visit: Visit, sheets: Vec<Sheet>, (name, about): (&str, &str), address: &'static str) -> Answer {
    if sheets.is_empty() {
        return Ok(visit.show(views::nothing_new(address)));
    }
    keep(visit, format!("{name}.zip"), documents::write_zip_of_csv(&sheets, about)).await
}
