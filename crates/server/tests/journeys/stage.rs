//! A real site for a journey: served on a port of its own, with a fresh demonstration in it.

use access::Door;
use meetings::papers::files::Cabinet;
use pages::SiteSetup;
use server::{demonstration, house, site};
use std::net::SocketAddr;
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
    serving: JoinHandle<()>,
    _place: Place,
}

impl Stage {
    /// A site on a database file of its own.
    pub async fn on_sqlite() -> Seen<Stage> {
        Stage::at(testkit::site::on_sqlite(house::steps()).await).await
    }

    /// A site on a database of its own on the tests' PostgreSQL.
    pub async fn on_postgres() -> Seen<Stage> {
        Stage::at(testkit::site::on_postgres(house::steps()).await).await
    }

    async fn at(place: Place) -> Seen<Stage> {
        let door = Door::new(place.database.clone(), Clock::system());
        demonstration::load(&house::house(), &door).await.expect("the demonstration loads");
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let base = format!("http://{}", listener.local_addr()?);
        let setup = SiteSetup { base: base.clone(), demonstration: true, ..house::setup() };
        let service = site::router(&door, setup, Cabinet::in_memory()).0.into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, service).await.expect("the site is served") });
        Ok(Stage { base, door, serving, _place: place })
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
