//! The steps of a thread, and the kinds of gap that each can have.

use std::borrow::Cow;
use values::words::{count, t};

/// A step of the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The evidence and the decision.
    Why,
    /// Where it stands in plans, and the regard between them.
    Plans,
    /// Who leads it and who carries the work.
    Leads,
    /// What is done.
    Actions,
    /// What it is paid from.
    Money,
    /// What shows whether it works.
    Measures,
    /// What came of it.
    Outcomes,
}

impl Step {
    /// Every step, in the order of the thread.
    pub const ALL: [Step; 7] = [Step::Why, Step::Plans, Step::Leads, Step::Actions, Step::Money, Step::Measures, Step::Outcomes];

    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            Step::Why => "why",
            Step::Plans => "plans",
            Step::Leads => "leads",
            Step::Actions => "actions",
            Step::Money => "money",
            Step::Measures => "measures",
            Step::Outcomes => "outcomes",
        }
    }

    /// The heading.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Step::Why => t("Why"),
            Step::Plans => t("Plans"),
            Step::Leads => t("Who leads it"),
            Step::Actions => t("Actions"),
            Step::Money => t("Money"),
            Step::Measures => t("Measures"),
            Step::Outcomes => t("What came of it"),
        }
    }
}

/// The kinds of gap, in the order in which they matter most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// An action should have been done by now.
    OverdueAction,
    /// Nobody leads the priority.
    NoLead,
    /// The post that leads it stands empty.
    VacantLead,
    /// The body that leads it has ended.
    EndedLead,
    /// Nothing is done for it.
    NoAction,
    /// Nothing is paid for it.
    NoMoney,
    /// Nothing shows whether it works.
    NoMeasure,
    /// No evidence is named for it.
    NoEvidence,
    /// Nobody wrote down who decided on it, or when.
    NoDecision,
    /// It stands in no plan.
    NoPlan,
    /// None of its measures has a figure for the last period for which there should be one.
    NoFigures,
    /// An action has no owner.
    ActionWithoutOwner,
    /// An action has no date.
    ActionWithoutDate,
    /// An award has ended and nobody wrote down what came of it.
    AwardWithoutOutcome,
    /// Neither does its owner pay regard to others' priorities, nor others to it.
    NoRegard,
    /// Its owner pays regard to others, but nobody to it.
    RegardOnlyPaid,
    /// Others pay regard to it, but its owner to nobody.
    RegardOnlyReceived,
    /// An award serves no priority.
    AwardWithoutPriority,
    /// Lines of a budget serve no priority.
    BudgetWithoutPriority,
    /// An issue that many named led to no priority.
    FindingWithoutPriority,
}

impl GapKind {
    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            GapKind::OverdueAction => "overdue-action",
            GapKind::NoLead => "no-lead",
            GapKind::VacantLead => "vacant-lead",
            GapKind::EndedLead => "ended-lead",
            GapKind::NoAction => "no-action",
            GapKind::NoMoney => "no-money",
            GapKind::NoMeasure => "no-measure",
            GapKind::NoEvidence => "no-evidence",
            GapKind::NoDecision => "no-decision",
            GapKind::NoPlan => "no-plan",
            GapKind::NoFigures => "no-figures",
            GapKind::ActionWithoutOwner => "action-without-owner",
            GapKind::ActionWithoutDate => "action-without-date",
            GapKind::AwardWithoutOutcome => "award-without-outcome",
            GapKind::NoRegard => "no-regard",
            GapKind::RegardOnlyPaid => "regard-only-paid",
            GapKind::RegardOnlyReceived => "regard-only-received",
            GapKind::AwardWithoutPriority => "award-without-priority",
            GapKind::BudgetWithoutPriority => "budget-without-priority",
            GapKind::FindingWithoutPriority => "finding-without-priority",
        }
    }

    /// The step that has the gap; none for gaps that are on no thread.
    pub fn step(self) -> Option<Step> {
        Some(match self {
            GapKind::NoEvidence | GapKind::NoDecision => Step::Why,
            GapKind::NoPlan | GapKind::NoRegard | GapKind::RegardOnlyPaid | GapKind::RegardOnlyReceived => Step::Plans,
            GapKind::NoLead | GapKind::VacantLead | GapKind::EndedLead => Step::Leads,
            GapKind::NoAction | GapKind::OverdueAction | GapKind::ActionWithoutOwner | GapKind::ActionWithoutDate => {
                Step::Actions
            }
            GapKind::NoMoney => Step::Money,
            GapKind::NoMeasure | GapKind::NoFigures => Step::Measures,
            GapKind::AwardWithoutOutcome => Step::Outcomes,
            GapKind::AwardWithoutPriority | GapKind::BudgetWithoutPriority | GapKind::FindingWithoutPriority => return None,
        })
    }

    /// Whether the thread breaks here: the step is not there at all.
    pub fn breaks(self) -> bool {
        use GapKind::{NoAction, NoEvidence, NoLead, NoMeasure, NoMoney, NoPlan};
        matches!(self, NoLead | NoAction | NoMoney | NoMeasure | NoEvidence | NoPlan)
    }

    /// So many gaps of this kind in a few words, for a small cell.
    pub fn in_short(self, n: u64) -> String {
        let words = match self {
            GapKind::OverdueAction => return count("{n} overdue", "{n} overdue", n),
            GapKind::ActionWithoutOwner => return count("{n} without an owner", "{n} without an owner", n),
            GapKind::ActionWithoutDate => return count("{n} without a date", "{n} without a date", n),
            GapKind::AwardWithoutOutcome => return count("{n} ended, result unknown", "{n} ended, results unknown", n),
            GapKind::NoLead => t("No lead"),
            GapKind::VacantLead => t("Post vacant"),
            GapKind::EndedLead => t("Lead has ended"),
            GapKind::NoAction => t("No action"),
            GapKind::NoMoney => t("No money"),
            GapKind::NoMeasure => t("No measure"),
            GapKind::NoEvidence => t("No evidence"),
            GapKind::NoDecision => t("Decision not recorded"),
            GapKind::NoPlan => t("In no plan"),
            GapKind::NoFigures => t("No recent figures"),
            GapKind::NoRegard => t("No regard"),
            GapKind::RegardOnlyPaid | GapKind::RegardOnlyReceived => t("Regard one way only"),
            GapKind::AwardWithoutPriority | GapKind::BudgetWithoutPriority => t("Serves no priority"),
            GapKind::FindingWithoutPriority => t("Led to no priority"),
        };
        words.into_owned()
    }
}
