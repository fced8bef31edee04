//! What a meeting resolved: the words, the kind, the votes when they were counted.

use super::records as minutes;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// Something that a meeting resolved.
    Resolution "resolutions" {
        minute: Id<kind::Minute>,
        position: i64,
        words: String,
        kind: String,
        votes_for: Option<i64>,
        votes_against: Option<i64>,
        abstentions: Option<i64>,
        priority: Option<Id<kind::Priority>>,
    }
}

/// A resolution stands within its minute.
pub const WITHIN: &[Within] = &[Within { column: "minute", table: "minutes", within: minutes::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("minute", "Minute", at!(minute))
            .filtered()
            .number("position", "Place in the minute", at!(position))
            .hint("The first is 1")
            .lines("words", "Resolved", at!(words))
            .searched()
            .hint("As it follows the word resolved: that the update be noted")
            .choice("kind", "Kind", "resolution-kind", at!(kind))
            .filtered()
            .number("votes_for", "Votes for", at!(votes_for))
            .hint("Only when votes were counted")
            .number("votes_against", "Votes against", at!(votes_against))
            .number("abstentions", "Abstentions", at!(abstentions))
            .thing("priority", "Priority that it is about", at!(priority))
            .hint("Blank for the priority of the agenda item")
            .filtered()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let votes = [self.votes_for, self.votes_against];
        let counted = votes.iter().flatten().count();
        if counted == 1 || (counted == 0 && self.abstentions.is_some()) {
            let key = if self.votes_for.is_none() { "votes_for" } else { "votes_against" };
            return vec![(key, t("Enter the votes for and the votes against, or leave both blank").into_owned())];
        }
        Vec::new()
    }

    fn made_title(&self, _names: &Names) -> Option<String> {
        let mut letters = self.words.trim().chars();
        let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
        Some(first + &letters.as_str().replace('\n', " "))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where resolutions are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
