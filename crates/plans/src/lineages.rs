//! Lineages: what became of a priority when it was kept, renamed, merged, expanded, replaced or retired.

use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind::Priority;
use values::words::{fill, t};

kept! {
    /// What became of a priority on a day.
    Lineage "lineages" {
        before: Id<Priority>,
        after: Option<Id<Priority>>,
        how: String,
        on: NaiveDate,
        reason: Option<String>,
    }
}

/// Its title names both priorities, so who sees it must see both.
pub(crate) const WITHIN: &[Within] = &[
    Within { column: "before", table: "priorities", within: &[] },
    Within { column: "after", table: "priorities", within: &[] },
];

/// The one change after which there is no priority any more.
const RETIRED: &str = "retired";

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("before", "Priority before", at!(before))
            .filtered()
            .thing("after", "Priority after", at!(after))
            .hint("Leave it blank when the priority was retired")
            .filtered()
            .choice("how", "What became of it", "lineage-kind", at!(how))
            .filtered()
            .day("on", "On", at!(on))
            .listed()
            .lines("reason", "Reason", at!(reason))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        match (self.after, self.how == RETIRED) {
            (Some(_), true) => {
                problems.push(("after", t("Leave this blank: a retired priority has none that comes after it").into_owned()));
            }
            (None, false) => problems.push(("after", t("Select the priority that comes after").into_owned())),
            _ => {}
        }
        if self.after == Some(self.before) {
            problems.push(("after", t("Select another priority than the one before").into_owned()));
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let (before, how) = (names.title(self.before.uuid()), names.label("lineage-kind", &self.how));
        Some(match self.after {
            Some(after) => {
                fill("{before}: {how}, now {after}", &[("before", before), ("how", how), ("after", names.title(after.uuid()))])
            }
            None => fill("{before}: {how}", &[("before", before), ("how", how)]),
        })
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of lineages.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn only_a_retired_priority_leaves_nothing_behind() {
        let (before, after) = (Id::of(Uuid::from_u128(1)), Id::of(Uuid::from_u128(2)));
        let wrong = |how: &str, after| {
            let lineage = Model { before, after, how: how.into(), ..Model::default() };
            lineage.problems().iter().any(|(key, _)| *key == "after")
        };
        assert!(!wrong("retired", None) && !wrong("merged", Some(after)));
        assert!(wrong("retired", Some(after)), "retired, yet something comes after");
        assert!(wrong("renamed", None), "renamed to nothing");
        assert!(wrong("kept", Some(before)), "kept as itself is no change");
    }
}
