//! Figures of a table on their way to those of measures: as rows of the sheet of figures, which the import reads and checks.

use super::records::Model as Mapping;
use super::rows::{Known, Line, Measured, Placed, lines};
use crate::figures::FigureKind;
use crate::imports::undoing::BringFigures;
use crate::measures::records::Model as Measure;
use crate::observations::records::Model as Observation;
use crate::periods::Length;
use ::pages::{Refused, Visit};
use ::records::import::{Report, look, run};
use ::records::{House, Lookup, find};
use access::Open;
use database::Fault;
use documents::{Book, CellError, FileProblem, Limits, Row, Sheet, read_upload};
use sea_orm::Condition;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use values::meaning::Meant;
use values::{Kind, slug};

/// The columns of the sheet of figures that a table fills.
const COLUMNS: [&str; 9] = ["reference", "measure", "place", "starts", "period", "value", "standing", "note", "seen_by"];

/// What a table would do.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// What the import would do with the rows that are right.
    pub(super) report: Report,
    /// What is wrong, by row of the person's own file.
    pub(super) errors: Vec<CellError>,
    /// The figures that are right.
    pub(super) lines: Vec<Line>,
    /// Whether the figures of shares look as if they were none in a hundred.
    pub(super) small_shares: bool,
}

impl Looked {
    /// How many rows are left out.
    pub(super) fn left_out(&self) -> usize {
        self.errors.iter().map(|error| error.row).collect::<BTreeSet<_>>().len()
    }
}

/// Reads an uploaded table. Wide tables of many months have more columns than registers do.
pub(super) fn sheets(file: &str, bytes: &[u8]) -> Result<Book, Vec<FileProblem>> {
    read_upload(file, bytes, &Limits { columns: 400, ..Limits::default() })
}

/// The sheet of a workbook that is read: the first that holds rows, or the first.
pub(super) fn sheet(book: &Book) -> Option<&Sheet> {
    book.sheets.iter().find(|sheet| !sheet.rows.is_empty()).or(book.sheets.first())
}

/// What a table may name, and what is needed to write the figures.
pub(super) struct Ground {
    pub(super) known: Known,
    measures: Vec<Measure>,
    /// The boards whose members alone may see a measure, by reference.
    boards: HashMap<Uuid, String>,
}

impl Ground {
    /// Loads what the actor may see.
    pub(super) async fn load(open: &dyn Open, house: &House) -> Result<Ground, Fault> {
        let measures: Vec<Measure> = find::all(open, Condition::all()).await?;
        let register = house.of(Kind::Place);
        let code = register.fields().iter().position(|field| field.key == "ons_code");
        let placed = |row: ::records::Row| Placed {
            id: row.head.id,
            reference: row.head.reference,
            title: row.head.title,
            code: code.and_then(|at| row.values.get(at)).and_then(|value| match value {
                Meant::Text(code) => Some(code.clone()),
                _ => None,
            }),
        };
        let places = register.rows(open, &::records::Ask::default()).await?.into_iter().map(placed).collect();
        let boards: BTreeSet<Uuid> = measures.iter().filter_map(|it| it.members_of).collect();
        let boards = house.cards(open, Kind::Partnership, &boards).await?;
        let known = Known { measures: measures.iter().map(measured).collect(), places };
        Ok(Ground { known, measures, boards: boards.into_iter().map(|card| (card.id, card.reference)).collect() })
    }
}

fn measured(it: &Measure) -> Measured {
    Measured {
        id: it.id.uuid(),
        reference: it.reference.clone(),
        title: it.title.clone(),
        kind: it.figure_kind.as_deref().map(FigureKind::from_key).unwrap_or_default(),
        length: it.frequency.as_deref().and_then(Length::from_key),
        is_worked_out: it.is_worked_out(),
    }
}

/// Says what a table would do. Nothing is written.
pub(super) async fn looked(visit: &Visit, house: &House, sheet: &Sheet, mapping: &Mapping) -> Result<(Looked, Book), Refused> {
    let reading = visit.reading().await?;
    let ground = Ground::load(&reading, house).await?;
    let found = lines(sheet, &mapping.columns(), &ground.known);
    let measures: BTreeSet<Uuid> = found.lines.iter().map(|line| line.measure.0).collect();
    let kept: Vec<Observation> = find::among(&reading, "measure", measures).await?;
    let every: HashMap<String, ()> =
        house.choices(&reading, Kind::Observation).await?.into_iter().map(|it| (it.reference, ())).collect();
    reading.close().await?;
    let mut looked = Looked { errors: found.errors, lines: found.lines, small_shares: found.small_shares, ..Looked::default() };
    let mut book = book(&looked.lines, &ground, &kept, &every);
    looked.report = look(house, visit.begin(&BringFigures).await?, &book).await?;
    if !looked.report.errors.is_empty() {
        let wrong = std::mem::take(&mut looked.report.errors);
        looked.errors.extend(wrong.iter().map(|error| own_error(error, sheet, &looked.lines, mapping)));
        let rows: BTreeSet<u32> = wrong.iter().map(|error| error.row).collect();
        let mut at = 1;
        looked.lines.retain(|_| {
            at += 1;
            !rows.contains(&at)
        });
        book = self::book(&looked.lines, &ground, &kept, &every);
        looked.report = look(house, visit.begin(&BringFigures).await?, &book).await?;
    }
    looked.errors.sort_by_key(|error| error.row);
    Ok((looked, book))
}

/// Brings in the figures of a table that are right. The answer is what was done.
pub(super) async fn brought(visit: &Visit, house: &House, book: &Book, file: &str) -> Result<Report, Refused> {
    Ok(run(house, visit.begin(&BringFigures).await?, book, file).await?)
}

/// An error of the import, told of the person's own file.
fn own_error(error: &CellError, sheet: &Sheet, lines: &[Line], mapping: &Mapping) -> CellError {
    let line = usize::try_from(error.row).ok().and_then(|row| lines.get(row.checked_sub(2)?));
    let heading = match error.column.as_deref() {
        Some("measure") => mapping.measure_in.clone(),
        Some("place") => mapping.place_in.clone(),
        Some("note") => mapping.note_in.clone(),
        Some("starts") => mapping.period_in.clone().or(line.map(|line| line.heading.clone())),
        _ => line.map(|line| line.heading.clone()),
    };
    CellError { sheet: sheet.name.clone(), row: line.map_or(1, |line| line.row), column: heading, ..error.clone() }
}

/// The figures as the sheet that the import reads. A row of it is numbered by its place, because one row of a wide table gives
/// several.
fn book(lines: &[Line], ground: &Ground, kept: &[Observation], every: &HashMap<String, ()>) -> Book {
    type Of<'a> = (Uuid, Option<Uuid>, chrono::NaiveDate, &'a str);
    let of = |it: &'_ Observation| (it.measure.uuid(), it.place.map(|id| id.uuid()), it.starts);
    let by_period: HashMap<Of, &Observation> = kept
        .iter()
        .map(|it| {
            let (measure, place, starts) = of(it);
            ((measure, place, starts, it.period.as_str()), it)
        })
        .collect();
    let rows = lines.iter().zip(2..).map(|(line, number)| {
        let key = (line.measure.0, line.place.as_ref().map(|it| it.0), line.period.starts, line.period.length.key());
        let known = by_period.get(&key).copied();
        Row { number, cells: cells(line, known, ground, every) }
    });
    let columns = COLUMNS.iter().chain(&["members_of"]).map(|name| (*name).to_owned()).collect();
    Book { sheets: vec![Sheet { name: Kind::Observation.sheet().to_owned(), columns, rows: rows.collect() }] }
}

fn cells(line: &Line, known: Option<&Observation>, ground: &Ground, every: &HashMap<String, ()>) -> Vec<String> {
    let standing = match (line.provisional, known) {
        (Some(true), _) => crate::findings::rules::PROVISIONAL.to_owned(),
        (None, Some(known)) => known.standing.clone(),
        _ => "final".to_owned(),
    };
    // What was said before of a figure stays; why there was none does not, once there is one.
    let before = known.filter(|known| known.value.is_some()).and_then(|known| known.note.clone());
    let note = line.note.clone().or(before).unwrap_or_default();
    let measure = ground.measures.iter().find(|it| it.id.uuid() == line.measure.0);
    let seen_by = known.map(|it| &it.seen_by).or(measure.map(|it| &it.seen_by)).cloned().unwrap_or_default();
    let board = known.map(|it| it.members_of).or(measure.map(|it| it.members_of)).flatten();
    let board = board.and_then(|id| ground.boards.get(&id)).cloned().unwrap_or_default();
    vec![
        known.map_or_else(|| reference(line, every), |it| it.reference.clone()),
        line.measure.1.clone(),
        line.place.as_ref().map(|it| it.1.clone()).unwrap_or_default(),
        line.period.starts.to_string(),
        line.period.length.key().to_owned(),
        line.value.clone().unwrap_or_default(),
        standing,
        note,
        seen_by,
        board,
    ]
}

/// A reference that no other figure has: the measure, the place, and when the period begins.
fn reference(line: &Line, every: &HashMap<String, ()>) -> String {
    let front = match &line.place {
        Some((_, place)) => format!("{}-{place}", line.measure.1),
        None => line.measure.1.clone(),
    };
    let end = format!("-{}-{}", line.period.length.key(), line.period.starts.format("%Y-%m"));
    let front: String = front.chars().take(slug::LONGEST - end.len() - 5).collect();
    let wanted = format!("{}{end}", front.trim_end_matches('-'));
    let numbered = (2..1_000).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.clone()).chain(numbered).find(|name| !every.contains_key(name)).unwrap_or(wanted)
}

/// What a form of a mapping may point at.
pub(super) async fn lookup(open: &dyn Open, house: &House) -> Result<Lookup, Fault> {
    house.lookup(open, Kind::TableMapping).await
}
