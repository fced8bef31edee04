//! What the page before publishing looks like: what will be shown and to whom, what stays closed, whether it is in time. Pure.

use super::act::waiting;
use super::rules::{What, refusal};
use crate::agenda::rules::papers_missing;
use crate::gathering::whole::{Item, Whole};
use crate::notice::rules::Given;
use crate::papers::files::preview as files;
use crate::papers::heads::PaperHead;
use crate::papers::recommendations::Model as Recommendation;
use access::SeenBy;
use components::{Button, ButtonGroup, InsetText, WarningText};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(whole: &Whole, what: What) -> Page {
    let back = back(whole, what);
    let title = match what {
        What::Agenda => t("Publish the agenda"),
        What::Supplement => t("Publish the late items"),
        What::Minutes => t("Publish the minutes"),
    };
    let content = html! {
        @match refusal(what, whole.state()) {
            Some(words) => {
                (WarningText::new(words))
                p class="govuk-body" { a class="govuk-link" href=(back) { (t("Go back")) } }
            },
            None => (ask(whole, what, &back)),
        }
    };
    Page::new(title).caption(whole.meeting.title.clone()).section(t("Meetings")).back(back).content(content)
}

fn back(whole: &Whole, what: What) -> String {
    let page = if what == What::Minutes { "minutes" } else { "agenda" };
    format!("/workspace/meetings/{}/{page}", whole.meeting.reference)
}

/// A mark of all that would be published, so that what changed meanwhile is noticed: each thing's version.
pub(crate) fn shown(whole: &Whole, what: What) -> String {
    let things: Vec<_> = waiting(whole, what).into_iter().flat_map(|(_, ids)| ids).collect();
    let of_items = whole.items().filter(|it| things.contains(&it.model.id.uuid())).map(|it| it.model.version);
    let of_minutes = whole.minutes.iter().filter(|it| things.contains(&it.minute.id.uuid())).map(|it| it.minute.version);
    let of_papers = whole.papers.iter().filter(|it| things.contains(&it.id)).map(|it| it.version);
    let recommended = whole.recommendations.iter().filter(|it| things.contains(&it.id.uuid())).map(|it| it.version);
    format!("{}-{}", things.len(), of_items.chain(of_minutes).chain(of_papers).chain(recommended).sum::<i64>())
}

fn ask(whole: &Whole, what: What, back: &str) -> Markup {
    html! {
        (in_time(whole, what))
        p class="govuk-body" { (to_whom(whole)) }
        (listed(whole, what))
        (closed(whole, what))
        (papers(whole, what))
        (files::waiting(whole, what))
        p class="govuk-body" { (t("The day and the time are recorded. Only an administrator can put that record right, and the change is recorded too.")) }
        form method="post" novalidate {
            input type="hidden" name="what" value=(what.key());
            input type="hidden" name="shown" value=(shown(whole, what));
            input type="hidden" name="files" value=(files::mark(whole, what));
            (ButtonGroup::new().button(Button::new(t("Publish")).once()).link(t("Cancel"), back))
        }
    }
}

fn in_time(whole: &Whole, what: What) -> Markup {
    let Some(notice) = whole.notice.as_ref().filter(|_| what == What::Agenda) else { return html! {} };
    let asked = notice.asked.days.to_string();
    let day = dates::with_weekday(notice.last_day);
    html! {
        @match notice.given(whole.today) {
            Given::InTime(days) => p class="govuk-body" {
                (fill("Published today it is in time: it gives {days}, and {asked} are asked for.", &[("days", &clear(days)), ("asked", &asked)]))
            },
            Given::Late(days) => (WarningText::new(fill(
                "Published today it is late: it gives {days}, and {asked} are asked for. The last lawful day was {day}.",
                &[("days", &clear(days)), ("asked", &asked), ("day", &day)],
            ))),
        }
    }
}

fn clear(days: u32) -> String {
    count("{n} clear day", "{n} clear days", u64::from(days))
}

fn to_whom(whole: &Whole) -> String {
    let series = &whole.series;
    match (SeenBy::from_key(&series.seen_by), series.members_of) {
        (Some(SeenBy::Anyone), _) => t("Anyone will be able to see it.").into_owned(),
        (Some(SeenBy::Members), Some(board)) => fill(
            "Only members of {board} will be able to see it, as they alone see this series.",
            &[("board", whole.names.title(board))],
        ),
        _ => t("Only people who sign in will be able to see it, as the series is not published.").into_owned(),
    }
}

/// What will be shown, in words.
fn listed(whole: &Whole, what: What) -> Markup {
    let waiting = waiting(whole, what);
    let number = |kind: Kind| waiting.iter().filter(|(of, _)| *of == kind).map(|(_, ids)| ids.len()).sum::<usize>();
    let count = |kind| u64::try_from(number(kind)).unwrap_or(u64::MAX);
    html! {
        h2 class="govuk-heading-m" { (t("What will be shown")) }
        @if what == What::Minutes {
            ul class="govuk-list govuk-list--bullet" {
                li { (values::words::count("{n} minute", "{n} minutes", count(Kind::Minute))) }
                li { (values::words::count("{n} resolution", "{n} resolutions", count(Kind::Resolution))) }
                li { (values::words::count("The attendance of {n}", "The attendance of {n}", count(Kind::Attendance))) }
                @if number(Kind::Declaration) > 0 { li { (values::words::count("{n} declaration of interest", "{n} declarations of interest", count(Kind::Declaration))) } }
            }
        } @else {
            (items(whole))
        }
    }
}

/// The items that wait, and the papers that wait, with what they recommend; papers of items that are out already too.
fn items(whole: &Whole) -> Markup {
    let waits = |item: &&Item| whole.waits(&item.model.seen_by, item.model.members_of);
    let papers = |item: &Item| whole.papers_waiting().filter(|it| it.item == item.model.id.uuid()).collect::<Vec<_>>();
    let recommended = |paper: &PaperHead| {
        let waiting = whole.recommendations_waiting().filter(|it| it.paper.uuid() == paper.id).count();
        u64::try_from(waiting).unwrap_or(u64::MAX)
    };
    html! {
        ul class="govuk-list" {
            @for item in whole.items().filter(|item| waits(item) || !papers(item).is_empty()) {
                li {
                    (item.number) " " (item.model.title)
                    @if item.model.restriction.is_some() { " " (t("(the title only)")) }
                    @if !papers(item).is_empty() {
                        ul class="govuk-list govuk-list--bullet" {
                            @for paper in papers(item) {
                                li {
                                    (whole.names.label("paper-kind", &paper.kind)) ": " (paper.title)
                                    @if recommended(paper) > 0 { ", " (count("{n} recommendation", "{n} recommendations", recommended(paper))) }
                                }
                            }
                        }
                    }
                }
            }
            @for alone in alone(whole) { li { (fill("Recommendation: {words}", &[("words", &alone.words)])) } }
        }
    }
}

/// Recommendations that wait in papers that are published already.
fn alone(whole: &Whole) -> impl Iterator<Item = &Recommendation> {
    whole.recommendations_waiting().filter(|it| whole.papers_waiting().all(|paper| paper.id != it.paper.uuid()))
}

fn closed(whole: &Whole, what: What) -> Markup {
    let restricted = whole.items().filter(|item| item.model.restriction.is_some()).count();
    html! {
        @if what != What::Minutes && restricted > 0 {
            (InsetText::new(count(
                "{n} item is not open to the public: its public title and the reason are shown, its restricted part is not.",
                "{n} items are not open to the public: their public titles and the reasons are shown, their restricted parts are not.",
                u64::try_from(restricted).unwrap_or(u64::MAX))))
        }
    }
}

fn papers(whole: &Whole, what: What) -> Markup {
    let missing: Vec<_> = whole.items().filter(|item| papers_missing(&item.model.standing)).collect();
    html! {
        @if what != What::Minutes && !missing.is_empty() {
            h2 class="govuk-heading-m" { (t("Papers that have not come")) }
            ul class="govuk-list" { @for item in missing { li { (item.number) " " (item.model.title) } } }
        }
    }
}
