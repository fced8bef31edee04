//! The boards of one organisation, in the workspace: where it sits, and the boards in its places where it has no seat.

use super::records::Model as Organisation;
use crate::find::{self, Pointed};
use crate::membership::ask::{self, Body, Known};
use crate::membership::overview::LISTS;
use crate::membership::rules::{Standing, Who, membership};
use crate::membership::scope::around;
use crate::seats::Model as Seat;
use crate::spans::{Phase, phase};
use crate::{actions, day, files};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use documents::{Cell, ColumnKind};
use pages::{Answer, Refused, Visit};
use records::{House, Names};
use sea_orm::Condition;
use std::collections::BTreeSet;
use values::words::{fill, t};
use values::{Id, Kind, kind};

/// The address of these pages.
pub(crate) const SEATS_OF: &str = "/workspace/seats-of";

/// An organisation, all boards, and its own seats.
pub(crate) struct Whole {
    pub(crate) organisation: Organisation,
    pub(crate) boards: Vec<Body>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) known: Known,
    /// Its place, what is around it and what lies inside it.
    pub(crate) around: BTreeSet<Id<kind::Place>>,
    pub(crate) names: Names,
    pub(crate) day: NaiveDate,
    pub(crate) may_keep: bool,
}

/// A board in the organisation's places on which it has no seat.
pub(crate) struct Without<'a> {
    pub(crate) board: &'a Body,
    /// What the law says, when it says that the organisation must be there: the rule, and where it stands.
    pub(crate) law: Vec<(String, String)>,
    /// The role that the law gives it there.
    pub(crate) role: Option<&'static str>,
}

impl Whole {
    /// The boards on which it sits on the day, each with its seat.
    pub(crate) fn with_seat(&self) -> Vec<(&Body, &Seat)> {
        let current = self.seats.iter().filter(|seat| phase(self.day, seat.from, seat.to) == Phase::Current);
        let mut found: Vec<(&Body, &Seat)> = current
            .filter_map(|seat| Some((self.boards.iter().find(|board| board.id == seat.partnership.uuid())?, seat)))
            .collect();
        found.sort_by_cached_key(|(board, _)| values::slug::folded(&board.title));
        found
    }

    /// The boards on which it has no seat: those where the law asks for one first.
    pub(crate) fn without_seat(&self) -> Vec<Without<'_>> {
        let seated: BTreeSet<_> = self.with_seat().into_iter().map(|(board, _)| board.id).collect();
        let free = self.boards.iter().filter(|board| board.is_there(self.day) && !seated.contains(&board.id));
        let told = free.filter_map(|board| {
            let near = board.place.is_some_and(|place| self.around.contains(&place));
            let without = self.without(board);
            (near || without.role.is_some()).then_some(without)
        });
        let mut boards: Vec<Without<'_>> = told.collect();
        boards.sort_by_key(|without| without.role.is_none());
        boards
    }

    /// What the law says of this board, where it has no seat.
    fn without<'a>(&'a self, board: &'a Body) -> Without<'a> {
        let own = Who::One(self.organisation.id.uuid());
        let held = membership(&self.known, board, self.day);
        let line = held.lines.iter().find(|line| line.who == own && line.standing == Standing::Missing);
        let rules = line.iter().flat_map(|line| &line.rules);
        let law = rules.map(|rule| (rule.title.clone(), rule.citation.clone())).collect();
        Without { board, law, role: line.map(|line| line.role()) }
    }
}

async fn load(open: &dyn Open, house: &House, reference: &str, day: NaiveDate) -> Result<Option<Whole>, Fault> {
    let Some(organisation) = find::one::<Organisation>(open, reference).await? else { return Ok(None) };
    let boards = ask::bodies(open, Kind::Partnership).await?;
    let kinds: BTreeSet<&str> = boards.iter().map(|board| board.kind.as_str()).collect();
    let known = ask::known(open, &kinds, None).await?;
    let places: Vec<crate::places::records::Model> = find::all(open, Condition::all()).await?;
    let place = places.iter().find(|place| Some(place.id) == organisation.place);
    let seats: Vec<Seat> = find::with(open, "organisation", organisation.id).await?;
    let pointed = Pointed::default()
        .at(places.iter().map(|place| place.id))
        .at(seats.iter().filter_map(|seat| seat.post))
        .at(organisation.members_of.map(Id::<kind::Partnership>::of));
    let lists = [&LISTS[..], &["seat-role"]].concat();
    let (names, around) = (pointed.names(house, open, &lists).await?, around(place, &places));
    let may_keep = open.actor().has_any(actions::KEEPERS);
    Ok(Some(Whole { organisation, boards, seats, known, around, names, day, may_keep }))
}

/// Shows the page, or its file: `kent-police`, `kent-police.csv`.
pub(crate) async fn show(visit: &Visit, house: &House, asked: &str) -> Answer {
    let (reference, format) = files::of_file(asked);
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference, day::on(visit)).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    match format {
        Some(format) => flat(&whole).answer(visit, format),
        None => Ok(visit.show(super::boards_views::page(&whole))),
    }
}

fn flat(whole: &Whole) -> files::Flat {
    let text = |key, heading: std::borrow::Cow<'static, str>| (key, heading.into_owned(), ColumnKind::Text);
    let start = |board: &Body| -> Vec<Cell> {
        let place = board.place.map(|place| whole.names.title(place.uuid())).unwrap_or_default();
        let kind = whole.names.label("partnership-kind", &board.kind);
        vec![board.title.as_str().into(), board.reference.as_str().into(), kind.into(), place.into()]
    };
    let seated = whole.with_seat().into_iter().map(|(board, seat)| {
        let role = whole.names.label("seat-role", &seat.role);
        [start(board), vec![role.into(), files::day(seat.from), Cell::Empty]].concat()
    });
    let without = whole.without_seat().into_iter().map(|without| {
        let law: Vec<String> = without.law.iter().map(|(rule, citation)| format!("{rule} ({citation})")).collect();
        [start(without.board), vec![t("No seat").into_owned().into(), Cell::Empty, law.join("; ").into()]].concat()
    });
    files::Flat {
        name: "seats-of",
        title: fill("Boards of {organisation}", &[("organisation", &whole.organisation.title)]),
        headings: vec![
            text("board", t("Board")),
            text("board_reference", t("Reference of the board")),
            text("kind", t("Kind of board")),
            text("place", t("Place")),
            text("role", t("Role")),
            ("from", t("From").into_owned(), ColumnKind::Day),
            text("law", t("What the law says")),
        ],
        rows: seated.chain(without).collect(),
    }
}
