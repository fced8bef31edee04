//! `check-config`: the options and what they point at, looked at without changing anything.

use crate::options::Serve;
use crate::site::{self, Trouble};
use crate::{house, logs};
use database::Database;

/// Says how the program would run with these options, or what is wrong with them.
pub async fn check(options: Serve) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    println!("The site would be at {}/", options.base());
    match options.watched_at() {
        Some(port) => println!("Health and metrics would be at http://127.0.0.1:{port}/health and /metrics"),
        None => println!("Health and metrics are switched off."),
    }
    site::post(&options.common)?;
    let folder = options.common.files.clone().unwrap_or_else(|| options.common.data.join("files"));
    println!("Uploaded files would be kept in {}", folder.display());
    match &options.common.mail {
        Some(_) => println!("Mail would go to the mail server."),
        None => println!("Mail would be written to {}", options.common.data.join("mail").display()),
    }
    if !options.base().starts_with("https://") && !options.listen.is_loopback() {
        println!(
            "Warning: people on other machines would reach this site without encryption. Put it behind a server with HTTPS and give its address with --address."
        );
    }
    database(&options).await
}

async fn database(options: &Serve) -> Result<(), Trouble> {
    let path = site::file(&options.common);
    let opened = match &options.common.database {
        Some(address) => {
            Database::open(address).await.map_err(|fault| Trouble(format!("the database did not let us in: {fault}")))?
        }
        None if path.exists() => Database::open_file(&path).await?,
        None => {
            println!("There is no site in {} yet; serve would make one.", options.common.data.display());
            return Ok(());
        }
    };
    let waiting = database::pending(&opened, house::steps()).await?;
    match waiting.len() {
        0 => println!("The database answers, and its tables are up to date."),
        _ => println!("The database answers. Steps to run: {}", waiting.join(", ")),
    }
    Ok(())
}
