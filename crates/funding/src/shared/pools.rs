//! Pooled costs in short, with what is given towards each.

use crate::find::{col, found, named, sum};
use crate::pools::rules::{AGREED, CANNOT_PAY, PAID, Sums, cost};
use crate::pools::{contributions, records};
use ::records::{Described, visible};
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Order, Query, SimpleExpr};
use uuid::Uuid;
use values::{FinancialYear, Money};

/// A pooled cost in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PoolSummary {
    /// The priority that it serves.
    pub priority: Uuid,
    /// Its id.
    pub id: Uuid,
    /// Its reference; its page is `/grants/pooled-costs/{reference}`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// The financial year.
    pub year: FinancialYear,
    /// What one costs.
    pub unit_cost: Money,
    /// How many a year.
    pub units: i64,
    /// What was asked for and not answered yet.
    pub asked: Money,
    /// What was agreed and not paid yet.
    pub agreed: Money,
    /// What was paid.
    pub paid: Money,
    /// How many organisations cannot pay.
    pub cannot_pay: i64,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

impl PoolSummary {
    /// The sums, which know the shortfall and how to say it.
    pub fn sums(&self) -> Sums {
        Sums {
            cost: cost(self.unit_cost, self.units),
            asked: self.asked,
            agreed: self.agreed,
            paid: self.paid,
            cannot_pay: u64::try_from(self.cannot_pay).unwrap_or(0),
        }
    }
}

/// The pooled costs that serve these priorities: the latest year first.
pub async fn pools(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<PoolSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let standing = || col("contributions", "standing");
    let amount = |which| given(open, sum(col("contributions", "amount")), which);
    let columns = ["priority", "id", "reference", "title", "year", "unit_cost", "units", "seen_by"];
    let select = Query::select()
        .columns(columns.map(|name| named("pools", name)))
        .expr_as(amount(standing().is_not_in([AGREED, PAID, CANNOT_PAY])), Alias::new("asked"))
        .expr_as(amount(standing().eq(AGREED)), Alias::new("agreed"))
        .expr_as(amount(standing().eq(PAID)), Alias::new("paid"))
        .expr_as(given(open, col("contributions", "id").count(), standing().eq(CANNOT_PAY)), Alias::new("cannot_pay"))
        .from(Alias::new("pools"))
        .cond_where(visible(open.sight(), "pools", records::Model::WITHIN))
        .and_where(col("pools", "priority").is_in(priority_ids.iter().copied()))
        .order_by(named("pools", "year"), Order::Desc)
        .order_by(named("pools", "sorted"), Order::Asc)
        .order_by(named("pools", "id"), Order::Asc)
        .take();
    found(open, &select).await
}

/// A figure of a pool's contributions that meet the condition.
fn given(open: &dyn Open, figure: SimpleExpr, which: SimpleExpr) -> SimpleExpr {
    let asked = Query::select()
        .expr(figure)
        .from(Alias::new("contributions"))
        .and_where(col("contributions", "pool").equals(named("pools", "id")))
        .and_where(which)
        .cond_where(visible(open.sight(), "contributions", contributions::Model::WITHIN))
        .take();
    SimpleExpr::from(asked)
}
