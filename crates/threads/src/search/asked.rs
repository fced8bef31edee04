//! What the address of a search asks for: words, what it is narrowed to, the order, the page.

use super::places::{kinds, told_with};
use crate::address::Side;
use access::Open;
use chrono::{Datelike, NaiveDate};
use database::Fault;
use pages::Address;
use records::search::{Narrowed, Order};
use records::{Card, House};
use std::collections::BTreeSet;
use values::Kind;

/// Results on one page.
pub(super) const PER_PAGE: u64 = 20;
/// Years that can be chosen, from this one and the next backwards.
const YEARS: i32 = 16;

/// What is asked for, and what could be chosen instead.
pub(super) struct Asked {
    pub words: String,
    pub kind: Option<Kind>,
    pub board: Option<Card>,
    pub priority: Option<Card>,
    pub year: Option<i32>,
    pub order: Order,
    pub page: u64,
    pub boards: Vec<Card>,
    pub priorities: Vec<Card>,
    pub years: Vec<i32>,
}

impl Asked {
    /// Reads the address. What cannot be read asks for nothing.
    pub async fn read(open: &dyn Open, house: &House, side: Side, address: &Address) -> Result<Asked, Fault> {
        let words: String = address.get("q").trim().chars().take(200).collect();
        let (mut boards, mut priorities) = (Vec::new(), Vec::new());
        if !words.is_empty() {
            boards = house.choices(open, Kind::Partnership).await?;
            priorities = house.choices(open, Kind::Priority).await?;
        }
        let this_year = open.today().year();
        let years: Vec<i32> = (0..YEARS).map(|back| this_year + 1 - back).collect();
        let chosen = |cards: &[Card], name: &str| cards.iter().find(|card| card.reference == address.get(name)).cloned();
        Ok(Asked {
            kind: Kind::from_key(address.get("type")).filter(|kind| kinds(house, side).contains(kind)),
            board: chosen(&boards, "board"),
            priority: chosen(&priorities, "priority"),
            year: address.get("year").parse().ok().filter(|year| (1900..2200).contains(year)),
            order: if address.get("sort") == "newest" { Order::Newest } else { Order::Best },
            page: address.get("page").parse().unwrap_or(1).clamp(1, 1_000),
            words,
            boards,
            priorities,
            years,
        })
    }

    /// Whether the search is narrowed to less than everything.
    pub fn is_narrowed(&self) -> bool {
        self.kind.is_some() || self.board.is_some() || self.priority.is_some() || self.year.is_some()
    }

    /// The kinds that are looked at.
    pub fn kinds(&self, house: &House, side: Side) -> Vec<Kind> {
        self.kind.map_or_else(|| kinds(house, side), |kind| vec![kind])
    }

    /// What the search is narrowed to.
    pub fn narrowed(&self, side: Side) -> Narrowed {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        Narrowed {
            board: self.board.as_ref().map(|card| card.id),
            priority: self.priority.as_ref().map(|card| card.id),
            with: told_with(side),
            days: self.year.and_then(|year| day(year, 1, 1).zip(day(year, 12, 31))),
        }
    }

    /// The years that can be chosen, with the one that is.
    pub fn all_years(&self) -> BTreeSet<std::cmp::Reverse<i32>> {
        self.years.iter().copied().chain(self.year).map(std::cmp::Reverse).collect()
    }
}
