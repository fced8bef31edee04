//! Regards: how one body took another body's priority into account when it set its own, as the law asks.

use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::Priority;
use values::words::{fill, t};

kept! {
    /// The regard that the owner of one priority paid to a priority of another body.
    Regard "regards" {
        priority: Id<Priority>,
        regard_to: Id<Priority>,
        how: String,
        on: Option<NaiveDate>,
        source: Option<String>,
    }
}

/// Who cannot see both priorities cannot see the regard between them.
pub(crate) const WITHIN: &[Within] = &[
    Within { column: "priority", table: "priorities", within: &[] },
    Within { column: "regard_to", table: "priorities", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("priority", "Priority", at!(priority))
            .hint("The priority whose owner pays regard")
            .filtered()
            .thing("regard_to", "Regard to", at!(regard_to))
            .hint("The priority of the other body")
            .filtered()
            .lines("how", "How", at!(how))
            .hint("What was done because of the other priority, in words")
            .day("on", "On", at!(on))
            .listed()
            .line("source", "Source", at!(source))
            .hint("Where it is written down")
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        if self.priority != self.regard_to {
            return Vec::new();
        }
        vec![("regard_to", t("Select a priority of another body").into_owned())]
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{priority}: regard to {other}",
            &[("priority", names.title(self.priority.uuid())), ("other", names.title(self.regard_to.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of regards.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
