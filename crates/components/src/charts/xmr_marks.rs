//! The shapes of an XmR chart's points, its key, and the colours, which stand on white and differ in grey as well.

use super::bars::Layout;
use super::lettering::{LINE, lines, number, text_block, width};
use super::palette::WORDS;
use super::xmr::{XmrChart, XmrMeaning};
use maud::{Markup, html};
use values::words::{fill, t};

/// Lines between points, usual points and the ends of the usual range.
pub(super) const USUAL: &str = "#5F6368";
const BETTER: &str = "#0A6EB4";
const WORSE: &str = "#B8480A";
const CHANGED: &str = "#5A2D8C";
/// The target.
pub(super) const TARGET: &str = "#A3123F";
/// The dashes of the ends of the usual range, and the dots of the target.
pub(super) const DASHES: &str = "6 4";
pub(super) const DOTS: &str = "2 4";

fn colour(meaning: XmrMeaning) -> &'static str {
    match meaning {
        XmrMeaning::Usual => USUAL,
        XmrMeaning::Better => BETTER,
        XmrMeaning::Worse => WORSE,
        XmrMeaning::Changed => CHANGED,
    }
}

/// The shape of a point, hollow when it is provisional.
pub(super) fn shape(meaning: XmrMeaning, hollow: bool, x: f64, y: f64) -> Markup {
    let (colour, class) = (colour(meaning), if hollow { "gt-xmr__point gt-xmr__point--hollow" } else { "gt-xmr__point" });
    let fill = if hollow { "#FFFFFF" } else { colour };
    let corners = |corners: &[(f64, f64)]| {
        let points: Vec<String> = corners.iter().map(|(dx, dy)| format!("{},{}", number(x + dx), number(y + dy))).collect();
        points.join(" ")
    };
    html! {
        @match meaning {
            XmrMeaning::Usual => circle class=(class) cx=(number(x)) cy=(number(y)) r="4" fill=(fill) stroke=(colour) stroke-width="2" {},
            XmrMeaning::Better => rect class=(class) x=(number(x - 5.0)) y=(number(y - 5.0)) width="10" height="10" fill=(fill) stroke=(colour) stroke-width="2" {},
            XmrMeaning::Worse => polygon class=(class) points=(corners(&[(0.0, -7.0), (7.0, 5.0), (-7.0, 5.0)])) fill=(fill) stroke=(colour) stroke-width="2" {},
            XmrMeaning::Changed => polygon class=(class) points=(corners(&[(0.0, -7.5), (7.5, 0.0), (0.0, 7.5), (-7.5, 0.0)])) fill=(fill) stroke=(colour) stroke-width="2" {},
        }
    }
}

/// A line of the chart between two points.
pub(super) fn rule((x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str, width: &str, dashes: Option<&str>) -> Markup {
    html! {
        line x1=(number(x1)) y1=(number(y1)) x2=(number(x2)) y2=(number(y2)) stroke=(colour) stroke-width=(width) stroke-dasharray=[dashes] {}
    }
}

/// What stands beside the words of the key.
enum Sign {
    Point(XmrMeaning, bool),
    Line(&'static str, &'static str, Option<&'static str>),
    Nothing,
}

/// The key above the drawing and its height: the shapes that need a word; on phones the lines and the reasons as well,
/// because there is no room beside them.
pub(super) fn key(chart: &XmrChart, layout: Layout, page: f64) -> (Markup, f64) {
    let (mut x, mut y) = (0.0, LINE / 2.0);
    let mut parts: Vec<Markup> = Vec::new();
    let entries = entries(chart, layout);
    if entries.is_empty() {
        return (html! {}, 0.0);
    }
    for (sign, words) in entries {
        let room = if matches!(sign, Sign::Nothing) { 0.0 } else { 30.0 };
        let broken = lines(&words, page - room);
        let wide = room + broken.iter().map(|line| width(line)).fold(0.0, f64::max);
        if x > 0.0 && (x + wide > page || layout == Layout::Narrow) {
            (x, y) = (0.0, y + LINE + 4.0);
        }
        parts.push(html! {
            @match sign {
                Sign::Point(meaning, hollow) => (shape(meaning, hollow, x + 12.0, y)),
                Sign::Line(colour, thick, dashes) => (rule((x, y), (x + 24.0, y), colour, thick, dashes)),
                Sign::Nothing => {},
            }
            (text_block(&broken, x + room, y, WORDS))
        });
        x += wide + 20.0;
        y += LINE * (broken.len().max(1) - 1) as f64;
    }
    (html! { @for part in parts { (part) } }, y + LINE / 2.0 + 12.0)
}

fn entries(chart: &XmrChart, layout: Layout) -> Vec<(Sign, String)> {
    let shown = |meaning: XmrMeaning| chart.points.iter().any(|point| point.value.is_some() && point.meaning == meaning);
    let hollow = chart.points.iter().any(|point| point.value.is_some() && point.provisional);
    let special = XmrMeaning::ALL.into_iter().skip(1).any(shown);
    let mut entries: Vec<(Sign, String)> = Vec::new();
    if special || hollow {
        let named = XmrMeaning::ALL.into_iter().filter(|meaning| shown(*meaning));
        entries.extend(named.map(|meaning| (Sign::Point(meaning, false), meaning.words().into_owned())));
    }
    if hollow {
        entries.push((Sign::Point(XmrMeaning::Usual, true), t("Hollow: provisional").into_owned()));
    }
    if layout == Layout::Narrow {
        if let Some(last) = chart.segments.last() {
            let mean = fill("Average {value}", &[("value", &last.mean.1)]);
            let gaps = [("lower", last.lower.1.as_str()), ("upper", last.upper.1.as_str())];
            let range = match last.provisional {
                true => fill("Provisional range {lower} to {upper}", &gaps),
                false => fill("Usual range {lower} to {upper}", &gaps),
            };
            entries.push((Sign::Line(WORDS, "1.5", None), mean));
            entries.push((Sign::Line(USUAL, "1.5", Some(DASHES)), range));
        }
        let target = chart.target.iter().map(|(_, words)| fill("Target {value}", &[("value", words)]));
        entries.extend(target.map(|words| (Sign::Line(TARGET, "2", Some(DOTS)), words)));
        let reasons = (1..).zip(chart.segments.iter().filter_map(|it| it.reason.as_ref()));
        entries.extend(
            reasons.map(|(at, reason)| {
                (Sign::Nothing, fill("{number}: {reason}", &[("number", &at.to_string()), ("reason", reason)]))
            }),
        );
    }
    entries
}
