//! Where most is recorded in a district: cells of a grid of about 500 metres, because published points say no more than that.

use super::asking::{self, Number, Outline, Place, Span};
use super::load::{FEED, Kinds, When};
use super::shown::{self, address, link};
use crate::imports::reading::{Cell, Code};
use crate::imports::withheld::ALL;
use crate::withholding::{Shown, Threshold, kept_rules};
use ::pages::{Address, Page};
use access::Open;
use components::{Column, EmptyState, MapArea, PlaceMap, Row, SmallScreen, Table, holds};
use database::Fault;
use maud::html;
use values::words::{fill, t};

/// So many cells are listed and drawn.
const MOST: usize = 25;
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
    pub(super) place: Place,
    pub(super) when: When,
    pub(super) kinds: Kinds,
    outlines: Vec<Outline>,
    spots: Vec<Spot>,
}

/// Loads them.
pub(super) async fn load(open: &dyn Open, place: Place, address: &Address) -> Result<Spots, Fault> {
    let threshold = kept_rules::today(open).await?;
    let when = When::load(open).await?;
    let kinds = Kinds::load(open, Some(&asking::kinds(open, FEED, when.year()).await?), address).await?;
    let chosen = (kinds.chosen.number != ALL).then_some(kinds.chosen.number);
    let cells = asking::in_cells(open, &Span { feed: FEED, months: when.year(), kind: chosen }).await?;
    let outlines = asking::outlines(open, &[place.code]).await?;
    let areas = asking::outlines(open, &place.areas).await?;
    let spots = spots(cells, &outlines, &areas, threshold);
    Ok(Spots { place, when, kinds, outlines, spots })
}

/// The cells in these outlines with the highest counts. Those below the threshold are left out: there is nothing to tell of them.
fn spots(mut cells: Vec<Number>, outlines: &[Outline], areas: &[Outline], threshold: Threshold) -> Vec<Spot> {
    cells.sort_by_key(|cell| (std::cmp::Reverse(cell.number), cell.place));
    let own: Vec<(&Outline, [f64; 4])> = outlines.iter().map(|outline| (outline, around(outline))).collect();
    let areas: Vec<(&Outline, [f64; 4])> = areas.iter().map(|outline| (outline, around(outline))).collect();
    let spot = |cell: &Number| {
        let count = threshold.shown(cell.number.unsigned_abs());
        count.number()?;
        let corners = Cell::corners(cell.place);
        let middle = ((corners[0] + corners[2]) / 2.0, (corners[1] + corners[3]) / 2.0);
        let within = |all: &[(&Outline, [f64; 4])]| {
            all.iter()
                .find(|(outline, box_of)| near(*box_of, middle) && lies_in(outline, middle))
                .map(|(outline, _)| (outline.code, outline.name.clone()))
        };
        within(&own)?;
        Some(Spot { corners, count, inside: within(&areas) })
    };
    cells.iter().filter_map(spot).take(MOST).collect()
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
        let found = spots(cells, &[district], &[area], Threshold::default());
        let told: Vec<(String, Option<String>)> =
            found.iter().map(|it| (it.count.words(), it.inside.as_ref().map(|(_, name)| name.clone()))).collect();
        assert_eq!(told, [("40".to_owned(), Some("E01000001".to_owned())), ("9".to_owned(), None)]);
    }
}
