//! What a series shows, in whole sentences: variation, assurance, the finding over a chart, its signals.

use super::analysis::{Analysis, Segment, Signal};
use super::assurance::{Assurance, Direction};
use super::limits::{ENOUGH, Limits, SETTLED, Standing};
use super::rules::{Rule, Special};
use crate::figures::Style;
use crate::periods::{Length, span};
use crate::series::Series;
use components::XmrMeaning;
use values::words::{count, count_with, fill, t};

/// A word for a table, and the sentence that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// One word or two: `Worsening`.
    pub word: String,
    /// The sentence: `7 months in a row are above average.`
    pub sentence: String,
}

impl Said {
    fn new(word: impl Into<String>, sentence: impl Into<String>) -> Said {
        Said { word: word.into(), sentence: sentence.into() }
    }
}

/// The ends of the usual range as people read them. What is counted is never below nought, so neither is its range.
pub fn range_shown(analysis: &Analysis, limits: &Limits) -> (f64, f64) {
    let below = analysis.values.iter().flatten().any(|value| *value < 0.0);
    (if below { limits.lower } else { limits.lower.max(0.0) }, limits.upper)
}

/// The ends of the usual range in words.
pub fn range_words(analysis: &Analysis, limits: &Limits, style: Style) -> (String, String) {
    let (lower, upper) = range_shown(analysis, limits);
    (style.worked_out(lower), style.worked_out(upper))
}

/// How the latest figure compares with what is usual.
pub fn variation(series: &Series, analysis: &Analysis, direction: Direction) -> Said {
    let Some((latest, now)) = analysis.latest().zip(analysis.now()) else {
        return Said::new(t("No figures"), t("There are no figures yet."));
    };
    match (now.standing(), now.limits) {
        (Standing::Flat, _) => {
            Said::new(t("No variation"), t("Every figure is the same, so there is no usual range to compare with."))
        }
        (Standing::TooFew, _) | (_, None) => too_few(analysis, now),
        (_, Some(limits)) => match analysis.special[latest] {
            Some(special) => {
                let word = direction.meaning(Some(special)).words();
                Said::new(word, special_sentence(series, analysis, special, &limits))
            }
            None => {
                let (lower, upper) = range_words(analysis, &limits, series.style);
                let gaps = [("lower", lower.as_str()), ("upper", upper.as_str())];
                let sentence =
                    fill("The latest figure is within its usual range of {lower} to {upper}, and no run stands out.", &gaps);
                Said::new(XmrMeaning::Usual.words(), sentence)
            }
        },
    }
}

fn too_few(analysis: &Analysis, now: &Segment) -> Said {
    let (points, enough) = (now.limits.map_or(now.points, |limits| limits.points), ENOUGH.to_string());
    let gaps = [("enough", enough.as_str())];
    let sentence = match analysis.segments.len() {
        0 | 1 => count_with(
            "There is {n} figure. At least {enough} are needed to tell a change from the usual ups and downs.",
            "There are {n} figures. At least {enough} are needed to tell a change from the usual ups and downs.",
            number(points),
            &gaps,
        ),
        _ => count_with(
            "There is {n} figure since the last step change. At least {enough} are needed to tell a change from the usual ups and downs.",
            "There are {n} figures since the last step change. At least {enough} are needed to tell a change from the usual ups and downs.",
            number(points),
            &gaps,
        ),
    };
    Said::new(t("Too early to say"), sentence)
}

fn special_sentence(series: &Series, analysis: &Analysis, special: Special, limits: &Limits) -> String {
    let n = number(analysis.run());
    match (special.rule, special.up) {
        (Rule::Outside, up) => {
            let Some(point) = series.latest() else { return String::new() };
            let ((lower, upper), value) = (range_words(analysis, limits, series.style), series.words(point));
            let period = point.period.words();
            let gaps = [("value", &*value), ("period", &period), ("lower", &lower), ("upper", &upper)];
            match up {
                true => fill("The latest figure, {value} for {period}, is above the usual range of {lower} to {upper}.", &gaps),
                false => fill("The latest figure, {value} for {period}, is below the usual range of {lower} to {upper}.", &gaps),
            }
        }
        (Rule::Trend, up) => trend(series.length, up, n),
        (Rule::OneSide, up) => one_side(series.length, up, n),
        (Rule::NearLimit, up) => near_limit(series.length, up),
    }
}

fn trend(length: Length, up: bool, n: u64) -> String {
    match (length, up) {
        (Length::Month, true) => count("{n} month in a row is rising.", "{n} months in a row are rising.", n),
        (Length::Month, false) => count("{n} month in a row is falling.", "{n} months in a row are falling.", n),
        (Length::Quarter, true) => count("{n} quarter in a row is rising.", "{n} quarters in a row are rising.", n),
        (Length::Quarter, false) => count("{n} quarter in a row is falling.", "{n} quarters in a row are falling.", n),
        (Length::Year, true) => count("{n} year in a row is rising.", "{n} years in a row are rising.", n),
        (Length::Year, false) => count("{n} year in a row is falling.", "{n} years in a row are falling.", n),
    }
}

fn one_side(length: Length, up: bool, n: u64) -> String {
    match (length, up) {
        (Length::Month, true) => count("{n} month in a row is above average.", "{n} months in a row are above average.", n),
        (Length::Month, false) => count("{n} month in a row is below average.", "{n} months in a row are below average.", n),
        (Length::Quarter, true) => count("{n} quarter in a row is above average.", "{n} quarters in a row are above average.", n),
        (Length::Quarter, false) => {
            count("{n} quarter in a row is below average.", "{n} quarters in a row are below average.", n)
        }
        (Length::Year, true) => count("{n} year in a row is above average.", "{n} years in a row are above average.", n),
        (Length::Year, false) => count("{n} year in a row is below average.", "{n} years in a row are below average.", n),
    }
}

fn near_limit(length: Length, up: bool) -> String {
    let words = match (length, up) {
        (Length::Month, true) => t("2 of 3 months in a row are near the top of the usual range."),
        (Length::Month, false) => t("2 of 3 months in a row are near the bottom of the usual range."),
        (Length::Quarter, true) => t("2 of 3 quarters in a row are near the top of the usual range."),
        (Length::Quarter, false) => t("2 of 3 quarters in a row are near the bottom of the usual range."),
        (Length::Year, true) => t("2 of 3 years in a row are near the top of the usual range."),
        (Length::Year, false) => t("2 of 3 years in a row are near the bottom of the usual range."),
    };
    words.into_owned()
}

/// Whether the target will be met; nothing when there is none.
pub fn assurance(analysis: &Analysis, direction: Direction, target: Option<f64>) -> Option<Said> {
    let (word, sentence) = match Assurance::of(analysis, direction, target) {
        Assurance::NoTarget => return None,
        Assurance::NoDirection => {
            (t("Not judged"), t("Neither up nor down is good for this measure, so meeting the target means nothing by itself."))
        }
        Assurance::TooEarly => (t("Too early to say"), t("There are too few figures to tell whether the target will be met.")),
        Assurance::Met => (t("Usually met"), t("The target will usually be met: even the worst usual figure meets it.")),
        Assurance::Missed => (t("Usually missed"), t("The target will usually be missed: even the best usual figure misses it.")),
        Assurance::Unsure => (t("Hit and miss"), t("We cannot be sure of meeting the target: it falls inside the usual range.")),
    };
    Some(Said::new(word, sentence))
}

/// The finding over the chart, in about ten words.
pub fn finding(series: &Series, analysis: &Analysis, title: &str) -> String {
    let Some((latest, now)) = analysis.latest().zip(analysis.now()) else {
        return fill("{measure}: no figures yet", &[("measure", title)]);
    };
    if !now.is_judged() {
        let (value, period) = (series.words(&series.points[latest]), series.points[latest].period.words());
        return fill("{measure}: {value} in {period}", &[("measure", title), ("value", &value), ("period", &period)]);
    }
    let Some(special) = analysis.special[latest] else {
        return fill("{measure}: no change beyond the usual ups and downs", &[("measure", title)]);
    };
    let back = latest.saturating_sub(analysis.run().saturating_sub(1)).max(now.from);
    let since = series.points[back].period.words();
    let gaps = [("measure", title), ("period", since.as_str())];
    match (special.rule, special.up) {
        (Rule::Outside, true) => fill("{measure}: above the usual range in {period}", &gaps),
        (Rule::Outside, false) => fill("{measure}: below the usual range in {period}", &gaps),
        (Rule::Trend, true) => fill("{measure}: rising since {period}", &gaps),
        (Rule::Trend, false) => fill("{measure}: falling since {period}", &gaps),
        (Rule::NearLimit, true) => fill("{measure}: near the top of the usual range", &gaps),
        (Rule::NearLimit, false) => fill("{measure}: near the bottom of the usual range", &gaps),
        (Rule::OneSide, true) => fill("{measure}: above average since {period}", &gaps),
        (Rule::OneSide, false) => fill("{measure}: below average since {period}", &gaps),
    }
}

/// A signal in words: `December 2016 to January 2017: above the usual range`.
pub fn signal(series: &Series, signal: &Signal) -> String {
    let when = span(series.points[signal.from].period, series.points[signal.last].period);
    let gaps = [("when", when.as_str())];
    match (signal.special.rule, signal.special.up) {
        (Rule::Outside, true) => fill("{when}: above the usual range", &gaps),
        (Rule::Outside, false) => fill("{when}: below the usual range", &gaps),
        (Rule::Trend, true) => fill("{when}: rising without a break", &gaps),
        (Rule::Trend, false) => fill("{when}: falling without a break", &gaps),
        (Rule::NearLimit, true) => fill("{when}: near the top of the usual range", &gaps),
        (Rule::NearLimit, false) => fill("{when}: near the bottom of the usual range", &gaps),
        (Rule::OneSide, true) => fill("{when}: above average without a break", &gaps),
        (Rule::OneSide, false) => fill("{when}: below average without a break", &gaps),
    }
}

/// What else one has to know of the usual range, where there is one to judge by: how provisional it is, gaps, screening, a
/// fixed baseline.
pub fn cautions(series: &Series, analysis: &Analysis, screening: bool) -> Vec<String> {
    let mut said = Vec::new();
    let Some(now) = analysis.now().filter(|now| now.is_judged()) else { return said };
    if let (Standing::Young, Some(limits)) = (now.standing(), now.limits) {
        let (settled, n) = (SETTLED.to_string(), number(limits.points));
        said.push(count_with(
            "The usual range rests on {n} figure and is provisional until there are {settled}.",
            "The usual range rests on {n} figures and is provisional until there are {settled}.",
            n,
            &[("settled", &settled)],
        ));
    }
    let gaps = analysis.gaps();
    if gaps > 0 {
        said.push(count(
            "{n} period has no figure. Runs are counted on each side of it and not across.",
            "{n} periods have no figure. Runs are counted on each side of them and not across.",
            number(gaps),
        ));
    }
    if let Some(limits) = now.limits.filter(|limits| limits.points < now.points) {
        let first = series.points[now.from].period.words();
        said.push(count_with(
            "The usual range is fixed by the first {n} figure from {period} on.",
            "The usual range is fixed by the first {n} figures from {period} on.",
            number(limits.points),
            &[("period", &first)],
        ));
    }
    said.push(match (screening, now.limits.map_or(0, |limits| limits.screened)) {
        (true, 0) => t("Very large moving ranges are left out of the usual range; there were none.").into_owned(),
        (true, n) => count(
            "{n} very large moving range is left out of the usual range.",
            "{n} very large moving ranges are left out of the usual range.",
            number(n),
        ),
        (false, _) => t("The usual range is worked out from all moving ranges, including very large ones.").into_owned(),
    });
    said
}

fn number(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}
