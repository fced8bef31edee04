//! The money of one thread: lines of budgets, awards and pooled costs, and what they come to year by year. Pure.

use funding::shared::{AwardSummary, BudgetLineSummary, PoolSummary};
use std::collections::BTreeMap;
use values::{FinancialYear, Money};

/// The money that serves a priority.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyOf {
    /// Lines of budgets.
    pub lines: Vec<BudgetLineSummary>,
    /// Awards.
    pub awards: Vec<AwardSummary>,
    /// Costs that partners share.
    pub pools: Vec<PoolSummary>,
}

/// What the money of a thread comes to in one financial year. What is budgeted and what is awarded are not added up:
/// a fund may itself be a line of a budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearOf {
    /// The year.
    pub year: FinancialYear,
    /// What budgets set aside.
    pub budgeted: Money,
    /// What was awarded; a withdrawn award does not count.
    pub awarded: Money,
    /// What was paid of the awards.
    pub paid: Money,
    /// What pooled costs come to.
    pub shared: Money,
}

impl MoneyOf {
    /// Whether any money serves the priority.
    pub fn is_some(&self) -> bool {
        !self.lines.is_empty() || !self.pools.is_empty() || self.awards.iter().any(AwardSummary::takes_money)
    }

    /// The years, the latest first.
    pub fn years(&self) -> Vec<YearOf> {
        let mut years: BTreeMap<FinancialYear, YearOf> = BTreeMap::new();
        let mut of = |year: FinancialYear, change: &dyn Fn(&mut YearOf)| {
            change(years.entry(year).or_insert(YearOf { year, ..YearOf::default() }));
        };
        for line in &self.lines {
            of(line.year, &|sums| sums.budgeted = sums.budgeted + line.amount);
        }
        for award in self.awards.iter().filter(|award| award.takes_money()) {
            of(award.year, &|sums| {
                sums.awarded = sums.awarded + award.amount;
                sums.paid = sums.paid + award.paid;
            });
        }
        for pool in &self.pools {
            of(pool.year, &|sums| sums.shared = sums.shared + pool.sums().cost);
        }
        years.into_values().rev().collect()
    }

    /// What was awarded in all.
    pub fn awarded(&self) -> Money {
        self.years().iter().map(|year| year.awarded).sum()
    }

    /// What budgets set aside in all.
    pub fn budgeted(&self) -> Money {
        self.years().iter().map(|year| year.budgeted).sum()
    }

    /// What pooled costs come to in all.
    pub fn shared(&self) -> Money {
        self.years().iter().map(|year| year.shared).sum()
    }

    /// The one figure for a small cell: what was awarded; else what budgets set aside; else what partners share.
    pub fn figure(&self) -> Money {
        let either = [self.awarded(), self.budgeted(), self.shared()];
        either.into_iter().find(|amount| *amount != Money(0)).unwrap_or_default()
    }
}
