//! `export`, `backup` and `restore`: a site as a file, and a file as a site. None of them overwrites anything.

use crate::options::FileAt;
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::Actor;
use database::backup::{self, BackupProblem};
use std::io::Write;

/// Writes the whole site as one archive of CSV files.
pub async fn export(options: FileAt) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let door = site::door(&options.common).await?;
    let reading = door.reading(&Actor::system()).await?;
    let bytes = records::export::archive(&house::house(), &reading).await?;
    let refused = |error: std::io::Error| Trouble(format!("could not write {}: {error}", options.file.display()));
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&options.file).map_err(refused)?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(refused)?;
    println!("Wrote {} ({} KB).", options.file.display(), bytes.len() / 1024);
    Ok(())
}

/// Writes a consistent copy of a running embedded site.
pub async fn back_up(options: FileAt) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let database = site::open(&options.common).await?;
    backup::back_up(&database, &options.file).await.map_err(problem)?;
    println!("Backed up to {}.", options.file.display());
    Ok(())
}

/// Puts a back-up in the place of a site that does not exist yet.
pub async fn restore(options: FileAt) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    if options.common.database.is_some() {
        return Err(problem(BackupProblem::NotEmbedded));
    }
    let to = site::file(&options.common);
    backup::restore(&options.file, &to).await.map_err(problem)?;
    println!("Restored to {}. Start it with goldenthread serve --data {}", to.display(), options.common.data.display());
    Ok(())
}

fn problem(problem: BackupProblem) -> Trouble {
    Trouble(problem.to_string())
}
