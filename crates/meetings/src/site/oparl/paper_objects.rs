//! The objects of OParl 1.1 about papers: the paper, its file, and where it was before a board. Pure.

use super::SYSTEM;
use super::objects::{Told, kind, meeting_id, seconds};
use crate::gathering::whole::Item;
use crate::papers::files::find::FileHead;
use crate::papers::records::Model as Paper;
use serde_json::{Value, json};
use values::slug;

/// A paper with what its objects tell.
pub(super) struct Laid<'a> {
    pub(super) paper: &'a Paper,
    /// The meeting with all its items.
    pub(super) told: &'a Told<'a>,
    pub(super) item: &'a Item,
    /// The newest file, when one was uploaded.
    pub(super) file: Option<&'a FileHead>,
}

impl Laid<'_> {
    fn id(&self, base: &str, list: &str) -> String {
        format!("{base}{SYSTEM}/{list}/{}", self.paper.reference)
    }

    /// Where a person reads it.
    fn web(&self, base: &str) -> String {
        format!("{base}/meetings/{}/items/{}", self.told.meeting.reference, slug::from_title(&self.item.number))
    }

    /// The paper.
    pub(super) fn paper(&self, base: &str) -> Value {
        let (paper, names) = (self.paper, self.told.names);
        json!({
            "id": self.id(base, "papers"),
            "type": kind("Paper"),
            "body": format!("{base}{SYSTEM}/body"),
            "name": paper.title,
            "reference": format!("{} {}", self.item.number, paper.position),
            "date": self.told.agenda_published,
            "paperType": names.label("paper-kind", &paper.kind),
            "mainFile": self.file(base),
            "consultation": [self.consultation(base)],
            "created": seconds(paper.added_at),
            "modified": seconds(paper.changed_at),
            "web": self.web(base),
        })
    }

    /// Its file: what was uploaded, or what is written here as PDF; nothing when there is neither.
    pub(super) fn file(&self, base: &str) -> Option<Value> {
        let paper = self.paper;
        let (address, mime) = match self.file {
            Some(file) => ("file", file.media_type.as_str()),
            None => ("pdf", paper.body.as_ref().map(|_| files::FileKind::Pdf.mime())?),
        };
        let address = format!("{base}/meetings/papers/{}/{address}", paper.reference);
        Some(json!({
            "id": self.id(base, "files"),
            "type": kind("File"),
            "name": paper.title,
            "fileName": self.file.map(|file| &file.name),
            "mimeType": mime,
            "size": self.file.map(|file| file.size),
            "accessUrl": address,
            "downloadUrl": address,
            "paper": [self.id(base, "papers")],
            "created": seconds(paper.added_at),
            "modified": seconds(paper.changed_at),
            "web": self.web(base),
        }))
    }

    /// Where it was before a board.
    pub(super) fn consultation(&self, base: &str) -> Value {
        let (paper, names) = (self.paper, self.told.names);
        let board = names.reference(self.told.series.partnership.uuid());
        let organizations: Vec<String> = board.map(|board| format!("{base}{SYSTEM}/organizations/{board}")).into_iter().collect();
        json!({
            "id": self.id(base, "consultations"),
            "type": kind("Consultation"),
            "paper": self.id(base, "papers"),
            "agendaItem": format!("{base}{SYSTEM}/agenda-items/{}", self.item.model.reference),
            "meeting": meeting_id(base, &self.told.meeting.reference),
            "organization": organizations,
            "role": self.item.model.purpose.as_deref().map(|key| names.label("agenda-item-purpose", key)),
            "created": seconds(paper.added_at),
            "modified": seconds(paper.changed_at),
            "web": self.web(base),
        })
    }
}
