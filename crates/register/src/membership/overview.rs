//! The workspace pages of membership: all boards with rules, as a page and as files, and one board.

use super::ask::{self, Body, Known};
use super::attending;
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
use records::pages::{Format, OnDay};
use records::{House, Names};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use values::Kind;

/// The address of the overview.
pub(crate) const MEMBERSHIP: &str = "/workspace/membership";

/// The lists whose labels the pages show.
pub(crate) const LISTS: [&str; 3] = ["partnership-kind", "authority-kind", "requirement-how"];

/// What the overview can be sorted by; otherwise boards with most missing come first.
pub(crate) const SORTS: [&str; 6] = ["board", "place", "required", "present", "vacant", "missing"];

/// The one of [`SORTS`] that the address asks for, and whether the last or biggest comes first.
pub(crate) fn sorted_by(address: &Address) -> Option<(&'static str, bool)> {
    let key = SORTS.into_iter().find(|key| *key == address.get("sort"))?;
    Some((key, address.get("order") == "desc"))
}

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
        let words = values::slug::folded(address.get("q"));
        let named = |board: &&Body| words.is_empty() || values::slug::folded(&board.title).contains(&words);
        let boards = self.boards.iter().filter(of_kind).filter(here).filter(named);
        let mut held: Vec<Held<'_>> = boards.map(|board| (board, membership(&self.known, board, self.day))).collect();
        held.retain(|(_, held)| !held.is_empty());
        self.sort(&mut held, address);
        held
    }

    /// Puts the boards in the order that the address asks for; they come by name.
    fn sort(&self, held: &mut [Held<'_>], address: &Address) {
        let Some((key, descending)) = sorted_by(address) else {
            held.sort_by_key(|(_, held)| {
                Reverse((held.number(Standing::Missing), held.number(Standing::Vacant), held.unneeded.len()))
            });
            return;
        };
        let place = |board: &Body| {
            let found = board.place.and_then(|id| self.known.places.iter().find(|place| place.id == id));
            found.map_or_else(String::new, |place| values::slug::folded(&place.title))
        };
        match key {
            "board" => held.sort_by_cached_key(|(board, _)| values::slug::folded(&board.title)),
            "place" => held.sort_by_cached_key(|(board, _)| place(board)),
            "required" => held.sort_by_key(|(_, held)| held.required()),
            "present" => held.sort_by_key(|(_, held)| held.number(Standing::Present)),
            "vacant" => held.sort_by_key(|(_, held)| held.number(Standing::Vacant)),
            _ => held.sort_by_key(|(_, held)| held.number(Standing::Missing)),
        }
        if descending {
            held.reverse();
        }
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
    let (on, today) = (OnDay::of(visit.address()), visit.clock().today());
    let reading = visit.reading().await?;
    let all = load(&reading, house, on.day.unwrap_or(today)).await?;
    reading.close().await?;
    Ok(visit.show(overview_views::page(&all, visit.address(), &on)))
}

/// All boards with rules as a file: a row for each body that belongs to one.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let day = OnDay::of(visit.address()).day.unwrap_or_else(|| visit.clock().today());
    let reading = visit.reading().await?;
    let all = load(&reading, house, day).await?;
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
    let day = day::on(visit);
    let attending = attending::of_board(&reading, house, (body.id, day), &known).await?;
    reading.close().await?;
    let held = rules::membership(&known, &body, day);
    let may_fill = visit.actor().has_any(actions::KEEPERS);
    let told =
        Told { known: &known, board: &body, held: &held, names: &names, day, may_fill, sight: &sight, attending: &attending };
    Ok(visit
        .show(overview_views::one(&told, records::pages::restricted(Kind::Partnership, &records::Kept::head(&board), &names))))
}
