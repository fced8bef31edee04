//! The page of one plan: what it is, its priorities, who leads them, its chapters, and how it hangs together with others.

use super::plan::{LinkedPlan, Placed, PlanPage};
use super::{PLANS, address, parts, plan_tables};
use crate::chapters::records::Model as Chapter;
use crate::chapters::rules;
use crate::plans::records::Model as Plan;
use crate::plans::rules::{Standing, has_run_out};
use components::{ContentsList, DownloadLink, DownloadLinks, InsetText, Missing, SummaryList};
use maud::{Markup, html};
use pages::Page;
use values::dates;
use values::words::{fill, t};

/// The page.
pub(super) fn page(page: &PlanPage) -> Page {
    let plan = &page.plan;
    Page::new(plan.title.clone())
        .document()
        .wide()
        .section(t("Plans"))
        .crumb(t("Plans"), PLANS)
        .caption(page.names.label("plan-kind", &plan.kind))
        .restricted(records::pages::restricted(values::Kind::Plan, &records::Kept::head(plan), &page.names))
        .content(html! {
            (summary(plan))
            @if let Some(words) = banner(page) { (InsetText::new(words)) }
            div class="govuk-grid-row" {
                @if !page.chapters.is_empty() {
                    div class="govuk-grid-column-one-third" { (contents(plan, &page.chapters, None)) }
                }
                div class="govuk-grid-column-two-thirds" { (about(page)) (priorities(page)) (themes(page)) }
            }
            (plan_tables::all(page))
            (links(page))
            (downloads(plan))
        })
}

fn summary(plan: &Plan) -> Markup {
    let (first, rest) = parts::first_sentence(plan.summary.as_deref().unwrap_or_default());
    html! {
        @if !first.is_empty() { p class="govuk-body gt-lead" { (first) } }
        (parts::paragraphs(rest))
    }
}

/// What a reader must know of the plan's standing before reading on.
fn banner(page: &PlanPage) -> Option<String> {
    let plan = &page.plan;
    match Standing::of(&plan.standing) {
        Standing::Draft => Some(t("This is a draft. It may change before it is agreed.").into_owned()),
        Standing::Consultation => {
            Some(t("People are being asked what they think of this plan. It may change before it is agreed.").into_owned())
        }
        Standing::Past => {
            Some(t("This plan is no longer in force. It is kept so that you can see what was agreed.").into_owned())
        }
        Standing::InForce if has_run_out(&plan.standing, plan.to, page.today) => plan.to.map(|to| {
            fill("The last day of this plan was {date}. Nothing we hold says what came after it.", &[("date", &dates::words(to))])
        }),
        Standing::InForce => None,
    }
}

/// The chapters beside the text; `here` is the number of the one that is open.
pub(super) fn contents(plan: &Plan, chapters: &[Chapter], here: Option<&str>) -> ContentsList {
    let page = address(&plan.reference);
    let first = match here {
        None => ContentsList::new().here(t("Plan on a page")),
        Some(_) => ContentsList::new().link(t("Plan on a page"), page.clone()),
    };
    chapters.iter().fold(first, |list, chapter| {
        let title = chapter_title(chapter);
        if here == Some(&chapter.number) {
            list.here(title)
        } else {
            list.link(title, format!("{page}/{}", rules::address(&chapter.number)))
        }
    })
}

/// The number and the title of a chapter.
pub(super) fn chapter_title(chapter: &Chapter) -> String {
    fill("{number}. {title}", &[("number", &chapter.number), ("title", &chapter.title)])
}

fn about(page: &PlanPage) -> Markup {
    let plan = &page.plan;
    let standing = html! {
        (parts::standing(&page.names, &plan.standing))
        @if plan.from.is_some() || plan.to.is_some() { " " (dates::span(plan.from, plan.to)) }
    };
    let list = SummaryList::new()
        .pair(t("Standing"), standing)
        .pair(t("Whose plan"), parts::owner_links(&page.names, plan))
        .pair(t("Agreed"), agreed(plan))
        .pair(t("Next review"), parts::day_or(plan.review_on, t("No date given")));
    match &plan.source {
        Some(source) => html! { (list.pair(t("Source"), source)) },
        None => html! { (list) },
    }
}

/// Who agreed the plan and when; where the papers are silent, it says so.
fn agreed(plan: &Plan) -> Markup {
    let date = plan.adopted_on.map(dates::words).unwrap_or_default();
    match (&plan.adopted_by, plan.adopted_on) {
        (Some(body), Some(_)) => html! { (fill("{body}, on {date}", &[("body", body), ("date", &date)])) },
        (Some(body), None) => html! { (fill("{body}. The papers do not show when.", &[("body", body)])) },
        (None, Some(_)) => html! { (fill("On {date}. The papers do not show by whom.", &[("date", &date)])) },
        (None, None) if Standing::of(&plan.standing).is_to_come() => html! { (Missing::new(t("Not agreed yet"))) },
        (None, None) => html! { (Missing::new(t("The papers do not show who agreed it, or when."))) },
    }
}

fn priorities(page: &PlanPage) -> Markup {
    let parts_of_plan = page.placed.chunk_by(|one, other| one.part == other.part);
    html! {
        @for placed in parts_of_plan {
            @if let Some(first) = placed.first() {
                h2 class="govuk-heading-m" { (page.names.label("placement-part", &first.part)) }
                ol class="govuk-list govuk-list--number" { @for one in placed { (priority(one)) } }
            }
        }
    }
}

fn priority(placed: &Placed) -> Markup {
    let priority = &placed.priority;
    html! {
        li class="govuk-!-margin-bottom-3" {
            strong { (parts::priority(&priority.kind, &priority.reference, &priority.title)) }
            @if let Some(summary) = &priority.summary { br; (summary) }
        }
    }
}

fn themes(page: &PlanPage) -> Markup {
    html! {
        @if !page.themes.is_empty() {
            h2 class="govuk-heading-m" { (t("Cross-cutting themes")) }
            p class="govuk-body" { (t("These run across the priorities.")) }
            ul class="govuk-list govuk-list--bullet" {
                @for theme in &page.themes {
                    li { strong { (theme.title) } @if let Some(summary) = &theme.summary { br; (summary) } }
                }
            }
        }
    }
}

fn links(page: &PlanPage) -> Markup {
    let (named, naming): (Vec<_>, Vec<_>) = page.links.iter().partition(|link| link.names_it);
    html! {
        (linked(&t("Plans that it links to"), &named))
        (linked(&t("Plans that link to it"), &naming))
    }
}

fn linked(heading: &str, links: &[&LinkedPlan]) -> Markup {
    html! {
        @if !links.is_empty() {
            h2 class="govuk-heading-m" { (heading) }
            ul class="govuk-list govuk-list--bullet" {
                @for link in links {
                    li {
                        a class="govuk-link" href=(address(&link.plan.reference)) { (link.plan.title) }
                        @if let Some(note) = &link.note { br; (note) }
                    }
                }
            }
        }
    }
}

fn downloads(plan: &Plan) -> DownloadLinks {
    let file = format!("{}.json", address(&plan.reference));
    DownloadLinks::new().link(DownloadLink::new(t("Download this plan with all its chapters"), file, t("JSON")))
}
