//! What an XmR chart shows in words: the description of its drawing, and its table.

use super::xmr::{XmrChart, XmrMeaning, XmrPoint};
use crate::content::Missing;
use crate::lists::{Column, Row, SmallScreen, Table};
use maud::{Markup, Render, html};
use values::words::{count, count_with, fill, t};

/// What the drawing shows: its kind, start, end, highest, lowest, average, usual range, target and signals.
pub(super) fn description(chart: &XmrChart) -> String {
    let known: Vec<&XmrPoint> = chart.points.iter().filter(|point| point.value.is_some()).collect();
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return t("XmR chart without figures.").into_owned() };
    let by_value = |a: &&&XmrPoint, b: &&&XmrPoint| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0));
    let mut sentences = vec![count_with(
        "XmR chart with {n} figure, {first}.",
        "XmR chart with {n} figures, from {first} to {last}.",
        number(known.len()),
        &[("first", &first.label), ("last", &last.label)],
    )];
    sentences.push(fill("It starts at {value}.", &[("value", &first.words)]));
    sentences.push(fill("It ends at {value}.", &[("value", &last.words)]));
    if let (Some(high), Some(low)) = (known.iter().max_by(by_value), known.iter().min_by(by_value)) {
        sentences.push(fill("The highest is {value}, {period}.", &[("value", &high.words), ("period", &high.label)]));
        sentences.push(fill("The lowest is {value}, {period}.", &[("value", &low.words), ("period", &low.label)]));
    }
    if let Some(segment) = chart.segments.last() {
        let gaps = [("mean", &*segment.mean.1), ("lower", &segment.lower.1), ("upper", &segment.upper.1)];
        sentences.push(fill("The average is {mean} and the usual range is {lower} to {upper}.", &gaps));
    }
    sentences.extend(chart.target.as_ref().map(|(_, words)| fill("The target is {target}.", &[("target", words)])));
    sentences.extend(signals(chart));
    let missing = number(chart.points.len() - known.len());
    if missing > 0 {
        sentences.push(count("{n} period has no figure.", "{n} periods have no figure.", missing));
    }
    sentences.join(" ")
}

/// How many figures are special, by what they mean.
fn signals(chart: &XmrChart) -> Vec<String> {
    let of = |meaning: XmrMeaning| number(chart.points.iter().filter(|point| point.meaning == meaning).count());
    let (better, worse, changed) = (of(XmrMeaning::Better), of(XmrMeaning::Worse), of(XmrMeaning::Changed));
    let mut said = Vec::new();
    if better > 0 {
        said.push(count("{n} figure is marked as improving.", "{n} figures are marked as improving.", better));
    }
    if worse > 0 {
        said.push(count("{n} figure is marked as worsening.", "{n} figures are marked as worsening.", worse));
    }
    if changed > 0 {
        said.push(count("{n} figure is marked as changed.", "{n} figures are marked as changed.", changed));
    }
    if said.is_empty() {
        said.push(t("No figure is marked as special.").into_owned());
    }
    said
}

fn number(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}

/// The same numbers as a table. Averages and usual ranges stand in it when there are any, notes when there are any.
pub(super) fn table(chart: &XmrChart) -> Markup {
    let (period, value) = chart.headings.clone().unwrap_or_else(|| (t("Period").into(), t("Figure").into()));
    let noted = chart.points.iter().any(|point| point.note.is_some() || point.provisional);
    let judged = !chart.segments.is_empty();
    let caption = chart.frame.subtitle.clone().unwrap_or_else(|| chart.frame.finding.clone());
    let mut table = Table::new(caption).caption_size(crate::Size::S).column(Column::new(period)).column(Column::numeric(value));
    if judged {
        table = table.column(Column::new(t("What it means"))).column(Column::numeric(t("Average")));
        table = table.column(Column::numeric(t("Usual range")));
    }
    if noted {
        table = table.column(Column::new(t("Note")));
    }
    let rows = chart.points.iter().enumerate().map(|(at, point)| row(chart, at, point, noted));
    table.rows(rows).small_screen(SmallScreen::Stack).render()
}

fn row(chart: &XmrChart, at: usize, point: &XmrPoint, noted: bool) -> Row {
    let mut row = Row::headed(point.label.as_str());
    row = match point.value {
        Some(_) => row.cell(point.words.as_str()),
        None => row.cell(Missing::new(point.words.as_str())),
    };
    if !chart.segments.is_empty() {
        let segment = chart.segments.iter().find(|it| (it.from..it.to).contains(&at));
        let range = segment.map(|it| fill("{lower} to {upper}", &[("lower", &it.lower.1), ("upper", &it.upper.1)]));
        let means = point.value.and(segment).map(|_| point.meaning.words().into_owned());
        row = row.cell(or_missing(means)).cell(or_missing(segment.map(|it| it.mean.1.clone()))).cell(or_missing(range));
    }
    if noted {
        row = row.cell(note(point));
    }
    row
}

fn or_missing(words: Option<String>) -> Markup {
    html! { @match words { Some(words) => (words), None => (Missing::new(t("Not worked out"))) } }
}

fn note(point: &XmrPoint) -> Markup {
    html! {
        @if point.provisional { (t("Provisional: this figure may still change.")) " " }
        @if let Some(note) = &point.note { (note) }
        @else if !point.provisional { (Missing::new(t("None"))) }
    }
}
