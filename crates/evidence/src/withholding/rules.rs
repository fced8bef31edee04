//! The rule of small numbers for one count, and how counts and rates are shown.

use crate::figures::rate_words;
use values::money::with_commas;
use values::words::t;

/// Below which number counts are withheld. A site sets it; 5 is usual for crime and for health in England and Wales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Counts below this are withheld; with 0 or 1 none is.
    pub below: u64,
    /// Whether nought is withheld too. It tells that nobody is concerned, so by itself it does not.
    pub nought_too: bool,
}

impl Default for Threshold {
    fn default() -> Threshold {
        Threshold { below: 5, nought_too: false }
    }
}

impl Threshold {
    /// Whether this count is withheld for its own sake.
    pub fn withholds(self, count: u64) -> bool {
        count < self.below && (count > 0 || self.nought_too)
    }

    /// The count alone, with no table around it.
    pub fn shown(self, count: u64) -> Shown {
        if self.withholds(count) { Shown::Withheld } else { Shown::Number(count) }
    }

    /// The least that a withheld count can be, as anybody knows who knows the rule.
    pub(super) fn least(self) -> u64 {
        u64::from(!self.nought_too)
    }
}

/// A count as people may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The count itself.
    Number(u64),
    /// There is a count, and it is not shown.
    Withheld,
    /// There is no count. That is not nought.
    NoData,
}

/// The mark of a withheld count in tables and files.
pub const MARK: &str = "c";

impl Shown {
    /// What a table or a file says: the number with commas, `c`, or that there is no data.
    pub fn words(self) -> String {
        match self {
            Shown::Number(count) => with_commas(count),
            Shown::Withheld => MARK.to_owned(),
            Shown::NoData => t("No data").into_owned(),
        }
    }

    /// The number, when it is shown.
    pub fn number(self) -> Option<u64> {
        match self {
            Shown::Number(count) => Some(count),
            Shown::Withheld | Shown::NoData => None,
        }
    }

    /// The rate for so many people. What is withheld as a count is withheld as a rate; without people there is none.
    pub fn rate(self, people: u64, per: u64) -> ShownRate {
        match self {
            Shown::Number(_) if people == 0 => ShownRate::NoData,
            Shown::Number(count) => ShownRate::Number(count as f64 * per as f64 / people as f64),
            Shown::Withheld => ShownRate::Withheld,
            Shown::NoData => ShownRate::NoData,
        }
    }

    /// The sum of counts. When one of them is withheld the sum is too, for it would tell a part of it; a missing one leaves none.
    pub fn sum(counts: impl IntoIterator<Item = Shown>) -> Shown {
        counts.into_iter().fold(Shown::Number(0), |sum, next| match (sum, next) {
            (Shown::NoData, _) | (_, Shown::NoData) => Shown::NoData,
            (Shown::Withheld, _) | (_, Shown::Withheld) => Shown::Withheld,
            (Shown::Number(a), Shown::Number(b)) => Shown::Number(a.saturating_add(b)),
        })
    }
}

/// A rate as people may see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShownRate {
    /// The rate.
    Number(f64),
    /// It comes from a withheld count.
    Withheld,
    /// There is none.
    NoData,
}

impl ShownRate {
    /// The rate, when it is shown.
    pub fn number(self) -> Option<f64> {
        match self {
            ShownRate::Number(rate) => Some(rate),
            ShownRate::Withheld | ShownRate::NoData => None,
        }
    }

    /// What a table or a file says.
    pub fn words(self) -> String {
        match self {
            ShownRate::Number(rate) => rate_words(rate),
            ShownRate::Withheld => MARK.to_owned(),
            ShownRate::NoData => t("No data").into_owned(),
        }
    }
}

/// The note that stands under every table and chart in which something is withheld.
pub fn note() -> String {
    t("c: withheld to protect people").into_owned()
}

/// What a chart says in the place of a withheld value.
pub fn in_chart() -> String {
    t("Withheld to protect people").into_owned()
}
