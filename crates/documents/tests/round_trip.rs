//! What is written can be read again, and nothing is lost on the way.

mod support;
use documents::{
    BookOut, Cell, ColumnKind, ColumnOut, CsvStyle, Purpose, Row, Sheet, SheetOut, write_book, write_csv, write_zip_of_csv,
};
use proptest::prelude::*;
use support::{read, sheet};

/// Texts of all sorts, and often those that programs would run or change.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>().prop_filter("no longer than a cell", |text| text.len() < 2_000),
        "['=+@#;, \"\t\r\n\\-0-9.]{0,6}",
        "'{0,3}#(REF!|N/A)",
        "-?[0-9]{1,12}(\\.[0-9]{1,4})?",
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (prop::collection::vec(text(), 2), "[a-z]{1,3}").prop_map(|(mut cells, last)| {
        // The last cell is never blank, so that no row is passed over as blank.
        cells.push(last);
        cells
    });
    prop::collection::vec(row, 1..5)
}

fn sheet_of(table: Vec<Vec<String>>) -> Sheet {
    let rows = (2..).zip(table).map(|(number, cells)| Row { number, cells }).collect();
    Sheet { name: "Grants".into(), columns: vec!["=One".into(), "Two; three".into(), "sep=,".into()], rows }
}

proptest! {
    #[test]
    fn csv_loses_nothing(table in table(), byte_order_mark in any::<bool>()) {
        // A file with a nought byte is no text file for us.
        prop_assume!(!table.iter().flatten().any(|text| text.contains('\0')));
        let sheet = sheet_of(table);
        let bytes = write_csv(&sheet, CsvStyle { byte_order_mark });
        prop_assert_eq!(bytes.starts_with(b"\xEF\xBB\xBF"), byte_order_mark);
        prop_assert_eq!(read("Grants.csv", &bytes).expect("reads"), documents::Book { sheets: vec![sheet] });
    }

    #[test]
    fn no_cell_of_a_csv_runs(table in table()) {
        let bytes = write_csv(&sheet_of(table), CsvStyle::default());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        for cell in reader.records().flat_map(|record| record.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>()) {
            let starts_live = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            prop_assert!(!starts_live || cell.parse::<f64>().is_ok(), "{cell:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn workbooks_lose_nothing(table in table()) {
        let sheet = sheet_of(table);
        let columns = sheet.columns.iter().map(|name| ColumnOut::new(name, ColumnKind::Text)).collect();
        let rows = sheet.rows.iter().map(|row| row.cells.iter().map(|text| Cell::from(text.as_str())).collect()).collect();
        let out = SheetOut { name: "Grants".into(), title: "Grants".into(), columns, rows };
        let book = BookOut {
            title: "Grants".into(), about: "All grants".into(), organisation: "A body".into(), filter: None,
            taken: chrono::DateTime::from_timestamp(1_800_000_000, 0).expect("a moment"), licence: String::new(),
            notes: Vec::new(), purpose: Purpose::Working, sheets: vec![out],
        };
        let read = read("x.xlsx", &write_book(&book).expect("written")).expect("reads");
        prop_assert_eq!(read, documents::Book { sheets: vec![sheet] });
    }
}

#[test]
fn a_zip_of_csv_is_the_same_each_time_and_reads_back() {
    let sheets = [sheet("Grants 2017/18", &["Name"], &[&["=A"]]), sheet("Bodies", &["Name"], &[&["B"]])];
    let bytes = write_zip_of_csv(&sheets, "Read me");
    assert_eq!(bytes, write_zip_of_csv(&sheets, "Read me"));
    let book = read("all.zip", &bytes).expect("reads");
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Grants 2017-18", "Bodies"]);
    assert_eq!(book.sheets[0].rows[0].cell(0), "=A");
    let alike = write_zip_of_csv(&[sheets[1].clone(), sheets[1].clone()], "Read me");
    assert_eq!(read("all.zip", &alike).expect("reads").sheets[1].name, "Bodies 2");
}
