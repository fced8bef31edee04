//! The golden thread of one priority, assembled from what the areas answered. Pure: no database, no web, no clock.

pub mod json;
pub mod money;
pub mod pages;
mod parts;
mod state;
#[cfg(test)]
mod tests;
pub mod views;
mod work;

pub use state::State;

use crate::answers::Answers;
use crate::gaps::{self, Gap};
use access::SeenBy;
use actions::shared::ActionSummary;
use chrono::NaiveDate;
use evidence::shared::{FiguresSummary, FindingSummary, MeasureSummary};
use meetings::shared::DecisionSummary;
use money::MoneyOf;
use plans::shared::{LeadOf, LineageOf, PlacementOf, PrioritySummary, RegardOf, ThemeOf};
use register::shared::Summary;
use uuid::Uuid;
use values::Kind;
use values::words::t;

/// A priority and all that carries it, step by step.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// The priority: what it is, why it was chosen, and the decision.
    pub priority: PrioritySummary,
    /// The day for which the thread was assembled.
    pub today: NaiveDate,
    /// The board that decided, when it may be seen.
    pub decided_by: Option<Summary>,
    /// The board whose members alone may see the priority.
    pub only_for: Option<Summary>,
    /// The evidence that led to it.
    pub findings: Vec<FindingSummary>,
    /// What meetings resolved about it, the latest first.
    pub decisions: Vec<DecisionSummary>,
    /// Its places in plans.
    pub placements: Vec<PlacementOf>,
    /// The themes that run across it.
    pub themes: Vec<ThemeOf>,
    /// Regard that its owner pays to others' priorities.
    pub regard_paid: Vec<RegardOf>,
    /// Regard that others pay to it.
    pub regard_received: Vec<RegardOf>,
    /// Who leads it, now or soon.
    pub leads: Vec<Lead>,
    /// Who carries the work, now or soon.
    pub carriers: Vec<Lead>,
    /// What is done.
    pub actions: Vec<ActionSummary>,
    /// The money.
    pub money: MoneyOf,
    /// What shows whether it works.
    pub measures: Vec<MeasureSummary>,
    /// What the figures of these measures tell.
    pub figures: Vec<FiguresSummary>,
    /// What came of it so far.
    pub outcomes: Vec<Outcome>,
    /// What it came from, and what became of it.
    pub lineage: Vec<LineageOf>,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// Who leads a priority or carries its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The reference of the lead itself.
    pub reference: String,
    /// The post, board or organisation.
    pub who: Named,
    /// The organisation of a post.
    pub organisation: Option<String>,
    /// Whether the post stands empty, and since when.
    pub vacant_since: Option<NaiveDate>,
    /// The last day of the body, or of the organisation of the post, when it has passed.
    pub ended: Option<NaiveDate>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// A thing with its kind and reference, so that it can be linked to; no reference when it may not be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its kind.
    pub kind: Kind,
    /// Its reference.
    pub reference: Option<String>,
    /// What it is called.
    pub title: String,
}

/// What came of an action or of an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The action or the award.
    pub of: Named,
    /// What came of it.
    pub words: String,
}

impl Thread {
    /// The thread of one of the priorities about which the areas were asked.
    pub fn of(priority: &PrioritySummary, answers: &Answers) -> Thread {
        let here = |of: Uuid| of == priority.id;
        let regards = |paid: bool| mine(&answers.regards, |regard| here(regard.priority) && regard.paid == paid);
        let mut thread = Thread {
            priority: priority.clone(),
            today: answers.today,
            decided_by: find(&answers.partnerships, priority.decided_by),
            only_for: find(&answers.partnerships, priority.members_of),
            findings: mine(&answers.findings, |finding| finding.priority.is_some_and(here)),
            decisions: mine(&answers.decisions, |decision| here(decision.priority)),
            placements: mine(&answers.placements, |placement| here(placement.priority)),
            themes: mine(&answers.themes, |theme| here(theme.priority)),
            regard_paid: regards(true),
            regard_received: regards(false),
            leads: leads(priority, answers, "lead"),
            carriers: leads(priority, answers, "carries"),
            actions: mine(&answers.actions, |action| action.priority.is_some_and(here)),
            money: MoneyOf {
                lines: mine(&answers.budget_lines, |line| here(line.priority)),
                awards: mine(&answers.awards, |award| award.priority.is_some_and(here)),
                pools: mine(&answers.pools, |pool| here(pool.priority)),
            },
            measures: mine(&answers.measures, |measure| here(measure.priority)),
            figures: mine(&answers.figures, |figures| here(figures.priority)),
            outcomes: Vec::new(),
            lineage: mine(&answers.lineages, |lineage| here(lineage.priority)),
            gaps: Vec::new(),
        };
        thread.outcomes = outcomes(&thread);
        thread.gaps = gaps::of_thread(&thread, answers.published_only);
        thread
    }

    /// The threads of all the priorities about which the areas were asked.
    pub fn all(priorities: &[PrioritySummary], answers: &Answers) -> Vec<Thread> {
        priorities.iter().map(|priority| Thread::of(priority, answers)).collect()
    }

    /// Whether the priority has not ended before the day of the thread.
    pub fn is_current(&self) -> bool {
        self.priority.to.is_none_or(|to| self.today <= to)
    }

    /// Whether anyone may read the priority.
    pub fn is_published(&self) -> bool {
        self.priority.seen_by == SeenBy::Anyone.key()
    }

    /// Who may see each of the things on it.
    pub fn seen_by(&self) -> impl Iterator<Item = &str> {
        let money = &self.money;
        let evidence = self.findings.iter().map(|it| &it.seen_by).chain(self.measures.iter().map(|it| &it.seen_by));
        let awards = money.awards.iter().map(|it| &it.seen_by).chain(money.lines.iter().map(|it| &it.seen_by));
        let rest = self.actions.iter().map(|it| &it.seen_by).chain(money.pools.iter().map(|it| &it.seen_by));
        let decisions = self.decisions.iter().map(|it| &it.seen_by);
        evidence.chain(awards).chain(rest).chain(decisions).map(String::as_str)
    }

    /// What the figures of this measure tell, when there are any.
    pub fn figures_of(&self, measure: &MeasureSummary) -> Option<&FiguresSummary> {
        self.figures.iter().find(|figures| figures.measure == measure.id && figures.latest.is_some())
    }

    /// The actions that are still to be done.
    pub fn open_actions(&self) -> impl Iterator<Item = &ActionSummary> {
        self.actions.iter().filter(|action| !action.is_closed())
    }
}

fn mine<T: Clone>(all: &[T], belongs: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| belongs(one)).cloned().collect()
}

fn find(summaries: &[Summary], id: Option<Uuid>) -> Option<Summary> {
    summaries.iter().find(|summary| Some(summary.id) == id).cloned()
}

/// Those with this role that have not ended; of a priority that is over, those who had the role at its end.
fn leads(priority: &PrioritySummary, answers: &Answers, role: &str) -> Vec<Lead> {
    let day = priority.to.map_or(answers.today, |end| end.min(answers.today));
    let not_ended = |lead: &&LeadOf| lead.to.is_none_or(|to| day <= to);
    let of_priority = answers.leads.iter().filter(|lead| lead.priority == priority.id && lead.role == role);
    of_priority.filter(not_ended).map(|lead| named_lead(lead, answers)).collect()
}

fn named_lead(lead: &LeadOf, answers: &Answers) -> Lead {
    let own_body = || find(&answers.partnerships, lead.partnership).or_else(|| find(&answers.organisations, lead.organisation));
    let (kind, found) = match (lead.post, lead.partnership) {
        (Some(post), _) => {
            let post = answers.posts.iter().find(|known| known.id == post);
            (Kind::Post, post.map(|post| (post.reference.clone(), post.title.clone())))
        }
        (None, Some(_)) => {
            (Kind::Partnership, find(&answers.partnerships, lead.partnership).map(|board| (board.reference, board.title)))
        }
        (None, None) => {
            (Kind::Organisation, find(&answers.organisations, lead.organisation).map(|body| (body.reference, body.title)))
        }
    };
    let post = answers.posts.iter().find(|post| Some(post.id) == lead.post);
    let (reference, title) = match found {
        Some((reference, title)) => (Some(reference), title),
        None => (None, t("Not shown to you").into_owned()),
    };
    let last_day = match post {
        Some(post) => post.organisation_to,
        None => own_body().and_then(|body| body.to),
    };
    Lead {
        reference: lead.reference.clone(),
        who: Named { kind, reference, title },
        organisation: post.map(|post| post.organisation.clone()),
        vacant_since: post.filter(|post| post.vacant_on(answers.today)).and_then(|post| post.vacant_since),
        ended: last_day.filter(|to| *to < answers.today),
        from: lead.from,
        to: lead.to,
    }
}

/// What came of the actions that are done and of the awards.
fn outcomes(thread: &Thread) -> Vec<Outcome> {
    let told = |kind: Kind, reference: &str, title: &str, words: Option<&str>| {
        let words = words.map(str::trim).filter(|words| !words.is_empty())?;
        let of = Named { kind, reference: Some(reference.to_owned()), title: title.to_owned() };
        Some(Outcome { of, words: words.to_owned() })
    };
    let actions = thread.actions.iter().filter(|action| action.is_closed());
    let of_actions = actions.filter_map(|action| told(Kind::Action, &action.reference, &action.title, action.outcome.as_deref()));
    let awards = thread.money.awards.iter();
    let of_awards = awards.filter_map(|award| told(Kind::Award, &award.reference, &award.title, award.outcome.as_deref()));
    of_actions.chain(of_awards).collect()
}
