//! What the public page of a meeting looks like: when, where, the agenda by its sections. Pure.

use super::links::{link, paragraphs};
use super::{MEETINGS, agenda_shown, minutes_shown};
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::{CANCELLED, span};
use crate::gathering::whole::Whole;
use crate::notice::rules::Given;
use crate::packs::views as packs;
use crate::publishing::rules::{MINUTES, SUPPLEMENT};
use crate::questions::AskedThere;
use crate::series::records::YES;
use components::{DownloadLink, DownloadLinks, InsetText, PreviousNext, SummaryList, WarningText};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(whole: &Whole, asked: &AskedThere) -> Page {
    let meeting = &whole.meeting;
    let title = fill("{series}: {day}", &[("series", &whole.series.title), ("day", &dates::with_weekday(meeting.on))]);
    let head = records::Kept::head(meeting);
    let board = format!("{MEETINGS}?series={}", whole.series.reference);
    Page::new(title)
        .crumb(t("Meetings"), MEETINGS)
        .crumb(whole.series.title.clone(), board)
        .restricted(records::pages::restricted(Kind::Meeting, &head, &whole.names))
        .content(content(whole, asked))
}

fn content(whole: &Whole, asked: &AskedThere) -> Markup {
    html! {
        p class="govuk-body" { (whole.tag()) }
        @if whole.meeting.standing == CANCELLED {
            (WarningText::new(t("This meeting is cancelled.")))
        }
        @if let Some(note) = &whole.meeting.note { (InsetText::new(paragraphs(note))) }
        (facts(whole, asked))
        (downloads(whole))
        (packs::earlier(&whole.packs))
        h2 class="govuk-heading-l" id="agenda" { (t("Agenda")) }
        (agenda_shown::agenda(whole))
        (asked.section())
        (minutes_shown::section(whole))
        (neighbours(whole))
    }
}

fn facts(whole: &Whole, asked: &AskedThere) -> SummaryList {
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
    if let Some(ways) = asked.invitation() {
        list = list.pair(t("Ask a question"), ways);
    }
    if let Some(contact) = whole.series.contact {
        list = list.pair(t("Whom to ask"), link(&whole.names, contact.uuid()));
    }
    list = list.pair(t("Agenda published"), published(whole)).pair(whole.series.notes_called.clone(), minutes_stand(whole));
    let approved: Vec<&Meeting> = whole.others.iter().filter(|it| it.approved_at == Some(meeting.id)).collect();
    if !approved.is_empty() {
        let label = fill("{minutes} approved here", &[("minutes", &whole.series.notes_called)]);
        list = list.pair(label, earlier(&approved));
    }
    list
}

/// The meetings whose minutes this one approved.
fn earlier(meetings: &[&Meeting]) -> Markup {
    html! {
        @for (at, meeting) in meetings.iter().enumerate() {
            @if at > 0 { br; }
            a class="govuk-link" href=(format!("{MEETINGS}/{}", meeting.reference)) { (dates::words(meeting.on)) }
        }
    }
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
    packs::downloads(calendar, &whole.meeting.reference, &whole.packs).link(DownloadLink::new(
        t("Download this page as data"),
        format!("{MEETINGS}/{}.json", whole.meeting.reference),
        t("JSON"),
    ))
}

fn neighbours(whole: &Whole) -> Markup {
    let at = whole.others.iter().position(|it| it.id == whole.meeting.id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| whole.others.get(at));
    let after = at.and_then(|at| whole.others.get(at + 1));
    let href = |meeting: &Meeting| format!("{MEETINGS}/{}", meeting.reference);
    let mut links = PreviousNext::new().label(t("Other meetings of this board"));
    if let Some(before) = before {
        links = links.previous(href(before), dates::words(before.on));
    }
    if let Some(after) = after {
        links = links.next(href(after), dates::words(after.on));
    }
    html! { @if before.is_some() || after.is_some() { (links) } }
}
