//! Controls in the gallery.

use super::{LONG, chapter};
use crate::{
    Button, ButtonGroup, Checkboxes, Choice, DateInput, DatePart, Fieldset, FileUpload, PasswordInput, Radios, Select, Size,
    TextInput, Textarea, Width,
};
use maud::{Markup, html};

pub(super) fn forms() -> Markup {
    chapter(
        "Forms",
        html! {
            form method="post" action="/save" novalidate {
                div class="govuk-grid-row" {
                    div class="govuk-grid-column-one-half" { (boxes()) }
                    div class="govuk-grid-column-one-half" { (choices()) }
                }
                (buttons())
            }
        },
    )
}

fn boxes() -> Markup {
    html! {
        (TextInput::new("title", "Title of the action").hint("Start with a verb, such as visit or agree")
            .value("Visit 12 schools"))
        (TextInput::new("amount", "Amount, in pounds").money().value("12.000,00").error("Enter an amount in pounds, like 12000"))
        (TextInput::new("share", "Share of the cost, per cent").suffix("%").width(Width::Three).inputmode("decimal"))
        (TextInput::new("email", "E-mail address").email())
        (PasswordInput::new("password", "Password"))
        (Textarea::new("why", "Why is this needed? (optional)").rows(4).value("Two schools asked for it.\nThe survey agrees."))
        (DateInput::new("due", "When is it due?").label_size(Size::S).hint("For example, 27 3 2027")
            .typed("27", "March", "").error("The due date must include a year").wrong(&[DatePart::Year]))
        (FileUpload::new("papers", "Upload a paper").hint("Word or PDF, up to 20 MB").accept(".pdf,.docx"))
    }
}

fn choices() -> Markup {
    html! {
        (Select::new("lead", "Who leads it?").item("", "Choose a post")
            .item("1", "Head of Community Safety").item("2", LONG).selected("1"))
        (Radios::new("state", "How is it going?").label_size(Size::M)
            .choice(Choice::new("track", "On track").checked(true))
            .choice(Choice::new("risk", "At risk").hint("Say what is in the way and who could help"))
            .divider("or")
            .choice(Choice::new("stopped", "Stopped").reveals(TextInput::new("reason", "Why was it stopped?"))))
        (Radios::new("restricted", "Is it restricted?").inline().error("Choose yes if it names a person")
            .choice(Choice::new("yes", "Yes")).choice(Choice::new("no", "No")))
        (Checkboxes::new("places", "Which districts?").hint("Choose all that apply")
            .choice(Choice::new("ashford", "Ashford").checked(true))
            .choice(Choice::new("long", LONG))
            .choice(Choice::new("none", "None of these").excludes_others()))
        (Checkboxes::new("tell", "Tell").small()
            .choice(Choice::new("chair", "The chair")).choice(Choice::new("lead", "The lead")))
        (Fieldset::new("Where is it?").label_size(Size::M).content(html! {
            (TextInput::new("street", "Street"))
            (TextInput::new("postcode", "Postcode").width(Width::Ten).autocomplete("postal-code"))
        }))
    }
}

fn buttons() -> Markup {
    html! {
        (ButtonGroup::new().button(Button::new("Save and continue").once())
            .button(Button::new("Save as draft").secondary().name("act").value("draft"))
            .button(Button::new("Delete this action").warning())
            .button(Button::new("Publish").disabled(true))
            .link("Cancel", "/actions"))
    }
}
