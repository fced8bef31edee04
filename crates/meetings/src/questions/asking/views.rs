//! What the other pages of asking look like: start, mail on its way, confirming, receipt, and when nothing can be asked. Pure.

use super::super::What;
use super::super::held::Model as Held;
use super::super::taking::Offer;
use super::form::{InTheWay, answers, in_the_way, instead, page, when};
use super::{ADDRESS, form_at, told};
use ::pages::Page;
use ::records::Names;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use components::{Button, Column, Details, Panel, Row, SmallScreen, Table};
use maud::{Markup, html};
use values::dates;
use values::words::{fill, t};

pub(super) use super::form::{check, form};

/// The start page: every meeting ahead that takes something, by when, and the rules of its board.
pub(super) fn start(questions: &[Offer], petitions: &[Offer], names: &Names, now: DateTime<Utc>) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (t("Put a question to a board, or hand in a petition. Both are dealt with at a meeting that you can come to.")) }
        @if questions.is_empty() && petitions.is_empty() {
            p class="govuk-body" { (t("No meeting ahead takes questions or petitions.")) }
            p class="govuk-body" { a class="govuk-link" href=(crate::site::MEETINGS) { (t("When boards meet, and whom to ask about them")) } }
        }
        @if !questions.is_empty() {
            h2 class="govuk-heading-m" { (t("Questions")) }
            (offered(What::Question, questions, names, now))
        }
        @if !petitions.is_empty() {
            h2 class="govuk-heading-m" { (t("Petitions")) }
            (offered(What::Petition, petitions, names, now))
        }
        h2 class="govuk-heading-m" { (t("What you need")) }
        ul class="govuk-list govuk-list--bullet" {
            li { (t("About five minutes.")) }
            li { (t("An e-mail address, for the reply. It is not published.")) }
            li { (t("The name under which it is to be shown, or none: then it is shown as “a resident”.")) }
        }
        p class="govuk-body" {
            a class="govuk-link" href=(super::super::shown::QUESTIONS) { (t("Questions asked before, and their answers")) }
        }
        p class="govuk-body" {
            a class="govuk-link" href=(super::super::shown::PETITIONS) { (t("Petitions handed in before")) }
        }
    };
    Page::new(t("Ask a question or hand in a petition"))
        .section(t("Meetings"))
        .crumb(t("Meetings"), crate::site::MEETINGS)
        .content(content)
}

fn offered(what: What, offers: &[Offer], names: &Names, now: DateTime<Utc>) -> Markup {
    let caption = if what == What::Question { t("Meetings that take questions") } else { t("Meetings that take petitions") };
    let start = Table::new(caption)
        .caption_hidden()
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Meeting")))
        .column(Column::new(t("Must come by")))
        .column(Column::new(t("What you can do")));
    let mut boards: Vec<&Offer> = Vec::new();
    for offer in offers {
        if boards.iter().all(|known| known.rule.id != offer.rule.id) {
            boards.push(offer);
        }
    }
    html! {
        (start.rows(offers.iter().map(|offer| row(what, offer, now))))
        @for offer in boards {
            @let rules = told::rules(what, &offer.rule);
            @if !rules.is_empty() {
                (Details::new(
                    fill("Rules of the {board}", &[("board", names.title(offer.series.partnership.uuid()))]),
                    html! { ul class="govuk-list govuk-list--bullet" { @for rule in rules { li { (rule) } } } },
                ))
            }
        }
    }
}

fn row(what: What, offer: &Offer, now: DateTime<Utc>) -> Row {
    let by = offer.deadline.map_or_else(|| t("It takes no more").into_owned(), told::deadline);
    let act = html! {
        @if offer.is_open(now) {
            a class="govuk-link" href=(form_at(what, &offer.meeting.reference)) {
                @match what {
                    What::Question => (fill("Ask a question on {day}", &[("day", &dates::words(offer.meeting.on))])),
                    What::Petition => (fill("Hand in a petition for {day}", &[("day", &dates::words(offer.meeting.on))])),
                }
            }
        } @else if offer.deadline.is_some_and(|deadline| deadline.moment < now) { (t("It is too late for this meeting")) }
        @else { (t("As many as it takes have come")) }
    };
    Row::headed(html! { (offer.series.title) ", " (when(offer)) }).cell(by).cell(act)
}

/// A mail is on its way.
pub(super) fn sent() -> Page {
    let content = html! {
        p class="govuk-body" { (t("We have sent a mail to the address that you entered. It is not with the clerk yet.")) }
        p class="govuk-body" { (t("Open the link in the mail within 3 days and confirm. The moment at which you sent it counts, not the moment at which you confirm it.")) }
        p class="govuk-body" { (t("If no mail comes, look among your unwanted mail, or check the address and ask again.")) }
    };
    page(t("Check your e-mail").into_owned()).content(content)
}

/// What is to be confirmed.
pub(super) fn confirm(held: &Held, offer: &Offer) -> Page {
    let content = html! {
        (answers(held.what(), offer, &held.words()))
        form method="post" novalidate { (Button::new(t("Send it to the clerk")).once()) }
    };
    page(t("Confirm what you sent").into_owned()).content(content)
}

/// It was confirmed when its meeting did not take it any more.
pub(super) fn too_late(held: &Held, offer: &Offer, (stops, next): InTheWay<'_>) -> Page {
    let content = html! {
        (in_the_way(offer, stops))
        form method="post" novalidate { (instead(next)) }
        (answers(held.what(), offer, &held.words()))
    };
    page(t("This meeting cannot take it").into_owned()).content(content).status(StatusCode::CONFLICT)
}

/// The receipt.
pub(super) fn received(reference: &str) -> Page {
    let content = html! {
        (Panel::new(t("It is with the clerk")).body(html! { (t("Your reference")) br; strong { (reference) } }))
        h2 class="govuk-heading-m" { (t("What happens next")) }
        p class="govuk-body" { (t("The clerk looks whether the board can take it, and writes to you either way. We have sent you this reference by e-mail.")) }
        p class="govuk-body" { a class="govuk-link" href=(crate::site::MEETINGS) { (t("All meetings")) } }
    };
    page(t("It is with the clerk").into_owned()).own_heading().content(content)
}

/// The link of a mail that is worth nothing any more.
pub(super) fn expired() -> Page {
    let content = html! {
        p class="govuk-body" { (t("It was used before, or it is more than 3 days old. If you confirmed it, it is with the clerk, and a mail tells you its reference.")) }
        (Button::link(t("Ask a question"), ADDRESS).secondary())
    };
    page(t("This link has expired").into_owned()).content(content).status(StatusCode::GONE)
}

/// This meeting takes nothing.
pub(super) fn nothing(what: What) -> Page {
    let words = match what {
        What::Question => t(
            "This meeting does not take questions. It may be over, cancelled, or its board may not have said how it takes them.",
        ),
        What::Petition => t(
            "This meeting does not take petitions. It may be over, cancelled, or its board may not have said how it takes them.",
        ),
    };
    let content = html! {
        p class="govuk-body" { (words) }
        (Button::link(t("Meetings that take questions and petitions"), ADDRESS).secondary())
    };
    page(t("This meeting cannot be asked").into_owned()).content(content).status(StatusCode::NOT_FOUND)
}
