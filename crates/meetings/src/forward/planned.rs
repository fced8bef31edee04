//! How items of the forward plan are stored: what a board will deal with, at which meeting or in which month.

use crate::series::records::YES;
use ::records::{Beside, Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// Something that a board will deal with.
    PlannedItem "planned_items" {
        partnership: Id<kind::Partnership>,
        decides: Option<String>,
        meeting: Option<Id<kind::Meeting>>,
        expected: Option<NaiveDate>,
        purpose: Option<String>,
        key_decision: String,
        notice_on: Option<NaiveDate>,
        lead: Option<Id<kind::Post>>,
        standing: String,
        letter: Option<String>,
        item: Option<Id<kind::AgendaItem>>,
        priority: Option<Id<kind::Priority>>,
        source: Option<String>,
    }
}

/// An item of the forward plan stands within its board.
pub const WITHIN: &[Within] = &[Within { column: "partnership", table: "partnerships", within: &[] }];

/// The standing of an item that is still to come.
pub const PLANNED: &str = "planned";
/// The standing of an item that is on an agenda.
pub const ON_AGENDA: &str = "on-agenda";

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .filtered()
            .lines("decides", "What will be decided or discussed", at!(decides))
            .thing("meeting", "Meeting", at!(meeting))
            .hint("Blank when only the month is known")
            .filtered()
            .day("expected", "Expected in the month of", at!(expected))
            .hint("Any day of the month, or the last day that the law allows. It counts when no meeting is chosen")
            .listed()
            .choice("purpose", "Purpose", "agenda-item-purpose", at!(purpose))
            .choice("key_decision", "Key decision", "yes-no", at!(key_decision))
            .filtered()
            .day("notice_on", "Notice of the key decision published on", at!(notice_on))
            .thing("lead", "Who leads on it", at!(lead))
            .hint("The post, not the name of a person")
            .choice("standing", "How it stands", "planned-standing", at!(standing))
            .filtered()
            .line("letter", "Section of the agenda", at!(letter))
            .hint("One capital letter, for starting the agenda with it")
            .thing("item", "Agenda item that it became", at!(item))
            .thing("priority", "Priority that it serves", at!(priority))
            .line("source", "Source", at!(source))
            .hint("The Act, the decision or the paper that it comes from")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.meeting.is_none() && self.expected.is_none() {
            problems
                .push(("expected", t("Select the meeting, or enter a day of the month in which it is expected").into_owned()));
        }
        if self.notice_on.is_some() && !self.is_key_decision() {
            problems.push(("notice_on", t("Leave it blank, or choose yes for key decision").into_owned()));
        }
        if self.letter.as_deref().is_some_and(|it| !(it.len() == 1 && it.chars().all(|c| c.is_ascii_uppercase()))) {
            problems.push(("letter", t("Enter one capital letter, such as A").into_owned()));
        }
        problems
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] = &[Beside { words: || t("Forward plan for the public"), at: super::PLAN, shown_to: &[] }];
}

impl Model {
    /// Whether it is a key decision.
    pub(crate) fn is_key_decision(&self) -> bool {
        self.key_decision == YES
    }
}

/// Where items of the forward plan are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
