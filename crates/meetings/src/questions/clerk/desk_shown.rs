//! What the clerk's page with everything that waits looks like. Pure.

use super::super::What;
use super::super::petitions::Model as Petition;
use super::super::records::Model as Question;
use super::desk::Waiting;
use super::{DESK, one_at};
use crate::gathering::records::Model as Meeting;
use ::pages::Page;
use components::{Button, Column, EmptyState, Row, SmallScreen, Table, Tag, Tone};
use maud::{Markup, html};
use uuid::Uuid;
use values::dates;
use values::words::{fill, t};

/// The page.
pub(super) fn page(waiting: &Waiting) -> Page {
    let nothing = waiting.meetings.is_empty();
    let content = html! {
        p class="govuk-body gt-lead" { (t("What people have asked, handed in and confirmed by e-mail. They are told what you decide.")) }
        ul class="govuk-list" {
            @for (href, words) in [
                ("/workspace/questions", t("All public questions")),
                ("/workspace/petitions", t("All petitions")),
                ("/workspace/question-rules", t("Rules for public questions")),
            ] { li { a class="govuk-link" href=(href) { (words) } } }
        }
        @if nothing { (EmptyState::new(t("Public questions and petitions"), t("None waits, and all that were taken are answered.")).words(t("You do not need to do anything."))) }
        (new(waiting))
        (taken(waiting))
    };
    Page::new(t("Public questions and petitions"))
        .section(t("Meetings"))
        .wide()
        .crumb(t("Meetings"), "/workspace/calendar")
        .crumb(t("Public questions and petitions"), DESK)
        .content(content)
}

fn meeting(waiting: &Waiting, id: Uuid) -> String {
    waiting.meetings.iter().find(|meeting| meeting.id.uuid() == id).map(|it| it.title.clone()).unwrap_or_default()
}

fn came(on: chrono::NaiveDate, at: Option<&str>) -> String {
    let time = at.and_then(crate::gathering::rules::time).map(crate::gathering::rules::time_words);
    match time {
        Some(time) => fill("{day}, {time}", &[("day", &dates::words(on)), ("time", &time)]),
        None => dates::words(on),
    }
}

fn new(waiting: &Waiting) -> Markup {
    let (questions, petitions) = &waiting.new;
    let question = |it: &Question| {
        let href = one_at(What::Question, &it.reference);
        Row::headed(html! { a class="govuk-link" href=(href) { (it.title) } })
            .cell(t("Question"))
            .cell(it.asker())
            .cell(came(it.asked_on, it.asked_at.as_deref()))
            .cell(meeting(waiting, it.meeting.uuid()))
    };
    let petition = |it: &Petition| {
        let href = one_at(What::Petition, &it.reference);
        Row::headed(html! { a class="govuk-link" href=(href) { (it.title) } })
            .cell(t("Petition"))
            .cell(it.asker())
            .cell(came(it.asked_on, it.asked_at.as_deref()))
            .cell(meeting(waiting, it.meeting.uuid()))
    };
    let table = Table::new(t("To be looked at"))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("What is asked")))
        .column(Column::new(t("Kind")))
        .column(Column::new(t("From")))
        .column(Column::new(t("Came")))
        .column(Column::new(t("Meeting")))
        .rows(questions.iter().map(question).chain(petitions.iter().map(petition)));
    html! {
        @if !questions.is_empty() || !petitions.is_empty() {
            h2 class="govuk-heading-m" { (t("To be looked at")) }
            (table)
        }
    }
}

/// What is taken and has no answer yet, meeting by meeting, questions in their order.
fn taken(waiting: &Waiting) -> Markup {
    let (questions, petitions) = &waiting.taken;
    html! {
        @for meeting in &waiting.meetings {
            @let questions: Vec<&Question> = questions.iter().filter(|it| it.meeting == meeting.id).collect();
            @let petitions: Vec<&Petition> = petitions.iter().filter(|it| it.meeting == meeting.id).collect();
            @if !questions.is_empty() || !petitions.is_empty() {
                h2 class="govuk-heading-m" { (meeting.title) " " (standing(waiting, meeting)) }
                (of_meeting(meeting, &questions, &petitions))
            }
        }
    }
}

fn standing(waiting: &Waiting, meeting: &Meeting) -> Tag {
    if meeting.on < waiting.today {
        Tag::new(t("Answer is missing"), Tone::Attention)
    } else {
        Tag::new(t("To come"), Tone::Active)
    }
}

fn of_meeting(meeting: &Meeting, questions: &[&Question], petitions: &[&Petition]) -> Table {
    let last = questions.len().saturating_sub(1);
    let question = |(at, it): (usize, &&Question)| {
        let title =
            html! { span id=(it.reference) { a class="govuk-link" href=(one_at(What::Question, &it.reference)) { (it.title) } } };
        Row::headed(title).cell(it.asker()).cell(order(it, at, (at > 0, at < last)))
    };
    let petition = |it: &&Petition| {
        let title = html! { a class="govuk-link" href=(one_at(What::Petition, &it.reference)) { (it.title) } };
        Row::headed(title).cell(it.asker()).cell(t("Petition"))
    };
    Table::new(fill("Not answered yet: {meeting}", &[("meeting", &meeting.title)]))
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("What is asked")))
        .column(Column::new(t("From")))
        .column(Column::new(t("Order")))
        .rows(questions.iter().enumerate().map(question).chain(petitions.iter().map(petition)))
}

/// The place in the order, with the buttons that move it.
fn order(question: &Question, at: usize, (up, down): (bool, bool)) -> Markup {
    let number = (at + 1).to_string();
    let button = |way: &'static str, words: String| {
        html! {
            form method="post" action=(format!("/workspace/questions/{}/move", question.reference)) class="gt-inline-form" {
                input type="hidden" name="way" value=(way);
                (Button::new(words).quiet())
            }
        }
    };
    html! {
        (fill("Question {number}", &[("number", &number)])) " "
        @if up { (button("up", fill("Move question {number} up", &[("number", &number)]))) " " }
        @if down { (button("down", fill("Move question {number} down", &[("number", &number)]))) }
    }
}
