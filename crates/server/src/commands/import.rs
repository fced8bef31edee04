//! `import`: a workbook, a file or a folder, all or nothing; errors by sheet, row and column.

use crate::options::Import;
use crate::site::{self, Trouble};
use crate::{house, logs};
use access::Actor;
use documents::{Book, FileProblem, Limits};
use records::import::{self, Report};
use std::path::Path;

/// Imports, or with `--check` only says what would be imported.
pub async fn import(options: Import) -> Result<(), Trouble> {
    logs::start(options.common.log_json);
    let book = read(&options.from)?;
    let door = site::door(&options.common).await?;
    let house = house::house();
    let writing = door.begin(&Actor::system(), &import::pages::Import).await.map_err(|refusal| Trouble(refusal.to_string()))?;
    let name = options.from.file_name().map_or_else(|| "a folder".to_owned(), |name| name.to_string_lossy().into_owned());
    let report = if options.check {
        import::look(&house, writing, &book).await?
    } else {
        import::run(&house, writing, &book, &name).await?
    };
    tell(&report, options.check)
}

fn read(from: &Path) -> Result<Book, Trouble> {
    let limits = Limits::default();
    let found = if from.is_dir() {
        documents::read_folder(from, &limits)
    } else {
        let bytes = std::fs::read(from).map_err(|error| Trouble(format!("could not read {}: {error}", from.display())))?;
        documents::read_upload(&from.display().to_string(), &bytes, &limits)
    };
    found.map_err(|problems| Trouble(problems.iter().map(sentence).collect::<Vec<_>>().join("\n")))
}

fn sentence(problem: &FileProblem) -> String {
    match (&problem.sheet, problem.row) {
        (Some(sheet), Some(row)) => format!("{sheet}, row {row}: {}", problem.words),
        (Some(sheet), None) => format!("{sheet}: {}", problem.words),
        _ => problem.words.clone(),
    }
}

fn tell(report: &Report, check: bool) -> Result<(), Trouble> {
    if !report.errors.is_empty() {
        let lines: Vec<String> =
            report.errors.iter().map(|error| format!("{}, row {}: {}", error.sheet, error.row, error.sentence())).collect();
        return Err(Trouble(format!("nothing was imported; mend these {} first:\n{}", lines.len(), lines.join("\n"))));
    }
    for (kind, tally) in &report.sheets {
        println!("{:<20} {:>6} added {:>6} changed {:>6} left alone", kind.sheet(), tally.added, tally.changed, tally.same);
    }
    println!("{}", if check { "Nothing was written: this was only a check." } else { "Imported." });
    Ok(())
}
