//! What the form of a question or a petition looks like, what stands in its way, and the answers to be checked. Pure.

use super::super::What;
use super::super::rules::Stop;
use super::super::taking::Offer;
use super::reading::{Sent, TRAP};
use super::{ADDRESS, form_at, told};
use crate::gathering::rules::span;
use ::pages::Page;
use components::{
    Button, ButtonGroup, ErrorSummary, InsetText, SummaryList, SummaryRow, TextInput, Textarea, WarningText, Width,
};
use maud::{Markup, html};
use values::dates;
use values::words::{fill, t};

/// What stands in the way, and the meeting that is offered instead.
pub(super) type InTheWay<'a> = (&'a [Stop], Option<&'a Offer>);

/// A page of asking, under the start page.
pub(super) fn page(title: String) -> Page {
    Page::new(title).section(t("Meetings")).crumb(t("Meetings"), crate::site::MEETINGS).crumb(t("Ask a question"), ADDRESS)
}

/// When the meeting is, in words.
pub(super) fn when(offer: &Offer) -> String {
    let meeting = &offer.meeting;
    let day = dates::with_weekday(meeting.on);
    match span(meeting.starts.as_deref(), meeting.ends.as_deref()) {
        Some(times) => fill("{day}, {times}", &[("day", &day), ("times", &times)]),
        None => day,
    }
}

/// The form.
pub(super) fn form(what: What, offer: &Offer, sent: &Sent, (stops, next): InTheWay<'_>) -> Page {
    let day = dates::words(offer.meeting.on);
    let title = match what {
        What::Question => fill("Ask a question at the meeting of {day}", &[("day", &day)]),
        What::Petition => fill("Hand in a petition for the meeting of {day}", &[("day", &day)]),
    };
    let content = html! {
        @if !stops.is_empty() { (in_the_way(offer, stops)) }
        @else { (about(what, offer)) }
        form method="post" action=(form_at(what, &offer.meeting.reference)) novalidate autocomplete="off" {
            @if !stops.is_empty() { (instead(next)) }
            (boxes(what, sent))
            @if stops.is_empty() {
                (ButtonGroup::new().button(Button::new(t("Continue")).name("step").value("check")).link(t("Cancel"), ADDRESS))
            }
        }
    };
    let page = page(title).caption(offer.series.title.clone()).content(content);
    let summary = sent.problems.iter().fold(ErrorSummary::new(), |summary, (name, words)| match *name {
        "" => summary.text(words.clone()),
        name => summary.link(words.clone(), name),
    });
    if summary.is_empty() { page } else { page.before(summary) }
}

/// What the board asks of those who ask.
fn about(what: What, offer: &Offer) -> Markup {
    let rules = told::rules(what, &offer.rule);
    html! {
        @if let Some(deadline) = offer.deadline {
            (InsetText::new(fill("It must come by {deadline}.", &[("deadline", &told::deadline(deadline))])))
        }
        @if !rules.is_empty() {
            ul class="govuk-list govuk-list--bullet" { @for rule in rules { li { (rule) } } }
        }
    }
}

/// What stands in the way, one sentence each, with the question that is repeated.
pub(super) fn in_the_way(offer: &Offer, stops: &[Stop]) -> Markup {
    html! {
        @for stop in stops {
            (WarningText::new(told::stop(stop, offer)))
            @if let Stop::Repeated(_, reference) = stop {
                p class="govuk-body" {
                    a class="govuk-link" href=(format!("{}/{reference}", super::super::shown::QUESTIONS)) { (t("Read that question and its answer")) }
                }
            }
        }
    }
}

/// The button that asks at the next meeting, or the word that none is known.
pub(super) fn instead(next: Option<&Offer>) -> Markup {
    html! {
        @match next {
            Some(next) => {
                p class="govuk-body" {
                    (fill("The next meeting that can take it is on {day}. What you typed is kept.", &[("day", &dates::with_weekday(next.meeting.on))]))
                }
                p class="govuk-body" {
                    (Button::new(fill("Ask at the meeting of {day}", &[("day", &dates::words(next.meeting.on))]))
                        .name("instead").value(next.meeting.reference.clone()))
                }
            }
            None => p class="govuk-body" { (t("No later meeting that takes it is known yet. Copy what you typed, and come back when the next meeting is announced.")) },
        }
    }
}

fn boxes(what: What, sent: &Sent) -> Markup {
    let words = &sent.words;
    html! {
        @if what == What::Petition {
            (TextInput::new("title", t("What is the petition about?")).value(words.title.clone()).error_if(sent.error("title")))
        }
        @match what {
            What::Question => (Textarea::new("text", t("Your question")).value(words.text.clone()).rows(6)
                .hint(t("It is published with the answer. Leave out what others should not know about you or anybody else"))
                .error_if(sent.error("text"))),
            What::Petition => (Textarea::new("text", t("What does it ask the board to do?")).value(words.text.clone()).rows(6)
                .hint(t("As the people who signed have read it")).error_if(sent.error("text"))),
        }
        @if what == What::Petition {
            (TextInput::new("signatures", t("How many people have signed it?")).value(words.signatures.clone())
                .inputmode("numeric").width(Width::Five).hint(t("The clerk will ask you for the signatures")).error_if(sent.error("signatures")))
        }
        (TextInput::new("asked_as", t("Name to be shown (optional)")).value(words.asked_as.clone()).autocomplete("name")
            .hint(t("Leave it blank to be shown as “a resident”")).error_if(sent.error("asked_as")))
        (TextInput::new("email", t("E-mail address")).email().value(sent.email.clone())
            .hint(t("For the reply only. Only the clerk sees it")).error_if(sent.error("email")))
        (trap(sent))
    }
}

/// A box that people do not see, and the moment at which the form was first shown.
fn trap(sent: &Sent) -> Markup {
    html! {
        div class="govuk-visually-hidden" aria-hidden="true" {
            label for=(TRAP) { (t("Leave this box empty")) }
            input id=(TRAP) name=(TRAP) type="text" tabindex="-1" autocomplete="off";
        }
        input type="hidden" name="begun" value=(sent.begun);
    }
}

/// The answers, to be checked before they are sent.
pub(super) fn check(what: What, offer: &Offer, sent: &Sent) -> Page {
    let words = &sent.words;
    let content = html! {
        p class="govuk-body" { (t("Nothing is sent yet.")) }
        (answers(what, offer, words).row(SummaryRow::new(t("E-mail address"), &sent.email)))
        h2 class="govuk-heading-m" { (t("What happens next")) }
        p class="govuk-body" { (t("We send a mail to this address. Open the link in it within 3 days, so that we know the address is yours; then it goes to the clerk.")) }
        p class="govuk-body" {
            (values::words::count(
                "Your address is only used for the reply. It is never published, and forgotten {n} day after the meeting.",
                "Your address is only used for the reply. It is never published, and forgotten {n} days after the meeting.",
                u64::try_from(offer.rule.days_kept()).unwrap_or(0)))
        }
        form method="post" action=(form_at(what, &offer.meeting.reference)) novalidate autocomplete="off" {
            @for (name, value) in [("title", &words.title), ("text", &words.text), ("signatures", &words.signatures), ("asked_as", &words.asked_as), ("email", &sent.email)] {
                input type="hidden" name=(name) value=(value);
            }
            (trap(sent))
            (ButtonGroup::new()
                .button(Button::new(t("Send")).name("step").value("send"))
                .button(Button::new(t("Change something")).secondary().name("step").value("change")))
        }
    };
    let title = match what {
        What::Question => t("Check your question"),
        What::Petition => t("Check your petition"),
    };
    page(title.into_owned()).caption(offer.series.title.clone()).content(content)
}

/// What was typed, without the address.
pub(super) fn answers(what: What, offer: &Offer, words: &super::super::held::Words) -> SummaryList {
    let name = if words.asked_as.is_empty() { t("a resident").into_owned() } else { words.asked_as.clone() };
    let list = SummaryList::new().pair(t("Meeting"), html! { (offer.series.title) ", " (when(offer)) });
    let list = if what == What::Petition { list.pair(t("Petition"), &words.title) } else { list };
    let label = if what == What::Question { t("Question") } else { t("What it asks for") };
    let list = list.pair(label, html! { @for part in words.text.split("\n\n") { p class="govuk-body" { (part) } } });
    let list = if what == What::Petition { list.pair(t("Signatures"), &words.signatures) } else { list };
    list.pair(t("Name to be shown"), name)
}
