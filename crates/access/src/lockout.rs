//! Slowing down guesses: after repeated failures an address or a network waits, known account or not.

use crate::{Door, secrets};
use database::Fault;
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict};
use sea_orm::{DatabaseTransaction, QuerySelect};

/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 60 * 60;
/// Failures older than this, in seconds, are forgotten.
const MEMORY: i64 = 24 * 60 * 60;

/// What attempts come from. Only the hash of it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    key: String,
    /// Failures that cost nothing: people mistype, and many people may share one network.
    free: i64,
}

impl Source {
    fn new(words: &str, free: i64) -> Source {
        Source { key: secrets::stored(words), free }
    }

    /// Passwords tried for this e-mail address.
    pub fn email(email: &str) -> Source {
        Source::new(&format!("email {}", crate::accounts::folded(email)), 5)
    }

    /// Passwords tried from this network address, which a whole office may share.
    pub fn network(network: &str) -> Source {
        Source::new(&format!("network {network}"), 50)
    }

    /// Links asked for by this e-mail address.
    pub fn link_to(email: &str) -> Source {
        Source::new(&format!("link to {}", crate::accounts::folded(email)), 5)
    }

    /// Links asked for from this network address.
    pub fn links_from(network: &str) -> Source {
        Source::new(&format!("links from {network}"), 50)
    }

    /// Public questions asked with this e-mail address.
    pub fn asked_by(email: &str) -> Source {
        Source::new(&format!("asked by {}", crate::accounts::folded(email)), 5)
    }

    /// Public questions asked from this network address.
    pub fn asked_from(network: &str) -> Source {
        Source::new(&format!("asked from {network}"), 50)
    }

    /// How many seconds to wait after so many failures: none at first, then 30, 60, 120 ... up to an hour.
    pub fn wait_after(&self, failures: i64) -> i64 {
        match failures - self.free {
            over if over < 0 => 0,
            over if over < 7 => 30 << over,
            _ => LONGEST_WAIT,
        }
    }
}

/// Failed attempts from one source.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    /// The hash of the e-mail address or of the network address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: String,
    /// How often in a row.
    pub failures: i64,
    /// When last, in seconds.
    pub last_at: i64,
}

/// Attempts relate to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Counts an attempt from these sources as failed, unless one of them has to wait: then the answer is for how many
/// seconds, and nothing is counted. Called before the password is looked at, so that many guesses at once gain nothing.
/// Give the sources in the same order always: each is kept from others until all are counted.
pub async fn count(door: &Door, sources: &[&Source]) -> Result<i64, Fault> {
    let (on, now) = (door.database().write().await?, door.clock().now().timestamp());
    let mut longest = 0;
    for source in sources {
        let before = locked(&on, source).await?;
        let failures = if now - before.last_at < MEMORY { before.failures } else { 0 };
        let wait = (before.last_at + source.wait_after(failures) - now).clamp(0, LONGEST_WAIT);
        longest = Ord::max(longest, wait);
        let row = ActiveModel { source: Unchanged(before.source), failures: Set(failures + 1), last_at: Set(now) };
        row.update(&on).await?;
    }
    if longest > 0 {
        on.rollback().await?
    } else {
        on.commit().await?
    }
    Ok(longest)
}

/// What is known of a source, kept from others until the transaction ends.
async fn locked(on: &DatabaseTransaction, source: &Source) -> Result<Model, Fault> {
    let new = ActiveModel { source: Set(source.key.clone()), failures: Set(0), last_at: Set(0) };
    let keep = OnConflict::column(Column::Source).do_nothing().to_owned();
    Entity::insert(new).on_conflict(keep).exec_without_returning(on).await?;
    let found = Entity::find_by_id(&source.key).lock(LockType::Update).one(on).await?;
    Ok(found.unwrap_or(Model { source: source.key.clone(), failures: 0, last_at: 0 }))
}

/// Takes one counted attempt back: it was no failure after all.
pub async fn forgiven(door: &Door, source: &Source) -> Result<(), Fault> {
    Entity::update_many()
        .col_expr(Column::Failures, Expr::col(Column::Failures).sub(1))
        .filter(Column::Source.eq(&source.key))
        .filter(Column::Failures.gt(0))
        .exec(door.database().connection())
        .await?;
    Ok(())
}

/// Forgets the failures of a source that has now shown who it is.
pub async fn cleared(door: &Door, source: &Source) -> Result<(), Fault> {
    Entity::delete_by_id(&source.key).exec(door.database().connection()).await?;
    Ok(())
}

/// Removes what is forgotten; run by a schedule.
pub async fn sweep(door: &Door) -> Result<u64, Fault> {
    let before = door.clock().now().timestamp() - MEMORY;
    let gone = Entity::delete_many().filter(Column::LastAt.lt(before)).exec(door.database().connection()).await?;
    Ok(gone.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn waits_double_up_to_an_hour() {
        let email = Source::email("a@b.uk");
        assert_eq!([0, 4, 5, 6, 7, 12, 500].map(|n| email.wait_after(n)), [0, 0, 30, 60, 120, 3600, 3600]);
        assert_eq!([49, 50, 51].map(|n| Source::network("::1").wait_after(n)), [0, 30, 60]);
    }

    #[test]
    fn an_address_is_the_same_source_however_it_is_typed() {
        assert_eq!(Source::email(" A@b.UK"), Source::email("a@b.uk"));
        assert_ne!(Source::email("a@b.uk"), Source::network("a@b.uk"));
    }
}
