//! Finding kept things for a page of an area: by a condition, by what they point at, by reference; and naming what they
//! point at. Only what the actor may see is found.

use crate::{Described, House, Names, visible};
use ::pages::Refused;
use access::Open;
use database::Fault;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, SelectStatement, SimpleExpr};
use sea_orm::{Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Value};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;

/// A column of a table, to be chosen or ordered by.
pub fn named(table: &'static str, name: &'static str) -> (Alias, Alias) {
    (Alias::new(table), Alias::new(name))
}

/// A column of a table, in a condition.
pub fn col(table: &'static str, name: &'static str) -> SimpleExpr {
    Expr::col(named(table, name))
}

/// Asks, and gives the rows. The question itself says what may be seen.
pub async fn found<R: FromQueryResult>(open: &dyn Open, select: &SelectStatement) -> Result<Vec<R>, Fault> {
    let statement = open.on().get_database_backend().build(select);
    Ok(R::find_by_statement(statement).all(open.on()).await?)
}

/// The things stored as `M` that meet the condition, by title.
pub async fn all<M: Described>(open: &dyn Open, which: Condition) -> Result<Vec<M>, Fault> {
    let table = M::KIND.sheet();
    let seen = M::Entity::find().filter(visible(open.sight(), table, M::WITHIN)).filter(which);
    Ok(seen.order_by(col(table, "sorted"), Order::Asc).order_by(col(table, "id"), Order::Asc).all(open.on()).await?)
}

/// The things stored as `M` whose column has this value, by title.
pub async fn with<M: Described>(open: &dyn Open, column: &'static str, value: impl Into<Value>) -> Result<Vec<M>, Fault> {
    all(open, Condition::all().add(col(M::KIND.sheet(), column).eq(value.into()))).await
}

/// The thing with this reference.
pub async fn one<M: Described>(open: &dyn Open, reference: &str) -> Result<Option<M>, Fault> {
    Ok(with(open, "reference", reference).await?.into_iter().next())
}

/// The thing with this reference, for its page. Hidden and absent are the same.
pub async fn shown<M: Described>(open: &dyn Open, reference: &str) -> Result<M, Refused> {
    one(open, reference).await?.ok_or(Refused::NotFound)
}

/// The names of things, kind by kind, and the labels of lists.
pub async fn names(house: &House, open: &dyn Open, lists: &[&str], pointed: &[(Kind, Vec<Uuid>)]) -> Result<Names, Fault> {
    let mut names = house.terms_of(open, lists).await?;
    for (kind, ids) in pointed.iter().filter(|(_, ids)| !ids.is_empty()) {
        let ids: BTreeSet<Uuid> = ids.iter().copied().collect();
        names.add_cards(house.cards(open, *kind, &ids).await?);
    }
    Ok(names)
}
