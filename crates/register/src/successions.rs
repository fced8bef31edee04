//! Successions: one organisation became, joined or was replaced by another on a day.

use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// One step from an organisation to the one that came after it.
    Succession "successions" {
        before: Id<kind::Organisation>,
        after: Id<kind::Organisation>,
        on: NaiveDate,
        how: String,
        source: Option<String>,
    }
}

/// A succession stands within both organisations.
pub const WITHIN: &[Within] = &[
    Within { column: "before", table: "organisations", within: &[] },
    Within { column: "after", table: "organisations", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("before", "Before", at!(before))
            .hint("The organisation that was there before")
            .filtered()
            .thing("after", "After", at!(after))
            .hint("The organisation that came after it")
            .filtered()
            .day("on", "On", at!(on))
            .hint("The first day of the new one")
            .listed()
            .choice("how", "How", "succession-kind", at!(how))
            .filtered()
            .line("source", "Source", at!(source))
            .hint("The Act, the order or the decision")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let same = self.before == self.after && !self.before.uuid().is_nil();
        let words = || t("Select another organisation: one cannot come after itself").into_owned();
        same.then(|| ("after", words())).into_iter().collect()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let how = names.label("succession-kind", &self.how);
        Some(fill(
            "{before}, then {after} ({how})",
            &[
                ("before", names.title(self.before.uuid())),
                ("after", names.title(self.after.uuid())),
                ("how", &how.to_lowercase()),
            ],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where successions are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_comes_after_itself() {
        let id = |n| Id::of(uuid::Uuid::from_u128(n));
        let step = |before, after| Model { before, after, ..Model::default() }.problems().len();
        assert_eq!((step(id(1), id(1)), step(id(1), id(2))), (1, 0));
    }
}
