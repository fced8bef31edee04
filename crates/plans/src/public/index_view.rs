//! The page of all plans.

use super::index::{Group, Index};
use super::{ALL, LINE_UP, address, parts};
use crate::plans::records::Model as Plan;
use crate::plans::rules::Standing;
use components::{Column, EmptyState, Missing, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::Page;
use records::Names;
use values::dates;
use values::words::{fill, t};

/// The page.
pub(super) fn page(index: &Index) -> Page {
    Page::new(t("Plans")).content(html! {
        p class="govuk-body gt-lead" { (t("What the bodies that keep people safe have set out to do together, and for how long.")) }
        @if index.plans.is_empty() {
            (EmptyState::new(t("Plans"), t("No plan has been published yet.")))
        } @else {
            p class="govuk-body" { a class="govuk-link" href=(LINE_UP) { (t("See how the priorities of the plans line up")) } }
            (listed(index, Group::InForce, &t("In force")))
            (listed(index, Group::ToCome, &t("Being prepared")))
            (listed(index, Group::Past, &t("Past plans")))
            (linked(index))
            p class="govuk-body" { a class="govuk-link" href=(ALL) { (t("All plans as one list, with files to download")) } }
        }
    })
}

fn of(index: &Index, group: Group) -> Vec<&Plan> {
    index.plans.iter().filter(|(of, _)| *of == group).map(|(_, plan)| plan).collect()
}

fn listed(index: &Index, group: Group, heading: &str) -> Markup {
    let plans = of(index, group);
    html! {
        @if !plans.is_empty() {
            h2 class="govuk-heading-m" { (heading) }
            ul class="govuk-list govuk-list--spaced" {
                @for plan in plans { li class="govuk-!-margin-bottom-6" { (entry(&index.names, plan)) } }
            }
        }
    }
}

fn entry(names: &Names, plan: &Plan) -> Markup {
    let dates = dates::span(plan.from, plan.to);
    let line = match parts::owner_words(names, plan) {
        Some(owner) => fill("{owner}, {dates}", &[("owner", &owner), ("dates", &dates)]),
        None => dates,
    };
    html! {
        h3 class="govuk-heading-s govuk-!-margin-bottom-1" {
            a class="govuk-link" href=(address(&plan.reference)) { (plan.title) }
        }
        p class="govuk-body-s govuk-!-margin-bottom-1" { @if Standing::of(&plan.standing) != Standing::InForce { (parts::standing(names, &plan.standing)) " " }
            (line) }
        @if let Some(summary) = &plan.summary { p class="govuk-body govuk-!-margin-bottom-0" { (parts::first_sentence(summary).0) } }
    }
}

fn linked(index: &Index) -> Markup {
    let plans = of(index, Group::Linked);
    let row = |plan: &Plan| {
        let owner = parts::owner_words(&index.names, plan);
        let owner = owner.map_or_else(|| html! { (Missing::new(t("Not recorded"))) }, |owner| html! { (owner) });
        Row::headed(html! { a class="govuk-link" href=(address(&plan.reference)) { (plan.title) } })
            .cell(owner)
            .cell(parts::standing(&index.names, &plan.standing))
    };
    html! {
        @if !plans.is_empty() {
            h2 class="govuk-heading-m" { (t("Linked plans")) }
            p class="govuk-body" { (t("The plans above name these. We hold only what is said of them, not their text.")) }
            (Table::new(t("Linked plans"))
                .caption_hidden()
                .column(Column::new(t("Plan")))
                .column(Column::new(t("Whose plan")))
                .column(Column::new(t("Standing")))
                .rows(plans.into_iter().map(row))
                .small_screen(SmallScreen::Stack))
        }
    }
}
