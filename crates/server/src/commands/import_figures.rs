//! `import-figures`: published figures from files, archives and folders; each file whole or not at all.

use crate::options::ImportFigures;
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::{Actor, Door};
use evidence::imports::Settled;
use evidence::imports::reading::{Limits, Month, Unread};
use evidence::imports::rules::why;
use evidence::imports::running::{Became, Looked, NotBrought, Offer, Told, Where, import as bring, look};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use values::money::with_commas;

impl From<NotBrought> for Trouble {
    fn from(problem: NotBrought) -> Trouble {
        Trouble(problem.to_string())
    }
}

/// Imports the files, or with `--check` only says what they hold.
pub async fn import(options: ImportFigures) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let offers = offers(&options.from)?;
    if offers.is_empty() {
        return Err(Trouble("there is no .csv, .csv.gz, .ods or .zip file there".to_owned()));
    }
    let door = site::door(&options.common).await?;
    if options.check {
        return check(&door, offers).await;
    }
    let store = site::store(&options.common)?;
    let parties = (&door, &Actor::system(), &house::house());
    let limits = Limits { fewer: options.fewer, ..Limits::default() };
    let told = bring(parties, &store, offers, limits, Arc::default()).await?;
    let wrong = told.iter().filter(|told| matches!(told.became, Became::Unread(_))).count();
    told.iter().for_each(tell);
    match wrong {
        0 => Ok(()),
        _ => Err(Trouble(format!("{wrong} of {} files were not imported; nothing was taken of them", told.len()))),
    }
}

fn tell(told: &Told) {
    match &told.became {
        Became::Settled(Settled::Kept(model)) => {
            let number = |rows: i64| with_commas(rows.unsigned_abs());
            println!("{}", told.file);
            println!("  {}", model.title);
            println!("  {} rows read, {} taken, {} refused", number(model.rows), number(model.taken), number(model.refused));
            for line in [&model.changes, &model.facts].into_iter().flatten().flat_map(|text| text.lines()) {
                println!("  {line}");
            }
        }
        Became::Settled(Settled::Same(_, title)) => println!("{}\n  This file has already been imported: {title}", told.file),
        Became::Unread(unread @ Unread::Fewer { .. }) => {
            println!("{}\n  Not imported: {unread}: with --fewer", told.file);
        }
        Became::Unread(unread) => println!("{}\n  Not read: {unread}", told.file),
    }
}

async fn check(door: &Door, offers: Vec<Offer>) -> Result<(), Trouble> {
    let mut wrong = 0;
    for offer in offers {
        println!("{}", offer.name);
        match look(door, offer, Limits::default(), Arc::default()).await? {
            Ok(looked) => tell_looked(&looked),
            Err(unread) => {
                wrong += 1;
                println!("  Cannot be read: {unread}");
            }
        }
    }
    println!("Nothing was written: this was only a check.");
    if wrong == 0 { Ok(()) } else { Err(Trouble(format!("{wrong} files cannot be read"))) }
}

fn tell_looked(looked: &Looked) {
    println!("  {} rows, {} to refuse", with_commas(looked.rows), with_commas(looked.refused));
    for part in looked.parts.iter().take(50) {
        println!("  {}: {} rows; {} are shown now", part.of(), with_commas(part.rows), with_commas(part.now));
    }
    for part in looked.parts.iter().filter(|part| part.is_far_fewer()) {
        println!("  {} would have far fewer rows than now, which needs --fewer", part.of());
    }
    for (file, refusal) in &looked.refusals {
        println!("  {file}, row {}, {}: {}. Found: {}", refusal.row, refusal.column, why(refusal.why), refusal.found);
    }
    for line in looked.facts.lines() {
        println!("  {line}");
    }
}

/// The files at these paths, those of folders with them. Lists of places come before what is counted by them.
fn offers(from: &[PathBuf]) -> Result<Vec<Offer>, Trouble> {
    let mut paths = Vec::new();
    for path in from {
        gather(path, true, &mut paths).map_err(|error| Trouble(format!("could not read {}: {error}", path.display())))?;
    }
    let name = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let dated = |name: &str| name.get(..7).is_some_and(|start| Month::read(start.as_bytes()).is_some());
    paths.sort_by_key(|path| (dated(&name(path)), name(path)));
    Ok(paths.into_iter().map(|path| Offer { name: name(&path), from: Where::Path(path) }).collect())
}

fn gather(path: &Path, named: bool, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            gather(&entry?.path(), false, into)?;
        }
        return Ok(());
    }
    let name = path.to_string_lossy().to_lowercase();
    if named || [".csv", ".csv.gz", ".ods", ".zip"].iter().any(|end| name.ends_with(end)) {
        std::fs::metadata(path)?;
        into.push(path.to_owned());
    }
    Ok(())
}
