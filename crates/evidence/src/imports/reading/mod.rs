//! Reads published files as they are, row by row, whatever their size: no database, no clock, no page.
//!
//! [`read`] opens a file (plain, gzip, a zip of many, or an OpenDocument workbook), tells by the headings what it is, and gives for
//! each CSV file and each sheet its counts, what was refused and why. Single crimes are forgotten as soon as they are counted.

mod figures;
mod headings;
mod known;
mod lines;
mod marking;
mod meaning;
mod ods;
mod opening;
mod outlines;
mod places;
mod published;
mod recorded;
mod road;
mod sheets;
mod table;
mod tally;
mod unread;

#[cfg(test)]
mod tests;

pub use figures::{Figures, Interned, Part, PlaceRow, Refusal, Refusals, Why, Words};
pub use headings::{Feed, Headings, Says};
pub use known::{Known, Named};
pub use lines::Lines;
pub use marking::{Marks, marks, write_marked};
pub use meaning::{Amount, Cell, Code, Month, amount, no_month, span};
pub use ods::Sheets;
pub use opening::Limits;
pub use outlines::{stored, written};
pub use published::Published;
pub use recorded::{NO_PARTNERSHIP, UNASSIGNED};
pub use road::KSI;
pub use table::Table;
pub use unread::Unread;

use opening::Content;
use road::Collisions;
use std::io::{Read, Seek};
use tally::Tally;

/// How files are read.
#[derive(Clone, Copy)]
pub struct How<'a> {
    /// How much a file may be.
    pub limits: &'a Limits,
    /// What names in files stand for.
    pub known: &'a Known,
    /// Hears how many more rows were read.
    pub told: &'a dyn Fn(u64),
}

/// Reads a file. Each CSV file and each sheet in it is given to `take` when it is read.
///
/// # Errors
/// The file, or one in it, cannot be read; what was given before must be forgotten. `take` may end the work too.
pub fn read<I: Read + Seek>(
    input: I,
    name: &str,
    how: How<'_>,
    take: &mut dyn FnMut(&str, Figures) -> Result<(), Unread>,
) -> Result<(), Unread> {
    let mut collisions = Collisions::default();
    opening::each_file(input, name, how.limits, &mut |name, content| match content {
        Content::Csv(from) => take(name, one(from, name, how, &mut collisions)?),
        Content::Sheets(from) => sheets::read(from, how, take),
    })
}

/// Reads one CSV file.
fn one(from: &mut dyn Read, name: &str, how: How<'_>, collisions: &mut Collisions) -> Result<Figures, Unread> {
    if opening::is_geojson(name) {
        let figures = outlines::all(from, how.limits)?;
        (how.told)(figures.rows);
        return Ok(figures);
    }
    let mut table = Table::new(from, how.limits.row)?;
    let headings = headings(&mut table)?;
    let figures = match headings.feed {
        Feed::Recorded if how.known.is_empty() => return Err(Unread::NoNames),
        Feed::Recorded => recorded::Counting::new(&headings, how.limits, how.known).all(&mut table, how.told)?.0,
        Feed::Collisions | Feed::Casualties => {
            road::Counting::new(&headings, how.limits, how.known).all(&mut table, how.told, collisions)?
        }
        feed if feed.is_counted() => {
            let force = force_in(name);
            if headings.at(Says::Force).is_none() && force.is_none() {
                return Err(Unread::NoForce);
            }
            Tally::new(&headings, how.limits, force).all(&mut table, how.told)?
        }
        _ => places::all(&mut table, &headings, how.limits)?,
    };
    if figures.rows == 0 { Err(Unread::Empty) } else { Ok(figures) }
}

/// How many rows of titles may stand above the headings.
const ABOVE: usize = 20;

/// Reads the headings of a table, and tells by them what it is. Titles may stand above them.
///
/// # Errors
/// It is empty, or no file that is known.
pub fn headings<R: Read>(table: &mut Table<R>) -> Result<Headings, Unread> {
    table.choose_separator();
    headings_of(table)
}

/// Reads the headings from among the first rows.
fn headings_of(lines: &mut impl Lines) -> Result<Headings, Unread> {
    let mut nearest = None;
    for _ in 0..ABOVE {
        if !lines.advance()? {
            break;
        }
        let written = (0..lines.width()).map(|at| String::from_utf8_lossy(lines.cell(at)).into_owned()).collect();
        match Headings::read(written) {
            Ok(headings) => return Ok(headings),
            Err(headings @ Unread::Headings(_)) => nearest = nearest.or(Some(headings)),
            Err(other) => return Err(other),
        }
    }
    Err(nearest.unwrap_or(Unread::Empty))
}

/// The force in a name such as `2025-01/2025-01-kent-stop-and-search.csv`.
fn force_in(name: &str) -> Option<String> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let month = file.get(..7).and_then(|month| Month::read(month.as_bytes()));
    let force = file.get(8..).filter(|_| month.is_some())?.strip_suffix("-stop-and-search.csv")?;
    (!force.is_empty()).then(|| force.to_owned())
}
