//! A real site for a journey: served on a port of its own, with a fresh demonstration in it.

use access::{Actor, Door, events};
use evidence::imports::reading::Limits;
use evidence::imports::running::{self, Became, Offer, Where};
use jobs::Follower;
use meetings::packs::building::Builder;
use meetings::papers::files::Cabinet;
use pages::SiteSetup;
use sea_orm::EntityTrait;
use server::{demonstration, house, site};
use std::net::SocketAddr;
use std::sync::Arc;
use testkit::browser::Seen;
use testkit::site::Place;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use values::Clock;

/// A site that answers over HTTP until it is dropped.
pub struct Stage {
    /// Where it is, without a slash at the end.
    pub base: String,
    /// The door to it, for what the house does by itself.
    pub door: Door,
    cabinet: Cabinet,
    serving: JoinHandle<()>,
    _place: Place,
}

impl Stage {
    /// A site on a database file of its own, with this clock.
    pub async fn on_sqlite(clock: Clock) -> Seen<Stage> {
        Stage::at(testkit::site::on_sqlite(house::steps()).await, clock).await
    }

    /// A site on a database of its own on the tests' PostgreSQL, with this clock.
    pub async fn on_postgres(clock: Clock) -> Seen<Stage> {
        Stage::at(testkit::site::on_postgres(house::steps()).await, clock).await
    }

    async fn at(place: Place, clock: Clock) -> Seen<Stage> {
        let door = Door::new(place.database.clone(), clock);
        demonstration::load(&house::house(), &door).await.expect("the demonstration loads");
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let base = format!("http://{}", listener.local_addr()?);
        let setup = SiteSetup { base: base.clone(), demonstration: true, ..house::setup() };
        let cabinet = Cabinet::in_memory();
        let service = site::router(&door, setup, cabinet.clone()).0.into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, service).await.expect("the site is served") });
        Ok(Stage { base, door, cabinet, serving, _place: place })
    }

    /// Imports published figures, as the operator's command does.
    pub async fn bring(&self, files: Vec<(&str, Vec<u8>)>) {
        let offer = |(name, bytes): (&str, Vec<u8>)| Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(bytes)) };
        let parties = (&self.door, &Actor::system(), &house::house());
        let offers = files.into_iter().map(offer).collect();
        let told = running::import(parties, &self.cabinet.store, offers, Limits::default(), Arc::default()).await;
        for file in told.expect("the figures are imported") {
            assert!(matches!(file.became, Became::Settled(_)), "{file:?}");
        }
    }

    /// Builds the packs of all that was published, as the worker of a site does soon after.
    pub async fn build_packs(&self) {
        let all = events::Entity::find().all(self.door.database().reader()).await.expect("the log is read");
        let builder = Builder { house: house::house(), store: self.cabinet.store.clone() };
        builder.follow(&self.door, &all).await.expect("the packs are built");
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
