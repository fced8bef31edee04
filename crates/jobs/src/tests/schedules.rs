//! Schedules run when they are due, in one process at a time, and the usual one clears away what has expired.

use super::house::House;
use crate::{Done, Schedule, Setup, outbox, schedule, turns};
use access::links::{self, Purpose};
use access::lockout::{self, Source};
use access::{Door, Open, accounts};
use async_trait::async_trait;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

#[derive(Clone, Default)]
struct Bell {
    rung: Arc<AtomicUsize>,
    slow: bool,
}

impl Bell {
    fn rung(&self) -> usize {
        self.rung.load(Ordering::SeqCst)
    }
}

#[async_trait]
impl Schedule for Bell {
    fn name(&self) -> &'static str {
        "bell"
    }

    fn every(&self) -> i64 {
        60
    }

    async fn run(&self, _: &Door) -> Done {
        self.rung.fetch_add(1, Ordering::SeqCst);
        if self.slow {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Ok(())
    }
}

#[tokio::test]
async fn a_schedule_runs_at_first_and_then_when_it_is_due() {
    let (house, bell) = (House::new().await, Bell::default());
    let setup = Setup::new(house.post()).schedule(bell.clone());
    house.round(&setup).await;
    house.round(&setup).await;
    assert_eq!(bell.rung(), 1);
    house.wait(59);
    house.round(&setup).await;
    assert_eq!(bell.rung(), 1);
    house.wait(1);
    house.round(&setup).await;
    assert_eq!(bell.rung(), 2);
}

#[tokio::test]
async fn two_processes_never_run_one_at_once() {
    let (house, bell) = (House::new().await, Bell { slow: true, ..Bell::default() });
    let second = house.second_door().await;
    let schedules: Vec<Arc<dyn Schedule>> = vec![Arc::new(bell.clone())];
    let (a, b) =
        tokio::join!(schedule::round(&house.door, &schedules, &|| false), schedule::round(&second, &schedules, &|| false));
    assert!(a.is_ok() && b.is_ok());
    assert_eq!(bell.rung(), 1);
}

#[tokio::test]
async fn the_usual_schedule_clears_away_what_has_expired() {
    let house = House::new().await;
    let mut writing = house.begin().await;
    let person = accounts::add(&mut writing, "a@example.org", "Clerk", None).await.expect("an account");
    links::make(&writing, person, Purpose::SignIn).await.expect("a link");
    outbox::put(&writing, &crate::Mail::new("a@example.org", "Hello", "Words")).await.expect("a mail");
    writing.finish_noted().await.expect("stored");
    let source = Source::email("a@example.org");
    lockout::count(&house.door, &[&source]).await.expect("counted");
    let setup = Setup::new(house.post());
    house.round(&setup).await;
    assert_eq!(left(&house).await, [1, 1, 1], "nothing is old yet");
    house.wait(31 * 24 * 60 * 60);
    house.round(&setup).await;
    assert_eq!(left(&house).await, [0, 0, 0]);
}

/// How many links, attempts and mails are left.
async fn left(house: &House) -> [usize; 3] {
    use sea_orm::EntityTrait;
    let reading = house.door.reading(&access::Actor::system()).await.expect("a reading");
    let links = links::Entity::find().all(reading.on()).await.expect("links").len();
    let attempts = lockout::Entity::find().all(reading.on()).await.expect("attempts").len();
    [links, attempts, outbox::Entity::find().all(reading.on()).await.expect("mails").len()]
}

#[tokio::test]
async fn a_database_that_does_not_answer_stops_nothing_for_good() {
    use sea_orm::ConnectionTrait;
    let (house, bell) = (House::new().await, Bell::default());
    let setup = Setup::new(house.post()).schedule(bell.clone());
    let on = house.door.database().connection();
    on.execute_unprepared("ALTER TABLE turns RENAME TO away").await.expect("renamed");
    assert!(crate::worker::round(&house.door, &setup, &|| false).await.is_err());
    on.execute_unprepared("ALTER TABLE away RENAME TO turns").await.expect("renamed");
    house.round(&setup).await;
    assert_eq!(bell.rung(), 1);
    assert!(turns::all(&house.door).await.expect("turns").contains_key("schedule:bell"));
}

#[tokio::test]
async fn the_worker_works_and_stops_when_it_is_told() {
    let (house, bell) = (House::new().await, Bell::default());
    let setup = Setup::new(house.post()).schedule(bell.clone());
    let (tell, told) = tokio::sync::oneshot::channel::<()>();
    let worker = tokio::spawn(crate::work(house.door.clone(), setup, async { drop(told.await) }));
    while bell.rung() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    tell.send(()).expect("it listens");
    tokio::time::timeout(Duration::from_secs(1), worker).await.expect("it stops at once").expect("it does not panic");
    assert_eq!(bell.rung(), 1, "it rests between rounds");
}
