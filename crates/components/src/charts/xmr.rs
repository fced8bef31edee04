//! An XmR chart: is this changing, beyond its normal ups and downs? What is special comes in; the chart draws it.

use super::canvas::{self, Chart, Drawing, Layout};
use super::figure::{Frame, figure_methods};
use super::{xmr_drawing, xmr_scale, xmr_table};
use maud::{Markup, Render, html};
use std::borrow::Cow;
use values::words::{fill, t};

/// What a point, or the latest of them, means. Each has a word and a shape of its own, so that nothing rests on colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum XmrMeaning {
    /// Within what is usual: a small circle.
    #[default]
    Usual,
    /// Better than usual: a square.
    Better,
    /// Worse than usual: a triangle.
    Worse,
    /// Changed, neither good nor bad: a diamond.
    Changed,
}

impl XmrMeaning {
    /// Every meaning, in the order of the key.
    pub const ALL: [XmrMeaning; 4] = [XmrMeaning::Usual, XmrMeaning::Better, XmrMeaning::Worse, XmrMeaning::Changed];

    /// The word that is printed.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            XmrMeaning::Usual => t("Usual"),
            XmrMeaning::Better => t("Improving"),
            XmrMeaning::Worse => t("Worsening"),
            XmrMeaning::Changed => t("Changed"),
        }
    }

    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            XmrMeaning::Usual => "usual",
            XmrMeaning::Better => "improving",
            XmrMeaning::Worse => "worsening",
            XmrMeaning::Changed => "changed",
        }
    }
}

/// One figure of a series, or the gap where there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct XmrPoint {
    pub(super) label: String,
    pub(super) value: Option<f64>,
    pub(super) words: String,
    pub(super) meaning: XmrMeaning,
    pub(super) provisional: bool,
    pub(super) tick: Option<String>,
    pub(super) note: Option<String>,
}

impl XmrPoint {
    /// A figure: its period in words, its value, and the value as people write it.
    pub fn new(label: impl Into<String>, value: f64, words: impl Into<String>) -> XmrPoint {
        XmrPoint { label: label.into(), value: Some(value), words: words.into(), ..XmrPoint::default() }
    }

    /// A period without a figure, and why: "No data", "Withheld to protect people". The line has a gap there.
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> XmrPoint {
        XmrPoint { label: label.into(), words: why.into(), ..XmrPoint::default() }
    }

    /// What the figure means.
    pub fn meaning(mut self, meaning: XmrMeaning) -> XmrPoint {
        self.meaning = meaning;
        self
    }

    /// The figure may still change: its shape is hollow.
    pub fn provisional(mut self, provisional: bool) -> XmrPoint {
        self.provisional = provisional;
        self
    }

    /// What is written under the axis here, such as the year that begins.
    pub fn tick(mut self, words: impl Into<String>) -> XmrPoint {
        self.tick = Some(words.into());
        self
    }

    /// What the table says beside the figure.
    pub fn note(mut self, words: impl Into<String>) -> XmrPoint {
        self.note = Some(words.into());
        self
    }
}

/// Points that have one average and one usual range: from the start or a step change up to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct XmrSegment {
    /// The index of the first point.
    pub from: usize,
    /// One more than the index of the last point.
    pub to: usize,
    /// The average, and how people write it.
    pub mean: (f64, String),
    /// The lower end of the usual range, and how people write it.
    pub lower: (f64, String),
    /// The upper end of the usual range, and how people write it.
    pub upper: (f64, String),
    /// Why a new average begins here, in one sentence of about 50 characters; nothing for the first segment.
    pub reason: Option<String>,
    /// The usual range rests on few figures and may still move.
    pub provisional: bool,
}

/// An XmR chart. Its title is the finding; under it stand the variation and the assurance in words, and its table.
#[derive(Clone, Debug)]
pub struct XmrChart {
    pub(super) frame: Frame,
    pub(super) points: Vec<XmrPoint>,
    pub(super) segments: Vec<XmrSegment>,
    pub(super) target: Option<(f64, String)>,
    pub(super) headings: Option<(String, String)>,
    pub(super) signs: (String, String),
    statements: Vec<(String, String)>,
    help: Option<String>,
}

impl XmrChart {
    /// A chart with an id that no other on the page has, and its finding in about ten words.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> XmrChart {
        XmrChart {
            frame: Frame::new(id, finding),
            points: Vec::new(),
            segments: Vec::new(),
            target: None,
            headings: None,
            signs: (String::new(), String::new()),
            statements: Vec::new(),
            help: None,
        }
    }

    figure_methods!();

    /// Adds points, the earliest first, one for each period: a period without a figure is a missing point.
    pub fn points(mut self, points: impl IntoIterator<Item = XmrPoint>) -> XmrChart {
        self.points.extend(points);
        self
    }

    /// Adds a segment with its average and usual range.
    pub fn segment(mut self, segment: XmrSegment) -> XmrChart {
        self.segments.push(segment);
        self
    }

    /// The target, and how people write it.
    pub fn target(mut self, value: f64, words: impl Into<String>) -> XmrChart {
        self.target = Some((value, words.into()));
        self
    }

    /// The headings of the table: what the periods are, and what is counted.
    pub fn headings(mut self, period: impl Into<String>, value: impl Into<String>) -> XmrChart {
        self.headings = Some((period.into(), value.into()));
        self
    }

    /// What stands before and after each number of the axis: "£", "%".
    pub fn signs(mut self, before: impl Into<String>, after: impl Into<String>) -> XmrChart {
        self.signs = (before.into(), after.into());
        self
    }

    /// A statement under the chart: its word ("Worsening") and its sentence. Variation comes first, then assurance.
    pub fn statement(mut self, word: impl Into<String>, sentence: impl Into<String>) -> XmrChart {
        self.statements.push((word.into(), sentence.into()));
        self
    }

    /// Where "How to read this chart" leads.
    pub fn help(mut self, href: impl Into<String>) -> XmrChart {
        self.help = Some(href.into());
        self
    }

    /// The chart as a file of its own (SVG): finding, drawing, statements, notes and source, on white.
    pub fn image(&self) -> String {
        let said = |(word, sentence): &(String, String)| fill("{word}: {sentence}", &[("word", word), ("sentence", sentence)]);
        let words: Vec<String> = self.statements.iter().map(said).chain(self.frame.note.clone()).collect();
        let mut alone = self.clone();
        alone.frame.note = Some(words.join(" ")).filter(|words| !words.is_empty());
        canvas::file(&alone)
    }

    /// The drawing alone, for documents.
    pub fn svg(&self) -> Markup {
        canvas::svg(self, Layout::Wide)
    }

    /// The description of the drawing in words: what it shows, its start, end, highest and lowest, its signals.
    pub fn description(&self) -> String {
        self.describe()
    }

    /// What stands between the drawing and the note.
    fn under(&self) -> Markup {
        html! {
            @for (word, sentence) in &self.statements {
                p class="gt-xmr__statement" { strong { (fill("{word}:", &[("word", word)])) } " " (sentence) }
            }
            @if let Some(help) = &self.help {
                p class="gt-xmr__help" { a class="govuk-link" href=(help) { (t("How to read this chart")) } }
            }
        }
    }
}

impl Chart for XmrChart {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        xmr_table::description(self)
    }

    fn draw(&self, layout: Layout) -> Drawing {
        xmr_drawing::draw(self, layout)
    }

    fn numbers(&self) -> Markup {
        xmr_table::table(self)
    }

    fn class(&self) -> Option<&'static str> {
        Some("gt-xmr")
    }

    fn remarks(&self) -> Vec<String> {
        let off = xmr_scale::Scale::of(self).low > 0.0;
        off.then(|| t("The scale does not start at zero.").into_owned()).into_iter().collect()
    }
}

impl Render for XmrChart {
    fn render(&self) -> Markup {
        let drawings = html! { (canvas::svg(self, Layout::Wide)) (canvas::svg(self, Layout::Narrow)) (self.under()) };
        let frame = Frame { note: canvas::notes(self), ..self.frame.clone() };
        frame.around(drawings, (!self.points.is_empty()).then(|| self.numbers()))
    }
}
