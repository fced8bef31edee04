//! Charts of labelled rows: labels beside the rows, or above them on phones; an axis under them.

use super::axis::Axis;
use super::canvas::Layout;
use super::lettering::{LINE, lines, number, text_block, width};
use super::palette::{BASELINE, GRID, QUIET, WORDS};
use maud::{Markup, html};

/// Between two rows.
const SPACE: f64 = 12.0;
/// The widest that labels beside rows may be.
const LABEL_ROOM: f64 = 200.0;

/// Where everything of the rows stands.
pub(super) struct Rows {
    /// Where values may start and end, from left to right.
    pub start: f64,
    pub end: f64,
    /// The middle of each row's values, from top to bottom.
    pub middles: Vec<f64>,
    /// The labels, drawn.
    pub labels: Markup,
    /// Where the first row starts and the last ends.
    pub top: f64,
    pub bottom: f64,
}

/// Lays rows of this height under one another. `inset` is the room that is kept free at both ends of the values.
pub(super) fn lay(labels: &[&str], (layout, top): (Layout, f64), height: f64, inset: (f64, f64)) -> Rows {
    let longest = labels.iter().map(|label| width(label)).fold(0.0, f64::max);
    let beside = longest.clamp(60.0, LABEL_ROOM) + 12.0;
    let room = layout.pick(LABEL_ROOM, layout.page() - 4.0);
    let (mut y, mut middles, mut drawn) = (top, Vec::new(), Vec::new());
    for label in labels {
        let broken = lines(label, room);
        let words = LINE * broken.len() as f64;
        let (row, middle, first) = match layout {
            Layout::Wide => {
                let row = words.max(height);
                (row, y + row / 2.0, y + (row - words + LINE) / 2.0)
            }
            Layout::Narrow => (words + height, y + words + height / 2.0, y + LINE / 2.0),
        };
        drawn.push(text_block(&broken, 0.0, first, WORDS));
        middles.push(middle);
        y += row + SPACE;
    }
    let bottom = (y - SPACE).max(top + height);
    let start = layout.pick(beside, 0.0) + inset.0;
    // A white edge keeps lines away from labels that stand over them.
    let labels = html! {
        g stroke="#FFFFFF" stroke-width="5" stroke-linejoin="round" paint-order="stroke" { @for label in &drawn { (label) } }
    };
    Rows { start, end: layout.page() - inset.1, middles, labels, top, bottom }
}

impl Rows {
    pub fn x(&self, axis: &Axis, value: f64) -> f64 {
        axis.at(value, self.start, self.end)
    }

    /// A light line along each row that has a value.
    pub fn guides(&self, has_value: impl Fn(usize) -> bool) -> Markup {
        html! {
            @for (_, middle) in self.middles.iter().enumerate().filter(|(at, _)| has_value(*at)) {
                line class="gt-chart__grid" x1=(number(self.start)) x2=(number(self.end)) y1=(number(*middle)) y2=(number(*middle))
                    stroke=(GRID) stroke-width="1" {}
            }
        }
    }

    /// The numbers of the axis under the rows, as many as there is room for, and where the drawing ends.
    pub fn scale(&self, axis: &Axis) -> (Markup, f64) {
        let ticks = axis.ticks();
        let widest = ticks.iter().map(|tick| width(&axis.words(*tick))).fold(0.0, f64::max) + 12.0;
        let each = (self.end - self.start) / (ticks.len().saturating_sub(1).max(1) as f64);
        let every = (widest / each.max(1.0)).ceil().max(1.0) as usize;
        let y = self.bottom + 10.0;
        let drawn = html! {
            line class="gt-chart__grid" x1=(number(self.start)) x2=(number(self.end)) y1=(number(y)) y2=(number(y))
                stroke=(BASELINE) stroke-width="1" {}
            @for tick in ticks.iter().step_by(every) {
                @let x = number(self.x(axis, *tick));
                line class="gt-chart__grid" x1=(x) x2=(x) y1=(number(y)) y2=(number(y + 6.0)) stroke=(BASELINE) stroke-width="1" {}
                text x=(x) y=(number(y + 19.0)) text-anchor="middle" dominant-baseline="central" fill=(QUIET) { (axis.words(*tick)) }
            }
        };
        (drawn, y + 30.0)
    }

    /// Words that stand where there is no value.
    pub fn missing(&self, at: usize, why: &str) -> Markup {
        html! {
            text class="gt-chart__missing" x=(number(self.start)) y=(number(self.middles[at])) dominant-baseline="central" fill=(QUIET)
                stroke="#FFFFFF" stroke-width="5" stroke-linejoin="round" paint-order="stroke" { (why) }
        }
    }
}

/// Words beside a mark, with a white edge that keeps lines away from them.
pub(super) fn beside(words: &str, (x, y): (f64, f64), anchor: &str) -> Markup {
    html! {
        text class="gt-chart__value" x=(number(x)) y=(number(y)) text-anchor=(anchor) dominant-baseline="central" fill=(WORDS)
            stroke="#FFFFFF" stroke-width="5" stroke-linejoin="round" paint-order="stroke" { (words) }
    }
}
