//! What reading a file gives: counts of events by month, or what it says of places; and what was refused.

use super::headings::Feed;
use super::meaning::{Code, Month};
use super::published::Published;
use std::collections::{BTreeMap, HashMap};

/// What one CSV file says.
#[derive(Debug)]
pub struct Figures {
    /// What it is.
    pub feed: Feed,
    /// Rows read, without the headings.
    pub rows: u64,
    /// The counts, by force and month.
    pub parts: Vec<Part>,
    /// The texts that the numbers of the parts stand for.
    pub words: Words,
    /// What it says of places.
    pub places: Vec<PlaceRow>,
    /// What was refused.
    pub refused: Refusals,
}

/// The texts of a file, each once; what stands for one is its place here.
#[derive(Debug, Default)]
pub struct Words {
    /// Names of forces.
    pub forces: Interned,
    /// Types of crime, outcomes, objects of searches: what is counted by.
    pub categories: Interned,
    /// What became of it.
    pub outcomes: Interned,
    /// Names of districts, as the names of small areas begin with them.
    pub districts: Interned,
    /// The group that a category belongs to, when the publisher tells one.
    pub groups: BTreeMap<u16, String>,
    /// What the publisher notes on the figures.
    pub notes: Vec<Published>,
}

/// Texts, each once.
#[derive(Debug, Default)]
pub struct Interned {
    known: HashMap<Box<[u8]>, u16>,
    list: Vec<String>,
    last: u16,
}

/// How many different texts of one sort a file may have. Published figures have a few dozen.
const MOST: usize = 5_000;

impl Interned {
    /// The place of a text, which is added when it is new; nothing when there are too many.
    pub fn place(&mut self, text: &[u8]) -> Option<u16> {
        if self.list.get(usize::from(self.last)).is_some_and(|last| last.as_bytes() == text) {
            return Some(self.last);
        }
        let place = match self.known.get(text) {
            Some(place) => *place,
            None => {
                let place = u16::try_from(self.list.len()).ok().filter(|at| usize::from(*at) < MOST)?;
                self.known.insert(text.into(), place);
                self.list.push(String::from_utf8_lossy(text).into_owned());
                place
            }
        };
        self.last = place;
        Some(place)
    }

    /// The text at a place.
    pub fn text(&self, place: u16) -> &str {
        self.list.get(usize::from(place)).map_or("", String::as_str)
    }

    /// All of them, in the order of their places.
    pub fn all(&self) -> &[String] {
        &self.list
    }
}

/// The counts of one force and one month.
#[derive(Debug)]
pub struct Part {
    /// The force.
    pub force: u16,
    /// The month.
    pub month: Month,
    /// Rows taken.
    pub rows: u64,
    /// Rows without a point.
    pub without_point: u64,
    /// Rows without a small area.
    pub without_area: u64,
    /// Rows without an id.
    pub without_id: u64,
    /// Rows whose id came before in this file.
    pub repeats: u64,
    /// Rows that take back what was counted before.
    pub taken_back: u64,
    /// How many by place (0: none), category and outcome. The place is a small area, or what the feed is published by.
    pub counts: HashMap<(u32, u16, u16), i32>,
    /// How many by cell of the grid and category.
    pub spots: HashMap<(i32, u16), u32>,
    /// How many rows name a small area by the name of this district.
    pub named: HashMap<(u32, u16), u32>,
}

impl Part {
    /// An empty part.
    pub fn new(force: u16, month: Month) -> Part {
        Part {
            force,
            month,
            rows: 0,
            without_point: 0,
            without_area: 0,
            without_id: 0,
            repeats: 0,
            taken_back: 0,
            counts: HashMap::new(),
            spots: HashMap::new(),
            named: HashMap::new(),
        }
    }

    /// How many events there are in all.
    pub fn events(&self) -> i64 {
        self.counts.values().map(|number| i64::from(*number)).sum()
    }

    /// How many different counts are held for it.
    pub fn held(&self) -> usize {
        self.counts.len() + self.spots.len() + self.named.len()
    }
}

/// What a row of a file about places says. What its feed does not tell is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceRow {
    /// The place.
    pub code: Option<Code>,
    /// Its name.
    pub name: String,
    /// The census that drew it, or the year of the population.
    pub year: i64,
    /// Its district.
    pub district: Option<Code>,
    /// The name of the district.
    pub district_name: String,
    /// Its partnership.
    pub partnership: Option<Code>,
    /// The name of the partnership.
    pub partnership_name: String,
    /// The name of its force area.
    pub force: String,
    /// How many people live there.
    pub population: Option<i64>,
    /// Its score of deprivation in thousandths.
    pub score: Option<i64>,
    /// Its tenth of all small areas, 1 the most deprived.
    pub decile: Option<i64>,
    /// The corners of its rings: longitude and latitude in hundred-thousandths of a degree.
    pub outline: Vec<Vec<(i32, i32)>>,
    /// The places of the same file that have a piece of border in common with it.
    pub neighbours: Vec<Code>,
}

/// A row that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its number, as a spreadsheet counts.
    pub row: u64,
    /// The heading of the column.
    pub column: String,
    /// What was found, cut short.
    pub found: String,
    /// What is wrong.
    pub why: Why,
}

/// Why a row is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It has too few cells.
    Short,
    /// It has more cells than there are headings.
    Long,
    /// An earlier row tells of the same.
    Again,
    /// No month is told.
    Month,
    /// The month has not come yet.
    NotYet,
    /// No force is told.
    Force,
    /// Nothing to count by.
    Category,
    /// The code is none.
    Code,
    /// The point is none.
    Point,
    /// A number is none.
    Number,
    /// An outline is none.
    Outline,
    /// There are more different texts than a published file has.
    TooMany,
    /// No financial year is told.
    Year,
    /// No quarter is told.
    Quarter,
    /// No whole number of offences is told.
    Count,
    /// Nobody knows a partnership of this name.
    Place,
    /// No severity is told.
    Severity,
    /// No class of casualty is told.
    Class,
    /// No collision of this index is known.
    Index,
}

/// What was refused: the first rows, and how many for each reason.
#[derive(Clone, Debug, Default)]
pub struct Refusals {
    /// The first of them.
    pub first: Vec<Refusal>,
    /// How many there are, by reason.
    pub counted: BTreeMap<Why, u64>,
}

impl Refusals {
    /// Counts a refusal, and keeps it when there is room.
    pub fn add(&mut self, most: usize, refusal: impl FnOnce() -> Refusal, why: Why) {
        *self.counted.entry(why).or_default() += 1;
        if self.first.len() < most {
            self.first.push(refusal());
        }
    }

    /// How many there are.
    pub fn total(&self) -> u64 {
        self.counted.values().sum()
    }
}
