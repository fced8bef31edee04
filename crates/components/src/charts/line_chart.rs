//! Lines with markers: how has it changed, over a few points?

use super::axis::Unit;
use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::line_drawing;
use super::marks;
use crate::lists::{Column, Row, Table};
use maud::{Markup, Render};
use values::words::{count, count_with, fill, t};

/// The value of one series in one period.
#[derive(Clone, Debug)]
pub struct LinePoint {
    pub(super) value: Option<f64>,
    pub(super) words: String,
    pub(super) provisional: bool,
}

impl LinePoint {
    /// A value, and the value as people write it ("4.2", "61%").
    pub fn new(value: f64, words: impl Into<String>) -> LinePoint {
        LinePoint { value: Some(value).filter(|value| value.is_finite()), words: words.into(), provisional: false }
    }

    /// No value, and why: "No data", "Withheld to protect people". The line has a gap there.
    pub fn missing(why: impl Into<String>) -> LinePoint {
        LinePoint { value: None, words: why.into(), provisional: false }
    }

    /// Says that the value may still change. Its mark is hollow.
    pub fn provisional(mut self) -> LinePoint {
        self.provisional = true;
        self
    }

    fn in_table(&self) -> String {
        if self.provisional { fill("{value} (provisional)", &[("value", &self.words)]) } else { self.words.clone() }
    }
}

/// A line: its name, and a point for each period.
#[derive(Clone, Debug)]
pub struct Series {
    pub(super) name: String,
    pub(super) points: Vec<LinePoint>,
}

impl Series {
    /// A line with this name and these points, in the order of the periods.
    pub fn new(name: impl Into<String>, points: impl IntoIterator<Item = LinePoint>) -> Series {
        Series { name: name.into(), points: points.into_iter().collect() }
    }

    /// The points that have a value, with their periods.
    pub(super) fn known(&self) -> impl DoubleEndedIterator<Item = (usize, f64)> + '_ {
        self.points.iter().enumerate().filter_map(|(at, point)| Some((at, point.value?)))
    }
}

/// The most lines that one chart draws.
pub(super) const MOST: usize = 4;

/// A line chart of up to four series. Its vertical axis need not start at nought; when it does not, it says so. A period
/// without a value is a gap and is never joined.
#[derive(Clone, Debug)]
pub struct LineChart {
    frame: Frame,
    pub(super) periods: Vec<String>,
    pub(super) series: Vec<Series>,
    pub(super) unit: Unit,
    heading: Option<String>,
}

impl LineChart {
    /// A chart with an id that no other on the page has, and its finding in about ten words.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> LineChart {
        let frame = Frame::new(id, finding);
        LineChart { frame, periods: Vec::new(), series: Vec::new(), unit: Unit::Plain, heading: None }
    }

    figure_methods!();
    chart_methods!();

    /// The periods in words, evenly spaced, from the first to the last.
    pub fn periods<P: Into<String>>(mut self, periods: impl IntoIterator<Item = P>) -> LineChart {
        self.periods = periods.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a line. Only the first four are drawn; the table holds all.
    pub fn series(mut self, series: Series) -> LineChart {
        self.series.push(series);
        self
    }

    /// What is written with the numbers of the axis.
    pub fn unit(mut self, unit: Unit) -> LineChart {
        self.unit = unit;
        self
    }

    /// The heading of the first column of the table: what the periods are.
    pub fn heading(mut self, words: impl Into<String>) -> LineChart {
        self.heading = Some(words.into());
        self
    }

    /// The lines that are drawn.
    pub(super) fn drawn(&self) -> &[Series] {
        &self.series[..self.series.len().min(MOST)]
    }

    fn point(&self, series: &Series, at: usize) -> (String, String) {
        let period = self.periods.get(at).cloned().unwrap_or_default();
        (period, series.points.get(at).map(|point| point.words.clone()).unwrap_or_default())
    }

    /// What one line does: where it starts, is highest and lowest, and ends.
    fn story(&self, series: &Series) -> String {
        let by_value = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1);
        let ends = (series.known().next(), series.known().next_back());
        let (Some(first), Some(last)) = ends else {
            return fill("{name}: no values.", &[("name", &series.name)]);
        };
        let highest = series.known().max_by(by_value).unwrap_or(first);
        let lowest = series.known().min_by(by_value).unwrap_or(first);
        let [first, last, high, low] = [first, last, highest, lowest].map(|(at, _)| self.point(series, at));
        fill(
            "{name}: starts at {first} ({first_when}), ends at {last} ({last_when}); highest {high} ({high_when}), lowest {low} ({low_when}).",
            &[
                ("name", &series.name),
                ("first", &first.1),
                ("first_when", &first.0),
                ("last", &last.1),
                ("last_when", &last.0),
                ("high", &high.1),
                ("high_when", &high.0),
                ("low", &low.1),
                ("low_when", &low.0),
            ],
        )
    }
}

impl Chart for LineChart {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let number = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
        let ends = (self.periods.first().map_or("", String::as_str), self.periods.last().map_or("", String::as_str));
        let gaps = [("first", ends.0), ("last", ends.1)];
        let mut sentences = vec![count_with(
            "Line chart with {n} line, from {first} to {last}.",
            "Line chart with {n} lines, from {first} to {last}.",
            number(self.drawn().len()),
            &gaps,
        )];
        sentences.extend(self.drawn().iter().map(|series| self.story(series)));
        let missing = self.drawn().iter().flat_map(|series| &series.points).filter(|point| point.value.is_none()).count();
        if missing > 0 {
            sentences.push(count("{n} value is not shown.", "{n} values are not shown.", number(missing)));
        }
        sentences.extend(self.remarks());
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        line_drawing::draw(self, layout)
    }

    /// On phones there is no room for names at the ends of lines.
    fn key(&self, layout: Layout) -> Vec<KeyEntry> {
        if layout == Layout::Wide || self.drawn().len() < 2 {
            return Vec::new();
        }
        self.drawn().iter().enumerate().map(|(at, series)| KeyEntry::new(marks::sample(at), &series.name)).collect()
    }

    fn remarks(&self) -> Vec<String> {
        let points = || self.drawn().iter().flat_map(|series| &series.points);
        let mut remarks = Vec::new();
        if !line_drawing::axis(self).shows_nought() {
            remarks.push(t("The vertical axis does not start at zero.").into_owned());
        }
        if points().any(|point| point.provisional) {
            remarks.push(t("Hollow points are provisional: they may still change.").into_owned());
        }
        if points().any(|point| point.value.is_none()) {
            remarks.push(t("Where a line has a gap, there is no value to show; the table says why.").into_owned());
        }
        if self.series.len() > MOST {
            remarks.push(t("Only the first four lines are drawn. The table has all of them.").into_owned());
        }
        remarks
    }

    fn numbers(&self) -> Markup {
        let heading = self.heading.clone().unwrap_or_else(|| t("Period").into_owned());
        let caption = self.frame.subtitle.clone().unwrap_or_else(|| self.frame.finding.clone());
        let table = Table::new(caption).caption_size(crate::Size::S).column(Column::new(heading));
        let table = self.series.iter().fold(table, |table, series| table.column(Column::numeric(&series.name)));
        let cell = |series: &Series, at: usize| series.points.get(at).map_or_else(|| t("No data").into(), LinePoint::in_table);
        let row = |(at, period): (usize, &String)| {
            Row::headed(period.as_str()).cells(self.series.iter().map(|series| cell(series, at)))
        };
        table.rows(self.periods.iter().enumerate().map(row)).render()
    }
}

impl Render for LineChart {
    fn render(&self) -> Markup {
        figure(self)
    }
}
