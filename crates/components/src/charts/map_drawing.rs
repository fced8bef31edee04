//! The drawing of a map: outlines, shades, patterns and names.

use super::lettering::number;
use super::map_names::{self, LEADING, Placed};
use super::palette::{ORDERED, OUTLINE, WORDS, words_on};
use super::place_map::{MapArea, Ring};
use maud::{Markup, html};

/// A finished drawing.
pub(super) struct Drawn {
    pub view_box: String,
    pub shapes: Markup,
}

const PAGE: f64 = 640.0;
const EDGE: f64 = 4.0;

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

    fn path(&self, rings: &[Ring]) -> String {
        let mut path = String::new();
        for ring in rings {
            for (index, corner) in ring.iter().enumerate() {
                let (x, y) = self.point(*corner);
                path.push(if index == 0 { 'M' } else { 'L' });
                path.push_str(&format!("{} {}", number(x), number(y)));
            }
            path.push('Z');
        }
        path
    }
}

/// Draws all places; `id` keeps the names of patterns apart on a page with two maps.
pub(super) fn draw(areas: &[MapArea], id: &str) -> Drawn {
    let projection = Projection::around(areas);
    let shapes = html! {
        (patterns(id))
        @for area in areas { (outline(area, &projection, id)) }
        @for placed in map_names::place(areas, &projection) { (name(&placed)) }
    };
    Drawn { view_box: format!("0 0 {} {}", number(PAGE), number(projection.height)), shapes }
}

fn outline(area: &MapArea, projection: &Projection, id: &str) -> Markup {
    let path = projection.path(&area.rings);
    let shape = html! {
        title { (area.name) }
        path class="gt-map__area" d=(path) fill=(shade(area.class, id)) fill-rule="evenodd" stroke=(OUTLINE)
            stroke-width="1" stroke-linejoin="round" {}
        @if let Some(pattern) = area.class.and_then(|class| pattern(class, id)) {
            path d=(path) fill=(pattern) fill-rule="evenodd" {}
        }
    };
    html! {
        @if let Some(href) = &area.href { a href=(href) tabindex="-1" { (shape) } } @else { g { (shape) } }
    }
}

fn name(placed: &Placed<'_>) -> Markup {
    let area = placed.area;
    let dark = area.class.is_some_and(|class| words_on(class) != WORDS);
    let class = if dark { "gt-map__name gt-map__name--light" } else { "gt-map__name" };
    let (fill, halo) = if dark { ("#FFFFFF", ORDERED[area.class.unwrap_or(0).min(4)]) } else { (WORDS, "#FFFFFF") };
    // The first line stands so that the middle of all lines is in the middle of the place.
    let up = LEADING * (placed.lines.len() as f64 - 1.0) / 2.0;
    let down = |index: usize| if index == 0 { format!("{}em", number(0.3 - up)) } else { format!("{LEADING}em") };
    html! {
        text class=(class) text-anchor="middle" fill=(fill) stroke=(halo) stroke-width="3" stroke-linejoin="round"
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

fn shade(class: Option<usize>, id: &str) -> String {
    match class {
        Some(class) => ORDERED[class.min(ORDERED.len() - 1)].to_owned(),
        None => format!("url(#{id}-no-data)"),
    }
}

/// Every second class has a pattern, so that neighbours differ without colour.
fn pattern(class: usize, id: &str) -> Option<String> {
    match class {
        1 => Some(format!("url(#{id}-dots)")),
        3 => Some(format!("url(#{id}-lines)")),
        _ => None,
    }
}

fn patterns(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(format!("{id}-no-data")) width="8" height="8" patternUnits="userSpaceOnUse" {
                rect width="8" height="8" fill="#FFFFFF" {}
                path d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" stroke="#7D766C" stroke-width="1" {}
            }
            pattern id=(format!("{id}-dots")) width="10" height="10" patternUnits="userSpaceOnUse" {
                circle cx="5" cy="5" r="1" fill="#12436D" {}
            }
            pattern id=(format!("{id}-lines")) width="8" height="8" patternUnits="userSpaceOnUse" {
                path d="M0 8L8 0" stroke="#B5D4EF" stroke-width="0.7" {}
            }
        }
    }
}

/// The little field of the legend for a class.
pub(super) fn swatch(class: Option<usize>, id: &str) -> Markup {
    html! {
        svg class="gt-map-key__swatch" width="28" height="18" viewBox="0 0 28 18" aria-hidden="true" focusable="false" {
            rect x="0.5" y="0.5" width="27" height="17" fill=(shade(class, id)) stroke=(OUTLINE) {}
            @if let Some(pattern) = class.and_then(|class| pattern(class, id)) {
                rect x="0.5" y="0.5" width="27" height="17" fill=(pattern) {}
            }
        }
    }
}
