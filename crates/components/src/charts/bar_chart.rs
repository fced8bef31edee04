//! Horizontal bars in order of size: which is bigger?

use super::bars::draw;
use super::canvas::{Chart, Drawing, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use crate::lists::{Column, Row, Table};
use maud::{Markup, Render};
use values::words::{count, fill, t};

/// One bar: its label, its length, and the length in words.
#[derive(Clone, Debug)]
pub struct Bar {
    pub(super) label: String,
    pub(super) value: Option<f64>,
    pub(super) words: String,
}

impl Bar {
    /// A bar with a value of nought or more, and the value as people write it ("£7,535", "4.2").
    pub fn new(label: impl Into<String>, value: f64, words: impl Into<String>) -> Bar {
        Bar { label: label.into(), value: Some(value.max(0.0)), words: words.into() }
    }

    /// No bar, and why: "Withheld to protect people", "No data".
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> Bar {
        Bar { label: label.into(), value: None, words: why.into() }
    }
}

/// A bar chart. Its title is the finding; its bars start at nought; its table holds the same numbers.
#[derive(Clone, Debug)]
pub struct BarChart {
    frame: Frame,
    bars: Vec<Bar>,
    headings: Option<(String, String)>,
    focus: Vec<String>,
    as_given: bool,
}

impl BarChart {
    /// A chart with an id that no other on the page has, and its finding in about ten words.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> BarChart {
        BarChart { frame: Frame::new(id, finding), bars: Vec::new(), headings: None, focus: Vec::new(), as_given: false }
    }

    figure_methods!();

    /// Adds a bar.
    pub fn bar(mut self, bar: Bar) -> BarChart {
        self.bars.push(bar);
        self
    }

    /// Adds many bars.
    pub fn bars(mut self, bars: impl IntoIterator<Item = Bar>) -> BarChart {
        self.bars.extend(bars);
        self
    }

    /// The headings of the table: what the bars are, and what their length is, with its unit.
    pub fn headings(mut self, label: impl Into<String>, value: impl Into<String>) -> BarChart {
        self.headings = Some((label.into(), value.into()));
        self
    }

    /// Colours only the bar with this label; the others turn grey.
    pub fn focus(mut self, label: impl Into<String>) -> BarChart {
        self.focus.push(label.into());
        self
    }

    /// Keeps the order given, when the bars have one of their own, such as years.
    pub fn in_given_order(mut self) -> BarChart {
        self.as_given = true;
        self
    }

    chart_methods!();

    /// The bars from long to short, those without a value last.
    fn ordered(&self) -> Vec<&Bar> {
        let mut bars: Vec<&Bar> = self.bars.iter().collect();
        if !self.as_given {
            bars.sort_by(|a, b| b.value.unwrap_or(-1.0).total_cmp(&a.value.unwrap_or(-1.0)));
        }
        bars
    }
}

impl Chart for BarChart {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let bars = self.ordered();
        let known: Vec<&Bar> = bars.iter().copied().filter(|bar| bar.value.is_some()).collect();
        let total = u64::try_from(bars.len()).unwrap_or(u64::MAX);
        let mut sentences = vec![count("Bar chart with {n} bar.", "Bar chart with {n} bars.", total)];
        let by_value = |a: &&&Bar, b: &&&Bar| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0));
        if let (Some(high), Some(low)) = (known.iter().max_by(by_value), known.iter().min_by(by_value)) {
            let gaps = [("label", high.label.as_str()), ("value", high.words.as_str())];
            sentences.push(fill("Highest: {label}, {value}.", &gaps));
            let gaps = [("label", low.label.as_str()), ("value", low.words.as_str())];
            sentences.push(fill("Lowest: {label}, {value}.", &gaps));
        }
        let missing = total - u64::try_from(known.len()).unwrap_or(total);
        if missing > 0 {
            sentences.push(count("{n} has no value shown.", "{n} have no value shown.", missing));
        }
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        draw(&self.ordered(), &self.focus, layout)
    }

    fn numbers(&self) -> Markup {
        let (label, value) = self.headings.clone().unwrap_or_else(|| (t("Item").into(), t("Value").into()));
        let rows = self.ordered().into_iter().map(|bar| Row::headed(bar.label.as_str()).cell(bar.words.as_str()));
        let caption = self.frame.subtitle.clone().unwrap_or_else(|| self.frame.finding.clone());
        let table = Table::new(caption).caption_size(crate::Size::S);
        table.column(Column::new(label)).column(Column::numeric(value)).rows(rows).render()
    }
}

impl Render for BarChart {
    fn render(&self) -> Markup {
        figure(self)
    }
}
