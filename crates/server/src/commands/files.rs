//! `export`, `backup` and `restore`: a site as a file, and a file as a site. None of them overwrites anything.

use crate::options::FileAt;
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::Actor;
use database::backup::{self, BackupProblem};
use files::Store;
use std::io::Write;
use std::path::{Path, PathBuf};

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

/// Looks at one uploaded file, told and answered on the standard streams.
pub fn look_at_file() -> Result<(), Trouble> {
    Ok(files::answer(std::io::stdin().lock(), std::io::stdout().lock())?)
}

/// The folder beside a back-up that holds the uploaded files.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push("-files");
    file.with_file_name(name)
}

/// Copies every file of one store into another, each checked against its hash. The answer is how many.
async fn copy_files(from: &Store, to: &Store) -> Result<usize, Trouble> {
    let problem = |problem: files::StoreProblem| Trouble(format!("could not copy the uploaded files: {problem}"));
    let all = from.all().await.map_err(problem)?;
    for kept in &all {
        let bytes = from.get(&kept.hash).await.map_err(problem)?;
        to.put(bytes).await.map_err(problem)?;
    }
    Ok(all.len())
}

fn store_in(folder: &Path) -> Result<Store, Trouble> {
    Store::in_folder(folder).map_err(|problem| Trouble(format!("could not open {}: {problem}", folder.display())))
}

/// Writes a consistent copy of a running embedded site.
pub async fn back_up(options: FileAt) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let database = site::open(&options.common).await?;
    backup::back_up(&database, &options.file).await.map_err(problem)?;
    // Files come after the rows that name them, so that each row of the copy has its file.
    let folder = beside(&options.file);
    let number = copy_files(&site::store(&options.common)?, &store_in(&folder)?).await?;
    println!("Backed up to {}, with {number} uploaded files in {}.", options.file.display(), folder.display());
    Ok(())
}

/// Puts a back-up in the place of a site that does not exist yet.
pub async fn restore(options: FileAt) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    if options.common.database.is_some() {
        return Err(problem(BackupProblem::NotEmbedded));
    }
    let to = site::file(&options.common);
    // Files come before the rows that name them.
    let folder = beside(&options.file);
    if folder.is_dir() && !to.exists() {
        let number = copy_files(&store_in(&folder)?, &site::store(&options.common)?).await?;
        println!("Brought back {number} uploaded files from {}.", folder.display());
    }
    backup::restore(&options.file, &to).await.map_err(problem)?;
    println!("Restored to {}. Start it with goldenthread serve --data {}", to.display(), options.common.data.display());
    Ok(())
}

fn problem(problem: BackupProblem) -> Trouble {
    Trouble(problem.to_string())
}
