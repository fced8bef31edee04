//! Where most is recorded in a district: cells of a grid of about 500 metres, because published points say no more than that.

use super::asking::{self, Number, Outline, Place, Span};
use super::load::{FEED, Kinds, When};
use super::shown::{self, address, link};
use crate::imports::reading::{Cell, Code, Month};
use crate::imports::remembered;
use crate::imports::withheld::ALL;
use crate::withholding::{CountTable, Line, Shown, Threshold, Totals, kept_rules};
use ::pages::{Address, Page};
use access::{Kept, Open};
use components::{Column, EmptyState, MapArea, PlaceMap, Row, SmallScreen, Table, holds};
use database::Fault;
use maud::html;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use values::words::{fill, t};

/// So many cells are listed and drawn.
const MOST: usize = 25;
/// Of so many it is looked at whether they may be shown.
const LOOKED_AT: usize = 60;
/// The classes of the map: the first so many, the next, the rest.
const CLASSES: [usize; 2] = [5, 10];

/// A cell of the grid.
struct Spot {
    /// West, south, east, north.
    corners: [f64; 4],
    count: Shown,
    /// The small area that its middle lies in.
    inside: Option<(Code, String)>,
}

/// The cells of a place with what the page shows of them.
pub(super) struct Spots {
    pub(super) place: Arc<Place>,
    pub(super) when: Arc<When>,
    pub(super) kinds: Kinds,
    outlines: Vec<Outline>,
    spots: Arc<Vec<Spot>>,
}

impl Kept for Spot {
    fn bytes(&self) -> usize {
        size_of::<Spot>() + self.inside.as_ref().map_or(0, |(_, name)| name.len())
    }
}

/// Loads them.
pub(super) async fn load(open: &dyn Open, place: Arc<Place>, address: &Address) -> Result<Spots, Fault> {
    let threshold = kept_rules::today(open).await?;
    let when = When::of_place(open, &place).await?.by_calendar();
    let kinds = Kinds::load(open, Some(&asking::kinds(open, FEED, when.year()).await?), address).await?;
    let outlines = asking::outlines(open, &[place.code]).await?;
    let name = format!("spots {} {threshold:?} {}", place.code, kinds.chosen.number);
    let spots = found(open, (&place, &outlines), (when.year(), kinds.chosen.number), threshold);
    let spots = remembered::answer(open, name, spots).await?;
    Ok(Spots { place, when, kinds, outlines, spots })
}

async fn found(
    open: &dyn Open,
    (place, outlines): (&Place, &[Outline]),
    (year, chosen): (&[Month], i64),
    threshold: Threshold,
) -> Result<Vec<Spot>, Fault> {
    let Some(cells) = reached(outlines) else { return Ok(Vec::new()) };
    let span = |kind: Option<i64>| Span { feed: FEED, months: year, kind };
    let cells = asking::in_cells(open, &span((chosen != ALL).then_some(chosen)), cells).await?;
    let cells = highest(cells, outlines, threshold);
    let numbers: Vec<i64> = cells.iter().map(|cell| cell.place).collect();
    let of_kinds = asking::kinds_in_cells(open, &span(None), &numbers).await?;
    let shown = protected(&cells, &of_kinds, chosen, threshold);
    let areas = asking::outlines(open, &place.areas).await?;
    Ok(spots(&cells, &shown, &areas))
}

/// The cells whose middle lies in these outlines, the highest counts first; so many at most. Those below the threshold are left
/// out: there is nothing to tell of them.
fn highest(mut cells: Vec<Number>, outlines: &[Outline], threshold: Threshold) -> Vec<Number> {
    let own: Vec<(&Outline, [f64; 4])> = outlines.iter().map(|outline| (outline, around(outline))).collect();
    cells.retain(|cell| !threshold.withholds(cell.number.unsigned_abs()));
    cells.sort_by_key(|cell| (std::cmp::Reverse(cell.number), cell.place));
    cells.into_iter().filter(|cell| lying(&own, middle(cell.place)).is_some()).take(LOOKED_AT).collect()
}

/// The counts of one kind, or of all, in these cells as they may be shown: the kinds of a cell and their total stand on pages side
/// by side, so each cell is protected as a row with its total.
fn protected(cells: &[Number], kinds: &[Number], chosen: i64, threshold: Threshold) -> Vec<Shown> {
    let all: Vec<i64> = kinds.iter().map(|it| it.kind).collect::<BTreeSet<_>>().into_iter().collect();
    let counts: BTreeMap<(i64, i64), u64> = kinds.iter().map(|it| ((it.place, it.kind), it.number.unsigned_abs())).collect();
    let count = |cell: i64, kind: i64| Some(counts.get(&(cell, kind)).copied().unwrap_or(0));
    // Which squares stand beside one another differs from page to page, so each is a table of its own.
    let table = |cell: &Number| CountTable::new(vec![all.iter().map(|kind| count(cell.place, *kind)).collect()], Totals::OfRows);
    let at = all.iter().position(|kind| *kind == chosen);
    let shown = |line: &Line| match at {
        Some(at) => line.counts.get(at).copied().unwrap_or(Shown::NoData),
        None => line.total.unwrap_or(Shown::NoData),
    };
    cells.iter().flat_map(|cell| table(cell).withhold(threshold).rows).map(|line| shown(&line)).collect()
}

/// The cells that may be shown, each with the small area that its middle lies in; so many at most.
fn spots(cells: &[Number], shown: &[Shown], areas: &[Outline]) -> Vec<Spot> {
    let areas: Vec<(&Outline, [f64; 4])> = areas.iter().map(|outline| (outline, around(outline))).collect();
    let spot = |(cell, count): (&Number, &Shown)| {
        count.number()?;
        let inside = lying(&areas, middle(cell.place)).map(|outline| (outline.code, outline.name.clone()));
        Some(Spot { corners: Cell::corners(cell.place), count: *count, inside })
    };
    cells.iter().zip(shown).filter_map(spot).take(MOST).collect()
}

/// The middle of a cell: longitude, latitude.
fn middle(cell: i64) -> (f64, f64) {
    let [west, south, east, north] = Cell::corners(cell);
    ((west + east) / 2.0, (south + north) / 2.0)
}

/// The first of these outlines that a point lies in.
fn lying<'a>(outlines: &[(&'a Outline, [f64; 4])], point: (f64, f64)) -> Option<&'a Outline> {
    outlines.iter().find(|(outline, box_of)| near(*box_of, point) && lies_in(outline, point)).map(|(outline, _)| *outline)
}

/// West, south, east and north of an outline.
fn around(outline: &Outline) -> [f64; 4] {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    outline
        .rings
        .iter()
        .flatten()
        .fold(start, |[west, south, east, north], (x, y)| [west.min(*x), south.min(*y), east.max(*x), north.max(*y)])
}

fn near([west, south, east, north]: [f64; 4], (x, y): (f64, f64)) -> bool {
    (west..=east).contains(&x) && (south..=north).contains(&y)
}

/// The first and the last cell of the grid that these outlines can reach; none without outlines.
fn reached(outlines: &[Outline]) -> Option<(Cell, Cell)> {
    let boxes = || outlines.iter().map(around);
    let west = boxes().map(|[west, ..]| west).reduce(f64::min)?;
    let south = boxes().map(|[_, south, ..]| south).reduce(f64::min)?;
    let east = boxes().map(|[_, _, east, _]| east).reduce(f64::max)?;
    let north = boxes().map(|[.., north]| north).reduce(f64::max)?;
    Some((Cell::of(west, south)?, Cell::of(east, north)?))
}

/// Whether a point lies in an outline and in none of its lakes.
fn lies_in(outline: &Outline, point: (f64, f64)) -> bool {
    outline.rings.iter().filter(|ring| holds(ring, point)).count() % 2 == 1
}

impl Spots {
    /// The map; none without an outline of the district.
    pub(super) fn map(&self) -> Option<PlaceMap> {
        if self.outlines.is_empty() || self.spots.is_empty() {
            return None;
        }
        let gaps = [
            ("kind", self.kinds.chosen.word.as_str()),
            ("place", &self.place.name),
            ("months", &shown::months(self.when.year())),
        ];
        let names = [t("Number 11 onwards"), t("Numbers 6 to 10"), t("Numbers 1 to 5")];
        let map = names
            .into_iter()
            .fold(PlaceMap::new("spots", fill("{kind}: where most is recorded in {place}", &gaps)), PlaceMap::class);
        let square = |(at, spot): (usize, &Spot)| {
            let [west, south, east, north] = spot.corners;
            let ring = vec![(west, south), (east, south), (east, north), (west, north), (west, south)];
            let class = CLASSES.len() - CLASSES.iter().filter(|end| at >= **end).count();
            MapArea::new((at + 1).to_string(), vec![ring]).class(class)
        };
        let border = |outline: &Outline| MapArea::new(String::new(), outline.rings.clone());
        Some(
            map.under_page_heading()
                .areas(self.spots.iter().enumerate().map(square))
                .borders(self.outlines.iter().map(border))
                .subtitle(fill("{kind}, {place}, {months}: squares of about 500 metres, in order", &gaps))
                .source(format!("{}. {}", shown::source(), shown::outline_source())),
        )
    }

    fn table(&self) -> Table {
        let row = |(at, spot): (usize, &Spot)| {
            let place = spot
                .inside
                .as_ref()
                .map_or_else(|| html! { (t("Not known")) }, |(code, name)| link(*code, name, &self.kinds.chosen));
            let middle = ((spot.corners[0] + spot.corners[2]) / 2.0, (spot.corners[1] + spot.corners[3]) / 2.0);
            Row::headed((at + 1).to_string())
                .cell(place)
                .cell(format!("{:.3}, {:.3}", middle.1, middle.0))
                .cell(spot.count.words())
        };
        Table::new(t("The squares where most is recorded"))
            .column(Column::new(t("Rank")))
            .column(Column::new(t("Small area at its centre")))
            .column(Column::new(t("Latitude and longitude of its centre")))
            .column(Column::numeric(shown::months(self.when.year())))
            .rows(self.spots.iter().enumerate().map(row))
            .small_screen(SmallScreen::Stack)
    }
}

/// The page.
pub(super) fn page(spots: &Spots) -> Page {
    let (code, kind) = (spots.place.code, &spots.kinds.chosen);
    let own = |beside: &str| address(code, beside, kind);
    let content = html! {
        p class="govuk-body gt-lead" { (t("The district is divided into squares of about 500 metres. The publisher moves each report to a place nearby, such as the middle of a street, a shop or a car park, so a square shows where to look, not exactly where something happened.")) }
        (shown::choose(&format!("{}/{code}/spots", shown::PLACES), &spots.kinds))
        @if spots.spots.is_empty() {
            (EmptyState::new(t("Squares with reports"), t("There is nothing to show: no figures, or no outline of the district.")))
        } @else {
            @if let Some(map) = spots.map() { (map.image_files(own("/spots.svg"), own("/spots.png"))) }
            (spots.table())
        }
        (shown::to_know(&spots.when, None, Vec::new()))
    };
    let title = fill("Where most is recorded in {place}", &[("place", &spots.place.name)]);
    shown::page(title)
        .wide()
        .crumb(t("Places"), shown::PLACES)
        .crumb(spots.place.name.clone(), address(code, "", kind))
        .content(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(code: &str, west: f64, south: f64, size: f64) -> Outline {
        let ring = vec![(west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south)];
        Outline { code: Code::read(code.as_bytes()).expect("a code"), name: code.to_owned(), year: 0, rings: vec![ring] }
    }

    #[test]
    fn only_cells_of_the_district_that_may_be_shown_are_listed_the_highest_first() {
        let cell = |longitude: f64, latitude: f64, number: i64| {
            let place = Cell::of(longitude, latitude).expect("a cell").number();
            Number { month: 0, place, kind: ALL, number }
        };
        let cells = vec![cell(0.85, 51.15, 9), cell(0.88, 51.15, 40), cell(0.82, 51.12, 3), cell(1.5, 51.15, 900)];
        let (district, area) = (square("E07000105", 0.8, 51.1, 0.1), square("E01000001", 0.87, 51.14, 0.03));
        let found = highest(cells, &[district], Threshold::default());
        let shown: Vec<Shown> = found.iter().map(|cell| Threshold::default().shown(cell.number.unsigned_abs())).collect();
        let found = spots(&found, &shown, &[area]);
        let told: Vec<(String, Option<String>)> =
            found.iter().map(|it| (it.count.words(), it.inside.as_ref().map(|(_, name)| name.clone()))).collect();
        assert_eq!(told, [("40".to_owned(), Some("E01000001".to_owned())), ("9".to_owned(), None)]);
    }

    #[test]
    fn a_kind_of_a_cell_that_its_total_and_the_other_kinds_would_tell_is_withheld_with_another() {
        let of = |place: i64, kind: i64, number: i64| Number { month: 0, place, kind, number };
        let cells = [of(1, ALL, 43), of(2, ALL, 30)];
        let kinds = [of(1, 1, 3), of(1, 2, 40), of(2, 1, 10), of(2, 2, 20)];
        let shown = |chosen: i64| protected(&cells, &kinds, chosen, Threshold::default());
        assert_eq!(shown(ALL), [Shown::Number(43), Shown::Number(30)]);
        assert_eq!(shown(1), [Shown::Withheld, Shown::Number(10)]);
        assert_eq!(shown(2), [Shown::Withheld, Shown::Number(20)], "40 of 43 would tell that there were 3 of the other kind");
    }
}
