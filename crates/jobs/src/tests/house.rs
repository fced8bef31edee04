//! An empty house to work in. Another database is put in here, and nowhere else.

use crate::{Post, Setup};
use access::{Action, Actor, Door, Event, Role};
use chrono::{DateTime, TimeDelta, Utc};
use database::Database;
use std::path::PathBuf;
use tempfile::TempDir;
use values::Clock;

pub struct House {
    pub door: Door,
    folder: TempDir,
}

struct Anything;

impl Action for Anything {
    fn allows(&self, _: &Actor) -> bool {
        false
    }
    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

impl House {
    pub async fn new() -> House {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open_file(&folder.path().join("site.sqlite")).await.expect("a database");
        let steps = access::steps().into_iter().chain(crate::steps()).collect();
        database::migrate(&database, steps).await.expect("tables");
        let start = DateTime::from_timestamp(1_800_000_000, 0).expect("a moment");
        House { door: Door::new(database, Clock::fixed(start)), folder }
    }

    /// Another process on the same database.
    pub async fn second_door(&self) -> Door {
        let database = Database::open_file(&self.folder.path().join("site.sqlite")).await.expect("a database");
        Door::new(database, self.door.clock().clone())
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.door.clock().now()
    }

    pub fn wait(&self, seconds: i64) {
        self.door.clock().set(self.now() + TimeDelta::seconds(seconds));
    }

    /// A change that the system makes.
    pub async fn begin(&self) -> access::Writing {
        self.door.begin(&Actor::system(), &Anything).await.expect("a change")
    }

    /// A change that leaves this event and nothing else.
    pub async fn happens(&self, title: &str) {
        self.begin().await.finish(Event::of_house("happened", "test", title)).await.expect("an event");
    }

    pub fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mail")
    }

    pub fn post(&self) -> Post {
        Post::to_folder(&self.mail_folder(), "Golden Thread <no-reply@example.org>").expect("a sender")
    }

    /// One round of a worker that writes mails to the folder.
    pub async fn round(&self, setup: &Setup) {
        crate::worker::round(&self.door, setup, &|| false).await.expect("a round");
    }

    pub fn mail_files(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.mail_folder()) else { return Vec::new() };
        let text =
            |file: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        files.map(text).collect()
    }
}
