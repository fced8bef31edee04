//! Finding what this area keeps, as far as the one who asks may see it, and the names of what it points at.

use access::Open;
use database::Fault;
use records::{Described, House, Names, visible};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, SimpleExpr};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::{Id, Kind};

/// How many ids one question may name.
const AT_ONCE: usize = 500;

/// A column of the table of a kind.
pub(crate) fn column(kind: Kind, name: &str) -> SimpleExpr {
    Expr::col((Alias::new(kind.sheet()), Alias::new(name)))
}

/// Everything stored as `M` that the actor may see and that meets the condition, by title.
pub(crate) async fn all<M: Described>(open: &dyn Open, which: Condition) -> Result<Vec<M>, Fault> {
    let seen = M::Entity::find().filter(visible(open.sight(), M::KIND.sheet(), M::WITHIN)).filter(which);
    let found = seen.order_by(column(M::KIND, "sorted"), Order::Asc).order_by(column(M::KIND, "id"), Order::Asc);
    Ok(found.all(open.on()).await?)
}

/// Everything stored as `M` whose column has this value.
pub(crate) async fn with<M: Described>(open: &dyn Open, name: &str, value: impl Into<Value>) -> Result<Vec<M>, Fault> {
    all(open, Condition::all().add(column(M::KIND, name).eq(value.into()))).await
}

/// Everything stored as `M` whose column points at one of these.
pub(crate) async fn among<M: Described>(open: &dyn Open, name: &str, ids: BTreeSet<Uuid>) -> Result<Vec<M>, Fault> {
    let (ids, mut found): (Vec<Uuid>, _) = (ids.into_iter().collect(), Vec::new());
    for some in ids.chunks(AT_ONCE) {
        found.extend(all::<M>(open, Condition::all().add(column(M::KIND, name).is_in(some.iter().copied()))).await?);
    }
    Ok(found)
}

/// The thing with this reference, when the actor may see it.
pub(crate) async fn one<M: Described>(open: &dyn Open, reference: &str) -> Result<Option<M>, Fault> {
    Ok(with(open, "reference", reference).await?.into_iter().next())
}

/// The ids that a page points at, to be named all at once: one question for each kind.
#[derive(Default)]
pub(crate) struct Pointed(BTreeMap<Kind, BTreeSet<Uuid>>);

impl Pointed {
    /// Adds ids of one kind.
    pub(crate) fn at<T: values::kind::Marked>(mut self, ids: impl IntoIterator<Item = Id<T>>) -> Pointed {
        self.0.entry(T::KIND).or_default().extend(ids.into_iter().map(Id::uuid));
        self
    }

    /// The cards of what is pointed at, as far as the actor may see it, and the terms of these lists.
    pub(crate) async fn names(self, house: &House, open: &dyn Open, lists: &[&str]) -> Result<Names, Fault> {
        let mut names = house.terms_of(open, lists).await?;
        for (kind, ids) in self.0 {
            if !ids.is_empty() {
                names.add_cards(house.cards(open, kind, &ids).await?);
            }
        }
        Ok(names)
    }
}
