//! Placements: which priority stands in which plan, in which part and in which order.

use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::{Plan, Priority};
use values::words::fill;

kept! {
    /// A priority's place in a plan.
    Placement "placements" {
        plan: Id<Plan>,
        priority: Id<Priority>,
        part: String,
        position: i64,
    }
}

/// Who cannot see the plan or the priority cannot see that one stands in the other.
pub(crate) const WITHIN: &[Within] =
    &[Within { column: "plan", table: "plans", within: &[] }, Within { column: "priority", table: "priorities", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("plan", "Plan", at!(plan))
            .filtered()
            .thing("priority", "Priority", at!(priority))
            .filtered()
            .choice("part", "Part of the plan", "placement-part", at!(part))
            .filtered()
            .number("position", "Position in its part", at!(position))
            .listed()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{priority}: in {plan}",
            &[("priority", names.title(self.priority.uuid())), ("plan", names.title(self.plan.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of placements.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
