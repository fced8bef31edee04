//! Messages in the gallery.

use super::chapter;
use crate::{Alert, BackLink, Button, EmptyState, ErrorSummary, Notice};
use maud::{Markup, html};

pub(super) fn messages() -> Markup {
    let undo = html! {
        form class="gt-inline-form" method="post" action="/undo" novalidate { (Button::new("Undo").quiet()) }
    };
    chapter(
        "Messages",
        html! {
            (BackLink::new("/grants").text("Grants"))
            (Alert::success("Action A-2027-0298 is completed.").action(undo))
            (Alert::information("Data to February 2027. The next update is on 20 April 2027.")
                .link("How we measure it", "/method"))
            (Alert::warning("Publishing tells 412 people by e-mail. You cannot undo this."))
            div class="govuk-grid-row" {
                div class="govuk-grid-column-two-thirds" {
                    (ErrorSummary::new()
                        .link("Enter an amount in pounds, like 12000", "amount")
                        .link("The due date must include a year", "due-year")
                        .text("The file could not be uploaded. Try again"))
                    (Notice::new("The pre-election period runs from 22 March to 6 May 2027. Some pages are held until then."))
                    (EmptyState::new("Actions of this commitment", "Nobody has added one yet.")
                        .button(Button::link("Add an action", "/actions/add")))
                    (EmptyState::new("No grants match your filters", "You chose: return overdue, Ashford.")
                        .link("Clear filters", "/grants"))
                }
            }
        },
    )
}
