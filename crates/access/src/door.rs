//! The doors: `Reading` to look, `Writing` to change. There is no other way to the database from an area.

use crate::{Actor, Event, Memory, Role, Sight, events};
use chrono::{DateTime, NaiveDate, Utc};
use database::{Database, Fault};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;
use values::Clock;

/// Something that a person may or may not do. Areas list theirs in `actions.rs`.
pub trait Action: Send + Sync {
    /// Whether the actor may do it.
    fn allows(&self, actor: &Actor) -> bool;
    /// Which roles may, to tell those who may not.
    fn roles(&self) -> Vec<Role>;
}

/// Why a change was not begun.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// This actor may not; these roles may.
    #[error("only {0:?} may do this")]
    NotAllowed(Vec<Role>),
    /// The database did not answer.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens readings and writings on one database with one clock.
#[derive(Clone, Debug)]
pub struct Door {
    database: Database,
    clock: Clock,
    memory: Memory,
}

impl Door {
    /// The door to this database.
    pub fn new(database: Database, clock: Clock) -> Door {
        Door { database, clock, memory: Memory::default() }
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The database, for commands and checks of the operator.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Opens a read-only snapshot for this actor.
    pub async fn reading(&self, actor: &Actor) -> Result<Reading, Fault> {
        Ok(Reading {
            sight: actor.sight(),
            actor: actor.clone(),
            clock: self.clock.clone(),
            memory: self.memory.clone(),
            snapshot: self.database.read().await?,
        })
    }

    /// Asks whether this actor may do this, and opens the transaction in which it is done.
    pub async fn begin(&self, actor: &Actor, action: &dyn Action) -> Result<Writing, Refusal> {
        if !actor.is_system() && !action.allows(actor) {
            return Err(Refusal::NotAllowed(action.roles()));
        }
        let transaction = self.database.write().await?;
        Ok(Writing { sight: actor.sight(), actor: actor.clone(), clock: self.clock.clone(), transaction, noted: Vec::new() })
    }
}

/// What readings and writings have in common: they can be asked, by whom and when.
pub trait Open: Send + Sync {
    /// The open transaction.
    fn on(&self) -> &DatabaseTransaction;
    /// For whom it was opened.
    fn actor(&self) -> &Actor;
    /// What they may see.
    fn sight(&self) -> &Sight;
    /// This moment.
    fn now(&self) -> DateTime<Utc>;
    /// Today in England and Wales.
    fn today(&self) -> NaiveDate;
    /// What the process keeps in memory. A change has none: what it sees may never come to be.
    fn memory(&self) -> Option<&Memory> {
        None
    }
}

/// A read-only snapshot for one actor.
pub struct Reading {
    snapshot: DatabaseTransaction,
    actor: Actor,
    sight: Sight,
    clock: Clock,
    memory: Memory,
}

/// An open change. Dropped without [`Writing::finish`], nothing of it happened.
pub struct Writing {
    transaction: DatabaseTransaction,
    actor: Actor,
    sight: Sight,
    clock: Clock,
    noted: Vec<Event>,
}

/// A change that sees everything, for checks that must not miss what the actor cannot see. What it finds is never shown.
pub struct Unhindered<'a>(&'a Writing);

impl Open for Unhindered<'_> {
    fn on(&self) -> &DatabaseTransaction {
        self.0.on()
    }
    fn actor(&self) -> &Actor {
        self.0.actor()
    }
    fn sight(&self) -> &Sight {
        &Sight::Everything
    }
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }
    fn today(&self) -> NaiveDate {
        self.0.today()
    }
}

macro_rules! open {
    ($($door:ty, $transaction:ident;)*) => { $(
        impl Open for $door {
            fn on(&self) -> &DatabaseTransaction { &self.$transaction }
            fn actor(&self) -> &Actor { &self.actor }
            fn sight(&self) -> &Sight { &self.sight }
            fn now(&self) -> DateTime<Utc> { self.clock.now() }
            fn today(&self) -> NaiveDate { self.clock.today() }
            fn memory(&self) -> Option<&Memory> { self.remembers() }
        }
    )* };
}

open! {
    Reading, snapshot;
    Writing, transaction;
}

impl Reading {
    fn remembers(&self) -> Option<&Memory> {
        Some(&self.memory)
    }

    /// Ends the snapshot at once instead of when it is dropped, so that its connection is free again.
    pub async fn close(self) -> Result<(), Fault> {
        Ok(self.snapshot.commit().await?)
    }
}

impl Writing {
    #[expect(clippy::unused_self, reason = "it is asked like a reading")]
    fn remembers(&self) -> Option<&Memory> {
        None
    }

    /// A new id: in order of time, and beyond guessing.
    #[expect(clippy::disallowed_methods, reason = "this is the one door to new ids")]
    pub fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    /// Notes one of several events of this change.
    pub fn note(&mut self, event: Event) {
        self.noted.push(event);
    }

    /// The same change, seeing everything: for checks that must not miss what the actor cannot see.
    pub fn unhindered(&self) -> Unhindered<'_> {
        Unhindered(self)
    }

    /// Sees everything for the rest of this change.
    pub fn see_everything(&mut self) {
        self.sight = Sight::Everything;
    }

    /// Records the last event with those noted before, and commits. The answer is the last event's place.
    pub async fn finish(mut self, event: Event) -> Result<i64, Fault> {
        self.noted.push(event);
        self.finish_noted().await
    }

    /// Records the events noted, and commits. A change that notes nothing is not allowed to happen.
    pub async fn finish_noted(self) -> Result<i64, Fault> {
        debug_assert!(!self.noted.is_empty(), "a change must leave an event");
        let place = events::append(&self.transaction, &self.actor, self.clock.now(), &self.noted).await?;
        self.transaction.commit().await?;
        Ok(place)
    }

    /// Commits what the actor alone ever sees, such as a private note or the place where they stopped reading: the event log,
    /// which others read, tells nothing of it. Never for anything that somebody else may see.
    pub async fn finish_own(self) -> Result<(), Fault> {
        debug_assert!(self.noted.is_empty(), "what is noted must be recorded");
        Ok(self.transaction.commit().await?)
    }

    /// Gives the change up at once.
    pub async fn give_up(self) -> Result<(), Fault> {
        Ok(self.transaction.rollback().await?)
    }
}
