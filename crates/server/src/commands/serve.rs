//! `serve` and `work`: the site, and its work in the background.

use crate::demonstration::{self, PASSWORD, PEOPLE};
use crate::options::{Serve, Work};
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::Door;
use evidence::imports::{undoing, withheld};
use files::{Limits, Looker, Store};
use jobs::{Post, Setup};
use meetings::packs::building::Builder;
use meetings::papers::files::Cabinet;
use meetings::papers::files::sweep::Sweep;
use pages::SiteSetup;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Serves the site until it is told to stop.
pub async fn serve(options: Serve) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    crate::watch::handle();
    let door = site::door(&options.common).await?;
    super::index::make(&door).await?;
    undoing::sweep(&door, door.clock().now().timestamp() - undoing::LONGEST).await?;
    evidence::imports::stop_left(&door).await?;
    withheld::renew(&door).await?;
    let listener = listen(SocketAddr::new(options.listen, options.port)).await?;
    let welcome = begin(&options, &door).await?;
    let base = options.base();
    let setup = SiteSetup {
        secure_cookies: base.starts_with("https://"),
        base,
        behind: options.behind.clone(),
        demonstration: options.demo,
        ..house::setup()
    };
    let store = site::store(&options.common)?;
    let (router, _) = site::router(&door, setup, cabinet(&options, store.clone())?);
    if options.demo && options.demo_figures {
        tokio::spawn(demonstration::load_figures(door.clone(), store.clone()));
    }
    if let Some(port) = options.watched_at() {
        let watched = listen(SocketAddr::from(([127, 0, 0, 1], port))).await?;
        let router = crate::watch::router(door.clone());
        tokio::spawn(async move { axum::serve(watched, router).await });
    }
    let post = site::post(&options.common)?;
    let end = hear_the_end()?;
    let background =
        tokio::spawn(jobs::work(door.clone(), jobs_of(post, store, Some(options.base())), told_to_stop(end.clone())));
    println!("{welcome}");
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(told_to_stop(end))
        .await?;
    let _ = background.await;
    Ok(())
}

async fn listen(at: SocketAddr) -> Result<TcpListener, Trouble> {
    TcpListener::bind(at)
        .await
        .map_err(|error| Trouble(format!("could not listen on {at}: {error}. Is it in use? Choose another with --port")))
}

/// Prepares a new site, and makes the words with which the operator is told how to get in.
async fn begin(options: &Serve, door: &Door) -> Result<String, Trouble> {
    let (house, base) = (house::house(), options.base());
    let mut welcome = format!("Golden Thread is at {base}/");
    if options.demo {
        demonstration::load(&house, door).await?;
    }
    let first = pages::accounts::first_administrator(door, &options.administrator).await?;
    if let Some(token) = first {
        site::start_lists(&house, door).await?;
        welcome.push_str(&format!(
            "\nNobody can sign in yet. Make the first administrator, within a week, at {base}/welcome/{token}"
        ));
    }
    if options.demo {
        welcome.push_str(&format!(
            "\nSign in at {base}/sign-in with the password \"{PASSWORD}\" as one of the demonstration's people:"
        ));
        for persona in &PEOPLE {
            welcome.push_str(&format!("\n  {:<32} {}", persona.email, persona.name));
        }
    }
    welcome.push_str("\nCtrl+C stops it; the data stays.");
    Ok(welcome)
}

/// Does only the work in the background until it is told to stop.
pub async fn work(options: Work) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let door = site::door(&options.common).await?;
    let (post, store) = (site::post(&options.common)?, site::store(&options.common)?);
    let base = options.address.map(|address| address.trim_end_matches('/').to_owned());
    jobs::work(door, jobs_of(post, store, base), told_to_stop(hear_the_end()?)).await;
    Ok(())
}

/// Where files are kept, and who looks at them: this program again, in a process of its own.
fn cabinet(options: &Serve, store: Store) -> Result<Cabinet, Trouble> {
    let limits = Limits { upload_bytes: usize::from(options.largest_upload) * 1024 * 1024, ..Limits::default() };
    Ok(Cabinet { store, looker: Looker::apart(limits, std::env::current_exe()?) })
}

/// The work in the background. Mails that need a link are only written where the address of the site is known.
fn jobs_of(post: Post, store: Store, base: Option<String>) -> Setup {
    let setup = Setup::new(post)
        .schedule(Sweep { store: store.clone(), also: evidence::imports::FILES })
        .follower(Builder { house: house::house(), store });
    let setup = house::housekeeping().into_iter().fold(setup, Setup::shared_schedule);
    match base {
        Some(base) => {
            let setup = house::followers(base.clone()).into_iter().fold(setup, Setup::shared_follower);
            house::schedules(base).into_iter().fold(setup, Setup::shared_schedule)
        }
        None => setup,
    }
}

/// Hears from now on when the program is told to end, and passes it on to everybody who waits for it.
fn hear_the_end() -> Result<watch::Receiver<bool>, Trouble> {
    let (mut interrupted, mut ended) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let (tell, told) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = ended.recv() => {}
        }
        tell.send_replace(true);
    });
    Ok(told)
}

async fn told_to_stop(mut told: watch::Receiver<bool>) {
    let _ = told.wait_for(|told| *told).await;
}
