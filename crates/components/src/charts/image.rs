//! A chart as a file of its own: what stands around the drawing on a page stands inside the picture.

use super::canvas::{Drawing, KeyEntry};
use super::figure::Frame;
use super::lettering::{FAMILY, LINE, SIZE, lines, number, width};
use super::palette::{QUIET, WORDS};
use maud::{Markup, html};
use values::words::{fill, speech};

/// What goes into the file.
pub(super) struct Image<'a> {
    pub frame: &'a Frame,
    pub note: Option<String>,
    pub description: String,
    pub key: Vec<KeyEntry>,
    pub drawing: Drawing,
}

/// From the edge of the picture to what stands in it.
const EDGE: f64 = 24.0;
/// The size of the finding, and from one of its lines to the next.
const TITLE: (f64, f64) = (24.0, 30.0);
/// Styles that pages have in their style sheet.
const STYLE: &str = "text{font-variant-numeric:tabular-nums}.gt-chart__value,.gt-chart__inside,.gt-map__name{font-weight:600}";

/// Lines of words with the height of each, put under one another.
struct Block {
    lines: Vec<String>,
    size: f64,
    leading: f64,
    fill: &'static str,
    weight: &'static str,
}

impl Block {
    fn plain(words: &str, room: f64, fill: &'static str) -> Block {
        Block { lines: lines(words, room), size: SIZE, leading: LINE + 2.0, fill, weight: "400" }
    }

    fn height(&self) -> f64 {
        self.lines.len() as f64 * self.leading
    }

    fn drawn(&self, top: f64) -> Markup {
        html! {
            @for (at, line) in self.lines.iter().enumerate() {
                text x=(number(EDGE)) y=(number(top + self.leading * (at as f64 + 0.5))) dominant-baseline="central"
                    font-size=(number(self.size)) font-weight=(self.weight) fill=(self.fill) { (line) }
            }
        }
    }
}

impl Image<'_> {
    /// The file as text.
    pub fn written(&self) -> String {
        let room = self.drawing.width;
        let title = Block {
            lines: lines(&self.frame.finding, room * SIZE / TITLE.0),
            size: TITLE.0,
            leading: TITLE.1,
            fill: WORDS,
            weight: "700",
        };
        let subtitle = self.frame.subtitle.as_ref().map(|words| Block::plain(words, room, QUIET));
        let (key, key_height) = self.key(room);
        let under_title = EDGE + title.height();
        let over_key = under_title + subtitle.as_ref().map_or(0.0, |block| 4.0 + block.height()) + 14.0;
        let over_drawing = over_key + if key_height > 0.0 { key_height + 14.0 } else { 0.0 };
        let foot_from = over_drawing + self.drawing.height + 20.0;
        let (foot, height) = self.foot(foot_from);
        let inside = html! {
            (title.drawn(EDGE))
            @if let Some(block) = &subtitle { (block.drawn(under_title + 4.0)) }
            g transform=(format!("translate({} {})", number(EDGE), number(over_key))) { (key) }
            g transform=(format!("translate({} {})", number(EDGE), number(over_drawing))) { (self.drawing.shapes) }
            (foot)
        };
        self.whole(height + EDGE, &inside)
    }

    fn whole(&self, height: f64, inside: &Markup) -> String {
        let (wide, high) = (number(self.drawing.width + EDGE * 2.0), number(height));
        let (title, description) = (self.frame.title_id(), format!("{}-description", self.frame.id));
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" lang=(speech().language().tag()) role="img" aria-labelledby=(title)
                aria-describedby=(description) width=(wide) height=(high) viewBox=(format!("0 0 {wide} {high}"))
                font-family=(FAMILY) font-size=(number(SIZE)) {
                title id=(title) { (self.frame.finding) }
                desc id=(description) { (self.description) }
                style { (STYLE) }
                rect width=(wide) height=(high) fill="#FFFFFF" {}
                (inside)
            }
        };
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", svg.into_string())
    }

    /// The legend in rows, and how high it is.
    fn key(&self, room: f64) -> (Markup, f64) {
        let (mut x, mut y) = (0.0, 0.0);
        let mut placed = Vec::new();
        for entry in &self.key {
            let wide = 36.0 + width(&entry.words) + 20.0;
            if x > 0.0 && x + wide > room {
                (x, y) = (0.0, y + 26.0);
            }
            placed.push((entry, x, y));
            x += wide;
        }
        let height = if placed.is_empty() { 0.0 } else { y + 20.0 };
        let drawn = html! {
            @for (entry, x, y) in &placed {
                g transform=(format!("translate({} {})", number(*x), number(*y))) { (entry.mark) }
                text x=(number(x + 36.0)) y=(number(y + 9.0)) dominant-baseline="central" fill=(WORDS) { (entry.words) }
            }
        };
        (drawn, height)
    }

    /// The note and the source under the drawing, and where they end.
    fn foot(&self, from: f64) -> (Markup, f64) {
        let source = self.frame.source.as_ref().map(|source| fill("Source: {source}", &[("source", source)]));
        let mut top = from;
        let mut drawn = Vec::new();
        for words in [&self.note, &source].into_iter().flatten() {
            let block = Block::plain(words, self.drawing.width, QUIET);
            drawn.push(block.drawn(top));
            top += block.height() + 4.0;
        }
        (html! { @for block in &drawn { (block) } }, top)
    }
}
