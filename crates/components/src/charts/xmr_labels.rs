//! The words beside the lines of an XmR chart, and above its step changes, placed so that none lies over another.

use super::lettering::{LINE, lines, number, text_block, width};
use super::palette::WORDS;
use super::xmr::XmrChart;
use super::xmr_marks::TARGET;
use super::xmr_scale::Scale;
use maud::{Markup, html};
use values::words::fill;

/// A label at the end of a line is broken where it would be wider than this.
const WIDEST: f64 = 124.0;
/// A reason is broken where it would be wider than this.
const REASON: f64 = 190.0;

/// A label at the end of a line: its value, its lines of words, its colour.
pub(super) struct Label {
    value: f64,
    lines: Vec<String>,
    colour: &'static str,
}

impl Label {
    fn new(value: f64, words: String, colour: &'static str) -> Label {
        Label { value, lines: lines(&words, WIDEST), colour }
    }

    fn height(&self) -> f64 {
        LINE * self.lines.len() as f64
    }
}

/// The labels of the last average, usual range and target.
pub(super) fn labels(chart: &XmrChart) -> Vec<Label> {
    let mut all = Vec::new();
    if let Some(last) = chart.segments.last() {
        let (upper, lower) = ([("value", last.upper.1.as_str())], [("value", last.lower.1.as_str())]);
        let (above, below) = match last.provisional {
            true => (fill("Provisional range up to {value}", &upper), fill("Provisional range from {value}", &lower)),
            false => (fill("Usual range up to {value}", &upper), fill("Usual range from {value}", &lower)),
        };
        all.push(Label::new(last.upper.0, above, WORDS));
        all.push(Label::new(last.mean.0, fill("Average {value}", &[("value", &last.mean.1)]), WORDS));
        all.push(Label::new(last.lower.0, below, WORDS));
    }
    let target = chart.target.iter();
    all.extend(target.map(|(value, words)| Label::new(*value, fill("Target {value}", &[("value", words)]), TARGET)));
    all.sort_by(|a, b| b.value.total_cmp(&a.value));
    all
}

/// How wide the widest of them is.
pub(super) fn room(labels: &[Label]) -> f64 {
    labels.iter().flat_map(|label| &label.lines).map(|line| width(line)).fold(0.0, f64::max)
}

/// Draws them at this distance from the left, each as near to its line as those above and below let it be.
pub(super) fn draw(labels: &[Label], scale: &Scale, x: f64, (top, height): (f64, f64)) -> Markup {
    let mut tops: Vec<f64> = labels.iter().map(|it| scale.y(it.value, top, height) - it.height() / 2.0).collect();
    for at in 1..tops.len() {
        tops[at] = tops[at].max(tops[at - 1] + labels[at - 1].height() + 2.0);
    }
    let mut floor = top + height + 4.0;
    for at in (0..tops.len()).rev() {
        tops[at] = tops[at].min(floor - labels[at].height());
        floor = tops[at] - 2.0;
    }
    html! {
        @for (label, top) in labels.iter().zip(&tops) { (text_block(&label.lines, x, top + LINE / 2.0, label.colour)) }
    }
}

/// A reason with its place: where its rule stands, where its words begin, how far down.
pub(super) struct Reason {
    pub rule: f64,
    x: f64,
    pub y: f64,
    lines: Vec<String>,
}

impl Reason {
    pub fn draw(&self, top: f64) -> Markup {
        text_block(&self.lines, self.x, top + self.y + LINE / 2.0, WORDS)
    }
}

/// The reasons of the step changes at these places, one under the other where they would touch, and the height of all.
pub(super) fn reasons(chart: &XmrChart, x: impl Fn(f64) -> f64, page: f64) -> (Vec<Reason>, f64) {
    let mut placed: Vec<(Reason, f64)> = Vec::new();
    for segment in &chart.segments {
        let Some(reason) = &segment.reason else { continue };
        let rule = x(segment.from as f64 - 0.5);
        let broken = lines(reason, REASON);
        let wide = broken.iter().map(|line| width(line)).fold(0.0, f64::max);
        let left = if rule + 6.0 + wide > page { (rule - 6.0 - wide).max(0.0) } else { rule + 6.0 };
        let below = |(it, end): &(Reason, f64)| if left < *end + 8.0 { it.y + LINE * it.lines.len() as f64 } else { 0.0 };
        let y = placed.iter().map(below).fold(0.0, f64::max);
        placed.push((Reason { rule, x: left, y, lines: broken }, left + wide));
    }
    let bottom = placed.iter().map(|(it, _)| it.y + LINE * it.lines.len() as f64).fold(0.0, f64::max);
    (placed.into_iter().map(|(reason, _)| reason).collect(), if bottom > 0.0 { bottom + 8.0 } else { 0.0 })
}

/// A number at the head of a rule, where there is no room for its reason.
pub(super) fn numbered(at: usize, x: f64, y: f64) -> Markup {
    html! { text x=(number(x)) y=(number(y)) text-anchor="middle" dominant-baseline="central" fill=(WORDS) { (at) } }
}
