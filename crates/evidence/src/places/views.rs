//! What the page of a district or a partnership area looks like. Pure.

use super::asking::Place;
use super::groups::Model as Group;
use super::load::{Beside, Counted, Whole, named};
use super::shown::{self, PER, PLACES, address, link, rate};
use crate::comparing::funnel::Standing;
use crate::comparing::funnel::{Counting, Observed, centre, limits, standing};
use crate::figures::rate_words;
use crate::imports::reading::Code;
use crate::measures::chart::{Titles, of_told};
use crate::measures::told::Told;
use crate::withholding::Shown;
use crate::xmr::words;
use ::records::pages::Format;
use components::{Column, Dot, DotPlot, DownloadLink, DownloadLinks, EmptyState, Missing, Row, SmallScreen, Table, XmrChart};
use maud::{Markup, html};
use pages::Page;
use values::dates;
use values::words::{count, fill, t};

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let told = whole.told(whole.kinds.chosen.number);
    let content = html! {
        @if whole.ground.when.covered.is_empty() {
            (EmptyState::new(t("Figures of this place"), t("None can be seen here yet.")))
        } @else {
            p class="govuk-body gt-lead" { (lead(whole)) }
            (shown::choose(&format!("{PLACES}/{}", whole.place.code), &whole.kinds))
            (drawn(whole, &told))
            (by_kind(whole, &told))
            (beside(whole))
        }
        (deprivation(whole))
        (around(whole))
        (files(whole))
        (shown::to_know(&whole.ground.when, whole.people.map(|(year, _)| year), Vec::new()))
    };
    shown::page_of(&whole.place).wide().content(content)
}

/// What is counted here, in the words of a title.
fn title(place: &Place, kind: &Counted) -> String {
    fill("{kind} in {place}", &[("kind", &kind.word), ("place", &place.name)])
}

/// How much there is; what became of it is the title of the chart.
fn lead(whole: &Whole) -> String {
    fill("{kind}: {figures}", &[("kind", &whole.kinds.chosen.word), ("figures", &data_to(whole))])
}

fn data_to(whole: &Whole) -> String {
    let figures = whole.over_year(0, whole.kinds.chosen.number);
    let per = rate(figures, whole.people);
    let months = shown::months(whole.ground.when.year());
    let words = per.words();
    let gaps = [("number", figures.words()), ("rate", words), ("months", months)];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, words)| (*name, words.as_str())).collect();
    match (figures, per.number()) {
        (Shown::Number(_), Some(_)) => fill("{number} were recorded in {months}: {rate} per 1,000 people.", &gaps),
        (Shown::Number(_), None) => fill("{number} were recorded in {months}.", &gaps),
        _ => whole.last_day().map_or_else(String::new, |day| fill("Figures to {day}.", &[("day", &dates::words(day))])),
    }
}

/// The chart of the months of a kind in a place.
pub(crate) fn chart((place, kind): (&Place, &Counted), told: &Told) -> XmrChart {
    let gaps = [("kind", kind.word.as_str()), ("place", &place.name)];
    let subtitle = fill("{kind}, {place} (reports recorded in a month)", &gaps);
    let title = title(place, kind);
    let titles = Titles { id: "months", title: &title, subtitle, unit: t("Reports").into_owned() };
    of_told(told, titles).source(shown::source()).under_page_heading()
}

fn drawn(whole: &Whole, told: &Told) -> Markup {
    let own = |ending: &str| address(whole.place.code, ending, &whole.kinds.chosen);
    let chart =
        chart((&whole.place, &whole.kinds.chosen), told).help("#how-to-read").image_files(own("/chart.svg"), own("/chart.png"));
    let signals = told.analysis.signals();
    let mut lines: Vec<String> = signals.iter().rev().take(5).map(|signal| words::signal(&told.series, signal) + ".").collect();
    lines.extend(words::cautions(&told.series, &told.analysis, false));
    html! {
        (chart)
        @if !lines.is_empty() {
            h2 class="govuk-heading-m" { (t("What this shows")) }
            ul class="govuk-list govuk-list--bullet" { @for line in lines { li { (line) } } }
        }
        (crate::measures::views::how_to_read())
    }
}

/// Every kind with its latest month, its years, its rate and whether it is usual.
fn by_kind(whole: &Whole, chosen: &Told) -> Markup {
    let districts = whole.districts();
    let Some(latest) = whole.ground.when.covered.last() else { return html! {} };
    let years = whole.ground.when.years.len().min(2);
    let mut table = Table::new(t("By kind")).column(Column::new(t("Kind"))).column(Column::numeric(latest.words()));
    for months in whole.ground.when.years.iter().take(years) {
        table = table.column(Column::numeric(shown::months(months)));
    }
    let table = table.column(Column::numeric(t("Per 1,000 people"))).column(Column::new(t("Latest month")));
    let row = |kind: &Counted| {
        let own = whole.kinds.chosen == *kind;
        let name = html! { @if own { strong { (kind.word) } } @else { a class="govuk-link" href=(address(whole.place.code, "", kind)) { (kind.word) } } };
        let mut row = Row::headed(name).cell(whole.ground.counts.together(*latest, &districts, kind.number).words());
        for back in 0..years {
            row = row.cell(whole.over_year(back, kind.number).words());
        }
        let said = if own { chosen.variation() } else { whole.told(kind.number).variation() }.word;
        row.cell(rate(whole.over_year(0, kind.number), whole.people).words()).cell(said)
    };
    html! { (table.rows(whole.kinds.all.iter().map(row)).small_screen(SmallScreen::Stack)) }
}

/// This district beside all, its neighbours and those like it.
fn beside(whole: &Whole) -> Markup {
    let by_code = named(&whole.beside);
    let near: Vec<&Beside> = whole.ground.neighbours.iter().filter_map(|(code, _)| by_code.get(code).copied()).collect();
    html! {
        @if whole.is_district() && whole.beside.len() > 1 {
            h2 class="govuk-heading-m" { (t("Compared with other districts")) }
            (plot(whole))
            p class="govuk-body" { (against_all(whole)) }
            @if !near.is_empty() { (few(whole, t("Neighbouring districts"), &near)) }
            @for group in &whole.groups { (similar(whole, group)) }
        }
    }
}

/// The districts from the highest rate to the lowest.
fn plot(whole: &Whole) -> DotPlot {
    let months = shown::months(whole.ground.when.year());
    let dot = |it: &Beside| {
        let name =
            if it.code == whole.place.code { fill("{place} (this district)", &[("place", &it.name)]) } else { it.name.clone() };
        let found = rate(it.count, it.people);
        found
            .number()
            .map_or_else(|| Dot::missing(name.clone(), found.words()), |number| Dot::new(name.clone(), number, found.words()))
    };
    let finding = order(whole).unwrap_or_else(|| fill("{kind}: districts compared", &[("kind", &whole.kinds.chosen.word)]));
    let year = whole.people.map_or_else(String::new, |(year, _)| year.to_string());
    let gaps = [("kind", whole.kinds.chosen.word.as_str()), ("months", &months), ("year", &year)];
    let plot = DotPlot::new("districts", finding)
        .dots(whole.beside.iter().map(dot))
        .headings(t("District"), t("Per 1,000 people"))
        .subtitle(fill("{kind}, {months}, per 1,000 people (population of {year})", &gaps))
        .source(shown::source());
    match average(&whole.beside) {
        Some(all) => plot.average(all, fill("All districts {rate}", &[("rate", &rate_words(all))])),
        None => plot,
    }
}

fn observed(it: &Beside) -> Option<Observed> {
    Some(Observed { count: it.count.number()?, of: it.people?.1 }).filter(|it| it.of > 0)
}

/// The rate of all districts together whose counts are shown.
#[expect(clippy::cast_precision_loss, reason = "rates are for a thousand people")]
pub(crate) fn average(beside: &[Beside]) -> Option<f64> {
    let shown: Vec<Observed> = beside.iter().filter_map(observed).collect();
    centre(&shown).map(|rate| rate * PER as f64)
}

/// Where this district stands in the order of rates.
fn order(whole: &Whole) -> Option<String> {
    let mut rates: Vec<(Code, f64)> = whole.beside.iter().filter_map(|it| Some((it.code, observed(it)?.rate()))).collect();
    rates.sort_by(|a, b| b.1.total_cmp(&a.1));
    let at = rates.iter().position(|(code, _)| *code == whole.place.code)? + 1;
    let (place, many) = (whole.place.name.as_str(), rates.len());
    let gaps = [("place", place), ("kind", whole.kinds.chosen.word.as_str())];
    Some(match (at, many - at) {
        (1, _) => fill("{kind}: the rate in {place} is the highest", &gaps),
        (_, 0) => fill("{kind}: the rate in {place} is the lowest", &gaps),
        _ => {
            let (at, many) = (at.to_string(), many.to_string());
            let gaps = [gaps[0], gaps[1], ("at", &at), ("many", &many)];
            fill("{kind}: the rate in {place} is number {at} of {many}", &gaps)
        }
    })
}

/// Whether chance alone explains how far this district lies from all of them.
fn against_all(whole: &Whole) -> String {
    let shown: Vec<Observed> = whole.beside.iter().filter_map(observed).collect();
    let own = whole.beside.iter().find(|it| it.code == whole.place.code).and_then(observed);
    let Some((own, all)) = own.zip(centre(&shown)) else {
        return t("It cannot be compared: its count or its population is not shown.").into_owned();
    };
    let gaps = [("place", whole.place.name.as_str())];
    let said = match standing(own.rate(), &limits(Counting::Events, all, own.of)) {
        Standing::FarAbove => fill(
            "The rate in {place} is far above the rate for all districts: by chance alone, about one place in 1,000 would be this high.",
            &gaps,
        ),
        Standing::Above => fill(
            "The rate in {place} is above the rate for all districts: by chance alone, about one place in 40 would be this high.",
            &gaps,
        ),
        Standing::Within => {
            fill("The rate in {place} is no further from the rate for all districts than chance alone would explain.", &gaps)
        }
        Standing::Below => fill(
            "The rate in {place} is below the rate for all districts: by chance alone, about one place in 40 would be this low.",
            &gaps,
        ),
        Standing::FarBelow => fill(
            "The rate in {place} is far below the rate for all districts: by chance alone, about one place in 1,000 would be this low.",
            &gaps,
        ),
    };
    match crate::comparing::plot::over_dispersion(Counting::Events, &shown) {
        Some(more) => format!("{said} {more}"),
        None => said,
    }
}

fn few(whole: &Whole, caption: impl Into<String>, some: &[&Beside]) -> Table {
    let row = |it: &&Beside| {
        Row::headed(link(it.code, &it.name, &whole.kinds.chosen)).cell(it.count.words()).cell(rate(it.count, it.people).words())
    };
    let own = whole.beside.iter().filter(|it| it.code == whole.place.code && !some.iter().any(|other| other.code == it.code));
    Table::new(caption)
        .column(Column::new(t("District")))
        .column(Column::numeric(shown::months(whole.ground.when.year())))
        .column(Column::numeric(t("Per 1,000 people")))
        .rows(own.collect::<Vec<_>>().iter().chain(some).map(row))
        .small_screen(SmallScreen::Stack)
}

/// A group of places that a publisher found alike.
fn similar(whole: &Whole, group: &Group) -> Markup {
    let by_code = named(&whole.beside);
    let codes = group.codes();
    let known: Vec<&Beside> = codes.iter().filter_map(|code| by_code.get(code).copied()).collect();
    let without = u64::try_from(codes.len() - known.len()).unwrap_or(0);
    let from = group.publisher.clone().unwrap_or_else(|| t("not stated").into_owned());
    html! {
        (few(whole, fill("Similar places: {group}", &[("group", &group.title)]), &known))
        p class="govuk-body-s" {
            (fill("Group made by: {who}.", &[("who", &from)]))
            @if group.from.is_some() || group.to.is_some() { " " (dates::span(group.from, group.to)) "." }
            @if let Some(note) = &group.note { " " (note) }
            @if without > 0 { " " (count("{n} place in the group has no figures here.", "{n} places in the group have no figures here.", without)) }
        }
    }
}

fn deprivation(whole: &Whole) -> Markup {
    let all: u64 = whole.ground.deciles.iter().sum();
    let row = |(at, number): (usize, &u64)| {
        let words = match at {
            0 => t("1, the most deprived").into_owned(),
            9 => t("10, the least deprived").into_owned(),
            _ => (at + 1).to_string(),
        };
        Row::headed(words).cell(number.to_string())
    };
    html! {
        @if all > 0 {
            h2 class="govuk-heading-m" { (t("Deprivation")) }
            p class="govuk-body" { (fill("{few} of the {all} small areas whose deprivation is known are in the most deprived tenth of England.", &[("few", &whole.ground.deciles[0].to_string()), ("all", &all.to_string())])) }
            div class="govuk-grid-row" { div class="govuk-grid-column-one-half" {
                (Table::new(t("Small areas by deprivation tenth of England"))
                    .column(Column::new(t("Tenth")))
                    .column(Column::numeric(t("Small areas")))
                    .rows(whole.ground.deciles.iter().enumerate().map(row)))
            } }
            p class="govuk-body-s" { (t("Source: English indices of deprivation 2019 for the small areas of 2011, as combined by mySociety (CC BY 4.0; source OGL v3).")) }
        }
    }
}

/// What lies inside, and what this lies in.
fn around(whole: &Whole) -> Markup {
    let (place, kind) = (&whole.place, &whole.kinds.chosen);
    let own = |beside: &str| address(place.code, beside, kind);
    let joined = place.partnership.as_ref().filter(|(code, _)| *code != place.code);
    html! {
        h2 class="govuk-heading-m" { (t("Smaller and larger areas")) }
        ul class="govuk-list govuk-list--spaced" {
            @if whole.is_district() {
                li { a class="govuk-link" href=(own("/areas")) { (fill("Small areas of {place}, on a map and in a table", &[("place", &place.name)])) } }
                li { a class="govuk-link" href=(own("/spots")) { (fill("Where most is recorded in {place}", &[("place", &place.name)])) } }
            } @else {
                @for (code, name) in &place.districts { li { (link(*code, name, kind)) } }
            }
            @if let Some((code, name)) = joined {
                li { (t("Community safety partnership: ")) (link(*code, name, kind)) }
            }
            li { a class="govuk-link" href=(shown::with_kind(PLACES.to_owned(), kind)) { (fill("All districts of {force}", &[("force", &place.force)])) } }
        }
        @if place.districts.is_empty() { (Missing::new(t("We do not know which district it is in."))) }
    }
}

fn files(whole: &Whole) -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let address = format!("{PLACES}/{}/figures.{}", whole.place.code, format.ending());
        links.link(DownloadLink::new(t("Download the figures of every kind and month"), address, format.words()))
    })
}
