//! Finding what this area keeps, and the names of what it points at, as far as the one who asks may see them.

use access::Open;
use database::Fault;
use pages::Refused;
use records::{Described, House, Names, visible};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, SimpleExpr};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;

pub(crate) fn named(table: &'static str, name: &'static str) -> (Alias, Alias) {
    (Alias::new(table), Alias::new(name))
}

pub(crate) fn col(table: &'static str, name: &'static str) -> SimpleExpr {
    Expr::col(named(table, name))
}

/// Everything of a kind that meets the condition, by title.
pub(crate) async fn all<M: Described>(open: &dyn Open, which: Condition) -> Result<Vec<M>, Fault> {
    let table = M::KIND.sheet();
    let seen = M::Entity::find().filter(visible(open.sight(), table, M::WITHIN)).filter(which);
    Ok(seen.order_by(col(table, "sorted"), Order::Asc).order_by(col(table, "id"), Order::Asc).all(open.on()).await?)
}

/// The thing with this reference. Hidden and absent are the same.
pub(crate) async fn one<M: Described>(open: &dyn Open, reference: &str) -> Result<M, Refused> {
    let named_so = Condition::all().add(col(M::KIND.sheet(), "reference").eq(reference));
    all::<M>(open, named_so).await?.into_iter().next().ok_or(Refused::NotFound)
}

/// The names of things, kind by kind, and the labels of lists.
pub(crate) async fn names(house: &House, open: &dyn Open, lists: &[&str], pointed: &[(Kind, Vec<Uuid>)]) -> Result<Names, Fault> {
    let mut names = house.terms_of(open, lists).await?;
    for (kind, ids) in pointed.iter().filter(|(_, ids)| !ids.is_empty()) {
        let ids: BTreeSet<Uuid> = ids.iter().copied().collect();
        names.add_cards(house.cards(open, *kind, &ids).await?);
    }
    Ok(names)
}
