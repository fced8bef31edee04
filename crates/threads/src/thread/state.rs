//! How a step of a thread stands, in a number and a few words: the same on the overview, on the thread and in files.

use super::Thread;
use crate::gaps::{Gap, GapKind, Step};
use components::Tone;
use values::words::{count, t};

/// How a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// How many there are, or how much money.
    pub number: String,
    /// The state in words.
    pub words: String,
    /// The colour that helps to see it.
    pub tone: Tone,
    /// Whether the thread breaks here.
    pub broken: bool,
}

impl Thread {
    /// The gaps of a step.
    pub fn gaps_at(&self, step: Step) -> impl Iterator<Item = &Gap> {
        self.gaps.iter().filter(move |gap| gap.kind.step() == Some(step))
    }

    /// How many things there are at a step.
    pub fn number(&self, step: Step) -> u64 {
        let number = match step {
            Step::Why => self.findings.len(),
            Step::Plans => self.placements.len(),
            Step::Leads => self.leads.len(),
            Step::Actions => self.actions.len(),
            Step::Money => self.money.lines.len() + self.money.awards.len() + self.money.pools.len(),
            Step::Measures => self.measures.len(),
            Step::Outcomes => self.outcomes.len(),
        };
        u64::try_from(number).unwrap_or(u64::MAX)
    }

    /// How a step stands: its worst gap, or else how well it does.
    pub fn state(&self, step: Step) -> State {
        let number = match step {
            Step::Money if self.money.is_some() => self.money.figure().words(),
            step => values::money::with_commas(self.number(step)),
        };
        match self.gaps_at(step).map(|gap| gap.kind).min() {
            Some(kind) => {
                let many = u64::try_from(self.gaps_at(step).filter(|gap| gap.kind == kind).count()).unwrap_or(1);
                State { number, words: kind.in_short(many), tone: tone(kind), broken: kind.breaks() }
            }
            None => {
                let (words, tone) = self.well(step);
                State { number, words, tone, broken: false }
            }
        }
    }

    fn well(&self, step: Step) -> (String, Tone) {
        let there = self.number(step) > 0;
        let (words, tone) = match step {
            Step::Why if there => (t("Evidence named"), Tone::Good),
            Step::Plans if self.placements.iter().any(|placement| placement.standing == "in-force") => {
                (t("In force"), Tone::Good)
            }
            Step::Plans if there => (t("In a plan"), Tone::Plain),
            Step::Leads if there => (t("Led"), Tone::Good),
            Step::Actions if there && self.open_actions().next().is_none() => (t("All closed"), Tone::Good),
            Step::Actions if there => (t("On course"), Tone::Good),
            Step::Money if self.money.is_some() => (t("Funded"), Tone::Good),
            Step::Measures if there => (t("Measured"), Tone::Good),
            Step::Outcomes if there => (t("Results known"), Tone::Good),
            _ => (t("Nothing yet"), Tone::Quiet),
        };
        (words.into_owned(), tone)
    }

    /// How much there is at a step, in words.
    pub fn how_much(&self, step: Step) -> String {
        let n = self.number(step);
        match step {
            Step::Why => count("{n} finding", "{n} findings", n),
            Step::Plans => count("{n} place in a plan", "{n} places in plans", n),
            Step::Leads => count("{n} lead", "{n} leads", n),
            Step::Actions => count("{n} action", "{n} actions", n),
            Step::Money => count("{n} source of money", "{n} sources of money", n),
            Step::Measures => count("{n} measure", "{n} measures", n),
            Step::Outcomes => count("{n} result", "{n} results", n),
        }
    }
}

fn tone(kind: GapKind) -> Tone {
    match kind {
        GapKind::OverdueAction | GapKind::VacantLead | GapKind::EndedLead | GapKind::NoLead => Tone::Problem,
        kind if kind.breaks() => Tone::Quiet,
        _ => Tone::Attention,
    }
}
