//! The money of priorities, year by year.

use crate::awards::rules::WITHDRAWN;
use crate::awards::{priorities, records};
use crate::budgets::lines;
use crate::find::{col, found, named, sum};
use ::records::{Described, visible};
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, UnionType};
use std::collections::BTreeMap;
use uuid::Uuid;
use values::{FinancialYear, Money};

/// The money of one financial year. The two are not to be added up: a fund may be a line of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearTotals {
    /// The year.
    pub year: FinancialYear,
    /// What was awarded; an award that serves several of the priorities counts once, a withdrawn one not at all.
    pub awarded: Money,
    /// What budgets set aside.
    pub budgeted: Money,
}

#[derive(FromQueryResult)]
struct Part {
    year: FinancialYear,
    awarded: i64,
    budgeted: i64,
}

/// What is awarded and budgeted for these priorities together, by year; the earliest first.
pub async fn totals_by_year(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<YearTotals>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let both = awarded(open, priority_ids).union(UnionType::All, budgeted(open, priority_ids)).take();
    let parts: Vec<Part> = found(open, &both).await?;
    let mut years: BTreeMap<FinancialYear, YearTotals> = BTreeMap::new();
    for part in parts {
        let empty = YearTotals { year: part.year, awarded: Money(0), budgeted: Money(0) };
        let totals = years.entry(part.year).or_insert(empty);
        totals.awarded = totals.awarded + Money(part.awarded);
        totals.budgeted = totals.budgeted + Money(part.budgeted);
    }
    Ok(years.into_values().collect())
}

fn awarded(open: &dyn Open, priority_ids: &[Uuid]) -> SelectStatement {
    let serving = Query::select()
        .column(named("award_priorities", "award"))
        .from(Alias::new("award_priorities"))
        .and_where(col("award_priorities", "priority").is_in(priority_ids.iter().copied()))
        .cond_where(visible(open.sight(), "award_priorities", priorities::Model::WITHIN))
        .take();
    Query::select()
        .column(named("funds", "year"))
        .expr_as(sum(col("awards", "amount")), Alias::new("awarded"))
        .expr_as(Expr::val(0i64).cast_as("bigint"), Alias::new("budgeted"))
        .from(Alias::new("awards"))
        .inner_join(Alias::new("funds"), col("funds", "id").equals(named("awards", "fund")))
        .cond_where(visible(open.sight(), "awards", records::Model::WITHIN))
        .and_where(col("awards", "standing").ne(WITHDRAWN))
        .and_where(col("awards", "id").in_subquery(serving))
        .group_by_col(named("funds", "year"))
        .take()
}

fn budgeted(open: &dyn Open, priority_ids: &[Uuid]) -> SelectStatement {
    Query::select()
        .column(named("budgets", "year"))
        .expr_as(Expr::val(0i64).cast_as("bigint"), Alias::new("awarded"))
        .expr_as(sum(col("budget_lines", "amount")), Alias::new("budgeted"))
        .from(Alias::new("budget_lines"))
        .inner_join(Alias::new("budgets"), col("budgets", "id").equals(named("budget_lines", "budget")))
        .cond_where(visible(open.sight(), "budget_lines", lines::Model::WITHIN))
        .and_where(col("budget_lines", "priority").is_in(priority_ids.iter().copied()))
        .group_by_col(named("budgets", "year"))
        .take()
}
