//! A diagram: boxes with names and arrows of a few kinds, laid out in columns. The list or table beside it says the same.

use super::diagram_drawing;
use super::figure::{Frame, figure_methods};
use maud::{Markup, Render, html};
use std::collections::BTreeMap;
use values::words::{count, count_with, t};

/// A box with a name.
#[derive(Clone, Debug)]
pub struct DiagramBox {
    pub(super) name: String,
    pub(super) says: Option<String>,
    pub(super) href: Option<String>,
    pub(super) shape: usize,
    pub(super) main: bool,
}

impl DiagramBox {
    /// A box with this name.
    pub fn new(name: impl Into<String>) -> DiagramBox {
        DiagramBox { name: name.into(), says: None, href: None, shape: 3, main: false }
    }

    /// What its shape means. The legend shows the words, and screen readers say them after the name.
    pub fn says(mut self, words: impl Into<String>) -> DiagramBox {
        self.says = Some(words.into());
        self
    }

    /// Where the box leads.
    pub fn href(mut self, href: impl Into<String>) -> DiagramBox {
        self.href = Some(href.into());
        self
    }

    /// Its shape: 0 is filled, 1 has a strong edge, 2 a broken one, 3 a thin one, 4 is round.
    pub fn shape(mut self, shape: usize) -> DiagramBox {
        self.shape = shape.min(4);
        self
    }

    /// Marks the box that the picture is about.
    pub fn main(mut self) -> DiagramBox {
        self.main = true;
        self
    }
}

/// A kind of arrow, with its words.
#[derive(Clone, Debug)]
pub struct ArrowKind {
    pub(super) words: String,
    pub(super) rises: bool,
    pub(super) heads: bool,
}

impl ArrowKind {
    /// A kind of arrow that leads to a later column.
    pub fn new(words: impl Into<String>) -> ArrowKind {
        ArrowKind { words: words.into(), rises: false, heads: true }
    }

    /// It leads to an earlier column: to a board that stands above.
    pub fn rises(mut self) -> ArrowKind {
        self.rises = true;
        self
    }

    /// It has no direction, and so no head.
    pub fn without_heads(mut self) -> ArrowKind {
        self.heads = false;
        self
    }
}

/// An arrow between two boxes, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The position of its kind.
    pub kind: usize,
    /// Laid against the direction of its kind, so that the boxes around one stand on both sides of it.
    pub turned: bool,
}

/// The picture. Phones do not show it, so the page has a list that says the same.
#[derive(Clone, Debug)]
pub struct Diagram {
    frame: Frame,
    boxes: Vec<DiagramBox>,
    kinds: Vec<ArrowKind>,
    arrows: Vec<Arrow>,
}

impl Diagram {
    /// A picture with an id that no other figure of the page has, and its finding.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> Diagram {
        Diagram { frame: Frame::new(id, finding), boxes: Vec::new(), kinds: Vec::new(), arrows: Vec::new() }
    }

    figure_methods!();

    /// Adds a box. More than 25 are not readable: make two pictures of them.
    pub fn boxed(mut self, one: DiagramBox) -> Diagram {
        self.boxes.push(one);
        self
    }

    /// Adds a kind of arrow, at most six. The first always looks the same, and the second, whether or not it is used.
    pub fn kind(mut self, kind: ArrowKind) -> Diagram {
        self.kinds.push(kind);
        self
    }

    /// Adds an arrow.
    pub fn arrow(mut self, arrow: Arrow) -> Diagram {
        self.arrows.push(arrow);
        self
    }

    /// The description in words.
    pub fn description(&self) -> String {
        let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let arrows = count("{n} arrow", "{n} arrows", number(self.arrows.len()));
        let boxes = count_with(
            "Picture of {n} box and {arrows}.",
            "Picture of {n} boxes and {arrows}.",
            number(self.boxes.len()),
            &[("arrows", &arrows)],
        );
        format!("{boxes} {}", t("The list and the table below say the same in words."))
    }

    /// The shapes that are used, with what they mean.
    fn shapes(&self) -> BTreeMap<usize, &str> {
        self.boxes.iter().filter_map(|one| Some((one.shape, one.says.as_deref()?))).collect()
    }

    fn legend(&self) -> Markup {
        let used = |kind: &usize| self.arrows.iter().any(|arrow| arrow.kind == *kind);
        html! {
            ul class="gt-map-key gt-diagram__key" {
                @for (shape, words) in self.shapes() {
                    li class="gt-map-key__item" { (diagram_drawing::shape_sample(shape)) (words) }
                }
                @for (at, kind) in self.kinds.iter().enumerate().filter(|(at, _)| used(at)) {
                    li class="gt-map-key__item" { (diagram_drawing::sample(at, kind, &self.frame.id)) (kind.words) }
                }
            }
        }
    }
}

impl Render for Diagram {
    fn render(&self) -> Markup {
        let drawn = diagram_drawing::draw(&self.boxes, &self.kinds, &self.arrows, &self.frame.id);
        let description = format!("{}-description", self.frame.id);
        let drawing = html! {
            (self.legend())
            div class="gt-scroll gt-diagram__pane" role="region" tabindex="0" aria-labelledby=(self.frame.title_id()) {
                svg class="gt-diagram" xmlns="http://www.w3.org/2000/svg" role="group" aria-labelledby=(self.frame.title_id())
                    aria-describedby=(description) viewBox=(drawn.view_box) width=(drawn.width) height=(drawn.height)
                    font-family=(super::lettering::FAMILY) font-size="16" {
                    title { (self.frame.finding) }
                    desc id=(description) { (self.description()) }
                    (drawn.shapes)
                }
            }
        };
        self.frame.around(drawing, None)
    }
}
