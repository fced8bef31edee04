//! How actions are stored.

use super::rules;
use ::records::{Beside, Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::{Meeting, Minute, Partnership, Post, Priority, Resolution};
use values::words::t;

kept! {
    /// Something that is to be done, for a priority or for none.
    Action "actions" {
        priority: Option<Id<Priority>>,
        owner: Option<Id<Post>>,
        partnership: Option<Id<Partnership>>,
        due: Option<NaiveDate>,
        standing: String,
        outcome: Option<String>,
        note: Option<String>,
        meeting: Option<Id<Meeting>>,
        minute: Option<Id<Minute>>,
        resolution: Option<Id<Resolution>>,
        closed_at: Option<Id<Meeting>>,
    }
}

impl Model {
    /// Whether it should have been done before this day and is not.
    pub fn overdue_on(&self, day: NaiveDate) -> bool {
        rules::overdue_on(day, self.due, &self.standing)
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("priority", "Priority that it serves", at!(priority))
            .filtered()
            .thing("owner", "Who does it", at!(owner))
            .hint("The post that answers for it, not the name of a person")
            .filtered()
            .thing("partnership", "Board that follows it", at!(partnership))
            .filtered()
            .day("due", "Due on", at!(due))
            .dated()
            .listed()
            .choice("standing", "How it stands", "action-standing", at!(standing))
            .filtered()
            .lines("outcome", "What came of it", at!(outcome))
            .searched()
            .hint("Needed once it is done")
            .lines("note", "Note", at!(note))
            .searched()
            .thing("meeting", "Meeting that asked for it", at!(meeting))
            .hint("Filled in when it is added from the minutes of a meeting")
            .filtered()
            .thing("minute", "Minute that tells of it", at!(minute))
            .thing("resolution", "Resolution that it comes from", at!(resolution))
            .thing("closed_at", "Meeting that closed it", at!(closed_at))
            .hint("The meeting that was told that nothing more is to be done")
    }

    const BESIDE: &'static [Beside] = &[
        Beside {
            words: || t("Tell how it stands"),
            at: "/workspace/actions/{reference}/update",
            shown_to: crate::keepers::TELLERS,
        },
        Beside {
            words: || t("Close it at a meeting"),
            at: "/workspace/actions/{reference}/close",
            shown_to: crate::keepers::ACTIONS,
        },
    ];

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(&self.standing, self.outcome.as_deref(), self.closed_at.is_some())
    }
}

/// The shelf of actions.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::keepers::ACTIONS)
}
