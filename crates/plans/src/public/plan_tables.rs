//! The tables of a plan's page: themes of priorities, leads, where priorities came from and what became of them, and
//! the regard between this plan and others.

use super::plan::PlanPage;
use super::{LINE_UP, parts};
use crate::leads::LEAD;
use crate::priorities::records::Model as Priority;
use crate::priorities::rules::PRIORITY;
use crate::shared::{LeadOf, LineageOf, RegardOf};
use components::{Column, Missing, Row, SmallScreen, Table};
use maud::{Markup, html};
use uuid::Uuid;
use values::words::{fill, t};

/// The tables that have something to show.
pub(super) fn all(page: &PlanPage) -> Markup {
    html! {
        (themes(page))
        (leads(page))
        (lineages(page, true))
        (lineages(page, false))
        (regards(page, true))
        (regards(page, false))
        @if !page.regards.is_empty() {
            p class="govuk-body" { a class="govuk-link" href=(LINE_UP) { (t("See how the priorities of the plans line up")) } }
        }
    }
}

fn priorities(page: &PlanPage) -> impl Iterator<Item = &Priority> {
    page.placed.iter().map(|placed| &placed.priority)
}

fn title_of(page: &PlanPage, id: Uuid) -> Markup {
    let found = priorities(page).find(|priority| priority.id.uuid() == id);
    html! { @if let Some(one) = found { (parts::priority(&one.kind, &one.reference, &one.title)) } }
}

fn themes(page: &PlanPage) -> Markup {
    if page.crosscuts.is_empty() {
        return html! {};
    }
    let crosses =
        |priority: &Priority, theme: Uuid| page.crosscuts.iter().any(|one| one.priority == priority.id.uuid() && one.id == theme);
    let cell = |priority: &Priority, theme: Uuid| {
        html! { @if crosses(priority, theme) { (t("Yes")) } @else { (Missing::new(t("Not recorded"))) } }
    };
    let row = |priority: &Priority| {
        let cells = page.themes.iter().map(|theme| cell(priority, theme.id.uuid()));
        Row::headed(parts::priority(&priority.kind, &priority.reference, &priority.title)).cells(cells)
    };
    let start = Table::new(t("Which theme runs across which priority")).column(Column::new(t("Priority")));
    let table = page.themes.iter().fold(start, |table, theme| table.column(Column::new(theme.title.clone())));
    html! { (table.rows(priorities(page).filter(|priority| priority.kind == PRIORITY).map(row)).small_screen(SmallScreen::Scroll)) }
}

fn leads(page: &PlanPage) -> Markup {
    if page.leads.is_empty() {
        return html! {};
    }
    let row = |priority: &Priority| {
        let of = |leading: bool| {
            let id = priority.id.uuid();
            let found: Vec<_> = page.leads.iter().filter(|lead| lead.priority == id && (lead.role == LEAD) == leading).collect();
            people(page, &found)
        };
        Row::headed(parts::priority(&priority.kind, &priority.reference, &priority.title)).cell(of(true)).cell(of(false))
    };
    let led =
        |priority: &&Priority| priority.kind == PRIORITY || page.leads.iter().any(|lead| lead.priority == priority.id.uuid());
    html! {
        (Table::new(t("Who leads"))
            .column(Column::new(t("Priority")))
            .column(Column::new(t("Lead")))
            .column(Column::new(t("Who carries the work")))
            .rows(priorities(page).filter(led).map(row))
            .small_screen(SmallScreen::Stack))
    }
}

fn people(page: &PlanPage, leads: &[&LeadOf]) -> Markup {
    html! {
        @if leads.is_empty() { (Missing::new(t("Nobody named"))) }
        @for (place, lead) in leads.iter().enumerate() {
            @if place > 0 { br; }
            (who(page, lead))
            @if let Some(to) = lead.to.filter(|to| *to < page.today) {
                " " (fill("(until {date})", &[("date", &values::dates::words(to))]))
            }
        }
    }
}

fn who(page: &PlanPage, lead: &LeadOf) -> Markup {
    let post = lead.post.and_then(|post| page.posts.get(&post));
    let body = lead.partnership.or(lead.organisation);
    html! {
        @if let Some(post) = post { (post.title) @if let Some(body) = post.organisation_beside() { br; (body) } }
        @else if let Some(body) = body { (parts::partner(&page.names, body)) }
    }
}

fn lineages(page: &PlanPage, came_from: bool) -> Markup {
    let found: Vec<&LineageOf> = page.lineages.iter().filter(|lineage| lineage.came_from == came_from).collect();
    if found.is_empty() {
        return html! {};
    }
    let (caption, other) = if came_from {
        (t("Where the priorities came from"), t("Came from"))
    } else {
        (t("What became of the priorities"), t("Now"))
    };
    let row = |lineage: &&LineageOf| {
        let other = lineage.other.as_ref();
        let none = || html! { (Missing::new(t("Nothing took its place"))) };
        Row::headed(title_of(page, lineage.priority))
            .cell(page.names.label("lineage-kind", &lineage.how))
            .cell(other.map_or_else(none, |other| parts::priority(&other.kind, &other.reference, &other.title)))
            .cell(parts::day(lineage.on))
            .cell(
                lineage
                    .reason
                    .as_ref()
                    .map_or_else(|| html! { (Missing::new(t("No reason recorded"))) }, |reason| html! { (reason) }),
            )
    };
    html! {
        (Table::new(caption)
            .column(Column::new(t("Priority")))
            .column(Column::new(t("How")))
            .column(Column::new(other))
            .column(Column::new(t("When")))
            .column(Column::new(t("Why")))
            .rows(found.iter().map(row))
            .small_screen(SmallScreen::Stack))
    }
}

fn regards(page: &PlanPage, paid: bool) -> Markup {
    let found: Vec<&RegardOf> = page.regards.iter().filter(|regard| regard.paid == paid).collect();
    if found.is_empty() {
        return html! {};
    }
    let (caption, other) = if paid {
        (t("Regard that this plan pays to other plans"), t("Regard to"))
    } else {
        (t("Regard that other plans pay to this one"), t("Regard from"))
    };
    let row = |regard: &&RegardOf| {
        let other = html! {
            (parts::priority(&regard.other_kind, &regard.other_reference, &regard.other_title))
            @if let Some(plan) = &regard.other_plan_title { br; (plan) }
        };
        Row::headed(title_of(page, regard.priority)).cell(other).cell(&regard.how).cell(when_and_where(regard))
    };
    html! {
        (Table::new(caption)
            .column(Column::new(t("Priority")))
            .column(Column::new(other))
            .column(Column::new(t("How")))
            .column(Column::new(t("When and where")))
            .rows(found.iter().map(row))
            .small_screen(SmallScreen::Stack))
    }
}

/// The day of a regard and where it is written down.
pub(super) fn when_and_where(regard: &RegardOf) -> Markup {
    html! {
        (parts::day_or(regard.on, t("No date recorded")))
        @if let Some(source) = &regard.source { br; (source) }
    }
}
