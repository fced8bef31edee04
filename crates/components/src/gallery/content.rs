//! Running text in the gallery.

use super::{LONG, chapter};
use crate::{ContentsList, Details, InsetText, Missing, NumberedParagraph, Panel, SummaryList, Tag, Tone, WarningText};
use maud::{Markup, html};

const HOW: &str = "To name the priorities for Kent, the partners read the assessments of all districts, the results of the \
    residents’ survey and the figures of police, health and probation.";
const LETTERS: &str = "The letter O and the nought 0 differ here, as do l, I and 1. Words such as tŷ, dŵr and Llŷn are set in \
    the same letters.";

pub(super) fn content() -> Markup {
    html! {
        (chapter("A chapter of a plan", html! { (plan()) }))
        (chapter("Words and marks", html! { (marks()) }))
    }
}

fn plan() -> Markup {
    html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-one-third" {
                (ContentsList::new()
                    .link("1. Introduction", "/plan/1")
                    .link("2. The law", "/plan/2")
                    .here("6. County priorities")
                    .link("7. Leads", "/plan/7"))
            }
            div class="govuk-grid-column-two-thirds" {
                span class="govuk-caption-l" { "Community Safety Agreement 2027, version 4, in force from 1 April 2027" }
                h3 class="govuk-heading-xl gt-document-title" { "County priorities" }
                (NumberedParagraph::new("6.1", HOW))
                (NumberedParagraph::new("6.2", html! {
                    p class="govuk-body" { "Ten issues were ranked by how many districts chose them. Three things were weighed:" }
                    ul class="govuk-list govuk-list--bullet" {
                        li { "harm to people" }
                        li { "how many people it touches" }
                        li { "what partners can change together" }
                    }
                }))
                (NumberedParagraph::new("6.10", LETTERS))
                (InsetText::new("Domestic homicide reviews are now called domestic abuse related death reviews."))
            }
        }
    }
}

fn marks() -> Markup {
    html! {
        p class="govuk-body" {
            (Tag::new("Draft", Tone::Plain)) " " (Tag::new("Not started", Tone::Quiet)) " "
            (Tag::new("In progress", Tone::Active)) " " (Tag::new("Agreed", Tone::Good)) " "
            (Tag::new("Due soon", Tone::Attention)) " " (Tag::new("Overdue", Tone::Problem)) " "
            (Tag::new(LONG, Tone::Plain))
        }
        p class="govuk-body" {
            span class="gt-due-soon" { "Due tomorrow, 9 March 2027" } ". " strong class="gt-overdue" { "Overdue" }
            " since 5 March 2027. " (Missing::new("No data")) ". Visit "
            a class="govuk-link" href="#" { "a page you have seen" } "."
        }
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                (WarningText::new("A grant is held back when a return is late."))
                (Details::new("How to read this chart", "Each bar starts at nought. Longer is more."))
                (Details::new("An open one", "The lines below the summary are set in.").open(true))
                (SummaryList::new().without_lines().pair("Owner", "Head of Community Safety").pair("Next review", "March 2028"))
                (Panel::new("Application sent").below_heading().body(html! { "Your reference" br; strong { "GR-2027-0142" } }))
            }
        }
    }
}
