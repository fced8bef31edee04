//! The stored form of a post.

use chrono::NaiveDate;
use records::{Beside, Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::t;

kept! {
    /// A post in an organisation, for example its chief constable.
    Post "posts" {
        organisation: Id<kind::Organisation>,
        held_since: Option<NaiveDate>,
        vacant_since: Option<NaiveDate>,
        note: Option<String>,
    }
}

/// A post stands within its organisation.
pub const WITHIN: &[Within] = &[Within { column: "organisation", table: "organisations", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .day("held_since", "Held since", at!(held_since))
            .hint("The day the person who holds it now began")
            .listed()
            .day("vacant_since", "Vacant since", at!(vacant_since))
            .hint("Leave blank when somebody holds it")
            .listed()
            .lines("note", "Note", at!(note))
            .searched()
            .hint("Do not write names of people here")
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Who goes to what"), at: "/workspace/diaries/{reference}", shown_to: &[] }];
}

/// Where posts are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
