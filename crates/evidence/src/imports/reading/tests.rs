//! Files as they come: right ones in every dress, and each that must be refused.

mod road;
mod sheets;
#[path = "../../../tests/workbook/mod.rs"]
mod workbook;

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};

const HEAD: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

fn row(id: &str, month: &str, area: &str, kind: &str) -> String {
    format!(
        "{id},{month},Kent Police,Kent Police,0.969601,51.253674,On or near Cobbs Hill,{area},Ashford 001B,{kind},Local resolution,"
    )
}

fn street(rows: &[String]) -> String {
    format!("{HEAD}\n{}\n", rows.join("\n"))
}

fn read_as(name: &str, bytes: impl Into<Vec<u8>>, limits: &Limits) -> Result<Vec<Figures>, Unread> {
    let named = read_named(name, bytes, limits, &Known::default())?;
    Ok(named.into_iter().map(|(_, figures)| figures).collect())
}

fn read_named(name: &str, bytes: impl Into<Vec<u8>>, limits: &Limits, known: &Known) -> Result<Vec<(String, Figures)>, Unread> {
    let mut all = Vec::new();
    read(Cursor::new(bytes.into()), name, How { limits, known, told: &|_| {} }, &mut |name, figures| {
        all.push((name.to_owned(), figures));
        Ok(())
    })?;
    Ok(all)
}

fn one(bytes: impl Into<Vec<u8>>) -> Figures {
    read_as("2025-01-kent-street.csv", bytes, &Limits::default()).expect("it can be read").remove(0)
}

fn unread(bytes: impl Into<Vec<u8>>) -> Unread {
    read_as("2025-01-kent-street.csv", bytes, &Limits::default()).expect_err("it cannot be read")
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("bytes");
    packer.finish().expect("a file")
}

fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn three() -> String {
    street(&[
        row("a", "2025-01", "E01023987", "Burglary"),
        row("", "2025-01", "", "Anti-social behaviour"),
        row("a", "2025-01", "E01023987", "Burglary"),
    ])
}

#[test]
fn rows_are_counted_by_place_kind_and_outcome_and_repeats_are_told() {
    let figures = one(three());
    let part = &figures.parts[0];
    assert_eq!((figures.feed, figures.rows, part.rows, figures.refused.total()), (Feed::Street, 3, 3, 0));
    assert_eq!((part.repeats, part.without_id, part.without_area, part.without_point), (1, 1, 1, 0));
    assert_eq!(figures.words.categories.all(), ["Burglary", "Anti-social behaviour"]);
    let area = u32::try_from(Code::read(b"E01023987").expect("a code").number()).expect("a number");
    assert_eq!(part.counts[&(area, 0, 0)], 2);
    assert_eq!(part.counts[&(0, 1, 0)], 1);
    assert_eq!(part.spots.values().sum::<u32>(), 3);
    assert_eq!(figures.words.districts.all(), ["Ashford"]);
}

#[test]
fn every_dress_of_the_same_rows_gives_the_same_counts() {
    let plain = three();
    let crlf = plain.replace('\n', "\r\n");
    let semicolons = plain.replace(',', ";");
    let quoted = plain.replace("On or near Cobbs Hill", "\"On or\nnear \"\"Cobbs\"\", Hill\"");
    let no_end = plain.trim_end().to_owned();
    let dresses = [
        plain.clone().into_bytes(),
        crlf.into_bytes(),
        semicolons.into_bytes(),
        quoted.into_bytes(),
        no_end.into_bytes(),
        [b"\xEF\xBB\xBF", plain.as_bytes()].concat(),
        packed(plain.as_bytes()),
        zipped(&[("2025-01/2025-01-kent-street.csv", plain.clone().into_bytes()), ("__MACOSX/._x.csv", vec![1])]),
        plain.replace("2025-01,", "31/01/2025,").into_bytes(),
        plain.replace("2025-01,", "January 2025,").into_bytes(),
        plain.replace("LSOA code", "lsoa_code").into_bytes(),
    ];
    let wanted = one(plain).parts.remove(0);
    for (at, dress) in dresses.into_iter().enumerate() {
        let part = one(dress).parts.remove(0);
        assert_eq!((part.month, &part.counts, &part.spots), (wanted.month, &wanted.counts, &wanted.spots), "dress {at}");
    }
}

#[test]
fn a_row_that_is_wrong_is_refused_with_its_number_as_a_spreadsheet_counts() {
    let quoted = row("b", "2025-01", "E01023987", "Drugs").replace("On or near", "\"On\nor near\"");
    let figures = one(street(&[
        row("a", "2025-01", "E01023987", "Burglary"),
        quoted,
        row("c", "sometime", "E01023987", "Burglary"),
        row("d", "2025-01", "Ashford", "Burglary"),
        row("e", "2025-01", "E01023987", ""),
        "f,2025-01".to_owned(),
        row("g", "2025-01", "E01023987", "Burglary").replace("51.25", "N51.25"),
        row("h", "2025-01", "E01023987", "Burglary").replace("0.969601,51.253674", "N/A,-"),
    ]));
    let told: Vec<_> = figures.refused.first.iter().map(|it| (it.row, it.why, it.column.as_str())).collect();
    assert_eq!(
        told,
        [
            (4, Why::Month, "Month"),
            (5, Why::Code, "LSOA code"),
            (6, Why::Category, "Crime type"),
            (7, Why::Short, "Crime type"),
            (8, Why::Point, "Latitude"),
        ]
    );
    assert_eq!((figures.rows, figures.parts[0].rows, figures.parts[0].without_point), (8, 3, 1));
}

#[test]
fn refused_rows_are_all_counted_and_the_first_are_kept() {
    let rows: Vec<String> = (0..1000).map(|n| row(&n.to_string(), "never", "E01023987", "Burglary")).collect();
    let limits = Limits { refusals: 10, ..Limits::default() };
    let figures = read_as("x.csv", street(&rows), &limits).expect("it is read").remove(0);
    assert_eq!((figures.refused.first.len(), figures.refused.total()), (10, 1000));
}

#[test]
fn a_file_that_is_cut_off_damaged_or_wrongly_written_is_refused_whole() {
    let many: Vec<String> = (0..5000).map(|n| row(&format!("{n:064x}"), "2025-01", "E01023987", "Burglary")).collect();
    let whole = packed(street(&many).as_bytes());
    assert!(matches!(unread(&whole[..whole.len() / 2]), Unread::CutOff));
    let mut broken = whole.clone();
    broken[whole.len() / 2..whole.len() / 2 + 40].fill(0xff);
    assert!(matches!(unread(broken), Unread::Damaged(_) | Unread::CutOff | Unread::Encoding(_) | Unread::OpenQuote(_)));
    let latin = three().replace("Cobbs", "Caf\u{1}").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
    assert!(matches!(unread(latin), Unread::Encoding(2)));
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(three().bytes().flat_map(|byte| [byte, 0])).collect();
    assert!(matches!(unread(wide), Unread::Wide));
    let open = three().replacen("On or near", "\"On or near", 1) + &"x,".repeat(100_000);
    assert!(matches!(unread(open), Unread::OpenQuote(2)));
    assert!(matches!(unread(""), Unread::Empty));
    assert!(matches!(unread(format!("{HEAD}\n")), Unread::Empty));
}

#[test]
fn a_column_that_is_missing_or_renamed_is_named() {
    let renamed = three().replacen("Crime type", "Kind of crime", 1);
    match unread(renamed) {
        Unread::Column { column, found, .. } => assert!(column == "Crime type" && found.contains("Kind of crime")),
        other => panic!("{other:?}"),
    }
    match unread("name,colour\nx,red\n") {
        Unread::Headings(found) => assert_eq!(found, "name, colour"),
        other => panic!("{other:?}"),
    }
}

/// Gives the same block again and again: a line of two gigabytes that nobody stores.
struct Endless(u64);

impl std::io::Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let some = into.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
        into[..some].fill(b'x');
        self.0 -= some as u64;
        Ok(some)
    }
}

#[test]
fn a_line_of_two_gigabytes_is_refused_before_it_is_read() {
    let from = std::io::Read::chain(Cursor::new(format!("{HEAD}\n").into_bytes()), Endless(2 << 30));
    let mut table = Table::new(from, Limits::default().row).expect("it begins");
    super::headings(&mut table).expect("headings");
    assert!(matches!(table.advance(), Err(Unread::LongRow(2))));
}

#[test]
fn bombs_are_refused() {
    let nought = vec![b','; 20 << 20];
    assert!(matches!(unread(packed(&nought)), Unread::LongRow(_) | Unread::TooMuch));
    let same = row("a", "2025-01", "E01023987", "Burglary") + "\n";
    let repeated = format!("{HEAD}\n{}", same.repeat(150_000));
    assert!(matches!(unread(packed(repeated.as_bytes())), Unread::TooMuch));
    assert!(matches!(unread(zipped(&[("2025-01-kent-street.csv", repeated.clone().into_bytes())])), Unread::TooMuch));
    let small = Limits { unpacked: 20 << 20, ..Limits::default() };
    let two = zipped(&[("a.csv", repeated.clone().into_bytes()), ("b.csv", repeated.into_bytes())]);
    assert!(matches!(read_as("x.zip", two, &Limits { ratio: 10_000, ..small }), Err(Unread::TooMuch)));
}

#[test]
fn a_file_with_too_many_different_counts_is_refused() {
    let rows: Vec<String> = (0..20_000).map(|n| row("", "2025-01", &format!("E{n:08}"), "Burglary")).collect();
    let limits = Limits { counts: 5_000, ..Limits::default() };
    assert!(matches!(read_as("x.csv", street(&rows), &limits), Err(Unread::TooVaried)));
}

#[test]
fn stop_and_search_has_its_force_in_its_name() {
    let text = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n\
        Person search,2025-01-31T23:10:00+00:00,False,,51.1,0.9,Male,18-24,,White,,Controlled drugs,Arrest,True,False\n";
    let figures = read_as("2025-01/2025-01-kent-stop-and-search.csv", text, &Limits::default()).expect("it is read").remove(0);
    assert_eq!(
        (figures.feed, figures.words.forces.text(0), figures.parts[0].month.words()),
        (Feed::StopSearch, "kent", "January 2025".to_owned())
    );
    assert!(matches!(read_as("searches.csv", text, &Limits::default()), Err(Unread::NoForce)));
}

#[test]
fn codes_months_numbers_and_cells_are_read_back_as_written() {
    for code in ["E01023987", "W01000001", "E07000105", "Z99999999", "A00000000"] {
        let read = Code::read(code.as_bytes()).expect(code);
        assert_eq!(read.to_string(), code);
        assert_eq!(Code::of_number(read.number()), Some(read));
    }
    assert!([&b"e01023987"[..], b"E0102398", b"E010239877", b"E0102398x", b""].iter().all(|text| Code::read(text).is_none()));
    assert!(Code::of_number(0).is_none() && Code::of_number(1).is_none());
    for text in [
        "2025-03",
        "2025-03-31",
        "2025/03",
        "03/2025",
        "31/03/2025",
        "Mar 2025",
        "Mar-25",
        "31 March 2025",
        "2025-03-31T23:59:00+00:00",
    ] {
        assert_eq!(Month::read(text.as_bytes()).map(Month::words).as_deref(), Some("March 2025"), "{text}");
    }
    for text in ["", "2025", "2025-13", "2025-00", "Marchember 2025x", "45367", "1825-01", "13/2025"] {
        assert_eq!(Month::read(text.as_bytes()), None, "{text}");
    }
    assert_eq!(amount("1,234"), Amount::Number(1234.0));
    assert_eq!(amount(" 12.5% "), Amount::Number(12.5));
    assert_eq!([amount("N/A"), amount(" - "), amount("")], [Amount::None; 3]);
    assert_eq!([amount("12,34"), amount("1.234,00"), amount("about 5")], [Amount::Other; 3]);
    let cell = Cell::of(0.969_601, 51.253_674).expect("a cell");
    let [west, south, east, north] = Cell::corners(cell.number());
    assert!((west..east).contains(&0.969_601) && (south..north).contains(&51.253_674));
    assert_eq!(Cell::of(51.25, 0.97), None);
}

#[test]
fn places_are_read_with_their_numbers() {
    let text = "code,name,geography,year,population\nE07000105\u{a0},Ashford,District,2020,\"131,018\"\nE07000106,Canterbury,District,2020,N/A\nE07000107,Dartford,District,2020,many\n";
    let figures = one(text);
    assert_eq!(
        (figures.feed, figures.places[0].population, figures.places[1].population),
        (Feed::Populations, Some(131_018), None)
    );
    assert_eq!((figures.refused.first[0].row, figures.refused.first[0].why), (4, Why::Number));
}

#[test]
fn a_row_with_more_cells_than_headings_is_refused_in_every_reader() {
    let people = "code,name,year,population\nE07000105,Ashford,2020,131,234\nE07000106,Canterbury,2020,\"131,234\"\n";
    let figures = one(people);
    assert_eq!((figures.refused.first[0].row, figures.refused.first[0].why), (2, Why::Long));
    assert_eq!(figures.places.iter().map(|it| it.population).collect::<Vec<_>>(), [Some(131_234)]);
    let events = one(street(&[row("a", "2025-01", "E01023987", "Burglary, other"), row("b", "2025-01", "E01023987", "Drugs")]));
    assert_eq!((events.refused.first[0].why, events.parts[0].rows), (Why::Long, 1));
}

#[test]
fn people_are_whole_numbers_and_a_place_is_told_once_for_each_year() {
    let rows = ["2019,5", "2020,12.5%", "2020,12.5", "2020,7", "2020,9", "2021,9"];
    let rows: Vec<String> = rows.iter().map(|row| format!("E07000105,Ashford,{row}")).collect();
    let figures = one(format!("code,name,year,population\n{}\n", rows.join("\n")));
    let told: Vec<_> = figures.refused.first.iter().map(|it| (it.row, it.why)).collect();
    assert_eq!(told, [(3, Why::Number), (4, Why::Number), (6, Why::Again)]);
    let taken: Vec<_> = figures.places.iter().map(|it| (it.year, it.population)).collect();
    assert_eq!(taken, [(2019, Some(5)), (2020, Some(7)), (2021, Some(9))]);
}

#[test]
fn a_large_file_is_given_back_whole_with_its_errors_first() {
    let long = "x".repeat(60_000);
    let one =
        |n: usize| row("a", if n == 899 { "never" } else { "2025-01" }, "E01023987", "Burglary").replace("Cobbs Hill", &long);
    let rows: Vec<String> = (0..900).map(one).collect();
    let (text, limits, known) = (street(&rows), Limits::default(), Known::default());
    let how = How { limits: &limits, known: &known, told: &|_| {} };
    let marks = marks(Cursor::new(text.as_bytes()), "a.csv", how, &|why| format!("{why:?}")).expect("it is read");
    let mut out = Vec::new();
    write_marked(&|| Ok(Cursor::new(text.as_bytes())), "a.csv", &limits, &marks, &mut out).expect("it is written");
    let lines: Vec<&str> = std::str::from_utf8(&out).expect("text").lines().collect();
    assert!(out.len() > 48 << 20 && lines.len() == 901, "{} bytes, {} lines", out.len(), lines.len());
    assert!(lines[0].starts_with("\u{feff}Errors,Row in your file,Crime ID") && lines[1].starts_with("Month: Month,901,"));
}

#[test]
fn utf_16_without_a_mark_and_lines_of_old_computers_are_told_as_such() {
    let little: Vec<u8> = three().bytes().flat_map(|byte| [byte, 0]).collect();
    let big: Vec<u8> = three().bytes().flat_map(|byte| [0, byte]).collect();
    assert!(matches!((unread(little), unread(big)), (Unread::Wide, Unread::Wide)));
    assert!(matches!(unread(three().replace('\n', "\r")), Unread::LineEnds));
    assert!(matches!(unread(format!("{HEAD}\r")), Unread::Empty), "headings alone are one line");
}

#[test]
fn an_archive_tells_what_it_holds_that_is_not_read() {
    let good = ("2025-01-kent-street.csv", three().into_bytes());
    let inner = zipped(std::slice::from_ref(&good));
    let told =
        |files: &[(&str, Vec<u8>)]| read_as("x.zip", zipped(files), &Limits::default()).map(|_| ()).expect_err("unread").words();
    assert!(told(&[good, ("more/2025-02.zip", inner)]).contains("an archive of its own, more/2025-02.zip"));
    assert!(told(&[(".hidden.csv", three().into_bytes())]).contains("only .hidden.csv. Names must end in .csv"));
    assert!(told(&[("read-me.txt", vec![1])]).contains("only read-me.txt"));
}
