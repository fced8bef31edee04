//! The public list of today's priorities, plan by plan, each with a line on its thread.

use crate::address::{Side, public};
use crate::overview::all_threads;
use crate::thread::{Thread, views::how_it_stands};
use components::EmptyState;
use maud::{Markup, html};
use pages::{Answer, Page, Visit};
use records::House;
use values::Kind;
use values::words::t;

/// A plan and the threads of the priorities that stand in it.
#[derive(Debug, PartialEq)]
struct Group<'a> {
    /// The plan's reference and title; none for priorities that stand in no plan.
    plan: Option<(&'a str, &'a str)>,
    threads: Vec<&'a Thread>,
}

/// Shows the list.
pub async fn page(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let threads = all_threads(&reading, &house).await?;
    reading.close().await?;
    let today = visit.clock().today();
    let current: Vec<&Thread> = threads.iter().filter(|thread| thread.priority.holds_on(today)).collect();
    let content = html! {
        p class="govuk-body gt-lead" { (t("These are the problems that we tackle first. Each leads to its golden thread: why it was chosen, who leads it, what is done and paid for it, and what came of it.")) }
        @if current.is_empty() {
            (EmptyState::new(t("The priorities of today"), t("None is published yet.")).words(t("You do not need to do anything.")))
        }
        @for group in groups(&current) { (one_group(&group)) }
    };
    Ok(visit.show(Page::new(t("Priorities")).crumb(t("Priorities"), "/priorities").content(content)))
}

/// The threads by plan: each stands once, with the plan in force that it stands in, or else the newest one.
fn groups<'a>(threads: &[&'a Thread]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for thread in threads {
        let in_force = thread.placements.iter().find(|placement| placement.standing == "in-force");
        let place = in_force.or(thread.placements.first());
        let plan = place.map(|place| (place.plan_reference.as_str(), place.plan_title.as_str()));
        match groups.iter_mut().find(|group| group.plan == plan) {
            Some(group) => group.threads.push(thread),
            None => groups.push(Group { plan, threads: vec![thread] }),
        }
    }
    groups
}

fn one_group(group: &Group) -> Markup {
    html! {
        h2 class="govuk-heading-m" {
            @match group.plan {
                Some((reference, title)) => @if let Some(href) = public(Kind::Plan, reference) { a class="govuk-link" href=(href) { (title) } },
                None => (t("In no plan")),
            }
        }
        @for thread in &group.threads {
            h3 class="govuk-heading-s govuk-!-margin-bottom-1" {
                a class="govuk-link" href=(Side::Public.thread(&thread.priority.reference)) { (thread.priority.title) }
            }
            p class="govuk-body" {
                @if let Some(summary) = &thread.priority.summary { (summary) br; }
                (how_it_stands(thread))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::groups;
    use crate::samples::{answers, placement, priority};
    use crate::thread::Thread;

    #[test]
    fn a_priority_stands_once_with_the_plan_that_is_in_force() {
        let mut answers = answers();
        let (road, drugs, loose) = (priority(1, "Road safety"), priority(2, "Drugs"), priority(3, "Loose"));
        answers.placements = vec![
            placement(&road, "agreement-2014", "replaced"),
            placement(&road, "agreement-2017", "in-force"),
            placement(&drugs, "agreement-2017", "in-force"),
        ];
        let threads = Thread::all(&[road, drugs, loose], &answers);
        let all: Vec<&Thread> = threads.iter().collect();
        let shape: Vec<_> = groups(&all).iter().map(|group| (group.plan.map(|plan| plan.0), group.threads.len())).collect();
        assert_eq!(shape, [(Some("agreement-2017"), 2), (None, 1)]);
    }
}
