//! The page and the file that hold two plans' priorities side by side.

use super::line_up::{Compared, LineUp, Side};
use super::plan_tables::when_and_where;
use super::{LINE_UP, PLANS, address, parts};
use crate::priorities::records::Model as Priority;
use crate::priorities::rules::PRIORITY;
use crate::shared::RegardOf;
use components::{Column, Details, DownloadLink, DownloadLinks, EmptyState, Missing, Row, SmallScreen, Table};
use documents::{Row as Line, Sheet};
use maud::{Markup, html};
use pages::{Address, Page};
use uuid::Uuid;
use values::words::{fill, t};

/// The page.
pub(super) fn page(at: &Address, line_up: &LineUp) -> Page {
    let content = match &line_up.compared {
        Some(compared) => html! {
            (finding(compared))
            (side_by_side(compared))
            (without(compared))
            (DownloadLinks::new().link(DownloadLink::new(t("Download this table"), at.at(&format!("{LINE_UP}.csv")), t("CSV"))))
            (others(line_up, compared))
        },
        None => html! {
            (EmptyState::new(t("Priorities side by side"), t("We do not hold two plans of different bodies that have priorities."))
                .link(t("All plans"), PLANS))
        },
    };
    Page::new(t("How priorities line up")).wide().section(t("Plans")).crumb(t("Plans"), PLANS).content(html! {
        p class="govuk-body gt-lead" {
            (t("Bodies that work together take one another’s priorities into account. This page shows where that is written down, and where it is not."))
        }
        (content)
    })
}

fn priorities(side: &Side) -> impl Iterator<Item = &Priority> {
    side.placed.iter().map(|placed| &placed.priority).filter(|priority| priority.kind == PRIORITY)
}

fn of(compared: &Compared, priority: Uuid, paid: bool) -> Vec<&RegardOf> {
    compared.regards.iter().filter(|regard| regard.priority == priority && regard.paid == paid).collect()
}

/// Those whose plan it is; the plan's title when they are not known.
fn owner(side: &Side) -> &str {
    side.owner.as_deref().unwrap_or(&side.plan.title)
}

/// What the table shows, in a sentence.
fn finding(compared: &Compared) -> Markup {
    let all = priorities(&compared.one).count();
    let none = priorities(&compared.one).filter(|one| of(compared, one.id.uuid(), true).is_empty()).count();
    let plan = |side: &Side| html! { a class="govuk-link" href=(address(&side.plan.reference)) { (side.plan.title) } };
    html! {
        ul class="govuk-list govuk-list--bullet" {
            li { (plan(&compared.one)) @if let Some(owner) = &compared.one.owner { br; (owner) } }
            li { (plan(&compared.other)) @if let Some(owner) = &compared.other.owner { br; (owner) } }
        }
        p class="govuk-body" {
            strong {
                (fill("For {n} of {all} priorities of {owner}, no regard to {other} is recorded.", &[
                    ("n", &none.to_string()),
                    ("all", &all.to_string()),
                    ("owner", owner(&compared.one)),
                    ("other", &compared.other.plan.title),
                ]))
            }
        }
    }
}

fn side_by_side(compared: &Compared) -> Table {
    let row = |priority: &Priority| {
        let id = priority.id.uuid();
        Row::headed(parts::priority(&priority.kind, &priority.reference, &priority.title))
            .cell(cell(&of(compared, id, true)))
            .cell(cell(&of(compared, id, false)))
    };
    let (one, other) = (owner(&compared.one), owner(&compared.other));
    Table::new(fill("Priorities of {owner}", &[("owner", one)]))
        .column(Column::new(t("Priority")))
        .column(Column::new(fill("Regard that {owner} pays", &[("owner", one)])))
        .column(Column::new(fill("Regard that {owner} pays", &[("owner", other)])))
        .rows(priorities(&compared.one).map(row))
        .small_screen(SmallScreen::Stack)
}

fn cell(regards: &[&RegardOf]) -> Markup {
    html! {
        @if regards.is_empty() { (Missing::new(t("No regard recorded"))) }
        @for (place, regard) in regards.iter().enumerate() {
            div class=[(place > 0).then_some("govuk-!-margin-top-4")] {
                strong { (parts::priority(&regard.other_kind, &regard.other_reference, &regard.other_title)) }
                br;
                (regard.how)
                div class="govuk-body-s govuk-!-margin-bottom-0" { (when_and_where(regard)) }
            }
        }
    }
}

/// The other plan's priorities to which nothing in the table belongs.
fn without(compared: &Compared) -> Markup {
    let alone = |priority: &&Priority| !compared.regards.iter().any(|regard| regard.other_id == priority.id.uuid());
    let alone: Vec<&Priority> = priorities(&compared.other).filter(alone).collect();
    html! {
        @if !alone.is_empty() {
            h2 class="govuk-heading-m" { (fill("Priorities of {owner} without regard either way", &[("owner", owner(&compared.other))])) }
            p class="govuk-body" { (t("No regard is recorded from or to these. It may have been paid without being written down.")) }
            ul class="govuk-list govuk-list--bullet" {
                @for one in alone { li { (parts::priority(&one.kind, &one.reference, &one.title)) } }
            }
        }
    }
}

/// The other pairs of plans.
fn others(line_up: &LineUp, compared: &Compared) -> Markup {
    let here = (compared.one.plan.id, compared.other.plan.id);
    let others: Vec<_> = line_up.pairs.iter().filter(|(one, other)| (one.id, other.id) != here).collect();
    let href = |one: &str, other: &str| format!("{LINE_UP}?plan={one}&with={other}");
    if others.is_empty() {
        return html! {};
    }
    let list = html! {
        ul class="govuk-list govuk-list--bullet" {
            @for (one, other) in others {
                li {
                    a class="govuk-link" href=(href(&one.reference, &other.reference)) {
                        (fill("{plan} and {other}", &[("plan", &one.title), ("other", &other.title)]))
                    }
                }
            }
        }
    };
    html! { (Details::new(t("Put other plans side by side"), list)) }
}

/// The table of the page as a sheet: one line for each regard, and one for each priority without any.
pub(super) fn sheet(compared: &Compared) -> Sheet {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for priority in priorities(&compared.one) {
        let id = priority.id.uuid();
        let (paid, received) = (of(compared, id, true), of(compared, id, false));
        if paid.is_empty() {
            lines.push(line(compared, priority, true, None));
        }
        lines.extend(paid.into_iter().map(|regard| line(compared, priority, true, Some(regard))));
        if received.is_empty() {
            lines.push(line(compared, priority, false, None));
        }
        lines.extend(received.into_iter().map(|regard| line(compared, priority, false, Some(regard))));
    }
    let columns = ["priority", "paid_by", "other_priority", "how", "on", "source"].map(str::to_owned).to_vec();
    let rows = lines.into_iter().zip(2..).map(|(cells, number)| Line { number, cells }).collect();
    Sheet { name: "regard".to_owned(), columns, rows }
}

fn line(compared: &Compared, priority: &Priority, paid: bool, regard: Option<&RegardOf>) -> Vec<String> {
    let by = owner(if paid { &compared.one } else { &compared.other }).to_owned();
    let start = [priority.title.clone(), by];
    let rest = match regard {
        Some(regard) => [
            regard.other_title.clone(),
            regard.how.clone(),
            regard.on.map(|on| on.to_string()).unwrap_or_default(),
            regard.source.clone().unwrap_or_default(),
        ],
        None => [String::new(), t("No regard recorded").into_owned(), String::new(), String::new()],
    };
    start.into_iter().chain(rest).collect()
}
