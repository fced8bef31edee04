//! The work of an import: read every row, say what is wrong with which cell, or store what is new and what changed.

use super::imports;
use super::work::Work;
use crate::House;
use access::{Event, Open, Writing};
use database::Fault;
use documents::{Book, CellError};
use sea_orm::{ActiveValue::Set, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Kind;

/// How many rows of one sheet are new, changed, or already as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows added.
    pub added: u64,
    /// Rows changed.
    pub changed: u64,
    /// Rows left alone.
    pub same: u64,
}

/// A change that an import makes to one row: its sheet, its title, and the fields with old and new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The kind of thing.
    pub kind: Kind,
    /// The row's title.
    pub title: String,
    /// The fields that change: label, before, after.
    pub fields: Vec<[String; 3]>,
}

/// What an import found and did, or would do.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What it did to each sheet.
    pub sheets: BTreeMap<Kind, Tally>,
    /// The first changes of rows that were there before.
    pub changes: Vec<Found>,
    /// What is wrong with which cell. When there is anything, nothing is written.
    pub errors: Vec<CellError>,
    /// The record of the import, once it was done.
    pub import: Option<Uuid>,
}

/// Changes listed in a report; the rest is only counted.
pub(super) const LISTED: usize = 200;
/// Errors listed in a report; a book with more has one thing wrong with a whole column.
pub(super) const ERRORS: usize = 2000;

impl Report {
    /// What it did in all.
    pub fn total(&self) -> Tally {
        self.sheets.values().fold(Tally::default(), |sum, sheet| Tally {
            added: sum.added + sheet.added,
            changed: sum.changed + sheet.changed,
            same: sum.same + sheet.same,
        })
    }
}

/// What an import of this book would do. Nothing is written.
pub async fn look(house: &House, mut writing: Writing, book: &Book) -> Result<Report, Fault> {
    let report = Work::new(house, book).all(&mut writing).await?;
    writing.give_up().await?;
    Ok(report)
}

/// Imports the book, all of it or nothing. The report says what was done or what is wrong.
pub async fn run(house: &House, mut writing: Writing, book: &Book, file: &str) -> Result<Report, Fault> {
    let mut report = Work::new(house, book).all(&mut writing).await?;
    let total = report.total();
    if !report.errors.is_empty() || total.added + total.changed == 0 {
        writing.give_up().await?;
        return Ok(report);
    }
    let id = writing.new_id();
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let first = access::events::end(writing.on()).await?;
    let events = number(total.added) + number(total.changed) + 1;
    let record = imports::ActiveModel {
        id: Set(id),
        file: Set(file.to_owned()),
        by: Set(writing.actor().name()),
        at: Set(writing.now().timestamp()),
        added: Set(number(total.added)),
        changed: Set(number(total.changed)),
        same: Set(number(total.same)),
        last_event: Set(Some(first + events)),
        undone_at: Set(None),
    };
    imports::Entity::insert(record).exec_without_returning(writing.on()).await.map_err(Fault::from)?;
    let event = Event::of_house("imported", "import", file);
    writing.finish(Event { thing: Some(id), ..event }).await?;
    report.import = Some(id);
    Ok(report)
}
