//! Finding kept things for a page of an area: by a condition, by what they point at, by reference; and naming what they
//! point at. Only what the actor may see is found.

use crate::{Described, House, Names, visible};
use ::pages::Refused;
use access::Open;
use database::Fault;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::kind::Marked;
use values::{Id, Kind};

/// A column of a table, to be chosen or ordered by.
pub fn named(table: &'static str, name: &'static str) -> (Alias, Alias) {
    (Alias::new(table), Alias::new(name))
}

/// A column of the table of a kind, in a condition.
pub fn column(kind: Kind, name: &str) -> SimpleExpr {
    Expr::col((Alias::new(kind.sheet()), Alias::new(name)))
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
pub async fn with<M: Described>(open: &dyn Open, name: &str, value: impl Into<Value>) -> Result<Vec<M>, Fault> {
    all(open, Condition::all().add(column(M::KIND, name).eq(value.into()))).await
}

/// How many ids one question may name.
const AT_ONCE: usize = 500;

/// The things stored as `M` whose column points at one of these, by title; of very many, by title in each part.
pub async fn among<M: Described>(open: &dyn Open, name: &str, ids: BTreeSet<Uuid>) -> Result<Vec<M>, Fault> {
    let (ids, mut found): (Vec<Uuid>, _) = (ids.into_iter().collect(), Vec::new());
    for some in ids.chunks(AT_ONCE) {
        let which = column(M::KIND, name).is_in(some.iter().copied());
        found.extend(all::<M>(open, Condition::all().add(which)).await?);
    }
    Ok(found)
}

/// A question whether there is anything: of which kind, and what it looks for.
pub struct Whether(Kind, SelectStatement);

/// Whether the actor may see anything stored as `M` that meets the condition.
pub fn whether<M: Described>(open: &dyn Open, which: Condition) -> Whether {
    let table = M::KIND.sheet();
    let seen = visible(open.sight(), table, M::WITHIN);
    Whether(M::KIND, Query::select().expr(Expr::val(1)).from(Alias::new(table)).cond_where(seen).cond_where(which).take())
}

/// The kinds of which there is anything: one question instead of one for each kind that mostly has no answer.
pub async fn there(open: &dyn Open, asked: Vec<Whether>) -> Result<BTreeSet<Kind>, Fault> {
    let kinds: Vec<Kind> = asked.iter().map(|whether| whether.0).collect();
    let mut select = Query::select();
    for whether in asked {
        select.expr(Expr::case(Expr::exists(whether.1), 1).finally(0));
    }
    let statement = open.on().get_database_backend().build(&select);
    let Some(row) = open.on().query_one_raw(statement).await? else { return Ok(BTreeSet::new()) };
    let mut there = BTreeSet::new();
    for (at, kind) in kinds.into_iter().enumerate() {
        if row.try_get_by_index::<i32>(at)? == 1 {
            there.insert(kind);
        }
    }
    Ok(there)
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
    let ids = |(kind, ids): &(Kind, Vec<Uuid>)| (*kind, ids.iter().copied().collect());
    Pointed(pointed.iter().map(ids).collect()).names(house, open, lists).await
}

/// The ids that a page points at, to be named all at once: one question for each kind.
#[derive(Default)]
pub struct Pointed(BTreeMap<Kind, BTreeSet<Uuid>>);

impl Pointed {
    /// Adds ids of one kind.
    pub fn at<T: Marked>(mut self, ids: impl IntoIterator<Item = Id<T>>) -> Pointed {
        self.0.entry(T::KIND).or_default().extend(ids.into_iter().map(Id::uuid));
        self
    }

    /// The cards of what is pointed at, and the terms of these lists.
    pub async fn names(self, house: &House, open: &dyn Open, lists: &[&str]) -> Result<Names, Fault> {
        let mut names = house.terms_of(open, lists).await?;
        for (kind, ids) in self.0.into_iter().filter(|(_, ids)| !ids.is_empty()) {
            names.add_cards(house.cards(open, kind, &ids).await?);
        }
        Ok(names)
    }
}
