//! Exact figures: what people type as a number, kept as they published it, and said in words.

use values::money::with_commas;
use values::words::t;

/// The list of kinds of figure.
pub const KINDS: &str = "figure-kind";
/// The digits that a figure may have before its point, and after it.
const LONGEST: (usize, usize) = (12, 6);

/// An exact decimal number: its text in one form of writing, `-1199.50`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure(String);

impl Figure {
    /// Reads `1,199.5`, `1199.5` or `−3`, without unit; otherwise says what to write.
    pub fn read(typed: &str) -> Result<Figure, String> {
        let wanted = || t("Enter a number without its unit, like 1199 or 7.2. Leave it empty if there is no figure").into_owned();
        let typed = typed.trim();
        let (minus, rest) = match typed.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => ("-", rest.trim_start()),
            None => ("", typed),
        };
        let (whole, part) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
        let groups: Vec<&str> = whole.split([',', ' ', '\u{a0}']).collect();
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let well_parted = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
        if !groups.iter().all(|group| digits(group)) || !well_parted || !part.is_none_or(digits) {
            return Err(wanted());
        }
        let whole = groups.concat();
        let whole = whole.trim_start_matches('0');
        let part = part.unwrap_or_default();
        if whole.len() > LONGEST.0 || part.len() > LONGEST.1 {
            return Err(t("Enter a number with at most 12 digits before the point and 6 after it").into_owned());
        }
        let whole = if whole.is_empty() { "0" } else { whole };
        let nought = whole == "0" && part.chars().all(|c| c == '0');
        let minus = if nought { "" } else { minus };
        Ok(Figure(if part.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{part}") }))
    }

    /// The text in one form of writing, with the decimals that were published.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The nearest number that can be reckoned with.
    pub fn value(&self) -> f64 {
        self.0.parse().unwrap_or(0.0)
    }

    /// How many decimals it has.
    pub fn decimals(&self) -> usize {
        self.0.split_once('.').map_or(0, |(_, part)| part.len())
    }

    /// Whether it is the same number, with however many noughts at its end.
    pub fn equals(&self, other: &Figure) -> bool {
        let short = |it: &Figure| match it.0.contains('.') {
            true => it.0.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => it.0.clone(),
        };
        short(self) == short(other)
    }
}

/// What the figures of a measure are, which says how they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureKind {
    /// Things that are counted.
    #[default]
    Count,
    /// So many for each so many people, or a score.
    Rate,
    /// So many in each hundred.
    Share,
    /// Pounds.
    Money,
}

impl FigureKind {
    /// The kind with this key of the list `figure-kind`; a count when it is not known.
    pub fn from_key(key: &str) -> FigureKind {
        match key {
            "rate" | "score" => FigureKind::Rate,
            "share" => FigureKind::Share,
            "money" => FigureKind::Money,
            _ => FigureKind::Count,
        }
    }

    /// What stands before a figure, and what after it.
    pub fn signs(self) -> (&'static str, &'static str) {
        match self {
            FigureKind::Count | FigureKind::Rate => ("", ""),
            FigureKind::Share => ("", "%"),
            FigureKind::Money => ("£", ""),
        }
    }

    /// A figure as people write it: `1,199`, `63%`, `−£12.50`.
    pub fn words(self, figure: &str) -> String {
        let (minus, rest) = figure.strip_prefix('-').map_or(("", figure), |rest| ("\u{2212}", rest));
        let (whole, part) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), with_commas);
        let part = part.map(|part| format!(".{part}")).unwrap_or_default();
        let (before, after) = self.signs();
        format!("{minus}{before}{whole}{part}{after}")
    }
}

/// How many places after the point a rate that was worked out from counts has: one, and two below ten, so that small rates can still
/// be told apart. The same on pages, in charts and in files.
fn places_of_rate(rate: f64) -> usize {
    if rate.abs() < 9.95 { 2 } else { 1 }
}

/// A rate in words.
pub fn rate_words(rate: f64) -> String {
    format!("{rate:.*}", places_of_rate(rate))
}

/// A rate as files give it: the number that pages show.
pub fn rate_shown(rate: f64) -> f64 {
    rate_words(rate).parse().unwrap_or(rate)
}

/// How the figures of a series are written: their kind, and how many decimals they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What the figures are.
    pub kind: FigureKind,
    /// How many decimals the most exact of them has.
    pub decimals: usize,
}

impl Style {
    /// A worked-out number, such as an average, as people write it. Below ten it has one decimal more than the figures.
    pub fn worked_out(self, value: f64) -> String {
        let more = usize::from(value.abs() < 10.0 && self.decimals < 3);
        let text = format!("{value:.*}", self.decimals + more);
        let nought = text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.');
        self.kind.words(if nought { text.trim_start_matches('-') } else { &text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(typed: &str) -> Option<String> {
        Figure::read(typed).ok().map(|it| it.text().to_owned())
    }

    #[test]
    fn figures_are_kept_as_published_in_one_form_of_writing() {
        for (typed, kept) in
            [("1,199", "1199"), ("007.20", "7.20"), (" \u{2212}3 ", "-3"), ("1 234 567.5", "1234567.5"), ("-0.0", "0.0")]
        {
            assert_eq!(read(typed).as_deref(), Some(kept), "{typed}");
        }
        for typed in ["", "N/A", "-", "12%", "£5", "1,5", "12,34", "1.", ".5", "1e9", "1234567890123", "0.1234567", "12 reports"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
        assert!(Figure("7.20".into()).equals(&Figure("7.2".into())) && !Figure("100".into()).equals(&Figure("1".into())));
    }

    #[test]
    fn figures_are_written_by_their_kind() {
        assert_eq!(FigureKind::Share.words("63"), "63%");
        assert_eq!(FigureKind::Money.words("-1200.50"), "\u{2212}£1,200.50");
        assert_eq!(Style { kind: FigureKind::Count, decimals: 0 }.worked_out(1545.04), "1,545");
        assert_eq!(Style { kind: FigureKind::Count, decimals: 0 }.worked_out(-0.04), "0.0");
        assert_eq!(Style { kind: FigureKind::Rate, decimals: 1 }.worked_out(6.9166), "6.92");
    }

    proptest! {
        #[test]
        fn what_is_read_is_read_again_the_same(typed in "-?[0-9]{1,12}(\\.[0-9]{1,6})?") {
            let once = Figure::read(&typed).expect("a figure");
            prop_assert_eq!(Figure::read(once.text()).expect("again"), once.clone());
            prop_assert!((once.value() - typed.parse::<f64>().expect("a number")).abs() < 1e-6);
        }
    }

    #[test]
    fn rates_have_one_place_after_the_point_and_two_below_ten() {
        assert_eq!([98.512, 10.0, 9.951, 9.949, 0.054].map(rate_words), ["98.5", "10.0", "10.0", "9.95", "0.05"]);
        assert_eq!((rate_shown(98.512), rate_shown(1.0 / 3.0)), (98.5, 0.33));
    }
}
