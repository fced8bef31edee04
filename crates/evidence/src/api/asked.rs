//! What a program asks of a list: pages, days, references. What makes no sense is told, never guessed.

use super::{json, strict};
use ::pages::{Address, Answer, Data, Visit, problem, with_link};
use ::records::pages::{Format, csv_bytes, keyed_rows};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use documents::SheetOut;
use serde_json::json;
use values::words::{fill, t};

/// So many on a page, unless asked otherwise, and at most.
const PER_PAGE: (u64, u64) = (100, 1000);

/// A page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slice {
    pub page: u64,
    pub per_page: u64,
}

impl Slice {
    /// Reads the page that an address asks for, or says what to write. `more`: what can be asked of the list beside its pages.
    pub fn of(address: &Address, more: &[&str]) -> Result<Slice, String> {
        if let Some(words) = strict::parameters(address, &[more, &["page", "per_page"]].concat()) {
            return Err(words);
        }
        let read = |name: &str, usual: u64, most: u64| match address.get(name) {
            "" => Ok(usual),
            text => text.parse().ok().filter(|number| (1..=most).contains(number)).ok_or_else(|| {
                let gaps = [("name", name), ("most", &*most.to_string())];
                fill("Write a whole number from 1 to {most} for {name}.", &gaps)
            }),
        };
        Ok(Slice { page: read("page", 1, 1_000_000)?, per_page: read("per_page", PER_PAGE.0, PER_PAGE.1)? })
    }

    /// How many rows come before it.
    pub fn skip(self) -> u64 {
        (self.page - 1) * self.per_page
    }
}

/// That a question makes no sense, and what to write.
pub(crate) fn wrong(detail: &str) -> Response {
    problem(StatusCode::BAD_REQUEST, &t("This question cannot be answered"), detail)
}

/// Reads a day that an address may name, or says what to write.
pub(super) fn day(address: &Address, name: &str) -> Result<Option<NaiveDate>, String> {
    match address.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| fill("Write a date such as 2025-01-31 for {name}.", &[("name", name)])),
    }
}

/// A page of a list as JSON or CSV, with links to the next page and to what describes it.
pub(super) fn answer(visit: &Visit, sheet: &SheetOut, keys: &[&str], (slice, total): (Slice, u64), format: Format) -> Answer {
    let last = total.div_ceil(slice.per_page).max(1);
    let next = (slice.page < last).then(|| visit.address().with("page", &(slice.page + 1).to_string()));
    let response = match format {
        Format::Csv => {
            let response = Data { mime: Format::Csv.mime(), bytes: csv_bytes(sheet) }.answer(visit);
            let path = visit.address().path.as_str();
            let metadata = visit.address().at(&format!("{path}-metadata.json"));
            with_link(response, &metadata, "describedby", super::METADATA)
        }
        Format::Json | Format::Xlsx => json(
            visit,
            &json!({
                "title": sheet.title,
                "licence": t("Each measure names its source and its licence. Imported figures contain public sector information licensed under the Open Government Licence v3.0."),
                "page": slice.page,
                "pages": last,
                "per_page": slice.per_page,
                "total": total,
                "next": next,
                "items": keyed_rows(sheet, keys),
            }),
        )?,
    };
    Ok(match next {
        Some(next) => with_link(response, &next, "next", if format == Format::Csv { "text/csv" } else { "application/json" }),
        None => response,
    })
}
