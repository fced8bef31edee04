//! Bars to both sides of a middle: answers from "disagree" to "agree".

use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::lettering::number;
use super::palette::{BASELINE, DIVERGING};
use super::rows::{self, Rows};
use super::shares::{self, HEIGHT, ShareRow};
use maud::{Markup, Render, html};
use values::words::{count, t};

/// Bars to both sides. An odd number of answers has a neutral one, which stands across the middle.
#[derive(Clone, Debug)]
pub struct DivergingBars {
    frame: Frame,
    answers: Vec<String>,
    rows: Vec<ShareRow>,
    heading: Option<String>,
}

impl DivergingBars {
    /// A chart with an id of its own, its finding, and its answers from one end to the other, two to five.
    pub fn new(id: impl Into<String>, finding: impl Into<String>, answers: &[&str]) -> DivergingBars {
        let answers = answers.iter().take(DIVERGING.len()).map(|answer| (*answer).to_owned()).collect();
        DivergingBars { frame: Frame::new(id, finding), answers, rows: Vec::new(), heading: None }
    }

    figure_methods!();
    chart_methods!();

    /// Adds questions with how many gave each answer.
    pub fn rows(mut self, rows: impl IntoIterator<Item = ShareRow>) -> DivergingBars {
        self.rows.extend(rows);
        self
    }

    /// The heading of the first column of the table: what the rows are.
    pub fn heading(mut self, words: impl Into<String>) -> DivergingBars {
        self.heading = Some(words.into());
        self
    }

    /// The colours of the answers, so that both ends are as strong as each other.
    fn colour(&self, answer: usize) -> (&'static str, &'static str) {
        let places: &[usize] = match self.answers.len() {
            5.. => &[0, 1, 2, 3, 4],
            4 => &[0, 1, 3, 4],
            3 => &[0, 2, 4],
            _ => &[0, 4],
        };
        DIVERGING[places[answer.min(places.len() - 1)]]
    }

    /// How much of a row lies left of the middle.
    fn left(&self, shares: &[f64]) -> f64 {
        let half = self.answers.len() / 2;
        let before: f64 = shares.iter().take(half).sum();
        let neutral = if self.answers.len() % 2 == 1 { shares.get(half).copied().unwrap_or(0.0) } else { 0.0 };
        before + neutral / 2.0
    }

    /// The middle of the drawing and how wide a whole row is, so that the longest ends touch the edges.
    fn scale(&self, rows: &Rows) -> (f64, f64) {
        let lefts: Vec<f64> = self.rows.iter().filter_map(ShareRow::shares).map(|shares| self.left(&shares)).collect();
        let left = lefts.iter().copied().fold(0.0, f64::max);
        let right = lefts.iter().map(|left| 1.0 - left).fold(0.0, f64::max);
        let whole = (rows.end - rows.start) / (left + right).max(0.1);
        (rows.start + left * whole, whole)
    }

    fn bar(&self, shares: &[f64], middle: f64, (zero, whole): (f64, f64)) -> Markup {
        let spans = shares::spans(shares, zero - self.left(shares) * whole, whole);
        html! {
            @for (answer, (share, span)) in shares.iter().zip(spans).enumerate().take(self.answers.len()) {
                (shares::piece(span, middle, self.colour(answer), *share))
            }
        }
    }
}

/// The middle that bars lie around, over and under a bar.
fn zero(x: f64, middle: f64) -> Markup {
    let (top, bottom) = (middle - HEIGHT / 2.0, middle + HEIGHT / 2.0);
    html! {
        @for (from, to) in [(top - 5.0, top), (bottom, bottom + 5.0)] {
            line class="gt-chart__grid" x1=(number(x)) x2=(number(x)) y1=(number(from)) y2=(number(to)) stroke=(BASELINE)
                stroke-width="1.5" {}
        }
    }
}

impl Chart for DivergingBars {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let many = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        let mut sentences = vec![count("Bar on both sides of a middle line.", "{n} bars on both sides of a middle line.", many)];
        sentences.extend(self.rows.iter().map(|row| row.sentence(&self.answers)));
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let labels: Vec<&str> = self.rows.iter().map(|row| row.label.as_str()).collect();
        let rows = rows::lay(&labels, (layout, 0.0), HEIGHT, (1.0, 1.0));
        let scale = self.scale(&rows);
        let shapes = html! {
            @for (at, row) in self.rows.iter().enumerate() {
                @let middle = rows.middles[at];
                @match row.shares() {
                    Some(shares) => (self.bar(&shares, middle, scale)),
                    None => (rows.missing(at, &row.why_not())),
                }
                @if row.shares().is_some() { (zero(scale.0, middle)) }
            }
            (rows.labels)
        };
        Drawing::new(layout, rows.bottom + 6.0, shapes)
    }

    fn key(&self, _: Layout) -> Vec<KeyEntry> {
        let entry = |(at, name): (usize, &String)| KeyEntry::new(shares::swatch(self.colour(at).0), name);
        self.answers.iter().enumerate().map(entry).collect()
    }

    fn remarks(&self) -> Vec<String> {
        if shares::odd_sum(&self.rows) {
            vec![t("Shares are rounded, so they may not add up to 100%.").into_owned()]
        } else {
            Vec::new()
        }
    }

    fn numbers(&self) -> Markup {
        shares::table(&self.frame, self.heading.as_ref(), &self.answers, &self.rows)
    }
}

impl Render for DivergingBars {
    fn render(&self) -> Markup {
        figure(self)
    }
}
