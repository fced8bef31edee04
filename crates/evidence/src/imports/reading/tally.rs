//! Counts the rows of a file of events as they come, by force, month, small area, kind, outcome and cell of the grid.

use super::figures::{Figures, Part, Refusal, Refusals, Why, Words};
use super::headings::{Headings, Says};
use super::lines::fits;
use super::meaning::{Cell, Code, Month};
use super::opening::Limits;
use super::table::Table;
use super::unread::Unread;
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::io::Read;

/// Counts under way.
pub(super) struct Tally<'a> {
    headings: &'a Headings,
    limits: &'a Limits,
    /// The force of a file that has no column for it.
    force: Option<String>,
    words: Words,
    parts: Vec<Part>,
    /// The part of the last row: rows of one month stand together.
    last: usize,
    ids: HashSet<u64, BuildHasherDefault<Plain>>,
    refused: Refusals,
    rows: u64,
    held: usize,
}

/// A row as it was understood.
struct Event {
    force: u16,
    month: Month,
    area: Option<Code>,
    cell: Option<Cell>,
    category: u16,
    outcome: u16,
}

impl<'a> Tally<'a> {
    pub(super) fn new(headings: &'a Headings, limits: &'a Limits, force: Option<String>) -> Tally<'a> {
        Tally {
            headings,
            limits,
            force,
            words: Words::default(),
            parts: Vec::new(),
            last: 0,
            ids: HashSet::default(),
            refused: Refusals::default(),
            rows: 0,
            held: 0,
        }
    }

    /// Counts every row to the end. `told` hears now and then how many rows were read.
    pub(super) fn all<R: Read>(mut self, table: &mut Table<R>, told: &dyn Fn(u64)) -> Result<Figures, Unread> {
        while table.advance()? {
            self.rows += 1;
            match self.understand(table) {
                Ok(event) => self.count(table, &event),
                Err((why, says)) => self.refuse(table, why, says),
            }
            if self.rows.is_multiple_of(8192) {
                told(8192);
                self.look_at_memory()?;
            }
        }
        told(self.rows % 8192);
        self.look_at_memory()?;
        let feed = self.headings.feed;
        Ok(Figures { feed, rows: self.rows, parts: self.parts, words: self.words, places: Vec::new(), refused: self.refused })
    }

    fn look_at_memory(&self) -> Result<(), Unread> {
        let held: usize = self.parts.iter().map(Part::held).sum::<usize>() + self.held;
        if held > self.limits.counts { Err(Unread::TooVaried) } else { Ok(()) }
    }

    fn understand<R: Read>(&mut self, table: &Table<R>) -> Result<Event, (Why, Says)> {
        fits(table, self.headings).map_err(|why| (why, Says::Category))?;
        let cell = |says: Says| self.headings.at(says).map_or(&[][..], |at| said(table.cell(at)));
        let month = Month::read(cell(Says::Month)).ok_or((Why::Month, Says::Month))?;
        if !self.limits.has_come(month) {
            return Err((Why::NotYet, Says::Month));
        }
        let area = match cell(Says::Area) {
            [] => None,
            code => Some(Code::read(code).ok_or((Why::Code, Says::Area))?),
        };
        let cell_of_grid = point(cell(Says::Longitude), cell(Says::Latitude))?;
        let (category, force, outcome) = (cell(Says::Category), cell(Says::Force), cell(Says::Outcome));
        let force = if force.is_empty() { self.force.as_deref().unwrap_or_default().as_bytes() } else { force };
        if force.is_empty() {
            return Err((Why::Force, Says::Force));
        }
        // A search need not be for an object; a crime always is of a type.
        if category.is_empty() && self.headings.at(Says::Id).is_some() {
            return Err((Why::Category, Says::Category));
        }
        let category = self.words.categories.place(category).ok_or((Why::TooMany, Says::Category))?;
        let force = self.words.forces.place(force).ok_or((Why::TooMany, Says::Force))?;
        let outcome = self.words.outcomes.place(outcome).ok_or((Why::TooMany, Says::Outcome))?;
        Ok(Event { force, month, area, cell: cell_of_grid, category, outcome })
    }

    fn count<R: Read>(&mut self, table: &Table<R>, event: &Event) {
        let repeats = self.repeats(table);
        let district = self.district(table, event);
        let part = self.part(event.force, event.month);
        part.rows += 1;
        match repeats {
            None => part.without_id += 1,
            Some(repeats) => part.repeats += u64::from(repeats),
        }
        let area = event.area.map_or(0, |code| u32::try_from(code.number()).unwrap_or(0));
        part.without_area += u64::from(area == 0);
        *part.counts.entry((area, event.category, event.outcome)).or_default() += 1;
        match event.cell {
            Some(cell) => {
                let cell = i32::try_from(cell.number()).unwrap_or(0);
                *part.spots.entry((cell, event.category)).or_default() += 1;
            }
            None => part.without_point += 1,
        }
        if let Some(district) = district {
            *part.named.entry((area, district)).or_default() += 1;
        }
    }

    /// Whether the id of the row came before; nothing when it has none.
    fn repeats<R: Read>(&mut self, table: &Table<R>) -> Option<bool> {
        let id = table.cell(self.headings.at(Says::Id)?);
        if id.is_empty() {
            return None;
        }
        let mark = mark(id);
        if self.ids.len() >= self.limits.ids {
            return Some(self.ids.contains(&mark));
        }
        Some(!self.ids.insert(mark))
    }

    /// The district that the name of the small area begins with: `Ashford 001B` is in Ashford.
    fn district<R: Read>(&mut self, table: &Table<R>, event: &Event) -> Option<u16> {
        event.area?;
        let name = table.cell(self.headings.at(Says::AreaName)?);
        let end = name.iter().rposition(|byte| *byte == b' ')?;
        self.words.districts.place(&name[..end])
    }

    fn part(&mut self, force: u16, month: Month) -> &mut Part {
        let same = |part: &Part| part.force == force && part.month == month;
        if !self.parts.get(self.last).is_some_and(same) {
            self.last = self.parts.iter().position(same).unwrap_or_else(|| {
                self.parts.push(Part::new(force, month));
                self.parts.len() - 1
            });
        }
        &mut self.parts[self.last]
    }

    fn refuse<R: Read>(&mut self, table: &Table<R>, why: Why, says: Says) {
        let at = self.headings.at(says);
        let written = at.and_then(|at| self.headings.written.get(at)).cloned().unwrap_or_default();
        let found = at.map_or(&[][..], |at| table.cell(at));
        let found = String::from_utf8_lossy(found).chars().take(100).collect();
        let row = table.row();
        self.refused.add(self.limits.refusals, || Refusal { row, column: written, found, why }, why);
    }
}

/// What a cell says: signs that it says nothing are nothing.
fn said(cell: &[u8]) -> &[u8] {
    match cell {
        b"-" | b"N/A" | b"n/a" | b"NA" | b"null" | b"NULL" => &[],
        other => other,
    }
}

/// The cell of the grid of a point; nothing when neither is told.
fn point(longitude: &[u8], latitude: &[u8]) -> Result<Option<Cell>, (Why, Says)> {
    if longitude.is_empty() && latitude.is_empty() {
        return Ok(None);
    }
    let number = |cell: &[u8], says| {
        let number = std::str::from_utf8(cell).ok().and_then(|text| text.parse::<f64>().ok());
        number.ok_or((Why::Point, says))
    };
    let (east, north) = (number(longitude, Says::Longitude)?, number(latitude, Says::Latitude)?);
    Cell::of(east, north).map(Some).ok_or((Why::Point, Says::Longitude))
}

/// A mark of 64 bits that stands for an id: its first sixteen digits, which are as good as random, or a hash.
fn mark(id: &[u8]) -> u64 {
    let hex = |digits: &[u8]| std::str::from_utf8(digits).ok().and_then(|text| u64::from_str_radix(text, 16).ok());
    if let Some(mark) = id.get(..16).filter(|_| id.len() == 64).and_then(hex) {
        return mark;
    }
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Takes a mark as it is: it is spread already.
#[derive(Default)]
pub(super) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, mark: u64) {
        self.0 = mark.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
