//! How measures are stored.

use super::rules;
use crate::figures::{Figure, KINDS};
use crate::periods::LENGTHS;
use ::records::{Beside, Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
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
            .thing("owner", "Who answers for it", at!(owner))
            .line("proxy_for", "Stands in for", at!(proxy_for))
            .searched()
            .hint("What it hints at, when that cannot be counted itself")
            .thing("source", "Source", at!(source))
            .filtered()
            .lines("note", "How to read it", at!(note))
            .searched()
            .choice("figure_kind", "Kind of figure", KINDS, at!(figure_kind))
            .hint("A count when you leave it out")
            .choice("frequency", "How often figures come", LENGTHS, at!(frequency))
            .filtered()
            .number("expected_after", "Days until a figure is expected", at!(expected_after))
            .hint("From the end of its period; 90 when you leave it out")
            .line("base", "What a rate is out of", at!(base))
            .hint("With its year, such as: 1,000 people, population of mid-2020")
            .line("target", "Target", at!(target))
            .hint("A number without its unit. No target is needed")
            .number("baseline", "Figures that fix the usual range", at!(baseline))
            .hint("The first so many figures; all of them when you leave it out")
            .choice("screening", "Very large moving ranges", rules::SCREENINGS, at!(screening))
            .hint("Kept when you leave it out")
            .day("review_on", "Look at the definition again on", at!(review_on))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.target.as_deref(), self.baseline)
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

/// The shelf of measures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
