//! A county of ten years, made up: the same sheets every time, without chance and without a clock.

mod bodies;
mod money;
mod plans;
mod work;

use chrono::{Days, NaiveDate};
use documents::{Row, Sheet};

/// How many there are of what the goals speak of.
pub const PRIORITIES: u64 = 12;
pub const ORGANISATIONS: u64 = 60;
pub const BOARDS: u64 = 25;
pub const POSTS: u64 = 500;
pub const AWARDS: u64 = 200;
pub const ACTIONS: u64 = 400;
pub const MEASURES: u64 = 150;

/// The first of the ten years.
const FIRST_YEAR: u64 = 2017;
/// The years.
const YEARS: u64 = 10;
/// Changes every number that is picked.
const SEED: u64 = 0x60_1d_e2;

/// Every sheet of the county but the lists, which are the demonstration's.
pub fn sheets() -> Vec<Sheet> {
    [bodies::sheets(), plans::sheets(), work::sheets(), money::sheets()].into_iter().flatten().collect()
}

/// A sheet of `rows` rows, each written as its cells with bars between them. One row in twenty is for people signed in.
fn sheet(name: &str, columns: &str, rows: u64, cells: impl Fn(u64) -> String) -> Sheet {
    let row = |n: u64| {
        let seen_by = if n % 20 == 19 { "signed-in" } else { "anyone" };
        let cells = cells(n).split('|').map(str::to_owned).chain([seen_by.to_owned()]).collect();
        Row { number: u32::try_from(n).unwrap_or_default() + 2, cells }
    };
    let columns = columns.split(' ').chain(["seen_by"]).map(str::to_owned).collect();
    Sheet { name: name.to_owned(), columns, rows: (0..rows).map(row).collect() }
}

/// A number below `of`, mixed from the row and from what it is for.
fn pick(n: u64, what: u64, of: u64) -> u64 {
    let mut mixed = n.wrapping_add(what.wrapping_mul(0x9e37_79b9)).wrapping_add(SEED).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)) % of
}

/// One of these.
fn one<'a>(n: u64, what: u64, of: &[&'a str]) -> &'a str {
    usize::try_from(pick(n, what, of.len() as u64)).ok().and_then(|place| of.get(place)).copied().unwrap_or_default()
}

/// A day of the ten years.
fn day(n: u64, what: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2017, 4, 1).unwrap_or_default() + Days::new(pick(n, what, YEARS * 365))
}

/// A financial year of the ten: `2017 to 2018`.
fn year(n: u64) -> String {
    let first = FIRST_YEAR + n % YEARS;
    format!("{first} to {}", first + 1)
}

/// Words that mean little, as many as asked for.
fn prose(n: u64, number: u64) -> String {
    const WORDS: [&str; 24] = [
        "people", "streets", "schools", "safer", "evening", "police", "council", "young", "support", "local", "visits", "advice",
        "after", "reports", "housing", "together", "with", "parks", "town", "fewer", "roads", "families", "night", "and",
    ];
    let words: Vec<&str> = (0..number).map(|place| one(n, place, &WORDS)).collect();
    format!("We work on {}.", words.join(" "))
}
