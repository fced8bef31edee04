//! Counts road casualties and collisions as the Department for Transport publishes them (STATS19).
//!
//! A casualty's row says neither when nor where: both stand in the row of its collision. So the file of casualties is read beside
//! that of the collisions, in one zip. What is remembered of a collision is its month, its force and its district.

use super::figures::{Figures, Part, Refusals, Why, Words};
use super::headings::{Feed, Headings, Says};
use super::known::Known;
use super::lines::{Lines, fits};
use super::meaning::{Cell, Code, Month};
use super::opening::Limits;
use super::recorded::{number_of, refuse};
use super::unread::Unread;
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// What is remembered of collisions while their casualties are read, by a mark of their index.
#[derive(Debug, Default)]
pub(super) struct Collisions(HashMap<u64, Where>);

#[derive(Clone, Copy, Debug)]
struct Where {
    month: Month,
    /// The number of the force.
    force: u8,
    district: u32,
}

/// Children are casualties below this age, as the Department for Transport counts them.
const CHILDREN: i32 = 16;

/// The severities by their numbers, each with the group that it is told in.
///
/// They are stored as the publisher's list of codes has them, so they are not translated here.
fn severity(number: &[u8]) -> Option<(&'static str, &'static str)> {
    Some(match number {
        b"1" => ("Fatal", KSI),
        b"2" => ("Serious", KSI),
        b"3" => ("Slight", "Slightly injured"),
        _ => return None,
    })
}

/// The group of fatal and serious ones.
pub const KSI: &str = "Killed or seriously injured";

/// Counts under way.
pub(super) struct Counting<'a> {
    headings: &'a Headings,
    limits: &'a Limits,
    known: &'a Known,
    words: Words,
    parts: Vec<Part>,
    by: HashMap<(u16, Month), usize>,
    refused: Refusals,
    rows: u64,
}

/// A row as it was understood.
struct Told {
    force: u8,
    month: Month,
    district: u32,
    category: (String, &'static str),
    cell: Option<Cell>,
}

impl<'a> Counting<'a> {
    pub(super) fn new(headings: &'a Headings, limits: &'a Limits, known: &'a Known) -> Counting<'a> {
        Counting {
            headings,
            limits,
            known,
            words: Words::default(),
            parts: Vec::new(),
            by: HashMap::new(),
            refused: Refusals::default(),
            rows: 0,
        }
    }

    /// Counts every row to the end.
    pub(super) fn all(
        mut self,
        lines: &mut impl Lines,
        told: &dyn Fn(u64),
        collisions: &mut Collisions,
    ) -> Result<Figures, Unread> {
        if self.headings.feed == Feed::Casualties && collisions.0.is_empty() {
            return Err(Unread::Alone);
        }
        while lines.advance()? {
            self.rows += 1;
            let row = match self.headings.feed {
                Feed::Casualties => self.casualty(lines, collisions),
                _ => self.collision(lines, collisions),
            };
            let counted = row.and_then(|row| self.count(&row));
            if let Err((why, says)) = counted {
                refuse(&mut self.refused, (self.headings, self.limits), lines, (why, says));
            }
            if collisions.0.len() > self.limits.ids {
                return Err(Unread::TooVaried);
            }
            if self.rows.is_multiple_of(8192) {
                told(8192);
            }
        }
        told(self.rows % 8192);
        let held: usize = self.parts.iter().map(Part::held).sum();
        if held > self.limits.counts {
            return Err(Unread::TooVaried);
        }
        let (feed, words, refused) = (self.headings.feed, self.words, self.refused);
        Ok(Figures { feed, rows: self.rows, parts: self.parts, words, places: Vec::new(), refused })
    }

    fn collision(&self, lines: &impl Lines, collisions: &mut Collisions) -> Result<Told, (Why, Says)> {
        fits(lines, self.headings).map_err(|why| (why, Says::Category))?;
        let cell = |says: Says| self.headings.at(says).map_or(&[][..], |at| lines.cell(at));
        let month = Month::read(cell(Says::Month)).ok_or((Why::Month, Says::Month))?;
        if !self.limits.has_come(month) {
            return Err((Why::NotYet, Says::Month));
        }
        let force = small(cell(Says::Force)).ok_or((Why::Force, Says::Force))?;
        let district = district(cell(Says::District))?;
        let (of, group) = severity(cell(Says::Category)).ok_or((Why::Severity, Says::Category))?;
        let category = (of.to_owned(), group);
        let cell_of_grid = point(cell(Says::Longitude), cell(Says::Latitude));
        if cell(Says::Id).is_empty() {
            return Err((Why::Index, Says::Id));
        }
        collisions.0.insert(mark(cell(Says::Id)), Where { month, force, district });
        Ok(Told { force, month, district, category, cell: cell_of_grid })
    }

    fn casualty(&self, lines: &impl Lines, collisions: &Collisions) -> Result<Told, (Why, Says)> {
        fits(lines, self.headings).map_err(|why| (why, Says::Category))?;
        let cell = |says: Says| self.headings.at(says).map_or(&[][..], |at| lines.cell(at));
        let (of, group) = severity(cell(Says::Category)).ok_or((Why::Severity, Says::Category))?;
        let class = match cell(Says::Class) {
            b"1" => "driver or rider",
            b"2" => "passenger",
            b"3" => "pedestrian",
            _ => return Err((Why::Class, Says::Class)),
        };
        let age = std::str::from_utf8(cell(Says::Age)).ok().and_then(|age| age.parse::<i32>().ok());
        let age = match age.filter(|age| *age >= 0) {
            Some(age) if age < CHILDREN => "child",
            Some(_) => "adult",
            None => "age not known",
        };
        let at = collisions.0.get(&mark(cell(Says::Id))).ok_or((Why::Index, Says::Id))?;
        let category = (format!("{of}: {age}, {class}"), group);
        Ok(Told { force: at.force, month: at.month, district: at.district, category, cell: None })
    }

    fn count(&mut self, row: &Told) -> Result<(), (Why, Says)> {
        let number = row.force.to_string();
        let force = match self.known.force_of(&number) {
            Some(word) => word.to_owned(),
            None => format!("Force {number}"),
        };
        let force = self.words.forces.place(force.as_bytes()).ok_or((Why::TooMany, Says::Force))?;
        let (word, group) = &row.category;
        let category = self.words.categories.place(word.as_bytes()).ok_or((Why::TooMany, Says::Category))?;
        self.words.groups.entry(category).or_insert_with(|| (*group).to_owned());
        let parts = &mut self.parts;
        let at = *self.by.entry((force, row.month)).or_insert_with(|| {
            parts.push(Part::new(force, row.month));
            parts.len() - 1
        });
        let part = &mut self.parts[at];
        part.rows += 1;
        part.without_area += u64::from(row.district == 0);
        *part.counts.entry((row.district, category, 0)).or_default() += 1;
        match row.cell {
            Some(cell) => *part.spots.entry((i32::try_from(cell.number()).unwrap_or(0), category)).or_default() += 1,
            None if self.headings.feed == Feed::Collisions => part.without_point += 1,
            None => {}
        }
        Ok(())
    }
}

/// The district of a collision: nought when none is told, as for an airport.
fn district(cell: &[u8]) -> Result<u32, (Why, Says)> {
    match cell {
        b"" | b"-1" | b"NULL" | b"EHEATHROW" => Ok(0),
        code => Code::read(code).map(|code| number_of(Some(code))).ok_or((Why::Code, Says::District)),
    }
}

/// The cell of the grid that a collision lies in; nothing when no point is told.
fn point(longitude: &[u8], latitude: &[u8]) -> Option<Cell> {
    let number = |cell: &[u8]| std::str::from_utf8(cell).ok()?.parse::<f64>().ok();
    Cell::of(number(longitude)?, number(latitude)?)
}

fn small(cell: &[u8]) -> Option<u8> {
    std::str::from_utf8(cell).ok()?.parse::<u8>().ok().filter(|number| *number > 0)
}

/// A mark of 64 bits that stands for an index.
fn mark(index: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    index.hash(&mut hasher);
    hasher.finish()
}
