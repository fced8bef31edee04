//! The drawing of a bar chart, wide and narrow.

use super::bar_chart::Bar;
pub(super) use super::canvas::{Drawing, Layout};
use super::lettering::{LINE, lines, number, text_block, width};
use super::palette::{BASELINE, FIRST, QUIET, UNFOCUSED, WORDS};
use maud::{Markup, html};

/// Where the bars start: labels stand beside them, or above them on phones.
fn start(layout: Layout, bars: &[&Bar]) -> f64 {
    let longest = bars.iter().map(|bar| width(&bar.label)).fold(0.0, f64::max);
    layout.pick(longest.clamp(60.0, 220.0) + 16.0, 1.0)
}

/// The room for labels before they break.
fn label_room(layout: Layout) -> f64 {
    layout.pick(220.0, 316.0)
}

const THICKNESS: f64 = 24.0;
const SPACE: f64 = 14.0;

struct Scale {
    start: f64,
    per_unit: f64,
    layout: Layout,
}

/// Draws the bars in the order given.
pub(super) fn draw(bars: &[&Bar], focus: &[String], layout: Layout) -> Drawing {
    let scale = scale(bars, layout);
    let mut y = 0.0;
    let mut rows = Vec::new();
    for bar in bars {
        let label = lines(&bar.label, label_room(layout));
        let grey = !focus.is_empty() && !focus.contains(&bar.label);
        let height = row_height(label.len(), layout);
        rows.push(row(bar, &label, if grey { UNFOCUSED } else { FIRST }, y, &scale));
        y += height + SPACE;
    }
    let height = (y - SPACE).max(THICKNESS);
    let shapes = html! {
        @for row in &rows { (row) }
        @if layout == Layout::Wide { (baseline(scale.start, 0.0, height)) }
    };
    Drawing::new(layout, height, shapes)
}

/// The line at nought that bars start from.
fn baseline(x: f64, top: f64, bottom: f64) -> Markup {
    html! {
        line class="gt-chart__baseline" x1=(number(x)) x2=(number(x)) y1=(number(top)) y2=(number(bottom))
            stroke=(BASELINE) stroke-width="2" {}
    }
}

fn scale(bars: &[&Bar], layout: Layout) -> Scale {
    let start = start(layout, bars);
    let values = bars.iter().filter(|bar| bar.value.is_some());
    let words = values.map(|bar| width(&bar.words)).fold(0.0, f64::max);
    let longest = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
    let room = (layout.page() - start - words - 12.0).max(40.0);
    Scale { start, per_unit: if longest > 0.0 { room / longest } else { 0.0 }, layout }
}

fn row_height(label_lines: usize, layout: Layout) -> f64 {
    let label = LINE * label_lines as f64;
    match layout {
        Layout::Wide => label.max(THICKNESS),
        Layout::Narrow => label + 4.0 + THICKNESS,
    }
}

fn row(bar: &Bar, label: &[String], fill: &str, y: f64, scale: &Scale) -> Markup {
    let height = row_height(label.len(), scale.layout);
    let top = match scale.layout {
        Layout::Wide => y + (height - THICKNESS) / 2.0,
        Layout::Narrow => y + height - THICKNESS,
    };
    let first_line = match scale.layout {
        Layout::Wide => y + (height - LINE * label.len() as f64) / 2.0 + LINE / 2.0,
        Layout::Narrow => y + LINE / 2.0,
    };
    let length = bar.value.unwrap_or(0.0) * scale.per_unit;
    let words_fill = if bar.value.is_some() { WORDS } else { QUIET };
    html! {
        (text_block(label, 0.0, first_line, WORDS))
        @if bar.value.is_some() {
            rect class="gt-chart__bar" x=(number(scale.start)) y=(number(top)) width=(number(length))
                height=(number(THICKNESS)) fill=(fill) {}
        }
        @if scale.layout == Layout::Narrow { (baseline(scale.start, top, top + THICKNESS)) }
        text class="gt-chart__value" x=(number(scale.start + length + 8.0)) y=(number(top + THICKNESS / 2.0))
            dominant-baseline="central" fill=(words_fill) { (bar.words) }
    }
}
