//! Dots on a line, with their range and their middle: how far do scores spread?

use super::axis::{Axis, Unit};
use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::lettering::number;
use super::palette::{FIRST, GRID, MIDDLE};
use super::rows::{self, Rows};
use crate::lists::{Column, Row, SmallScreen, Table};
use maud::{Markup, Render, html};
use values::words::{count, fill, t};

/// A line of scores.
#[derive(Clone, Debug)]
struct Line {
    label: String,
    /// From low to high.
    values: Vec<f64>,
}

impl Line {
    /// The middle value, or half-way between the two in the middle.
    fn middle(&self) -> Option<f64> {
        let many = self.values.len();
        let at = |place: usize| self.values.get(place).copied();
        if many % 2 == 1 { at(many / 2) } else { Some((at((many / 2).checked_sub(1)?)? + at(many / 2)?) / 2.0) }
    }

    fn ends(&self) -> Option<(f64, f64)> {
        Some((*self.values.first()?, *self.values.last()?))
    }
}

/// Scores on lines: every dot is one score, a bar shows their range, and a stroke the middle one.
#[derive(Clone, Debug)]
pub struct SpreadPlot {
    frame: Frame,
    lines: Vec<Line>,
    heading: Option<String>,
    unit: Unit,
    places: usize,
}

impl SpreadPlot {
    /// A plot with an id that no other on the page has, and its finding in about ten words.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> SpreadPlot {
        SpreadPlot { frame: Frame::new(id, finding), lines: Vec::new(), heading: None, unit: Unit::Plain, places: 0 }
    }

    figure_methods!();
    chart_methods!();

    /// Adds a line of scores.
    pub fn scores(mut self, label: impl Into<String>, values: impl IntoIterator<Item = f64>) -> SpreadPlot {
        let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        self.lines.push(Line { label: label.into(), values });
        self
    }

    /// The heading of the first column of the table: what the lines are.
    pub fn heading(mut self, words: impl Into<String>) -> SpreadPlot {
        self.heading = Some(words.into());
        self
    }

    /// What is written with the numbers, and how many places they have after the point.
    pub fn unit(mut self, unit: Unit, places: usize) -> SpreadPlot {
        (self.unit, self.places) = (unit, places);
        self
    }

    fn axis(&self) -> Axis {
        Axis::around(self.lines.iter().flat_map(|line| line.values.iter().copied()), 5.0, self.unit)
    }

    /// A value as the table says it; the middle of two may lie half-way.
    fn words(&self, value: f64) -> String {
        let whole = (value * 10f64.powi(i32::try_from(self.places).unwrap_or(0))).fract() == 0.0;
        let number = format!("{value:.*}", if whole { self.places } else { self.places + 1 });
        match self.unit {
            Unit::Plain => number,
            Unit::Pounds => format!("£{number}"),
            Unit::Percent => format!("{number}%"),
        }
    }

    fn row(&self, line: &Line, y: f64, rows: &Rows, axis: &Axis) -> Markup {
        let (Some((low, high)), Some(middle)) = (line.ends(), line.middle()) else { return html! {} };
        let (from, to, middle) = (rows.x(axis, low), rows.x(axis, high), rows.x(axis, middle));
        html! {
            line class="gt-chart__range" x1=(number(from)) x2=(number(to)) y1=(number(y)) y2=(number(y)) stroke=(GRID) stroke-width="12"
                stroke-linecap="round" {}
            line class="gt-chart__line" x1=(number(middle)) x2=(number(middle)) y1=(number(y - 15.0)) y2=(number(y + 15.0))
                stroke=(MIDDLE) stroke-width="3" {}
            @for (value, lift) in stacked(&line.values) {
                path class="gt-chart__mark" d=(dot(rows.x(axis, value), y - lift)) fill=(FIRST) stroke="#FFFFFF" stroke-width="1" {}
            }
        }
    }
}

/// A small circle.
fn dot(x: f64, y: f64) -> String {
    format!("M{} {}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z", number(x - 4.5), number(y))
}

/// Equal scores stand over and under one another: each with how far it is lifted.
fn stacked(values: &[f64]) -> Vec<(f64, f64)> {
    let group = |equal: &[f64]| -> Vec<(f64, f64)> {
        let step = (22.0 / equal.len().max(1) as f64).min(7.0);
        let lift = |at: usize| (at as f64 - (equal.len() as f64 - 1.0) / 2.0) * step;
        equal.iter().enumerate().map(|(at, value)| (*value, lift(at))).collect()
    };
    values.chunk_by(|a, b| a == b).flat_map(group).collect()
}

impl Chart for SpreadPlot {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let many = u64::try_from(self.lines.len()).unwrap_or(u64::MAX);
        let mut sentences = vec![count("Dots on {n} line.", "Dots on {n} lines.", many)];
        for line in &self.lines {
            let (Some((low, high)), Some(middle)) = (line.ends(), line.middle()) else {
                sentences.push(fill("{label}: no scores.", &[("label", &line.label)]));
                continue;
            };
            let gaps = [
                ("label", line.label.as_str()),
                ("low", &self.words(low)),
                ("high", &self.words(high)),
                ("middle", &self.words(middle)),
            ];
            sentences.push(fill("{label}: from {low} to {high}, the middle one {middle}.", &gaps));
        }
        sentences.extend(self.remarks());
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let axis = self.axis();
        let labels: Vec<&str> = self.lines.iter().map(|line| line.label.as_str()).collect();
        let rows = rows::lay(&labels, (layout, 0.0), 32.0, (12.0, 14.0));
        let (scale, height) = rows.scale(&axis);
        let shapes = html! {
            (scale)
            (rows.labels)
            @for (at, line) in self.lines.iter().enumerate() {
                (self.row(line, rows.middles[at], &rows, &axis))
                @if line.values.is_empty() { (rows.missing(at, &t("No scores"))) }
            }
        };
        Drawing::new(layout, height, shapes)
    }

    fn key(&self, _: Layout) -> Vec<KeyEntry> {
        let score = html! { path class="gt-chart__mark" d=(dot(14.0, 9.0)) fill=(FIRST) {} };
        let range = html! { line class="gt-chart__range" x1="6" x2="22" y1="9" y2="9" stroke=(GRID) stroke-width="12" stroke-linecap="round" {} };
        let middle = html! { line class="gt-chart__line" x1="14" x2="14" y1="1" y2="17" stroke=(MIDDLE) stroke-width="3" {} };
        let entries = [(score, t("One score")), (range, t("From lowest to highest")), (middle, t("The middle score"))];
        entries.into_iter().map(|(mark, words)| KeyEntry::new(mark, words)).collect()
    }

    fn remarks(&self) -> Vec<String> {
        if self.axis().shows_nought() { Vec::new() } else { vec![t("The axis does not start at zero.").into_owned()] }
    }

    fn numbers(&self) -> Markup {
        let none = || t("No scores").into_owned();
        let row = |line: &Line| {
            let (low, high) = line.ends().map_or_else(|| (none(), none()), |(low, high)| (self.words(low), self.words(high)));
            let middle = line.middle().map_or_else(none, |middle| self.words(middle));
            Row::headed(line.label.as_str()).cell(line.values.len().to_string()).cell(low).cell(middle).cell(high)
        };
        Table::new(self.frame.subtitle.clone().unwrap_or_else(|| self.frame.finding.clone()))
            .caption_size(crate::Size::S)
            .column(Column::new(self.heading.clone().unwrap_or_else(|| t("Item").into_owned())))
            .column(Column::numeric(t("Scores")))
            .column(Column::numeric(t("Lowest")))
            .column(Column::numeric(t("Middle")))
            .column(Column::numeric(t("Highest")))
            .rows(self.lines.iter().map(row))
            .small_screen(SmallScreen::Scroll)
            .id(format!("{}-table", self.frame.id))
            .render()
    }
}

impl Render for SpreadPlot {
    fn render(&self) -> Markup {
        figure(self)
    }
}
