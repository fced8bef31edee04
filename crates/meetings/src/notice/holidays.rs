//! Bank holidays in England and Wales: days that do not count as clear days.

use crate::find::{self, col, named};
use ::records::{Described, Fields, Register, Shelf, at, kept, visible};
use access::Open;
use chrono::{Datelike, NaiveDate};
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Query};
use std::collections::BTreeSet;
use std::sync::Arc;
use values::Kind;

kept! {
    /// A bank holiday in England and Wales, by its name.
    BankHoliday "bank_holidays" {
        on: NaiveDate,
        source: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .day("on", "On", at!(on))
            .listed()
            .line("source", "Source", at!(source))
            .hint("The Act, the proclamation or the calendar")
    }
}

#[derive(FromQueryResult)]
struct Day {
    on: NaiveDate,
}

/// The bank holidays that matter to meetings on these days: from the beginning of the year before the first of them, or from
/// today when that is earlier, to the end of the year of the last.
pub(crate) async fn around(open: &dyn Open, days: impl Iterator<Item = NaiveDate>) -> Result<BTreeSet<NaiveDate>, Fault> {
    let days: BTreeSet<NaiveDate> = days.collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(BTreeSet::new()) };
    let from = std::cmp::min(NaiveDate::from_ymd_opt(first.year() - 1, 1, 1).unwrap_or(*first), open.today());
    let to = NaiveDate::from_ymd_opt(last.year(), 12, 31).unwrap_or(*last);
    let table = Kind::BankHoliday.sheet();
    let select = Query::select()
        .column(named(table, "on"))
        .from(Alias::new(table))
        .and_where(col(table, "on").between(from, to))
        .cond_where(visible(open.sight(), table, &[]))
        .take();
    let found: Vec<Day> = find::found(open, &select).await?;
    Ok(found.into_iter().map(|day| day.on).collect())
}

/// Where bank holidays are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
