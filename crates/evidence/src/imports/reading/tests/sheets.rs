//! Workbooks of recorded crime: as they are published, and each that must be refused.

use super::super::*;
use super::workbook::{self, HEADINGS};
use super::{read_named, zipped};
use chrono::NaiveDate;

fn code(text: &str) -> Code {
    Code::read(text.as_bytes()).expect("a code")
}

fn known() -> Known {
    let mut known = Known::default();
    for (name, at) in [("Ashford", "E22000137"), ("Shepway", "E22000145"), ("King's Lynn and West Norfolk", "E22000218")] {
        known.list(name, code(at));
    }
    known.list("Dartford and Gravesham", code("E22000352"));
    known.other("Folkestone and Hythe", Named { place: Some(code("E22000145")), from: None, to: None });
    known.other("Manchester Airport", Named { place: None, from: None, to: None });
    known
}

fn row<'a>(year: &'a str, quarter: &'a str, name: &'a str, number: &'a str) -> Vec<&'a str> {
    vec![year, quarter, "Kent", name, "Assault", "Violence against the person", "Violence with injury", "8N", number]
}

fn table<'a>(rows: &[Vec<&'a str>]) -> Vec<Vec<&'a str>> {
    [&[HEADINGS.to_vec()], rows].concat()
}

fn read_ods(bytes: Vec<u8>) -> Result<Vec<(String, Figures)>, Unread> {
    read_named("prc-csp.ods", bytes, &Limits::default(), &known())
}

fn unread(bytes: Vec<u8>) -> Unread {
    read_ods(bytes).map(|_| ()).expect_err("it cannot be read")
}

/// The counts of all parts, by month, place and kind.
fn counts(figures: &Figures) -> Vec<(String, i64, i32)> {
    let mut counts = Vec::new();
    for part in &figures.parts {
        counts.extend(part.counts.iter().map(|((place, _, _), number)| (part.month.words(), i64::from(*place), *number)));
    }
    counts.sort();
    counts
}

#[test]
fn a_workbook_is_read_sheet_by_sheet_with_titles_above_and_notes_beside() {
    let note =
        "Kent: Due to ongoing IT issues, crime data for Ashford are recorded under an unassigned CSP group from 2025 onwards.";
    let sheets = [
        (
            "Notes",
            vec![vec!["Recorded crime"], vec!["Force Notes"], vec![note], vec!["Additional Notes"], vec!["Excludes fraud"]],
        ),
        ("2024_25", table(&[row("2024/25", "4", "Ashford", "5"), row("2024/25", "4", "Ashford", "2")])),
        (
            "2025_26",
            [
                vec![vec!["Recorded crime"], vec![""]],
                table(&[row("2025/26", "1", "Folkestone and Hythe", "3"), row("2025/26", "2", "Unassigned Kent", "40")]),
            ]
            .concat(),
        ),
    ];
    let read = read_ods(workbook::of(&sheets)).expect("it is read");
    let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["2024_25", "2025_26"]);
    let (first, second) = (&read[0].1, &read[1].1);
    assert_eq!((first.feed, first.rows, first.refused.total()), (Feed::Recorded, 2, 0));
    assert_eq!(counts(first), [("January 2025".to_owned(), code("E22000137").number(), 7)]);
    assert_eq!(
        counts(second),
        [("April 2025".to_owned(), code("E22000145").number(), 3), ("July 2025".to_owned(), i64::from(UNASSIGNED), 40)]
    );
    assert_eq!(second.words.groups.values().collect::<Vec<_>>(), ["Violence against the person"]);
    let [published] = second.words.notes.as_slice() else { panic!("{:?}", second.words.notes) };
    assert_eq!((published.text.as_str(), published.places.as_slice()), (note, &[code("E22000137")][..]));
    assert_eq!((published.months.0.words(), published.months.1.words()), ("January 2025".to_owned(), "July 2025".to_owned()));
}

#[test]
fn a_row_that_is_wrong_is_refused_with_its_number_in_the_sheet() {
    let rows = [
        row("2025/26", "1", "Ashford", "1,234"),
        row("2025/26", "1", "Atlantis", "1"),
        row("2025/27", "1", "Ashford", "1"),
        row("2025/26", "5", "Ashford", "1"),
        row("2025/26", "1", "Ashford", "N/A"),
        row("2025/26", "1", "Ashford", " - "),
        row("2025/26", "1", "Ashford", "1.5"),
        row("2025/26", "1", "", "1"),
        row("2025/26", "Q2", "Kings Lynn & West Norfolk", "-3"),
        row("2025/26", "2", "Manchester Airport", "9"),
        vec!["2025/26", "1"],
        [row("2025/26", "1", "Ashford", "1"), vec!["234"]].concat(),
    ];
    let sheets = [("2025_26", [vec![vec!["Title"]], table(&rows)].concat())];
    let (name, figures) = read_ods(workbook::of(&sheets)).expect("it is read").remove(0);
    let told: Vec<_> = figures.refused.first.iter().map(|it| (it.row, it.why, it.column.as_str())).collect();
    assert_eq!(
        told,
        [
            (4, Why::Place, "CSP Name"),
            (5, Why::Year, "Financial Year"),
            (6, Why::Quarter, "Financial Quarter"),
            (7, Why::Count, "Offence Count"),
            (8, Why::Count, "Offence Count"),
            (9, Why::Count, "Offence Count"),
            (10, Why::Place, "CSP Name"),
            (13, Why::Short, "Offence Count"),
            (14, Why::Long, "Offence Count"),
        ]
    );
    assert_eq!((name.as_str(), figures.rows), ("2025_26", 12));
    let counts = counts(&figures);
    assert!(counts.contains(&("April 2025".to_owned(), code("E22000137").number(), 1234)), "{counts:?}");
    assert!(counts.contains(&("July 2025".to_owned(), code("E22000218").number(), -3)), "taken back: {counts:?}");
    assert!(counts.contains(&("July 2025".to_owned(), i64::from(NO_PARTNERSHIP), 9)), "{counts:?}");
}

#[test]
fn the_same_rows_count_the_same_from_csv_and_from_a_workbook() {
    let rows =
        [row("2025/26", "1", "Ashford", "12"), row("2025/26", "2", "Unassigned Kent", "3"), row("2025/26", "2", "Shepway", "4")];
    let text: String = table(&rows).iter().map(|row| row.join(",") + "\r\n").collect();
    let csv = read_named("prc.csv", text, &Limits::default(), &known()).expect("it is read").remove(0).1;
    let ods = read_ods(workbook::of(&[("2025_26", table(&rows))])).expect("it is read").remove(0).1;
    assert_eq!(counts(&csv), counts(&ods));
    assert_eq!(csv.words.groups, ods.words.groups);
}

#[test]
fn an_other_name_holds_for_its_days_and_a_name_of_two_places_is_not_guessed() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let mut known = Known::default();
    known.list("Dorset", code("E22000001"));
    known.other("Wessex", Named { place: Some(code("E22000002")), from: None, to: Some(day("2019-03-31")) });
    known.other("Wessex", Named { place: Some(code("E22000003")), from: Some(day("2019-04-01")), to: None });
    known.other("Dorset", Named { place: Some(code("E22000009")), from: None, to: Some(day("2018-12-31")) });
    known.list("Newport", code("E22000004"));
    known.list("Newport", code("W22000005"));
    assert_eq!(known.all("wessex").on(day("2019-01-01")), Some(Some(code("E22000002"))));
    assert_eq!(known.all("Wessex").on(day("2019-04-01")), Some(Some(code("E22000003"))));
    assert_eq!(known.all("Newport").on(day("2019-04-01")), None);
    assert_eq!(known.all("DORSET").on(day("2019-04-01")), Some(Some(code("E22000001"))));
}

/// A sheet of these rows, written as they are.
fn raw(rows: &str) -> Vec<u8> {
    let headings: String =
        HEADINGS.iter().map(|it| format!("<table:table-cell><text:p>{it}</text:p></table:table-cell>")).collect();
    let table = format!("<table:table table:name=\"2025_26\"><table:table-row>{headings}</table:table-row>{rows}</table:table>");
    workbook::with(&table)
}

/// A row whose count is written like this.
fn raw_row(attributes: &str, count: &str) -> String {
    let cells: String = row("2025/26", "1", "Ashford", "")[..8]
        .iter()
        .map(|it| format!("<table:table-cell><text:p>{it}</text:p></table:table-cell>"))
        .collect();
    format!("<table:table-row{attributes}>{cells}{count}</table:table-row>")
}

#[test]
fn cells_are_read_as_spreadsheets_mean_them() {
    let written = [
        "<table:table-cell office:value-type=\"float\" office:value=\"1234\"><text:p>1,234</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"string\"><text:p>1<text:span>2</text:span>34</text:p></table:table-cell>",
        "<table:table-cell><office:annotation><text:p>99</text:p></office:annotation><text:p>1234</text:p></table:table-cell>",
        "<table:table-cell><text:p>&#49;234</text:p></table:table-cell>",
        "<table:covered-table-cell><text:p><![CDATA[1234]]></text:p></table:covered-table-cell>",
        "<table:table-cell>\n  <text:p>1234</text:p>\n</table:table-cell>",
    ];
    for cell in written {
        let figures = read_ods(raw(&raw_row("", cell))).expect(cell).remove(0).1;
        assert_eq!(figures.parts[0].events(), 1234, "{cell}");
    }
    let twice = raw_row(" table:number-rows-repeated=\"2\"", written[0])
        + &raw_row("", "<table:table-cell><text:p>many</text:p></table:table-cell>");
    let figures = read_ods(raw(&twice)).expect("it is read").remove(0).1;
    assert_eq!(
        (figures.rows, figures.parts[0].events(), figures.refused.first[0].row),
        (3, 2468, 4),
        "a repeated row counts again"
    );
    let blanks = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let figures = read_ods(raw(&(blanks.to_owned() + &raw_row("", "")))).expect("it is read").remove(0).1;
    assert_eq!(figures.refused.first[0].row, 1_000_002, "blank rows are counted and passed over");
}

#[test]
fn a_workbook_that_is_a_bomb_is_refused_at_once() {
    let started = std::time::Instant::now();
    let one = "<table:table-cell><text:p>1</text:p></table:table-cell>";
    let rows = raw_row(" table:number-rows-repeated=\"1000000000\"", one);
    assert!(matches!(unread(raw(&rows)), Unread::TooMuch));
    let wide = raw_row("", &one.replacen("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"1000000\"", 1));
    assert!(matches!(unread(raw(&wide)), Unread::LongRow(2)));
    let absurd = raw_row(" table:number-rows-repeated=\"99999999999999999999999\"", one);
    assert!(matches!(unread(raw(&absurd)), Unread::TooMuch));
    let some = raw_row(" table:number-rows-repeated=\"1000\"", one).repeat(40);
    let few = Limits { rows: 10_000, ..Limits::default() };
    assert!(matches!(read_named("x.ods", raw(&some), &few, &known()), Err(Unread::TooMuch)));
    assert!(matches!(unread(workbook::with(&"<table:x>".repeat(1_000))), Unread::TooMuch), "deep");
    assert!(matches!(unread(raw(&format!("<!-- {} -->", "<x>".repeat(20 << 20)))), Unread::TooMuch), "one long comment");
    assert!(matches!(
        unread(raw(&raw_row("", &format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", "9".repeat(200_000))))),
        Unread::LongRow(_)
    ));
    let same = format!("<table:table-row table:style-name=\"{}\"/>", "0".repeat(10_000)).repeat(4_000);
    assert!(matches!(unread(raw(&same)), Unread::TooMuch), "unpacks to far more than it is");
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
    assert!(matches!(unread(zipped(&[("mimetype", vec![]), ("content.xml", entity.into())])), Unread::Defines));
    assert!(matches!(unread(raw(&raw_row("", "<table:table-cell><text:p>&a;</text:p></table:table-cell>"))), Unread::Defines));
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_workbook_that_is_cut_off_or_of_another_kind_is_refused_in_words() {
    let whole = workbook::of(&[("2025_26", table(&[row("2025/26", "1", "Ashford", "12")]))]);
    assert!(matches!(unread(whole[..whole.len() / 2].to_vec()), Unread::Damaged(_) | Unread::CutOff));
    let cut = |text: &str| zipped(&[("mimetype", vec![]), ("content.xml", text.as_bytes().to_vec())]);
    assert!(matches!(unread(cut("<office:document-content><table:table table:name=\"a\"><table:table-row>")), Unread::CutOff));
    assert!(matches!(unread(cut("<a></b>")), Unread::Damaged(_)));
    assert!(matches!(unread(cut("no markup at all")), Unread::Empty));
    assert!(matches!(unread(zipped(&[("xl/workbook.xml", vec![1])])), Unread::Excel));
    assert!(matches!(unread(workbook::of(&[("Notes", vec![vec!["Nothing"]])])), Unread::Headings(_)));
    assert!(matches!(unread(workbook::of(&[("2025_26", table(&[]))])), Unread::Empty));
    let mut renamed = table(&[row("2025/26", "1", "Ashford", "12")]);
    renamed[0][8] = "Crimes";
    match unread(workbook::of(&[("2025_26", renamed)])) {
        Unread::Column { column, found, .. } => assert!(column == "Offence Count" && found.contains("Crimes")),
        other => panic!("{other:?}"),
    }
    let none = read_named("x.ods", whole, &Limits::default(), &Known::default());
    assert!(matches!(none, Err(Unread::NoNames)));
}

#[test]
fn a_persons_workbook_comes_back_as_csv_with_its_errors_first() {
    let rows = [row("2025/26", "1", "Ashford", "12"), row("2025/26", "1", "Atlantis", "1")];
    let bytes = workbook::of(&[("Notes", vec![vec!["Nothing"]]), ("2025_26", table(&rows))]);
    let how = How { limits: &Limits::default(), known: &known(), told: &|_| {} };
    let open = || Ok::<_, std::io::Error>(std::io::Cursor::new(bytes.as_slice()));
    let marks = marks(open().expect("bytes"), "x.ods", how, &|why| format!("{why:?}")).expect("marks");
    let mut marked = Vec::new();
    write_marked(&open, "x.ods", how.limits, &marks, &mut marked).expect("a file");
    let text = String::from_utf8(marked).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("\u{feff}Errors,Row in your file,Financial Year"), "{text}");
    assert!(lines[1].starts_with("CSP Name: Place,3,2025/26,1,Kent,Atlantis"), "{text}");
    assert!(lines[2].starts_with(",2,2025/26,1,Kent,Ashford") && lines.len() == 3, "{text}");
}
