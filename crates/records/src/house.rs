//! The house: every register by its kind, and the cards of things wherever they are kept.

use crate::Row;
use crate::lookup::{Card, Lookup, Names};
use crate::query::{self, Ask};
use crate::register::{Keepers, Register};
use access::Open;
use database::Fault;
use documents::pack::{Engine, EngineError, Made, Pack, Size};
use documents::prose::Document;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;
use values::Kind;
use values::meaning::{Input, Meant};

/// A handler of a route that is given what it needs of the house: `in_house!(house, |visit, at: Path<String>| show(visit, house, at.0))`.
/// What is named first is a reference; inside it stands for a clone of its own.
#[macro_export]
macro_rules! in_house {
    ($house:ident, |$visit:ident $(, $more:ident : $type:ty)*| $work:expr) => {{
        let held = $house.clone();
        move |$visit: ::pages::Visit $(, $more: $type)*| {
            let $house = held.clone();
            async move { $work.await }
        }
    }};
}

/// Every register by its kind. `server` makes it, with one line for each kind.
#[derive(Clone)]
pub struct House {
    registers: Arc<BTreeMap<Kind, Arc<dyn Register>>>,
    engine: Arc<dyn Engine>,
}

/// What stands in where no engine is compiled in: it makes nothing and says so.
struct NoEngine;

impl Engine for NoEngine {
    fn pdf(&self, _: &Document, _: &str, _: Size) -> Result<Vec<u8>, EngineError> {
        Err(EngineError::None)
    }

    fn word(&self, _: &Document, _: &str) -> Result<Vec<u8>, EngineError> {
        Err(EngineError::None)
    }

    fn pack(&self, _: &Pack) -> Result<Made, EngineError> {
        Err(EngineError::None)
    }
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    reference: String,
    title: String,
    seen_by: String,
}

#[derive(FromQueryResult)]
struct Term {
    list: String,
    key: String,
    title: String,
}

#[derive(FromQueryResult)]
struct Counted {
    number: i64,
}

impl House {
    /// A house in which `find` names the register of each kind.
    pub fn new(find: impl Fn(Kind) -> Arc<dyn Register>) -> House {
        let registers = Kind::ALL.iter().map(|kind| (*kind, find(*kind))).collect();
        House { registers: Arc::new(registers), engine: Arc::new(NoEngine) }
    }

    /// The same house with an engine that makes PDF and Word.
    pub fn with_engine(mut self, engine: Arc<dyn Engine>) -> House {
        self.engine = engine;
        self
    }

    /// Makes PDF and Word. It holds its thread for up to a second: `documents::pack::Engine`.
    pub fn engine(&self) -> Arc<dyn Engine> {
        self.engine.clone()
    }

    /// The register of this kind.
    pub fn of(&self, kind: Kind) -> &dyn Register {
        self.registers[&kind].as_ref()
    }

    /// Who keeps the things of this kind.
    pub fn keepers(&self, kind: Kind) -> Keepers {
        self.of(kind).keepers()
    }

    fn cards_of(&self, open: &dyn Open, kind: Kind) -> SelectStatement {
        let register = self.of(kind);
        Query::select()
            .columns(["id", "reference", "title", "seen_by"].map(|name| (Alias::new(kind.sheet()), Alias::new(name))))
            .from(Alias::new(kind.sheet()))
            .cond_where(query::visible(open.sight(), kind.sheet(), register.within()))
            .take()
    }

    async fn found(&self, open: &dyn Open, kind: Kind, select: SelectStatement) -> Result<Vec<Card>, Fault> {
        let statement = open.on().get_database_backend().build(&select);
        let found = Found::find_by_statement(statement).all(open.on()).await?;
        let card = |f: Found| Card { kind, id: f.id, reference: f.reference, title: f.title, seen_by: f.seen_by };
        Ok(found.into_iter().map(card).collect())
    }

    /// The cards of these things, as far as the actor may see them.
    pub async fn cards(&self, open: &dyn Open, kind: Kind, ids: &BTreeSet<Uuid>) -> Result<Vec<Card>, Fault> {
        let mut cards = Vec::with_capacity(ids.len());
        let ids: Vec<Uuid> = ids.iter().copied().collect();
        for some in ids.chunks(500) {
            let mut select = self.cards_of(open, kind);
            select.and_where(Expr::col((Alias::new(kind.sheet()), Alias::new("id"))).is_in(some.iter().copied()));
            cards.extend(self.found(open, kind, select).await?);
        }
        Ok(cards)
    }

    /// The cards of every thing of this kind that the actor may see, by title: what a form offers.
    pub async fn choices(&self, open: &dyn Open, kind: Kind) -> Result<Vec<Card>, Fault> {
        let mut select = self.cards_of(open, kind);
        select.order_by((Alias::new(kind.sheet()), Alias::new("sorted")), sea_orm::Order::Asc);
        self.found(open, kind, select).await
    }

    /// What the values of these rows stand for: one question for each kind pointed at, and one for the lists.
    pub async fn names(&self, open: &dyn Open, kind: Kind, rows: &[Row]) -> Result<Names, Fault> {
        let mut pointed: BTreeMap<Kind, BTreeSet<Uuid>> = BTreeMap::new();
        let fields = self.of(kind).fields();
        for row in rows {
            for (field, value) in fields.iter().zip(&row.values) {
                if let (Input::Thing(kind), Meant::Thing(id)) = (field.input, value) {
                    pointed.entry(kind).or_default().insert(*id);
                }
            }
            pointed.entry(Kind::Partnership).or_default().extend(row.head.members_of);
        }
        let mut names = self.terms(open, kind).await?;
        for (kind, ids) in pointed {
            if !ids.is_empty() {
                names.add_cards(self.cards(open, kind, &ids).await?);
            }
        }
        Ok(names)
    }

    /// The terms of the lists that the fields of this kind use.
    async fn terms(&self, open: &dyn Open, kind: Kind) -> Result<Names, Fault> {
        let lists: Vec<&str> = self.of(kind).fields().iter().filter_map(|field| list_of(field.input)).collect();
        self.terms_of(open, &lists).await
    }

    /// The terms of these lists, in their order.
    pub async fn terms_of(&self, open: &dyn Open, lists: &[&str]) -> Result<Names, Fault> {
        let mut names = Names::default();
        if lists.is_empty() {
            return Ok(names);
        }
        let asked = Query::select()
            .columns([Alias::new("list"), Alias::new("key"), Alias::new("title")])
            .from(Alias::new("lists"))
            .and_where(Expr::col(Alias::new("list")).is_in(lists.iter().copied()))
            .order_by_columns([(Alias::new("position"), sea_orm::Order::Asc), (Alias::new("sorted"), sea_orm::Order::Asc)])
            .take();
        let statement = open.on().get_database_backend().build(&asked);
        for term in Term::find_by_statement(statement).all(open.on()).await? {
            names.add_term(&term.list, &term.key, &term.title);
        }
        Ok(names)
    }

    /// All that a form or a sheet of this kind may point at.
    pub async fn lookup(&self, open: &dyn Open, kind: Kind) -> Result<Lookup, Fault> {
        let mut kinds: BTreeSet<Kind> = self.of(kind).fields().iter().filter_map(|field| kind_of(field.input)).collect();
        kinds.insert(Kind::Partnership);
        self.lookup_of(open, kind, kinds).await
    }

    /// All that the filters of a list of this kind offer.
    pub async fn lookup_for_filters(&self, open: &dyn Open, kind: Kind) -> Result<Lookup, Fault> {
        let filtered = self.of(kind).fields().iter().filter(|field| field.filtered);
        self.lookup_of(open, kind, filtered.filter_map(|field| kind_of(field.input)).collect()).await
    }

    async fn lookup_of(&self, open: &dyn Open, kind: Kind, kinds: BTreeSet<Kind>) -> Result<Lookup, Fault> {
        let mut lookup = Lookup::with(self.terms(open, kind).await?);
        for kind in kinds {
            let cards = self.choices(open, kind).await?;
            for card in &cards {
                lookup.add_thing(kind, &card.reference, card.id);
            }
            lookup.names.add_cards(cards);
        }
        Ok(lookup)
    }

    /// How many things of each kind point at this one, hidden ones too: what stands in the way of removing it.
    pub async fn pointing_at(&self, open: &dyn Open, kind: Kind, id: Uuid) -> Result<Vec<(Kind, u64)>, Fault> {
        let mut pointing = Vec::new();
        for (from, register) in self.registers.iter() {
            let keys = register.fields().iter().filter(|field| field.input == Input::Thing(kind)).map(|field| field.key);
            let any = keys.fold(None, |any: Option<sea_orm::Condition>, key| {
                Some(any.unwrap_or_else(sea_orm::Condition::any).add(Expr::col(Alias::new(key)).eq(id)))
            });
            let Some(any) = any else { continue };
            let asked = Query::select()
                .expr_as(Expr::col(Alias::new("id")).count(), Alias::new("number"))
                .from(Alias::new(from.sheet()))
                .cond_where(any)
                .take();
            let statement = open.on().get_database_backend().build(&asked);
            let number = Counted::find_by_statement(statement).one(open.on()).await?.map_or(0, |c| c.number);
            if number > 0 {
                pointing.push((*from, u64::try_from(number).unwrap_or(0)));
            }
        }
        Ok(pointing)
    }

    /// The kinds and fields that can point at things of this kind.
    pub fn pointers_at(&self, kind: Kind) -> Vec<(Kind, &'static str)> {
        let of = |register: &Arc<dyn Register>| {
            let keys = register.fields().iter().filter(|field| field.input == Input::Thing(kind)).map(|field| field.key);
            keys.map(|key| (register.kind(), key)).collect::<Vec<_>>()
        };
        self.registers.values().flat_map(of).collect()
    }

    /// The rows of a kind that point at a thing through this field, as far as the actor may see them.
    pub async fn rows_of(&self, open: &dyn Open, kind: Kind, key: &str, id: Uuid) -> Result<Vec<Row>, Fault> {
        let register = self.of(kind);
        let index = register.fields().iter().position(|field| field.key == key);
        let Some(index) = index else { return Ok(Vec::new()) };
        register.rows(open, &Ask { filters: vec![(index, Meant::Thing(id))], ..Ask::default() }).await
    }
}

fn list_of(input: Input) -> Option<&'static str> {
    match input {
        Input::Choice(list) => Some(list),
        _ => None,
    }
}

fn kind_of(input: Input) -> Option<Kind> {
    match input {
        Input::Thing(kind) => Some(kind),
        _ => None,
    }
}
