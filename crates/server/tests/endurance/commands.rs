//! `import`, `export`, `backup`, `restore` and `check-config`: nothing is overwritten, nothing is half done.

use crate::program::{Place, Running};
use database::Database;
use meetings::packs::records as packs;
use sea_orm::{EntityTrait, PaginatorTrait};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const WRONG: &str = "reference,title,kind,from\n\
    good,A good row,charity-or-voluntary-body,2017-04-01\n\
    bad-kind,A charity,charrity,2017-04-01\n\
    bad-day,Another charity,charity-or-voluntary-body,31/02/2017\n";

/// An embedded site with the demonstration, at rest.
fn demo() -> Place {
    let place = Place::embedded();
    assert_eq!(Running::serve(&place, &["--demo"]).stop(), Some(0));
    place
}

/// The site's archive under this name, and where it is.
fn export(place: &Place, name: &str) -> (PathBuf, Vec<u8>) {
    let file = place.file(name);
    place.done(&["export"], Some(&file));
    let bytes = fs::read(&file).expect("an archive");
    (file, bytes)
}

#[test]
fn what_is_exported_imports_elsewhere_and_exports_the_same() {
    let first = demo();
    let (file, bytes) = export(&first, "first.zip");
    for other in [Place::embedded(), Place::shared()] {
        let looked = other.done(&["import", "--check"], Some(&file));
        assert!(looked.contains("Nothing was written: this was only a check."), "{looked}");
        let said = other.done(&["import"], Some(&file));
        assert!(said.contains("organisations") && said.contains("Imported."), "{said}");
        assert_eq!(export(&other, "second.zip").1, bytes, "the same bytes from {}", other.name);
        other.verify("after an import");
    }
    let over = first.run(&["export"], Some(&file));
    assert!(over.code == Some(1) && over.err.contains("could not write"), "{over:?}");
    assert_eq!(fs::read(&file).expect("an archive"), bytes, "an export overwrites nothing");
}

#[test]
fn wrong_rows_are_named_and_nothing_is_written() {
    let place = demo();
    let (_, before) = export(&place, "before.zip");
    let file = place.file("organisations.csv");
    fs::write(&file, WRONG).expect("a sheet");
    let ended = place.run(&["import"], Some(&file));
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let lines: Vec<&str> = ended.err.lines().collect();
    assert!(lines[0].contains("nothing was imported; mend these 2 first"), "{}", ended.err);
    let named = |row: &str, column: &str| {
        lines.iter().any(|line| line.starts_with(&format!("organisations, row {row}")) && line.contains(column))
    };
    assert!(named("3", "kind") && named("4", "from") && !named("2", ""), "sheet, row and column: {}", ended.err);
    assert_eq!(export(&place, "after.zip").1, before);
    for (file, words) in [(place.file("no-such-file.csv"), "could not read"), (place.data.join("site.sqlite"), "goldenthread: ")]
    {
        let ended = place.run(&["import"], Some(&file));
        assert!(ended.code == Some(1) && ended.err.contains(words) && !ended.err.contains("panicked"), "{ended:?}");
    }
}

/// Waits until the work in the background has built the packs of the one published agenda, for everyone and for members: then nothing
/// changes by itself.
fn packs_are_built(place: &Place) {
    let waited = Instant::now();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let built = || async {
        let database = Database::open_file(&place.data.join("site.sqlite")).await.expect("the site is read");
        packs::Entity::find().count(database.reader()).await.expect("packs are counted")
    };
    while runtime.block_on(built()) < 2 {
        assert!(waited.elapsed() < Duration::from_secs(120), "the packs were not built");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn a_backup_is_taken_while_the_site_runs_and_restored_without_overwriting() {
    let place = Place::embedded();
    let running = Running::serve(&place, &["--demo"]);
    packs_are_built(&place);
    let copy = place.file("copy.sqlite");
    place.done(&["backup"], Some(&copy));
    assert_eq!(place.run(&["backup"], Some(&copy)).code, Some(1), "a back-up overwrites nothing");
    assert_eq!(running.stop(), Some(0));
    let other = Place::embedded();
    other.done(&["restore"], Some(&copy));
    other.verify("after it was restored");
    assert_eq!(export(&other, "other.zip").1, export(&place, "own.zip").1);
    let over = place.run(&["restore"], Some(&copy));
    assert!(over.code == Some(1) && over.err.contains("there is already a file at"), "{over:?}");
    place.verify("after a restore that was refused");
    let half = place.file("half.sqlite");
    let bytes = fs::read(&copy).expect("a back-up");
    fs::write(&half, &bytes[..bytes.len() / 2]).expect("half a back-up");
    let fresh = Place::embedded();
    let refused = fresh.run(&["restore"], Some(&half));
    assert!(refused.code == Some(1) && refused.err.contains("is not a whole back-up"), "{refused:?}");
    assert!(!fresh.data.join("site.sqlite").exists());
}

#[test]
fn a_shared_database_is_backed_up_by_its_own_program() {
    let place = Place::shared();
    for command in ["backup", "restore"] {
        let ended = place.run(&[command], Some(&place.file("copy.sqlite")));
        assert!(ended.code == Some(1) && ended.err.contains("pg_dump"), "{ended:?}");
    }
}

#[test]
fn check_config_says_how_it_would_run_and_changes_nothing() {
    let place = Place::embedded();
    let said = place.done(&["check-config", "--port", "8123"], None);
    for words in ["http://127.0.0.1:8123/", "http://127.0.0.1:18123/health", "Mail would be written to", "There is no site in"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!place.data.exists(), "nothing was made");
    let open = place.done(&["check-config", "--listen", "0.0.0.0", "--watch-port", "0"], None);
    assert!(open.contains("without encryption") && open.contains("switched off"), "{open}");
    for wrong in [["--mail", "smtp://"], ["--mail-from", "nobody"], ["--database", "postgres://golden@127.0.0.1:1/none"]] {
        let ended = place.run(&["check-config", wrong[0], wrong[1]], None);
        assert_eq!(ended.code, Some(1), "{wrong:?}: {ended:?}");
    }
    for place in [demo(), Place::shared()] {
        let said = place.done(&["check-config"], None);
        assert!(said.contains("The database answers, and its tables are up to date."), "{said}");
    }
}
