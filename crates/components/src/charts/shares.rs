//! Parts of a whole, row by row: their shares, their table, and the pieces of a bar with words inside.

use super::figure::Frame;
use super::lettering::{number, width};
use crate::lists::{Column, Row, SmallScreen, Table};
use maud::{Markup, Render, html};
use values::words::{fill, t};

/// A whole with its parts, in the order of the chart's parts.
#[derive(Clone, Debug)]
pub struct ShareRow {
    pub(super) label: String,
    pub(super) parts: Result<Vec<(f64, String)>, String>,
}

impl ShareRow {
    /// A whole made of these parts; each with its words ("12", "£4,000"). Parts below nought count as nought.
    pub fn new<W: Into<String>>(label: impl Into<String>, parts: impl IntoIterator<Item = (f64, W)>) -> ShareRow {
        let sound = |value: f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
        let parts = parts.into_iter().map(|(value, words)| (sound(value), words.into())).collect();
        ShareRow { label: label.into(), parts: Ok(parts) }
    }

    /// A whole whose parts are not shown, and why.
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> ShareRow {
        ShareRow { label: label.into(), parts: Err(why.into()) }
    }

    /// The share of each part, from 0 to 1; none when there is nothing to share out.
    pub(super) fn shares(&self) -> Option<Vec<f64>> {
        let parts = self.parts.as_ref().ok()?;
        let whole: f64 = parts.iter().map(|(value, _)| value).sum();
        (whole > 0.0).then(|| parts.iter().map(|(value, _)| value / whole).collect())
    }

    /// Why no bar is drawn.
    pub(super) fn why_not(&self) -> String {
        self.parts.as_ref().err().cloned().unwrap_or_else(|| t("Nothing to show").into_owned())
    }

    /// The row in one sentence.
    pub(super) fn sentence(&self, names: &[String]) -> String {
        let Some(shares) = self.shares() else {
            return fill("{label}: {why}.", &[("label", &self.label), ("why", &self.why_not())]);
        };
        let part =
            |(name, share): (&String, &f64)| fill("{name} {share}", &[("name", name.as_str()), ("share", &percent(*share))]);
        let all: Vec<String> = names.iter().zip(&shares).map(part).collect();
        fill("{label}: {parts}.", &[("label", &self.label), ("parts", &all.join(", "))])
    }
}

/// A share in whole hundredths.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// Whether the rounded shares of some row do not add up to 100.
pub(super) fn odd_sum(rows: &[ShareRow]) -> bool {
    let sum = |shares: Vec<f64>| shares.iter().map(|share| (share * 100.0).round()).sum::<f64>();
    rows.iter().filter_map(ShareRow::shares).any(|shares| sum(shares) != 100.0)
}

/// The table of the same numbers: for each part what it is, and its share.
pub(super) fn table(frame: &Frame, heading: Option<&String>, names: &[String], rows: &[ShareRow]) -> Markup {
    let cell = |row: &ShareRow, at: usize| match (&row.parts, row.shares()) {
        (Ok(parts), shares) => {
            let Some((_, words)) = parts.get(at) else { return t("No data").into_owned() };
            let share = shares.map_or_else(|| percent(0.0), |shares| percent(shares[at]));
            fill("{words} ({share})", &[("words", words), ("share", &share)])
        }
        (Err(why), _) => why.clone(),
    };
    let heading = heading.cloned().unwrap_or_else(|| t("Item").into_owned());
    let table = Table::new(frame.subtitle.clone().unwrap_or_else(|| frame.finding.clone()))
        .caption_size(crate::Size::S)
        .id(format!("{}-table", frame.id))
        .column(Column::new(heading))
        .small_screen(SmallScreen::Scroll);
    let table = names.iter().fold(table, |table, name| table.column(Column::numeric(name)));
    let row = |row: &ShareRow| Row::headed(row.label.as_str()).cells((0..names.len()).map(|at| cell(row, at)));
    table.rows(rows.iter().map(row)).render()
}

/// Where each piece of a bar begins and ends that starts here and would be so wide when whole.
pub(super) fn spans(shares: &[f64], start: f64, whole: f64) -> Vec<(f64, f64)> {
    let mut from = start;
    let span = |share: &f64| {
        let span = (from, from + share * whole);
        from = span.1;
        span
    };
    shares.iter().map(span).collect()
}

/// A piece of a bar from one place to another, with its share inside when that fits.
pub(super) fn piece((from, to): (f64, f64), middle: f64, (fill, ink): (&str, &str), share: f64) -> Markup {
    let (wide, words) = ((to - from).max(0.0), percent(share));
    html! {
        @if wide > 0.2 {
            rect class="gt-chart__piece" x=(number(from)) y=(number(middle - HEIGHT / 2.0)) width=(number(wide)) height=(number(HEIGHT))
                fill=(fill) stroke="#FFFFFF" stroke-width="1.5" {}
        }
        @if width(&words) + 8.0 < wide {
            text class="gt-chart__inside" x=(number(from + wide / 2.0)) y=(number(middle)) text-anchor="middle"
                dominant-baseline="central" fill=(ink) { (words) }
        }
    }
}

/// The field of a legend for a part.
pub(super) fn swatch(fill: &str) -> Markup {
    html! { rect class="gt-chart__piece" x="0" y="0" width="28" height="18" fill=(fill) {} }
}

/// How thick bars are.
pub(super) const HEIGHT: f64 = 32.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_whole_and_nothing_has_none() {
        let row = ShareRow::new("2026", [(1.0, "1"), (3.0, "3"), (-2.0, "0")]);
        assert_eq!(row.shares(), Some(vec![0.25, 0.75, 0.0]));
        assert_eq!(ShareRow::new("2026", [(0.0, "0")]).shares(), None);
        let names = ["Done".to_owned(), "Open".to_owned(), "Late".to_owned()];
        assert_eq!(row.sentence(&names), "2026: Done 25%, Open 75%, Late 0%.");
    }

    #[test]
    fn rounding_that_does_not_add_up_is_noticed() {
        let third = ShareRow::new("Thirds", [(1.0, "1"), (1.0, "1"), (1.0, "1")]);
        assert!(odd_sum(&[third]) && !odd_sum(&[ShareRow::new("Half", [(1.0, "1"), (1.0, "1")])]));
    }
}
