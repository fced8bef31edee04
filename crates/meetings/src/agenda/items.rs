//! The items of an agenda, as everyone who sees the agenda may see them.

use super::rules::{self, Looked};
use super::sections;
use crate::{find, gathering, papers, publishing};
use ::records::{Beside, Clash, Described, Fields, Register, Shelf, Within, at, kept};
use access::{Open, SeenBy};
use chrono::DateTime;
use database::Fault;
use std::sync::Arc;
use values::clock::london;
use values::words::t;
use values::{Id, kind};

kept! {
    /// An item of an agenda. Its title is the one that is published.
    AgendaItem "agenda_items" {
        section: Id<kind::AgendaSection>,
        position: i64,
        own_number: Option<String>,
        kind: Option<String>,
        purpose: Option<String>,
        presenter: Option<Id<kind::Post>>,
        minutes_allowed: Option<i64>,
        standing: String,
        first_page: Option<i64>,
        last_page: Option<i64>,
        summary: Option<String>,
        recommendations: Option<String>,
        restriction: Option<String>,
        interest_test: Option<String>,
        late_reason: Option<String>,
        priority: Option<Id<kind::Priority>>,
    }
}

/// An item stands within its section.
pub const WITHIN: &[Within] = &[Within { column: "section", table: "agenda_sections", within: sections::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        let fields = Fields::<Self>::new()
            .thing("section", "Section", at!(section))
            .filtered()
            .number("position", "Place in the section", at!(position))
            .hint("The first is 1. On the page of the agenda, items are moved up and down")
            .line("own_number", "Number of its own", at!(own_number))
            .hint("Only when the number is not to be counted")
            .choice("kind", "How it is dealt with", "agenda-item-kind", at!(kind))
            .filtered()
            .choice("purpose", "Purpose", "agenda-item-purpose", at!(purpose))
            .filtered()
            .thing("presenter", "Who presents it", at!(presenter))
            .hint("The post, not the name of a person")
            .number("minutes_allowed", "Minutes allowed", at!(minutes_allowed))
            .choice("standing", "How its papers stand", "agenda-item-standing", at!(standing))
            .filtered()
            .number("first_page", "First page", at!(first_page))
            .number("last_page", "Last page", at!(last_page));
        fields
            .lines("summary", "Summary", at!(summary))
            .searched()
            .lines("recommendations", "Recommendations", at!(recommendations))
            .searched()
            .hint("One to a paragraph. They are numbered")
            .choice("restriction", "Why it is not open to the public", "restriction", at!(restriction))
            .hint("The title above is published all the same. Write what is not for the public into the restricted part")
            .filtered()
            .lines("interest_test", "Why keeping it closed is in the public interest", at!(interest_test))
            .searched()
            .hint("This is published too")
            .lines("late_reason", "Why it cannot wait", at!(late_reason))
            .searched()
            .hint("The chair's reason for an item that came after the agenda was published")
            .thing("priority", "Priority that it serves", at!(priority))
            .filtered()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(Looked {
            kind: self.kind.as_deref(),
            pages: (self.first_page, self.last_page),
            told: [self.summary.as_deref(), self.recommendations.as_deref()],
            restriction: self.restriction.as_deref(),
            interest_test: self.interest_test.as_deref(),
        })
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let without: Vec<&Model> = rows.iter().filter(|row| row.late_reason.is_none()).collect();
        let late = came_late(open, &without).await?;
        let words = t("Enter the chair's reason: the agenda is published, and a later item needs one");
        let clash = |row: &&Model| Clash { of: row.id.uuid(), key: "late_reason", words: words.clone().into_owned() };
        let mut clashes: Vec<Clash> = without.iter().filter(|row| late.contains(&row.id)).map(clash).collect();
        let closed: Vec<&Model> = rows.iter().filter(|row| row.restriction.is_some()).collect();
        let papers: Vec<papers::records::Model> =
            find::among(open, "item", closed.iter().map(|row| row.id.uuid()).collect()).await?;
        let open_paper = |row: &&&Model| papers.iter().any(|it| it.item == row.id && it.seen_by != SeenBy::Members.key());
        let words = t("Choose members of the board that meets only as who sees the papers of this item, then close the item");
        let clash = |row: &&Model| Clash { of: row.id.uuid(), key: "restriction", words: words.clone().into_owned() };
        clashes.extend(closed.iter().filter(open_paper).map(clash));
        Ok(clashes)
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("item");

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Back to the agenda"), at: "/workspace/agenda-items/{reference}/agenda", shown_to: &[] }];
}

/// Which of these items came after the agenda of their meeting was published.
async fn came_late(open: &dyn Open, items: &[&Model]) -> Result<Vec<Id<kind::AgendaItem>>, Fault> {
    let sections = items.iter().map(|item| item.section.uuid()).collect();
    let sections: Vec<sections::Model> = find::among(open, "id", sections).await?;
    let of: std::collections::BTreeSet<_> = sections.iter().map(|section| section.meeting.uuid()).collect();
    let meetings: Vec<gathering::records::Model> = find::among(open, "id", of.clone()).await?;
    let published: Vec<publishing::records::Model> = find::among(open, "meeting", of).await?;
    let late = |item: &&&Model| {
        let section = sections.iter().find(|section| section.id == item.section);
        let meeting = section.and_then(|section| meetings.iter().find(|meeting| meeting.id == section.meeting));
        meeting.is_some_and(|meeting| {
            let agenda = |it: &&publishing::records::Model| it.meeting == meeting.id && it.what == publishing::rules::AGENDA;
            let moment = published.iter().filter(agenda).map(|it| it.added_at).min();
            let added = london(DateTime::from_timestamp(item.added_at, 0).unwrap_or_default()).date_naive();
            rules::came_late(moment, item.added_at, meeting.on < added)
        })
    };
    Ok(items.iter().filter(late).map(|item| item.id).collect())
}

/// Where agenda items are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
