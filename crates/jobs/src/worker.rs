//! The worker: goes its rounds until it is told to stop, waits between them, and outlives a dead database.

use crate::{Follower, Post, Schedule, follow, schedule, send, usual_schedules};
use access::Door;
use database::Fault;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// The wait between two rounds.
const REST: Duration = Duration::from_secs(2);
/// The longest wait while the database does not answer.
const LONGEST_REST: Duration = Duration::from_secs(60);
/// How long work under way may go on after it was told to stop. What is cut off is done again later.
const GRACE: Duration = Duration::from_secs(10);

/// What a worker does.
#[derive(Clone)]
pub struct Setup {
    followers: Vec<Arc<dyn Follower>>,
    schedules: Vec<Arc<dyn Schedule>>,
    post: Post,
}

impl Setup {
    /// A worker that sends mails this way and keeps the usual schedules.
    pub fn new(post: Post) -> Setup {
        Setup { followers: Vec::new(), schedules: usual_schedules(), post }
    }

    /// Also has this follower.
    pub fn follower(mut self, follower: impl Follower + 'static) -> Setup {
        self.followers.push(Arc::new(follower));
        self
    }

    /// Also keeps this schedule.
    pub fn schedule(mut self, schedule: impl Schedule + 'static) -> Setup {
        self.schedules.push(Arc::new(schedule));
        self
    }

    /// Also has a follower of any type.
    pub fn shared_follower(mut self, follower: Arc<dyn Follower>) -> Setup {
        self.followers.push(follower);
        self
    }

    /// Also keeps a schedule of any type.
    pub fn shared_schedule(mut self, schedule: Arc<dyn Schedule>) -> Setup {
        self.schedules.push(schedule);
        self
    }
}

/// Works until `shutdown` is ready: follows events, keeps schedules and sends mails, one round after the other.
pub async fn work(door: Door, setup: Setup, shutdown: impl Future<Output = ()> + Send) {
    let (stop, stopped) = watch::channel(false);
    let told = async {
        shutdown.await;
        let _ = stop.send(true);
        tokio::time::sleep(GRACE).await;
        tracing::warn!("work in the background was cut off; it is done again later");
    };
    tokio::select! {
        () = rounds(&door, &setup, stopped) => {}
        () = told => {}
    }
}

async fn rounds(door: &Door, setup: &Setup, mut stopped: watch::Receiver<bool>) {
    let mut failures = 0;
    while !*stopped.borrow() {
        let stopping = || *stopped.borrow();
        match round(door, setup, &stopping).await {
            Ok(()) if failures > 0 => {
                tracing::info!("the database answers again");
                failures = 0;
            }
            Ok(()) => {}
            Err(fault) => {
                if failures == 0 {
                    tracing::error!(%fault, "work in the background waits for the database");
                }
                failures += 1;
            }
        }
        tokio::select! {
            () = tokio::time::sleep(rest(failures)) => {}
            _ = stopped.changed() => {}
        }
    }
}

/// One round. Each part goes its way even when one before it failed; the first failure is told.
pub(crate) async fn round(door: &Door, setup: &Setup, stopping: &(dyn Fn() -> bool + Sync)) -> Result<(), Fault> {
    let followed = follow::round(door, &setup.followers, stopping).await;
    let kept = schedule::round(door, &setup.schedules, stopping).await;
    let sent = send::round(door, &setup.post, stopping).await;
    followed.and(kept).and(sent)
}

fn rest(failures: u32) -> Duration {
    REST.saturating_mul(1 << failures.min(10)).min(LONGEST_REST)
}

#[cfg(test)]
mod test {
    use super::{LONGEST_REST, REST, rest};

    #[test]
    fn there_is_always_a_rest_and_it_grows_with_failures() {
        assert_eq!(rest(0), REST);
        assert_eq!(rest(1), REST * 2);
        assert_eq!(rest(500), LONGEST_REST);
    }
}
