//! The drawing of a line chart: light lines at round numbers, lines with gaps, marks, and names at the ends of lines.

use super::axis::Axis;
use super::canvas::{Drawing, Layout};
use super::lettering::{LINE, lines, number, text_block, width};
use super::line_chart::{LineChart, Series};
use super::marks;
use super::palette::{BASELINE, GRID, QUIET, WORDS};
use maud::{Markup, html};

/// The room that a name at the end of a line may take before it breaks.
const NAME_ROOM: f64 = 150.0;
/// From the end of a line to its name.
const TO_NAME: f64 = 12.0;
/// With less room than this from period to period, only the ends of lines have marks.
const ROOM_FOR_MARKS: f64 = 11.0;

/// Where the values stand.
pub(super) struct Field {
    pub axis: Axis,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Field {
    pub fn y(&self, value: f64) -> f64 {
        self.axis.at(value, self.bottom, self.top)
    }

    /// Light lines across, with the numbers at their left ends.
    pub fn grid(&self) -> Markup {
        html! {
            @for tick in self.axis.ticks() {
                @let stroke = if tick == 0.0 { BASELINE } else { GRID };
                line class="gt-chart__grid" x1=(number(self.left)) x2=(number(self.right)) y1=(number(self.y(tick)))
                    y2=(number(self.y(tick))) stroke=(stroke) stroke-width="1" {}
                text x=(number(self.left - 8.0)) y=(number(self.y(tick))) text-anchor="end" dominant-baseline="central"
                    fill=(QUIET) { (self.axis.words(tick)) }
            }
        }
    }
}

/// How wide the numbers of an axis are.
pub(super) fn axis_room(axis: &Axis) -> f64 {
    axis.ticks().into_iter().map(|tick| width(&axis.words(tick))).fold(0.0, f64::max) + 8.0
}

/// The axis around all values.
pub(super) fn axis(chart: &LineChart) -> Axis {
    Axis::around(chart.drawn().iter().flat_map(Series::known).map(|(_, value)| value), 5.0, chart.unit)
}

pub(super) fn draw(chart: &LineChart, layout: Layout) -> Drawing {
    let names: Vec<Vec<String>> = chart.drawn().iter().map(|series| lines(&series.name, NAME_ROOM)).collect();
    let at_ends = layout == Layout::Wide && chart.drawn().len() > 1;
    let widest = names.iter().flatten().map(|line| width(line)).fold(0.0, f64::max);
    let axis = axis(chart);
    let field = Field {
        left: axis_room(&axis),
        right: layout.page() - if at_ends { widest + TO_NAME } else { 14.0 },
        top: 12.0,
        bottom: layout.pick(292.0, 232.0),
        axis,
    };
    let last = chart.periods.len().saturating_sub(1).max(1) as f64;
    let step = (field.right - field.left - 16.0) / last;
    let x = |at: usize| field.left + 8.0 + step * at as f64;
    let (labels, deepest) = periods(&chart.periods, &x, step, &field);
    let shapes = html! {
        (field.grid())
        (labels)
        @for (at, series) in chart.drawn().iter().enumerate() { (line(at, series, &x, &field)) }
        @for (at, series) in chart.drawn().iter().enumerate() { (dots(at, series, (&x, step), &field)) }
        @if at_ends { (ends(chart.drawn(), &names, &field)) }
    };
    Drawing::new(layout, deepest, shapes)
}

/// Places of the points, cut where a value is missing.
fn runs(series: &Series, x: &dyn Fn(usize) -> f64, field: &Field) -> Vec<Vec<(f64, f64)>> {
    let known: Vec<(usize, f64)> = series.known().collect();
    let joined = |a: &(usize, f64), b: &(usize, f64)| a.0 + 1 == b.0;
    let place = |(at, value): &(usize, f64)| (x(*at), field.y(*value));
    known.chunk_by(joined).map(|run| run.iter().map(place).collect()).collect()
}

fn line(at: usize, series: &Series, x: &dyn Fn(usize) -> f64, field: &Field) -> Markup {
    html! { @for run in runs(series, x, field).iter().filter(|run| run.len() > 1) { (marks::stroke(at, run)) } }
}

fn dots(at: usize, series: &Series, (x, step): (&dyn Fn(usize) -> f64, f64), field: &Field) -> Markup {
    let known: Vec<(usize, f64)> = series.known().collect();
    let alone = |period: usize| {
        let has = |other: Option<usize>| other.is_some_and(|other| known.iter().any(|(at, _)| *at == other));
        !has(period.checked_sub(1)) || !has(Some(period + 1))
    };
    let shown = |period: usize| step >= ROOM_FOR_MARKS || series.points[period].provisional || alone(period);
    html! {
        @for (period, value) in known.iter().filter(|(period, _)| shown(*period)) {
            (marks::mark(at, (x(*period), field.y(*value)), series.points[*period].provisional))
        }
    }
}

/// The names of as many periods as there is room for, counted from the last; and where the drawing ends.
fn periods(names: &[String], x: &dyn Fn(usize) -> f64, step: f64, field: &Field) -> (Markup, f64) {
    let room = (step - 10.0).max(64.0);
    let broken: Vec<Vec<String>> = names.iter().map(|name| lines(name, room)).collect();
    let widest = broken.iter().flatten().map(|line| width(line)).fold(0.0, f64::max);
    let every = ((widest + 10.0) / step.max(1.0)).ceil().max(1.0) as usize;
    let shown: Vec<usize> = (0..names.len()).rev().step_by(every).collect();
    let deepest = shown.iter().map(|at| broken[*at].len()).max().unwrap_or(1) as f64;
    let top = field.bottom + 20.0;
    let drawn = html! {
        @for at in shown.iter().rev() {
            @let half = broken[*at].iter().map(|line| width(line)).fold(0.0, f64::max) / 2.0;
            @let (anchor, place) = if x(*at) - half < 0.0 { ("start", x(*at) - 8.0) }
                else if x(*at) + half > field.right + 14.0 && *at + 1 == names.len() { ("end", field.right + 10.0) }
                else { ("middle", x(*at)) };
            g text-anchor=(anchor) { (text_block(&broken[*at], place, top, WORDS)) }
            line class="gt-chart__grid" x1=(number(x(*at))) x2=(number(x(*at))) y1=(number(field.bottom))
                y2=(number(field.bottom + 6.0)) stroke=(BASELINE) stroke-width="1" {}
        }
    };
    (drawn, top + LINE * (deepest - 0.5) + 2.0)
}

/// The name of each line beside its last point, or as near as the other names allow.
fn ends(drawn: &[Series], names: &[Vec<String>], field: &Field) -> Markup {
    let last = |series: &Series| series.known().next_back().map(|(_, value)| field.y(value));
    let wanted: Vec<(f64, f64)> =
        drawn.iter().zip(names).map(|(series, name)| (last(series).unwrap_or(field.bottom), name.len() as f64 * LINE)).collect();
    let middles = marks::apart(&wanted, field.top - 12.0, field.bottom + 10.0);
    html! {
        @for (at, name) in names.iter().enumerate() {
            @let first = middles[at] - LINE * (name.len() as f64 - 1.0) / 2.0;
            (text_block(name, field.right + TO_NAME, first, WORDS))
        }
    }
}
