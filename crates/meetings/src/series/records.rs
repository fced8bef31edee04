//! How series of meetings are stored.

use super::rules::Quorum;
use ::records::{Beside, Described, Fields, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// The meetings of a board, and what they have in common.
    MeetingSeries "meeting_series" {
        partnership: Id<kind::Partnership>,
        notes_called: String,
        country: String,
        own_clear_days: Option<i64>,
        numbering: String,
        place: Option<String>,
        contact: Option<Id<kind::Post>>,
        quorum: Option<String>,
        open_to_public: String,
    }
}

/// A series stands within its board.
pub const WITHIN: &[Within] = &[Within { column: "partnership", table: "partnerships", within: &[] }];

/// The key of yes, in the list `yes-no`.
pub(crate) const YES: &str = "yes";

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .hint("The partnership or board that meets")
            .filtered()
            .line("notes_called", "What the body calls its minutes", at!(notes_called))
            .hint("For example: Minutes, or Notes")
            .choice("country", "Country whose rule of notice holds", "country", at!(country))
            .number("own_clear_days", "Clear days by the body's own rule", at!(own_clear_days))
            .hint("Only when the body does not follow the rule of its country. Enter 0 when it asks for no notice")
            .choice("numbering", "How minutes are numbered", "minute-numbering", at!(numbering))
            .listed()
            .line("place", "Usual place", at!(place))
            .thing("contact", "Whom to ask", at!(contact))
            .hint("The post that answers questions about these meetings")
            .line("quorum", "Quorum", at!(quorum))
            .hint("A number such as 5, or a share of the seats such as 1/4")
            .choice("open_to_public", "Open to the public", "yes-no", at!(open_to_public))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.country == "both" {
            problems.push(("country", t("Select England or Wales: each has a rule of its own").into_owned()));
        }
        if self.own_clear_days.is_some_and(|days| days > 60) {
            problems.push(("own_clear_days", t("Enter at most 60 clear days").into_owned()));
        }
        if self.quorum.as_deref().is_some_and(|typed| Quorum::read(typed).is_none()) {
            problems.push(("quorum", t("Enter a number such as 5, or a share of the seats such as 1/4").into_owned()));
        }
        problems
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Meetings of this series for the public"), at: "/meetings?series={reference}", shown_to: &[] }];
}

/// Where series of meetings are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
