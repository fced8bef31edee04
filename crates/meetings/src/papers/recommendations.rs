//! What a paper recommends, one by one, and what became of it at the meeting.

use super::records as papers;
use crate::agenda::closed::{Met, for_members};
use crate::find;
use crate::minutes::{records as minutes, resolutions};
use ::records::{Beside, Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use database::Fault;
use std::borrow::Cow;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// Something that a paper recommends. Its title is made from its words.
    ReportRecommendation "report_recommendations" {
        paper: Id<kind::Paper>,
        position: i64,
        words: String,
        resolution: Option<Id<kind::Resolution>>,
    }
}

/// A recommendation stands within its paper.
pub const WITHIN: &[Within] = &[Within { column: "paper", table: "papers", within: papers::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("paper", "Paper", at!(paper))
            .filtered()
            .number("position", "Place in the paper", at!(position))
            .hint("The first is 1")
            .lines("words", "Recommended", at!(words))
            .searched()
            .hint("As it follows the word recommended: that the partnership agree the priorities")
            .thing("resolution", "What was resolved on it", at!(resolution))
            .hint("Blank until the meeting resolved something")
            .filtered()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let wrong = self.position < 1;
        if wrong { vec![("position", t("Enter a number from 1 up").into_owned())] } else { Vec::new() }
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let papers: Vec<papers::Model> = find::among(open, "id", rows.iter().map(|row| row.paper.uuid()).collect()).await?;
        let met = Met::of(open, papers.iter().map(|paper| paper.item.uuid()).collect()).await?;
        let of = rows.iter().filter_map(|row| row.resolution).map(Id::uuid).collect();
        let resolutions: Vec<resolutions::Model> = find::among(open, "id", of).await?;
        let of = resolutions.iter().map(|resolution| resolution.minute.uuid()).collect();
        let minutes: Vec<minutes::Model> = find::among(open, "id", of).await?;
        let resolved_at = |row: &Model| {
            let resolution = resolutions.iter().find(|it| Some(it.id) == row.resolution)?;
            minutes.iter().find(|minute| minute.id == resolution.minute).map(|minute| minute.meeting)
        };
        let clash = |row: &Model| {
            let item = papers.iter().find(|paper| paper.id == row.paper)?.item;
            let clash = |key, words: Cow<'static, str>| Clash { of: row.id.uuid(), key, words: words.into_owned() };
            if resolved_at(row).is_some_and(|meeting| met.meeting(item).is_none_or(|known| known.id != meeting)) {
                return Some(clash("resolution", t("Select something that the same meeting resolved")));
            }
            met.item(item).filter(|item| item.restriction.is_some())?;
            let (key, words) = for_members(open.actor(), met.board(item), (&row.seen_by, row.members_of))?;
            Some(clash(key, words))
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, _names: &Names) -> Option<String> {
        let mut letters = self.words.trim().chars();
        let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
        Some(first + &letters.as_str().replace('\n', " "))
    }

    const WITHIN: &'static [Within] = WITHIN;

    const NEUTRAL: Option<&'static str> = Some("recommendation");

    const BESIDE: &'static [Beside] = &[Beside {
        words: || t("Back to the agenda"),
        at: "/workspace/report-recommendations/{reference}/agenda",
        shown_to: &[],
    }];
}

/// Where recommendations of papers are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
