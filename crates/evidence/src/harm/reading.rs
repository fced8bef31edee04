//! Reads a publisher's file of weights: a row for each offence, with its weight. No database, no clock.

use crate::figures::Figure;
use documents::{Limits, read_upload};
use std::collections::BTreeSet;
use values::slug::folded;
use values::words::{fill, t};

/// The weight of an offence, with the row of the file that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row, as a spreadsheet counts it.
    pub row: u32,
    /// The offence, as the publisher names it.
    pub offence: String,
    /// The weight, in one form of writing.
    pub weight: String,
}

/// So many problems are told.
const TOLD: usize = 50;

/// Reads the file; otherwise says in sentences what to put right in it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Line>, Vec<String>> {
    let book = read_upload(name, bytes, &Limits::default())
        .map_err(|problems| problems.into_iter().map(|problem| problem.words).collect::<Vec<_>>())?;
    let columns = |sheet: &documents::Sheet| {
        // A column of codes is named after what they stand for, and is not it.
        let says = |it: &str, words: &[&str]| words.iter().any(|word| it.contains(word)) && !it.contains("code");
        let at = |words: &[&str]| sheet.columns.iter().position(|it| says(&folded(it), words));
        Some((at(&["offence", "crime"])?, at(&["weight", "score", "days"])?))
    };
    let found = book.sheets.iter().find_map(|sheet| Some((sheet, columns(sheet)?)));
    let Some((sheet, (offence, weight))) = found else {
        let words = t("The file needs a column called Offence and one called Weight, each named in row 1");
        return Err(vec![words.into_owned()]);
    };
    let (mut lines, mut problems, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in &sheet.rows {
        let (offence, typed) = (row.cell(offence).trim(), row.cell(weight).trim());
        if offence.is_empty() && typed.is_empty() {
            continue;
        }
        match line(offence, typed, &mut seen) {
            Ok(weight) => lines.push(Line { row: row.number, offence: offence.to_owned(), weight }),
            Err(why) => problems.push(fill("Row {row}: {why}", &[("row", &row.number.to_string()), ("why", &why)])),
        }
    }
    if lines.is_empty() && problems.is_empty() {
        problems.push(t("There are no weights under the headings").into_owned());
    }
    problems.truncate(TOLD);
    if problems.is_empty() { Ok(lines) } else { Err(problems) }
}

fn line(offence: &str, typed: &str, seen: &mut BTreeSet<String>) -> Result<String, String> {
    if offence.is_empty() {
        return Err(t("enter the offence").into_owned());
    }
    if !seen.insert(folded(offence)) {
        return Err(fill("{offence} is in the file twice", &[("offence", offence)]));
    }
    match Figure::read(typed) {
        Ok(figure) if figure.value() >= 0.0 => Ok(figure.text().to_owned()),
        _ => Err(fill("enter the weight of {offence} as a number, 0 or more", &[("offence", offence)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_as_its_publisher_gives_it_is_read_and_an_extra_column_is_passed_over() {
        // Two weights that the publisher's notes name (ONS Crime Severity Score).
        let file = "Offence code,Offence,Severity score\n1,Homicide,\"7,979\"\n92,Possession of cannabis,3\n,,\n";
        let lines = read("weights.csv", file.as_bytes());
        let lines = lines.expect("weights");
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].offence.as_str(), lines[0].weight.as_str(), lines[0].row), ("Homicide", "7979", 2));
        assert_eq!(lines[1].weight, "3");
    }

    #[test]
    fn what_is_wrong_is_told_row_by_row_and_nothing_is_taken() {
        let file = "offence,weight\nHomicide,7979\nhomicide,1\n,5\nTheft,many\nRobbery,-1\n";
        let problems = read("weights.csv", file.as_bytes()).expect_err("problems");
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert!(problems[0].starts_with("Row 3:") && problems[2].contains("Theft"), "{problems:?}");
        assert!(read("weights.csv", b"a,b\n1,2\n").is_err() && read("weights.csv", b"offence,weight\n").is_err());
    }
}
