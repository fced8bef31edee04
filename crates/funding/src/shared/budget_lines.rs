//! Lines of budgets in short.

use crate::budgets::lines;
use crate::find::{col, found, named, sum};
use access::Open;
use database::Fault;
use records::{Described, visible};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Order, Query};
use uuid::Uuid;
use values::{FinancialYear, Money};

/// A line of a budget in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct BudgetLineSummary {
    /// The priority that it serves.
    pub priority: Uuid,
    /// Its reference.
    pub reference: String,
    /// What it is for.
    pub title: String,
    /// How much.
    pub amount: Money,
    /// The financial year of its budget.
    pub year: FinancialYear,
    /// The budget's reference; its page is `/grants/budgets/{reference}`.
    pub budget_reference: String,
    /// What the budget is called.
    pub budget_title: String,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

/// The lines of one budget that serve no priority.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct UnlinkedLines {
    /// The budget's reference.
    pub budget_reference: String,
    /// What the budget is called.
    pub budget_title: String,
    /// How many lines.
    pub lines: i64,
    /// How much in all.
    pub amount: Money,
}

/// The lines that serve no priority, budget by budget: the latest year first.
pub async fn unlinked_lines(open: &dyn Open) -> Result<Vec<UnlinkedLines>, Fault> {
    let select = Query::select()
        .expr_as(col("budgets", "reference"), Alias::new("budget_reference"))
        .expr_as(col("budgets", "title"), Alias::new("budget_title"))
        .expr_as(col("budget_lines", "id").count(), Alias::new("lines"))
        .expr_as(sum(col("budget_lines", "amount")), Alias::new("amount"))
        .from(Alias::new("budget_lines"))
        .inner_join(Alias::new("budgets"), col("budgets", "id").equals(named("budget_lines", "budget")))
        .cond_where(visible(open.sight(), "budget_lines", lines::Model::WITHIN))
        .and_where(col("budget_lines", "priority").is_null())
        .add_group_by(["reference", "title", "year", "sorted"].map(|name| col("budgets", name)))
        .order_by(named("budgets", "year"), Order::Desc)
        .order_by(named("budgets", "sorted"), Order::Asc)
        .take();
    found(open, &select).await
}

/// The lines of budgets that serve these priorities: the latest year first, then as the budget has them.
pub async fn budget_lines(open: &dyn Open, priority_ids: &[Uuid]) -> Result<Vec<BudgetLineSummary>, Fault> {
    if priority_ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = Query::select()
        .columns(["priority", "reference", "title", "amount", "seen_by"].map(|name| named("budget_lines", name)))
        .column(named("budgets", "year"))
        .expr_as(col("budgets", "reference"), Alias::new("budget_reference"))
        .expr_as(col("budgets", "title"), Alias::new("budget_title"))
        .from(Alias::new("budget_lines"))
        .inner_join(Alias::new("budgets"), col("budgets", "id").equals(named("budget_lines", "budget")))
        .cond_where(visible(open.sight(), "budget_lines", lines::Model::WITHIN))
        .and_where(col("budget_lines", "priority").is_in(priority_ids.iter().copied()))
        .order_by(named("budgets", "year"), Order::Desc)
        .order_by(named("budgets", "sorted"), Order::Asc)
        .order_by(named("budget_lines", "position"), Order::Asc)
        .order_by(named("budget_lines", "id"), Order::Asc)
        .take();
    found(open, &select).await
}
