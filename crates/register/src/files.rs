//! A table of a page as a file: CSV, a workbook, JSON.

use documents::{Cell, ColumnKind, ColumnOut, CsvStyle, Sheet, SheetOut};
use pages::{Answer, Download, Refused, Visit};
use records::pages::{Format, about_table, workbook};
use serde_json::{Map, Value, json};

/// A column: its key in JSON, its heading elsewhere, what it holds.
pub(crate) type Heading = (&'static str, String, ColumnKind);

/// A table, to be written as a file.
pub(crate) struct Flat {
    /// The name of the file and of its sheet: small letters and hyphens.
    pub(crate) name: &'static str,
    /// What the table is called.
    pub(crate) title: String,
    pub(crate) headings: Vec<Heading>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

impl Flat {
    /// The table as a file of this form.
    pub(crate) fn answer(self, visit: &Visit, format: Format) -> Answer {
        use axum::response::IntoResponse;
        let name = format!("{}-{}.{}", visit.clock().today(), self.name, format.ending());
        let bytes = match format {
            Format::Csv => documents::write_csv(&self.sheet(), CsvStyle { byte_order_mark: true }),
            Format::Json => serde_json::to_vec_pretty(&self.json()).map_err(|_| Refused::Broken)?,
            Format::Xlsx => {
                let about = about_table(&self.title);
                workbook(visit, self.out(), about)?
            }
        };
        Ok(Download { name, mime: format.mime(), bytes }.into_response())
    }

    fn sheet(&self) -> Sheet {
        let row = |(number, cells): (u32, &Vec<Cell>)| documents::Row { number, cells: cells.iter().map(text).collect() };
        Sheet {
            name: self.name.to_owned(),
            columns: self.headings.iter().map(|(_, heading, _)| heading.clone()).collect(),
            rows: (2..).zip(&self.rows).map(row).collect(),
        }
    }

    fn json(&self) -> Value {
        let row = |cells: &Vec<Cell>| {
            let pairs = self.headings.iter().zip(cells).map(|((key, _, _), cell)| ((*key).to_owned(), value(cell)));
            Value::Object(pairs.collect::<Map<_, _>>())
        };
        json!({ self.name.replace('-', "_"): self.rows.iter().map(row).collect::<Vec<_>>() })
    }

    /// The table as a sheet of a workbook.
    fn out(self) -> SheetOut {
        let columns = self.headings.into_iter().map(|(_, heading, kind)| ColumnOut::new(heading, kind)).collect();
        SheetOut { name: self.name.to_owned(), title: self.title, columns, rows: self.rows }
    }
}

/// The reference, and the form of the file that was asked for.
pub(crate) fn of_file(asked: &str) -> (&str, Option<Format>) {
    let file = Format::ALL.into_iter().find_map(|format| {
        let reference = asked.strip_suffix(format.ending())?.strip_suffix('.')?;
        Some((reference, Some(format)))
    });
    file.unwrap_or((asked, None))
}

/// A day in a cell.
pub(crate) fn day(day: Option<chrono::NaiveDate>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Pounds(amount) => amount.plain(),
        Cell::Day(day) => day.to_string(),
        Cell::Empty => String::new(),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Number(number) => json!(number),
        Cell::Empty => Value::Null,
        other => Value::String(text(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_its_days_and_blanks_in_every_form() {
        let flat = Flat {
            name: "who-goes",
            title: "Who goes".to_owned(),
            headings: vec![("board", "Board".to_owned(), ColumnKind::Text), ("from", "From".to_owned(), ColumnKind::Day)],
            rows: vec![vec!["A".into(), day("2017-04-01".parse().ok())], vec!["B".into(), day(None)]],
        };
        assert_eq!(flat.sheet().rows[0].cells, ["A", "2017-04-01"]);
        assert_eq!(flat.json()["who_goes"][1], json!({ "board": "B", "from": null }));
    }

    #[test]
    fn the_ending_says_which_file_is_asked_for() {
        assert_eq!(of_file("chief-constable"), ("chief-constable", None));
        assert_eq!(of_file("chief-constable.csv"), ("chief-constable", Some(Format::Csv)));
        assert_eq!(of_file("chief-constable.json"), ("chief-constable", Some(Format::Json)));
        assert_eq!(of_file("chief-constable-csv"), ("chief-constable-csv", None));
    }
}
