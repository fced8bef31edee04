//! The columns of a list that a page works out: what they show, what files hold of them, what they are sorted by. Pure.

use crate::pages::list::sort;
use ::pages::Address;
use chrono::NaiveDate;
use components::Column;
use documents::{Cell, ColumnKind};
use maud::Markup;
use std::cmp::Ordering;
use values::slug::folded;

/// What a column is sorted by. What is missing comes last, whichever way the column is turned.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// By the alphabet, whatever the case and the accents.
    Words(String),
    /// By size.
    Number(f64),
    /// By time.
    Day(NaiveDate),
    /// Nothing is there.
    Missing,
}

impl Order {
    /// By these words; none are missing.
    pub fn words(words: &str) -> Order {
        if words.is_empty() { Order::Missing } else { Order::Words(folded(words)) }
    }

    /// By this day, when there is one.
    pub fn day(day: Option<NaiveDate>) -> Order {
        day.map_or(Order::Missing, Order::Day)
    }

    /// By this number, when there is one.
    pub fn number(number: Option<f64>) -> Order {
        number.map_or(Order::Missing, Order::Number)
    }

    pub(super) fn compare(&self, other: &Order, descending: bool) -> Ordering {
        let turned = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
        match (self, other) {
            (Order::Words(one), Order::Words(other)) => turned(one.cmp(other)),
            (Order::Number(one), Order::Number(other)) => turned(one.total_cmp(other)),
            (Order::Day(one), Order::Day(other)) => turned(one.cmp(other)),
            _ => self.is_missing().cmp(&other.is_missing()),
        }
    }

    fn is_missing(&self) -> bool {
        *self == Order::Missing
    }
}

/// Something told of a row.
pub(super) type Of<'a, R, T> = Box<dyn Fn(&R) -> T + 'a>;

/// A column of a list: on the page, in the file, or in both.
pub struct ListColumn<'a, R> {
    pub(super) key: &'static str,
    pub(super) heading: String,
    pub(super) kind: ColumnKind,
    pub(super) shown: Option<Of<'a, R, Markup>>,
    pub(super) filed: Option<Of<'a, R, Cell>>,
    pub(super) order: Option<Of<'a, R, Order>>,
}

impl<'a, R> ListColumn<'a, R> {
    /// A column of text with a key, for the address and for JSON, and a heading.
    pub fn new(key: &'static str, heading: impl Into<String>) -> Self {
        ListColumn { key, heading: heading.into(), kind: ColumnKind::Text, shown: None, filed: None, order: None }
    }

    /// What kind of thing it holds. Numbers stand at the right.
    pub fn kind(mut self, kind: ColumnKind) -> Self {
        self.kind = kind;
        self
    }

    /// What the page shows; without it the column is in files only.
    pub fn shown(mut self, cell: impl Fn(&R) -> Markup + 'a) -> Self {
        self.shown = Some(Box::new(cell));
        self
    }

    /// What a file holds; without it the column is on the page only.
    pub fn filed(mut self, cell: impl Fn(&R) -> Cell + 'a) -> Self {
        self.filed = Some(Box::new(cell));
        self
    }

    /// What it is sorted by; without it the list cannot be sorted by this column.
    pub fn sorted(mut self, order: impl Fn(&R) -> Order + 'a) -> Self {
        self.order = Some(Box::new(order));
        self
    }

    /// Its heading on the page, which sorts the list.
    pub(super) fn headed(&self, address: &Address, sorted: Option<(&str, bool)>) -> Column {
        let column = match self.kind {
            ColumnKind::Number | ColumnKind::Pounds => Column::numeric(self.heading.clone()),
            ColumnKind::Text | ColumnKind::Day => Column::new(self.heading.clone()),
        };
        if self.order.is_none() {
            return column;
        }
        let now = sorted.filter(|(key, _)| *key == self.key);
        column.sort(sort(address, self.key, now.is_some(), now.is_some_and(|(_, descending)| descending)))
    }
}
