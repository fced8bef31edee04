//! The workbooks we give out, read back with another library.

mod support;
use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use documents::{BookOut, Cell, ColumnKind, ColumnOut, Purpose, SheetOut, write_book};
use std::io::{Cursor, Read};
use support::read;
use values::Money;

fn grants(purpose: Purpose) -> BookOut {
    let day = NaiveDate::from_ymd_opt(2017, 3, 15).expect("a day");
    let columns = vec![
        ColumnOut::new("Name", ColumnKind::Text).with_note("Who gets the money"),
        ColumnOut::new("Awarded", ColumnKind::Pounds).with_total(),
        ColumnOut::new("Day", ColumnKind::Day),
        ColumnOut::new("Standing", ColumnKind::Text).with_allowed(["open", "done, and paid"]),
        ColumnOut::new("People", ColumnKind::Number).with_total(),
    ];
    let rows = vec![
        vec!["=HYPERLINK(\"x\")".into(), Money::pounds(12_000).into(), day.into(), "open".into(), Cell::Number(3.0)],
        vec!["Bus shelter".into(), Money(350_050).into(), Cell::Empty, "done, and paid".into(), Cell::Number(4.5)],
    ];
    let sheet = SheetOut { name: "Grants: 2017".into(), title: "Grants of 2017".into(), columns, rows };
    let empty =
        SheetOut { name: "grants- 2017".into(), columns: vec![ColumnOut::new("Name", ColumnKind::Text)], ..SheetOut::default() };
    BookOut {
        title: "Grants".into(),
        about: "Every grant of the fund".into(),
        organisation: "Kent Community Safety Partnership".into(),
        filter: Some("Year is 2017".into()),
        taken: chrono::DateTime::from_timestamp(1_498_914_300, 0).expect("a moment"),
        licence: "Open Government Licence".into(),
        notes: vec!["Amounts are in pounds".into()],
        purpose,
        sheets: vec![sheet, empty],
    }
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn the_cover_says_what_it_is() {
    let bytes = write_book(&grants(Purpose::Working)).expect("written");
    let cover = open(&bytes).worksheet_range("About").expect("the cover");
    let said: Vec<String> = cover.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(said[0], "Grants||");
    for line in [
        "What this is|Every grant of the fund|",
        "Filter used|Year is 2017|",
        "Taken on|1 July 2017 at 2:05pm|",
        "Licence|Open Government Licence|",
        "Note 1|Amounts are in pounds|",
        "Grants- 2017|Grants of 2017|2 rows",
    ] {
        assert!(said.iter().any(|found| found == line), "{line} in {said:#?}");
    }
}

#[test]
fn cells_are_typed_and_text_never_runs() {
    let bytes = write_book(&grants(Purpose::Working)).expect("written");
    let mut workbook = open(&bytes);
    assert_eq!(workbook.sheet_names(), ["About", "Grants- 2017", "grants- 2017 2", "Lists"]);
    let range = workbook.worksheet_range("Grants- 2017").expect("the sheet");
    assert_eq!(range.get((1, 0)), Some(&Data::String("=HYPERLINK(\"x\")".into())));
    assert_eq!(range.get((1, 1)), Some(&Data::Float(12_000.0)));
    assert!(matches!(range.get((1, 2)), Some(Data::DateTime(day)) if (day.as_f64() - 42_809.0).abs() < f64::EPSILON));
    assert_eq!(range.get((3, 1)), Some(&Data::Float(15_500.5)));
    assert_eq!(range.get((3, 0)), Some(&Data::String("Total".into())));
    let formulas = workbook.worksheet_formula("Grants- 2017").expect("the formulas");
    let found: Vec<_> = formulas.used_cells().map(|(_, _, formula)| formula.clone()).collect();
    assert_eq!(found, ["SUBTOTAL(109,[Awarded])", "SUBTOTAL(109,[People])"]);
}

#[test]
fn a_working_book_helps_and_holds_no_person() {
    let bytes = write_book(&grants(Purpose::Working)).expect("written");
    assert_eq!(bytes, write_book(&grants(Purpose::Working)).expect("written"), "the same data give the same bytes");
    let (sheet, table) = (part(&bytes, "xl/worksheets/sheet2.xml"), part(&bytes, "xl/tables/table1.xml"));
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<dataValidation type=\"list\""), "{sheet}");
    assert!(sheet.contains("'Lists'!$A$1:$A$2"), "{sheet}");
    assert!(
        table.contains("<autoFilter") && table.contains("totalsRowCount=\"1\"") && table.contains("name=\"Table_Grants__2017\""),
        "{table}"
    );
    assert!(part(&bytes, "xl/tables/table2.xml").contains("name=\"Table_grants__2017_2\""));
    assert!(part(&bytes, "xl/styles.xml").contains("£#,##0.00"));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:creator>Kent Community Safety Partnership</dc:creator>"), "{core}");
    assert!(core.contains("2017-07-01T13:05:00Z"), "{core}");
}

#[test]
fn a_published_book_has_titles_and_neither_filters_nor_frozen_panes() {
    let bytes = write_book(&grants(Purpose::Published)).expect("written");
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(!sheet.contains("frozen") && !sheet.contains("dataValidation"), "{sheet}");
    assert!(!part(&bytes, "xl/tables/table1.xml").contains("<autoFilter"));
    let range = open(&bytes).worksheet_range("Grants- 2017").expect("the sheet");
    assert_eq!(
        (range.get((0, 0)), range.get((2, 0))),
        (Some(&Data::String("Grants of 2017".into())), Some(&Data::String("Name".into())))
    );
}

#[test]
fn a_working_book_can_be_imported_again() {
    let bytes = write_book(&grants(Purpose::Working)).expect("written");
    let book = read("grants.xlsx", &bytes).expect("reads");
    assert_eq!(book.sheets.len(), 2, "neither the cover nor the lists");
    let rows: Vec<_> = book.sheets[0].rows.iter().map(|row| row.cells.clone()).collect();
    assert_eq!(
        rows,
        [["=HYPERLINK(\"x\")", "12000", "2017-03-15", "open", "3"], ["Bus shelter", "3500.5", "", "done, and paid", "4.5"],]
    );
    assert!(book.sheets[1].rows.is_empty());
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_with_a_word_about_it() {
    let mut book = grants(Purpose::Working);
    book.sheets[0].rows[0][0] = Cell::Text("😀".repeat(20_000));
    let bytes = write_book(&book).expect("written");
    let range = open(&bytes).worksheet_range("Grants- 2017").expect("the sheet");
    let text = range.get((1, 0)).expect("a cell").to_string();
    assert!(text.ends_with("(cut: a cell cannot hold the whole text)"));
    assert!(text.encode_utf16().count() <= 32_767);
}
