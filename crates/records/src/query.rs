//! The conditions of a list: what the actor may see, what they asked for, in which order, which page.

use crate::fields::Field;
use access::Sight;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{Condition, Value};
use values::meaning::{Input, Meant};

/// A thing is seen only by those who see what it stands within: a seat within its board, a payment within its award.
#[derive(Clone, Copy, Debug)]
pub struct Within {
    /// The column that points at the other thing.
    pub column: &'static str,
    /// The other thing's table.
    pub table: &'static str,
    /// What the other thing stands within in turn.
    pub within: &'static [Within],
}

/// The condition that keeps out of sight what the actor may not see.
pub fn visible(sight: &Sight, table: &str, within: &[Within]) -> Condition {
    let mut all = Condition::all().add(sight.condition(table));
    if *sight == Sight::Everything {
        return all;
    }
    for outer in within {
        let column = || Expr::col((Alias::new(table), Alias::new(outer.column)));
        all = all.add(Condition::any().add(column().is_null()).add(Expr::exists(seen(sight, table, outer))));
    }
    all
}

/// The one that a row of `table` points at, if it may be seen. Asked by its id, so that a page of rows costs as many looks.
fn seen(sight: &Sight, table: &str, outer: &Within) -> SelectStatement {
    let pointed_at = Expr::col((Alias::new(outer.table), Alias::new("id"))).equals((Alias::new(table), Alias::new(outer.column)));
    Query::select()
        .expr(Expr::val(1))
        .from(Alias::new(outer.table))
        .and_where(pointed_at)
        .cond_where(visible(sight, outer.table, outer.within))
        .take()
}

/// What a list is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// Words that the title must hold.
    pub words: String,
    /// Fields that must have these values, by the field's index.
    pub filters: Vec<(usize, Meant)>,
    /// A field, by its index, that must point at one of these things.
    pub among: Option<(usize, Vec<uuid::Uuid>)>,
    /// They must be among these things.
    pub only: Option<Vec<uuid::Uuid>>,
    /// They must come after this one in the order of ids, which is then their order.
    pub after: Option<uuid::Uuid>,
    /// The day on which they must have been there, for things with a first and a last day.
    pub on: Option<chrono::NaiveDate>,
    /// The field to sort by, by index; the title when none.
    pub sort: Option<usize>,
    /// Whether the order is turned round.
    pub descending: bool,
    /// Rows to pass over.
    pub skip: u64,
    /// Rows to give at most; all when none.
    pub take: Option<u64>,
}

/// The condition for the words and filters asked for.
pub fn asked(ask: &Ask, table: &str, fields: &[Field]) -> Condition {
    let mut all = Condition::all();
    for word in values::slug::folded(&ask.words).split_whitespace() {
        let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\');
        all = all.add(Expr::col((Alias::new(table), Alias::new("sorted"))).like(like));
    }
    if let Some((field, ids)) = ask.among.as_ref().and_then(|(index, ids)| Some((fields.get(*index)?, ids))) {
        all = all.add(Expr::col((Alias::new(table), Alias::new(field.key))).is_in(ids.iter().copied()));
    }
    if let Some(ids) = &ask.only {
        all = all.add(Expr::col((Alias::new(table), Alias::new("id"))).is_in(ids.iter().copied()));
    }
    if let Some(id) = ask.after {
        all = all.add(Expr::col((Alias::new(table), Alias::new("id"))).gt(id));
    }
    if let Some(day) = ask.on.filter(|_| has_days(fields)) {
        all = all.add(there_on(table, day));
    }
    for (index, value) in &ask.filters {
        if let Some(field) = fields.get(*index) {
            let column = Expr::col((Alias::new(table), Alias::new(field.key)));
            all = all.add(match stored(value) {
                Some(value) => column.eq(value),
                None => column.is_null(),
            });
        }
    }
    all
}

/// Whether things with these fields have a first and a last day.
pub fn has_days(fields: &[Field]) -> bool {
    ["from", "to"].iter().all(|key| fields.iter().any(|field| field.key == *key && field.input == Input::Day))
}

/// The condition that a thing was there on this day. Both ends belong to it; a missing one has no limit.
fn there_on(table: &str, day: chrono::NaiveDate) -> Condition {
    let column = |name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
    let begun = Condition::any().add(column("from").is_null()).add(column("from").lte(day));
    let not_ended = Condition::any().add(column("to").is_null()).add(column("to").gte(day));
    Condition::all().add(begun).add(not_ended)
}

/// Whether lists can be put in order by this field: what is pointed at and long texts have no order of their own.
pub fn sortable(field: &Field) -> bool {
    !matches!(field.input, Input::Thing(_) | Input::Lines(_))
}

/// The value as the database holds it.
pub fn stored(meant: &Meant) -> Option<Value> {
    Some(match meant {
        Meant::Nothing => return None,
        Meant::Text(text) => text.clone().into(),
        Meant::Day(day) => (*day).into(),
        Meant::Pounds(money) => money.pence().into(),
        Meant::Year(year) => year.0.into(),
        Meant::Number(number) => (*number).into(),
        Meant::Thing(id) => (*id).into(),
    })
}
