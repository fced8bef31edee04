//! Turns: how several processes share followers and schedules. A process claims a turn for a while by a conditional
//! update; only the one that holds it moves it on. A process that dies loses its turn when the while is over.

use crate::Done;
use access::{Door, secrets};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict};
use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

/// How many seconds a claim holds.
pub(crate) const LEASE: i64 = 10 * 60;
/// How long one piece of work may take: less than the claim holds, so that two never work on the same.
const LONGEST: Duration = Duration::from_secs(9 * 60);
/// The waits after failures, in seconds; the last one stays.
const WAITS: [i64; 5] = [10, 30, 2 * 60, 10 * 60, 30 * 60];

/// The stored state of a follower or a schedule.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "turns")]
pub struct Model {
    /// Its name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The last event that a follower has heard.
    pub place: i64,
    /// When it is due, in seconds.
    pub due_at: i64,
    /// Until when somebody has claimed it.
    pub held_until: i64,
    /// The mark of the one who claimed it.
    pub holder: String,
    /// How often in a row it failed.
    pub failures: i64,
    /// When it last went well.
    pub last_at: Option<i64>,
    /// What the last failure was.
    pub problem: Option<String>,
}

/// Turns relate to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A claimed turn.
#[derive(Debug)]
pub(crate) struct Turn {
    name: String,
    holder: String,
    failures: i64,
    /// The last event heard.
    pub(crate) place: i64,
}

/// Every turn, by name.
pub(crate) async fn all(door: &Door) -> Result<HashMap<String, Model>, Fault> {
    let rows = Entity::find().all(door.database().reader()).await?;
    Ok(rows.into_iter().map(|row| (row.name.clone(), row)).collect())
}

/// Makes the turn when there is none; of two at once one makes it.
pub(crate) async fn make(door: &Door, name: &str, place: i64, due_at: i64) -> Result<(), Fault> {
    let row = ActiveModel {
        name: Set(name.to_owned()),
        place: Set(place),
        due_at: Set(due_at),
        held_until: Set(0),
        holder: Set(String::new()),
        failures: Set(0),
        last_at: Set(None),
        problem: Set(None),
    };
    let keep = OnConflict::column(Column::Name).do_nothing().to_owned();
    Entity::insert(row).on_conflict(keep).exec_without_returning(door.database().connection()).await?;
    Ok(())
}

/// Claims a turn that is due and that nobody holds.
pub(crate) async fn claim(door: &Door, name: &str) -> Result<Option<Turn>, Fault> {
    let (now, holder, on) = (door.clock().now().timestamp(), secrets::token(), door.database().connection());
    let claimed = Entity::update_many()
        .col_expr(Column::Holder, Expr::value(&holder))
        .col_expr(Column::HeldUntil, Expr::value(now + LEASE))
        .filter(Column::Name.eq(name))
        .filter(Column::DueAt.lte(now))
        .filter(Column::HeldUntil.lte(now))
        .exec(on)
        .await?;
    if claimed.rows_affected == 0 {
        return Ok(None);
    }
    let row = Entity::find_by_id(name).one(on).await?.filter(|row| row.holder == holder);
    Ok(row.map(|row| Turn { name: row.name, holder, failures: row.failures, place: row.place }))
}

impl Turn {
    /// Moves the turn on after it went well, and keeps it for another while; false when it was lost meanwhile.
    pub(crate) async fn went_on(&mut self, door: &Door, place: i64) -> Result<bool, Fault> {
        let until = door.clock().now().timestamp() + LEASE;
        self.place = place;
        self.failures = 0;
        self.store(door, until, until).await
    }

    /// Gives the turn back until it is due again.
    pub(crate) async fn give_back(self, door: &Door, due_at: i64) -> Result<(), Fault> {
        self.store(door, due_at, 0).await.map(drop)
    }

    async fn store(&self, door: &Door, due_at: i64, held_until: i64) -> Result<bool, Fault> {
        let stored = Entity::update_many()
            .col_expr(Column::Place, Expr::value(self.place))
            .col_expr(Column::DueAt, Expr::value(due_at))
            .col_expr(Column::HeldUntil, Expr::value(held_until))
            .col_expr(Column::Failures, Expr::value(0))
            .col_expr(Column::LastAt, Expr::value(door.clock().now().timestamp()))
            .col_expr(Column::Problem, Expr::value(None::<String>))
            .filter(Column::Name.eq(&self.name))
            .filter(Column::Holder.eq(&self.holder))
            .exec(door.database().connection())
            .await?;
        Ok(stored.rows_affected > 0)
    }

    /// Gives the turn back after a failure, to be tried again after a wait that grows.
    pub(crate) async fn failed(self, door: &Door, problem: String) -> Result<(), Fault> {
        tracing::warn!(name = %self.name, %problem, failures = self.failures + 1, "work in the background failed and is tried again");
        let due_at = door.clock().now().timestamp() + wait_after(self.failures);
        Entity::update_many()
            .col_expr(Column::DueAt, Expr::value(due_at))
            .col_expr(Column::HeldUntil, Expr::value(0))
            .col_expr(Column::Failures, Expr::value(self.failures + 1))
            .col_expr(Column::Problem, Expr::value(problem))
            .filter(Column::Name.eq(&self.name))
            .filter(Column::Holder.eq(&self.holder))
            .exec(door.database().connection())
            .await?;
        Ok(())
    }
}

fn wait_after(failures: i64) -> i64 {
    let at = usize::try_from(failures).unwrap_or(0).min(WAITS.len() - 1);
    WAITS[at]
}

/// Runs a piece of work apart, so that one that panics or never ends takes nothing else with it.
pub(crate) async fn apart(work: impl Future<Output = Done> + Send + 'static) -> Result<(), String> {
    let mut task = tokio::spawn(work);
    match tokio::time::timeout(LONGEST, &mut task).await {
        Ok(Ok(done)) => done.map_err(|problem| problem.to_string()),
        Ok(Err(_)) => Err("it stopped in the middle: this is a fault of the program".to_owned()),
        Err(_) => {
            task.abort();
            Err("it took too long".to_owned())
        }
    }
}
