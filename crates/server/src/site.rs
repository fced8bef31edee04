//! A site, opened: its database brought up to date, its house, and the router that answers.

use crate::house;
use crate::options::Common;
use access::Door;
use axum::Router;
use database::{Database, Fault};
use files::Store;
use jobs::{Post, PostProblem};
use meetings::papers::files::Cabinet;
use pages::{RouteLine, Site, SiteSetup};
use records::House;
use std::path::PathBuf;
use values::Clock;

/// Why a site could not be opened, in words for its operator.
#[derive(Debug)]
pub struct Trouble(pub String);

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        Trouble(fault.to_string())
    }
}

impl From<PostProblem> for Trouble {
    fn from(problem: PostProblem) -> Trouble {
        Trouble(problem.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble(error.to_string())
    }
}

/// The file of an embedded site.
pub fn file(common: &Common) -> PathBuf {
    common.data.join("site.sqlite")
}

/// Opens the database without looking whether its tables are up to date.
pub async fn open(common: &Common) -> Result<Database, Trouble> {
    if let Some(address) = &common.database {
        let refused = |fault: Fault| Trouble(format!("the database did not let us in; check --database. It said: {fault}"));
        return Database::open(address).await.map_err(refused);
    }
    std::fs::create_dir_all(&common.data)
        .map_err(|error| Trouble(format!("could not make the folder {}: {error}", common.data.display())))?;
    let path = file(common);
    Database::open_file(&path).await.map_err(|fault| Trouble(format!("could not open {}: {fault}", path.display())))
}

/// The door to a site whose tables are up to date: an embedded one is brought there, a shared one must have been.
pub async fn door(common: &Common) -> Result<Door, Trouble> {
    let database = open(common).await?;
    if database.store() == database::Store::Sqlite {
        database::migrate(&database, house::steps()).await?;
    } else if !database::pending(&database, house::steps()).await?.is_empty() {
        return Err(Trouble(
            "the tables of this database are not up to date; run goldenthread migrate with the same --database".to_owned(),
        ));
    }
    Ok(Door::new(database, Clock::system()))
}

/// Where uploaded files are kept.
pub fn store(common: &Common) -> Result<Store, Trouble> {
    let folder = common.files.clone().unwrap_or_else(|| common.data.join("files"));
    Store::in_folder(&folder).map_err(|problem| Trouble(format!("could not keep files in {}: {problem}", folder.display())))
}

/// The router of a site, and the lines of its permissions table.
pub fn router(door: &Door, setup: SiteSetup, cabinet: Cabinet) -> (Router, Vec<RouteLine>) {
    let site = Site::new(door.clone(), setup);
    let routes = house::routes(&house::house());
    let lines = routes.lines().to_vec();
    let counted = routes
        .router()
        .layer(axum::Extension(cabinet.store.clone()))
        .layer(axum::Extension(cabinet))
        .layer(axum::middleware::from_fn(crate::watch::counted));
    (pages::around(&site, counted), lines)
}

/// How mails leave this site.
pub fn post(common: &Common) -> Result<Post, Trouble> {
    Ok(match &common.mail {
        Some(address) => Post::by_server(address, &common.mail_from)?,
        None => Post::to_folder(&common.data.join("mail"), &common.mail_from)?,
    })
}

/// Loads the terms that every new site starts with, so that its forms have something to choose from.
pub async fn start_lists(house: &House, door: &Door) -> Result<(), Trouble> {
    crate::demonstration::load_lists(house, door).await
}
