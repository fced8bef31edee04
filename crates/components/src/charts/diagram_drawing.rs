//! The drawing of a diagram: boxes with wrapped names, arrows with heads, words where there is room.

use super::diagram::{Arrow, ArrowKind, DiagramBox};
use super::diagram_ends;
use super::diagram_layout::{self, Laid, Layout, Line};
use super::lettering::{lines, number, width};
use super::palette::{FIRST, LINES, WORDS};
use maud::{Markup, html};

/// A finished drawing.
pub(super) struct Drawn {
    pub view_box: String,
    pub width: String,
    pub height: String,
    pub shapes: Markup,
}

/// How wide each box is.
const WIDTH: f64 = 182.0;
/// From the edge of a box to its words.
const PADDING: f64 = 9.0;
/// From one line of a name to the next.
const LINE: f64 = 18.0;
/// The least room between two arrows at the side of a box.
const BETWEEN_ARROWS: f64 = 9.0;
/// With more arrows than this their words stand only in the legend.
const MOST_WITH_WORDS: usize = 12;

/// Draws the boxes and arrows; `id` keeps the names of arrow heads apart on a page with two pictures.
pub(super) fn draw(boxes: &[DiagramBox], kinds: &[ArrowKind], arrows: &[Arrow], id: &str) -> Drawn {
    let texts: Vec<Vec<String>> = boxes.iter().map(|one| lines(&one.name, WIDTH - PADDING * 2.0)).collect();
    let with_words = arrows.len() <= MOST_WITH_WORDS;
    let laid_lines: Vec<Line> = arrows.iter().map(|arrow| line(arrow, kinds, with_words)).collect();
    let sizes: Vec<(f64, f64)> = texts.iter().enumerate().map(|(at, lines)| (WIDTH, height(at, lines, &laid_lines))).collect();
    let layout = diagram_layout::lay(&sizes, &laid_lines);
    let ways = diagram_ends::spread(&layout, &sizes, &laid_lines);
    let shapes = html! {
        (heads(kinds.len(), id))
        g aria-hidden="true" {
            @for (arrow, way) in arrows.iter().zip(&ways) { (stroke(arrow, kinds, way, id)) }
            @for (arrow, laid) in arrows.iter().zip(&layout.lines) { (words(arrow, kinds, laid)) }
        }
        @for at in reading_order(&layout) {
            (boxed(&boxes[at], &texts[at], layout.boxes[at], sizes[at].1))
        }
    };
    let (wide, high) = (number(layout.width), number(layout.height));
    Drawn { view_box: format!("0 0 {wide} {high}"), width: wide, height: high, shapes }
}

/// High enough for the name, and for the arrows at either side.
fn height(at: usize, name: &[String], lines: &[Line]) -> f64 {
    let begins = lines.iter().filter(|line| line.from == at).count();
    let ends = lines.iter().filter(|line| line.to == at).count();
    (name.len() as f64 * LINE + PADDING * 1.6).max(begins.max(ends) as f64 * BETWEEN_ARROWS + PADDING)
}

/// Whether the arrow is laid the other way round, so that where it leads comes first.
fn is_turned(arrow: &Arrow, kind: &ArrowKind) -> bool {
    kind.rises != arrow.turned
}

fn line(arrow: &Arrow, kinds: &[ArrowKind], with_words: bool) -> Line {
    let kind = kinds.get(arrow.kind);
    let words = kind.filter(|_| with_words).map(|kind| (width(&kind.words) + 8.0, LINE));
    match kind {
        Some(kind) if is_turned(arrow, kind) => Line { from: arrow.to, to: arrow.from, words },
        _ => Line { from: arrow.from, to: arrow.to, words },
    }
}

/// Column by column, and in each from top to bottom: the order in which the keyboard goes through them.
fn reading_order(layout: &Layout) -> Vec<usize> {
    let mut order: Vec<usize> = (0..layout.boxes.len()).collect();
    order.sort_by(|a, b| {
        let (one, other) = (layout.boxes[*a], layout.boxes[*b]);
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    order
}

fn heads(kinds: usize, id: &str) -> Markup {
    html! {
        defs {
            @for (at, (colour, _)) in LINES.iter().enumerate().take(kinds) {
                marker id=(format!("{id}-head-{at}")) viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"
                    markerUnits="userSpaceOnUse" orient="auto-start-reverse" {
                    path d="M0 0L10 5L0 10Z" fill=(colour) {}
                }
            }
        }
    }
}

fn style(kind: usize) -> (&'static str, Option<&'static str>) {
    LINES[kind.min(LINES.len() - 1)]
}

fn stroke(arrow: &Arrow, kinds: &[ArrowKind], corners: &[(f64, f64)], id: &str) -> Markup {
    let Some(kind) = kinds.get(arrow.kind).filter(|_| corners.len() > 1) else { return html! {} };
    let (colour, dashes) = style(arrow.kind);
    let head = kind.heads.then(|| format!("url(#{id}-head-{})", arrow.kind.min(LINES.len() - 1)));
    let (start, end) = if is_turned(arrow, kind) { (head, None) } else { (None, head) };
    html! {
        path class="gt-diagram__line" d=(curve(corners)) fill="none" stroke=(colour) stroke-width="1.8"
            stroke-dasharray=[dashes] marker-start=[start] marker-end=[end] {}
    }
}

/// A line through the corners that leaves and reaches each of them level, as between the columns of a timetable.
fn curve(corners: &[(f64, f64)]) -> String {
    let [first, rest @ ..] = corners else { return String::new() };
    let mut path = format!("M{} {}", number(first.0), number(first.1));
    let mut from = *first;
    for to in rest {
        let middle = number((from.0 + to.0) / 2.0);
        let (x, y) = (number(to.0), number(to.1));
        path.push_str(&format!("C{middle} {} {middle} {y} {x} {y}", number(from.1)));
        from = *to;
    }
    path
}

fn words(arrow: &Arrow, kinds: &[ArrowKind], laid: &Laid) -> Markup {
    html! {
        @if let (Some(kind), Some((x, y))) = (kinds.get(arrow.kind), laid.words) {
            text class="gt-diagram__words" x=(number(x)) y=(number(y)) text-anchor="middle" dominant-baseline="central"
                fill=(style(arrow.kind).0) stroke="#FFFFFF" stroke-width="5" stroke-linejoin="round" paint-order="stroke" {
                (kind.words)
            }
        }
    }
}

/// A box, and its link when it has one. Its name for screen readers also says what its shape means.
fn boxed(one: &DiagramBox, lines: &[String], (x, y): (f64, f64), height: f64) -> Markup {
    let label = match &one.says {
        Some(says) => format!("{}, {says}", one.name),
        None => one.name.clone(),
    };
    let shape = html! {
        (outline(one, (x, y), height))
        (name(one, lines, (x, y)))
    };
    html! {
        @match &one.href {
            Some(href) => a class="gt-diagram__box" href=(href) aria-label=(label) { (shape) },
            None => g class="gt-diagram__box" { (shape) },
        }
    }
}

/// The shape of an organisation among boards.
const ROUND: usize = 4;

/// The inside, the strength of the edge and its dashes.
fn look(shape: usize) -> (&'static str, &'static str, Option<&'static str>) {
    match shape {
        0 => (FIRST, "2", None),
        1 => ("#FFFFFF", "3.5", None),
        2 => ("#FFFFFF", "2", Some("6 4")),
        _ => ("#FFFFFF", "1.2", None),
    }
}

fn outline(one: &DiagramBox, (x, y): (f64, f64), height: f64) -> Markup {
    let (fill, edge, dashes) = look(one.shape);
    let round = if one.shape == ROUND { "20" } else { "3" };
    let (left, top) = (x - WIDTH / 2.0, y - height / 2.0);
    html! {
        @if one.main {
            rect x=(number(left - 4.0)) y=(number(top - 4.0)) width=(number(WIDTH + 8.0)) height=(number(height + 8.0)) rx=(round)
                fill="none" stroke="#8F5426" stroke-width="3" {}
        }
        rect class="gt-diagram__edge" x=(number(left)) y=(number(top)) width=(number(WIDTH)) height=(number(height)) rx=(round)
            fill=(fill) stroke=(FIRST) stroke-width=(edge) stroke-dasharray=[dashes] {}
    }
}

/// The name, in the middle of the box from top to bottom. A blank between its lines keeps the words apart for programs that
/// read them.
fn name(one: &DiagramBox, lines: &[String], (x, y): (f64, f64)) -> Markup {
    let fill = if one.shape == 0 { "#FFFFFF" } else { WORDS };
    let left = number(x - WIDTH / 2.0 + PADDING);
    let first = y - LINE * (lines.len() as f64 - 1.0) / 2.0;
    html! {
        text class="gt-diagram__text" dominant-baseline="central" fill=(fill) {
            @for (row, line) in lines.iter().enumerate() {
                tspan x=(left) y=(number(first + LINE * row as f64)) { (line) }
                @if row + 1 < lines.len() { " " }
            }
        }
    }
}

/// The little box of the legend for a shape.
pub(super) fn shape_sample(shape: usize) -> Markup {
    let (fill, edge, dashes) = look(shape);
    let round = if shape == ROUND { "9" } else { "2" };
    html! {
        svg class="gt-diagram-key__line" width="38" height="22" viewBox="0 0 38 22" aria-hidden="true" focusable="false" {
            rect class="gt-diagram__edge" x="2" y="2" width="34" height="18" rx=(round) fill=(fill) stroke=(FIRST)
                stroke-width=(edge) stroke-dasharray=[dashes] {}
        }
    }
}

/// The little line of the legend for a kind of arrow.
pub(super) fn sample(at: usize, kind: &ArrowKind, id: &str) -> Markup {
    let (colour, dashes) = style(at);
    let head = kind.heads.then(|| format!("url(#{id}-head-{})", at.min(LINES.len() - 1)));
    html! {
        svg class="gt-diagram-key__line" width="56" height="14" viewBox="0 0 56 14" aria-hidden="true" focusable="false" {
            path class="gt-diagram__line" d="M2 7L53 7" fill="none" stroke=(colour) stroke-width="1.8" stroke-dasharray=[dashes]
                marker-end=[head] {}
        }
    }
}
