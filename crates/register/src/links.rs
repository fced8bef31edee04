//! Links between boards: who reports to whom, who is scrutinised by whom, who supports whom.

use crate::{circles, find, spans};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
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

/// The kind of link that is a reporting line, by its key in the list `link-kind`.
pub(crate) const REPORTS_TO: &str = "reports-to";

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

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        if rows.iter().all(|row| row.kind != REPORTS_TO) {
            return Ok(Vec::new());
        }
        let stored: Vec<Model> = find::with(open, "kind", REPORTS_TO).await?;
        let closing = rows.iter().filter(|row| row.kind == REPORTS_TO && row.closes_a_circle(&stored));
        let words = || t("Select another board: this one already reports to the first, itself or through others").into_owned();
        Ok(closing.map(|row| Clash { of: row.id.uuid(), key: "other", words: words() }).collect())
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

impl Model {
    /// Whether the other board reports back to the first, on a day on which both lines hold.
    fn closes_a_circle(&self, stored: &[Model]) -> bool {
        let meets = |link: &&Model| link.id != self.id && spans::meet((link.from, link.to), (self.from, self.to));
        let lines = stored.iter().filter(meets).map(|link| (link.partnership.uuid(), link.other.uuid()));
        circles::leads(lines, self.other.uuid(), self.partnership.uuid())
    }
}

/// Where links between boards are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reporting_lines_do_not_go_round_while_they_last() {
        let line = |n, partnership, other, to: Option<&str>| Model {
            id: Id::of(Uuid::from_u128(n)),
            partnership: Id::of(Uuid::from_u128(partnership)),
            other: Id::of(Uuid::from_u128(other)),
            kind: REPORTS_TO.into(),
            to: to.map(|to| to.parse().expect("a day")),
            ..Model::default()
        };
        let stored = [line(101, 1, 2, None), line(102, 2, 3, Some("2015-03-31")), line(103, 3, 1, None)];
        assert!(stored[2].closes_a_circle(&stored));
        let later = Model { from: "2015-04-01".parse().ok(), ..stored[2].clone() };
        assert!(!later.closes_a_circle(&stored), "the line from 2 to 3 had ended");
    }

    #[test]
    fn a_board_is_not_linked_to_itself() {
        let id = Id::of(uuid::Uuid::from_u128(1));
        let link = Model { partnership: id, other: id, ..Model::default() };
        assert_eq!(link.problems().iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["other"]);
    }
}
