//! What we put into files for people's eyes and pass over when the file comes back: the column of errors, the example
//! row of a template, notes sheets, and rows of totals.
//!
//! The column and the example row are known by their words, which also survive a save as CSV. Notes sheets and rows of
//! totals are known by names defined in the workbook, which spreadsheet programs keep and move along when people
//! rename a sheet or add rows.

use values::words::t;

/// Heads of the column of errors in every language that a file may have been written in.
const ERRORS: [&str; 2] = ["Errors", "Gwallau"];
/// What the first cell of an example row begins with, in every language.
const EXAMPLES: [&str; 2] = ["[example]", "[enghraifft]"];
/// Beginnings of the names defined in our workbooks.
const NOTES_NAME: &str = "GoldenThread_notes_";
const TOTALS_NAME: &str = "GoldenThread_totals_";

/// The head of the column of errors.
pub(crate) fn errors_heading() -> String {
    t("Errors").into_owned()
}

/// What the first cell of an example row begins with.
pub(crate) fn example_mark() -> String {
    t("[example]").into_owned()
}

/// Whether this column is ours and not the person's.
pub(crate) fn is_errors_heading(heading: &str) -> bool {
    heading == t("Errors") || ERRORS.iter().any(|ours| heading.eq_ignore_ascii_case(ours))
}

/// Whether a row whose first cell is this is the example of a template.
pub(crate) fn is_example(first_cell: &str) -> bool {
    let cell = first_cell.trim().to_lowercase();
    cell.starts_with(&t("[example]").to_lowercase()) || EXAMPLES.iter().any(|mark| cell.starts_with(mark))
}

/// The name to define for the nth notes sheet of a workbook.
pub(crate) fn notes_name(n: usize) -> String {
    format!("{NOTES_NAME}{n}")
}

/// The name to define for the nth row of totals of a workbook.
pub(crate) fn totals_name(n: usize) -> String {
    format!("{TOTALS_NAME}{n}")
}

/// The sheets and rows of a workbook that are ours.
#[derive(Debug, Default)]
pub(crate) struct OurParts {
    notes: Vec<String>,
    totals: Vec<(String, u32)>,
}

impl OurParts {
    /// Picks ours out of the names defined in a workbook, each with what it points at.
    pub(crate) fn find(names: &[(String, String)]) -> OurParts {
        let mut found = OurParts::default();
        for (name, target) in names {
            let Some((sheet, row)) = read_target(target) else { continue };
            if name.starts_with(NOTES_NAME) {
                found.notes.push(sheet);
            } else if name.starts_with(TOTALS_NAME) {
                found.totals.push((sheet, row));
            }
        }
        found
    }

    /// Whether the sheet holds only our notes.
    pub(crate) fn is_notes(&self, sheet: &str) -> bool {
        self.notes.iter().any(|ours| ours == sheet)
    }

    /// Whether the row of the sheet is one of our totals.
    pub(crate) fn is_total(&self, sheet: &str, row: u32) -> bool {
        self.totals.iter().any(|(ours, at)| ours == sheet && *at == row)
    }
}

/// The sheet and the row (1 is the first) in `'Read me'!$A$1` (Excel) or `$'Read me'.$A$1` (OpenDocument).
fn read_target(target: &str) -> Option<(String, u32)> {
    let target = target.trim_start_matches('=').trim_start_matches('$');
    let at = target.rfind(['!', '.'])?;
    let (sheet, cell) = (&target[..at], &target[at + 1..]);
    let sheet = match sheet.strip_prefix('\'').and_then(|s| s.strip_suffix('\'')) {
        Some(quoted) => quoted.replace("''", "'"),
        None => sheet.to_owned(),
    };
    let row = cell.trim_start_matches(|c: char| c == '$' || c.is_ascii_alphabetic()).parse().ok()?;
    Some((sheet, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_of_both_formats_are_read() {
        assert_eq!(read_target("'Read me'!$A$1"), Some(("Read me".into(), 1)));
        assert_eq!(read_target("$'It''s'.$A$14"), Some(("It's".into(), 14)));
        assert_eq!(read_target("Grants!$B$7"), Some(("Grants".into(), 7)));
        assert_eq!(read_target("#REF!$A$1:$B"), None);
        assert_eq!(read_target("nonsense"), None);
    }
}
