//! How updates on actions are stored.

use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::Action;
use values::words::fill;

kept! {
    /// What somebody told about an action.
    ActionUpdate "action_updates" {
        action: Id<Action>,
        on: NaiveDate,
        standing: String,
        happened: String,
        due: Option<NaiveDate>,
        evidence: Option<String>,
    }
}

/// An update is hidden with its action.
pub const WITHIN: &[Within] = &[Within { column: "action", table: "actions", within: &[] }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("action", "Action", at!(action))
            .filtered()
            .day("on", "Told on", at!(on))
            .dated()
            .listed()
            .choice("standing", "How it stood then", "action-standing", at!(standing))
            .filtered()
            .lines("happened", "What has happened", at!(happened))
            .searched()
            .day("due", "When it should be done, as told then", at!(due))
            .line("evidence", "Where it can be seen", at!(evidence))
            .searched()
            .hint("A page, a paper or a meeting")
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("action", names.title(self.action.uuid())), ("day", &values::dates::words(self.on))];
        Some(fill("{action}, told on {day}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of updates. Owners add theirs with the page of updates, which also changes the action.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::keepers::ACTIONS)
}
