//! Closing an action at a meeting: a page that asks what came of it and which meeting was told.

mod views;

use crate::keepers::ACTIONS;
use ::records::change::{Keep, Keeping, NotDone};
use ::records::reading::{Problem, Texts, read};
use ::records::{Card, House, Lookup, Row, in_house};
use access::Open;
use axum::extract::Path;
use axum::http::StatusCode;
use database::Fault;
use pages::{Answer, Audience, Refused, Routes, Typed, Visit, see_other};
use values::Kind;
use values::meaning::Meant;
use values::words::t;

/// The pages.
pub fn routes(house: &House) -> Routes {
    let (path, keepers) = ("/workspace/actions/{reference}/close", Audience::Roles(ACTIONS));
    Routes::new()
        .about(Kind::Action)
        .get(path, keepers, in_house!(house, |visit, at: Path<String>| show(visit, house, at.0)))
        .post(path, keepers, in_house!(house, |visit, at: Path<String>, typed: Typed| send(visit, house, at.0, typed)))
}

/// What the page shows.
struct Closing {
    action: Row,
    lookup: Lookup,
    /// The meetings that may close it, the latest first.
    meetings: Vec<Card>,
    /// What stands in the form.
    texts: Texts,
    problems: Vec<Problem>,
}

impl Closing {
    async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Closing, Refused> {
        let action = house.of(Kind::Action).find(open, reference).await?.ok_or(Refused::NotFound)?;
        let mut lookup = Lookup::with(house.names(open, Kind::Action, std::slice::from_ref(&action)).await?);
        let meetings = meetings(open, house).await?;
        for card in &meetings {
            lookup.add_thing(Kind::Meeting, &card.reference, card.id);
        }
        lookup.names.add_cards(meetings.clone());
        let texts = ::records::reading::texts(house.of(Kind::Action), &action, &lookup.names);
        Ok(Closing { action, lookup, meetings, texts, problems: Vec::new() })
    }

    fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }
}

/// The meetings that the actor may see, the latest first. Another area keeps them, so they are read through the house.
async fn meetings(open: &dyn Open, house: &House) -> Result<Vec<Card>, Fault> {
    let register = house.of(Kind::Meeting);
    let day = register.fields().iter().position(|field| field.key == "on");
    let rows = register.rows(open, &::records::Ask { sort: day, descending: true, ..::records::Ask::default() }).await?;
    let held = |row: &Row| match day.and_then(|at| row.values.get(at)) {
        Some(Meant::Day(on)) => *on <= open.today(),
        _ => true,
    };
    let card = |row: Row| Card {
        kind: Kind::Meeting,
        id: row.head.id,
        reference: row.head.reference,
        title: row.head.title,
        seen_by: row.head.seen_by,
    };
    Ok(rows.into_iter().filter(held).map(card).collect())
}

async fn show(visit: Visit, house: House, reference: String) -> Answer {
    let reading = visit.reading().await?;
    let mut closing = Closing::load(&reading, &house, &reference).await?;
    reading.close().await?;
    let asked = visit.address().get("meeting");
    if !asked.is_empty() {
        closing.texts.insert("closed_at".to_owned(), asked.to_owned());
    }
    Ok(visit.show(views::page(&closing)))
}

async fn send(visit: Visit, house: House, reference: String, typed: Typed) -> Answer {
    let mut writing = visit.begin(&Keep(ACTIONS)).await?;
    let mut closing = Closing::load(&writing, &house, &reference).await?;
    for key in ["standing", "outcome", "closed_at"] {
        closing.texts.insert(key.to_owned(), typed.get(key).to_owned());
    }
    if typed.get("was") != closing.action.head.version.to_string() {
        return Ok(visit.show(views::overtaken(&closing).status(StatusCode::CONFLICT)));
    }
    if typed.get("closed_at").is_empty() {
        let words = t("Select the meeting that was told").into_owned();
        closing.problems.push(Problem { key: "closed_at".to_owned(), found: String::new(), words });
    }
    let sent: Texts = ["standing", "outcome", "closed_at"].map(|key| (key.to_owned(), typed.get(key).to_owned())).into();
    let read = read(house.of(Kind::Action), &sent, &closing.lookup, Some(&closing.action));
    let row = match (read, closing.problems.is_empty()) {
        (Ok(row), true) => row,
        (read, _) => {
            closing.problems.extend(read.err().unwrap_or_default());
            return Ok(visit.show(views::page(&closing)));
        }
    };
    let keeping = Keeping { house: &house, kind: Kind::Action };
    let here = format!("/workspace/actions/{reference}");
    match keeping.change(&mut writing, &closing.action, row, &closing.lookup).await {
        Ok(true) => Ok(see_other(&format!("{here}?done={}", writing.finish_noted().await?))),
        Ok(false) => Ok(see_other(&here)),
        Err(NotDone::Wrong(problems)) => {
            closing.problems = problems;
            Ok(visit.show(views::page(&closing)))
        }
        Err(NotDone::Fault(fault)) => Err(fault.into()),
        Err(_) => Ok(visit.show(views::overtaken(&closing).status(StatusCode::CONFLICT))),
    }
}
