//! The table of coverage: loads the landscape and works out every cell.

use super::rules::{self, Columns, Cover, Covering};
use super::views;
use crate::landscape::filter::Asked;
use crate::landscape::{self, Landscape};
use crate::overlap::setting;
use crate::places::page::is_there;
use crate::places::rules::{chain, with_all_inside};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use pages::{Address, Answer, Refused, Visit};
use records::House;
use records::pages::{Format, sheet_file};
use values::words::t;

/// The table. Rows and columns are positions in the landscape's subjects and places.
pub(crate) struct Table {
    pub(crate) land: Landscape,
    pub(crate) asked: Asked,
    pub(crate) subjects: Vec<usize>,
    pub(crate) places: Vec<usize>,
    /// Which of the places stand once for all others, and which have a column.
    pub(crate) columns: Columns,
    /// For each subject, the boards of the places that stand once.
    pub(crate) everywhere: Vec<Vec<usize>>,
    /// For each subject, for each place, who covers it.
    pub(crate) cells: Vec<Vec<Vec<Covering>>>,
}

impl Table {
    /// Whether a place that stands once is one of those asked for; then its blanks count as well.
    pub(crate) fn shows_wide(&self) -> bool {
        self.columns.wide.iter().any(|place| self.places.contains(place))
    }

    /// How many cells there are, and how many of them nobody covers.
    pub(crate) fn blanks(&self) -> (usize, usize) {
        let cells = || self.cells.iter().flatten();
        (cells().count(), cells().filter(|cell| cell.is_empty()).count())
    }
}

/// Shows the table.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let table = load(visit, house).await?;
    Ok(visit.show(views::page(&table, visit.address())))
}

/// The table as a file: one row for each subject and place.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let table = load(visit, house).await?;
    sheet_file(visit, sheet(&table), format)
}

async fn load(visit: &Visit, house: &House) -> Result<Table, Refused> {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    reading.close().await?;
    Ok(of(land, visit.address()))
}

/// The table of a landscape, as the address asks for it.
pub(crate) fn of(land: Landscape, address: &Address) -> Table {
    let asked = Asked { kind: String::new(), without_internal: false, ..Asked::of(address) };
    let (setting, _) = setting::of(&land);
    let covers: Vec<Cover> =
        setting.bodies.into_iter().map(|body| Cover { place: body.place, subjects: body.subjects }).collect();
    let subjects: Vec<usize> =
        (0..land.subjects.len()).filter(|at| asked.theme.is_empty() || land.subjects[*at].reference == asked.theme).collect();
    let places = places(&land, &asked);
    let row = |subject: &usize| {
        places.iter().map(|place| rules::covering(&covers, &setting.around, *subject, *place)).collect::<Vec<_>>()
    };
    let cells = subjects.iter().map(row).collect();
    let columns = rules::columns(&places, &setting.around);
    let of_wide = |cover: &Cover, subject: usize| {
        cover.subjects.has(subject) && cover.place.is_some_and(|place| columns.wide.contains(&place))
    };
    let wide = |subject: &usize| (0..covers.len()).filter(|board| of_wide(&covers[*board], *subject)).collect();
    let everywhere = subjects.iter().map(wide).collect();
    Table { land, asked, subjects, places, columns, everywhere, cells }
}

/// The places of the day that are asked for, the widest first.
fn places(land: &Landscape, asked: &Asked) -> Vec<usize> {
    let inside = asked.place_of(land).map(|place| with_all_inside(place.id, &land.places));
    let wanted = |at: &usize| {
        let place = &land.places[*at];
        is_there(place, land.day) && inside.as_ref().map_or(asked.place.is_empty(), |inside| inside.contains(&place.id))
    };
    let mut places: Vec<usize> = (0..land.places.len()).filter(wanted).collect();
    places.sort_by_cached_key(|at| chain(&land.places[*at], &land.places).len());
    places
}

const COLUMNS: [(&str, ColumnKind); 7] = [
    ("subject_reference", ColumnKind::Text),
    ("subject", ColumnKind::Text),
    ("place_reference", ColumnKind::Text),
    ("place", ColumnKind::Text),
    ("boards", ColumnKind::Number),
    ("boards_of_the_place", ColumnKind::Text),
    ("boards_of_a_place_around_it", ColumnKind::Text),
];

fn sheet(table: &Table) -> SheetOut {
    let land = &table.land;
    let names = |cell: &[Covering], own: bool| {
        let which = cell.iter().filter(|covering| covering.own == own);
        let joined = which.map(|covering| land.boards[covering.board].title.as_str()).collect::<Vec<_>>().join("; ");
        if cell.is_empty() { t("Nobody").into_owned() } else { joined }
    };
    let line = |(subject, place): (usize, usize), cell: &[Covering]| {
        let (subject, place) = (&land.subjects[subject], &land.places[place]);
        vec![
            Cell::Text(subject.reference.clone()),
            Cell::Text(subject.title.clone()),
            Cell::Text(place.reference.clone()),
            Cell::Text(place.title.clone()),
            Cell::Number(f64::from(u32::try_from(cell.len()).unwrap_or(u32::MAX))),
            Cell::Text(names(cell, true)),
            Cell::Text(names(cell, false)),
        ]
    };
    let rows = table.subjects.iter().zip(&table.cells).flat_map(|(subject, row)| {
        table.places.iter().zip(row).map(|(place, cell)| line((*subject, *place), cell)).collect::<Vec<_>>()
    });
    SheetOut {
        name: "coverage".to_owned(),
        title: t("Coverage").into_owned(),
        columns: COLUMNS.map(|(heading, kind)| ColumnOut::new(heading, kind)).into(),
        rows: rows.collect(),
    }
}
