//! Which priorities an award serves, and how that is stored.

use super::records;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::{Award, Priority};
use values::words::fill;

kept! {
    /// That an award serves a priority. An award may serve several.
    AwardPriority "award_priorities" { award: Id<Award>, priority: Id<Priority>, }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("award", "Award", at!(award))
            .filtered()
            .thing("priority", "Priority that it serves", at!(priority))
            .filtered()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let (award, priority) = (names.title(self.award.uuid()), names.title(self.priority.uuid()));
        Some(fill("{award} serves the priority “{priority}”", &[("award", award), ("priority", priority)]))
    }

    /// Its title names both, so it is seen only where both are.
    const WITHIN: &'static [Within] = &[
        Within { column: "award", table: "awards", within: records::Model::WITHIN },
        Within { column: "priority", table: "priorities", within: &[] },
    ];
}

/// The shelf of priorities that awards serve.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::PRIORITY_KEEPERS)
}
