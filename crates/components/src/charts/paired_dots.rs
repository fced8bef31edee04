//! Two dots on a line for each thing: before and after, for at most ten.

use super::axis::{Axis, Unit};
use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::lettering::{number, width};
use super::marks;
use super::palette::{BASELINE, FIRST};
use super::rows::{self, Rows};
use crate::lists::{Column, Row, SmallScreen, Table};
use maud::{Markup, Render, html};
use values::words::{count_with, fill, t};

/// A value and how people write it.
type Said = (f64, String);

/// One thing before and after.
#[derive(Clone, Debug)]
pub struct Pair {
    label: String,
    ends: Result<(Said, Said), String>,
}

impl Pair {
    /// A thing with its value before and after, each with the words for it.
    pub fn new(label: impl Into<String>, before: (f64, &str), after: (f64, &str)) -> Pair {
        let said = |(value, words): (f64, &str)| (value, words.to_owned());
        Pair { label: label.into(), ends: Ok((said(before), said(after))) }
    }

    /// A thing of which one or both values are missing, and why.
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> Pair {
        Pair { label: label.into(), ends: Err(why.into()) }
    }
}

/// Paired dots. Things stand in the order in which they are given.
#[derive(Clone, Debug)]
pub struct PairedDots {
    frame: Frame,
    pairs: Vec<Pair>,
    when: (String, String),
    heading: Option<String>,
    unit: Unit,
}

impl PairedDots {
    /// A chart with an id of its own, its finding, and the words for before and after ("2024", "2026").
    pub fn new(id: impl Into<String>, finding: impl Into<String>, when: (&str, &str)) -> PairedDots {
        let when = (when.0.to_owned(), when.1.to_owned());
        PairedDots { frame: Frame::new(id, finding), pairs: Vec::new(), when, heading: None, unit: Unit::Plain }
    }

    figure_methods!();
    chart_methods!();

    /// Adds things.
    pub fn pairs(mut self, pairs: impl IntoIterator<Item = Pair>) -> PairedDots {
        self.pairs.extend(pairs);
        self
    }

    /// The heading of the first column of the table: what the things are.
    pub fn heading(mut self, words: impl Into<String>) -> PairedDots {
        self.heading = Some(words.into());
        self
    }

    /// What is written with the numbers of the axis.
    pub fn unit(mut self, unit: Unit) -> PairedDots {
        self.unit = unit;
        self
    }

    fn known(&self) -> impl Iterator<Item = &(Said, Said)> {
        self.pairs.iter().filter_map(|pair| pair.ends.as_ref().ok())
    }

    fn axis(&self) -> Axis {
        Axis::around(self.known().flat_map(|(before, after)| [before.0, after.0]), 5.0, self.unit)
    }
}

/// The marks: a light circle for before, a dark square for after.
fn mark(after: bool, place: (f64, f64)) -> Markup {
    if after { marks::shaped(1, place, 6.0, (FIRST, FIRST)) } else { marks::shaped(0, place, 6.0, (BASELINE, BASELINE)) }
}

fn row((before, after): &(Said, Said), y: f64, rows: &Rows, axis: &Axis) -> Markup {
    let (from, to) = (rows.x(axis, before.0), rows.x(axis, after.0));
    let (low, high) = if before.0 <= after.0 { (before, after) } else { (after, before) };
    let (left, right) = (from.min(to), from.max(to));
    html! {
        line class="gt-chart__line" x1=(number(from)) x2=(number(to)) y1=(number(y)) y2=(number(y)) stroke=(BASELINE) stroke-width="2" {}
        (rows::beside(&low.1, (left - 12.0, y), "end"))
        (rows::beside(&high.1, (right + 12.0, y), "start"))
        (mark(false, (from, y)))
        (mark(true, (to, y)))
    }
}

impl Chart for PairedDots {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let number = |many: usize| u64::try_from(many).unwrap_or(u64::MAX);
        let grew = self.known().filter(|(before, after)| after.0 > before.0).count();
        let fell = self.known().filter(|(before, after)| after.0 < before.0).count();
        let when = [("before", self.when.0.as_str()), ("after", self.when.1.as_str())];
        let mut sentences = vec![
            count_with(
                "{n} pair of dots: {before} and {after}.",
                "{n} pairs of dots: {before} and {after}.",
                number(self.pairs.len()),
                &when,
            ),
            fill("Higher after: {grew}. Lower after: {fell}.", &[("grew", &grew.to_string()), ("fell", &fell.to_string())]),
        ];
        for pair in &self.pairs {
            sentences.push(match &pair.ends {
                Ok((before, after)) => fill(
                    "{label}: {before}, then {after}.",
                    &[("label", &pair.label), ("before", &before.1), ("after", &after.1)],
                ),
                Err(why) => fill("{label}: {why}.", &[("label", &pair.label), ("why", why)]),
            });
        }
        sentences.extend(self.remarks());
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let axis = self.axis();
        let labels: Vec<&str> = self.pairs.iter().map(|pair| pair.label.as_str()).collect();
        let widest = self.known().flat_map(|(a, b)| [width(&a.1), width(&b.1)]).fold(0.0, f64::max) + 14.0;
        let rows = rows::lay(&labels, (layout, 0.0), 22.0, (widest, widest));
        let (scale, height) = rows.scale(&axis);
        let shapes = html! {
            (rows.guides(|at| self.pairs[at].ends.is_ok()))
            (scale)
            (rows.labels)
            @for (at, pair) in self.pairs.iter().enumerate() {
                @match &pair.ends {
                    Ok(ends) => (row(ends, rows.middles[at], &rows, &axis)),
                    Err(why) => (rows.missing(at, why)),
                }
            }
        };
        Drawing::new(layout, height, shapes)
    }

    fn key(&self, _: Layout) -> Vec<KeyEntry> {
        let middle = (14.0, 9.0);
        vec![KeyEntry::new(mark(false, middle), &self.when.0), KeyEntry::new(mark(true, middle), &self.when.1)]
    }

    fn remarks(&self) -> Vec<String> {
        if self.axis().shows_nought() { Vec::new() } else { vec![t("The axis does not start at zero.").into_owned()] }
    }

    fn numbers(&self) -> Markup {
        let row = |pair: &Pair| {
            let row = Row::headed(pair.label.as_str());
            match &pair.ends {
                Ok((before, after)) => row.cell(before.1.as_str()).cell(after.1.as_str()),
                Err(why) => row.cell(why.as_str()).cell(why.as_str()),
            }
        };
        let heading = self.heading.clone().unwrap_or_else(|| t("Item").into_owned());
        Table::new(self.frame.subtitle.clone().unwrap_or_else(|| self.frame.finding.clone()))
            .caption_size(crate::Size::S)
            .column(Column::new(heading))
            .column(Column::numeric(&self.when.0))
            .column(Column::numeric(&self.when.1))
            .rows(self.pairs.iter().map(row))
            .small_screen(SmallScreen::Leave)
            .render()
    }
}

impl Render for PairedDots {
    fn render(&self) -> Markup {
        figure(self)
    }
}
