//! How files of papers are stored: one row for each version, with what was found in it. The bytes lie in the store of files.

use super::rules;
use crate::agenda::closed::{Met, for_members};
use crate::find;
use crate::papers::records as papers;
use ::files::{FileKind, Hash};
use ::records::{Beside, Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use database::Fault;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// A file of a paper. Uploading writes it; each upload is a version of its own.
    PaperFile "paper_files" {
        paper: Id<kind::Paper>,
        edition: i64,
        name: String,
        media_type: String,
        size: i64,
        pages: Option<i64>,
        tagged: String,
        language: Option<String>,
        problems: Option<String>,
        stripped: Option<String>,
        reason: Option<String>,
        content: String,
    }
}

/// A file stands within its paper.
pub const WITHIN: &[Within] = &[Within { column: "paper", table: "papers", within: papers::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("paper", "Paper", at!(paper))
            .filtered()
            .number("edition", "Version", at!(edition))
            .hint("The first is 1; each upload is the next")
            .listed()
            .line("name", "Name of the file", at!(name))
            .searched()
            .line("media_type", "Type", at!(media_type))
            .number("size", "Size in bytes", at!(size))
            .number("pages", "Pages", at!(pages))
            .choice("tagged", "Says what is a heading, a list, a table", "yes-no", at!(tagged))
            .filtered()
            .line("language", "Language", at!(language))
            .hint("As the file says, such as en-GB or cy")
            .lines("problems", "What keeps people from reading it", at!(problems))
            .hint("One per line")
            .lines("stripped", "What was taken off it", at!(stripped))
            .hint("One per line")
            .lines("reason", "Why it is published all the same", at!(reason))
            .line("content", "Hash of what it holds", at!(content))
            .hint("SHA-256, 64 small digits and letters")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        if self.edition < 1 {
            wrong.push(("edition", t("Enter a number from 1 up").into_owned()));
        }
        if FileKind::from_mime(&self.media_type).is_none() {
            wrong.push(("media_type", t("Enter the type of a PDF or of a Word document (.docx)").into_owned()));
        }
        if !rules::is_name(&self.name) {
            wrong.push(("name", t("Enter small letters, digits and hyphens, then .pdf or .docx").into_owned()));
        }
        if Hash::read(&self.content).is_none() {
            wrong.push(("content", t("Enter 64 digits and letters from a to f").into_owned()));
        }
        wrong
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let papers: Vec<papers::Model> = find::among(open, "id", rows.iter().map(|row| row.paper.uuid()).collect()).await?;
        let met = Met::of(open, papers.iter().map(|paper| paper.item.uuid()).collect()).await?;
        let clash = |row: &Model| {
            let item = papers.iter().find(|paper| paper.id == row.paper)?.item;
            met.item(item).filter(|item| item.restriction.is_some())?;
            let (key, words) = for_members(open.actor(), met.board(item), (&row.seen_by, row.members_of))?;
            Some(Clash { of: row.id.uuid(), key, words: words.into_owned() })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    /// The title says nothing of the paper: it stands in lists, histories and names of files.
    fn made_title(&self, _names: &Names) -> Option<String> {
        Some(rules::title(self))
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("paper-file");

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("What was found in this file"), at: "/workspace/paper-files/{reference}/found", shown_to: &[] }];
}

/// Where files of papers are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::OF_FILES)
}
