//! Finding what this area keeps, and sums over it, as far as the one who asks may see it.

use access::Open;
use database::Fault;
use records::Described;
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use uuid::Uuid;

pub(crate) use records::find::{all, col, found, named, names, shown as one};

/// The sum of an expression in whole pence, nought when there is nothing to add up. PostgreSQL would make it a decimal.
pub(crate) fn sum(of: SimpleExpr) -> SimpleExpr {
    let whole = SimpleExpr::from(Func::sum(of)).cast_as("bigint");
    Func::coalesce([whole, Expr::val(0i64)]).into()
}

/// Everything of a kind whose column points at this thing, by title.
pub(crate) async fn of<M: Described>(open: &dyn Open, column: &'static str, id: Uuid) -> Result<Vec<M>, Fault> {
    records::find::with(open, column, id).await
}
