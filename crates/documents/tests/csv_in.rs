//! CSV as people's programs write it.

mod support;
use documents::{Limits, ProblemKind, read_folder, read_upload};
use support::{kinds, problem, read, zip_of};

#[test]
fn rows_keep_the_numbers_that_people_see() {
    let csv = "\u{feff} Name ,Amount,,\r\n\"Two\nlines\",12000,,\r\n\r\n,,,\r\nLast,\"1,5\",,\r\n\r\n";
    let book = read("Grants 2017.csv", csv.as_bytes()).expect("a good file");
    assert_eq!(book.sheets.len(), 1);
    let sheet = &book.sheets[0];
    assert_eq!(
        (sheet.name.as_str(), sheet.columns.as_slice()),
        ("Grants 2017", ["Name".to_owned(), "Amount".to_owned()].as_slice())
    );
    let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.cell(0), row.cell(1), row.cell(9))).collect();
    assert_eq!(rows, [(2, "Two\nlines", "12000", ""), (5, "Last", "1,5", "")]);
    assert_eq!(sheet.column("amount"), Some(1));
}

#[test]
fn continental_csv_and_short_rows_are_read() {
    let book = read("a.csv", b"Name;Amount;Note\nA;1,5;x\nB\n").expect("a good file");
    assert_eq!(book.sheets[0].rows[0].cells, ["A", "1,5", "x"]);
    assert_eq!(book.sheets[0].rows[1].cells, ["B", "", ""]);
}

#[test]
fn text_that_is_not_utf8_is_placed() {
    let found = problem("a.csv", b"Name,Note\n\"A\nB\",x\n\nCaf\xE9,y\n");
    assert_eq!((found.kind, found.row), (ProblemKind::NotUtf8, Some(4)));
    assert!(found.words.contains("CSV UTF-8"), "{}", found.words);
    let unicode: Vec<u8> = "\u{feff}Name\tNote\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(problem("a.csv", &unicode).kind, ProblemKind::NotUtf8);
}

#[test]
fn what_is_wrong_with_the_names_of_columns_is_said() {
    let found = problem("a.csv", b"Name,name \nA,B\n");
    assert_eq!((found.kind, found.column.as_deref()), (ProblemKind::SameName, Some("name")));
    let found = problem("a.csv", b"Name,,Note\nA,,C\nA,B,C\n");
    assert_eq!((found.kind, found.column.as_deref()), (ProblemKind::MissingHeader, Some("B")));
    assert!(found.words.contains("row 3"), "{}", found.words);
    assert_eq!(problem("a.csv", b"\nName,Note\nA,B\n").kind, ProblemKind::MissingHeader);
}

#[test]
fn ragged_rows_and_open_quotes_are_placed() {
    let found = problem("a.csv", b"Name,Note\nA,B\nA,B,C\n");
    assert_eq!((found.kind, found.row), (ProblemKind::RaggedRow, Some(3)));
    let found = problem("a.csv", b"Name,Note\nA,B\nC,\"open\nD,E\n");
    assert_eq!((found.kind, found.row), (ProblemKind::OpenQuote, Some(3)));
}

#[test]
fn errors_of_spreadsheets_are_named() {
    let found = problem("a.csv", b"Name,Amount\nA,#REF!\n");
    assert_eq!((found.kind, found.row, found.column.as_deref()), (ProblemKind::ErrorCell, Some(2), Some("Amount")));
    assert!(found.words.contains("#REF!"));
}

#[test]
fn examples_and_the_column_of_errors_are_passed_over() {
    let csv = b"Errors,Name,Amount\n\"Row 2: wrong\",[Example] Fund,5\nx,A,1\nx,,\n#REF!,B,2\n";
    let book = read("a.csv", csv).expect("a good file");
    assert_eq!(book.sheets[0].columns, ["Name", "Amount"]);
    assert_eq!(book.sheets[0].rows.iter().map(|row| (row.number, row.cell(0))).collect::<Vec<_>>(), [(3, "A"), (5, "B")]);
}

#[test]
fn limits_hold() {
    let limits = Limits { rows: 3, columns: 2, upload_bytes: 60, csv_characters: 5, ..Limits::default() };
    let read = |text: &str| read_upload("a.csv", text.as_bytes(), &limits);
    assert!(read("a,b\n1,2\n3,4\n\n\n").is_ok());
    assert_eq!(kinds(read("a,b\n1,2\n3,4\n5,6\n")), [ProblemKind::TooBig]);
    assert_eq!(kinds(read("a,b\n1,2,3\n")), [ProblemKind::TooBig]);
    assert!(read("a,b\n1,2,,,,,,,\n").is_ok());
    assert_eq!(kinds(read("a,b\n1,abcdef\n")), [ProblemKind::TooBig]);
    assert_eq!(kinds(read(&"a".repeat(61))), [ProblemKind::TooBig]);
    assert_eq!(kinds(read(" \r\n")), [ProblemKind::Empty]);
}

#[test]
fn a_cell_of_csv_may_be_longer_than_one_of_a_workbook() {
    let text = "x".repeat(40_000);
    let book = read("a.csv", format!("a,b\n1,{text}\n").as_bytes()).expect("a good file");
    assert_eq!(book.sheets[0].rows[0].cell(1), text);
}

#[test]
fn a_zip_of_csv_is_read_and_files_beside_it_passed_over() {
    let bytes = zip_of(&[
        ("data/", b""),
        ("data/Bodies.csv", b"Name\nA\n"),
        ("data/Grants.CSV", b"Name\nB\n"),
        ("__MACOSX/data/._Bodies.csv", b"\0\0"),
        ("README.txt", b"about"),
    ]);
    let book = read("data.csv", &bytes).expect("a good zip");
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Bodies", "Grants"]);
    assert_eq!(problem("a.zip", &zip_of(&[("a/x.csv", b"Name\nA\n"), ("b/X.csv", b"Name\nA\n")])).kind, ProblemKind::SameName);
    assert_eq!(problem("a.zip", &zip_of(&[("README.txt", b"about")])).kind, ProblemKind::Empty);
    assert_eq!(problem("a.zip", &zip_of(&[("photo.jpg", b"\xFF\xD8\xFF")])).kind, ProblemKind::WrongKind);
}

#[test]
fn a_folder_of_csv_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("b.csv"), "Name\nB\n").expect("written");
    std::fs::write(folder.path().join("a.csv"), "Name\nA\n").expect("written");
    std::fs::write(folder.path().join("notes.txt"), "notes").expect("written");
    let book = read_folder(folder.path(), &Limits::default()).expect("a good folder");
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let limits = Limits { expanded_bytes: 8, ..Limits::default() };
    assert_eq!(kinds(read_folder(folder.path(), &limits)), [ProblemKind::TooBig]);
    assert_eq!(kinds(read_folder(folder.path().join("nowhere"), &Limits::default())), [ProblemKind::Damaged]);
}
