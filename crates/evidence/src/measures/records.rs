//! How measures are stored.

use ::records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::{Post, Priority, Source};

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
    }
}

/// The shelf of measures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
