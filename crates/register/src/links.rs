//! Links between boards: who reports to whom, who is scrutinised by whom, who supports whom.

use crate::spans;
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// A link from one board to another: the first reports to, is scrutinised by or is supported by the other.
    Link "links" {
        partnership: Id<kind::Partnership>,
        other: Id<kind::Partnership>,
        kind: String,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        note: Option<String>,
    }
}

/// A link stands within both boards.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "other", table: "partnerships", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .hint("The one that reports, is scrutinised or is supported")
            .filtered()
            .thing("other", "Other board", at!(other))
            .hint("The one to which it reports, or which scrutinises or supports it")
            .filtered()
            .choice("kind", "Kind of link", "link-kind", at!(kind))
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .listed()
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems: Vec<_> = spans::problem(self.from, self.to).into_iter().collect();
        if self.partnership == self.other && !self.other.uuid().is_nil() {
            problems.push(("other", t("Select another board: one cannot be linked to itself").into_owned()));
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill(
            "{board}: {link} {other}",
            &[
                ("board", names.title(self.partnership.uuid())),
                ("link", &names.label("link-kind", &self.kind).to_lowercase()),
                ("other", names.title(self.other.uuid())),
            ],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where links between boards are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_board_is_not_linked_to_itself() {
        let id = Id::of(uuid::Uuid::from_u128(1));
        let link = Model { partnership: id, other: id, ..Model::default() };
        assert_eq!(link.problems().iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["other"]);
    }
}
