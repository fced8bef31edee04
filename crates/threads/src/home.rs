//! The public home: what this is, the plans in force, their priorities, the money, who works together, what changed.

use crate::address::{Side, public};
use crate::by_plan::{Group, groups};
use crate::priorities::{named, plan_link};
use crate::recent::Recent;
use access::Open;
use database::Fault;
use funding::shared::{FundSummary, latest_funds};
use maud::{Markup, html};
use pages::{Answer, Page, Visit};
use plans::shared::{PlacementOf, PlanSummary, PrioritySummary};
use records::House;
use register::shared::Counts;
use values::Kind;
use values::words::{count, fill, t};

/// So many recent changes are told.
const CHANGES: u64 = 6;

/// What the home page tells.
struct Home {
    headline: String,
    intro: String,
    plans: Vec<PlanSummary>,
    priorities: Vec<PrioritySummary>,
    placements: Vec<PlacementOf>,
    funds: Vec<FundSummary>,
    counts: Counts,
    recent: Recent,
}

/// Shows the home page.
pub async fn page(visit: Visit, house: House) -> Answer {
    let reading = visit.reading().await?;
    let home = load(&reading, &house).await?;
    reading.close().await?;
    Ok(visit.show(Page::new(home.headline.clone()).wide().content(content(&home))))
}

async fn load(open: &dyn Open, house: &House) -> Result<Home, Fault> {
    let today = open.today();
    let said = house.terms_of(open, &["site"]).await?;
    let of_site = |key: &str| said.terms("site").iter().find(|(known, _)| known == key).map(|(_, words)| words.clone());
    let mut priorities = plans::shared::priorities(open).await?;
    priorities.retain(|priority| priority.holds_on(today));
    let ids: Vec<uuid::Uuid> = priorities.iter().map(|priority| priority.id).collect();
    Ok(Home {
        headline: of_site("headline").unwrap_or_else(|| t("Working together for safer communities").into_owned()),
        intro: of_site("intro").unwrap_or_else(|| {
            t("The councils, police, fire, health and probation services that work together on crime and antisocial behaviour, what they have set out to do, and what has come of it.").into_owned()
        }),
        plans: plans::shared::current_plans(open).await?,
        placements: plans::shared::placements(open, &ids).await?,
        priorities,
        funds: latest_funds(open, FUNDS).await?,
        counts: register::shared::counts(open).await?,
        recent: Recent::ask(open, house, Side::Public, CHANGES).await?,
    })
}

fn content(home: &Home) -> Markup {
    html! {
        p class="govuk-body gt-lead" { (home.intro) }
        (crate::search::search_box(Side::Public))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" { (priorities(&groups(&home.priorities, &home.placements))) }
            div class="govuk-grid-column-one-third" {
                (plans_in_force(home))
                (money(&home.funds))
                (partners(home.counts))
                h2 class="govuk-heading-m" { (t("What changed recently")) }
                (home.recent.list(Side::Public))
            }
        }
    }
}

fn priorities(groups: &[Group]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (t("Our priorities")) }
        @if groups.is_empty() {
            p class="govuk-body" { (t("No priority is published yet.")) }
        } @else {
            p class="govuk-body" { (t("Follow each one from the reasons for it to what came of it.")) }
        }
        @for group in groups {
            @if groups.len() > 1 { p class="govuk-body" { (t("From:")) " " (plan_link(group)) } }
            @for priority in &group.priorities {
                (named(priority))
                @if let Some(summary) = &priority.summary { p class="govuk-body" { (summary) } }
            }
        }
    }
}

/// So many plans are named; the page of all plans has the others.
const PLANS: usize = 6;

/// The plans that hold today's priorities; when there are none, the first in force.
fn plans_in_force(home: &Home) -> Markup {
    let holds = |plan: &&PlanSummary| home.placements.iter().any(|placement| placement.plan == plan.id);
    let holding: Vec<&PlanSummary> = home.plans.iter().filter(holds).collect();
    let shown = if holding.is_empty() { home.plans.iter().collect() } else { holding };
    html! {
        h2 class="govuk-heading-m" { (t("Plans in force")) }
        @if shown.is_empty() {
            p class="govuk-body" { (t("No plan is published yet.")) }
        } @else {
            ul class="govuk-list" {
                @for plan in shown.iter().take(PLANS) {
                    li { @if let Some(href) = public(Kind::Plan, &plan.reference) { a class="govuk-link" href=(href) { (plan.title) } } }
                }
            }
        }
        p class="govuk-body" { a class="govuk-link" href="/plans" { (t("All plans")) } }
    }
}

/// So many of the latest funds are told.
const FUNDS: u64 = 2;

fn money(funds: &[FundSummary]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (t("Money")) }
        @if funds.is_empty() { p class="govuk-body" { (t("No fund is published yet.")) } }
        @for fund in funds {
            p class="govuk-body" {
                @if let Some(href) = public(Kind::Fund, &fund.reference) { a class="govuk-link" href=(href) { (fund.title) } }
                br; (awarded(fund))
            }
        }
        p class="govuk-body" { a class="govuk-link" href="/grants" { (t("All grants and budgets")) } }
    }
}

fn awarded(fund: &FundSummary) -> String {
    let (amount, awarded) = (fund.amount.words(), fund.awarded.words());
    let awards = count("{n} award", "{n} awards", fund.awards.unsigned_abs());
    let gaps = [("amount", amount.as_str()), ("awarded", &awarded), ("awards", &awards)];
    match fund.awards {
        0 => fill("There is {amount}, and nothing is awarded yet.", &gaps),
        _ => fill("Of {amount}, {awarded} went to {awards}.", &gaps),
    }
}

fn partners(counts: Counts) -> Markup {
    let organisations = count("{n} organisation", "{n} organisations", counts.organisations.unsigned_abs());
    let boards = count("{n} partnership or board", "{n} partnerships and boards", counts.partnerships.unsigned_abs());
    html! {
        h2 class="govuk-heading-m" { (t("Who we work with")) }
        p class="govuk-body" { (fill("{organisations} in {boards}.", &[("organisations", &organisations), ("boards", &boards)])) }
        p class="govuk-body" { a class="govuk-link" href="/partners" { (t("Who works with whom")) } }
    }
}
