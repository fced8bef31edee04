//! The database goes away and comes back while the site serves: it says so, and goes on by itself.

use crate::asking::{Answer, Person};
use crate::cluster::Cluster;
use crate::desk::Desk;
use crate::program::{Place, Running};
use std::time::{Duration, Instant};

/// The longest that anybody waits to be told that the database does not answer.
const TOLD_WITHIN: Duration = Duration::from_secs(25);
/// The longest that a tool waits for the answer of `/health`.
const HEALTH_WITHIN: Duration = Duration::from_secs(4);
/// The longest that the site takes to notice that the database is back.
const BACK_WITHIN: Duration = Duration::from_secs(15);

#[test]
fn a_database_that_stops_is_told_and_its_return_is_noticed() {
    let cluster = Cluster::start();
    let place = Place::on(&cluster.address);
    place.done(&["migrate"], None);
    let running = Running::serve(&place, &["--demo"]);
    let mut desk = Desk::four(running.port).remove(0);
    for time in ["once", "twice"] {
        sound(&running, &mut desk);
        cluster.stop_hard();
        told(&running, &mut desk);
        cluster.start_again();
        let began = Instant::now();
        while health(&running).status != 200 {
            assert!(began.elapsed() < BACK_WITHIN, "the database is back {time} and not noticed");
            std::thread::sleep(Duration::from_millis(100));
        }
        sound(&running, &mut desk);
        place.verify(time);
    }
    desk.check(&place);
    assert_eq!(running.stop(), Some(0));
}

/// Pages answer and a change is made.
fn sound(running: &Running, desk: &mut Desk) {
    assert_eq!(health(running).status, 200);
    for path in ["/plans", "/grants/awards", "/sign-in"] {
        let page = Person::anybody(running.port).get(path).expect("an answer");
        assert_eq!(page.status, 200, "{path}: {}", page.body);
    }
    let version = desk.look();
    let (status, body) = desk.change(version).expect("an answer");
    assert_eq!(status, 303, "{body}");
}

/// Everybody is told within a bounded time, all at once as well; the session outlives it.
fn told(running: &Running, desk: &mut Desk) {
    let anybody = Person::anybody(running.port);
    let asked =
        [(&anybody, "/plans"), (&anybody, "/grants/awards"), (&desk.person, "/workspace/awards"), (&desk.person, "/account")];
    std::thread::scope(|all| {
        for (person, path) in asked {
            all.spawn(move || {
                let began = Instant::now();
                let page = person.get(path).expect("an answer");
                assert_eq!(page.status, 500, "{path}: {}", page.body);
                assert!(page.body.contains("Sorry, there is a problem with the service"), "{path}: {}", page.body);
                assert!(began.elapsed() < TOLD_WITHIN, "{path} took {:?}", began.elapsed());
            });
        }
        let began = Instant::now();
        assert_eq!(health(running).status, 503);
        assert!(began.elapsed() < HEALTH_WITHIN, "/health took {:?}", began.elapsed());
    });
}

fn health(running: &Running) -> Answer {
    Person::anybody(running.watch_port).get("/health").expect("an answer")
}
