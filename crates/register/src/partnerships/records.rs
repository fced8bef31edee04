//! The stored form of a partnership or board.

use crate::spans;
use chrono::NaiveDate;
use records::{Beside, Described, Fields, Register, Shelf, at, kept};
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
    }
}

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
            .hint("What it is for, in one or two sentences")
            .line("meets", "When it meets", at!(meets))
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        spans::problem(self.from, self.to).into_iter().collect()
    }

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Who must be there"), at: "/workspace/membership/{reference}", shown_to: &[] }];
}

/// Where partnerships and boards are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
