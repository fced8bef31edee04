//! How papers are stored: a report with its head, its summary and its numbered text, or an appendix, a briefing, a presentation.

use crate::agenda::closed::{Met, for_members};
use crate::agenda::items;
use ::records::search::Passage;
use ::records::{Beside, Clash, Described, Fields, Register, Shelf, Within, at, kept};
use access::Open;
use database::Fault;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// A paper of an agenda item. Its title is its subject.
    Paper "papers" {
        item: Id<kind::AgendaItem>,
        position: i64,
        kind: String,
        written_by: Option<Id<kind::Post>>,
        written_for: Option<String>,
        classification: Option<String>,
        summary: Option<String>,
        body: Option<String>,
        contacts: Option<String>,
        background: Option<String>,
    }
}

/// A paper stands within its item.
pub const WITHIN: &[Within] = &[Within { column: "item", table: "agenda_items", within: items::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("item", "Agenda item", at!(item))
            .hint("The title of the paper is its subject")
            .filtered()
            .number("position", "Place among the papers of the item", at!(position))
            .hint("The first is 1")
            .choice("kind", "Kind", "paper-kind", at!(kind))
            .filtered()
            .thing("written_by", "By", at!(written_by))
            .hint("The post, not the name of a person")
            .line("written_for", "To", at!(written_for))
            .hint("For example: Kent Community Safety Partnership, 15 March 2017")
            .choice("classification", "Classification", "agenda-item-purpose", at!(classification))
            .filtered()
            .lines("summary", "Summary", at!(summary))
            .searched()
            .long("body", "Text", at!(body))
            .hint("A line that begins with # and a space is a heading; with - and a space, a point of a list. A blank line begins a new paragraph. Sections and paragraphs are numbered by themselves. **Two stars** make words strong, [words](address) make a link, and lines with | make a table")
            .lines("contacts", "Whom to ask", at!(contacts))
            .hint("One post to a line, with its address for mails if it is to be published")
            .lines("background", "Background documents", at!(background))
            .searched()
            .hint("One to a line: what the paper relies on and that is not published with it")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let wrong = self.position < 1;
        if wrong { vec![("position", t("Enter a number from 1 up").into_owned())] } else { Vec::new() }
    }

    fn passages(&self) -> Vec<Passage> {
        super::passages::of(self.body.as_deref().unwrap_or_default())
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let met = Met::of(open, rows.iter().map(|row| row.item.uuid()).collect()).await?;
        let clash = |row: &Model| {
            met.item(row.item).filter(|item| item.restriction.is_some())?;
            let (key, words) = for_members(open.actor(), met.board(row.item), (&row.seen_by, row.members_of))?;
            Some(Clash { of: row.id.uuid(), key, words: words.into_owned() })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("paper");

    const BESIDE: &'static [Beside] = &[
        Beside { words: || t("Back to the agenda"), at: "/workspace/papers/{reference}/agenda", shown_to: &[] },
        Beside { words: || t("Files of this paper"), at: "/workspace/papers/{reference}/files", shown_to: &[] },
    ];
}

/// Where papers are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
