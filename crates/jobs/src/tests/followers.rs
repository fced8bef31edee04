//! Followers hear everything in order, again after a failure, and survive one that breaks.

use super::house::House;
use crate::{Done, Follower, Setup, Start, turns};
use access::{Door, events};
use async_trait::async_trait;
use std::sync::{Arc, Mutex};

#[derive(Clone, Default)]
struct Ear {
    heard: Arc<Mutex<Vec<String>>>,
    trouble: Arc<Mutex<Option<&'static str>>>,
    from_now: bool,
}

impl Ear {
    fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("no panic").clone()
    }

    fn set_trouble(&self, trouble: Option<&'static str>) {
        *self.trouble.lock().expect("no panic") = trouble;
    }
}

#[async_trait]
impl Follower for Ear {
    fn name(&self) -> &'static str {
        if self.from_now { "late-ear" } else { "ear" }
    }

    fn start(&self) -> Start {
        if self.from_now { Start::Now } else { Start::Beginning }
    }

    async fn follow(&self, _: &Door, events: &[events::Model]) -> Done {
        let trouble = *self.trouble.lock().expect("no panic");
        match trouble {
            Some("panic") => panic!("a follower that breaks"),
            Some(problem) => Err(problem.into()),
            None => {
                self.heard.lock().expect("no panic").extend(events.iter().map(|event| event.title.clone()));
                Ok(())
            }
        }
    }
}

#[tokio::test]
async fn every_event_is_heard_once_and_in_order() {
    let (house, ear) = (House::new().await, Ear::default());
    let setup = Setup::new(house.post()).follower(ear.clone());
    for number in 0..450 {
        house.happens(&number.to_string()).await;
    }
    house.round(&setup).await;
    house.round(&setup).await;
    let wanted: Vec<String> = (0..450).map(|number| number.to_string()).collect();
    assert_eq!(ear.heard(), wanted);
    house.happens("450").await;
    house.round(&setup).await;
    assert_eq!(ear.heard().last().map(String::as_str), Some("450"));
}

#[tokio::test]
async fn a_follower_that_starts_now_hears_nothing_of_before() {
    let (house, ear) = (House::new().await, Ear { from_now: true, ..Ear::default() });
    let setup = Setup::new(house.post()).follower(ear.clone());
    house.happens("before").await;
    house.round(&setup).await;
    house.happens("after").await;
    house.round(&setup).await;
    assert_eq!(ear.heard(), ["after"]);
}

#[tokio::test]
async fn what_failed_is_heard_again_after_a_growing_wait() {
    let (house, ear) = (House::new().await, Ear::default());
    let setup = Setup::new(house.post()).follower(ear.clone());
    house.happens("one").await;
    ear.set_trouble(Some("no answer"));
    house.round(&setup).await;
    let turn = turns::all(&house.door).await.expect("turns")["follower:ear"].clone();
    assert_eq!((turn.place, turn.failures, turn.problem.as_deref()), (0, 1, Some("no answer")));
    ear.set_trouble(None);
    house.round(&setup).await;
    assert!(ear.heard().is_empty(), "it waits before it tries again");
    house.wait(10);
    house.round(&setup).await;
    assert_eq!(ear.heard(), ["one"]);
    let turn = turns::all(&house.door).await.expect("turns")["follower:ear"].clone();
    assert_eq!((turn.place, turn.failures, turn.problem), (1, 0, None));
}

#[tokio::test]
async fn one_that_panics_takes_no_other_with_it() {
    let (house, broken, late) = (House::new().await, Ear::default(), Ear { from_now: true, ..Ear::default() });
    let setup = Setup::new(house.post()).follower(broken.clone()).follower(late.clone());
    house.round(&setup).await;
    house.happens("one").await;
    broken.set_trouble(Some("panic"));
    house.round(&setup).await;
    assert_eq!(late.heard(), ["one"]);
    let turn = turns::all(&house.door).await.expect("turns")["follower:ear"].clone();
    assert_eq!((turn.place, turn.failures, turn.held_until), (0, 1, 0));
}

#[tokio::test]
async fn a_turn_belongs_to_one_process_until_its_time_is_over() {
    let house = House::new().await;
    let second = house.second_door().await;
    turns::make(&house.door, "x", 0, 0).await.expect("a turn");
    let mut lost = turns::claim(&house.door, "x").await.expect("an answer").expect("the turn");
    assert!(turns::claim(&second, "x").await.expect("an answer").is_none());
    house.wait(turns::LEASE);
    let taken = turns::claim(&second, "x").await.expect("an answer").expect("the turn of the dead one");
    assert!(!lost.went_on(&house.door, 7).await.expect("an answer"), "the one that lost it moves nothing");
    taken.give_back(&second, 0).await.expect("given back");
    assert_eq!(turns::all(&second).await.expect("turns")["x"].place, 0);
}
