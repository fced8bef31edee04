//! Which rule of law holds in a country on a day. Pure.

use chrono::NaiveDate;
use values::dates;

/// Where a rule holds, from when to when, and how many clear days it asks for.
pub(crate) struct Holds<'a> {
    /// The key of the country, or `both`.
    pub(crate) country: &'a str,
    /// The first day; none when it always held.
    pub(crate) from: Option<NaiveDate>,
    /// The last day; none when it holds still.
    pub(crate) to: Option<NaiveDate>,
    /// Clear days.
    pub(crate) days: i64,
}

/// The rule that holds, and the clear days that it asks for: the one that began last, when several do.
pub(crate) fn in_force<'a, R>(
    rules: &'a [R],
    holds: impl Fn(&'a R) -> Holds<'a>,
    country: &str,
    on: NaiveDate,
) -> Option<(u32, &'a R)> {
    let here =
        |(rule, _): &(Holds, &R)| (rule.country == country || rule.country == "both") && dates::within(on, rule.from, rule.to);
    let holding = rules.iter().map(|rule| (holds(rule), rule)).filter(here);
    let (rule, own) = holding.max_by_key(|(rule, _)| rule.from)?;
    Some((u32::try_from(rule.days).ok()?, own))
}
