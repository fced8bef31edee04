//! How packs are stored: which version for whom, made when, and where each paper stands in it. The bytes are in the store of files.

use super::rules::{self, Stands};
use crate::gathering;
use ::records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::words::fill;
use values::{Id, kind};

kept! {
    /// A pack that was made of a meeting's agenda and papers when they were published. The building of packs writes it.
    Pack "packs" {
        meeting: Id<kind::Meeting>,
        publication: Id<kind::Publication>,
        audience: String,
        number: i64,
        on: NaiveDate,
        pages: i64,
        bytes: i64,
        hash: String,
        contents: Option<String>,
    }
}

/// A pack stands within its meeting.
pub const WITHIN: &[Within] = &[Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .thing("publication", "Made for", at!(publication))
            .choice("audience", "For whom", "pack-audience", at!(audience))
            .filtered()
            .number("number", "Version", at!(number))
            .listed()
            .day("on", "Made on", at!(on))
            .listed()
            .number("pages", "Pages", at!(pages))
            .listed()
            .number("bytes", "Size in bytes", at!(bytes))
            .line("hash", "Hash of the file (SHA-256)", at!(hash))
            .long("contents", "Where papers stand", at!(contents))
            .hint("One to a line: item, paper, first page, last page")
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [
            ("audience", names.label("pack-audience", &self.audience)),
            ("number", &*self.number.to_string()),
            ("meeting", names.title(self.meeting.uuid())),
        ];
        Some(fill("{audience}, version {number}: {meeting}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("pack");
}

impl Model {
    /// Where each paper stands.
    pub fn stands(&self) -> Vec<Stands> {
        rules::read(self.contents.as_deref().unwrap_or_default())
    }
}

/// Where packs are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::OF_PUBLICATIONS)
}
