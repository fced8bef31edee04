//! What the page of minutes looks like in the workspace: each item with its minute and what was resolved. Pure.

use super::promised::Promised;
use super::resolutions::Model as Resolution;
use super::rules::{Numbered, Numbering, Odd, next, odd, paragraphs};
use crate::agenda::papers_shown::form_text;
use crate::attendance::quorum;
use crate::gathering::rules::{APPROVED, CANCELLED};
use crate::gathering::whole::{Item, Whole, Written};
use crate::publishing::rules::{What, refusal};
use crate::site::minutes_shown::votes;
use crate::workspace::{self, Here};
use components::{Button, InsetText, Missing, SummaryList, SummaryRow, WarningText};
use maud::{Markup, html};
use pages::Page;
use values::dates;
use values::words::{count, fill, t};

/// The page. `numbers` are those of every minute of the series.
pub(crate) fn page(whole: &Whole, numbers: &[Numbered], promised: &[Promised], may: bool) -> Page {
    let policy = Numbering::from_key(&whole.series.numbering);
    let next = next(policy, whole.meeting.id.uuid(), whole.meeting.on, numbers);
    let content = html! {
        (standing(whole, may))
        (oddities(whole, &odd(policy, numbers)))
        p class="govuk-body" {
            a class="govuk-link" href=(place(whole, "approval")) { (t("Checking, agreeing, approving and signing")) } " "
            a class="govuk-link" href=(place(whole, "compare")) { (t("Compare versions")) } " "
            @if let Some(board) = whole.names.reference(whole.series.partnership.uuid()) {
                a class="govuk-link" href=(format!("/workspace/action-log/{board}")) { (t("Action log of this board")) }
            }
        }
        @if may && refusal(What::Minutes, whole.state()).is_none() {
            p class="govuk-body" { (Button::link(t("Publish the minutes"), format!("/workspace/meetings/{}/publish?what=minutes", whole.meeting.reference))) }
        }
        @if whole.meeting.standing == CANCELLED { p class="govuk-body" { (t("The meeting is cancelled, so there is nothing to write.")) } }
        @if let Some(next) = next.filter(|_| may) { p class="govuk-body" { (fill("The next minute gets number {number}.", &[("number", &next.to_string())])) } }
        @for item in whole.items() { (of_item(whole, promised, item, may)) }
        (without_item(whole, promised, may))
        h2 class="govuk-heading-m" { (t("Declarations of interest")) }
        (declarations(whole, may))
        (quorum::shown(whole))
    };
    workspace::page(whole, Here::Minutes, content)
}

/// Every declaration, by its item, and the way to record one about the whole meeting.
fn declarations(whole: &Whole, may: bool) -> Markup {
    let about = |item: &&Item| whole.declarations.iter().any(|it| it.item == Some(item.model.id));
    html! {
        @for item in whole.items().filter(about) {
            h3 class="govuk-heading-s govuk-!-margin-bottom-1" { (item.number) " " (item.model.title) }
            (crate::declarations::views::of_item(whole, Some(item), false))
        }
        (crate::declarations::views::of_item(whole, None, may))
    }
}

fn standing(whole: &Whole, may: bool) -> SummaryList {
    let meeting = &whole.meeting;
    let change = |field: &str| format!("/workspace/meetings/{}/change#{field}", meeting.reference);
    let stands = match &meeting.minutes_standing {
        Some(standing) => html! { (whole.names.label("minutes-standing", standing)) },
        None => html! { (Missing::new(t("Not begun"))) },
    };
    let by = match meeting.approved_at {
        Some(by) => {
            html! { (crate::site::links::link(&whole.names, by.uuid())) @if let Some(how) = &meeting.approval { ". " (how) } }
        }
        None => html! { (Missing::new(t("No meeting yet"))) },
    };
    let signed = match meeting.signed_on {
        Some(day) => html! { (dates::words(day)) },
        None => html! { (Missing::new(t("Not signed"))) },
    };
    let row = |label: std::borrow::Cow<'static, str>, value: Markup, field: &str| {
        let row = SummaryRow::new(label.clone(), value);
        if may { row.action(t("Change"), change(field), label.to_lowercase()) } else { row }
    };
    SummaryList::new()
        .row(row(t("How they stand"), stands, "minutes_standing"))
        .row(row(t("Approved by"), by, "approved_at"))
        .row(row(t("Signed on"), signed, "signed_on-day"))
}

/// Gaps and doubles in the numbers, over the whole series.
fn oddities(whole: &Whole, odd: &[Odd]) -> Markup {
    html! { @for odd in odd { (WarningText::new(odd_words(whole, odd))) } }
}

fn odd_words(whole: &Whole, odd: &Odd) -> String {
    let range = |(first, last): &(i64, i64)| {
        if first == last {
            first.to_string()
        } else {
            fill("{first} to {last}", &[("first", &first.to_string()), ("last", &last.to_string())])
        }
    };
    let missing: Vec<String> = odd.missing.iter().map(range).collect();
    let twice: Vec<String> = odd.twice.iter().map(ToString::to_string).collect();
    let meeting = odd.meeting.and_then(|id| whole.others.iter().find(|it| it.id.uuid() == id));
    let place = match (odd.year, meeting) {
        (Some(year), _) => fill("In {year}: ", &[("year", &year.to_string())]),
        (None, Some(meeting)) => fill("On {day}: ", &[("day", &dates::words(meeting.on))]),
        (None, None) => String::new(),
    };
    let gaps = [("missing", &*missing.join(", ")), ("twice", &*twice.join(", "))];
    let words = match (missing.is_empty(), twice.is_empty()) {
        (false, false) => fill("The numbers of the minutes skip {missing}, and {twice} came more than once.", &gaps),
        (false, true) => fill("The numbers of the minutes skip {missing}.", &gaps[..1]),
        _ => fill("Of the numbers of the minutes, {twice} came more than once.", &gaps[1..]),
    };
    place + &words
}

fn of_item(whole: &Whole, promised: &[Promised], item: &Item, may: bool) -> Markup {
    let written: Vec<&Written> = whole.minutes_of(item.model.id).collect();
    let part = whole.parts.iter().find(|part| part.item == item.model.id);
    html! {
        h2 class="govuk-heading-m" id=(format!("of-{}", item.model.reference)) { (item.number) " " (item.model.title) }
        @if item.model.restriction.is_some() {
            (InsetText::new(t("Not open to the public. Write here only what may be published, such as that an update was noted; the rest goes into the restricted part.")))
        }
        @if let Some(part) = part {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("/workspace/restricted-parts/{}", part.reference)) { (fill("Restricted part of {number}", &[("number", &item.number)])) }
            }
        }
        @for written in &written { (one(whole, promised, written, may)) }
        @if written.is_empty() {
            @if may { p class="govuk-body" { a class="govuk-link" href=(place(whole, &item.model.reference)) { (fill("Write the minute of {number}", &[("number", &item.number)])) } } }
            @else { p class="govuk-body" { (Missing::new(t("No minute yet"))) } }
        }
    }
}

/// The page on which the minute of an item, or the minute itself, is written.
fn place(whole: &Whole, reference: &str) -> String {
    format!("/workspace/meetings/{}/minutes/{reference}", whole.meeting.reference)
}

/// The form of an action that a minute or one of its resolutions asks for, filled in as far as it is known.
pub(crate) fn add_action(whole: &Whole, written: &Written, resolution: Option<&Resolution>) -> String {
    let (minute, meeting) = (&written.minute.reference, &whole.meeting.reference);
    let board = whole.board();
    let title = resolution.map_or(&written.minute.title, |resolution| &resolution.title);
    let item = whole.items().find(|item| Some(item.model.id) == written.minute.item);
    let priority = resolution.and_then(|it| it.priority).or(item.and_then(|item| item.model.priority));
    let priority =
        priority.and_then(|id| whole.names.reference(id.uuid())).map(|it| format!("&priority={it}")).unwrap_or_default();
    let from = resolution.map(|it| format!("&resolution={}", it.reference)).unwrap_or_default();
    format!(
        "/workspace/actions/new?title={}&partnership={board}&meeting={meeting}&minute={minute}{from}{priority}&standing=not-started{}",
        form_text(title),
        whole.draft_asked()
    )
}

/// What was resolved, each with its votes and the way to an action.
pub(crate) fn resolved(whole: &Whole, written: &Written, may: bool) -> Markup {
    html! {
        @for resolution in &written.resolutions {
            p class="govuk-body" {
                strong { (t("Resolved")) } " "
                a class="govuk-link" href=(format!("/workspace/resolutions/{}", resolution.reference)) { (resolution.words) }
                @if let Some(votes) = votes(resolution) { " (" (votes) ")" }
                @if may {
                    br;
                    a class="govuk-link" href=(add_action(whole, written, Some(resolution))) {
                        (t("Add an action")) span class="govuk-visually-hidden" { " " (fill("from the resolution {words}", &[("words", &resolution.words)])) }
                    }
                }
            }
        }
        @if written.resolutions.is_empty() { p class="govuk-body" { (Missing::new(t("Nothing resolved is written down"))) } }
    }
}

/// Actions with their day and how they stand.
pub(crate) fn actions(whole: &Whole, promised: Vec<&Promised>) -> Markup {
    html! {
        @if promised.is_empty() { p class="govuk-body" { (Missing::new(t("No action is written down"))) } } @else {
            ul class="govuk-list govuk-list--bullet" {
                @for it in promised {
                    li {
                        a class="govuk-link" href=(format!("/workspace/actions/{}", it.reference)) { (it.title) }
                        ": " (whole.names.label("action-standing", &it.standing).to_lowercase())
                        @if let Some(due) = it.due { ", " (fill("due on {day}", &[("day", &dates::words(due))])) }
                    }
                }
            }
        }
    }
}

fn one(whole: &Whole, promised: &[Promised], written: &Written, may: bool) -> Markup {
    let minute = &written.minute;
    let number = u64::try_from(paragraphs(minute.text.as_deref()).count()).unwrap_or(u64::MAX);
    let of_it = |it: &&Promised| {
        it.minute == Some(minute.id.uuid()) || written.resolutions.iter().any(|one| it.resolution == Some(one.id.uuid()))
    };
    let own: Vec<&Promised> = promised.iter().filter(of_it).collect();
    html! {
        h3 class="govuk-heading-s govuk-!-margin-bottom-1" {
            a class="govuk-link" href=(place(whole, &minute.reference)) { (minute.number) ". " (minute.title) }
        }
        @if number > 0 { p class="govuk-body" { (count("{n} paragraph", "{n} paragraphs", number)) } }
        (resolved(whole, written, may))
        @if !own.is_empty() { h4 class="govuk-heading-s govuk-!-margin-bottom-1" { (t("Actions")) } (actions(whole, own)) }
    }
}

/// Minutes that belong to no item, and the form for one.
fn without_item(whole: &Whole, promised: &[Promised], may: bool) -> Markup {
    let known: Vec<_> = whole.items().map(|item| item.model.id).collect();
    let without: Vec<&Written> =
        whole.minutes.iter().filter(|it| it.minute.item.is_none_or(|item| !known.contains(&item))).collect();
    let draft = whole.meeting.minutes_standing.as_deref() != Some(APPROVED);
    html! {
        @if !without.is_empty() {
            h2 class="govuk-heading-m" { (t("Without an item of the agenda")) }
            @for written in without { (one(whole, promised, written, may)) }
        }
        @if may && draft {
            p class="govuk-body" { a class="govuk-link" href=(place(whole, super::editing::NEW)) { (t("Write a minute without an item")) } }
        }
    }
}
