//! Files made to hang the reader, fill its memory, or lead it out of its folder: all refused, in words, quickly.

mod support;
use documents::{Limits, ProblemKind, read_upload};
use proptest::prelude::*;
use support::{kinds, ods_of, ods_text, problem, read, xlsx_of, xlsx_row, zip_of};

#[test]
fn bombs_are_refused_by_size_and_by_ratio() {
    let zeros = vec![b'0'; 12 * 1024 * 1024];
    let bomb = zip_of(&[("a.csv", &zeros)]);
    assert!(bomb.len() < 40_000, "the test file must be small: {}", bomb.len());
    assert_eq!(problem("a.zip", &bomb).kind, ProblemKind::UnsafeZip);
    let limits = Limits { expanded_bytes: 1024 * 1024, ..Limits::default() };
    assert_eq!(kinds(read_upload("a.zip", &bomb, &limits)), [ProblemKind::TooBig]);
    let two_halves = zip_of(&[("a.csv", &zeros[..600_000]), ("b.csv", &zeros[..600_000])]);
    assert_eq!(kinds(read_upload("a.zip", &two_halves, &limits)), [ProblemKind::TooBig]);
    let sheet = format!("<sheetData>{}</sheetData>", " ".repeat(12 * 1024 * 1024));
    assert_eq!(problem("a.xlsx", &xlsx_of(&sheet, "<sst></sst>")).kind, ProblemKind::UnsafeZip);
}

#[test]
fn a_zip_that_lies_about_its_sizes_is_refused() {
    let mut bomb = zip_of(&[("a.csv", &vec![b'0'; 2 * 1024 * 1024])]);
    let real = (2u32 * 1024 * 1024).to_le_bytes();
    while let Some(at) = bomb.windows(4).position(|window| window == real) {
        bomb[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    let limits = Limits { expanded_bytes: 1024 * 1024, ..Limits::default() };
    let found = kinds(read_upload("a.zip", &bomb, &limits));
    assert!(matches!(found.as_slice(), [ProblemKind::TooBig | ProblemKind::Damaged]), "{found:?}");
}

#[test]
fn unsafe_names_nested_zips_and_crowds_are_refused() {
    for name in ["../../etc/passwd.csv", "/etc/passwd.csv", "..\\x.csv", "C:\\x.csv", "a/../../x.csv"] {
        assert_eq!(problem("a.zip", &zip_of(&[(name, b"Name\nA\n")])).kind, ProblemKind::UnsafeZip, "{name}");
    }
    let inner = zip_of(&[("a.csv", b"Name\nA\n")]);
    assert_eq!(problem("a.zip", &zip_of(&[("a.csv", &inner)])).kind, ProblemKind::UnsafeZip);
    assert_eq!(problem("a.zip", &zip_of(&[("inner.zip", &inner)])).kind, ProblemKind::UnsafeZip);
    let names: Vec<String> = (0..1_001).map(|n| format!("{n}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"Name\nA\n".as_slice())).collect();
    assert_eq!(problem("a.zip", &zip_of(&many)).kind, ProblemKind::TooBig);
}

#[test]
fn what_is_no_spreadsheet_is_refused_with_advice() {
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    old.extend([0; 500]);
    assert_eq!(problem("a.xls", &old).kind, ProblemKind::WrongKind);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(problem("a.xlsx", &old).kind, ProblemKind::Locked);
    for bytes in [b"%PDF-1.7".as_slice(), b"\x89PNG", b"<!DOCTYPE html><table>", b"Name,\0\n"] {
        assert_eq!(problem("a.csv", bytes).kind, ProblemKind::WrongKind);
    }
    assert_eq!(
        problem("a.xlsx", &zip_of(&[("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<T/>")])).kind,
        ProblemKind::WrongKind
    );
    assert_eq!(problem("a.xlsx", &zip_of(&[("xl/workbook.bin", b"x")])).kind, ProblemKind::WrongKind);
    assert_eq!(problem("a.xlsx", b"PK\x03\x04 and no more").kind, ProblemKind::Damaged);
    let locked = zip_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"scrambled"),
        ("META-INF/manifest.xml", b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ]);
    assert_eq!(problem("a.ods", &locked).kind, ProblemKind::Locked);
}

#[test]
fn a_workbook_with_one_cell_far_out_does_not_fill_the_memory() {
    let far =
        format!("<sheetData>{}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>", xlsx_row(1, &["Name"]));
    assert_eq!(problem("a.xlsx", &xlsx_of(&far, "<sst></sst>")).kind, ProblemKind::TooBig);
    let low = format!("<sheetData>{}<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>", xlsx_row(1, &["Name"]));
    let book = read("a.xlsx", &xlsx_of(&low, "<sst></sst>")).expect("far down is fine");
    assert_eq!(book.sheets[0].rows[0].number, 1_048_576);
}

#[test]
fn false_counts_and_entities_in_a_workbook_are_refused() {
    let rows = format!("<sheetData>{}</sheetData>", xlsx_row(1, &["Name"]));
    for strings in [
        "<sst uniqueCount=\"99999999999\"></sst>",
        "<sst uniqueCount = '99999999999999999999999'></sst>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>",
        "<sst>\0</sst>",
    ] {
        assert_eq!(problem("a.xlsx", &xlsx_of(&rows, strings)).kind, ProblemKind::Damaged, "{strings}");
    }
}

#[test]
fn one_long_text_shown_in_many_cells_is_counted_each_time() {
    let cells: String = (2..200).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let sheet = format!("<sheetData>{}{cells}</sheetData>", xlsx_row(1, &["Name"]));
    let file = xlsx_of(&sheet, &format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000)));
    let limits = Limits { expanded_bytes: 1024 * 1024, ..Limits::default() };
    assert_eq!(kinds(read_upload("a.xlsx", &file, &limits)), [ProblemKind::TooBig]);
}

#[test]
fn repetitions_in_opendocument_are_refused() {
    let row =
        |inner: &str, times: &str| format!("<table:table-row table:number-rows-repeated=\"{times}\">{inner}</table:table-row>");
    let table = |rows: &str| ods_of(&format!("<table:table table:name=\"A\">{rows}</table:table>"));
    let wide = ods_text("x").replace("office:", "table:number-columns-repeated=\"16384\" office:");
    assert_eq!(problem("a.ods", &table(&row(&wide, "1"))).kind, ProblemKind::TooBig);
    assert_eq!(problem("a.ods", &table(&row(&ods_text("x"), "1048576"))).kind, ProblemKind::TooBig);
    // The false attribute stands inside the text of another one.
    let sly = wide.replace("<table:table-cell", "<table:table-cell a=\" table:number-columns-repeated='1' \"");
    assert_eq!(problem("a.ods", &table(&row(&sly, "1"))).kind, ProblemKind::TooBig);
    let blank = "<table:table-cell table:number-columns-repeated=\"59\"/>";
    let gap = format!("{}{}{}", row(&format!("{blank}{}", ods_text("x")), "1"), row(blank, "1000000"), row(&ods_text("x"), "1"));
    assert_eq!(problem("a.ods", &table(&gap)).kind, ProblemKind::TooBig);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn broken_workbooks_never_panic(at in 0usize..4000, bytes in prop::collection::vec(any::<u8>(), 1..20)) {
        let rows = format!("<sheetData>{}{}</sheetData>", xlsx_row(1, &["Name", "Note"]), xlsx_row(2, &["A", "B"]));
        for mut file in [xlsx_of(&rows, "<sst></sst>"), ods_of("<table:table table:name=\"A\"></table:table>"), zip_of(&[("a.csv", b"Name\nA\n")])] {
            let at = at % file.len();
            let end = (at + bytes.len()).min(file.len());
            file[at..end].copy_from_slice(&bytes[..end - at]);
            if let Err(problems) = read("a", &file) {
                prop_assert!(!problems.is_empty());
            }
        }
    }

    #[test]
    fn broken_sheets_never_panic(text in "[<>/crvtf =\"0-9A-Z&;]{0,80}") {
        let _ = read("a.xlsx", &xlsx_of(&format!("<sheetData><row><c>{text}</c></row></sheetData>"), "<sst></sst>"));
        let _ = read("a.ods", &ods_of(&format!("<table:table table:name=\"A\"><table:table-row>{text}</table:table-row></table:table>")));
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read("a.csv", &bytes);
    }
}
