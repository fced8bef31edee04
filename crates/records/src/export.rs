//! Exporting: every register as a sheet that the import takes back, and the whole site as one archive.

use crate::reading::{texts, title_label};
use crate::{Ask, House, Names, Register, Row};
use access::Open;
use database::Fault;
use documents::{Cell, ColumnKind, ColumnOut, Sheet};
use serde_json::{Map, Value as Json, json};
use values::Kind;
use values::meaning::{Input, Meant};

/// The columns of a kind's sheet, in order.
pub fn column_keys(register: &dyn Register) -> Vec<&'static str> {
    let own = register.fields().iter().map(|field| field.key);
    ["reference", "title"].into_iter().chain(own).chain(["seen_by", "members_of"]).collect()
}

/// The rows as a sheet of text.
pub fn sheet(register: &dyn Register, rows: &[Row], names: &Names) -> Sheet {
    let keys = column_keys(register);
    let row = |(number, row): (u32, &Row)| {
        let texts = texts(register, row, names);
        let cells = keys.iter().map(|key| texts.get(*key).cloned().unwrap_or_default()).collect();
        documents::Row { number, cells }
    };
    Sheet {
        name: register.kind().sheet().to_owned(),
        columns: keys.iter().map(|key| (*key).to_owned()).collect(),
        rows: (2..).zip(rows).map(row).collect(),
    }
}

/// The columns of a kind's sheet in a workbook.
pub fn columns(register: &dyn Register) -> Vec<ColumnOut> {
    let kind = |key: &str| {
        register.fields().iter().find(|field| field.key == key).map_or(ColumnKind::Text, |field| column_kind(field.input))
    };
    column_keys(register).into_iter().map(|key| ColumnOut::new(key, kind(key))).collect()
}

/// What a column of this input holds.
pub fn column_kind(input: Input) -> ColumnKind {
    match input {
        Input::Pounds => ColumnKind::Pounds,
        Input::Number => ColumnKind::Number,
        Input::Day => ColumnKind::Day,
        _ => ColumnKind::Text,
    }
}

/// A row as the cells of a workbook: real dates and amounts, texts for the rest.
pub fn cells(register: &dyn Register, row: &Row, names: &Names) -> Vec<Cell> {
    let texts = texts(register, row, names);
    let cell = |key: &str| {
        let value = register.fields().iter().position(|field| field.key == key).map(|index| &row.values[index]);
        match value {
            Some(Meant::Pounds(amount)) => Cell::Pounds(*amount),
            Some(Meant::Day(day)) => Cell::Day(*day),
            Some(Meant::Number(number)) => Cell::Number(*number as f64),
            _ => texts.get(key).filter(|text| !text.is_empty()).map_or(Cell::Empty, |text| Cell::Text(text.clone())),
        }
    };
    column_keys(register).into_iter().map(cell).collect()
}

/// The rows as JSON: amounts in pounds and whole numbers as numbers, dates as ISO texts, things by their reference.
pub fn json(register: &dyn Register, rows: &[Row], names: &Names) -> Json {
    let row = |row: &Row| {
        let mut object = Map::new();
        for (key, text) in texts(register, row, names) {
            object.insert(key, if text.is_empty() { Json::Null } else { Json::String(text) });
        }
        for (field, value) in register.fields().iter().zip(&row.values) {
            match value {
                Meant::Pounds(amount) => object.insert(field.key.to_owned(), json!(amount.pence() as f64 / 100.0)),
                Meant::Number(number) => object.insert(field.key.to_owned(), json!(number)),
                _ => None,
            };
        }
        Json::Object(object)
    };
    json!({ register.kind().sheet(): rows.iter().map(row).collect::<Vec<_>>() })
}

/// Every register as a sheet, as far as the actor may see it, in the order in which an import reads them.
pub async fn all(house: &House, open: &dyn Open) -> Result<Vec<Sheet>, Fault> {
    let mut sheets = Vec::with_capacity(Kind::ALL.len());
    for kind in Kind::ALL {
        let register = house.of(*kind);
        let rows = register.rows(open, &Ask::default()).await?;
        let names = house.names(open, *kind, &rows).await?;
        sheets.push(sheet(register, &rows, &names));
    }
    Ok(sheets)
}

/// The archive of a whole site, as far as the actor may see it: one CSV file for each register, with a word of help.
pub async fn archive(house: &House, open: &dyn Open) -> Result<Vec<u8>, Fault> {
    let readme = "This archive holds every register of a Golden Thread site as CSV files (UTF-8), one for each kind of thing.\n\
        Bring it into an empty site with: goldenthread import ARCHIVE.zip\n\
        It holds neither accounts nor passwords nor the event log; a back-up (goldenthread backup) holds those too.\n";
    Ok(documents::write_zip_of_csv(&all(house, open).await?, readme))
}

/// The label of a column, for templates and the field guide.
pub fn column_label(register: &dyn Register, key: &str) -> String {
    match key {
        "reference" => values::words::t("Reference").into_owned(),
        "title" => title_label(register.kind()).into_owned(),
        "seen_by" => values::words::t("Who can see this").into_owned(),
        "members_of" => values::words::t("The board").into_owned(),
        key => register
            .fields()
            .iter()
            .find(|field| field.key == key)
            .map_or_else(|| key.to_owned(), |field| field.label().into_owned()),
    }
}
