//! Who takes part in a collaboration, and with how many parts of its costs and savings.

use super::records as collaborations;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// A partner in a collaboration, and its parts of the whole.
    CollaborationShare "collaboration_shares" {
        collaboration: Id<kind::Collaboration>,
        organisation: Id<kind::Organisation>,
        parts: Option<i64>,
    }
}

/// A share stands within its collaboration and its organisation.
pub const WITHIN: &[Within] = &[
    Within { column: "collaboration", table: "collaborations", within: collaborations::WITHIN },
    Within { column: "organisation", table: "organisations", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("collaboration", "Collaboration", at!(collaboration))
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .number("parts", "Parts", at!(parts))
            .hint("69 and 31 split every sum as 69 to 31. Leave blank when it is not known")
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let wrong = self.parts.is_some_and(|parts| !(0..=1_000_000).contains(&parts));
        wrong.then(|| ("parts", t("Enter a number from 0 to 1,000,000").into_owned())).into_iter().collect()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{organisation}: takes part in {collaboration}",
            &[("organisation", names.title(self.organisation.uuid())), ("collaboration", names.title(self.collaboration.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where shares in collaborations are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
