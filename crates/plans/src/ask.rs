//! How questions about several things at once are put together.

use access::Open;
use database::Fault;
use records::{Described, Within, visible};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A column of a table.
pub(crate) fn column(table: &str, name: &str) -> SimpleExpr {
    Expr::col((Alias::new(table), Alias::new(name)))
}

/// A question to a table, for the rows that the actor may see. Each column is a table, its column and a name.
pub(crate) fn seen(open: &dyn Open, table: &str, within: &[Within], columns: &[(&str, &str, &str)]) -> SelectStatement {
    let mut asked = Query::select();
    for (from, name, called) in columns {
        asked.expr_as(column(from, name), Alias::new(*called));
    }
    asked.from(Alias::new(table)).cond_where(visible(open.sight(), table, within)).take()
}

/// Whether a column points at one of these things.
pub(crate) fn one_of(table: &str, name: &str, ids: &[Uuid]) -> SimpleExpr {
    column(table, name).is_in(ids.iter().copied())
}

/// The answers.
pub(crate) async fn all<T: FromQueryResult>(open: &dyn Open, asked: &SelectStatement) -> Result<Vec<T>, Fault> {
    let statement = open.on().get_database_backend().build(asked);
    Ok(T::find_by_statement(statement).all(open.on()).await?)
}

/// The things stored as `M` that the actor may see and for which this holds, in the order of a column, then by title.
pub(crate) async fn things<M: Described>(open: &dyn Open, which: SimpleExpr, by: &str) -> Result<Vec<M>, Fault> {
    let table = M::KIND.sheet();
    let found = M::Entity::find()
        .filter(visible(open.sight(), table, M::WITHIN))
        .filter(which)
        .order_by(column(table, by), Order::Asc)
        .order_by(column(table, "sorted"), Order::Asc)
        .order_by(column(table, "id"), Order::Asc);
    Ok(found.all(open.on()).await?)
}
