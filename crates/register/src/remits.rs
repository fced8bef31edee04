//! Remits: which priority or cross-cutting theme a board is there for, from when to when, and where that is written.

use crate::spans;
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use uuid::Uuid;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// One priority or theme that a board is there for.
    Remit "remits" {
        partnership: Id<kind::Partnership>,
        theme: Option<Id<kind::Theme>>,
        priority: Option<Id<kind::Priority>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        source: Option<String>,
    }
}

/// A remit stands within its board and within what it is about; a theme stands within its plan.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "theme", table: "themes", within: &[Within { column: "plan", table: "plans", within: &[] }] },
    Within { column: "priority", table: "priorities", within: &[] },
];

impl Model {
    fn named(&self) -> [Option<Uuid>; 2] {
        [self.theme.map(Id::uuid), self.priority.map(Id::uuid)]
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .filtered()
            .thing("theme", "Theme", at!(theme))
            .hint("Select a theme or a priority: one of the two")
            .filtered()
            .thing("priority", "Priority", at!(priority))
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .listed()
            .line("source", "Source", at!(source))
            .hint("The terms of reference, the plan or the minute that says so")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems: Vec<_> = spans::problem(self.from, self.to).into_iter().collect();
        match self.named().iter().flatten().count() {
            0 => problems.push(("theme", t("Select a theme or a priority").into_owned())),
            1 => {}
            _ => problems.push(("theme", t("Select only one: a theme or a priority").into_owned())),
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let subject = self.named().into_iter().flatten().next().map_or("", |id| names.title(id));
        Some(fill("{board}: {subject}", &[("board", names.title(self.partnership.uuid())), ("subject", subject)]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where remits are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remit_names_exactly_one_theme_or_priority() {
        let (theme, priority) = (Some(Id::of(Uuid::from_u128(1))), Some(Id::of(Uuid::from_u128(2))));
        let wrong = |remit: Model| remit.problems().iter().any(|(key, _)| *key == "theme");
        assert!(wrong(Model::default()));
        assert!(!wrong(Model { theme, ..Model::default() }));
        assert!(!wrong(Model { priority, ..Model::default() }));
        assert!(wrong(Model { theme, priority, ..Model::default() }));
    }
}
