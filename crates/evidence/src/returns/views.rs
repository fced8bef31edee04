//! What answering a return, and looking at an answer, looks like. Pure.

use super::answer::Answered;
use super::pages::{RETURNS, Shown};
use super::records::Model as Return;
use super::review::{ACCEPT, Review, SEND_BACK};
use super::rules::{ASKED, GIVEN, NIL, NOT_GIVEN, STANDINGS, Stage};
use ::pages::{Address, Page};
use ::records::Names;
use ::records::reading::Problem;
use chrono::NaiveDate;
use components::{
    Button, ButtonGroup, Choice, Details, ErrorSummary, InsetText, Notice, Radios, SummaryList, Tag, TextInput, Textarea, Tone,
    Width,
};
use maud::{Markup, html};
use values::words::{fill, t};
use values::{Kind, dates};

/// The page.
pub(super) fn page(shown: &Shown, answered: &Answered, review: &Review) -> Page {
    let names = &shown.names;
    let gaps = [("measure", names.title(shown.asked.measure.uuid())), ("period", &*shown.asked.period().words())];
    let looks = shown.may_review && shown.asked.stage() == Stage::ToLookAt;
    let caption =
        if shown.may_answer && !looks { t("A figure you have been asked for") } else { t("A figure that was asked for") };
    let start = Page::new(fill("{measure}, {period}", &gaps)).caption(caption).section(t("Evidence")).back(shown.back);
    let problems: Vec<&Problem> = answered.problems.iter().chain(&review.problems).collect();
    let start = if problems.is_empty() { start } else { start.before(summary(&problems)).with_errors() };
    let head = ::records::Kept::head(&shown.asked);
    start.restricted(::records::pages::restricted(Kind::FigureReturn, &head, names)).content(html! {
        (stage(shown, looks))
        (facts(shown))
        @if looks { (looking(shown, review)) }
        @if shown.may_answer && looks {
            (Details::new(t("Change the answer yourself"), form(shown, answered)).open(!answered.problems.is_empty()))
        } @else if shown.may_answer {
            h2 class="govuk-heading-m" { (t("Your answer")) }
            (form(shown, answered))
        }
    })
}

/// What somebody has to know of an answer that was given before.
fn stage(shown: &Shown, looks: bool) -> Markup {
    let it = &shown.asked;
    html! {
        @match (it.stage(), &it.sent_back) {
            (Stage::SentBack, Some(why)) => {
                (InsetText::new(html! {
                    p class="govuk-body" { strong { (t("This answer was sent back.")) } }
                    @for line in why.lines().filter(|line| !line.trim().is_empty()) { p class="govuk-body" { (line) } }
                    p class="govuk-body" { (t("It is not shown with the measure. Put it right and send it again.")) }
                }))
            },
            (Stage::ToLookAt, _) if !looks => {
                (InsetText::new(t("Somebody will look at this answer. It is not shown with the measure until it is accepted. You can still change it.")))
            },
            _ => {},
        }
    }
}

/// The page after an answer by a link of a mail.
pub(super) fn thanks(address: &Address) -> Page {
    let saved = match address.get("done") {
        "counts" => t("Your answer is saved, and the figure is shown with its measure. You can close this page."),
        _ => t(
            "Your answer is saved. Somebody will look at it before it is shown with its measure, and you get an email if it must be put right. You can close this page.",
        ),
    };
    Page::new(t("Thank you")).content(html! {
        p class="govuk-body" { (saved) }
        p class="govuk-body" { (t("The link in the email cannot be used again. To change the answer, sign in.")) }
    })
}

/// The page after somebody else answered meanwhile: all that was typed stays.
pub(super) fn overtaken(shown: &Shown, answered: &Answered, review: &Review) -> Page {
    let words = t(
        "Somebody else changed this return while you were typing. Nothing was saved, and what you typed is still in the form. Compare, and send it again.",
    );
    page(shown, answered, review).before(Notice::new(words))
}

/// How a return stands, in a tag.
pub(super) fn standing(it: &Return, names: &Names, today: NaiveDate) -> Tag {
    let tone = match (it.stage(), it.standing.as_str()) {
        (Stage::Asked, _) if it.is_late(today) => Tone::Problem,
        (Stage::Asked, _) => Tone::Plain,
        (Stage::ToLookAt, _) => Tone::Active,
        (Stage::Accepted, GIVEN | NIL) => Tone::Good,
        (Stage::SentBack | Stage::Accepted, _) => Tone::Attention,
    };
    Tag::new(stands(it, names, today), tone)
}

/// How a return stands, in words.
pub(super) fn stands(it: &Return, names: &Names, today: NaiveDate) -> String {
    match it.stage() {
        Stage::SentBack => t("Sent back").into_owned(),
        Stage::ToLookAt => t("To look at").into_owned(),
        Stage::Asked if it.is_late(today) => t("Late").into_owned(),
        Stage::Asked | Stage::Accepted => names.label(STANDINGS, &it.standing).to_owned(),
    }
}

fn summary(problems: &[&Problem]) -> ErrorSummary {
    problems.iter().fold(ErrorSummary::new(), |summary, problem| summary.link(problem.words.clone(), &problem.key))
}

fn facts(shown: &Shown) -> Markup {
    let (it, names) = (&shown.asked, &shown.names);
    let place = it.place.map_or_else(|| t("Everywhere").into_owned(), |id| names.title(id.uuid()).to_owned());
    let list = SummaryList::new()
        .pair(t("Measure"), names.title(it.measure.uuid()))
        .pair(t("Place"), place)
        .pair(t("Period"), it.period().words())
        .pair(t("Who is asked"), names.title(it.owner.uuid()))
        .pair(t("Due"), dates::with_weekday(it.due))
        .pair(t("Status"), html! { (standing(it, names, shown.today)) });
    if it.standing == ASKED {
        return html! { (list) };
    }
    let list = list.pair(t("Answer"), said(it, names));
    let list = it.note.as_ref().map_or(list.clone(), |note| list.pair(t("Note"), note.as_str()));
    let list = it.answered_on.map_or(list.clone(), |day| list.pair(t("Answered on"), dates::words(day)));
    let list = it.accepted_on.map_or(list.clone(), |day| list.pair(t("Accepted on"), dates::words(day)));
    html! { (list) }
}

/// What was answered, in words: the figure and whether it may change, nil, or why it cannot be given.
pub(super) fn said(it: &Return, names: &Names) -> String {
    let label = names.label(STANDINGS, &it.standing).to_owned();
    match (it.standing.as_str(), &it.value, &it.reason) {
        (GIVEN, Some(value), _) => match &it.counts_as {
            Some(counts) => format!("{value} ({})", names.label("finding-standing", counts).to_lowercase()),
            None => value.clone(),
        },
        (NOT_GIVEN, _, Some(reason)) => fill("{standing}: {reason}", &[("standing", &label), ("reason", reason)]),
        _ => label,
    }
}

/// The form of whoever looks at an answer.
fn looking(shown: &Shown, review: &Review) -> Markup {
    let is = |key: &str| review.decision == key;
    let why = Textarea::new("why", t("What must be put right?"))
        .hint(t("It is sent to the officers who were asked. Do not name people"))
        .rows(3)
        .value(review.why.as_str())
        .error_if(review.error("why"));
    let decision = Radios::new("decision", t("Does this answer count?"))
        .choice(Choice::new(ACCEPT, t("Accept it: it is shown with the measure from now on")).checked(is(ACCEPT)))
        .choice(Choice::new(SEND_BACK, t("Send it back, to be put right")).checked(is(SEND_BACK)).reveals(why))
        .error_if(review.error("decision"));
    html! {
        h2 class="govuk-heading-m" { (t("Look at this answer")) }
        form method="post" action=(format!("{RETURNS}/{}/review", shown.asked.reference)) novalidate autocomplete="off" {
            input type="hidden" name="was" value=(shown.asked.version);
            (decision)
            (ButtonGroup::new().button(Button::new(t("Save")).once()).link(t("Cancel"), shown.back))
        }
    }
}

fn form(shown: &Shown, answered: &Answered) -> Markup {
    let is = |key: &str| answered.standing == key;
    let figure = TextInput::new("value", t("Figure"))
        .hint(t("A number without its unit, like 1199 or 7.2"))
        .value(answered.value.as_str())
        .width(Width::Ten)
        .error_if(answered.error("value"));
    let reason = Textarea::new("reason", t("Why can it not be given?"))
        .hint(t("It is shown with the measure. Do not name people"))
        .rows(3)
        .value(answered.reason.as_str())
        .error_if(answered.error("reason"));
    let answers = Radios::new("standing", t("What is your answer?"))
        .choice(Choice::new(GIVEN, t("The figure is here")).checked(is(GIVEN)).reveals(figure))
        .choice(Choice::new(NIL, t("Nil: there were none to count")).checked(is(NIL)))
        .choice(Choice::new(NOT_GIVEN, t("I cannot give it")).checked(is(NOT_GIVEN)).reveals(reason))
        .error_if(answered.error("standing"));
    let standings = shown.names.terms("finding-standing").iter();
    let standings = standings.map(|(key, words)| Choice::new(key.clone(), words.clone()).checked(*key == answered.counts_as));
    html! {
        form method="post" action=(shown.here) novalidate autocomplete="off" {
            input type="hidden" name="was" value=(shown.asked.version);
            (answers)
            (Radios::new("counts_as", t("May the figure still change?")).hint(t("Leave this empty if you cannot give it")).inline().small()
                .choices(standings).error_if(answered.error("counts_as")))
            (Textarea::new("note", t("Note (optional)")).hint(t("What people should know about the figure. Do not name people")).rows(3).value(answered.note.as_str()).error_if(answered.error("note")))
            (ButtonGroup::new().button(Button::new(t("Send the answer")).once()).link(t("Cancel"), shown.back))
        }
    }
}
