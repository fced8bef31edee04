//! The public list of today's priorities, plan by plan, each with a line on its thread.

use crate::address::{Side, public};
use crate::answers::Answers;
use crate::by_plan::{Group, groups};
use crate::thread::{Thread, views::how_it_stands};
use components::EmptyState;
use maud::{Markup, html};
use pages::{Answer, Page, Visit};
use plans::shared::PrioritySummary;
use records::House;
use values::Kind;
use values::words::t;

/// Shows the list.
pub async fn page(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let mut priorities = plans::shared::priorities(&reading).await?;
    let today = visit.clock().today();
    priorities.retain(|priority| priority.holds_on(today));
    let answers = Answers::ask(&reading, &house, &priorities).await?;
    reading.close().await?;
    let groups = groups(&priorities, &answers.placements);
    let content = html! {
        p class="govuk-body gt-lead" { (t("These are the problems that we tackle first. Each leads to its golden thread: why it was chosen, who leads it, what is done and paid for it, and what came of it.")) }
        @if groups.is_empty() {
            (EmptyState::new(t("The priorities of today"), t("None is published yet.")).words(t("You do not need to do anything.")))
        }
        @for group in &groups { (one_group(group, &answers)) }
    };
    Ok(visit.show(Page::new(t("Priorities")).crumb(t("Priorities"), "/priorities").content(content)))
}

fn one_group(group: &Group, answers: &Answers) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (plan_link(group)) }
        @for priority in &group.priorities {
            (named(priority))
            p class="govuk-body" {
                @if let Some(summary) = &priority.summary { (summary) br; }
                (how_it_stands(&Thread::of(priority, answers)))
            }
        }
    }
}

/// A link to the plan of a group.
pub fn plan_link(group: &Group) -> Markup {
    let href = group.plan.and_then(|plan| public(Kind::Plan, &plan.plan_reference).map(|href| (href, &plan.plan_title)));
    html! {
        @match href {
            Some((href, title)) => a class="govuk-link" href=(href) { (title) },
            None => (t("In no plan")),
        }
    }
}

/// A priority as a heading that leads to its thread.
pub fn named(priority: &PrioritySummary) -> Markup {
    html! {
        h3 class="govuk-heading-s govuk-!-margin-bottom-1" {
            a class="govuk-link" href=(Side::Public.thread(&priority.reference)) { (priority.title) }
        }
    }
}
