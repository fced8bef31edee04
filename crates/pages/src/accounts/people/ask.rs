//! What the list of people is asked for, and the people that answer it.

use crate::Address;
use access::Role;
use access::accounts::{Column, Entity, Model, membership};
use database::Fault;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use std::collections::HashMap;
use uuid::Uuid;
use values::words::t;

/// Rows on one page.
pub(super) const PER_PAGE: u64 = 50;

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Open,
    Invited,
    Ended,
}

impl State {
    pub(super) const ALL: [State; 3] = [State::Open, State::Invited, State::Ended];

    pub(super) fn of(person: &Model) -> State {
        match (person.ended_at, &person.password) {
            (Some(_), _) => State::Ended,
            (None, None) => State::Invited,
            (None, Some(_)) => State::Open,
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Invited => "invited",
            State::Ended => "ended",
        }
    }

    pub(super) fn words(self) -> std::borrow::Cow<'static, str> {
        match self {
            State::Open => t("Open"),
            State::Invited => t("No password yet"),
            State::Ended => t("Ended"),
        }
    }

    fn condition(self) -> Condition {
        match self {
            State::Open => Condition::all().add(Column::EndedAt.is_null()).add(Column::Password.is_not_null()),
            State::Invited => Condition::all().add(Column::EndedAt.is_null()).add(Column::Password.is_null()),
            State::Ended => Condition::all().add(Column::EndedAt.is_not_null()),
        }
    }
}

/// What the address asks for.
pub(super) struct Ask {
    pub(super) words: String,
    pub(super) role: Option<Role>,
    pub(super) state: Option<State>,
    pub(super) sort: Column,
    pub(super) descending: bool,
    pub(super) page: u64,
}

impl Ask {
    /// Reads the address; what cannot be read asks for nothing.
    pub(super) fn read(address: &Address) -> Ask {
        let sort = match address.get("sort") {
            "email" => Column::EmailFolded,
            "added" => Column::AddedAt,
            _ => Column::Name,
        };
        Ask {
            words: address.get("q").trim().chars().take(200).collect(),
            role: Role::from_key(address.get("role")),
            state: State::ALL.into_iter().find(|state| state.key() == address.get("state")),
            sort,
            descending: address.get("order") == "desc",
            page: address.get("page").parse::<u64>().unwrap_or(1).clamp(1, 100_000),
        }
    }

    pub(super) fn narrows(&self) -> bool {
        !self.words.is_empty() || self.role.is_some() || self.state.is_some()
    }

    /// Everybody asked for, in order.
    pub(super) fn select(&self) -> Select<Entity> {
        let order = if self.descending { Order::Desc } else { Order::Asc };
        let found = Entity::find().filter(self.condition());
        let sorted = match self.sort {
            Column::Name => found.order_by(Func::lower(Expr::col((Entity, Column::Name))), order),
            column => found.order_by(column, order),
        };
        sorted.order_by_asc(Column::Id)
    }

    /// How many there are, and those of the page asked for.
    pub(super) async fn page(&self, on: &impl ConnectionTrait) -> Result<(u64, Vec<Model>), Fault> {
        let total = self.select().count(on).await?;
        let people = self.select().offset((self.page - 1) * PER_PAGE).limit(PER_PAGE).all(on).await?;
        Ok((total, people))
    }

    fn condition(&self) -> Condition {
        let words = self.words.split_whitespace().map(|word| holds(&word.to_lowercase()));
        let all = words.fold(Condition::all(), Condition::add);
        let all = self.state.map_or(all.clone(), |state| all.add(state.condition()));
        match self.role {
            Some(role) => all.add(
                Column::Id.in_subquery(
                    Query::select()
                        .column(membership::Column::Person)
                        .from(membership::Entity)
                        .and_where(membership::Column::Role.eq(role.key()))
                        .take(),
                ),
            ),
            None => all,
        }
    }
}

/// Name or address hold this word.
fn holds(word: &str) -> Condition {
    let escaped: String =
        word.chars().flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c])).collect();
    let like = || LikeExpr::new(format!("%{escaped}%")).escape('\\');
    let name = Expr::expr(Func::lower(Expr::col((Entity, Column::Name)))).like(like());
    Condition::any().add(name).add(Expr::col((Entity, Column::EmailFolded)).like(like()))
}

/// The memberships of these people, by person.
pub(super) async fn memberships(
    on: &impl ConnectionTrait,
    people: &[Model],
) -> Result<HashMap<Uuid, Vec<membership::Model>>, Fault> {
    let mut by_person: HashMap<Uuid, Vec<membership::Model>> = HashMap::new();
    for some in people.chunks(500) {
        let ids = some.iter().map(|person| person.id);
        let held = membership::Entity::find().filter(membership::Column::Person.is_in(ids)).order_by_asc(membership::Column::Id);
        for one in held.all(on).await? {
            by_person.entry(one.person).or_default().push(one);
        }
    }
    Ok(by_person)
}
