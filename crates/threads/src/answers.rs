//! What the areas answer about a set of priorities: each question is asked once for all of them, never once for each.

use access::{Open, Sight};
use actions::shared::{ActionSummary, actions};
use chrono::NaiveDate;
use database::Fault;
use evidence::shared::{FiguresSummary, FindingSummary, MeasureSummary, figures, findings, measures};
use funding::shared::{AwardSummary, BudgetLineSummary, PoolSummary, awards, budget_lines, pools};
use meetings::shared::{DecisionSummary, decisions};
use plans::shared::{
    LeadOf, LineageOf, PlacementOf, PrioritySummary, RegardOf, ThemeOf, leads, lineages, placements, regards, themes,
};
use records::{House, Names};
use register::shared::{PostSummary, Summary, organisations, partnerships, posts};
use uuid::Uuid;

/// The lists whose labels threads show.
const LISTS: &[&str] = &[
    "plan-standing",
    "placement-part",
    "lineage-kind",
    "action-standing",
    "award-standing",
    "direction",
    "priority-kind",
    "resolution-kind",
];

/// What the areas answer about a set of priorities.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The day for which they answer.
    pub today: NaiveDate,
    /// Whether only what is published was seen, so that words must not deny what is merely not published.
    pub published_only: bool,
    /// Places in plans.
    pub placements: Vec<PlacementOf>,
    /// Themes that run across them.
    pub themes: Vec<ThemeOf>,
    /// Regard between plans.
    pub regards: Vec<RegardOf>,
    /// What they came from and became.
    pub lineages: Vec<LineageOf>,
    /// Who leads them and who carries their work.
    pub leads: Vec<LeadOf>,
    /// The posts that lead.
    pub posts: Vec<PostSummary>,
    /// The boards that lead, carry or decided, and those whose members alone may see a priority.
    pub partnerships: Vec<Summary>,
    /// The organisations that lead or carry.
    pub organisations: Vec<Summary>,
    /// The evidence that led to them.
    pub findings: Vec<FindingSummary>,
    /// What shows whether they work.
    pub measures: Vec<MeasureSummary>,
    /// What the figures of these measures tell.
    pub figures: Vec<FiguresSummary>,
    /// What is done.
    pub actions: Vec<ActionSummary>,
    /// Awards.
    pub awards: Vec<AwardSummary>,
    /// Lines of budgets.
    pub budget_lines: Vec<BudgetLineSummary>,
    /// Costs that partners share.
    pub pools: Vec<PoolSummary>,
    /// What meetings resolved about them.
    pub decisions: Vec<DecisionSummary>,
    /// The labels of lists.
    pub labels: Names,
}

impl Answers {
    /// No answers yet.
    pub fn empty(today: NaiveDate, published_only: bool) -> Answers {
        Answers {
            today,
            published_only,
            placements: Vec::new(),
            themes: Vec::new(),
            regards: Vec::new(),
            lineages: Vec::new(),
            leads: Vec::new(),
            posts: Vec::new(),
            partnerships: Vec::new(),
            organisations: Vec::new(),
            findings: Vec::new(),
            measures: Vec::new(),
            figures: Vec::new(),
            actions: Vec::new(),
            awards: Vec::new(),
            budget_lines: Vec::new(),
            pools: Vec::new(),
            decisions: Vec::new(),
            labels: Names::default(),
        }
    }

    /// Asks every area about these priorities.
    pub async fn ask(open: &dyn Open, house: &House, priorities: &[PrioritySummary]) -> Result<Answers, Fault> {
        let ids: Vec<Uuid> = priorities.iter().map(|priority| priority.id).collect();
        let mut answers = Answers::empty(open.today(), *open.sight() == Sight::Public);
        answers.ask_about_plans(open, &ids).await?;
        answers.ask_who_leads(open, &ids, priorities).await?;
        answers.findings = findings(open, &ids).await?;
        answers.measures = measures(open, &ids).await?;
        answers.figures = figures(open, &ids).await?;
        answers.actions = actions(open, &ids).await?;
        answers.awards = awards(open, &ids).await?;
        answers.budget_lines = budget_lines(open, &ids).await?;
        answers.pools = pools(open, &ids).await?;
        answers.decisions = decisions(open, &ids).await?;
        answers.labels = house.terms_of(open, LISTS).await?;
        Ok(answers)
    }

    async fn ask_about_plans(&mut self, open: &dyn Open, ids: &[Uuid]) -> Result<(), Fault> {
        self.placements = placements(open, ids).await?;
        self.themes = themes(open, ids).await?;
        self.regards = regards(open, ids).await?;
        self.lineages = lineages(open, ids).await?;
        Ok(())
    }

    async fn ask_who_leads(&mut self, open: &dyn Open, ids: &[Uuid], priorities: &[PrioritySummary]) -> Result<(), Fault> {
        self.leads = leads(open, ids).await?;
        let deciders = priorities.iter().flat_map(|priority| [priority.decided_by, priority.members_of]).flatten();
        let boards = once(self.leads.iter().filter_map(|lead| lead.partnership).chain(deciders));
        self.posts = posts(open, &once(self.leads.iter().filter_map(|lead| lead.post))).await?;
        self.partnerships = partnerships(open, &boards).await?;
        self.organisations = organisations(open, &once(self.leads.iter().filter_map(|lead| lead.organisation))).await?;
        Ok(())
    }
}

/// Each id once.
fn once(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    ids.collect::<std::collections::BTreeSet<Uuid>>().into_iter().collect()
}
