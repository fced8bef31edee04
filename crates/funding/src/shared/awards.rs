//! Awards in short: those that serve priorities, and those that serve none.

use crate::awards::{payments, priorities, records, rules};
use crate::find::{col, found, named, sum};
use ::records::{Described, visible};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, Condition, ExprTrait, Func, JoinType, Order, Query, SelectStatement, SimpleExpr};
use uuid::Uuid;
use values::{FinancialYear, Money};

/// An award in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AwardSummary {
    /// The priority that it serves; none for an award that serves none.
    pub priority: Option<Uuid>,
    /// Its id.
    pub id: Uuid,
    /// Its reference; its page is `/grants/awards/{reference}`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Who was given it, when that is known and may be seen.
    pub recipient: Option<String>,
    /// How much.
    pub amount: Money,
    /// The financial year of its fund.
    pub year: FinancialYear,
    /// The fund's reference; its page is `/grants/funds/{reference}`.
    pub fund_reference: String,
    /// What the fund is called.
    pub fund_title: String,
    /// How it stands, by the key of the list `award-standing`.
    pub standing: String,
    /// What was paid of it so far.
    pub paid: Money,
    /// The last day of the work.
    pub to: Option<NaiveDate>,
    /// What came of it.
    pub outcome: Option<String>,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

impl AwardSummary {
    /// Whether it takes money from its fund: a withdrawn award does not.
    pub fn takes_money(&self) -> bool {
        rules::takes_money(&self.standing)
    }

    /// Whether the work has ended before this day and nobody has written down what came of it.
    pub fn lacks_outcome_on(&self, day: NaiveDate) -> bool {
        let told = self.outcome.as_deref().is_some_and(|outcome| !outcome.trim().is_empty());
        self.takes_money() && !told && self.to.is_some_and(|to| to < day)
    }
}

/// The awards that serve these priorities: once for each priority that one serves; the latest year first.
pub async fn awards(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<AwardSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let link = col("award_priorities", "award").equals(named("awards", "id"));
    let select = select(open)
        .column(named("award_priorities", "priority"))
        .inner_join(Alias::new("award_priorities"), link)
        .cond_where(visible(open.sight(), "award_priorities", priorities::Model::WITHIN))
        .and_where(col("award_priorities", "priority").is_in(priority_ids.iter().copied()))
        .take();
    found(open, &select).await
}

/// The awards that serve no priority at all. One that serves a priority out of sight is not among them.
pub async fn unlinked_awards(open: &dyn Open) -> Result<Vec<AwardSummary>, Fault> {
    let linked = Query::select().column(named("award_priorities", "award")).from(Alias::new("award_priorities")).take();
    let select = select(open)
        .expr_as(SimpleExpr::Value(sea_orm::Value::Uuid(None)), Alias::new("priority"))
        .and_where(col("awards", "id").not_in_subquery(linked))
        .take();
    found(open, &select).await
}

/// The awards whose work has ended before this day and of which nobody has written down what came of them.
pub async fn without_outcome(open: &dyn Open, day: NaiveDate) -> Result<Vec<AwardSummary>, Fault> {
    let none = SimpleExpr::Value(sea_orm::Value::Uuid(None));
    let select = select(open).expr_as(none, Alias::new("priority")).and_where(col("awards", "to").lt(day)).take();
    let ended: Vec<AwardSummary> = found(open, &select).await?;
    Ok(ended.into_iter().filter(|award| award.lacks_outcome_on(day)).collect())
}

/// The columns of an award that its summary has.
const AWARD: [&str; 8] = ["id", "reference", "title", "amount", "standing", "to", "outcome", "seen_by"];

fn select(open: &dyn Open) -> SelectStatement {
    let paid = Query::select()
        .expr(sum(col("payments", "amount")))
        .from(Alias::new("payments"))
        .and_where(col("payments", "award").equals(named("awards", "id")))
        .cond_where(visible(open.sight(), "payments", payments::Model::WITHIN))
        .take();
    let organisation = Condition::all().add(col("organisations", "id").equals(named("awards", "organisation"))).add(visible(
        open.sight(),
        "organisations",
        &[],
    ));
    let recipient = Func::coalesce([col("awards", "recipient"), col("organisations", "title")]);
    Query::select()
        .columns(AWARD.map(|name| named("awards", name)))
        .column(named("funds", "year"))
        .expr_as(col("funds", "reference"), Alias::new("fund_reference"))
        .expr_as(col("funds", "title"), Alias::new("fund_title"))
        .expr_as(recipient, Alias::new("recipient"))
        .expr_as(SimpleExpr::from(paid), Alias::new("paid"))
        .from(Alias::new("awards"))
        .inner_join(Alias::new("funds"), col("funds", "id").equals(named("awards", "fund")))
        .join(JoinType::LeftJoin, Alias::new("organisations"), organisation)
        .cond_where(visible(open.sight(), "awards", records::Model::WITHIN))
        .order_by(named("funds", "year"), Order::Desc)
        .order_by(named("awards", "sorted"), Order::Asc)
        .order_by(named("awards", "id"), Order::Asc)
        .take()
}
