//! What is asked before an agenda is started with its standing items. Pure.

use super::laying::Laid;
use crate::gathering::whole::Whole;
use ::pages::Page;
use components::{Button, ButtonGroup, Column, EmptyState, Row, SmallScreen, Table, WarningText};
use maud::{Markup, html};
use values::words::{fill, t};

/// The page.
pub(super) fn page(whole: &Whole, laid: &Laid) -> Page {
    let agenda = format!("/workspace/meetings/{}/agenda", whole.meeting.reference);
    let content = html! {
        @if whole.agenda_published().is_some() {
            (WarningText::new(t("The agenda is published. What comes now is a late item and needs the chair’s reason, so add it by hand.")))
        } @else if !whole.to_come() {
            (WarningText::new(t("This meeting is over.")))
        } @else if laid.is_empty() {
            (EmptyState::new(t("Standing items"), t("All that stands on this agenda or is planned for it is there already, or none is known."))
                .link(t("Standing items of this series"), format!("/workspace/standing-items?series={}", whole.series.reference)))
        } @else { (offered(laid, &agenda)) }
        (without(laid))
    };
    Page::new(t("Start the agenda with the standing items"))
        .caption(whole.meeting.title.clone())
        .section(t("Meetings"))
        .crumb(t("Meetings"), "/workspace/calendar")
        .crumb(whole.meeting.title.clone(), agenda)
        .content(content)
}

fn offered(laid: &Laid, agenda: &str) -> Markup {
    let standing = laid.standing.iter().map(|item| {
        let why = if item.month.is_some() { t("Standing item of this month") } else { t("Standing item") };
        Row::headed(item.title.clone()).cell(item.letter.clone()).cell(why)
    });
    let planned = laid.planned.iter().map(|item| {
        Row::headed(item.title.clone()).cell(item.letter.clone().unwrap_or_default()).cell(t("From the forward plan"))
    });
    let table = Table::new(t("What is added"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Item")))
        .column(Column::new(t("Section")))
        .column(Column::new(t("Where it comes from")))
        .rows(standing.chain(planned));
    html! {
        (table)
        @if !laid.sections.is_empty() {
            p class="govuk-body" { (t("These sections are added as well:")) }
            ul class="govuk-list govuk-list--bullet" {
                @for (letter, heading, _) in &laid.sections { li { (fill("{letter}. {heading}", &[("letter", letter), ("heading", heading)])) } }
            }
        }
        p class="govuk-body" { (t("Nothing is published by this. You can move, change and remove the items afterwards.")) }
        form method="post" novalidate {
            (ButtonGroup::new().button(Button::new(t("Add them to the agenda")).once()).link(t("Cancel"), agenda.to_owned()))
        }
    }
}

/// What is planned for the meeting and has no section to stand in.
fn without(laid: &Laid) -> Markup {
    html! {
        @if !laid.without_section.is_empty() {
            h2 class="govuk-heading-m" { (t("Planned, but without a section of this agenda")) }
            ul class="govuk-list govuk-list--bullet" {
                @for item in &laid.without_section {
                    li { a class="govuk-link" href=(format!("/workspace/planned-items/{}/change#letter", item.reference)) { (item.title) } }
                }
            }
        }
    }
}
