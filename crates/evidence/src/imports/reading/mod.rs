//! Reads published files as they are, row by row, whatever their size: no database, no clock, no page.
//!
//! [`read`] opens a file (plain, gzip, or a zip of many), tells by the headings what it is, and gives for each CSV file its
//! counts, what was refused and why. Single crimes are forgotten as soon as they are counted.

mod figures;
mod headings;
mod marking;
mod meaning;
mod opening;
mod outlines;
mod places;
mod table;
mod tally;
mod unread;

#[cfg(test)]
mod tests;

pub use figures::{Figures, Interned, Part, PlaceRow, Refusal, Refusals, Why, Words};
pub use headings::{Feed, Headings, Says};
pub use marking::marked;
pub use meaning::{Amount, Cell, Code, Month, amount, no_month, span};
pub use opening::Limits;
pub use outlines::{stored, written};
pub use table::Table;
pub use unread::Unread;

use std::io::{Read, Seek};
use tally::Tally;

/// Reads a file. Each CSV file in it is given to `take` when it is read; `told` hears how many more rows were read.
///
/// # Errors
/// The file, or one in it, cannot be read; what was given before must be forgotten. `take` may end the work too.
pub fn read<I: Read + Seek>(
    input: I,
    name: &str,
    limits: &Limits,
    told: &dyn Fn(u64),
    take: &mut dyn FnMut(&str, Figures) -> Result<(), Unread>,
) -> Result<(), Unread> {
    opening::each_file(input, name, limits, &mut |name, from| take(name, one(from, name, limits, told)?))
}

/// Reads one CSV file.
fn one(from: &mut dyn Read, name: &str, limits: &Limits, told: &dyn Fn(u64)) -> Result<Figures, Unread> {
    if opening::is_geojson(name) {
        let figures = outlines::all(from, limits)?;
        told(figures.rows);
        return Ok(figures);
    }
    let mut table = Table::new(from, limits.row)?;
    let headings = headings(&mut table)?;
    let figures = if headings.feed.is_counted() {
        let force = force_in(name);
        if headings.at(Says::Force).is_none() && force.is_none() {
            return Err(Unread::NoForce);
        }
        Tally::new(&headings, limits, force).all(&mut table, told)?
    } else {
        places::all(&mut table, &headings, limits)?
    };
    if figures.rows == 0 { Err(Unread::Empty) } else { Ok(figures) }
}

/// Reads the headings of a table, and tells by them what it is.
///
/// # Errors
/// It is empty, or no file that is known.
pub fn headings<R: Read>(table: &mut Table<R>) -> Result<Headings, Unread> {
    table.choose_separator();
    if !table.advance()? {
        return Err(Unread::Empty);
    }
    let written = (0..table.width()).map(|at| String::from_utf8_lossy(table.cell(at)).into_owned()).collect();
    Headings::read(written)
}

/// The force in a name such as `2025-01/2025-01-kent-stop-and-search.csv`.
fn force_in(name: &str) -> Option<String> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let month = file.get(..7).and_then(|month| Month::read(month.as_bytes()));
    let force = file.get(8..).filter(|_| month.is_some())?.strip_suffix("-stop-and-search.csv")?;
    (!force.is_empty()).then(|| force.to_owned())
}
