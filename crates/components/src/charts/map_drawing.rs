//! The drawing of a map: outlines with few corners, shades, patterns and names.

use super::canvas::Drawing;
use super::lettering::number;
use super::map_names::{self, LEADING, Placed};
use super::palette::{ORDERED, OUTLINE, WORDS, words_on};
use super::place_map::{Known, MapArea};
use super::simplify::{Point, simplified};
use maud::{Markup, html};

/// What is drawn on one map.
pub(super) struct Sheet<'a> {
    pub areas: &'a [MapArea],
    /// Larger places, drawn over the others by their borders and names.
    pub borders: &'a [MapArea],
    /// Keeps the names of patterns apart on a page with two maps.
    pub id: &'a str,
    /// Whether places are links; in a file they are not.
    pub linked: bool,
}

const PAGE: f64 = 640.0;
const EDGE: f64 = 4.0;
/// Points of the grid that corners snap to, for each pixel.
const FINE: f64 = 2.0;
/// The most corners that one map draws: with about five characters each, its picture stays under 60 KB.
const MOST_CORNERS: usize = 5_000;
/// Corners whose triangle is no larger than this, in points of the grid, are not seen.
const UNSEEN: f64 = 2.0;
/// With more places than this their outlines are thinner.
const MANY: usize = 60;

/// Turns longitude and latitude into places on the drawing, true to shape around its middle.
pub(super) struct Projection {
    west: f64,
    north: f64,
    narrowing: f64,
    scale: f64,
    height: f64,
}

impl Projection {
    pub(super) fn around(areas: &[MapArea]) -> Projection {
        let points = || areas.iter().flat_map(|area| &area.rings).flatten();
        let west = points().map(|p| p.0).fold(f64::INFINITY, f64::min);
        let east = points().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
        let south = points().map(|p| p.1).fold(f64::INFINITY, f64::min);
        let north = points().map(|p| p.1).fold(f64::NEG_INFINITY, f64::max);
        if points().next().is_none() {
            return Projection { west: 0.0, north: 0.0, narrowing: 1.0, scale: 1.0, height: EDGE * 2.0 };
        }
        let narrowing = ((south + north) / 2.0).to_radians().cos();
        let scale = (PAGE - EDGE * 2.0) / ((east - west) * narrowing).max(f64::EPSILON);
        Projection { west, north, narrowing, scale, height: (north - south) * scale + EDGE * 2.0 }
    }

    pub(super) fn point(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let x = (longitude - self.west) * self.narrowing * self.scale + EDGE;
        (x, (self.north - latitude) * self.scale + EDGE)
    }

    fn on_grid(&self, corner: (f64, f64)) -> Point {
        let (x, y) = self.point(corner);
        ((x * FINE).round() as i32, (y * FINE).round() as i32)
    }
}

/// The outlines of these places as paths, with no more corners than the map can show.
fn paths(areas: &[MapArea], projection: &Projection) -> Vec<String> {
    let rings: Vec<Vec<Point>> = areas
        .iter()
        .flat_map(|area| &area.rings)
        .map(|ring| ring.iter().map(|corner| projection.on_grid(*corner)).collect())
        .collect();
    let mut simple = simplified(&rings, MOST_CORNERS, UNSEEN).into_iter();
    areas.iter().map(|area| simple.by_ref().take(area.rings.len()).map(|ring| path(&ring)).collect()).collect()
}

/// A ring as steps from corner to corner, which are shorter to write than places.
fn path(ring: &[Point]) -> String {
    let Some(first) = ring.first() else { return String::new() };
    let written = |steps: i32| number(f64::from(steps) / FINE);
    let mut path = format!("M{} {}l", written(first.0), written(first.1));
    for (at, two) in ring.windows(2).enumerate() {
        let (x, y) = (written(two[1].0 - two[0].0), written(two[1].1 - two[0].1));
        let before_x = if at == 0 || x.starts_with('-') { "" } else { " " };
        let before_y = if y.starts_with('-') { "" } else { " " };
        path.push_str(&format!("{before_x}{x}{before_y}{y}"));
    }
    path.push('z');
    path
}

/// Draws all places.
pub(super) fn draw(sheet: &Sheet<'_>) -> Drawing {
    let both: Vec<MapArea> = sheet.areas.iter().chain(sheet.borders).cloned().collect();
    let projection = Projection::around(&both);
    let strength = if sheet.areas.len() > MANY { "0.6" } else { "1" };
    let named = if sheet.borders.is_empty() { sheet.areas } else { sheet.borders };
    let shapes = html! {
        (patterns(sheet.id))
        g stroke=(OUTLINE) stroke-width=(strength) stroke-linejoin="round" fill-rule="evenodd" {
            @for (area, path) in sheet.areas.iter().zip(paths(sheet.areas, &projection)) { (outline(area, &path, sheet)) }
        }
        g stroke=(WORDS) stroke-width="2" stroke-linejoin="round" fill="none" pointer-events="none" {
            @for path in paths(sheet.borders, &projection) { path class="gt-map__border" d=(path) {} }
        }
        @for placed in map_names::place(named, &projection) { (name(&placed, sheet.borders.is_empty())) }
    };
    Drawing { width: PAGE, height: projection.height, shapes }
}

fn outline(area: &MapArea, path: &str, sheet: &Sheet<'_>) -> Markup {
    let shape = html! {
        title { (area.name) }
        path class="gt-map__area" d=(path) fill=(shade(area.known, sheet.id)) {}
    };
    html! {
        @match &area.href {
            Some(href) if sheet.linked => a href=(href) tabindex="-1" { (shape) },
            _ => g { (shape) },
        }
    }
}

fn name(placed: &Placed<'_>, on_shade: bool) -> Markup {
    let area = placed.area;
    let shade = area.known.class().filter(|class| on_shade && words_on(*class) != WORDS);
    let class = if shade.is_some() { "gt-map__name gt-map__name--light" } else { "gt-map__name" };
    let (fill, halo) = shade.map_or((WORDS, "#FFFFFF"), |class| ("#FFFFFF", ORDERED[class.min(4)]));
    // The first line stands so that the middle of all lines is in the middle of the place.
    let up = LEADING * (placed.lines.len() as f64 - 1.0) / 2.0;
    let down = |index: usize| if index == 0 { format!("{}em", number(0.3 - up)) } else { format!("{LEADING}em") };
    html! {
        text class=(class) text-anchor="middle" fill=(fill) stroke=(halo) stroke-width="4" stroke-linejoin="round"
            paint-order="stroke" pointer-events="none" y=(number(placed.y)) {
            @for (index, line) in placed.lines.iter().enumerate() {
                @if index > 0 { " " }
                tspan x=(number(placed.x)) dy=(down(index)) { (line) }
            }
            @if let Some(words) = &area.words {
                " " tspan class="gt-map__words" x=(number(placed.x)) dy=(down(1)) { (words) }
            }
        }
    }
}

/// The shade of a class. Every second class has a pattern as well, so that neighbours differ without colour.
fn shade(known: Known, id: &str) -> String {
    match known {
        Known::Class(1) => format!("url(#{id}-dots)"),
        Known::Class(3) => format!("url(#{id}-lines)"),
        Known::Class(class) => ORDERED[class.min(ORDERED.len() - 1)].to_owned(),
        Known::NoData => format!("url(#{id}-no-data)"),
        Known::Withheld => format!("url(#{id}-withheld)"),
    }
}

fn patterns(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(format!("{id}-no-data")) width="8" height="8" patternUnits="userSpaceOnUse" {
                rect width="8" height="8" fill="#FFFFFF" {}
                path d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" stroke="#7D766C" stroke-width="1" {}
            }
            pattern id=(format!("{id}-withheld")) width="10" height="10" patternUnits="userSpaceOnUse" {
                rect width="10" height="10" fill="#FFFFFF" {}
                path d="M3 3L7 7M7 3L3 7" stroke="#3D3D3D" stroke-width="1.2" {}
            }
            pattern id=(format!("{id}-dots")) width="10" height="10" patternUnits="userSpaceOnUse" {
                rect width="10" height="10" fill=(ORDERED[1]) {}
                circle cx="5" cy="5" r="1" fill="#12436D" {}
            }
            pattern id=(format!("{id}-lines")) width="8" height="8" patternUnits="userSpaceOnUse" {
                rect width="8" height="8" fill=(ORDERED[3]) {}
                path d="M0 8L8 0" stroke="#B5D4EF" stroke-width="0.7" {}
            }
        }
    }
}

/// The little field of the legend for what is known of a place.
pub(super) fn swatch(known: Known, id: &str) -> Markup {
    html! { rect x="0.5" y="0.5" width="27" height="17" fill=(shade(known, id)) stroke=(OUTLINE) {} }
}
