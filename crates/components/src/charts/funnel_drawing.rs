//! The drawing of a funnel plot: limits as curves, places as marks, names for those outside.

use super::axis::{Axis, Unit};
use super::canvas::{Drawing, Layout};
use super::funnel_plot::{FunnelCurve, FunnelPlace, FunnelPlot, FunnelStanding};
use super::lettering::{LINE, number, width};
use super::line_drawing::{Field, axis_room};
use super::marks;
use super::palette::{BASELINE, FIRST, MIDDLE, QUIET, USUAL, WORDS};
use super::rows::beside;
use maud::{Markup, html};

/// The axis of rates, around all places and the limits at the smallest of them.
pub(super) fn rates(plot: &FunnelPlot) -> Axis {
    let curves = plot.curves.iter().flat_map(|curve| [curve.limits_998.0, curve.limits_998.1]);
    Axis::around(plot.known().map(|(_, rate)| rate).chain(curves).chain([plot.centre.0]), 5.0, plot.unit)
}

/// The mark of a place: a shape for each standing.
pub(super) fn mark(standing: FunnelStanding, place: (f64, f64)) -> Markup {
    match standing {
        FunnelStanding::Within => marks::shaped(0, place, 4.0, (USUAL, USUAL)),
        FunnelStanding::Outside => marks::shaped(1, place, 5.0, (FIRST, FIRST)),
        FunnelStanding::FarOutside => marks::shaped(3, place, 5.5, (MIDDLE, MIDDLE)),
    }
}

fn curve(far: bool, places: &[(f64, f64)]) -> Markup {
    let dashes = if far { None } else { Some("7 5") };
    html! {
        path class="gt-chart__line" d=(marks::path(places)) fill="none" stroke=(USUAL) stroke-width="1.5" stroke-linejoin="round"
            stroke-dasharray=[dashes] {}
    }
}

/// The line of a limit, for the legend.
pub(super) fn limit_sample(far: bool) -> Markup {
    curve(far, &[(0.0, 9.0), (28.0, 9.0)])
}

/// The line of all places together, for the legend.
pub(super) fn centre_sample() -> Markup {
    html! { line class="gt-chart__line" x1="0" x2="28" y1="9" y2="9" stroke=(WORDS) stroke-width="2.5" {} }
}

/// Where sizes and rates stand.
struct Plane {
    field: Field,
    sizes: Axis,
}

impl Plane {
    fn of(plot: &FunnelPlot, layout: Layout) -> Plane {
        let rates = rates(plot);
        let largest = plot.known().map(|(place, _)| place.size).chain(plot.curves.iter().map(|curve| curve.size));
        let sizes = Axis::from_nought(largest.fold(0.0, f64::max), layout.pick(6.0, 3.0), Unit::Plain);
        let right = layout.page() - width(&sizes.words(sizes.high)) / 2.0 - 2.0;
        let field = Field { left: axis_room(&rates), right, top: LINE + 10.0, bottom: layout.pick(350.0, 300.0), axis: rates };
        Plane { field, sizes }
    }

    fn at(&self, size: f64, rate: f64) -> (f64, f64) {
        (self.sizes.at(size, self.field.left, self.field.right), self.field.y(rate))
    }

    /// The sizes under the plot, with what they are.
    fn scale(&self, words: &str) -> Markup {
        let y = self.field.bottom;
        html! {
            line class="gt-chart__grid" x1=(number(self.field.left)) x2=(number(self.field.right)) y1=(number(y)) y2=(number(y))
                stroke=(BASELINE) stroke-width="1" {}
            @for tick in self.sizes.ticks() {
                @let x = number(self.at(tick, self.field.axis.low).0);
                line class="gt-chart__grid" x1=(x) x2=(x) y1=(number(y)) y2=(number(y + 6.0)) stroke=(BASELINE) stroke-width="1" {}
                text x=(x) y=(number(y + 19.0)) text-anchor="middle" dominant-baseline="central" fill=(QUIET) {
                    (self.sizes.words(tick))
                }
            }
            text x=(number(self.field.right)) y=(number(y + 42.0)) text-anchor="end" dominant-baseline="central" fill=(WORDS) { (words) }
        }
    }
}

pub(super) fn draw(plot: &FunnelPlot, layout: Layout) -> Drawing {
    let plane = Plane::of(plot, layout);
    let way = |rate: fn(&FunnelCurve) -> f64| -> Vec<(f64, f64)> {
        plot.curves.iter().map(|curve| plane.at(curve.size, rate(curve))).collect()
    };
    let centre = plane.field.y(plot.centre.0);
    let shapes = html! {
        (plane.field.grid())
        text x="0" y=(number(LINE / 2.0)) dominant-baseline="central" fill=(WORDS) { (plot.axes.1) }
        (plane.scale(&plot.axes.0))
        (curve(true, &way(|curve| curve.limits_998.0))) (curve(true, &way(|curve| curve.limits_998.1)))
        (curve(false, &way(|curve| curve.limits_95.0))) (curve(false, &way(|curve| curve.limits_95.1)))
        line class="gt-chart__line" x1=(number(plane.field.left)) x2=(number(plane.field.right)) y1=(number(centre)) y2=(number(centre))
            stroke=(WORDS) stroke-width="2.5" {}
        @for (place, rate) in plot.known() { (mark(place.standing, plane.at(place.size, rate))) }
        (names(plot, &plane, layout))
    };
    Drawing::new(layout, plane.field.bottom + 54.0, shapes)
}

/// A rectangle of words: left, top, right, bottom.
type Room = (f64, f64, f64, f64);

fn touch(a: &Room, b: &Room) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// The names of the places outside the limits, the farthest first, beside their marks where they cover nothing. On phones
/// only those far outside are named; the table names all.
fn names(plot: &FunnelPlot, plane: &Plane, layout: Layout) -> Markup {
    let least = layout.pick(FunnelStanding::Outside, FunnelStanding::FarOutside);
    let wanted = |place: &FunnelPlace| place.standing == FunnelStanding::FarOutside || place.standing == least;
    let mut outside: Vec<(&FunnelPlace, f64)> = plot.known().filter(|(place, _)| wanted(place)).collect();
    outside.sort_by(|a, b| (b.1 - plot.centre.0).abs().total_cmp(&(a.1 - plot.centre.0).abs()));
    let of_mark = |(place, rate): (&FunnelPlace, f64)| {
        let (x, y) = plane.at(place.size, rate);
        (x - 5.0, y - 5.0, x + 5.0, y + 5.0)
    };
    let mut taken: Vec<Room> = plot.known().map(of_mark).collect();
    let mut drawn = Vec::new();
    for (place, rate) in outside {
        if let Some((room, markup)) = name(place, plane.at(place.size, rate), &taken, layout.page()) {
            taken.push(room);
            drawn.push(markup);
        }
    }
    html! { @for name in &drawn { (name) } }
}

/// A name right of its mark, left of it, above or below: the first place where it covers nothing.
fn name(place: &FunnelPlace, (x, y): (f64, f64), taken: &[Room], page: f64) -> Option<(Room, Markup)> {
    let wide = width(&place.label);
    let places = [
        (x + 11.0, y, "start", x + 11.0),
        (x - 11.0, y, "end", x - 11.0 - wide),
        (x, y - 17.0, "middle", x - wide / 2.0),
        (x, y + 17.0, "middle", x - wide / 2.0),
        (x + 9.0, y - 13.0, "start", x + 9.0),
        (x + 9.0, y + 13.0, "start", x + 9.0),
    ];
    places.into_iter().find_map(|(at, middle, anchor, left)| {
        let room = (left, middle - 9.0, left + wide, middle + 9.0);
        let free = left >= 0.0 && room.2 <= page && !taken.iter().any(|other| touch(&room, other));
        free.then(|| (room, beside(&place.label, (at, middle), anchor)))
    })
}
