//! What a pooled cost comes to, who gives what, and what is missing. No database, no clock.

use crate::funds::rules::above_nought;
use values::Money;
use values::words::{fill, t};

/// The standing of a contribution that was asked for.
pub const ASKED: &str = "asked";
/// The standing of a contribution that was agreed.
pub const AGREED: &str = "agreed";
/// The standing of a contribution that was paid.
pub const PAID: &str = "paid";
/// The standing of a contribution that a partner cannot make.
pub const CANNOT_PAY: &str = "cannot-pay";

/// The most units a year that make sense.
const MOST_UNITS: i64 = 100_000;

/// What is wrong with the pooled cost as a whole: the field to mend, and the words.
pub fn problems(unit_cost: Money, units: i64) -> Vec<(&'static str, String)> {
    let mut problems: Vec<_> = above_nought("unit_cost", unit_cost).into_iter().collect();
    if !(1..=MOST_UNITS).contains(&units) {
        problems.push(("units", t("The number a year must be from 1 to 100,000").into_owned()));
    }
    problems
}

/// What is wrong with a contribution as a whole.
pub fn contribution_problems(standing: &str, amount: Option<Money>, reason: Option<&str>) -> Vec<(&'static str, String)> {
    let mut problems: Vec<_> = amount.and_then(|amount| above_nought("amount", amount)).into_iter().collect();
    if matches!(standing, AGREED | PAID) && amount.is_none() {
        problems.push(("amount", t("Enter the amount that was agreed or paid").into_owned()));
    }
    if standing == CANNOT_PAY && reason.is_none_or(|reason| reason.trim().is_empty()) {
        problems.push(("reason", t("Say why the organisation cannot pay").into_owned()));
    }
    problems
}

/// What a pooled cost comes to in a year.
pub fn cost(unit_cost: Money, units: i64) -> Money {
    Money(unit_cost.pence().saturating_mul(units))
}

/// A pooled cost and what is given towards it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What it costs in the year.
    pub cost: Money,
    /// What was asked for and not answered yet.
    pub asked: Money,
    /// What was agreed and not paid yet.
    pub agreed: Money,
    /// What was paid.
    pub paid: Money,
    /// How many organisations cannot pay.
    pub cannot_pay: u64,
}

impl Sums {
    /// Adds up contributions: their standing and their amount.
    pub fn of<'a>(cost: Money, contributions: impl IntoIterator<Item = (&'a str, Option<Money>)>) -> Sums {
        let mut sums = Sums { cost, ..Sums::default() };
        for (standing, amount) in contributions {
            let amount = amount.unwrap_or_default();
            match standing {
                AGREED => sums.agreed = sums.agreed + amount,
                PAID => sums.paid = sums.paid + amount,
                CANNOT_PAY => sums.cannot_pay += 1,
                _ => sums.asked = sums.asked + amount,
            }
        }
        sums
    }

    /// What is sure: agreed or paid.
    pub fn sure(&self) -> Money {
        self.agreed + self.paid
    }

    /// What is missing even if everyone who was asked pays; never below nought.
    pub fn shortfall(&self) -> Money {
        (self.cost - self.sure() - self.asked).max(Money(0))
    }

    /// What nobody has agreed to or paid yet; never below nought.
    pub fn not_sure(&self) -> Money {
        (self.cost - self.sure()).max(Money(0))
    }

    /// The sentence that says what is missing.
    pub fn words(&self) -> String {
        let (cost, shortfall, not_sure) = (self.cost.words(), self.shortfall().words(), self.not_sure().words());
        let gaps = [("cost", &*cost), ("shortfall", &*shortfall), ("not_sure", &*not_sure)];
        match (self.shortfall(), self.not_sure()) {
            (Money(0), Money(0)) => fill("The whole cost of {cost} is agreed or paid.", &gaps),
            (Money(0), _) => {
                fill("If everyone who was asked pays, the whole cost of {cost} is met. {not_sure} is not agreed yet.", &gaps)
            }
            (short, open) if short == open => fill("{shortfall} of {cost} is missing.", &gaps),
            _ => fill(
                "Even if everyone who was asked pays, {shortfall} of {cost} is missing. {not_sure} is not agreed yet.",
                &gaps,
            ),
        }
    }
}
