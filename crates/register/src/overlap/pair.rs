//! The page of two boards: what they share, by name, and what nobody would cover if one closed.

use super::pair_views;
use super::rules::{self, Merged, Pair, Setting, Uncovered};
use super::setting::{self, Numbers};
use crate::landscape::{self, Landscape};
use pages::{Answer, Refused, Visit};
use records::House;

/// Two boards with what they share.
pub(crate) struct Two {
    pub(crate) land: Landscape,
    pub(crate) setting: Setting,
    pub(crate) numbers: Numbers,
    pub(crate) pair: Pair,
    /// What nobody would cover if the first closed, and if the second did.
    pub(crate) closed: [Uncovered; 2],
    pub(crate) merged: Merged,
}

/// Shows the page. A board that may not be seen is as absent as one that never was.
pub(crate) async fn show(visit: &Visit, house: &House, (one, other): (&str, &str)) -> Answer {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    reading.close().await?;
    let two = of(land, one, other).ok_or(Refused::NotFound)?;
    Ok(visit.show(pair_views::page(&two)))
}

/// The two boards with these references; none when one is not there, or both are the same.
pub(crate) fn of(land: Landscape, one: &str, other: &str) -> Option<Two> {
    let at = |reference: &str| land.boards.iter().position(|board| board.reference == reference);
    let (one, other) = at(one).zip(at(other)).filter(|(one, other)| one != other)?;
    let (setting, numbers) = setting::of(&land);
    let pair = rules::pair(&setting, one, other);
    let closed = [rules::if_closed(&setting, pair.one), rules::if_closed(&setting, pair.other)];
    let merged = rules::if_merged(&setting, pair.one, pair.other);
    Some(Two { land, setting, numbers, pair, closed, merged })
}
