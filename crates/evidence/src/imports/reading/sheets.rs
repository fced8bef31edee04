//! Reads a workbook sheet by sheet: tables are counted, and the lines of every other sheet are looked through for notes on them.

use super::figures::Figures;
use super::headings::{Feed, Headings};
use super::lines::Lines;
use super::ods::Sheets;
use super::published::{self, About};
use super::recorded::Counting;
use super::unread::Unread;
use super::{ABOVE, How};
use std::io::Read;

/// How many sheets a workbook may have, how many lines of notes are read, and how long each may be.
const MOST: (usize, usize, usize) = (200, 5_000, 4_000);

/// What a sheet turned out to be.
enum Sheet {
    /// A table with these headings.
    Table(Box<Headings>),
    /// No table that is known; what its first rows looked like.
    Other(Option<Unread>),
}

/// Reads the sheets of a workbook and gives the figures of each to `take`. The notes come with the last of them, because they are
/// understood by what all sheets hold.
pub(super) fn read(
    content: &mut dyn Read,
    how: How<'_>,
    take: &mut dyn FnMut(&str, Figures) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let mut sheets = Sheets::new(content, how.limits);
    let (mut lines, mut about) = (Vec::new(), About::default());
    let (mut waiting, mut nearest): (Option<(String, Figures)>, Option<Unread>) = (None, None);
    let mut many = 0;
    while sheets.next_sheet()? {
        many += 1;
        if many > MOST.0 {
            return Err(Unread::TooMuch);
        }
        match what(&mut sheets, &mut lines)? {
            Sheet::Table(headings) => {
                let name = sheets.name().to_owned();
                let figures = counted(&mut sheets, &headings, how, &mut about)?;
                if figures.rows == 0 {
                    continue;
                }
                if let Some((name, figures)) = waiting.replace((name, figures)) {
                    take(&name, figures)?;
                }
            }
            Sheet::Other(like) => nearest = nearest.or(like),
        }
    }
    let Some((name, mut figures)) = waiting else {
        return Err(nearest.unwrap_or(Unread::Empty));
    };
    figures.words.notes = published::read(&lines, &about);
    take(&name, figures)
}

/// Tells what the sheet is. The lines of one that is no table are kept to its end.
fn what<R: Read>(sheets: &mut Sheets<R>, lines: &mut Vec<String>) -> Result<Sheet, Unread> {
    let (mut nearest, mut rows) = (None, 0);
    while sheets.advance()? {
        let cells: Vec<String> = (0..sheets.width()).map(|at| String::from_utf8_lossy(sheets.cell(at)).into_owned()).collect();
        rows += 1;
        if rows <= ABOVE {
            match Headings::read(cells.clone()) {
                Ok(headings) => return Ok(Sheet::Table(Box::new(headings))),
                Err(headings @ Unread::Headings(_)) => nearest = nearest.or(Some(headings)),
                Err(other) => return Err(other),
            }
        }
        if lines.len() < MOST.1 {
            let line: Vec<String> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
            lines.push(line.join(" ").chars().take(MOST.2).collect());
        }
    }
    Ok(Sheet::Other(nearest))
}

fn counted<R: Read>(sheets: &mut Sheets<R>, headings: &Headings, how: How<'_>, about: &mut About) -> Result<Figures, Unread> {
    if headings.feed != Feed::Recorded {
        return Err(Unread::Headings(headings.written.join(", ").chars().take(500).collect()));
    }
    if how.known.is_empty() {
        return Err(Unread::NoNames);
    }
    let (figures, of_sheet) = Counting::new(headings, how.limits, how.known).all(sheets, how.told)?;
    about.add(of_sheet);
    Ok(figures)
}
