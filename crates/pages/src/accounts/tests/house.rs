//! A site with some people in it. Another database is put in here, and nowhere else.

use super::browser::Browser;
use crate::{Routes, Site, SiteSetup, accounts::routes};
use access::accounts::{self, Model};
use access::{Action, Actor, Door, Membership, Open, Role, Writing, passwords};
use chrono::{DateTime, NaiveDate, TimeDelta};
use database::{Database, Step, table::Table};
use jobs::outbox;
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use tempfile::TempDir;
use uuid::Uuid;
use values::{Clock, Kind};

pub const PASSWORD: &str = "three odd words";

pub struct House {
    pub site: Site,
    _folder: TempDir,
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

/// The tables of other rooms from which choices are read.
fn bodies() -> Step {
    Step::new("test-bodies", vec![Table::kept(Kind::Organisation), Table::kept(Kind::Partnership)])
}

async fn add_body(database: &Database, kind: Kind, reference: &str, title: &str) {
    let columns = ["id", "reference", "title", "sorted", "seen_by", "version", "added_at", "changed_at"];
    let id = Uuid::from_u128(kind as u128);
    let values: [Expr; 8] =
        [id.into(), reference.into(), title.into(), title.into(), "anyone".into(), 1.into(), 0.into(), 0.into()];
    let insert =
        Query::insert().into_table(Alias::new(kind.sheet())).columns(columns.map(Alias::new)).values_panic(values).take();
    database.connection().execute(&insert).await.expect("a body");
}

impl House {
    pub async fn new() -> House {
        let folder = tempfile::tempdir().expect("a folder");
        let database = Database::open_file(&folder.path().join("site.sqlite")).await.expect("a database");
        let steps = access::steps().into_iter().chain(jobs::steps()).chain([bodies()]).collect();
        database::migrate(&database, steps).await.expect("tables");
        add_body(&database, Kind::Organisation, "fire", "Fire and Rescue").await;
        add_body(&database, Kind::Partnership, "county", "County Partnership").await;
        let clock = Clock::fixed(DateTime::from_timestamp(1_800_000_000, 0).expect("a moment"));
        let setup = SiteSetup { base: "https://example.org/".into(), ..SiteSetup::default() };
        House { site: Site::new(Door::new(database, clock), setup), _folder: folder }
    }

    pub fn door(&self) -> &Door {
        self.site.door()
    }

    pub fn wait(&self, seconds: i64) {
        let clock = self.door().clock();
        clock.set(clock.now() + TimeDelta::seconds(seconds));
    }

    pub async fn begin(&self) -> Writing {
        self.door().begin(&Actor::system(), &Anything).await.expect("a change")
    }

    /// Adds a person with a password and perhaps a role.
    pub async fn person(&self, email: &str, role: Option<Role>) -> Model {
        let hashed = passwords::hashed(PASSWORD).await;
        let mut writing = self.begin().await;
        let name = email.split('@').next().unwrap_or_default();
        let id = accounts::add(&mut writing, email, name, Some(hashed)).await.expect("an account");
        let person = accounts::locked(&writing, id).await.expect("an answer").expect("the account");
        if let Some(role) = role {
            let held = Membership { role, organisation: None, partnership: None, from: None, to: None };
            accounts::grant(&mut writing, &person, held).await.expect("a role");
        }
        writing.finish_noted().await.expect("stored");
        self.now_of(id).await
    }

    /// The account as it is now.
    pub async fn now_of(&self, id: Uuid) -> Model {
        accounts::by_id(self.door().database().reader(), id).await.expect("an answer").expect("the account")
    }

    pub async fn memberships(&self, id: Uuid) -> Vec<accounts::membership::Model> {
        accounts::memberships(self.door().database().reader(), id).await.expect("memberships")
    }

    /// Sets the last day of every role of a person.
    pub async fn last_day(&self, person: Uuid, to: Option<NaiveDate>) {
        use accounts::membership::{Column, Entity};
        let set = Entity::update_many().col_expr(Column::To, Expr::value(to)).filter(Column::Person.eq(person));
        set.exec(self.door().database().connection()).await.expect("set");
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        Browser::new(crate::around(&self.site, Routes::new().and(routes()).router()))
    }

    /// A browser in which this person has signed in.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(answer.location(), "/workspace", "{}", answer.text);
        browser
    }

    /// The mails in the outbox, oldest first.
    pub async fn mails(&self) -> Vec<outbox::Model> {
        let reading = self.door().reading(&Actor::system()).await.expect("a reading");
        outbox::Entity::find().order_by_asc(outbox::Column::Id).all(reading.on()).await.expect("mails")
    }

    /// The path of the link in the newest mail.
    pub async fn mailed_path(&self) -> String {
        let mail = self.mails().await.pop().expect("a mail");
        let start = mail.plain.find("https://example.org/").expect("a link") + "https://example.org".len();
        mail.plain[start..].split_whitespace().next().unwrap_or_default().to_owned()
    }

    /// The verbs of all events, in order.
    pub async fn verbs(&self) -> Vec<String> {
        use access::events;
        let all = events::Entity::find().order_by_asc(events::Column::Place).all(self.door().database().reader());
        all.await.expect("events").into_iter().map(|event| event.verb).collect()
    }

    pub async fn run(&self, statement: &str) {
        self.door().database().connection().execute_unprepared(statement).await.expect("done");
    }
}
