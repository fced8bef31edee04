//! A workbook as data, and its writing: a cover, then one table on each sheet with real dates, numbers and money.

use super::WriteError;
use super::lists::Lists;
use super::{cover, names, table};
use crate::marks;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use values::Money;
use values::words::speech;

/// A workbook to write.
#[derive(Clone, Debug)]
pub struct BookOut {
    /// The title, in cell A1 of the cover and in the file's properties.
    pub title: String,
    /// What it is, in a sentence or two.
    pub about: String,
    /// The organisation that gives it out; stands as author, since persons are never named in files.
    pub organisation: String,
    /// Which filter chose the rows, in words.
    pub filter: Option<String>,
    /// When the rows were taken.
    pub taken: DateTime<Utc>,
    /// The licence in words.
    pub licence: String,
    /// Notes on the figures, each a sentence or more.
    pub notes: Vec<String>,
    /// Whether it is for work or for the public.
    pub purpose: Purpose,
    /// One sheet for each table.
    pub sheets: Vec<SheetOut>,
}

/// Whom the workbook is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// For staff: names of columns in row 1 so that it can be imported again, frozen, with filters and lists to choose from.
    #[default]
    Working,
    /// For the public: a title above each table, nothing frozen, nothing filtered.
    Published,
}

/// One sheet with one table.
#[derive(Clone, Debug, Default)]
pub struct SheetOut {
    /// The name on the tab; made allowed and unique when written.
    pub name: String,
    /// The title of the table.
    pub title: String,
    pub columns: Vec<ColumnOut>,
    /// The cells of each row, in the order of the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnKind {
    #[default]
    Text,
    Number,
    /// Money; pence are shown when any row has them.
    Pounds,
    Day,
}

/// One column.
#[derive(Clone, Debug, Default)]
pub struct ColumnOut {
    pub heading: String,
    pub kind: ColumnKind,
    /// Width in characters; without it, one that fits.
    pub width: Option<f64>,
    /// What may be chosen in this column; any text when empty.
    pub allowed: Vec<String>,
    /// A hint shown on the heading.
    pub note: Option<String>,
    /// Whether a total stands below.
    pub total: bool,
}

impl ColumnOut {
    /// A column of this kind and nothing more.
    pub fn new(heading: impl Into<String>, kind: ColumnKind) -> ColumnOut {
        ColumnOut { heading: heading.into(), kind, ..ColumnOut::default() }
    }

    /// The same column with a total below.
    pub fn with_total(mut self) -> ColumnOut {
        self.total = true;
        self
    }

    /// The same column with a hint on its heading.
    pub fn with_note(mut self, note: impl Into<String>) -> ColumnOut {
        self.note = Some(note.into());
        self
    }

    /// The same column with what may be chosen in it.
    pub fn with_allowed(mut self, allowed: impl IntoIterator<Item = impl Into<String>>) -> ColumnOut {
        self.allowed = allowed.into_iter().map(Into::into).collect();
        self
    }
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Text; never run, whatever it begins with.
    Text(String),
    Number(f64),
    Pounds(Money),
    Day(NaiveDate),
    #[default]
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<Money> for Cell {
    fn from(amount: Money) -> Cell {
        Cell::Pounds(amount)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Cell {
        Cell::Day(day)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}

/// Writes the workbook as `.xlsx`. The same data always give the same bytes.
///
/// # Errors
/// When a sheet has more rows or columns than a workbook can hold.
pub fn write_book(book: &BookOut) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&book.title, &book.about, &book.organisation, Some(book.taken)));
    let mut used = Vec::new();
    let cover_name = names::of_sheet(&cover::name(), &mut used);
    let placed: Vec<(String, &SheetOut)> =
        book.sheets.iter().map(|sheet| (names::of_sheet(&sheet.name, &mut used), sheet)).collect();
    cover::write(workbook.add_worksheet().set_name(&cover_name)?, book, &placed)?;
    define(&mut workbook, &marks::notes_name(1), &cover_name, 1)?;
    let mut lists = Lists::new(&mut used);
    let mut tables = Vec::new();
    for (at, (name, sheet)) in placed.iter().enumerate() {
        let table_name = names::of_table(name, &mut tables);
        let place = table::Place { name, table: &table_name, purpose: book.purpose };
        let total = table::write(workbook.add_worksheet(), &place, sheet, &mut lists)?;
        if let Some(row) = total {
            define(&mut workbook, &marks::totals_name(at + 1), name, row)?;
        }
    }
    lists.write(&mut workbook)?;
    Ok(workbook.save_to_buffer()?)
}

/// Defines a name for a row of a sheet, counted from 1.
pub(super) fn define(workbook: &mut Workbook, name: &str, sheet: &str, row: u32) -> Result<(), WriteError> {
    workbook.define_name(name, &format!("={}!$A${row}", names::quoted(sheet)))?;
    Ok(())
}

/// The file's properties: an organisation as author, never a person.
pub(super) fn properties(title: &str, about: &str, organisation: &str, taken: Option<DateTime<Utc>>) -> DocProperties {
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject(about.chars().take(250).collect::<String>())
        .set_author(organisation)
        .set_company(organisation)
        .set_custom_property("Language", speech().language().tag());
    let moment = taken.and_then(excel_moment).or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok());
    match moment {
        Some(moment) => properties.set_creation_datetime(&moment),
        None => properties,
    }
}

fn excel_moment(at: DateTime<Utc>) -> Option<ExcelDateTime> {
    let day = excel_day(at.date_naive())?;
    let number = |n: u32| u16::try_from(n).ok();
    day.and_hms(number(at.hour())?, u8::try_from(at.minute()).ok()?, at.second()).ok()
}

/// A day as a workbook holds it; nothing for days before 1900, which it cannot.
pub(super) fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}
