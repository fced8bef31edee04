//! What the forward plan looks like: month by month, with key decisions and their notice. Pure.

use super::coming::Coming;
use super::plan::asked;
use super::planned::Model as Planned;
use super::rules::Noticed;
use super::{PLAN, PROGRAMME};
use crate::site::MEETINGS;
use crate::site::links::{link, paragraphs};
use ::pages::{Address, Page};
use ::records::pages::Format;
use chrono::{Datelike, NaiveDate};
use components::{
    Column, DownloadLink, DownloadLinks, EmptyState, FilterLayout, FilterPanel, Missing, ResultSentence, Row, Select,
    SmallScreen, Table, Tag, Tone,
};
use maud::{Markup, html};
use values::dates;
use values::words::{count, fill, t};

/// The page.
pub(super) fn page(coming: &Coming, address: &Address) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (t("What boards will decide or discuss, at which meeting or in which month.")) }
        (FilterLayout::new(panel(coming, address), results(coming, address)))
    };
    Page::new(t("Forward plan")).section(t("Meetings")).wide().crumb(t("Meetings"), MEETINGS).content(content)
}

fn panel(coming: &Coming, address: &Address) -> FilterPanel {
    FilterPanel::new(PLAN)
        .field(Select::new("board", t("Board")).item("", t("All boards")).items(coming.boards()).selected(address.get("board")))
        .field(
            Select::new("when", t("When"))
                .items([("", t("This month and later")), ("all", t("Earlier as well"))])
                .selected(address.get("when")),
        )
}

fn results(coming: &Coming, address: &Address) -> Markup {
    let items = asked(coming, address.get("when"));
    let programme = match address.get("board") {
        "" => PROGRAMME.to_owned(),
        board => format!("{PROGRAMME}?board={board}"),
    };
    let number = u64::try_from(items.len()).unwrap_or(u64::MAX);
    html! {
        @if items.is_empty() {
            (EmptyState::new(t("Forward plan"), t("Nothing is planned that matches what you asked for.")).link(t("Clear filters"), PLAN))
        } @else {
            (ResultSentence::new(count("{n} item, the next one first", "{n} items, the next one first", number)))
            @for (month, group) in by_month(coming, &items) { (table(coming, &month, &group)) }
        }
        p class="govuk-body" { a class="govuk-link" href=(programme) { (t("Work programme of a board for a year, to print")) } }
        @if !items.is_empty() { (downloads(address, number)) }
    }
}

/// The items in the order of their days, month by month.
pub(super) fn by_month<'a>(coming: &Coming, items: &[&'a Planned]) -> Vec<(String, Vec<&'a Planned>)> {
    let mut months: Vec<(String, Vec<&Planned>)> = Vec::new();
    for item in items {
        let month = coming.day(item).map_or_else(|| t("Not known yet").into_owned(), month);
        match months.last_mut().filter(|(known, _)| *known == month) {
            Some((_, group)) => group.push(item),
            None => months.push((month, vec![item])),
        }
    }
    months
}

/// A month in words: `March 2017`.
pub(super) fn month(day: NaiveDate) -> String {
    let words = dates::words(day);
    words.split_once(' ').map_or(words.clone(), |(_, month)| month.to_owned())
}

/// The items of one month.
pub(super) fn table(coming: &Coming, caption: &str, items: &[&Planned]) -> Table {
    Table::new(caption)
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("What is dealt with")))
        .column(Column::new(t("Board")))
        .column(Column::new(t("When")))
        .column(Column::new(t("Who leads on it")))
        .rows(items.iter().map(|item| row(coming, item)))
}

fn row(coming: &Coming, item: &Planned) -> Row {
    let what = html! {
        span id=(item.reference) { (item.title) }
        @if let Some(purpose) = &item.purpose { div class="govuk-hint govuk-!-margin-bottom-1" { (coming.names.label("agenda-item-purpose", purpose)) } }
        @if item.is_key_decision() { (key_decision(coming, item)) }
        @if let Some(decides) = &item.decides { (paragraphs(decides)) }
        @if let Some(source) = &item.source { div class="govuk-hint govuk-!-margin-bottom-1" { (fill("Source: {source}", &[("source", source)])) } }
    };
    Row::headed(what).cell(link(&coming.names, item.partnership.uuid())).cell(when(coming, item)).cell(
        html! { @match item.lead { Some(lead) => (link(&coming.names, lead.uuid())), None => (Missing::new(t("Not stated"))) } },
    )
}

fn when(coming: &Coming, item: &Planned) -> Markup {
    html! {
        @match (coming.meeting(item), item.expected) {
            (Some(meeting), _) => a class="govuk-link" href=(format!("{MEETINGS}/{}", meeting.reference)) { (dates::with_weekday(meeting.on)) },
            (None, Some(day)) if is_last(day) => (month(day)),
            (None, Some(day)) => (fill("By {day}", &[("day", &dates::words(day))])),
            (None, None) => (Missing::new(t("Not known yet"))),
        }
        ". " (coming.names.label("planned-standing", &item.standing))
    }
}

/// Whether a day only stands for its month: the first or the last of it.
fn is_last(day: NaiveDate) -> bool {
    day.day() == 1 || day.succ_opt().is_some_and(|next| next.month() != day.month())
}

fn key_decision(coming: &Coming, item: &Planned) -> Markup {
    html! {
        (Tag::new(t("Key decision"), Tone::Active))
        @if let Some((noticed, citation)) = coming.noticed(item) {
            div class="govuk-!-margin-top-1" {
                @match noticed {
                    Noticed::Enough(days) => (count("Notice was given {n} clear day before.", "Notice was given {n} clear days before.", u64::from(days))),
                    Noticed::TooFew(days) => strong { (count("Notice was given only {n} clear day before.", "Notice was given only {n} clear days before.", u64::from(days))) },
                    Noticed::By(day) if day < coming.today => strong { (fill("No notice was given. The last day for it was {day}.", &[("day", &dates::words(day))])) },
                    Noticed::By(day) => (fill("Notice is to be given by {day}.", &[("day", &dates::words(day))])),
                }
                @if let Some(citation) = citation { " " (citation) }
            }
        }
    }
}

fn downloads(address: &Address, number: u64) -> DownloadLinks {
    let label = count("Download this one", "Download these {n}", number);
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let href = address.at(&format!("{PLAN}.{}", format.ending()));
        links.link(DownloadLink::new(label.clone(), href, format.words()))
    })
}
