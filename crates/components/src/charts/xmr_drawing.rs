//! The drawing of an XmR chart, wide and narrow: axis, usual range, line, points, step changes.

use super::bars::{Drawing, Layout};
use super::lettering::{LINE, number, width};
use super::palette::{BASELINE, QUIET, WORDS};
use super::xmr::{XmrChart, XmrSegment};
use super::xmr_labels::{self, Reason};
use super::xmr_marks::{DASHES, DOTS, TARGET, USUAL, key, rule, shape};
use super::xmr_scale::Scale;
use maud::{Markup, html};

const GRID: &str = "#D9D4CB";
/// Room at both ends of the axis of time.
const PAD: f64 = 10.0;

/// Where everything stands.
struct Plot<'a> {
    chart: &'a XmrChart,
    scale: Scale,
    layout: Layout,
    page: f64,
    left: f64,
    right: f64,
    top: f64,
    height: f64,
}

/// Draws the chart.
pub(super) fn draw(chart: &XmrChart, layout: Layout) -> Drawing {
    let (page, height) = if layout == Layout::Wide { (720.0, 300.0) } else { (320.0, 220.0) };
    let labels = if layout == Layout::Wide { xmr_labels::labels(chart) } else { Vec::new() };
    let scale = Scale::of(chart);
    let left = scale.ticks.iter().map(|tick| width(&scale.words(*tick))).fold(0.0, f64::max) + 10.0;
    let right = if labels.is_empty() { page - 4.0 } else { page - xmr_labels::room(&labels) - 10.0 };
    let (key, key_height) = key(chart, layout, page);
    let mut plot = Plot { chart, scale, layout, page, left, right, top: key_height, height };
    let (reasons, reasons_height) = plot.reasons();
    plot.top += reasons_height.max(LINE / 2.0);
    let shapes = html! {
        (key)
        (plot.axis())
        (plot.target())
        @for segment in &chart.segments { (plot.segment(segment)) }
        (plot.steps(&reasons, key_height))
        (plot.line())
        (plot.points())
        (xmr_labels::draw(&labels, &plot.scale, plot.right + 8.0, (plot.top, plot.height)))
        (plot.periods())
    };
    let bottom = plot.top + height + LINE * 1.75;
    Drawing { width: page, height: bottom, shapes }
}

impl Plot<'_> {
    /// Where the point with this index stands, or a place between two of them.
    fn x(&self, at: f64) -> f64 {
        let steps = self.chart.points.len().saturating_sub(1).max(1) as f64;
        self.left + PAD + (self.right - self.left - PAD * 2.0) * at / steps
    }

    fn y(&self, value: f64) -> f64 {
        self.scale.y(value, self.top, self.height)
    }

    fn reasons(&self) -> (Vec<Reason>, f64) {
        let (reasons, height) = xmr_labels::reasons(self.chart, |at| self.x(at), self.page);
        match self.layout {
            Layout::Wide => (reasons, height),
            Layout::Narrow if reasons.is_empty() => (reasons, 0.0),
            Layout::Narrow => (reasons, LINE + 4.0),
        }
    }

    fn axis(&self) -> Markup {
        html! {
            @for tick in &self.scale.ticks {
                @let y = self.y(*tick);
                line class="gt-chart__grid" x1=(number(self.left)) y1=(number(y)) x2=(number(self.right)) y2=(number(y)) stroke=(GRID) stroke-width="1" {}
                text x=(number(self.left - 8.0)) y=(number(y)) text-anchor="end" dominant-baseline="central" fill=(QUIET) {
                    (self.scale.words(*tick))
                }
            }
        }
    }

    /// The ticks under the axis of time, as many as have room.
    fn periods(&self) -> Markup {
        let y = self.top + self.height;
        let mut free = f64::NEG_INFINITY;
        let mut shown = Vec::new();
        for (at, words) in self.chart.points.iter().enumerate().filter_map(|(at, it)| Some((at, it.tick.as_ref()?))) {
            let half = width(words) / 2.0;
            let x = self.x(at as f64);
            let middle = x.clamp(half, self.page - half);
            if middle - half >= free {
                free = middle + half + 12.0;
                shown.push((x, middle, words));
            }
        }
        html! {
            (rule((self.left, y), (self.right, y), BASELINE, "1", None))
            @for (x, middle, words) in shown {
                (rule((x, y), (x, y + 6.0), BASELINE, "1", None))
                text x=(number(middle)) y=(number(y + LINE)) text-anchor="middle" dominant-baseline="central" fill=(QUIET) { (words) }
            }
        }
    }

    fn segment(&self, segment: &XmrSegment) -> Markup {
        let from = self.x(segment.from as f64 - 0.4).max(self.left);
        let to = self.x(segment.to as f64 - 0.6).min(self.right);
        let across = |value: f64, colour: &str, dashes: Option<&str>| {
            let y = self.y(value);
            rule((from, y), (to, y), colour, "1.5", dashes)
        };
        html! {
            (across(segment.upper.0, USUAL, Some(DASHES)))
            (across(segment.lower.0, USUAL, Some(DASHES)))
            (across(segment.mean.0, WORDS, None))
        }
    }

    fn target(&self) -> Markup {
        html! {
            @if let Some((value, _)) = &self.chart.target {
                @let y = self.y(*value);
                (rule((self.left, y), (self.right, y), TARGET, "2", Some(DOTS)))
            }
        }
    }

    /// The rules of the step changes with their reasons; on phones a number that the key explains.
    fn steps(&self, reasons: &[Reason], key_height: f64) -> Markup {
        html! {
            @for (at, reason) in reasons.iter().enumerate() {
                @if self.layout == Layout::Wide {
                    (rule((reason.rule, key_height + reason.y), (reason.rule, self.top + self.height), WORDS, "1", None))
                    (reason.draw(key_height))
                } @else {
                    (rule((reason.rule, self.top - 4.0), (reason.rule, self.top + self.height), WORDS, "1", None))
                    (xmr_labels::numbered(at + 1, reason.rule, self.top - LINE / 2.0 - 6.0))
                }
            }
        }
    }

    /// The line between points: broken at gaps and at step changes.
    fn line(&self) -> Markup {
        let begins = |at: usize| self.chart.segments.iter().any(|it| it.from == at && it.reason.is_some());
        let mut parts: Vec<Vec<String>> = vec![Vec::new()];
        for (at, point) in self.chart.points.iter().enumerate() {
            if point.value.is_none() || begins(at) {
                parts.push(Vec::new());
            }
            if let (Some(value), Some(part)) = (point.value, parts.last_mut()) {
                part.push(format!("{},{}", number(self.x(at as f64)), number(self.y(value))));
            }
        }
        html! {
            @for part in parts.iter().filter(|part| part.len() > 1) {
                polyline class="gt-xmr__line" points=(part.join(" ")) fill="none" stroke=(USUAL) stroke-width="1" {}
            }
        }
    }

    fn points(&self) -> Markup {
        html! {
            @for (at, point) in self.chart.points.iter().enumerate() {
                @if let Some(value) = point.value { (shape(point.meaning, point.provisional, self.x(at as f64), self.y(value))) }
            }
        }
    }
}
