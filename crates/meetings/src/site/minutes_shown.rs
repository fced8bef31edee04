//! The minutes on the public page of a meeting: who came, what was said, what was resolved. Pure.

use super::links::link;
use crate::attendance::records::Model as Attendance;
use crate::attendance::rules::{ABSENT, APOLOGIES, IN_ATTENDANCE, PRESENT, SUBSTITUTE};
use crate::gathering::rules::{APPROVED, time, time_words};
use crate::gathering::whole::{Whole, Written};
use crate::minutes::resolutions::Model as Resolution;
use crate::minutes::rules::paragraphs as parted;
use components::{InsetText, NumberedParagraph};
use maud::{Markup, html};
use uuid::Uuid;
use values::dates;
use values::words::{count, fill, t};

/// The minutes, when there are any that this reader may see.
pub(crate) fn section(whole: &Whole) -> Markup {
    if whole.minutes.is_empty() && whole.attendances.is_empty() && whole.declarations.is_empty() {
        return html! {};
    }
    let day = dates::with_weekday(whole.meeting.on);
    let draft = whole.meeting.minutes_standing.as_deref() != Some(APPROVED) && !whole.minutes.is_empty();
    html! {
        h2 class="govuk-heading-l" id="minutes" { (whole.series.notes_called) }
        p class="govuk-body" {
            @match whole.place() {
                Some(place) => (fill("Of the meeting of the {series} on {day}, {place}.", &[("series", &whole.series.title), ("day", &day), ("place", place)])),
                None => (fill("Of the meeting of the {series} on {day}.", &[("series", &whole.series.title), ("day", &day)])),
            }
        }
        @if draft {
            p class="govuk-body" { (t("A draft until a later meeting approves it.")) }
            div class="gt-draft-mark" aria-hidden="true" { (t("Draft")) }
        }
        (attendance(whole))
        (crate::declarations::views::published(whole))
        @for written in &whole.minutes { (one(whole, written)) }
    }
}

fn attendance(whole: &Whole) -> Markup {
    let groups = [
        (t("Present"), [PRESENT, SUBSTITUTE].as_slice()),
        (t("In attendance"), &[IN_ATTENDANCE]),
        (t("Apologies"), &[APOLOGIES]),
        (t("Absent without apologies"), &[ABSENT]),
    ];
    html! {
        @for (heading, hows) in groups {
            @let there: Vec<&Attendance> = whole.attendances.iter().filter(|it| hows.contains(&it.how.as_str())).collect();
            @if !there.is_empty() {
                h3 class="govuk-heading-s govuk-!-margin-bottom-1" { (heading) " (" (there.len()) ")" }
                ul class="govuk-list govuk-list--bullet" {
                    @for person in people(whole, &there) { li { (person) } }
                }
            }
        }
    }
}

/// Who and how often, for those of whom no more is known than their organisation.
type Known<'a> = (Option<Uuid>, Option<&'a str>, Vec<String>, u64);

/// Everyone by post: the chair first, then by role and title. Those of whom nothing more is known stand together.
fn people(whole: &Whole, there: &[&Attendance]) -> Vec<Markup> {
    let rank = |it: &Attendance| {
        let role = whole.role_of(it.seat).unwrap_or_default();
        whole.names.terms("seat-role").iter().position(|(key, _)| key == role && matches!(role, "chair" | "vice-chair"))
    };
    let who = |it: &Attendance| it.post.map(|id| id.uuid()).or(it.organisation.map(|id| id.uuid()));
    let mut sorted = there.to_vec();
    sorted.sort_by_cached_key(|it| {
        let title = who(it).map(|id| values::slug::folded(whole.names.title(id))).unwrap_or_default();
        (rank(it).unwrap_or(usize::MAX), it.post.is_none(), title, it.note.clone())
    });
    let mut known: Vec<Known<'_>> = Vec::new();
    for it in sorted {
        let office = whole.role_of(it.seat).filter(|role| matches!(*role, "chair" | "vice-chair"));
        let office = office.map(|role| whole.names.label("seat-role", role));
        let substitute = (it.how == SUBSTITUTE).then(|| whole.names.label("meeting-attendance", SUBSTITUTE));
        let notes = [office, substitute, it.note.as_deref()].into_iter().flatten().map(str::to_owned).chain(times(it)).collect();
        let (person, note) = (who(it), it.note.as_deref());
        match known.last_mut().filter(|last| it.post.is_none() && last.0 == person && last.1 == note && last.2 == notes) {
            Some(last) => last.3 += 1,
            None => known.push((person, note, notes, 1)),
        }
    }
    known.iter().map(|(person, _, notes, number)| told(whole, *person, notes, *number)).collect()
}

/// When somebody came late and left early, in words.
fn times(it: &Attendance) -> Vec<String> {
    let words = |typed: &Option<String>| typed.as_deref().and_then(time).map(time_words);
    let came = words(&it.arrived_at).map(|at| fill("from {time}", &[("time", &at)]));
    came.into_iter().chain(words(&it.left_at).map(|at| fill("until {time}", &[("time", &at)]))).collect()
}

fn told(whole: &Whole, person: Option<Uuid>, notes: &[String], number: u64) -> Markup {
    html! {
        @if let Some(person) = person { (link(&whole.names, person)) }
        @if number > 1 { ": " (count("{n} person", "{n} people", number)) }
        @if !notes.is_empty() { " (" (notes.join("; ")) ")" }
    }
}

fn one(whole: &Whole, written: &Written) -> Markup {
    let minute = &written.minute;
    let number = minute.number.to_string();
    html! {
        h3 class="govuk-heading-m govuk-!-margin-bottom-1" id=(format!("minute-{number}")) { (number) ". " (minute.title) }
        @if let Some(item) = whole.number_of(minute.item) {
            p class="govuk-body" {
                a class="govuk-link" href=(format!("#{}", super::agenda_shown::anchor(item))) { (fill("(Item {number})", &[("number", item)])) }
            }
        }
        @for (place, paragraph) in (1..).zip(parted(minute.text.as_deref())) {
            (NumberedParagraph::new(format!("{number}.{place}"), html! { p class="govuk-body" { (paragraph) } }))
        }
        @for resolution in &written.resolutions { (resolved(whole, resolution)) }
    }
}

/// What was resolved, with the votes.
pub(super) fn resolved(whole: &Whole, resolution: &Resolution) -> InsetText {
    InsetText::new(html! {
        p class="govuk-body" { strong { (t("Resolved")) } " " (resolution.words) "." }
        @if let Some(votes) = votes(resolution) { p class="govuk-body" { (votes) } }
        @if let Some(priority) = resolution.priority { p class="govuk-body" { (t("Priority:")) " " (link(&whole.names, priority.uuid())) } }
    })
}

/// The votes, when they were counted: `9 for, 2 against, 1 abstained`.
pub(crate) fn votes(resolution: &Resolution) -> Option<String> {
    let (on, against) = (resolution.votes_for?, resolution.votes_against?);
    let number = |votes: i64| votes.to_string();
    Some(fill(
        "{for} for, {against} against, {abstained} abstained",
        &[("for", &number(on)), ("against", &number(against)), ("abstained", &number(resolution.abstentions.unwrap_or(0)))],
    ))
}
