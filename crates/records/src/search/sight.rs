//! What a reader may find, as a condition of the question itself: nothing that is found was ever looked at with more eyes.

use crate::query::{Within, visible};
use crate::{House, find};
use access::Sight;
use chrono::NaiveDate;
use database::search::HITS;
use sea_orm::Condition;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use uuid::Uuid;
use values::Kind;
use values::meaning::Input;

/// What the reader narrowed the search to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Only what belongs to this board.
    pub board: Option<Uuid>,
    /// Only what belongs to this priority.
    pub priority: Option<Uuid>,
    /// Only what is of these days, both included.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Of these kinds only things that have this field.
    pub with: &'static [(Kind, &'static str)],
}

/// The condition that a hit is a thing of one of these kinds which this sight reaches, with all that it stands within, and of
/// what the search is narrowed to.
///
/// Each thing is asked for by its id, only when its words were found and while results are still wanted.
pub fn seen(house: &House, sight: &Sight, kinds: &[Kind], narrowed: &Narrowed) -> Condition {
    let hit = |name: &'static str| Expr::col((Alias::new(HITS), Alias::new(name)));
    let nothing = Condition::any().add(Expr::val(1).eq(0));
    let any = kinds.iter().fold(nothing, |any, kind| {
        let table = kind.sheet();
        let same = Expr::col((Alias::new(table), Alias::new("id"))).equals((Alias::new(HITS), Alias::new("thing")));
        let thing = one(table).and_where(same).cond_where(visible(sight, table, house.of(*kind).within())).take();
        let Some(thing) = narrow(house, *kind, thing, narrowed) else { return any };
        any.add(Condition::all().add(hit("kind").eq(kind.key())).add(Expr::exists(thing)))
    });
    Condition::all().add(sight.condition(HITS)).add(any)
}

fn one(table: &str) -> SelectStatement {
    Query::select().expr(Expr::val(1)).from(Alias::new(table)).take()
}

/// The question about a thing with what the search is narrowed to; none when no thing of this kind can meet it.
fn narrow(house: &House, kind: Kind, mut thing: SelectStatement, narrowed: &Narrowed) -> Option<SelectStatement> {
    let within = house.of(kind).within();
    for (target, id) in [(Kind::Partnership, narrowed.board), (Kind::Priority, narrowed.priority)] {
        if let Some(id) = id {
            thing.and_where(belongs(kind, within, &|of| points_at(house, of, target, id))?);
        }
    }
    if let Some(days) = narrowed.days {
        thing.and_where(belongs(kind, within, &|of| is_of(house, of, days))?);
    }
    for (_, field) in narrowed.with.iter().filter(|(of, _)| *of == kind) {
        thing.and_where(find::column(kind, field).is_not_null());
    }
    Some(thing)
}

/// That something holds for a thing itself, or for what it stands within.
fn belongs(kind: Kind, within: &'static [Within], holds: &dyn Fn(Kind) -> Option<SimpleExpr>) -> Option<SimpleExpr> {
    let own = holds(kind);
    if own.is_some() {
        return own;
    }
    let through = within.iter().filter_map(|outer| {
        let of = Kind::from_sheet(outer.table)?;
        let inner = belongs(of, outer.within, holds)?;
        let pointed = find::col(outer.table, "id").equals((Alias::new(kind.sheet()), Alias::new(outer.column)));
        Some(Expr::exists(one(outer.table).and_where(pointed).and_where(inner).take()))
    });
    through.reduce(|any, more| any.or(more))
}

/// That a thing is this one or points at it.
fn points_at(house: &House, kind: Kind, target: Kind, id: Uuid) -> Option<SimpleExpr> {
    if kind == target {
        return Some(find::column(kind, "id").eq(id));
    }
    let fields = house.of(kind).fields().iter().filter(|field| field.input == Input::Thing(target));
    fields.map(|field| find::column(kind, field.key).eq(id)).reduce(|any, more| any.or(more))
}

/// That the day of a thing is one of these.
fn is_of(house: &House, kind: Kind, (first, last): (NaiveDate, NaiveDate)) -> Option<SimpleExpr> {
    let dated = house.of(kind).fields().iter().find(|field| field.dated)?;
    Some(find::column(kind, dated.key).between(first, last))
}
