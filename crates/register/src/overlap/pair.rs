//! The page of two boards: what they share, by name, and what nobody would cover if one closed.

use super::duties::{self, Joint, Unmet};
use super::pair_views;
use super::rules::{self, Merged, Pair, Setting, Uncovered};
use super::setting::{self, Numbers};
use crate::landscape::{self, Board, Landscape};
use crate::membership::ask::{self, Body, Known};
use access::Open;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};
use std::collections::BTreeSet;
use values::words::t;

/// What the rules of law are held against.
#[derive(Default)]
pub(crate) struct Law {
    pub(crate) known: Known,
    /// Every board of the landscape, in its order.
    pub(crate) bodies: Vec<Body>,
    pub(crate) names: Names,
}

/// Two boards with what they share.
pub(crate) struct Two {
    pub(crate) land: Landscape,
    pub(crate) law: Law,
    pub(crate) setting: Setting,
    pub(crate) numbers: Numbers,
    pub(crate) pair: Pair,
    /// What nobody would cover if the first closed, and if the second did.
    pub(crate) closed: [Uncovered; 2],
    pub(crate) merged: Merged,
}

impl Two {
    /// The two boards.
    pub(crate) fn boards(&self) -> [&Board; 2] {
        [&self.land.boards[self.pair.one], &self.land.boards[self.pair.other]]
    }

    /// The place of a board, in words.
    pub(crate) fn place_of(&self, board: &Board) -> String {
        let place = board.place.and_then(|place| self.land.place(place));
        place.map_or_else(|| t("place not stated").into_owned(), |place| place.title.clone())
    }

    /// The duties in law that nobody would meet if the first closed, and if the second did.
    pub(crate) fn unmet(&self) -> [Unmet<'_>; 2] {
        let (law, day) = (&self.law, self.land.day);
        [self.pair.one, self.pair.other].map(|at| duties::if_closed(&law.known, &law.bodies, &law.bodies[at], day))
    }

    /// What the law would ask of the board that the two became.
    pub(crate) fn joint(&self) -> Joint<'_> {
        let bodies = &self.law.bodies;
        duties::if_merged(&self.law.known, &bodies[self.pair.one], &bodies[self.pair.other], self.land.day)
    }
}

/// Shows the page. A board that may not be seen is as absent as one that never was.
pub(crate) async fn show(visit: &Visit, house: &House, references: (&str, &str)) -> Answer {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    let (one, other) = positions(&land, references).ok_or(Refused::NotFound)?;
    let law = law(&reading, house, &land, [one, other]).await?;
    reading.close().await?;
    Ok(visit.show(pair_views::page(&of(land, law, (one, other)))))
}

/// Where the two boards with these references stand; none when one is not there, or both are the same.
fn positions(land: &Landscape, (one, other): (&str, &str)) -> Option<(usize, usize)> {
    let at = |reference: &str| land.boards.iter().position(|board| board.reference == reference);
    at(one).zip(at(other)).filter(|(one, other)| one != other)
}

/// What the rules of law about these two boards are held against.
async fn law(open: &dyn Open, house: &House, land: &Landscape, two: [usize; 2]) -> Result<Law, Fault> {
    let kinds: BTreeSet<&str> = two.iter().map(|at| land.boards[*at].kind.as_str()).collect();
    let known = ask::known(open, &kinds, None).await?;
    let names = house.terms_of(open, &["authority-kind"]).await?;
    Ok(Law { known, bodies: land.boards.iter().map(body).collect(), names })
}

/// A board of the landscape as membership asks for it: it is there on the day.
fn body(board: &Board) -> Body {
    Body {
        id: board.id,
        reference: board.reference.clone(),
        title: board.title.clone(),
        kind: board.kind.clone(),
        place: board.place.map(values::Id::of),
        from: None,
        to: None,
    }
}

/// What the boards at these two positions share.
fn of(land: Landscape, law: Law, (one, other): (usize, usize)) -> Two {
    let (setting, numbers) = setting::of(&land);
    let pair = rules::pair(&setting, one, other);
    let closed = [rules::if_closed(&setting, pair.one), rules::if_closed(&setting, pair.other)];
    let merged = rules::if_merged(&setting, pair.one, pair.other);
    Two { land, law, setting, numbers, pair, closed, merged }
}
