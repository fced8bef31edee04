//! The template that people fill in, and their own file handed back with what is wrong.

mod support;
use calamine::{Reader, Xlsx};
use documents::{Book, CellError, ColumnKind, ColumnTemplate, CsvStyle, SheetTemplate, mark_errors, template, write_csv};
use std::io::Cursor;
use support::{read, sheet};

fn grants() -> SheetTemplate {
    let name = ColumnTemplate {
        key: "name".into(),
        label: "Name".into(),
        help: "Who gets the grant".into(),
        required: true,
        example: "Ashford Youth Club".into(),
        ..ColumnTemplate::default()
    };
    let amount = ColumnTemplate {
        key: "amount".into(),
        label: "Awarded amount".into(),
        help: "In pounds".into(),
        kind: ColumnKind::Pounds,
        example: "12000".into(),
        ..ColumnTemplate::default()
    };
    let place = ColumnTemplate {
        key: "place".into(),
        label: "District".into(),
        allowed: (0..80).map(|n| format!("District, number {n}")).collect(),
        example: "District, number 1".into(),
        ..ColumnTemplate::default()
    };
    SheetTemplate { name: "Grants".into(), title: "Grants".into(), columns: vec![name, amount, place] }
}

#[test]
fn a_template_explains_itself_and_reads_as_a_sheet_without_rows() {
    let bytes = template(&[grants()]).expect("written");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
    assert_eq!(workbook.sheet_names(), ["Read me", "Grants", "Lists"]);
    let example = workbook.worksheet_range("Grants").expect("the sheet");
    assert_eq!(example.get((1, 0)).map(ToString::to_string).as_deref(), Some("[example] Ashford Youth Club"));
    let said = workbook.worksheet_range("Read me").expect("the sheet");
    assert!(said.used_cells().any(|(_, _, cell)| *cell == "Who gets the grant"));
    let book = read("template.xlsx", &bytes).expect("reads");
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].columns, ["Name", "Awarded amount", "District"]);
    assert!(book.sheets[0].rows.is_empty(), "the example is not read");
}

fn wrong(row: u32, column: Option<&str>, found: &str, words: &str) -> CellError {
    CellError { sheet: "grants".into(), row, column: column.map(str::to_owned), found: found.into(), words: words.into() }
}

fn own_file() -> (Book, Vec<CellError>) {
    let own = sheet("Grants", &["Name", "Amount"], &[&["A", "0012"], &["=B", "lots"], &["C", "-12.5"], &["", "7"]]);
    let errors = vec![
        wrong(3, Some("Amount"), "lots", "Enter an amount in pounds, like 12000"),
        wrong(5, Some("Name"), "", "Enter a name"),
        wrong(1, None, "", "The column District is missing"),
    ];
    (Book { sheets: vec![own] }, errors)
}

#[test]
fn rows_with_errors_come_first_with_what_to_write() {
    let (book, errors) = own_file();
    let marked = mark_errors(&book, &errors).expect("written");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(marked.xlsx)).expect("a workbook");
    let said: Vec<String> =
        workbook.worksheet_range("Read me").expect("notes").used_cells().map(|(_, _, c)| c.to_string()).collect();
    assert_eq!(said[1], "3 errors are marked in this file.");
    assert_eq!(said.last().map(String::as_str), Some("grants: Row 1: The column District is missing"));
    let range = workbook.worksheet_range("Grants").expect("the sheet");
    let rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(
        rows,
        [
            ["Errors", "Name", "Amount"],
            ["Row 3, Amount: you wrote “lots”. Enter an amount in pounds, like 12000", "=B", "lots"],
            ["Row 5, Name: Enter a name", "", "7"],
            ["", "A", "0012"],
            ["", "C", "-12.5"],
        ]
    );
}

#[test]
fn the_file_handed_back_can_be_sent_again() {
    let (book, errors) = own_file();
    let marked = mark_errors(&book, &errors).expect("written");
    for bytes in [marked.xlsx, marked.csv.expect("one sheet")] {
        let again = read("Grants.csv", &bytes).expect("reads");
        assert_eq!(again.sheets.len(), 1);
        assert_eq!(
            (again.sheets[0].name.as_str(), again.sheets[0].columns.as_slice()),
            ("Grants", book.sheets[0].columns.as_slice())
        );
        let cells: Vec<_> = again.sheets[0].rows.iter().map(|row| row.cells.clone()).collect();
        assert_eq!(cells, [["=B", "lots"], ["", "7"], ["A", "0012"], ["C", "-12.5"]]);
    }
    let two = Book { sheets: vec![book.sheets[0].clone(), sheet("Bodies", &["Name"], &[&["A"]])] };
    assert_eq!(mark_errors(&two, &errors).expect("written").csv, None);
}

#[test]
fn a_csv_saved_from_the_template_passes_over_the_example_too() {
    let own = sheet("Grants", &["Name", "Amount"], &[&["[example] Club", "5"], &["A", "7"]]);
    let book = read("Grants.csv", &write_csv(&own, CsvStyle::default())).expect("reads");
    assert_eq!(book.sheets[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3]);
}
