//! Which organisations of the register get money on which boards decide, for those who look for conflicts.

use crate::awards::records;
use crate::awards::rules::WITHDRAWN;
use crate::find::{col, found, named};
use ::records::{Described, visible};
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Order, Query};
use uuid::Uuid;
use values::FinancialYear;

/// An organisation that gets money from a fund that a board hands out.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Recipient {
    /// The board that hands out the fund.
    pub partnership: Uuid,
    /// The organisation that gets the money.
    pub organisation: Uuid,
    /// The award's reference; its page is `/grants/awards/{reference}`.
    pub reference: String,
    /// What the award is called.
    pub title: String,
    /// The financial year of the fund.
    pub year: FinancialYear,
}

/// The recipients that are in the register, of funds that a board hands out; the latest year first.
pub async fn recipients(open: &dyn Open) -> Result<Vec<Recipient>, Fault> {
    let select = Query::select()
        .columns(["organisation", "reference", "title"].map(|name| named("awards", name)))
        .columns(["partnership", "year"].map(|name| named("funds", name)))
        .from(Alias::new("awards"))
        .inner_join(Alias::new("funds"), col("funds", "id").equals(named("awards", "fund")))
        .and_where(col("awards", "organisation").is_not_null())
        .and_where(col("funds", "partnership").is_not_null())
        .and_where(col("awards", "standing").ne(WITHDRAWN))
        .cond_where(visible(open.sight(), "awards", records::Model::WITHIN))
        .order_by(named("funds", "year"), Order::Desc)
        .order_by(named("awards", "sorted"), Order::Asc)
        .order_by(named("awards", "id"), Order::Asc)
        .take();
    found(open, &select).await
}
