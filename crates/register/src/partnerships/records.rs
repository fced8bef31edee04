//! The stored form of a partnership or board.

use super::identifiers;
use crate::spans;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Beside, Clash, Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::t;

kept! {
    /// A partnership, board, group or team in which organisations work together.
    Partnership "partnerships" {
        kind: String,
        place: Option<Id<kind::Place>>,
        convened_by: Option<Id<kind::Organisation>>,
        purpose: Option<String>,
        meets: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        level: Option<String>,
        hours_a_year: Option<i64>,
        identifiers: Option<String>,
    }
}

/// The key of the level, in the list `board-level`, of working groups and teams: boards that serve other boards.
pub(crate) const TASK: &str = "task";

/// No seat takes more hours than a year has.
const HOURS_OF_A_YEAR: i64 = 365 * 24;

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("kind", "Kind of board", "partnership-kind", at!(kind))
            .filtered()
            .thing("place", "Place", at!(place))
            .filtered()
            .thing("convened_by", "Convened by", at!(convened_by))
            .hint("The organisation that calls its meetings")
            .filtered()
            .lines("purpose", "Purpose", at!(purpose))
            .searched()
            .hint("What it is for, in one or two sentences")
            .line("meets", "When it meets", at!(meets))
            .day("from", "From", at!(from))
            .dated()
            .day("to", "Until", at!(to))
            .choice("level", "Level", "board-level", at!(level))
            .hint("Boards at task level can be hidden as internal ones")
            .filtered()
            .number("hours_a_year", "Hours a year that one seat takes", at!(hours_a_year))
            .hint("Meetings, papers and travel together")
            .lines("identifiers", "Identifiers elsewhere", at!(identifiers))
            .hint(
                "One on each line: the list in capital letters, a hyphen and the code, like GB-MODERNGOV-kent-county-council-144",
            )
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems: Vec<_> = spans::problem(self.from, self.to).into_iter().collect();
        if self.hours_a_year.is_some_and(|hours| !(0..=HOURS_OF_A_YEAR).contains(&hours)) {
            problems.push(("hours_a_year", t("Enter hours between 0 and 8,760, which is a whole year").into_owned()));
        }
        problems.extend(identifiers::problem(self.identifiers.as_deref()).map(|words| ("identifiers", words)));
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        identifiers::clashes(open, rows).await
    }

    const BESIDE: &'static [Beside] = &[
        Beside { words: || t("Who must be there"), at: "/workspace/membership/{reference}", shown_to: &[] },
        Beside {
            words: || t("Who to ask to attend about a theme"),
            at: "/workspace/who-to-ask?board={reference}",
            shown_to: &[],
        },
        Beside { words: || t("Meetings of this board"), at: "/meetings?board={reference}", shown_to: &[] },
        Beside { words: || t("Action log of this board"), at: "/workspace/action-log/{reference}", shown_to: &[] },
    ];
}

/// Where partnerships and boards are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
