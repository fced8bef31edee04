//! The page of visits in the workspace: which partnership has waited longest.

use super::records::Model as BoardVisit;
use super::{rules, views};
use crate::find::{self, Pointed};
use crate::membership::ask::{self, Body};
use crate::places::records::Model as Place;
use crate::places::rules::with_all_inside;
use crate::{actions, public};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use documents::{Cell, ColumnKind};
use pages::{Address, Answer, Visit};
use records::pages::Format;
use records::{House, Names};
use sea_orm::Condition;
use values::Kind;
use values::words::t;

/// The address of the page.
pub(crate) const VISITS: &str = "/workspace/visits";

/// All that the page tells.
pub(crate) struct All {
    pub(crate) boards: Vec<Body>,
    pub(crate) visits: Vec<BoardVisit>,
    pub(crate) places: Vec<Place>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
    pub(crate) may_keep: bool,
}

impl All {
    /// The boards that the address asks for.
    fn narrow(&mut self, address: &Address) {
        let place = self.places.iter().find(|place| place.reference == address.get("place"));
        let inside = place.map(|place| with_all_inside(place.id, &self.places));
        let (kind, any_place) = (address.get("kind"), address.get("place").is_empty());
        self.boards.retain(|board| {
            let here = inside.as_ref().is_some_and(|inside| board.place.is_some_and(|place| inside.contains(&place)));
            (kind.is_empty() || kind == board.kind) && (any_place || here)
        });
    }
}

async fn load(open: &dyn Open, house: &House) -> Result<All, Fault> {
    let visits: Vec<BoardVisit> = find::all(open, Condition::all()).await?;
    let pointed = Pointed::default().at(visits.iter().map(|visit| visit.post));
    Ok(All {
        boards: ask::bodies(open, Kind::Partnership).await?,
        places: find::all(open, Condition::all()).await?,
        names: pointed.names(house, open, &["partnership-kind"]).await?,
        today: open.today(),
        may_keep: open.actor().has_any(actions::KEEPERS),
        visits,
    })
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let mut all = load(&reading, house).await?;
    reading.close().await?;
    all.narrow(visit.address());
    Ok(visit.show(views::page(&all, visit.address())))
}

/// The same as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let mut all = load(&reading, house).await?;
    reading.close().await?;
    all.narrow(visit.address());
    flat(&all).answer(visit, format)
}

fn flat(all: &All) -> crate::files::Flat {
    let text = |key, heading: std::borrow::Cow<'static, str>| (key, heading.into_owned(), ColumnKind::Text);
    let row = |waiting: &rules::Waiting| -> Vec<Cell> {
        let post = |visit: Option<&BoardVisit>| visit.map(|visit| all.names.title(visit.post.uuid())).unwrap_or_default();
        vec![
            waiting.board.title.as_str().into(),
            waiting.board.reference.as_str().into(),
            all.names.label("partnership-kind", &waiting.board.kind).into(),
            crate::files::day(waiting.last.map(|visit| visit.on)),
            post(waiting.last).into(),
            waiting.days(all.today).map_or(Cell::Empty, |days| Cell::Number(days as f64)),
            crate::files::day(waiting.next.map(|visit| visit.on)),
        ]
    };
    crate::files::Flat {
        name: "visits",
        title: t("Visits to partnerships").into_owned(),
        headings: vec![
            text("board", t("Board")),
            text("board_reference", t("Reference of the board")),
            text("kind", t("Kind of board")),
            ("last_visit", t("Last visit").into_owned(), ColumnKind::Day),
            text("visited_by", t("Visited by")),
            ("days_since", t("Days since").into_owned(), ColumnKind::Number),
            ("next_visit", t("Next visit").into_owned(), ColumnKind::Day),
        ],
        rows: rules::waiting(&all.boards, &all.visits, all.today).iter().map(row).collect(),
    }
}

/// The kinds of the boards that there are, for the filter.
pub(crate) fn kinds(all: &All) -> Vec<(String, String)> {
    let mut kinds: Vec<(String, String)> = all.names.terms("partnership-kind").to_vec();
    kinds.sort_by_key(|(key, _)| public::rank(&all.names, "partnership-kind", key));
    kinds
}
