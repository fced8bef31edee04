//! What a search found, as a file.

use super::asked::Asked;
use super::load::{self, Shown};
use crate::address::Side;
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use pages::{Answer, Visit};
use records::House;
use records::pages::{Format, keyed_file};
use values::words::{fill, t};

const KEYS: [&str; 7] = ["title", "type", "within", "board", "date", "extract", "address"];

/// Gives everything that the search found as a file of this form.
pub(super) async fn give(visit: Visit, house: House, side: Side, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let asked = Asked::read(&reading, &house, side, visit.address()).await?;
    let found = load::all(&reading, &house, side, &asked).await?;
    reading.close().await?;
    let text = |heading| ColumnOut::new(heading, ColumnKind::Text);
    let table = SheetOut {
        name: "search".to_owned(),
        title: fill("Search for “{words}”", &[("words", &asked.words)]),
        columns: vec![
            text(t("Title")),
            text(t("Type")),
            text(t("Part of")),
            text(t("Board")),
            ColumnOut::new(t("Date"), ColumnKind::Day),
            text(t("Extract")),
            text(t("Address")),
        ],
        rows: found.shown.iter().map(|one| row(&visit, one)).collect(),
    };
    keyed_file(&visit, table, &KEYS, format)
}

fn row(visit: &Visit, one: &Shown) -> Vec<Cell> {
    let maybe = |text: Option<&String>| text.map_or(Cell::Empty, |text| Cell::Text(text.clone()));
    let href = one.href.as_ref().map(|href| format!("{}{href}", visit.site().setup().base));
    vec![
        Cell::Text(one.title.clone()),
        Cell::Text(one.kind.one().into_owned()),
        maybe(one.within.as_ref()),
        maybe(one.board.as_ref()),
        one.day.map_or(Cell::Empty, Cell::Day),
        maybe(one.extract.as_ref().map(|(_, words)| words)),
        maybe(href.as_ref()),
    ]
}
