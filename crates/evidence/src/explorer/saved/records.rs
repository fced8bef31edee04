//! How saved charts are stored.

use super::super::choice::questions;
use super::super::ground::MEASURE;
use crate::measures::records::Model as Measure;
use ::records::{Beside, Clash, Described, Fields, Register, Shelf, Within, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::words::t;

kept! {
    /// A choice of the explorer that somebody kept for reports.
    SavedChart "saved_charts" {
        choice: String,
        measure: Option<Id<values::kind::Measure>>,
        sentence: Option<String>,
        finding: Option<String>,
        figures: Option<String>,
        saved_on: Option<NaiveDate>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .lines("choice", "What was chosen", at!(choice))
            .hint("The address of the explorer after its question mark. The explorer fills this in")
            .thing("measure", "Measure", at!(measure))
            .filtered()
            .hint("If the figures belong to a measure, only people who may see the measure may see the chart")
            .lines("sentence", "What it says for the report", at!(sentence))
            .searched()
            .line("finding", "Finding when it was saved", at!(finding))
            .listed()
            .long("figures", "Figures when it was saved", at!(figures))
            .hint("One per line, to show when they change. The explorer fills this in")
            .day("saved_on", "Figures as at", at!(saved_on))
            .dated()
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        match self.of() {
            None => problems
                .push(("choice", t("Save it from the explorer, or paste its address after the question mark").into_owned())),
            Some(of) if of.starts_with(MEASURE) != self.measure.is_some() => {
                problems.push((
                    "measure",
                    t("Select the measure whose figures were chosen, and none for other figures").into_owned(),
                ));
            }
            Some(_) => {}
        }
        problems
    }

    /// The measure is the one whose figures were chosen, so that it hides the chart with it.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let ids = rows.iter().filter_map(|row| row.measure).map(|id| id.uuid()).collect();
        let measures: Vec<Measure> = find::among(open, "id", ids).await?;
        let fits = |row: &&Self| {
            let measure = row.measure.and_then(|id| measures.iter().find(|it| it.id == id));
            measure.is_none_or(|it| row.of().is_some_and(|of| of == format!("{MEASURE}{}", it.reference)))
        };
        let words = || t("Select the measure whose figures were chosen").into_owned();
        let others = rows.iter().filter(|row| !fits(row));
        Ok(others.map(|row| Clash { of: row.id.uuid(), key: "measure", words: words() }).collect())
    }

    const WITHIN: &'static [Within] = &[Within { column: "measure", table: "measures", within: Measure::WITHIN }];

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("The chart as it is now"), at: "/evidence/charts/{reference}", shown_to: &[] }];
}

impl Model {
    /// What is counted, by its word in addresses.
    fn of(&self) -> Option<String> {
        questions(&self.choice).into_iter().find(|(key, _)| key == "of").map(|(_, value)| value)
    }
}

/// The shelf of saved charts.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
