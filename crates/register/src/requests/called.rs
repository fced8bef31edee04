//! The partnerships that were called together, and whether they came.

use super::callings;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::fill;

kept! {
    /// A partnership that was called to a meeting.
    CalledPartnership "called_partnerships" {
        calling: Id<kind::Calling>,
        partnership: Id<kind::Partnership>,
        attended: Option<String>,
    }
}

/// It stands within the calling and the partnership.
pub const WITHIN: &[Within] = &[
    Within { column: "calling", table: "callings", within: callings::WITHIN },
    Within { column: "partnership", table: "partnerships", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("calling", "Calling", at!(calling))
            .filtered()
            .thing("partnership", "Partnership", at!(partnership))
            .filtered()
            .choice("attended", "Did it come?", "attendance", at!(attended))
            .hint("Leave blank until the meeting was held")
            .filtered()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{board}: {calling}",
            &[("board", names.title(self.partnership.uuid())), ("calling", names.title(self.calling.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where the partnerships that were called are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
