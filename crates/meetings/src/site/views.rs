//! What the public page of a meeting looks like: when, where, the agenda by its sections. Pure.

use super::links::{link, paragraphs};
use super::{MEETINGS, minutes_shown};
use crate::gathering::rules::{CANCELLED, span};
use crate::gathering::whole::{Item, Section, Whole};
use crate::notice::rules::Given;
use crate::publishing::rules::{MINUTES, SUPPLEMENT};
use crate::series::records::YES;
use components::{DownloadLink, DownloadLinks, InsetText, PreviousNext, SummaryList, WarningText};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};
use values::{Kind, dates, money};

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let meeting = &whole.meeting;
    let title = fill("{series}: {day}", &[("series", &whole.series.title), ("day", &dates::with_weekday(meeting.on))]);
    let head = records::Kept::head(meeting);
    let board = format!("{MEETINGS}?series={}", whole.series.reference);
    Page::new(title)
        .crumb(t("Meetings"), MEETINGS)
        .crumb(whole.series.title.clone(), board)
        .restricted(records::pages::restricted(Kind::Meeting, &head, &whole.names))
        .content(content(whole))
}

fn content(whole: &Whole) -> Markup {
    html! {
        p class="govuk-body" { (whole.tag()) }
        @if whole.meeting.standing == CANCELLED {
            (WarningText::new(t("This meeting is cancelled.")))
        }
        @if let Some(note) = &whole.meeting.note { (InsetText::new(paragraphs(note))) }
        (facts(whole))
        (downloads(whole))
        h2 class="govuk-heading-l" id="agenda" { (t("Agenda")) }
        (agenda(whole))
        (minutes_shown::section(whole))
        (neighbours(whole))
    }
}

fn facts(whole: &Whole) -> SummaryList {
    let meeting = &whole.meeting;
    let when = match span(meeting.starts.as_deref(), meeting.ends.as_deref()) {
        Some(times) => fill("{day}, {times}", &[("day", &dates::with_weekday(meeting.on)), ("times", &times)]),
        None => dates::with_weekday(meeting.on),
    };
    let mut list = SummaryList::new()
        .pair(t("Board"), link(&whole.names, whole.series.partnership.uuid()))
        .pair(t("When"), html! { time datetime=(meeting.on) { (when) } })
        .pair(t("Where"), super::views::stated(whole.place()));
    if let Some(how) = &meeting.how_to_attend {
        list = list.pair(t("How to attend"), paragraphs(how));
    } else if whole.series.open_to_public != YES {
        list = list.pair(t("How to attend"), t("This meeting is not open to the public."));
    }
    if let Some(contact) = whole.series.contact {
        list = list.pair(t("Whom to ask"), link(&whole.names, contact.uuid()));
    }
    list.pair(t("Agenda published"), published(whole)).pair(whole.series.notes_called.clone(), minutes_stand(whole))
}

/// A text, or a word that there is none.
pub(crate) fn stated(text: Option<&str>) -> Markup {
    html! { @match text { Some(text) => (text), None => (components::Missing::new(t("Not stated"))) } }
}

fn published(whole: &Whole) -> Markup {
    let Some(agenda) = whole.agenda_published() else { return stated(None) };
    let given = whole.notice.as_ref().map(|notice| notice.given(agenda.on));
    html! {
        (agenda.when())
        @if let Some(Given::InTime(days) | Given::Late(days)) = given {
            ". " (count("{n} clear day before the meeting.", "{n} clear days before the meeting.", u64::from(days)))
        }
        @for later in whole.publications.iter().filter(|it| it.what == SUPPLEMENT) {
            br; (fill("Late items: {when}", &[("when", &later.when())]))
        }
    }
}

fn minutes_stand(whole: &Whole) -> Markup {
    let meeting = &whole.meeting;
    let out = whole.publications.iter().find(|it| it.what == MINUTES);
    html! {
        @match &meeting.minutes_standing {
            Some(standing) => (whole.names.label("minutes-standing", standing)),
            None => (components::Missing::new(t("Not written yet, or not known"))),
        }
        @if let Some(by) = meeting.approved_at { ": " (link(&whole.names, by.uuid())) }
        @if let Some(how) = &meeting.approval { ". " (how) "." }
        @if let Some(signed) = meeting.signed_on { " " (fill("Signed on {day}.", &[("day", &dates::words(signed))])) }
        @if let Some(out) = out { br; (fill("Published: {when}", &[("when", &out.when())])) }
    }
}

fn downloads(whole: &Whole) -> DownloadLinks {
    let start = DownloadLinks::new();
    let board = whole.names.reference(whole.series.partnership.uuid());
    let calendar = match board {
        Some(board) => start.link(DownloadLink::new(
            t("Add the meetings of this board to your calendar"),
            format!("{MEETINGS}/boards/{board}.ics"),
            t("Calendar"),
        )),
        None => start,
    };
    calendar.link(DownloadLink::new(
        t("Download this page as data"),
        format!("{MEETINGS}/{}.json", whole.meeting.reference),
        t("JSON"),
    ))
}

fn agenda(whole: &Whole) -> Markup {
    html! {
        @if whole.sections.is_empty() {
            p class="govuk-body" { (t("No agenda is known here.")) }
        } @else if whole.agenda_published().is_none() && whole.to_come() {
            p class="govuk-body" { (t("This agenda is a draft. It is not published yet.")) }
        }
        @for section in &whole.sections { (one_section(whole, section)) }
    }
}

fn one_section(whole: &Whole, section: &Section) -> Markup {
    html! {
        h3 class="govuk-heading-m" id=(format!("section-{}", section.model.letter.to_lowercase())) {
            (section.model.letter) ". " (section.model.heading)
        }
        @if section.model.open_to_public != YES {
            p class="govuk-body" { (t("The meeting is not open to the press and the public for these items, and their papers are not published.")) }
        }
        @if section.items.is_empty() { p class="govuk-body" { (t("This section has no items.")) } }
        @for item in &section.items { (one_item(whole, item)) }
    }
}

fn one_item(whole: &Whole, item: &Item) -> Markup {
    let it = &item.model;
    html! {
        div class="gt-paragraph" id=(anchor(&item.number)) {
            a class="gt-paragraph__number" href=(format!("#{}", anchor(&item.number)))
                aria-label=(fill("Item {number}", &[("number", &item.number)])) { (item.number) }
            div class="gt-paragraph__text" {
                h4 class="govuk-heading-s govuk-!-margin-bottom-1" {
                    (it.title) @if let Some(pages) = pages(it.first_page, it.last_page) { " (" (pages) ")" }
                }
                @let dealt = dealt_with(whole, item);
                @if !dealt.is_empty() { p class="govuk-body-s govuk-!-margin-bottom-1" { (dealt.join(" · ")) } }
                @if let Some(presenter) = it.presenter { p class="govuk-body-s govuk-!-margin-bottom-1" { (t("Presented by:")) " " (link(&whole.names, presenter.uuid())) } }
                @if let Some(priority) = it.priority { p class="govuk-body-s govuk-!-margin-bottom-1" { (t("Priority:")) " " (link(&whole.names, priority.uuid())) } }
                @if let Some(reason) = &it.late_reason {
                    p class="govuk-body" { strong { (t("Late item.")) } " " (fill("The chair’s reason: {reason}", &[("reason", reason)])) }
                }
                (closed(whole, item))
                @if let Some(summary) = &it.summary { (paragraphs(summary)) }
                (recommended(it.recommendations.as_deref()))
                (resolved(whole, item))
            }
        }
    }
}

/// The anchor of an item: `item-b1`.
pub(crate) fn anchor(number: &str) -> String {
    format!("item-{}", values::slug::from_title(number))
}

/// The pages of a pack: `Pages 3 - 10`.
pub(crate) fn pages(first: Option<i64>, last: Option<i64>) -> Option<String> {
    let number = |page: i64| money::with_commas(page.unsigned_abs());
    let (first, last) = (first?, last?);
    Some(if first == last {
        fill("Page {page}", &[("page", &number(first))])
    } else {
        fill("Pages {first} - {last}", &[("first", &number(first)), ("last", &number(last))])
    })
}

fn dealt_with(whole: &Whole, item: &Item) -> Vec<String> {
    let label = |list: &str, key: &Option<String>| key.as_deref().map(|key| whole.names.label(list, key).to_owned());
    let minutes = item.model.minutes_allowed.map(|minutes| count("{n} minute", "{n} minutes", minutes.unsigned_abs()));
    [label("agenda-item-purpose", &item.model.purpose), label("agenda-item-kind", &item.model.kind), minutes]
        .into_iter()
        .flatten()
        .collect()
}

fn closed(whole: &Whole, item: &Item) -> Markup {
    let Some(reason) = &item.model.restriction else { return html! {} };
    let part = whole.parts.iter().find(|part| part.item == item.model.id);
    html! {
        p class="govuk-body govuk-!-margin-bottom-1" {
            (fill("Not open to the public. The reason is: {reason}.", &[("reason", whole.names.label("restriction", reason))]))
        }
        @if let Some(test) = &item.model.interest_test {
            p class="govuk-body" { (t("Why keeping it closed is in the public interest:")) " " (test) }
        }
        @if let Some(part) = part {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("/workspace/restricted-parts/{}", part.reference)) {
                    (fill("The restricted part of {number}, for members", &[("number", &item.number)]))
                }
            }
        }
    }
}

fn recommended(text: Option<&str>) -> Markup {
    html! {
        @if text.is_some() {
            p class="govuk-body govuk-!-margin-bottom-1" { strong { (t("Recommended")) } }
            ol class="govuk-list govuk-list--number" {
                @for one in crate::minutes::rules::paragraphs(text) { li { (one) } }
            }
        }
    }
}

fn resolved(whole: &Whole, item: &Item) -> Markup {
    html! {
        @for written in whole.minutes_of(item.model.id) {
            @for resolution in &written.resolutions {
                p class="govuk-body" {
                    strong { (t("Resolved:")) } " " (resolution.words) ". "
                    a class="govuk-link" href=(format!("#minute-{}", written.minute.number)) {
                        (fill("Minute {number}", &[("number", &written.minute.number.to_string())]))
                    }
                }
            }
        }
    }
}

fn neighbours(whole: &Whole) -> Markup {
    let at = whole.others.iter().position(|it| it.id == whole.meeting.id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| whole.others.get(at));
    let after = at.and_then(|at| whole.others.get(at + 1));
    let href = |meeting: &crate::gathering::records::Model| format!("{MEETINGS}/{}", meeting.reference);
    let mut links = PreviousNext::new().label(t("Other meetings of this board"));
    if let Some(before) = before {
        links = links.previous(href(before), dates::words(before.on));
    }
    if let Some(after) = after {
        links = links.next(href(after), dates::words(after.on));
    }
    html! { @if before.is_some() || after.is_some() { (links) } }
}
