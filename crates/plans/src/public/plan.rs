//! Loads the page of one plan: the plan on a page.

use super::names::{self, Post};
use super::{plan_file, plan_view};
use crate::ask;
use crate::shared::{self, LeadOf, LineageOf, RegardOf, ThemeOf};
use crate::{chapters, placements, plan_links, plans, priorities, themes};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};
use sea_orm::ColumnTrait;
use sea_orm::sea_query::ExprTrait;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A priority in its place.
pub(super) struct Placed {
    /// The part of the plan, by key.
    pub part: String,
    /// The priority.
    pub priority: priorities::records::Model,
}

/// A plan that this one links to, or that links to it.
pub(super) struct LinkedPlan {
    /// Whether this plan names the other; otherwise the other names this one.
    pub names_it: bool,
    /// The other plan.
    pub plan: plans::records::Model,
    /// What the link is about.
    pub note: Option<String>,
}

/// All that the page shows.
pub(super) struct PlanPage {
    /// The plan.
    pub plan: plans::records::Model,
    /// Its priorities, part by part.
    pub placed: Vec<Placed>,
    /// Its themes.
    pub themes: Vec<themes::Model>,
    /// Which of its themes run across which of its priorities.
    pub crosscuts: Vec<ThemeOf>,
    /// Who leads its priorities.
    pub leads: Vec<LeadOf>,
    /// The posts that lead.
    pub posts: HashMap<Uuid, Post>,
    /// Its chapters.
    pub chapters: Vec<chapters::records::Model>,
    /// What its priorities came from, and what became of them.
    pub lineages: Vec<LineageOf>,
    /// Regard paid by its priorities' owners, and to its priorities.
    pub regards: Vec<RegardOf>,
    /// Plans linked either way.
    pub links: Vec<LinkedPlan>,
    /// Names and words of lists.
    pub names: Names,
    /// The day on which it is read.
    pub today: NaiveDate,
}

/// Shows the page, or gives it as JSON when the address ends so.
pub(super) async fn show(visit: Visit, house: House, at: String) -> Answer {
    let reference = at.strip_suffix(".json").unwrap_or(&at);
    let reading = visit.reading().await?;
    let page = load(&reading, &house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if reference.len() < at.len() {
        return Ok(plan_file::answer(&page));
    }
    Ok(visit.show(plan_view::page(&page)))
}

/// Loads a plan with all that the actor may see of it.
pub(super) async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<PlanPage>, Fault> {
    let Some(plan) = find(open, reference).await? else { return Ok(None) };
    let (themes, chapters) = (themes_of(open, &plan).await?, chapters_of(open, &plan).await?);
    let placed = placed(open, house, &plan).await?;
    let ids: Vec<Uuid> = placed.iter().map(|placed| placed.priority.id.uuid()).collect();
    let mut crosscuts = shared::themes(open, &ids).await?;
    crosscuts.retain(|theme| theme.plan == plan.id.uuid());
    let leads = shared::leads(open, &ids).await?;
    let links = links(open, &plan).await?;
    let named: Vec<_> = links.iter().map(|link| link.plan.clone()).chain([plan.clone()]).collect();
    Ok(Some(PlanPage {
        posts: names::posts(open, &leads).await?,
        names: names::of(house, open, &named, &leads).await?,
        lineages: shared::lineages(open, &ids).await?,
        regards: shared::regards(open, &ids).await?,
        today: open.today(),
        plan,
        placed,
        themes,
        crosscuts,
        leads,
        chapters,
        links,
    }))
}

/// The plan with this reference, when the actor may see it.
pub(super) async fn find(open: &dyn Open, reference: &str) -> Result<Option<plans::records::Model>, Fault> {
    let found = ask::things(open, plans::records::Column::Reference.eq(reference), "sorted").await?;
    Ok(found.into_iter().next())
}

/// The chapters of a plan, in order.
pub(super) async fn chapters_of(open: &dyn Open, plan: &plans::records::Model) -> Result<Vec<chapters::records::Model>, Fault> {
    ask::things(open, chapters::records::Column::Plan.eq(plan.id), "position").await
}

async fn themes_of(open: &dyn Open, plan: &plans::records::Model) -> Result<Vec<themes::Model>, Fault> {
    ask::things(open, themes::Column::Plan.eq(plan.id), "position").await
}

/// The priorities of a plan: its parts in the order of the list of parts, each in its own order.
pub(super) async fn placed(open: &dyn Open, house: &House, plan: &plans::records::Model) -> Result<Vec<Placed>, Fault> {
    let mut places: Vec<placements::Model> = ask::things(open, placements::Column::Plan.eq(plan.id), "position").await?;
    let parts = house.terms_of(open, &["placement-part"]).await?;
    let order = |part: &str| parts.terms("placement-part").iter().position(|(key, _)| key == part).unwrap_or(usize::MAX);
    places.sort_by(|one, other| (order(&one.part), &one.part).cmp(&(order(&other.part), &other.part)));
    let ids = places.iter().map(|place| place.priority);
    let found: Vec<priorities::records::Model> = ask::things(open, priorities::records::Column::Id.is_in(ids), "sorted").await?;
    let mut by_id: BTreeMap<_, _> = found.into_iter().map(|priority| (priority.id, priority)).collect();
    let in_place = |place: placements::Model| Some(Placed { part: place.part, priority: by_id.remove(&place.priority)? });
    Ok(places.into_iter().filter_map(in_place).collect())
}

async fn links(open: &dyn Open, plan: &plans::records::Model) -> Result<Vec<LinkedPlan>, Fault> {
    use plan_links::Column::{Linked, Plan};
    let either = ExprTrait::or(Plan.eq(plan.id), Linked.eq(plan.id));
    let links: Vec<plan_links::Model> = ask::things(open, either, "sorted").await?;
    let other = |link: &plan_links::Model| if link.plan == plan.id { link.linked } else { link.plan };
    let found: Vec<plans::records::Model> =
        ask::things(open, plans::records::Column::Id.is_in(links.iter().map(other)), "sorted").await?;
    let linked = |link: plan_links::Model| {
        let plan_there = found.iter().find(|found| found.id == other(&link))?.clone();
        Some(LinkedPlan { names_it: link.plan == plan.id, plan: plan_there, note: link.note })
    };
    Ok(links.into_iter().filter_map(linked).collect())
}
