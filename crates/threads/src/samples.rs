//! Made-up answers for the tests of this crate: a priority whose thread has every step, to be taken apart.

use crate::answers::Answers;
use actions::shared::ActionSummary;
use chrono::NaiveDate;
use evidence::shared::{FiguresSummary, FindingSummary, MeasureSummary};
use funding::shared::{AwardSummary, BudgetLineSummary, PoolSummary};
use plans::shared::{LeadOf, PlacementOf, PrioritySummary, RegardOf};
use register::shared::PostSummary;
use uuid::Uuid;
use values::{FinancialYear, Money, slug};

/// The day of the samples.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2017, 9, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub fn answers() -> Answers {
    Answers::empty(TODAY, false)
}

/// A decided priority since April 2017.
pub fn priority(number: u128, title: &str) -> PrioritySummary {
    PrioritySummary {
        id: id(number),
        reference: slug::from_title(title),
        title: title.to_owned(),
        kind: "priority".to_owned(),
        summary: None,
        why: None,
        from: Some(day("2017-04-01")),
        to: None,
        decided_on: Some(day("2017-03-15")),
        decided_by: None,
        decision: None,
        seen_by: "anyone".to_owned(),
        members_of: None,
    }
}

pub fn placement(priority: &PrioritySummary, plan: &str, standing: &str) -> PlacementOf {
    PlacementOf {
        priority: priority.id,
        plan: id(900),
        plan_reference: plan.to_owned(),
        plan_title: plan.to_owned(),
        standing: standing.to_owned(),
        from: None,
        to: None,
        organisation: None,
        partnership: None,
        part: "county-priorities".to_owned(),
        position: 1,
    }
}

pub fn lead(priority: &PrioritySummary, role: &str, post: u128) -> LeadOf {
    LeadOf {
        id: id(800),
        reference: "a-lead".to_owned(),
        priority: priority.id,
        role: role.to_owned(),
        post: Some(id(post)),
        partnership: None,
        organisation: None,
        from: None,
        to: None,
    }
}

pub fn post(number: u128, title: &str, vacant_since: Option<NaiveDate>) -> PostSummary {
    PostSummary {
        id: id(number),
        reference: slug::from_title(title),
        title: title.to_owned(),
        organisation_id: id(700),
        organisation: "The fire service".to_owned(),
        organisation_to: None,
        held_since: None,
        vacant_since,
    }
}

pub fn regard(priority: &PrioritySummary, paid: bool) -> RegardOf {
    RegardOf {
        reference: "a-regard".to_owned(),
        priority: priority.id,
        paid,
        other_id: id(600),
        other_reference: "safe-roads".to_owned(),
        other_title: "Safe roads".to_owned(),
        other_kind: "priority".to_owned(),
        other_plan_title: None,
        how: "Named in the plan.".to_owned(),
        on: None,
        source: None,
    }
}

pub fn finding(priority: Option<&PrioritySummary>, title: &str, figure: i64) -> FindingSummary {
    FindingSummary {
        priority: priority.map(|priority| priority.id),
        id: id(500),
        reference: slug::from_title(title),
        title: title.to_owned(),
        kind: "partnerships-naming-it".to_owned(),
        figure,
        out_of: Some(11),
        unit: "local partnerships".to_owned(),
        standing: "final".to_owned(),
        on: None,
        source: id(501),
        source_reference: "assessments-2017".to_owned(),
        source_title: "Assessments of 2017".to_owned(),
        source_published_on: None,
        seen_by: "anyone".to_owned(),
    }
}

pub fn measure(priority: &PrioritySummary) -> MeasureSummary {
    MeasureSummary {
        priority: priority.id,
        id: id(400),
        reference: "people-hurt".to_owned(),
        title: "People hurt on the roads".to_owned(),
        unit: "people".to_owned(),
        direction: "down-is-good".to_owned(),
        owner: None,
        proxy_for: None,
        note: None,
        source_reference: None,
        source_title: None,
        seen_by: "anyone".to_owned(),
    }
}

/// What the figures of that measure tell: the last one is there.
pub fn figures(priority: &PrioritySummary) -> FiguresSummary {
    FiguresSummary {
        priority: priority.id,
        measure: id(400),
        latest: Some("12 in June 2017".to_owned()),
        variation: "Usual".to_owned(),
        meaning: "usual",
        has_figures: true,
        is_late: false,
    }
}

/// An action that is under way, with an owner and a date to come.
pub fn action(number: u128, priority: Option<&PrioritySummary>, title: &str) -> ActionSummary {
    ActionSummary {
        priority: priority.map(|priority| priority.id),
        id: id(number),
        reference: slug::from_title(title),
        title: title.to_owned(),
        owner: Some(id(1)),
        owner_title: Some("Director of operations".to_owned()),
        partnership: None,
        partnership_title: None,
        due: Some(day("2018-03-31")),
        standing: "under-way".to_owned(),
        outcome: None,
        seen_by: "anyone".to_owned(),
    }
}

/// A live award of £1,000 whose work ends in March 2018.
pub fn award(number: u128, priority: Option<&PrioritySummary>, title: &str) -> AwardSummary {
    AwardSummary {
        priority: priority.map(|priority| priority.id),
        id: id(number),
        reference: slug::from_title(title),
        title: title.to_owned(),
        recipient: None,
        amount: Money::pounds(1000),
        year: FinancialYear(2017),
        fund_reference: "fund-2017".to_owned(),
        fund_title: "Fund of 2017".to_owned(),
        standing: "live".to_owned(),
        paid: Money::pounds(250),
        to: Some(day("2018-03-31")),
        outcome: None,
        seen_by: "anyone".to_owned(),
    }
}

pub fn line(priority: &PrioritySummary) -> BudgetLineSummary {
    BudgetLineSummary {
        priority: priority.id,
        reference: "roads".to_owned(),
        title: "Roads".to_owned(),
        amount: Money::pounds(5000),
        year: FinancialYear(2016),
        budget_reference: "budget-2016".to_owned(),
        budget_title: "Budget of 2016".to_owned(),
        seen_by: "anyone".to_owned(),
    }
}

pub fn pool(priority: &PrioritySummary) -> PoolSummary {
    PoolSummary {
        priority: priority.id,
        id: id(300),
        reference: "reviews".to_owned(),
        title: "Reviews".to_owned(),
        year: FinancialYear(2017),
        unit_cost: Money::pounds(100),
        units: 4,
        asked: Money::pounds(50),
        agreed: Money::pounds(300),
        paid: Money(0),
        cannot_pay: 1,
        seen_by: "anyone".to_owned(),
    }
}

/// Answers in which nothing is missing on the thread of this priority.
pub fn whole(priority: &PrioritySummary) -> Answers {
    Answers {
        placements: vec![placement(priority, "agreement-2017", "in-force")],
        regards: vec![regard(priority, true), regard(priority, false)],
        leads: vec![lead(priority, "lead", 1), lead(priority, "carries", 2)],
        posts: vec![post(1, "Director of operations", None), post(2, "Road safety officer", None)],
        findings: vec![finding(Some(priority), "Road safety: named by 5", 5)],
        measures: vec![measure(priority)],
        figures: vec![figures(priority)],
        actions: vec![action(10, Some(priority), "Look at the figures")],
        awards: vec![award(20, Some(priority), "Small Steps")],
        budget_lines: vec![line(priority)],
        pools: vec![pool(priority)],
        ..answers()
    }
}
