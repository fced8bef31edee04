//! Followers of the event log: each hears every event at least once and in order, and may safely hear it twice.

use crate::{Done, turns};
use access::{Door, events};
use async_trait::async_trait;
use database::Fault;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, entity::prelude::*};
use std::sync::Arc;

/// How many events a follower hears at once.
const BATCH: u64 = 200;

/// From where a follower hears when the site first knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From the first event of the log.
    Beginning,
    /// From the next event: for followers that tell people of something new.
    Now,
}

/// Reacts to what happened. What it does for an event it must be able to do again without harm.
#[async_trait]
pub trait Follower: Send + Sync {
    /// Its name, which never changes.
    fn name(&self) -> &'static str;

    /// From where it hears at first.
    fn start(&self) -> Start {
        Start::Beginning
    }

    /// Hears some events, in order. When it fails it hears them again later.
    async fn follow(&self, door: &Door, events: &[events::Model]) -> Done;
}

/// Lets every follower hear what is new, until all have or `stopping` says so.
pub(crate) async fn round(
    door: &Door,
    followers: &[Arc<dyn Follower>],
    stopping: &(dyn Fn() -> bool + Sync),
) -> Result<(), Fault> {
    if followers.is_empty() {
        return Ok(());
    }
    let (last, known, now) = (last_place(door).await?, turns::all(door).await?, door.clock().now().timestamp());
    for follower in followers {
        let name = turn_name(follower.as_ref());
        let waits = match known.get(&name) {
            None => {
                let place = if follower.start() == Start::Now { last } else { 0 };
                turns::make(door, &name, place, 0).await?;
                place < last
            }
            Some(turn) => turn.place < last && turn.due_at <= now && turn.held_until <= now,
        };
        if waits && !stopping() {
            hear(door, follower, &name, stopping).await?;
        }
    }
    Ok(())
}

fn turn_name(follower: &dyn Follower) -> String {
    format!("follower:{}", follower.name())
}

async fn last_place(door: &Door) -> Result<i64, Fault> {
    let last = events::Entity::find().order_by_desc(events::Column::Place).one(door.database().reader()).await?;
    Ok(last.map_or(0, |event| event.place))
}

async fn hear(door: &Door, follower: &Arc<dyn Follower>, name: &str, stopping: &(dyn Fn() -> bool + Sync)) -> Result<(), Fault> {
    let Some(mut turn) = turns::claim(door, name).await? else { return Ok(()) };
    while !stopping() {
        let events = after(door, turn.place).await?;
        let Some(place) = events.last().map(|event| event.place) else { break };
        let (follower, inside) = (follower.clone(), door.clone());
        let heard = turns::apart(async move { follower.follow(&inside, &events).await }).await;
        if let Err(problem) = heard {
            return turn.failed(door, problem).await;
        }
        if !turn.went_on(door, place).await? {
            return Ok(());
        }
    }
    turn.give_back(door, 0).await
}

async fn after(door: &Door, place: i64) -> Result<Vec<events::Model>, Fault> {
    let next = events::Entity::find().filter(events::Column::Place.gt(place)).order_by_asc(events::Column::Place).limit(BATCH);
    Ok(next.all(door.database().reader()).await?)
}
