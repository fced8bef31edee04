//! The lettered sections of an agenda: `A Committee business`.

use crate::gathering;
use ::records::{Beside, Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, kind};

kept! {
    /// A section of the agenda of one meeting.
    AgendaSection "agenda_sections" {
        meeting: Id<kind::Meeting>,
        letter: String,
        heading: String,
        open_to_public: String,
    }
}

/// A section stands within its meeting.
pub const WITHIN: &[Within] = &[Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .line("letter", "Letter", at!(letter))
            .hint("One capital letter; items are numbered by it: A1, A2")
            .line("heading", "Heading", at!(heading))
            .hint("For example: Matters for discussion")
            .choice("open_to_public", "Open to the public", "yes-no", at!(open_to_public))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let one = self.letter.len() == 1 && self.letter.chars().all(|c| c.is_ascii_uppercase());
        let words = || t("Enter one capital letter, such as A").into_owned();
        if one { Vec::new() } else { vec![("letter", words())] }
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("letter", self.letter.as_str()), ("heading", &self.heading), ("meeting", names.title(self.meeting.uuid()))];
        Some(fill("{letter} {heading} ({meeting})", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Back to the agenda"), at: "/workspace/agenda-sections/{reference}/agenda", shown_to: &[] }];
}

/// Where sections of agendas are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
