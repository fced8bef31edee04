//! How recommendations are stored.

use ::records::{Beside, Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::{AgendaItem, Finding, Partnership, Priority, Resolution};
use values::words::t;

kept! {
    /// What a board recommended to one body or several. Its title is what it is called in lists.
    Recommendation "recommendations" {
        words: String,
        partnership: Id<Partnership>,
        made_on: NaiveDate,
        item: Option<Id<AgendaItem>>,
        resolution: Option<Id<Resolution>>,
        finding: Option<Id<Finding>>,
        priority: Option<Id<Priority>>,
    }
}

/// A recommendation is hidden with the board that made it.
pub const WITHIN: &[Within] = &[Within { column: "partnership", table: "partnerships", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .lines("words", "What is recommended", at!(words))
            .hint("As it was made")
            .thing("partnership", "Made by", at!(partnership))
            .filtered()
            .day("made_on", "Made on", at!(made_on))
            .listed()
            .thing("item", "Agenda item under which it was made", at!(item))
            .thing("resolution", "Resolution that made it", at!(resolution))
            .thing("finding", "Finding that it comes from", at!(finding))
            .thing("priority", "Priority that it serves", at!(priority))
            .filtered()
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Recommendations for the public"), at: "/recommendations#{reference}", shown_to: &[] }];
}

/// The shelf of recommendations.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::keepers::RECOMMENDATIONS)
}
