//! How petitions are stored. The names of those who signed are not part of it, only how many they are.

use super::records::REFUSED;
use crate::gathering;
use ::records::{Beside, Described, Fields, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// A petition that was handed in for a meeting. Its title says what it is about.
    Petition "petitions" {
        meeting: Id<kind::Meeting>,
        text: String,
        asked_as: Option<String>,
        asked_on: NaiveDate,
        asked_at: Option<String>,
        claimed: Option<i64>,
        signatures: Option<i64>,
        standing: String,
        refused_for: Option<String>,
        refused_words: Option<String>,
        debated: Option<String>,
        answerer: Option<Id<kind::Post>>,
        answer: Option<String>,
        answered_on: Option<NaiveDate>,
    }
}

/// A petition stands within its meeting.
pub const WITHIN: &[Within] = &[Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .lines("text", "What it asks for", at!(text))
            .line("asked_as", "Name to be shown", at!(asked_as))
            .hint("Of who handed it in, as they want it. Blank: a resident")
            .listed()
            .day("asked_on", "Came on", at!(asked_on))
            .listed()
            .line("asked_at", "At", at!(asked_at))
            .hint("Hours and minutes in England and Wales, such as 16:05")
            .number("claimed", "Signatures, as handed in", at!(claimed))
            .number("signatures", "Signatures that count", at!(signatures))
            .hint("As the clerk counted them")
            .listed()
            .choice("standing", "How it stands", "petition-standing", at!(standing))
            .filtered()
            .choice("refused_for", "Why it is refused", "question-refusal", at!(refused_for))
            .lines("refused_words", "What the organiser is told besides", at!(refused_words))
            .choice("debated", "Debated at the meeting", "yes-no", at!(debated))
            .thing("answerer", "Who responds", at!(answerer))
            .hint("The post, not the name of a person")
            .lines("answer", "Response", at!(answer))
            .hint("It is seen by everyone who sees the petition")
            .day("answered_on", "Responded on", at!(answered_on))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let mut wrong = |key, words: std::borrow::Cow<'static, str>| problems.push((key, words.into_owned()));
        if self.standing == REFUSED && self.refused_for.is_none() {
            wrong("refused_for", t("Select why it is refused: the asker is told"));
        }
        if self.answer.is_some() && self.answered_on.is_none() {
            wrong("answered_on", t("Enter the day of the answer as well"));
        }
        if self.asked_at.as_deref().is_some_and(|at| gathering::rules::time(at).is_none()) {
            wrong("asked_at", t("Enter a time of day with hours and minutes, like 10:00 or 14:30"));
        }
        problems
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("petition");

    const BESIDE: &'static [Beside] = &[Beside {
        words: || t("Accept, refuse or answer it"),
        at: "/workspace/petitions/{reference}/answer",
        shown_to: crate::actions::KEEPERS,
    }];
}

impl Model {
    /// The name to be shown.
    pub(crate) fn asker(&self) -> String {
        self.asked_as.clone().unwrap_or_else(|| t("a resident").into_owned())
    }
}

/// Where petitions are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
