//! The latest funds in short, for home pages.

use crate::awards::records;
use crate::awards::rules::WITHDRAWN;
use crate::find::{col, found, named, sum};
use ::records::{Described, visible};
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use values::{FinancialYear, Money};

/// A fund in short, with what was awarded from it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct FundSummary {
    /// Its reference; its page is `/grants/funds/{reference}`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// The financial year.
    pub year: FinancialYear,
    /// How much there is.
    pub amount: Money,
    /// How many awards take money from it.
    pub awards: i64,
    /// What they come to.
    pub awarded: Money,
}

/// The funds of the latest financial years, at most so many; of two of the same year the larger first.
pub async fn latest_funds(open: &dyn Open, most: u64) -> Result<Vec<FundSummary>, Fault> {
    let select = Query::select()
        .columns(["reference", "title", "year", "amount"].map(|name| named("funds", name)))
        .expr_as(of_awards(open, col("awards", "id").count()), Alias::new("awards"))
        .expr_as(of_awards(open, sum(col("awards", "amount"))), Alias::new("awarded"))
        .from(Alias::new("funds"))
        .cond_where(visible(open.sight(), "funds", &[]))
        .order_by(named("funds", "year"), Order::Desc)
        .order_by(named("funds", "amount"), Order::Desc)
        .order_by(named("funds", "id"), Order::Asc)
        .limit(most)
        .take();
    found(open, &select).await
}

/// A figure of a fund's awards that take money from it.
fn of_awards(open: &dyn Open, figure: SimpleExpr) -> SimpleExpr {
    let asked: SelectStatement = Query::select()
        .expr(figure)
        .from(Alias::new("awards"))
        .and_where(col("awards", "fund").equals(named("funds", "id")))
        .and_where(col("awards", "standing").ne(WITHDRAWN))
        .cond_where(visible(open.sight(), "awards", records::Model::WITHIN))
        .take();
    SimpleExpr::from(asked)
}
