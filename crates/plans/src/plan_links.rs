//! Plan links: which other plans a plan helps along or is helped by.

use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::Plan;
use values::words::{fill, t};

kept! {
    /// A plan that another plan names as linked to it.
    PlanLink "plan_links" {
        plan: Id<Plan>,
        linked: Id<Plan>,
        note: Option<String>,
    }
}

/// Who cannot see both plans cannot see that they are linked.
pub(crate) const WITHIN: &[Within] =
    &[Within { column: "plan", table: "plans", within: &[] }, Within { column: "linked", table: "plans", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("plan", "Plan", at!(plan))
            .filtered()
            .thing("linked", "Linked plan", at!(linked))
            .filtered()
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        if self.plan != self.linked {
            return Vec::new();
        }
        vec![("linked", t("Select another plan").into_owned())]
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{plan}: linked to {other}",
            &[("plan", names.title(self.plan.uuid())), ("other", names.title(self.linked.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of plan links.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
