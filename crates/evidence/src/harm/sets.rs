//! How sets of harm weights are stored: who published them, which version, from when to when they hold.

use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::Source;
use values::words::t;

kept! {
    /// Weights of offences as one publisher gives them in one version.
    WeightSet "weight_sets" {
        publisher: String,
        edition: String,
        unit: String,
        from: NaiveDate,
        to: Option<NaiveDate>,
        proactive_left_out: String,
        source: Option<Id<Source>>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .line("publisher", "Who published them", at!(publisher))
            .listed()
            .line("edition", "Version", at!(edition))
            .hint("As the publisher names it, such as 2023 or the day of publication")
            .listed()
            .line("unit", "What one point is", at!(unit))
            .hint("For example, a day in prison")
            .day("from", "In use from", at!(from))
            .dated()
            .listed()
            .day("to", "In use until", at!(to))
            .listed()
            .choice(
                "proactive_left_out",
                "Whether offences that the police find themselves are left out",
                "yes-no",
                at!(proactive_left_out),
            )
            .hint("The Cambridge Crime Harm Index leaves them out, because they say more about police work than about harm")
            .thing("source", "Source", at!(source))
            .lines("note", "What to know about them", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.to.is_some_and(|to| to < self.from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }
}

impl Model {
    /// Whether offences that the police find themselves are left out.
    pub fn leaves_out_proactive(&self) -> bool {
        self.proactive_left_out == "yes"
    }

    /// Whether they hold on this day.
    pub fn holds(&self, day: NaiveDate) -> bool {
        values::dates::within(day, Some(self.from), self.to)
    }
}

/// The shelf of sets of harm weights.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
