//! Saving a choice of the explorer, and the public pages of what was saved.

use super::super::choice::questions;
use super::super::pages::{Found, find};
use super::super::said;
use super::records::Model;
use super::rules::changed;
use super::{CHARTS, views};
use crate::public::EVIDENCE;
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::change::{Keep, Keeping, NotDone};
use ::records::pages::{Format, ListSpec, list_file};
use ::records::reading::{Problem, Texts, read};
use ::records::{House, Kept, find as kept};
use access::Open;
use values::Kind;
use values::words::t;

fn spec() -> ListSpec {
    ListSpec {
        kind: Kind::SavedChart,
        base: CHARTS.to_owned(),
        title: t("Saved charts").into_owned(),
        intro: t(
            "Charts saved for reports. Each shows the figures as they are now, and says if they have changed since it was saved.",
        )
        .into_owned(),
        crumbs: vec![(t("Evidence").into_owned(), EVIDENCE.to_owned())],
        item: |base, reference| format!("{base}/{reference}"),
        may_add: false,
    }
}

/// Shows the list.
pub(crate) async fn list(visit: &Visit, house: &House) -> Answer {
    ::records::pages::list(visit, house, &spec()).await
}

/// The list as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    list_file(visit, house, &spec(), format).await
}

/// Shows one saved chart with the figures as they are now.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let saved: Model = crate::find::one(&reading, reference).await?;
    let asked = questions(&saved.choice);
    let mut found = find(&reading, house, &asked).await?;
    // When what was saved cannot be seen any more, nothing else is shown in its place.
    let same = found.choice.as_ref().is_some_and(|choice| asked.contains(&("of".to_owned(), choice.of.clone())));
    if !same {
        (found.choice, found.explored, found.told) = (None, None, Vec::new());
    }
    let boards = saved.members_of.map(values::Id::<values::kind::Partnership>::of);
    let names = kept::Pointed::default().at(boards).names(house, &reading, &[]).await?;
    reading.close().await?;
    let now = found.explored.as_ref().map(super::super::explored::Explored::kept).unwrap_or_default();
    let changed = changed(saved.figures.as_deref(), &now);
    let may = visit.actor().has_any(crate::actions::KEEPERS);
    Ok(visit.show(views::page(&views::View { saved: &saved, found: &found, changed: &changed, may }, &names)))
}

/// What stands in the form.
#[derive(Default)]
pub(super) struct State {
    pub title: String,
    pub sentence: String,
    pub public: bool,
    pub problems: Vec<Problem>,
}

impl State {
    pub(super) fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }
}

/// Shows the form; the address holds the choice.
pub(crate) async fn form(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let found = find(&reading, house, &visit.address().asked).await?;
    reading.close().await?;
    let title = found.explored.as_ref().map(said::finding).ok_or(Refused::NotFound)?;
    let state = State { title, public: true, ..State::default() };
    Ok(visit.show(views::form(&found, &state)))
}

/// Saves the choice with its finding and its figures as they are now.
pub(crate) async fn send(visit: &Visit, house: &House, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Keep(crate::actions::KEEPERS)).await?;
    let found = find(&writing, house, &visit.address().asked).await?;
    let mut state = State {
        title: typed.get("title").to_owned(),
        sentence: typed.get("sentence").to_owned(),
        public: typed.get("public") == "yes",
        problems: Vec::new(),
    };
    let lookup = house.lookup(&writing, Kind::SavedChart).await?;
    let mut texts = texts(&writing, &found, &state).ok_or(Refused::NotFound)?;
    if !found.open {
        // Who sees the chart may not see all that its figures rest on: none is kept, and each reader gets those of their own.
        texts.retain(|key, _| !["finding", "figures"].contains(&key.as_str()));
    }
    let added = match read(house.of(Kind::SavedChart), &texts, &lookup, None) {
        Ok(row) => Keeping { house, kind: Kind::SavedChart }.add(&mut writing, row, &lookup).await,
        Err(problems) => Err(NotDone::Wrong(problems)),
    };
    match added {
        Ok(row) => {
            writing.finish_noted().await?;
            Ok(see_other(&format!("{CHARTS}/{}", row.head.reference)))
        }
        Err(NotDone::Wrong(problems)) => {
            writing.give_up().await?;
            state.problems = problems;
            Ok(visit.show(views::form(&found, &state).with_errors()))
        }
        Err(NotDone::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Refused::NotFound),
    }
}

fn texts(open: &dyn Open, found: &Found, state: &State) -> Option<Texts> {
    let (choice, explored) = found.choice.as_ref().zip(found.explored.as_ref())?;
    // Figures of a measure are for those who may see the measure; the board is that of the measure.
    let head = found.measure.as_ref().map(Kept::head);
    let public = || head.as_ref().map_or(access::SeenBy::Anyone.key(), |head| head.seen_by.as_str()).to_owned();
    let seen_by = if state.public { public() } else { access::SeenBy::SignedIn.key().to_owned() };
    let members = seen_by == access::SeenBy::Members.key();
    let board = head.as_ref().and_then(|head| head.members_of).filter(|_| members);
    let pairs = [
        ("title", state.title.clone()),
        ("choice", choice.query()),
        ("measure", head.as_ref().map(|head| head.reference.clone()).unwrap_or_default()),
        ("sentence", state.sentence.clone()),
        ("finding", said::finding(explored)),
        ("figures", explored.kept()),
        ("saved_on", open.today().to_string()),
        ("seen_by", seen_by),
        ("members_of", board.and_then(|id| found.board(id)).unwrap_or_default()),
    ];
    Some(pairs.into_iter().map(|(key, text)| (key.to_owned(), text)).collect())
}
