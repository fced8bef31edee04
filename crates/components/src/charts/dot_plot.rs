//! Dots against the average: how do areas compare?

use super::axis::{Axis, Unit};
use super::canvas::{Chart, Drawing, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::lettering::{LINE, number, width};
use super::marks;
use super::palette::{FIRST, WORDS};
use super::rows::{self, Rows};
use crate::lists::{Column, Row, Table};
use maud::{Markup, Render, html};
use values::words::{count, fill, t};

/// One place: its name, its value, and the value in words.
#[derive(Clone, Debug)]
pub struct Dot {
    label: String,
    value: Option<f64>,
    words: String,
    provisional: bool,
}

impl Dot {
    /// A place with a value, and the value as people write it ("62.4").
    pub fn new(label: impl Into<String>, value: f64, words: impl Into<String>) -> Dot {
        let value = Some(value).filter(|value| value.is_finite());
        Dot { label: label.into(), value, words: words.into(), provisional: false }
    }

    /// A place without a value, and why: "Withheld to protect people", "No data".
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> Dot {
        Dot { label: label.into(), value: None, words: why.into(), provisional: false }
    }

    /// Says that the value may still change. Its dot is hollow.
    pub fn provisional(mut self) -> Dot {
        self.provisional = true;
        self
    }
}

/// A dot plot: places from high to low against the line of their average.
#[derive(Clone, Debug)]
pub struct DotPlot {
    frame: Frame,
    dots: Vec<Dot>,
    average: Option<(f64, String)>,
    headings: Option<(String, String)>,
    unit: Unit,
}

/// The height of a row's values.
const ROW: f64 = 22.0;

impl DotPlot {
    /// A plot with an id that no other on the page has, and its finding in about ten words.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> DotPlot {
        DotPlot { frame: Frame::new(id, finding), dots: Vec::new(), average: None, headings: None, unit: Unit::Plain }
    }

    figure_methods!();
    chart_methods!();

    /// Adds places.
    pub fn dots(mut self, dots: impl IntoIterator<Item = Dot>) -> DotPlot {
        self.dots.extend(dots);
        self
    }

    /// The average that places are held against, and what is written at its line ("Kent 58.1").
    pub fn average(mut self, value: f64, words: impl Into<String>) -> DotPlot {
        self.average = Some((value, words.into()));
        self
    }

    /// The headings of the table: what the places are, and what is compared, with its unit.
    pub fn headings(mut self, label: impl Into<String>, value: impl Into<String>) -> DotPlot {
        self.headings = Some((label.into(), value.into()));
        self
    }

    /// What is written with the numbers of the axis.
    pub fn unit(mut self, unit: Unit) -> DotPlot {
        self.unit = unit;
        self
    }

    /// The places from high to low, those without a value last.
    fn ordered(&self) -> Vec<&Dot> {
        let mut dots: Vec<&Dot> = self.dots.iter().collect();
        let value = |dot: &Dot| dot.value.unwrap_or(f64::NEG_INFINITY);
        dots.sort_by(|a, b| value(b).total_cmp(&value(a)));
        dots
    }

    fn axis(&self) -> Axis {
        let values = self.dots.iter().filter_map(|dot| dot.value);
        Axis::around(values.chain(self.average.iter().map(|(value, _)| *value)), 5.0, self.unit)
    }

    fn average_line(&self, rows: &Rows, axis: &Axis, page: f64) -> Markup {
        html! {
            @if let Some((value, words)) = &self.average {
                @let x = rows.x(axis, *value);
                @let half = width(words) / 2.0;
                @let known = self.dots.iter().filter(|dot| dot.value.is_some()).count();
                // Rows without a value come last, and their words must not be crossed out.
                @let bottom = if known == rows.middles.len() { rows.bottom + 10.0 }
                    else { rows.middles.get(known.saturating_sub(1)).map_or(rows.bottom, |middle| middle + ROW / 2.0) };
                line class="gt-chart__line" x1=(number(x)) x2=(number(x)) y1=(number(LINE)) y2=(number(bottom))
                    stroke=(WORDS) stroke-width="1.5" {}
                text class="gt-chart__value" x=(number(x.min(page - half).max(half))) y=(number(LINE / 2.0)) text-anchor="middle"
                    dominant-baseline="central" fill=(WORDS) { (words) }
            }
        }
    }

    fn row(&self, dot: &Dot, at: usize, rows: &Rows, axis: &Axis) -> Markup {
        let Some(value) = dot.value else { return rows.missing(at, &dot.words) };
        let (x, y) = (rows.x(axis, value), rows.middles[at]);
        // Words stand on the side that leads away from the line of the average.
        let left =
            self.average.as_ref().is_some_and(|(average, _)| value < *average) && x - width(&dot.words) - 12.0 > rows.start;
        let (place, anchor) = if left { (x - 12.0, "end") } else { (x + 12.0, "start") };
        html! {
            (rows::beside(&dot.words, (place, y), anchor))
            (marks::shaped(0, (x, y), 6.0, if dot.provisional { ("#FFFFFF", FIRST) } else { (FIRST, FIRST) }))
        }
    }
}

impl Chart for DotPlot {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let number = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
        let ordered = self.ordered();
        let mut sentences = vec![count("Dot plot of {n} place.", "Dot plot of {n} places.", number(ordered.len()))];
        let known: Vec<(&Dot, f64)> = ordered.iter().filter_map(|dot| Some((*dot, dot.value?))).collect();
        if let (Some((high, _)), Some((low, _))) = (known.first(), known.last()) {
            let gaps = [("label", high.label.as_str()), ("value", high.words.as_str())];
            sentences.push(fill("Highest: {label}, {value}.", &gaps));
            let gaps = [("label", low.label.as_str()), ("value", low.words.as_str())];
            sentences.push(fill("Lowest: {label}, {value}.", &gaps));
        }
        if let Some((average, words)) = &self.average {
            sentences.push(fill("The average line reads: {words}.", &[("words", words)]));
            let above = known.iter().filter(|(_, value)| value > average).count();
            sentences.push(count("{n} place is above it.", "{n} places are above it.", number(above)));
        }
        let missing = ordered.len() - known.len();
        if missing > 0 {
            sentences.push(count("{n} has no value shown.", "{n} have no value shown.", number(missing)));
        }
        sentences.extend(self.remarks());
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let (ordered, axis) = (self.ordered(), self.axis());
        let labels: Vec<&str> = ordered.iter().map(|dot| dot.label.as_str()).collect();
        let widest = ordered.iter().filter(|dot| dot.value.is_some()).map(|dot| width(&dot.words)).fold(0.0, f64::max);
        let top = if self.average.is_some() { LINE + 6.0 } else { 0.0 };
        let rows = rows::lay(&labels, (layout, top), ROW, (8.0, widest + 14.0));
        let (scale, height) = rows.scale(&axis);
        let shapes = html! {
            (rows.guides(|at| ordered[at].value.is_some()))
            (scale)
            (self.average_line(&rows, &axis, layout.page()))
            (rows.labels)
            @for (at, dot) in ordered.iter().enumerate() { (self.row(dot, at, &rows, &axis)) }
        };
        Drawing::new(layout, height, shapes)
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if !self.axis().shows_nought() {
            remarks.push(t("The axis does not start at zero.").into_owned());
        }
        if self.dots.iter().any(|dot| dot.provisional) {
            remarks.push(t("Hollow points are provisional: they may still change.").into_owned());
        }
        remarks
    }

    fn numbers(&self) -> Markup {
        let (label, value) = self.headings.clone().unwrap_or_else(|| (t("Place").into(), t("Value").into()));
        let provisional = |dot: &Dot| fill("{value} (provisional)", &[("value", &dot.words)]);
        let words = |dot: &Dot| if dot.provisional { provisional(dot) } else { dot.words.clone() };
        let rows = self.ordered().into_iter().map(|dot| Row::headed(dot.label.as_str()).cell(words(dot)));
        let caption = self.frame.subtitle.clone().unwrap_or_else(|| self.frame.finding.clone());
        let table = Table::new(caption).caption_size(crate::Size::S);
        table.column(Column::new(label)).column(Column::numeric(value)).rows(rows).render()
    }
}

impl Render for DotPlot {
    fn render(&self) -> Markup {
        figure(self)
    }
}
