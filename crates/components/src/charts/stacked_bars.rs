//! Bars of 100% with at most four parts: what is the whole made of?

use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, figure};
use super::figure::{Frame, figure_methods};
use super::lettering::{LINE, lines, text_block, width};
use super::palette::{ON_SERIES, SERIES, WORDS};
use super::rows::{self, Rows};
use super::shares::{self, HEIGHT, ShareRow};
use maud::{Markup, Render, html};
use values::words::{count, t};

/// The most parts that one bar has.
const MOST: usize = SERIES.len();

/// Names over the pieces of a bar: where each starts, and its lines.
type Names = Vec<(f64, Vec<String>)>;

/// Bars of 100%. Each row is a whole; its parts have one order in all rows.
#[derive(Clone, Debug)]
pub struct StackedBars {
    frame: Frame,
    parts: Vec<String>,
    rows: Vec<ShareRow>,
    heading: Option<String>,
}

impl StackedBars {
    /// A chart with an id of its own, its finding, and the names of its parts, at most four; further ones are left out of
    /// the drawing, not of the table.
    pub fn new(id: impl Into<String>, finding: impl Into<String>, parts: &[&str]) -> StackedBars {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        StackedBars { frame: Frame::new(id, finding), parts, rows: Vec::new(), heading: None }
    }

    figure_methods!();
    chart_methods!();

    /// Adds wholes.
    pub fn rows(mut self, rows: impl IntoIterator<Item = ShareRow>) -> StackedBars {
        self.rows.extend(rows);
        self
    }

    /// The heading of the first column of the table: what the wholes are.
    pub fn heading(mut self, words: impl Into<String>) -> StackedBars {
        self.heading = Some(words.into());
        self
    }

    /// The names of the parts over the pieces of the first bar, when each has room there; otherwise there is a legend.
    fn names_over(&self, rows: &Rows) -> Option<Names> {
        let shares = self.rows.first()?.shares()?;
        let mut from = rows.start;
        let mut placed = Vec::new();
        for (name, share) in self.parts.iter().zip(shares).take(MOST) {
            let wide = share * (rows.end - rows.start);
            let broken = lines(name, wide - 8.0);
            let fits = broken.len() <= 2 && broken.iter().all(|line| width(line) <= wide - 8.0);
            if !fits {
                return None;
            }
            placed.push((from, broken));
            from += wide;
        }
        Some(placed)
    }

    fn laid(&self, layout: Layout) -> (Rows, Option<Names>) {
        let labels: Vec<&str> = self.rows.iter().map(|row| row.label.as_str()).collect();
        let plain = rows::lay(&labels, (layout, 0.0), HEIGHT, (0.0, 1.0));
        let names = self.names_over(&plain).filter(|_| layout == Layout::Wide);
        let deepest = names.iter().flatten().map(|(_, lines)| lines.len()).max().unwrap_or(0) as f64;
        let top = if deepest > 0.0 { deepest * LINE + 4.0 } else { 0.0 };
        (rows::lay(&labels, (layout, top), HEIGHT, (0.0, 1.0)), names)
    }
}

fn bar(shares: &[f64], rows: &Rows, at: usize) -> Markup {
    let spans = shares::spans(shares, rows.start, rows.end - rows.start);
    html! {
        @for (part, (share, span)) in shares.iter().zip(spans).enumerate().take(MOST) {
            (shares::piece(span, rows.middles[at], (SERIES[part], ON_SERIES[part]), *share))
        }
    }
}

impl Chart for StackedBars {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn describe(&self) -> String {
        let many = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        let mut sentences = vec![count("Bar split into parts of a whole.", "{n} bars, each split into parts of a whole.", many)];
        sentences.extend(self.rows.iter().map(|row| row.sentence(&self.parts)));
        sentences.join(" ")
    }

    fn draw(&self, layout: Layout) -> Drawing {
        let (rows, names) = self.laid(layout);
        let shapes = html! {
            @if let Some(names) = &names {
                @for (x, lines) in names {
                    (text_block(lines, *x, rows.top - 4.0 - LINE * (lines.len() as f64 - 0.5), WORDS))
                }
            }
            (rows.labels)
            @for (at, row) in self.rows.iter().enumerate() {
                @match row.shares() {
                    Some(shares) => (bar(&shares, &rows, at)),
                    None => (rows.missing(at, &row.why_not())),
                }
            }
        };
        Drawing::new(layout, rows.bottom + 1.0, shapes)
    }

    fn key(&self, layout: Layout) -> Vec<KeyEntry> {
        if self.laid(layout).1.is_some() {
            return Vec::new();
        }
        let entry = |(at, name): (usize, &String)| KeyEntry::new(shares::swatch(SERIES[at]), name);
        self.parts.iter().enumerate().take(MOST).map(entry).collect()
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if shares::odd_sum(&self.rows) {
            remarks.push(t("Shares are rounded, so they may not add up to 100%.").into_owned());
        }
        if self.parts.len() > MOST {
            remarks.push(t("Only the first four parts are drawn. The table has all of them.").into_owned());
        }
        remarks
    }

    fn numbers(&self) -> Markup {
        shares::table(&self.frame, self.heading.as_ref(), &self.parts, &self.rows)
    }
}

impl Render for StackedBars {
    fn render(&self) -> Markup {
        figure(self)
    }
}
