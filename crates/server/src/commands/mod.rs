//! The commands. Each says in words what it did, and ends with 1 when it could not.

mod check_config;
mod files;
mod import;
mod import_figures;
mod index;
mod serve;
mod user;
mod verify;

use crate::options::{Command, Common, Program};
use crate::site::{self, Trouble};
use crate::{house, logs};
use std::process::ExitCode;

/// Runs a command to its end.
pub async fn run(program: Program) -> ExitCode {
    let done = match program.command {
        Command::Serve(options) => serve::serve(options).await,
        Command::Work(options) => serve::work(options).await,
        Command::Migrate(common) => migrate(common).await,
        Command::Import(options) => import::import(options).await,
        Command::ImportFigures(options) => import_figures::import(options).await,
        Command::Export(options) => files::export(options).await,
        Command::Backup(options) => files::back_up(options).await,
        Command::Restore(options) => files::restore(options).await,
        Command::Verify(common) => verify::verify(common).await,
        Command::Index(options) => index::index(options).await,
        Command::CheckConfig(options) => check_config::check(options).await,
        Command::User(options) => user::user(options).await,
        Command::LookAtFile => files::look_at_file(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("goldenthread: {trouble}");
            ExitCode::FAILURE
        }
    }
}

async fn migrate(common: Common) -> Result<(), Trouble> {
    logs::start(common.log_json);
    let database = site::open(&common).await?;
    let waiting = database::pending(&database, house::steps()).await?;
    database::migrate(&database, house::steps()).await?;
    if waiting.is_empty() {
        println!("The tables were up to date.");
    } else {
        println!("Ran {} steps: {}", waiting.len(), waiting.join(", "));
    }
    Ok(())
}
