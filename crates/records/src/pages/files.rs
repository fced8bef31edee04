//! A list as a file: the same rows as on the screen, as CSV, as a spreadsheet, as JSON.

use super::list::{ListSpec, list, on_day, read_ask};
use crate::export::{self, cells, columns};
use crate::{House, Names, Register, Row};
use ::pages::{Answer, Download, Refused, Visit};
use axum::response::IntoResponse;
use documents::{CsvStyle, SheetOut};
use std::borrow::Cow;
use values::words::{fill, t};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, as the import reads them.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// JSON.
    Json,
}

impl Format {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Format; 3] = [Format::Csv, Format::Xlsx, Format::Json];

    /// The end of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Json => "json",
        }
    }

    /// The words beside a link.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Format::Csv => t("CSV"),
            Format::Xlsx => t("Excel"),
            Format::Json => t("JSON"),
        }
    }

    /// The type of the file, for browsers.
    pub fn mime(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Json => "application/json",
        }
    }
}

/// The rows that the address asks for, as a file.
pub async fn list_file(visit: &Visit, house: &House, spec: &ListSpec, format: Format) -> Answer {
    let register = house.of(spec.kind);
    if on_day(visit.address(), register).error.is_some() {
        // The page of the list says what is wrong with the day.
        return list(visit, house, spec).await;
    }
    let reading = visit.reading().await?;
    let lookup = house.lookup_for_filters(&reading, spec.kind).await?;
    let ask = read_ask(visit.address(), register, &lookup);
    let rows = register.rows(&reading, &ask).await?;
    let names = house.names(&reading, spec.kind, &rows).await?;
    reading.close().await?;
    let bytes = match format {
        Format::Csv => documents::write_csv(&export::sheet(register, &rows, &names), CsvStyle { byte_order_mark: true }),
        Format::Json => serde_json::to_vec_pretty(&export::json(register, &rows, &names)).map_err(|_| Refused::Broken)?,
        Format::Xlsx => workbook(visit, spec, register, (&rows, &names))?,
    };
    let name = format!("{}-{}.{}", visit.clock().today(), spec.kind.path(), format.ending());
    Ok(Download { name, mime: format.mime(), bytes }.into_response())
}

/// The rows as a workbook, whose first sheet says what was asked for and when.
fn workbook(
    visit: &Visit,
    spec: &ListSpec,
    register: &dyn Register,
    (rows, names): (&[Row], &Names),
) -> Result<Vec<u8>, Refused> {
    let sheet = SheetOut {
        name: spec.kind.sheet().to_owned(),
        title: spec.title.clone(),
        columns: columns(register),
        rows: rows.iter().map(|row| cells(register, row, names)).collect(),
    };
    let about = fill("The list “{title}”, as the person who made this file may see it.", &[("title", &spec.title)]);
    super::sheet_file::workbook(visit, sheet, about)
}
