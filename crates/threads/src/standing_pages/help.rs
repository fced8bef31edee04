//! Help for people who read the site and for people who sign in.

use super::{Told, contact_line, heading, list, text};
use maud::{Markup, html};
use values::words::t;

pub fn content(told: &Told) -> Markup {
    html! {
        p class="govuk-body gt-lead" { (t("This page explains the words that this site uses and how to find your way.")) }
        (heading(t("Words we use")))
        dl class="govuk-summary-list" {
            @for (word, meaning) in words() {
                div class="govuk-summary-list__row" {
                    dt class="govuk-summary-list__key" { (word) }
                    dd class="govuk-summary-list__value" { (meaning) }
                }
            }
        }
        (heading(t("Finding things")))
        (list(&[
            t("Use the menu at the top. The line under it shows where you are and leads back."),
            t("Lists can be narrowed with the filters beside them. The address keeps what you chose, so you can save it or send it on."),
            t("Every page can be printed."),
        ]))
        (heading(t("Signing in")))
        (text(t("Only people who work with the partnership need to sign in. An administrator sends the invitation.")))
        (text(t("If you forgot your password, go to the sign-in page and ask for a link by e-mail. It works once.")))
        (heading(t("If you need more help")))
        (contact_line(told))
    }
}

fn words() -> [(std::borrow::Cow<'static, str>, std::borrow::Cow<'static, str>); 6] {
    [
        (t("Priority"), t("A problem that the services have agreed to tackle first.")),
        (t("Golden thread"), t("All that belongs to a priority, from the reasons for it to its results.")),
        (t("Gap"), t("Something that is missing on a thread, such as a lead or a measure.")),
        (t("Regard"), t("When one body takes account of what another body has put first.")),
        (t("Award"), t("Money that was given for one piece of work.")),
        (t("Pooled cost"), t("A cost that several services share.")),
    ]
}
