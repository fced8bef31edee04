//! What the agenda looks like in the workspace: the countdown, what is missing, sections and items with their forms. Pure.

use super::papers_shown::papers;
use super::rules::{pages_out_of_order, papers_missing};
use crate::gathering::rules::PLANNED;
use crate::gathering::whole::{Item, Section, Whole};
use crate::notice::rules::{Given, Notice};
use crate::publishing::rules::{What, refusal};
use crate::workspace::{self, Here};
use components::{Button, Column, InsetText, Row, SmallScreen, Table, WarningText};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, count_with, fill, t};
use values::{dates, slug};

/// The page. `may` says whether the reader keeps agendas.
pub(crate) fn page(whole: &Whole, may: bool, notice: Option<&str>) -> Page {
    let content = html! {
        @if let Some(words) = notice { (WarningText::new(words)) }
        p class="govuk-body" { (whole.tag()) }
        (countdown(whole))
        (gaps(whole, may))
        @if may { (acts(whole)) }
        @for section in &whole.sections { (one_section(whole, section, may)) }
        @if may { p class="govuk-body" { a class="govuk-link" href=(add_section(whole)) { (t("Add a section of the agenda")) } } }
        (crate::packs::views::desk(whole, may))
    };
    workspace::page(whole, Here::Agenda, content)
}

fn add_section(whole: &Whole) -> String {
    let last = whole.sections.last().and_then(|section| section.model.letter.bytes().next()).unwrap_or(b'A' - 1);
    let next = char::from(last.saturating_add(1).min(b'Z'));
    format!("/workspace/agenda-sections/new?meeting={}&letter={next}&open_to_public=yes", whole.meeting.reference)
}

/// By when the agenda must be published, or when it was.
fn countdown(whole: &Whole) -> Markup {
    let Some(notice) = &whole.notice else {
        return html! {
            (InsetText::new(html! {
                p class="govuk-body" { (t("No rule of notice is known for this country and this day, so no last day can be told.")) }
                p class="govuk-body" { a class="govuk-link" href="/workspace/notice-rules" { (t("Rules of notice")) } }
            }))
        };
    };
    html! {
        @match whole.agenda_published() {
            Some(agenda) => (given(notice, agenda.on, &agenda.when())),
            None if whole.today <= notice.last_day => (InsetText::new(left(whole, notice))),
            None if whole.to_come() => (WarningText::new(fill(
                "The last lawful day to publish the agenda was {day}. Published today, it gives {days}.",
                &[("day", &dates::with_weekday(notice.last_day)), ("days", &days_given(notice, whole))],
            ))),
            None => p class="govuk-body" { (t("No publication of the agenda is recorded.")) },
        }
        @if !notice.holidays_known {
            (WarningText::new(fill(
                "No bank holiday is known in {year}, so the last day may be wrong. Add the bank holidays of that year.",
                &[("year", &whole.meeting.on.format("%Y").to_string())],
            )))
        }
    }
}

fn days_given(notice: &Notice, whole: &Whole) -> String {
    let (Given::InTime(days) | Given::Late(days)) = notice.given(whole.today);
    count("{n} clear day", "{n} clear days", u64::from(days))
}

fn left(whole: &Whole, notice: &Notice) -> Markup {
    let asked = count("{n} clear day", "{n} clear days", u64::from(notice.asked.days));
    let days = notice.working_days_left(whole.today);
    html! {
        p class="govuk-body" {
            strong { (fill("Publish by {day}", &[("day", &dates::with_weekday(notice.last_working_day))])) }
            " (" (asked) ")"
        }
        @if notice.last_day != notice.last_working_day {
            p class="govuk-body" { (fill("{day} is the last lawful day, but no working day.", &[("day", &dates::with_weekday(notice.last_day))])) }
        }
        p class="govuk-body" {
            @if days == 0 { (t("No working day is left after today.")) }
            @else { (count("{n} working day is left after today.", "{n} working days are left after today.", u64::from(days))) }
        }
        @match &notice.asked.citation {
            Some(citation) => p class="govuk-body" { (citation) },
            None => p class="govuk-body" { (t("By the body’s own rule.")) },
        }
    }
}

fn given(notice: &Notice, on: chrono::NaiveDate, when: &str) -> Markup {
    let gaps = [("when", when), ("asked", &*notice.asked.days.to_string())];
    html! {
        @match notice.given(on) {
            Given::InTime(days) => (InsetText::new(count_with(
                "The agenda was published on {when}, with {n} clear day. {asked} are asked for.",
                "The agenda was published on {when}, with {n} clear days. {asked} are asked for.",
                u64::from(days), &gaps))),
            Given::Late(days) => (WarningText::new(count_with(
                "The agenda was published late, on {when}, with {n} clear day. {asked} are asked for.",
                "The agenda was published late, on {when}, with {n} clear days. {asked} are asked for.",
                u64::from(days), &gaps))),
        }
    }
}

/// What is missing, each with the form that mends it.
fn gaps(whole: &Whole, may: bool) -> Markup {
    let found = missing(whole);
    html! {
        @if !found.is_empty() {
            h2 class="govuk-heading-m" { (t("What is missing")) }
            ul class="govuk-list govuk-list--bullet" {
                @for (words, form) in found {
                    li { @if may { a class="govuk-link" href=(form) { (words) } } @else { (words) } }
                }
            }
        }
    }
}

/// What is missing: the words and the form.
pub(crate) fn missing(whole: &Whole) -> Vec<(String, String)> {
    let meeting = &whole.meeting;
    let change = |field: &str| format!("/workspace/meetings/{}/change#{field}", meeting.reference);
    let mut found = Vec::new();
    if whole.today > meeting.on && meeting.standing == PLANNED {
        found.push((t("Its day has passed: say whether it was held").into_owned(), change("standing")));
    }
    if meeting.starts.is_none() && whole.to_come() {
        found.push((t("When it starts is not written down").into_owned(), change("starts")));
    }
    if whole.place().is_none() && whole.to_come() {
        found.push((t("Where it meets is not written down").into_owned(), change("place")));
    }
    for item in whole.items().filter(|item| whole.to_come() && papers_missing(&item.model.standing)) {
        let standing = whole.names.label("agenda-item-standing", &item.model.standing).to_lowercase();
        let gaps = [("number", item.number.as_str()), ("title", &item.model.title), ("standing", &standing)];
        let form = format!("/workspace/agenda-items/{}/change#standing", item.model.reference);
        found.push((fill("The papers of {number} {title} have not come ({standing})", &gaps), form));
    }
    let pages: Vec<_> = whole.items().map(|item| item.model.first_page.zip(item.model.last_page)).collect();
    for item in pages_out_of_order(&pages).into_iter().filter_map(|at| whole.items().nth(at)) {
        let form = format!("/workspace/agenda-items/{}/change#first_page", item.model.reference);
        found
            .push((fill("The pages of {number} do not come after those of the items before", &[("number", &item.number)]), form));
    }
    for section in whole.sections.iter().filter(|section| section.items.is_empty()) {
        let gaps = [("letter", section.model.letter.as_str()), ("heading", &section.model.heading)];
        found.push((fill("Section {letter} {heading} has no items", &gaps), add_item(whole, section)));
    }
    found
}

/// The acts that are possible now.
fn acts(whole: &Whole) -> Markup {
    let href = |what: What| format!("/workspace/meetings/{}/publish?what={}", whole.meeting.reference, what.key());
    let possible = |what: What| refusal(what, whole.state()).is_none();
    html! {
        @if whole.agenda_published().is_none() && whole.to_come() {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("/workspace/meetings/{}/start", whole.meeting.reference)) { (t("Start the agenda with the standing items")) }
            }
        }
        @if possible(What::Agenda) { p class="govuk-body" { (Button::link(t("Publish the agenda"), href(What::Agenda))) } }
        @if possible(What::Supplement) { p class="govuk-body" { (Button::link(t("Publish the late items"), href(What::Supplement))) } }
    }
}

fn add_item(whole: &Whole, section: &Section) -> String {
    let next = section.items.iter().map(|item| item.model.position).max().unwrap_or(0) + 1;
    let asked = whole.draft_asked();
    format!("/workspace/agenda-items/new?section={}&position={next}&standing=asked-for{asked}", section.model.reference)
}

fn one_section(whole: &Whole, section: &Section, may: bool) -> Markup {
    let heading = format!("{}. {}", section.model.letter, section.model.heading);
    let start = Table::new(heading.clone())
        .caption_hidden()
        .id(format!("table-{}", slug::from_title(&section.model.letter)))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Item")))
        .column(Column::new(t("Title")))
        .column(Column::new(t("Papers")))
        .column(Column::new(t("Who sees it")));
    let moves = may && whole.agenda_published().is_none();
    let start = if moves { start.column(Column::new(t("Order"))) } else { start };
    let last = section.items.len().saturating_sub(1);
    let rows = section.items.iter().enumerate().map(|(at, item)| row(whole, item, may, (at > 0, at < last)));
    html! {
        h2 class="govuk-heading-m" { (heading) }
        @if !section.items.is_empty() { (start.rows(rows)) }
        @if may { p class="govuk-body" { a class="govuk-link" href=(add_item(whole, section)) { (fill("Add an item to {letter}", &[("letter", &section.model.letter)])) } } }
    }
}

fn row(whole: &Whole, item: &Item, may: bool, ways: (bool, bool)) -> Row {
    let it = &item.model;
    let title = html! {
        span id=(it.reference) { a class="govuk-link" href=(format!("/workspace/agenda-items/{}", it.reference)) { (it.title) } }
        @if let Some(kind) = &it.kind { div class="govuk-hint govuk-!-margin-bottom-1" { (whole.names.label("agenda-item-kind", kind)) } }
        @if let Some(reason) = &it.late_reason { div class="govuk-hint govuk-!-margin-bottom-1" { (fill("Late item: {reason}", &[("reason", reason)])) } }
    };
    let row = Row::headed(item.number.clone()).cell(title).cell(papers(whole, item, may)).cell(sight(whole, item, may));
    if may && whole.agenda_published().is_none() { row.cell(order(item, ways)) } else { row }
}

fn sight(whole: &Whole, item: &Item, may: bool) -> Markup {
    let it = &item.model;
    let part = whole.parts.iter().find(|part| part.item == it.id);
    let add = format!("/workspace/restricted-parts/new?item={}&seen_by=members&members_of={}", it.reference, whole.board());
    html! {
        @if whole.waits(&it.seen_by, it.members_of) { (t("Not published yet")) } @else { (t("Published")) }
        @if it.restriction.is_some() {
            ". " (t("The title only")) ". "
            @match part {
                Some(part) => a class="govuk-link" href=(format!("/workspace/restricted-parts/{}", part.reference)) {
                    (fill("Restricted part of {number}", &[("number", &item.number)]))
                },
                None if may => a class="govuk-link" href=(add) { (fill("Add the restricted part of {number}", &[("number", &item.number)])) },
                None => (t("Its restricted part is for members")),
            }
        }
    }
}

/// The buttons that move an item, each a form of its own.
fn order(item: &Item, (up, down): (bool, bool)) -> Markup {
    let action = format!("/workspace/agenda-items/{}/move", item.model.reference);
    let button = |way: &'static str, words: String| {
        html! {
            form method="post" action=(action) class="gt-inline-form" {
                input type="hidden" name="way" value=(way);
                (Button::new(words).quiet())
            }
        }
    };
    html! {
        @if up { (button("up", fill("Move {number} up", &[("number", &item.number)]))) " " }
        @if down { (button("down", fill("Move {number} down", &[("number", &item.number)]))) }
    }
}
