//! Finding kept things of the register by a condition, and the names of what they point at.

use access::Open;
use database::Fault;
use records::{Described, House, Names};
use sea_orm::Condition;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SimpleExpr};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::{Id, Kind};

pub(crate) use records::find::{all, one, with};

/// A column of the table of a kind.
pub(crate) fn column(kind: Kind, name: &str) -> SimpleExpr {
    Expr::col((Alias::new(kind.sheet()), Alias::new(name)))
}

/// The things stored as `M` that the actor may see and whose column points at one of these, by title.
pub(crate) async fn among<M: Described>(open: &dyn Open, name: &str, ids: BTreeSet<Uuid>) -> Result<Vec<M>, Fault> {
    let (ids, mut found): (Vec<Uuid>, _) = (ids.into_iter().collect(), Vec::new());
    for some in ids.chunks(AT_ONCE) {
        let which = column(M::KIND, name).is_in(some.iter().copied());
        found.extend(all::<M>(open, Condition::all().add(which)).await?);
    }
    Ok(found)
}

/// How many ids one question may name.
const AT_ONCE: usize = 500;

/// The ids that a page points at, to be named all at once.
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
        let pointed: Vec<(Kind, Vec<Uuid>)> = self.0.into_iter().map(|(kind, ids)| (kind, ids.into_iter().collect())).collect();
        records::find::names(house, open, lists, &pointed).await
    }
}
