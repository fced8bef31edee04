//! Workbooks from Excel and LibreOffice, as honest people send them.

mod support;
use documents::ProblemKind;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use support::{kinds, ods_of, ods_text, problem, read, xlsx_of, xlsx_row};

#[test]
fn cells_become_plain_text() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Grants").expect("a name");
    for (column, name) in (0..).zip(["Name", "Amount", "Day", "Time", "Yes", "Sum"]) {
        sheet.write_string(0, column, name).expect("written");
    }
    let day = ExcelDateTime::from_ymd(2027, 3, 17).expect("a day");
    sheet.write_string(2, 0, "'=cmd").expect("written");
    sheet.write_number(2, 1, 12000.0).expect("written");
    sheet.write_datetime_with_format(2, 2, &day, &Format::new().set_num_format("dd mmm yyyy")).expect("written");
    let moment = day.clone().and_hms(14, 30, 0).expect("a time");
    sheet.write_datetime_with_format(2, 3, &moment, &Format::new().set_num_format("dd/mm/yyyy hh:mm")).expect("written");
    sheet.write_boolean(2, 4, true).expect("written");
    sheet.write_formula(2, 5, Formula::new("=B3*1.1").set_result("13200.000000000002")).expect("written");
    sheet.write_blank(900, 200, &Format::new().set_bold()).expect("written");
    workbook.add_worksheet().set_name("Blank").expect("a name");
    workbook.add_worksheet().set_name("Hidden").expect("a name").set_hidden(true).write_string(4, 4, "x").expect("written");
    let book = read("wrong name.csv", &workbook.save_to_buffer().expect("saved")).expect("a good file");
    assert_eq!(book.sheets.len(), 1);
    assert_eq!(book.sheets[0].name, "Grants");
    assert_eq!(book.sheets[0].rows[0].number, 3);
    assert_eq!(book.sheets[0].rows[0].cells, ["=cmd", "12000", "2027-03-17", "2027-03-17 14:30", "TRUE", "13200"]);
}

#[test]
fn errors_missing_results_and_merged_cells_are_named() {
    let rows = format!(
        "<sheetData>{}<row r=\"2\"><c r=\"A2\" t=\"e\"><f>B9</f><v>#REF!</v></c><c r=\"B2\"><f>1+1</f></c></row></sheetData>\
         <mergeCells count=\"1\"><mergeCell ref=\"A3:B4\"/></mergeCells>",
        xlsx_row(1, &["Name", "Amount"])
    );
    let problems = read("a.xlsx", &xlsx_of(&rows, "<sst></sst>")).expect_err("refused");
    let places: Vec<_> = problems.iter().map(|p| (p.kind, p.row, p.column.as_deref())).collect();
    assert_eq!(
        places,
        [
            (ProblemKind::MergedCells, None, None),
            (ProblemKind::ErrorCell, Some(2), Some("Name")),
            (ProblemKind::NoResult, Some(2), Some("Amount")),
        ]
    );
    assert!(problems[0].words.contains("A3 to B4"), "{}", problems[0].words);
    assert!(problems.iter().all(|p| p.sheet.as_deref() == Some("Grants")));
}

#[test]
fn a_formula_with_an_empty_text_is_an_empty_cell() {
    let rows = format!(
        "<sheetData>{}<row r=\"2\"><c r=\"A2\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B2\"><v>7</v></c></row></sheetData>",
        xlsx_row(1, &["Name", "Amount"])
    );
    let book = read("a.xlsx", &xlsx_of(&rows, "<sst></sst>")).expect("a good file");
    assert_eq!(book.sheets[0].rows[0].cells, ["", "7"]);
}

#[test]
fn a_column_without_a_name_is_named_by_its_letter() {
    let rows = format!("<sheetData>{}{}</sheetData>", xlsx_row(1, &["Name"]), xlsx_row(2, &["A", "", "C"]));
    let found = problem("a.xlsx", &xlsx_of(&rows, "<sst></sst>"));
    assert_eq!((found.kind, found.column.as_deref()), (ProblemKind::MissingHeader, Some("C")));
}

#[test]
fn opendocument_is_read() {
    let table = format!(
        "<table:table table:name=\"Grants\"><table:table-row>{}{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"currency\" office:value=\"12000\"><text:p>£12,000</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"date\" office:date-value=\"2027-03-17\"><text:p>17/03/27</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"time\" office:time-value=\"PT14H30M00S\"><text:p>14:30</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>",
        ods_text("Name"),
        ods_text("Amount"),
        ods_text("Day"),
        ods_text("Time"),
        ods_text("'@A &amp; B")
    );
    let book = read("a.ods", &ods_of(&table)).expect("a good file");
    assert_eq!(book.sheets[0].name, "Grants");
    assert_eq!(book.sheets[0].rows[0].number, 4);
    assert_eq!(book.sheets[0].rows[0].cells, ["@A & B", "12000", "2027-03-17", "14:30"]);
}

#[test]
fn opendocument_errors_and_merged_cells_are_named() {
    let merged = ods_text("x").replace("office:", "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\" office:");
    let table = format!(
        "<table:table table:name=\"A\"><table:table-row>{}{}</table:table-row><table:table-row>{merged}<table:covered-table-cell/></table:table-row>\
         <table:table-row>{}{}</table:table-row></table:table>",
        ods_text("Name"),
        ods_text("Amount"),
        ods_text("B"),
        ods_text("#N/A")
    );
    assert_eq!(kinds(read("a.ods", &ods_of(&table))), [ProblemKind::MergedCells, ProblemKind::ErrorCell]);
}
