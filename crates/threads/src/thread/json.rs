//! A thread as JSON; its shape is in the README of this crate.

use super::{Lead, Named, Thread};
use crate::gaps::{Gap, Step};
use plans::shared::RegardOf;
use records::Names;
use serde_json::{Value, json};
use values::Money;

/// The whole thread.
pub fn of(thread: &Thread, labels: &Names) -> Value {
    let priority = &thread.priority;
    json!({
        "reference": priority.reference,
        "title": priority.title,
        "kind": term(labels, "priority-kind", &priority.kind),
        "summary": priority.summary,
        "from": priority.from,
        "to": priority.to,
        "as_of": thread.today,
        "why": why(thread),
        "plans": plans(thread, labels),
        "leads": { "lead": people(&thread.leads), "carries": people(&thread.carriers) },
        "actions": actions(thread, labels),
        "money": money(thread, labels),
        "measures": measures(thread, labels),
        "outcomes": outcomes(thread, labels),
        "gaps": thread.gaps.iter().map(gap).collect::<Vec<_>>(),
    })
}

/// A gap as JSON, without the form that mends it: that is for people who can sign in.
pub fn gap(gap: &Gap) -> Value {
    json!({ "kind": gap.kind.key(), "step": gap.kind.step().map(Step::key), "sentence": gap.sentence, "due": gap.due })
}

/// An amount in pounds.
pub fn pounds(amount: Money) -> Value {
    json!(amount.pence() as f64 / 100.0)
}

fn term(labels: &Names, list: &str, key: &str) -> Value {
    json!({ "key": key, "label": labels.label(list, key) })
}

fn named(named: &Named) -> Value {
    json!({ "kind": named.kind.key(), "reference": named.reference, "title": named.title })
}

fn why(thread: &Thread) -> Value {
    let finding = |finding: &evidence::shared::FindingSummary| {
        json!({
            "reference": finding.reference,
            "title": finding.title,
            "figure": finding.figure,
            "out_of": finding.out_of,
            "unit": finding.unit,
            "provisional": finding.is_provisional(),
            "on": finding.on,
            "source": { "reference": finding.source_reference, "title": finding.source_title },
        })
    };
    json!({
        "why": thread.priority.why,
        "decided_on": thread.priority.decided_on,
        "decided_by": thread.decided_by.as_ref().map(|board| json!({ "reference": board.reference, "title": board.title })),
        "decision": thread.priority.decision,
        "resolved": thread.decisions.iter().map(resolved).collect::<Vec<_>>(),
        "findings": thread.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn resolved(decision: &meetings::shared::DecisionSummary) -> Value {
    json!({
        "reference": decision.reference,
        "words": decision.words,
        "kind": decision.kind,
        "on": decision.on,
        "minute": decision.number,
        "meeting": { "reference": decision.meeting_reference, "title": decision.meeting_title },
    })
}

fn plans(thread: &Thread, labels: &Names) -> Value {
    let regard = |regard: &RegardOf| {
        json!({
            "priority": { "reference": regard.other_reference, "title": regard.other_title },
            "plan": regard.other_plan_title,
            "how": regard.how,
            "on": regard.on,
            "source": regard.source,
        })
    };
    let place = |place: &plans::shared::PlacementOf| {
        json!({
            "plan": { "reference": place.plan_reference, "title": place.plan_title },
            "standing": term(labels, "plan-standing", &place.standing),
            "part": term(labels, "placement-part", &place.part),
            "position": place.position,
            "from": place.from,
            "to": place.to,
        })
    };
    json!({
        "places": thread.placements.iter().map(place).collect::<Vec<_>>(),
        "themes": thread.themes.iter().map(|theme| json!({ "reference": theme.reference, "title": theme.title, "note": theme.note })).collect::<Vec<_>>(),
        "regard_paid": thread.regard_paid.iter().map(regard).collect::<Vec<_>>(),
        "regard_received": thread.regard_received.iter().map(regard).collect::<Vec<_>>(),
    })
}

fn people(leads: &[Lead]) -> Vec<Value> {
    let one = |lead: &Lead| {
        json!({
            "who": named(&lead.who),
            "organisation": lead.organisation,
            "vacant_since": lead.vacant_since,
            "ended": lead.ended,
            "from": lead.from,
            "to": lead.to,
        })
    };
    leads.iter().map(one).collect()
}

fn actions(thread: &Thread, labels: &Names) -> Vec<Value> {
    let one = |action: &actions::shared::ActionSummary| {
        json!({
            "reference": action.reference,
            "title": action.title,
            "standing": term(labels, "action-standing", &action.standing),
            "due": action.due,
            "overdue": action.overdue_on(thread.today),
            "owner": action.owner_title,
            "board": action.partnership_title,
            "outcome": action.outcome,
        })
    };
    thread.actions.iter().map(one).collect()
}

fn money(thread: &Thread, labels: &Names) -> Value {
    let money = &thread.money;
    let award = |award: &funding::shared::AwardSummary| {
        json!({
            "reference": award.reference,
            "title": award.title,
            "recipient": award.recipient,
            "amount": pounds(award.amount),
            "paid": pounds(award.paid),
            "year": award.year.plain(),
            "standing": term(labels, "award-standing", &award.standing),
        })
    };
    let line = |line: &funding::shared::BudgetLineSummary| {
        json!({
            "reference": line.reference,
            "title": line.title,
            "amount": pounds(line.amount),
            "year": line.year.plain(),
            "budget": { "reference": line.budget_reference, "title": line.budget_title },
        })
    };
    let year = |year: &super::money::YearOf| {
        json!({
            "year": year.year.plain(),
            "budgeted": pounds(year.budgeted),
            "awarded": pounds(year.awarded),
            "paid": pounds(year.paid),
            "shared": pounds(year.shared),
        })
    };
    json!({
        "years": money.years().iter().map(year).collect::<Vec<_>>(),
        "budget_lines": money.lines.iter().map(line).collect::<Vec<_>>(),
        "awards": money.awards.iter().map(award).collect::<Vec<_>>(),
        "shared_costs": money.pools.iter().map(pool).collect::<Vec<_>>(),
    })
}

fn pool(pool: &funding::shared::PoolSummary) -> Value {
    let sums = pool.sums();
    json!({
        "reference": pool.reference,
        "title": pool.title,
        "year": pool.year.plain(),
        "cost": pounds(sums.cost),
        "asked": pounds(sums.asked),
        "agreed": pounds(sums.agreed),
        "paid": pounds(sums.paid),
        "cannot_pay": sums.cannot_pay,
        "shortfall": pounds(sums.shortfall()),
    })
}

fn measures(thread: &Thread, labels: &Names) -> Vec<Value> {
    let one = |measure: &evidence::shared::MeasureSummary| {
        json!({
            "reference": measure.reference,
            "title": measure.title,
            "unit": measure.unit,
            "direction": term(labels, "direction", &measure.direction),
            "stands_in_for": measure.proxy_for,
            "note": measure.note,
            "latest": thread.figures_of(measure).and_then(|told| told.latest.clone()),
            "variation": thread.figures_of(measure).map(|told| told.meaning),
        })
    };
    thread.measures.iter().map(one).collect()
}

fn outcomes(thread: &Thread, labels: &Names) -> Value {
    let change = |change: &plans::shared::LineageOf| {
        json!({
            "came_from": change.came_from,
            "how": term(labels, "lineage-kind", &change.how),
            "on": change.on,
            "reason": change.reason,
            "priority": change.other.as_ref().map(|other| json!({ "reference": other.reference, "title": other.title })),
        })
    };
    json!({
        "results": thread.outcomes.iter().map(|outcome| json!({ "of": named(&outcome.of), "words": outcome.words })).collect::<Vec<_>>(),
        "lineage": thread.lineage.iter().map(change).collect::<Vec<_>>(),
    })
}
