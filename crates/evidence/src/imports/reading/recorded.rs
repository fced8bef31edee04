//! Counts recorded crime by partnership as the Home Office publishes it: a row for each quarter, partnership and offence.
//!
//! A quarter is kept as its first month. A count below nought takes back what was recorded in a quarter before; it is kept as it
//! is, because only then do the quarters add up to the year.

use super::figures::{Figures, Part, Refusal, Refusals, Why, Words};
use super::headings::{Headings, Says};
use super::known::{Known, Names};
use super::lines::{Lines, fits};
use super::meaning::{Amount, Code, Month, amount};
use super::opening::Limits;
use super::published::{About, financial_year};
use super::unread::Unread;
use std::collections::HashMap;

/// Offences of one row beyond which a number is no count.
const MOST: f64 = 10_000_000.0;

/// Standing for offences that the force could not put into a partnership.
pub const UNASSIGNED: u32 = 0;
/// Standing for offences under a name that is known to be no partnership, such as an airport.
pub const NO_PARTNERSHIP: u32 = 1;

/// Counts under way.
pub(super) struct Counting<'a> {
    headings: &'a Headings,
    limits: &'a Limits,
    known: &'a Known,
    words: Words,
    parts: Vec<Part>,
    by: HashMap<(u16, Month), usize>,
    names: HashMap<Box<[u8]>, Names>,
    refused: Refusals,
    rows: u64,
    /// What notes on the file may be about.
    pub(super) about: About,
}

/// A row as it was understood.
struct Told {
    force: u16,
    month: Month,
    place: u32,
    category: u16,
    number: i32,
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
            names: HashMap::new(),
            refused: Refusals::default(),
            rows: 0,
            about: About::default(),
        }
    }

    /// Counts every row to the end. `told` hears now and then how many rows were read.
    pub(super) fn all(mut self, lines: &mut impl Lines, told: &dyn Fn(u64)) -> Result<(Figures, About), Unread> {
        while lines.advance()? {
            self.rows += 1;
            let counted = match self.understand(lines) {
                Ok(row) => self.count(&row),
                Err(refusal) => Err(refusal),
            };
            if let Err((why, says)) = counted {
                refuse(&mut self.refused, (self.headings, self.limits), lines, (why, says));
            }
            if self.rows.is_multiple_of(8192) {
                told(8192);
                self.look_at_memory()?;
            }
        }
        told(self.rows % 8192);
        self.look_at_memory()?;
        let feed = self.headings.feed;
        let (words, refused) = (self.words, self.refused);
        let figures = Figures { feed, rows: self.rows, parts: self.parts, words, places: Vec::new(), refused };
        Ok((figures, self.about))
    }

    fn look_at_memory(&self) -> Result<(), Unread> {
        let held: usize = self.parts.iter().map(Part::held).sum();
        if held > self.limits.counts { Err(Unread::TooVaried) } else { Ok(()) }
    }

    fn understand(&mut self, lines: &impl Lines) -> Result<Told, (Why, Says)> {
        fits(lines, self.headings).map_err(|why| (why, Says::Number))?;
        let cell = |says: Says| self.headings.at(says).map_or(&[][..], |at| lines.cell(at));
        let text = |says: Says| std::str::from_utf8(cell(says)).unwrap_or_default();
        let year = financial_year(text(Says::Year)).ok_or((Why::Year, Says::Year))?;
        let quarter = quarter(text(Says::Quarter)).ok_or((Why::Quarter, Says::Quarter))?;
        let first = Month::new(year, 4).and_then(|april| april.later(3 * (quarter - 1)));
        let month = first.ok_or((Why::Year, Says::Year))?;
        if !self.limits.has_come(month) {
            return Err((Why::NotYet, Says::Quarter));
        }
        let (force, subgroup, group) = (cell(Says::Force), cell(Says::Category), text(Says::Group));
        if force.is_empty() {
            return Err((Why::Force, Says::Force));
        }
        if subgroup.is_empty() {
            return Err((Why::Category, Says::Category));
        }
        let number = whole(text(Says::Number)).ok_or((Why::Count, Says::Number))?;
        let place = self.place(cell(Says::PartnershipName), month).ok_or((Why::Place, Says::PartnershipName))?;
        let category = self.words.categories.place(subgroup).ok_or((Why::TooMany, Says::Category))?;
        if !group.is_empty() && !self.words.groups.contains_key(&category) {
            self.words.groups.insert(category, group.chars().take(200).collect());
        }
        let force = self.words.forces.place(force).ok_or((Why::TooMany, Says::Force))?;
        Ok(Told { force, month, place, category, number })
    }

    /// The number of the partnership of this name in a month.
    fn place(&mut self, name: &[u8], month: Month) -> Option<u32> {
        if name.is_empty() {
            return None;
        }
        if !self.names.contains_key(name) {
            let text = std::str::from_utf8(name).unwrap_or_default();
            self.names.insert(name.into(), self.known.all(text));
        }
        if name.get(..10).is_some_and(|start| start.eq_ignore_ascii_case(b"unassigned")) {
            return Some(UNASSIGNED);
        }
        let place = self.names.get(name)?.on(month.first_day())?;
        let Some(code) = place else { return Some(NO_PARTNERSHIP) };
        if let Ok(text) = std::str::from_utf8(name)
            && !self.about.places.contains_key(text)
        {
            self.about.places.insert(text.to_owned(), code);
        }
        u32::try_from(code.number()).ok()
    }

    fn count(&mut self, row: &Told) -> Result<(), (Why, Says)> {
        let at = match self.by.get(&(row.force, row.month)) {
            Some(at) => *at,
            None => self.begin(row),
        };
        let part = &mut self.parts[at];
        let counted = part.counts.entry((row.place, row.category, 0)).or_default();
        *counted = counted.checked_add(row.number).ok_or((Why::Count, Says::Number))?;
        part.rows += 1;
        part.without_area += u64::from(row.place == UNASSIGNED);
        part.taken_back += u64::from(row.number < 0);
        Ok(())
    }

    fn begin(&mut self, row: &Told) -> usize {
        self.parts.push(Part::new(row.force, row.month));
        self.by.insert((row.force, row.month), self.parts.len() - 1);
        self.about.forces.insert(self.words.forces.text(row.force).to_owned());
        let (first, last) = self.about.months.unwrap_or((row.month, row.month));
        self.about.months = Some((first.min(row.month), last.max(row.month)));
        self.parts.len() - 1
    }
}

/// Keeps that a row was refused.
pub(super) fn refuse(
    refused: &mut Refusals,
    (headings, limits): (&Headings, &Limits),
    lines: &impl Lines,
    (why, says): (Why, Says),
) {
    let at = headings.at(says);
    let column = at.and_then(|at| headings.written.get(at)).cloned().unwrap_or_default();
    let found = String::from_utf8_lossy(at.map_or(&[][..], |at| lines.cell(at))).chars().take(100).collect();
    let row = lines.row();
    refused.add(limits.refusals, || Refusal { row, column, found, why }, why);
}

/// A quarter from 1 to 4, with or without a letter before it.
fn quarter(text: &str) -> Option<i32> {
    let text = text.trim().trim_start_matches(['Q', 'q']).trim();
    match amount(text) {
        Amount::Number(number) => [1, 2, 3, 4].into_iter().find(|quarter| (f64::from(*quarter) - number).abs() < f64::EPSILON),
        _ => None,
    }
}

/// A whole number of offences. Nothing, and signs that there is nothing, are no nought.
fn whole(text: &str) -> Option<i32> {
    match amount(text) {
        #[expect(clippy::cast_possible_truncation, reason = "it is a whole number of at most ten million")]
        Amount::Number(number) if number.fract() == 0.0 && number.abs() <= MOST && !text.contains('%') => Some(number as i32),
        _ => None,
    }
}

/// The number that stands for a place among counts; nought when there is none.
pub(super) fn number_of(code: Option<Code>) -> u32 {
    code.and_then(|code| u32::try_from(code.number()).ok()).unwrap_or(0)
}
