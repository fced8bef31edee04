//! The workspace pages of membership: all boards with rules, as a page and as files, and one board.

use super::ask::{self, Body, Known};
use super::columns::{self, Held};
use super::overview_views;
use super::rules::{self, Standing, membership};
use super::views::Told;
use crate::places::rules::with_all_inside;
use crate::{actions, day, find};
use access::{Open, Sight};
use chrono::NaiveDate;
use database::Fault;
use pages::{Address, Answer, Refused, Visit};
use records::pages::Format;
use records::{House, Names};
use std::collections::BTreeSet;
use values::Kind;

/// The address of the overview.
pub(crate) const MEMBERSHIP: &str = "/workspace/membership";

/// The lists whose labels the pages show.
pub(crate) const LISTS: [&str; 3] = ["partnership-kind", "authority-kind", "requirement-how"];

/// All boards with rules, before anything is left out.
pub(crate) struct All {
    pub(crate) known: Known,
    pub(crate) boards: Vec<Body>,
    pub(crate) names: Names,
    pub(crate) day: NaiveDate,
    pub(crate) sight: Sight,
    pub(crate) may_fill: bool,
}

impl All {
    /// The boards that the address asks for with who belongs to them: those with most missing first.
    pub(crate) fn held(&self, address: &Address) -> Vec<Held<'_>> {
        let place = self.known.places.iter().find(|place| place.reference == address.get("place"));
        let inside = place.map(|place| with_all_inside(place.id, &self.known.places));
        let here = |board: &&Body| match &inside {
            Some(inside) => board.place.is_some_and(|place| inside.contains(&place)),
            None => address.get("place").is_empty(),
        };
        let of_kind = |board: &&Body| address.get("kind").is_empty() || address.get("kind") == board.kind;
        let boards = self.boards.iter().filter(of_kind).filter(here);
        let mut held: Vec<Held<'_>> = boards.map(|board| (board, membership(&self.known, board, self.day))).collect();
        held.retain(|(_, held)| !held.is_empty());
        held.sort_by_key(|(_, held)| {
            std::cmp::Reverse((held.number(Standing::Missing), held.number(Standing::Vacant), held.unneeded.len()))
        });
        held
    }
}

async fn load(open: &dyn Open, house: &House, day: NaiveDate) -> Result<All, Fault> {
    let boards = ask::bodies(open, Kind::Partnership).await?;
    let kinds: BTreeSet<&str> = boards.iter().map(|board| board.kind.as_str()).collect();
    let known = ask::known(open, &kinds, None).await?;
    let names = house.terms_of(open, &LISTS).await?;
    let may_fill = open.actor().has_any(actions::KEEPERS);
    Ok(All { known, boards, names, day, sight: open.sight().clone(), may_fill })
}

/// Shows all boards with rules.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let all = load(&reading, house, day::on(visit)).await?;
    reading.close().await?;
    Ok(visit.show(overview_views::page(&all, visit.address())))
}

/// All boards with rules as a file: a row for each body that belongs to one.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let all = load(&reading, house, day::on(visit)).await?;
    reading.close().await?;
    columns::flat(&all.known, &all.held(visit.address()), &all.names).answer(visit, format)
}

/// Shows one board: who must be there, with the forms for those who keep seats.
pub(crate) async fn one(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let board: crate::partnerships::records::Model = find::one(&reading, reference).await?.ok_or(Refused::NotFound)?;
    let body = Body::from(&board);
    let known = ask::known(&reading, &BTreeSet::from([board.kind.as_str()]), Some(&body)).await?;
    let pointed = find::Pointed::default().at(board.members_of.map(values::Id::<values::kind::Partnership>::of));
    let names = pointed.names(house, &reading, &LISTS).await?;
    let sight = reading.sight().clone();
    reading.close().await?;
    let day = day::on(visit);
    let held = rules::membership(&known, &body, day);
    let may_fill = visit.actor().has_any(actions::KEEPERS);
    let told = Told { known: &known, board: &body, held: &held, names: &names, day, may_fill, sight: &sight };
    Ok(visit
        .show(overview_views::one(&told, records::pages::restricted(Kind::Partnership, &records::Kept::head(&board), &names))))
}
