//! Crosscuts: which theme runs across which priority.

use crate::themes;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::{Priority, Theme};
use values::words::fill;

kept! {
    /// A theme that runs across a priority.
    Crosscut "crosscuts" {
        priority: Id<Priority>,
        theme: Id<Theme>,
        note: Option<String>,
    }
}

/// Its title names both the priority and the theme, so who sees it must see both.
pub(crate) const WITHIN: &[Within] = &[
    Within { column: "priority", table: "priorities", within: &[] },
    Within { column: "theme", table: "themes", within: themes::WITHIN },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("priority", "Priority", at!(priority))
            .filtered()
            .thing("theme", "Cross-cutting theme", at!(theme))
            .filtered()
            .lines("note", "Note", at!(note))
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{theme}: runs across {priority}",
            &[("theme", names.title(self.theme.uuid())), ("priority", names.title(self.priority.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of crosscuts.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
