//! What every chart gives, and how it becomes a figure on a page, a drawing in a document, and a file of its own.

use super::figure::Frame;
use super::image;
use super::lettering::{FAMILY, SIZE, number};
use maud::{Markup, html};

/// Two layouts of one chart: for most screens and paper, and for phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Wide,
    Narrow,
}

impl Layout {
    pub fn key(self) -> &'static str {
        match self {
            Layout::Wide => "wide",
            Layout::Narrow => "narrow",
        }
    }

    /// How wide the drawing is.
    pub fn page(self) -> f64 {
        match self {
            Layout::Wide => 640.0,
            Layout::Narrow => 320.0,
        }
    }

    /// This for the wide layout, that for the narrow one.
    pub fn pick<T>(self, wide: T, narrow: T) -> T {
        match self {
            Layout::Wide => wide,
            Layout::Narrow => narrow,
        }
    }
}

/// A finished drawing.
pub(super) struct Drawing {
    pub width: f64,
    pub height: f64,
    pub shapes: Markup,
}

impl Drawing {
    /// A drawing as wide as the page of its layout.
    pub fn new(layout: Layout, height: f64, shapes: Markup) -> Drawing {
        Drawing { width: layout.page(), height, shapes }
    }

    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", number(self.width), number(self.height))
    }
}

/// One entry of a legend: a mark of 28 by 18 pixels, and what it means.
pub(super) struct KeyEntry {
    pub mark: Markup,
    pub words: String,
}

impl KeyEntry {
    pub fn new(mark: Markup, words: impl Into<String>) -> KeyEntry {
        KeyEntry { mark, words: words.into() }
    }
}

/// What every chart gives.
pub(super) trait Chart {
    fn frame(&self) -> &Frame;
    /// The description in words, for people who cannot see the drawing.
    fn describe(&self) -> String;
    fn draw(&self, layout: Layout) -> Drawing;
    /// The same numbers as a table.
    fn numbers(&self) -> Markup;
    /// The legend, where direct labels cannot do.
    fn key(&self, _: Layout) -> Vec<KeyEntry> {
        Vec::new()
    }
    /// A class of its own for the drawing, for styles that only this kind of chart has.
    fn class(&self) -> Option<&'static str> {
        None
    }
    /// What one has to know to read the drawing rightly, beside the caller's note.
    fn remarks(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The chart on a page: its finding, both drawings, notes, source, table and files.
pub(super) fn figure(chart: &dyn Chart) -> Markup {
    let mut frame = chart.frame().clone();
    frame.note = notes(chart);
    let drawings = html! {
        @for layout in [Layout::Wide, Layout::Narrow] { (key(chart, layout)) (svg(chart, layout)) }
    };
    frame.around(drawings, Some(chart.numbers()))
}

/// The caller's note and the chart's own remarks.
pub(super) fn notes(chart: &dyn Chart) -> Option<String> {
    let all: Vec<String> = chart.frame().note.iter().cloned().chain(chart.remarks()).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// The drawing alone.
pub(super) fn svg(chart: &dyn Chart, layout: Layout) -> Markup {
    let (frame, drawn) = (chart.frame(), chart.draw(layout));
    let description = format!("{}-{}", frame.id, layout.key());
    html! {
        svg class={ "gt-chart " @if let Some(own) = chart.class() { (own) " " } "gt-chart--" (layout.key()) } xmlns="http://www.w3.org/2000/svg" role="img"
            aria-labelledby=(frame.title_id()) aria-describedby=(description) viewBox=(drawn.view_box())
            font-family=(FAMILY) font-size=(SIZE) {
            title { (frame.finding) }
            desc id=(description) { (chart.describe()) }
            (drawn.shapes)
        }
    }
}

fn key(chart: &dyn Chart, layout: Layout) -> Markup {
    let entries = chart.key(layout);
    html! {
        @if !entries.is_empty() {
            ul class=(format!("gt-map-key gt-chart-key gt-chart-key--{}", layout.key())) {
                @for entry in &entries {
                    li class="gt-map-key__item" {
                        svg class="gt-map-key__swatch" width="28" height="18" viewBox="0 0 28 18" aria-hidden="true"
                            focusable="false" { (entry.mark) }
                        (entry.words)
                    }
                }
            }
        }
    }
}

/// The chart as a file of its own: SVG with its finding, legend, notes and source inside, on white.
pub(super) fn file(chart: &dyn Chart) -> String {
    let (frame, drawing) = (chart.frame(), chart.draw(Layout::Wide));
    let image = image::Image { frame, note: notes(chart), description: chart.describe(), key: chart.key(Layout::Wide), drawing };
    image.written()
}

/// What every chart can do for its callers.
macro_rules! chart_methods {
    () => {
        /// The drawing alone, for documents.
        pub fn svg(&self) -> maud::Markup {
            $crate::charts::canvas::svg(self, $crate::charts::canvas::Layout::Wide)
        }
        /// The description of the drawing in words.
        pub fn description(&self) -> String {
            $crate::charts::canvas::Chart::describe(self)
        }
        /// The chart as a file of its own (SVG): finding, drawing, legend, notes and source, on white.
        pub fn image(&self) -> String {
            $crate::charts::canvas::file(self)
        }
    };
}
pub(super) use chart_methods;
