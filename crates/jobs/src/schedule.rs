//! Schedules: what the house does every so often, in one process at a time.

use crate::{Done, outbox, turns};
use access::{Door, links, lockout, sessions};
use async_trait::async_trait;
use database::Fault;
use std::sync::Arc;

/// Something done every so often.
#[async_trait]
pub trait Schedule: Send + Sync {
    /// Its name, which never changes.
    fn name(&self) -> &'static str;

    /// How many seconds lie between two runs.
    fn every(&self) -> i64;

    /// Does it. It may be done again, when a process dies in the middle.
    async fn run(&self, door: &Door) -> Done;
}

/// What every site needs: old sessions, links, attempts and mails are cleared away.
pub fn usual_schedules() -> Vec<Arc<dyn Schedule>> {
    vec![Arc::new(Sweep)]
}

struct Sweep;

#[async_trait]
impl Schedule for Sweep {
    fn name(&self) -> &'static str {
        "sweep"
    }

    fn every(&self) -> i64 {
        60 * 60
    }

    async fn run(&self, door: &Door) -> Done {
        let gone =
            sessions::sweep(door).await? + links::sweep(door).await? + lockout::sweep(door).await? + outbox::sweep(door).await?;
        tracing::debug!(gone, "cleared away what has expired");
        Ok(())
    }
}

/// Runs what is due.
pub(crate) async fn round(
    door: &Door,
    schedules: &[Arc<dyn Schedule>],
    stopping: &(dyn Fn() -> bool + Sync),
) -> Result<(), Fault> {
    let known = turns::all(door).await?;
    for schedule in schedules {
        let (name, now) = (format!("schedule:{}", schedule.name()), door.clock().now().timestamp());
        match known.get(&name) {
            None => turns::make(door, &name, 0, now).await?,
            Some(turn) if turn.due_at > now || turn.held_until > now => continue,
            Some(_) => {}
        }
        if stopping() {
            break;
        }
        run(door, schedule, &name).await?;
    }
    Ok(())
}

async fn run(door: &Door, schedule: &Arc<dyn Schedule>, name: &str) -> Result<(), Fault> {
    let Some(turn) = turns::claim(door, name).await? else { return Ok(()) };
    let (inside, work) = (door.clone(), schedule.clone());
    match turns::apart(async move { work.run(&inside).await }).await {
        Ok(()) => {
            let due_at = door.clock().now().timestamp() + schedule.every().max(1);
            turn.give_back(door, due_at).await
        }
        Err(problem) => turn.failed(door, problem).await,
    }
}
