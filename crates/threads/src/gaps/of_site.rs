//! The gaps that are on no thread: money that serves no priority, and evidence that led to none.

use super::{Gap, GapKind, Mend};
use crate::address::{add, change};
use evidence::shared::FindingSummary;
use funding::shared::{AwardSummary, UnlinkedLines};
use values::words::{count_with, fill, t};
use values::{Kind, dates};

/// What hangs on no thread.
#[derive(Clone, Debug, Default)]
pub struct Loose {
    /// Awards that serve no priority.
    pub awards: Vec<AwardSummary>,
    /// Lines of budgets that serve no priority.
    pub lines: Vec<UnlinkedLines>,
    /// How many partnerships named each issue, whether it led to a priority or not.
    pub counts: Vec<FindingSummary>,
}

/// The gaps of the whole site.
pub fn of_site(loose: &Loose) -> Vec<Gap> {
    let awards = loose.awards.iter().filter(|award| award.takes_money()).map(award_without_priority);
    let lines = loose.lines.iter().map(lines_without_priority);
    let findings = loose.counts.iter().filter(|finding| often_named(finding, &loose.counts)).map(finding_without_priority);
    awards.chain(lines).chain(findings).collect()
}

fn award_without_priority(award: &AwardSummary) -> Gap {
    let sentence = fill(
        "The award “{award}” of {amount} serves no priority.",
        &[("award", &award.title), ("amount", &award.amount.words())],
    );
    let mend =
        Mend::new(Kind::AwardPriority, t("Say which priority it serves"), add(Kind::AwardPriority, "award", &award.reference));
    Gap {
        kind: GapKind::AwardWithoutPriority,
        sentence,
        thing: award.title.clone(),
        about: Some(award.id),
        priority: None,
        due: None,
        mend,
    }
}

fn lines_without_priority(lines: &UnlinkedLines) -> Gap {
    let sentence = count_with(
        "{n} line of the budget “{budget}”, {amount}, serves no priority.",
        "{n} lines of the budget “{budget}”, {amount} in all, serve no priority.",
        lines.lines.unsigned_abs(),
        &[("budget", &lines.budget_title), ("amount", &lines.amount.words())],
    );
    let href = format!("/workspace/{}?budget={}", Kind::BudgetLine.path(), lines.budget_reference);
    let mend = Mend::new(Kind::BudgetLine, t("See the lines of this budget"), href);
    Gap {
        kind: GapKind::BudgetWithoutPriority,
        sentence,
        thing: lines.budget_title.clone(),
        about: None,
        priority: None,
        due: None,
        mend,
    }
}

/// Whether the issue led to no priority although it was named as often as one of the same source that did, or, when
/// none of that source did, by at least half.
fn often_named(finding: &FindingSummary, all: &[FindingSummary]) -> bool {
    let same_source = all.iter().filter(|other| other.source == finding.source);
    let least_that_led = same_source.filter(|other| other.priority.is_some()).map(|other| other.figure).min();
    let half = finding.out_of.map(|all| (all + 1) / 2);
    finding.priority.is_none() && least_that_led.or(half).is_some_and(|needed| finding.figure >= needed)
}

fn finding_without_priority(finding: &FindingSummary) -> Gap {
    let gaps = [("issue", finding.issue()), ("figure", &finding.figure_in_words())];
    let sentence = fill("“{issue}” was named by {figure} and led to no priority.", &gaps);
    let mend = Mend::new(Kind::Finding, t("Say which priority it led to"), change(Kind::Finding, &finding.reference));
    Gap {
        kind: GapKind::FindingWithoutPriority,
        sentence,
        thing: finding.issue().to_owned(),
        about: Some(finding.id),
        priority: None,
        due: None,
        mend,
    }
}

/// The gap of an award that has ended and of which nobody wrote down what came of it.
pub fn of_award(award: &AwardSummary) -> Gap {
    let sentence = match award.to {
        Some(to) => fill(
            "“{award}” ended on {date}, and what came of it is not written down.",
            &[("award", &award.title), ("date", &dates::words(to))],
        ),
        None => fill("What came of “{award}” is not written down.", &[("award", &award.title)]),
    };
    let mend = Mend::new(Kind::Award, t("Write down what came of it"), change(Kind::Award, &award.reference));
    Gap {
        kind: GapKind::AwardWithoutOutcome,
        sentence,
        thing: award.title.clone(),
        about: Some(award.id),
        priority: None,
        due: award.to,
        mend,
    }
}
