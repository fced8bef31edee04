//! How minutes are stored: one for each item, with its number and its paragraphs.

use crate::agenda::{items, sections};
use crate::{find, gathering};
use ::records::{Beside, Clash, Described, Fields, Register, Shelf, Within, at, kept};
use access::Open;
use database::Fault;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// The minute of one item of a meeting. Its title is its heading.
    Minute "minutes" {
        meeting: Id<kind::Meeting>,
        item: Option<Id<kind::AgendaItem>>,
        number: i64,
        text: Option<String>,
        began_at: Option<String>,
    }
}

/// A minute stands within its meeting.
pub const WITHIN: &[Within] = &[Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .thing("item", "Agenda item", at!(item))
            .number("number", "Number", at!(number))
            .listed()
            .lines("text", "What was said", at!(text))
            .searched()
            .hint("A blank line begins a new paragraph. Paragraphs are numbered. Name posts, not people. What is not for the public goes into the restricted part of the item")
            .line("began_at", "The item began at", at!(began_at))
            .hint("Hours and minutes, such as 10:40. With it, whoever came late or left early is counted for the right items")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let wrong = self.began_at.as_deref().is_some_and(|at| gathering::rules::time(at).is_none());
        let words = || t("Enter a time of day with hours and minutes, like 10:00 or 14:30").into_owned();
        if wrong { vec![("began_at", words())] } else { Vec::new() }
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let items: Vec<items::Model> =
            find::among(open, "id", rows.iter().filter_map(|row| row.item).map(Id::uuid).collect()).await?;
        let of = items.iter().map(|item| item.section.uuid()).collect();
        let sections: Vec<sections::Model> = find::among(open, "id", of).await?;
        let clash = |row: &Model| {
            let item = items.iter().find(|item| Some(item.id) == row.item)?;
            let section = sections.iter().find(|section| section.id == item.section)?;
            let words = t("Select an item of the agenda of this meeting").into_owned();
            (section.meeting != row.meeting).then(|| Clash { of: row.id.uuid(), key: "item", words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    const WITHIN: &'static [Within] = WITHIN;

    const BESIDE: &'static [Beside] = &[Beside {
        words: || t("Back to the minutes of the meeting"),
        at: "/workspace/minutes/{reference}/meeting",
        shown_to: &[],
    }];
}

/// Where minutes are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
