//! How declarations of interest are stored.

use super::rules;
use crate::agenda::{items, sections};
use crate::{attendance, find, gathering};
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use database::Fault;
use std::collections::BTreeSet;
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, kind};

kept! {
    /// That somebody at a meeting declared an interest, and what was done about it.
    Declaration "declarations" {
        meeting: Id<kind::Meeting>,
        item: Option<Id<kind::AgendaItem>>,
        attendance: Option<Id<kind::Attendance>>,
        post: Option<Id<kind::Post>>,
        interest: String,
        category: String,
        done: String,
    }
}

/// A declaration stands within its meeting, its item and whoever made it.
pub const WITHIN: &[Within] = &[
    Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN },
    Within { column: "item", table: "agenda_items", within: items::WITHIN },
    Within { column: "attendance", table: "attendances", within: attendance::records::WITHIN },
    Within { column: "post", table: "posts", within: &[Within { column: "organisation", table: "organisations", within: &[] }] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .thing("item", "Agenda item", at!(item))
            .hint("Blank when it is about the whole meeting")
            .thing("attendance", "Attendance of whoever declared it", at!(attendance))
            .thing("post", "Post of whoever declared it", at!(post))
            .hint("For somebody whose attendance is not recorded. The post, not the name of a person")
            .filtered()
            .lines("interest", "Interest", at!(interest))
            .hint("As it was declared. When it is sensitive under section 32 of the Localism Act 2011, write only that there is one")
            .choice("category", "Category", "interest-category", at!(category))
            .filtered()
            .choice("done", "What was done", "declaration-done", at!(done))
            .filtered()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.attendance.is_some() || self.post.is_some(), self.item.is_some(), &self.done)
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let of = |ids: BTreeSet<_>| ids;
        let items: Vec<items::Model> =
            find::among(open, "id", of(rows.iter().filter_map(|row| row.item).map(Id::uuid).collect())).await?;
        let sections: Vec<sections::Model> =
            find::among(open, "id", of(items.iter().map(|item| item.section.uuid()).collect())).await?;
        let there: Vec<attendance::records::Model> =
            find::among(open, "id", of(rows.iter().filter_map(|row| row.attendance).map(Id::uuid).collect())).await?;
        let other_agenda = |row: &Model| {
            let item = items.iter().find(|item| Some(item.id) == row.item)?;
            sections.iter().find(|section| section.id == item.section).filter(|section| section.meeting != row.meeting)
        };
        let other_meeting = |row: &Model| there.iter().any(|it| Some(it.id) == row.attendance && it.meeting != row.meeting);
        let mut clashes = Vec::new();
        for row in rows {
            if other_agenda(row).is_some() {
                let words = t("Select an item of the agenda of this meeting").into_owned();
                clashes.push(Clash { of: row.id.uuid(), key: "item", words });
            }
            if other_meeting(row) {
                let words = t("Select somebody whose attendance is recorded for this meeting").into_owned();
                clashes.push(Clash { of: row.id.uuid(), key: "attendance", words });
            }
        }
        Ok(clashes)
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let category = names.label("interest-category", &self.category).to_owned();
        let meeting = names.title(self.meeting.uuid());
        Some(match self.post {
            Some(post) => fill(
                "{who}: {category}, {meeting}",
                &[("who", names.title(post.uuid())), ("category", &category), ("meeting", meeting)],
            ),
            None => fill("{category}, {meeting}", &[("category", &category), ("meeting", meeting)]),
        })
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where declarations are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
