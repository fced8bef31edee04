//! Slowing down guesses: after repeated failures an address or a network waits, known account or not.

use crate::{Door, secrets};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict};

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

/// How many seconds this source has to wait now; 0 when it may try.
pub async fn waiting(door: &Door, source: &Source) -> Result<i64, Fault> {
    let found = Entity::find_by_id(&source.key).one(door.database().connection()).await?;
    let now = door.clock().now().timestamp();
    Ok(found.filter(|a| now - a.last_at < MEMORY).map_or(0, |a| (a.last_at + source.wait_after(a.failures) - now).clamp(0, LONGEST_WAIT)))
}

/// Counts an attempt as failed. Counted before the password is checked, so that many at once gain nothing.
pub async fn failed(door: &Door, source: &Source) -> Result<(), Fault> {
    let now = door.clock().now().timestamp();
    let row = ActiveModel { source: Set(source.key.clone()), failures: Set(1), last_at: Set(now) };
    let old = Expr::col((Entity, Column::LastAt)).lte(now - MEMORY);
    let counted = CaseStatement::new().case(old, Expr::value(1_i64)).finally(Expr::col((Entity, Column::Failures)).add(1));
    let replace = OnConflict::column(Column::Source).value(Column::Failures, counted).update_column(Column::LastAt).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(door.database().connection()).await?;
    Ok(())
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
