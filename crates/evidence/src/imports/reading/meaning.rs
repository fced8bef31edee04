//! What the cells of published figures mean: official codes, months, numbers, and the cell of the grid that a point lies in.

use chrono::NaiveDate;
use std::fmt;
use values::words::t;

/// An official code of a place: a letter and eight digits, such as E07000105. It is kept as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u32);

/// How many codes each letter has.
const PER_LETTER: u32 = 100_000_000;

impl Code {
    /// Reads a code; nothing when it is none.
    pub fn read(text: &[u8]) -> Option<Code> {
        let [letter @ b'A'..=b'Z', digits @ ..] = text else { return None };
        if digits.len() != 8 || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let number = digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        Some(Code(u32::from(letter - b'A' + 1) * PER_LETTER + number))
    }

    /// The number that stands for it in the database.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The code that this number stands for.
    pub fn of_number(number: i64) -> Option<Code> {
        u32::try_from(number).ok().filter(|n| (1..=26).contains(&(n / PER_LETTER))).map(Code)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = char::from(b'A' + u8::try_from(self.0 / PER_LETTER - 1).unwrap_or(0));
        write!(f, "{letter}{:08}", self.0 % PER_LETTER)
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

/// The names of months in published files, by their first three letters.
const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl Month {
    /// The month with this number from 1 to 12, from 1990 to 2099.
    pub fn new(year: i32, month: i32) -> Option<Month> {
        ((1990..2100).contains(&year) && (1..=12).contains(&month)).then(|| Month(year * 12 + month - 1))
    }

    /// The number that stands for it: months since the year nought.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The month that this number stands for.
    pub fn of_number(number: i64) -> Option<Month> {
        let number = i32::try_from(number).ok()?;
        Month::new(number.div_euclid(12), number.rem_euclid(12) + 1)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number in the year, from 1.
    pub fn of_year(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), u32::try_from(self.of_year()).unwrap_or(1), 1).unwrap_or_default()
    }

    /// The month so many months later, or earlier.
    pub fn later(self, months: i32) -> Option<Month> {
        Month::of_number(i64::from(self.0) + i64::from(months))
    }

    /// In words: `January 2025`.
    pub fn words(self) -> String {
        let day = values::dates::words(self.first_day());
        day.split_once(' ').map_or(day.clone(), |(_, rest)| rest.to_owned())
    }

    /// Reads `2025-01`, `2025-01-31` with or without a time of day, `2025/01`, `01/2025`, `31/01/2025`, `Jan 2025`, `Jan-25` or
    /// `31 January 2025`.
    pub fn read(text: &[u8]) -> Option<Month> {
        if let [a, b, c, d, b'-', e, f] = text {
            let digits = [a, b, c, d, e, f];
            if digits.iter().all(|digit| digit.is_ascii_digit()) {
                let number = |some: &[&u8]| some.iter().fold(0, |sum, digit| sum * 10 + i32::from(**digit - b'0'));
                return Month::new(number(&digits[..4]), number(&digits[4..]));
            }
        }
        Month::read_any(std::str::from_utf8(text).ok()?)
    }

    fn read_any(text: &str) -> Option<Month> {
        let day = text.split(['T']).next().unwrap_or(text).trim();
        let parts: Vec<&str> = day.split([' ', '-', '/', ',']).filter(|part| !part.is_empty() && !part.contains(':')).collect();
        let (year, month) = match parts.as_slice() {
            [year, month] | [year, month, _] if year.len() == 4 && is_number(year) => (*year, *month),
            [_, month, year] | [month, year] => (*year, *month),
            _ => return None,
        };
        let named = |name: &str| {
            let first: String = name.chars().take(3).collect::<String>().to_lowercase();
            let at = NAMES.iter().position(|known| *known == first)?;
            i32::try_from(at + 1).ok()
        };
        let month = if is_number(month) { month.parse().ok() } else { named(month) }?;
        let year: i32 = if is_number(year) { year.parse().ok()? } else { return None };
        Month::new(if year < 100 { 2000 + year } else { year }, month)
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What a cell holds that should hold a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// Nothing, or a sign that there is nothing, such as `N/A` or ` - `.
    None,
    /// A number. Thousands separators are read; a percentage is the number before its sign.
    Number(f64),
    /// Something else.
    Other,
}

/// Reads a number as publishers write it: `1,234`, `12.5%`, `N/A`, ` - `.
pub fn amount(text: &str) -> Amount {
    let text = text.trim();
    if matches!(text.to_lowercase().as_str(), "" | "-" | "\u{2013}" | "n/a" | "na" | ".." | ":" | "[x]" | "[z]" | "*") {
        return Amount::None;
    }
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let Some(plain) = without_thousands(text) else { return Amount::Other };
    match plain.parse::<f64>() {
        Ok(number) if number.is_finite() => Amount::Number(number),
        _ => Amount::Other,
    }
}

/// Without the commas between thousands; nothing when they stand where no thousands end.
fn without_thousands(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let all = first && groups.all(|group| group.len() == 3 && is_number(group));
    all.then(|| whole.replace(',', "") + &rest.map(|rest| format!(".{rest}")).unwrap_or_default())
}

/// The sides of a cell of the grid in degrees: about 500 metres either way in England and Wales.
const SIDES: (f64, f64) = (0.0072, 0.0045);
/// The south-western corner of the grid, and how many cells lie beside one another.
const CORNER: (f64, f64) = (-9.0, 49.0);
const ACROSS: i32 = 4096;

/// The cell of the grid that a published point lies in: a number, because the point itself says no more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(i32);

impl Cell {
    /// The cell of this point; nothing when it lies outside the United Kingdom.
    pub fn of(longitude: f64, latitude: f64) -> Option<Cell> {
        if !(-9.0..3.0).contains(&longitude) || !(49.0..62.0).contains(&latitude) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "both are small: a few thousand cells")]
        let (x, y) = (((longitude - CORNER.0) / SIDES.0) as i32, ((latitude - CORNER.1) / SIDES.1) as i32);
        Some(Cell(y * ACROSS + x))
    }

    /// The number that stands for it.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// Its corners: west, south, east, north, in degrees.
    pub fn corners(number: i64) -> [f64; 4] {
        let number = i32::try_from(number).unwrap_or(0);
        let (x, y) = (f64::from(number.rem_euclid(ACROSS)), f64::from(number.div_euclid(ACROSS)));
        let (west, south) = (CORNER.0 + x * SIDES.0, CORNER.1 + y * SIDES.1);
        [west, south, west + SIDES.0, south + SIDES.1]
    }
}

/// The months of a span in words: `January 2025`, or `January 2025 to March 2025`.
pub fn span(first: Month, last: Month) -> String {
    if first == last {
        return first.words();
    }
    values::words::fill("{first} to {last}", &[("first", &first.words()), ("last", &last.words())])
}

/// The words for figures of no month, such as lists of places.
pub fn no_month() -> String {
    t("No month").into_owned()
}
