//! What an award may be. No database, no clock.

use crate::funds::rules::above_nought;
use chrono::NaiveDate;
use values::Money;
use values::words::t;

/// The standing of an award that was taken back before the work began; its money is free again.
pub const WITHDRAWN: &str = "withdrawn";

/// Whether an award of this standing takes money from its fund.
pub fn takes_money(standing: &str) -> bool {
    standing != WITHDRAWN
}

/// What is wrong with the award as a whole: the field to mend, and the words.
pub fn problems(
    amount: Money,
    awarded_on: Option<NaiveDate>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Vec<(&'static str, String)> {
    let mut problems: Vec<_> = above_nought("amount", amount).into_iter().collect();
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
    }
    if awarded_on.zip(to).is_some_and(|(awarded_on, to)| to < awarded_on) {
        problems.push(("awarded_on", t("The day of the award must not be after the last day of the work").into_owned()));
    }
    problems
}
