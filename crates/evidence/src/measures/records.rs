//! How measures are stored.

use super::{definitions, rules};
use crate::figures::{Figure, KINDS};
use crate::periods::LENGTHS;
use crate::worked;
use crate::worked::rules::{LEVELS, Says};
use ::records::{Beside, Clash, Described, Fields, Register, Shelf, at, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::kind::{Post, Priority, Source};
use values::words::t;

kept! {
    /// What is counted to see whether a priority works.
    Measure "measures" {
        priority: Id<Priority>,
        unit: String,
        direction: String,
        owner: Option<Id<Post>>,
        proxy_for: Option<String>,
        source: Option<Id<Source>>,
        note: Option<String>,
        figure_kind: Option<String>,
        frequency: Option<String>,
        expected_after: Option<i64>,
        base: Option<String>,
        target: Option<String>,
        baseline: Option<i64>,
        screening: Option<String>,
        review_on: Option<NaiveDate>,
        fed_by: Option<String>,
        fed_kinds: Option<String>,
        fed_places: Option<String>,
        year_starts: Option<i64>,
        formula: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("priority", "Priority", at!(priority))
            .filtered()
            .line("unit", "What is counted", at!(unit))
            .hint("Such as people, reports or groups")
            .listed()
            .choice("direction", "Which way is good", "direction", at!(direction))
            .filtered()
            .thing("owner", "Who is responsible for it", at!(owner))
            .line("proxy_for", "Stands in for", at!(proxy_for))
            .searched()
            .hint("What it stands in for, when that cannot be counted itself")
            .thing("source", "Source", at!(source))
            .filtered()
            .lines("note", "How to read it", at!(note))
            .searched()
            .choice("figure_kind", "Kind of figure", KINDS, at!(figure_kind))
            .hint("A count if you leave this empty")
            .choice("frequency", "How often figures come", LENGTHS, at!(frequency))
            .filtered()
            .number("expected_after", "Days until a figure is expected", at!(expected_after))
            .hint("From the end of its period; 90 if you leave this empty")
            .line("base", "What a rate is out of", at!(base))
            .hint("With its year. For example, 1,000 people, population of mid-2020")
            .line("target", "Target", at!(target))
            .hint("A number without its unit. No target is needed")
            .number("baseline", "Figures that fix the usual range", at!(baseline))
            .hint("How many of the first figures; all of them if you leave this empty")
            .choice("screening", "Very large moving ranges", rules::SCREENINGS, at!(screening))
            .hint("Kept if you leave this empty")
            .day("review_on", "Review the definition on", at!(review_on))
            .choice("fed_by", "Imported figures that it counts", "figure-feed", at!(fed_by))
            .hint("For figures that are counted from imported files. Nobody types them in then")
            .lines("fed_kinds", "Kinds that it counts", at!(fed_kinds))
            .hint("One per line, as the publisher writes them, such as Burglary. Every kind if you leave this empty")
            .choice("fed_places", "Places that it is counted for", LEVELS, at!(fed_places))
            .hint("As well as everywhere together")
            .number("year_starts", "Month in which its years begin", at!(year_starts))
            .hint("4 for financial years; 1 if you leave this empty")
            .line("formula", "Formula", at!(formula))
            .hint("From other measures, by their references. For example, burglary / all-crime * 100")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let says = Says {
            feed: self.fed_by.as_deref(),
            kinds: self.fed_kinds.as_deref(),
            places: self.fed_places.as_deref(),
            year_starts: self.year_starts,
            frequency: self.frequency.as_deref(),
            formula: self.formula.as_deref(),
            figure_kind: self.figure_kind.as_deref(),
        };
        let mut problems = rules::problems(self.target.as_deref(), self.baseline);
        problems.extend(worked::rules::problems(says));
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        definitions::clashes(open, rows).await
    }

    async fn left_broken(open: &dyn Open, were: &[Self]) -> Result<Vec<Clash>, Fault> {
        definitions::left_broken(open, were).await
    }

    fn settled(mut self, _: Option<&Self>) -> Self {
        let target = self.target.take();
        self.target = target.map(|typed| Figure::read(&typed).map_or(typed, |figure| figure.text().to_owned()));
        self
    }

    const BESIDE: &'static [Beside] = &[
        Beside { words: || t("Chart and what it shows"), at: "/measures/{reference}", shown_to: &[] },
        Beside {
            words: || t("Comment on a figure"),
            at: "/workspace/measures/{reference}/comment",
            shown_to: crate::actions::KEEPERS,
        },
    ];
}

impl Model {
    /// Whether its figures are counted from files or worked out from other measures, so that nobody types them.
    pub fn is_worked_out(&self) -> bool {
        self.fed_by.is_some() || self.formula.is_some()
    }
}

/// The shelf of measures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
