//! How attendance is stored.

use super::rules;
use crate::{find, gathering};
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use database::Fault;
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, kind};

kept! {
    /// That a seat, a post or an organisation was at a meeting, or was not.
    Attendance "attendances" {
        meeting: Id<kind::Meeting>,
        seat: Option<Id<kind::Seat>>,
        organisation: Option<Id<kind::Organisation>>,
        post: Option<Id<kind::Post>>,
        how: String,
        note: Option<String>,
        arrived_at: Option<String>,
        left_at: Option<String>,
    }
}

const ORGANISATION: Within = Within { column: "organisation", table: "organisations", within: &[] };

/// Attendance stands within its meeting, and within whoever came.
pub const WITHIN: &[Within] = &[
    Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN },
    ORGANISATION,
    Within { column: "post", table: "posts", within: &[ORGANISATION] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .thing("seat", "Seat", at!(seat))
            .hint("The seat on the board, for a member")
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .thing("post", "Post", at!(post))
            .hint("The post, not the name of a person")
            .filtered()
            .choice("how", "How", "meeting-attendance", at!(how))
            .filtered()
            .line("note", "Note", at!(note))
            .hint("For a substitute: for which post")
            .line("arrived_at", "Arrived at", at!(arrived_at))
            .hint("Only for somebody who came late. Hours and minutes, such as 10:40")
            .line("left_at", "Left at", at!(left_at))
            .hint("Only for somebody who left early. Hours and minutes, such as 11:20")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = rules::time_problems(&self.how, self.arrived_at.as_deref(), self.left_at.as_deref());
        if self.organisation.is_none() && self.post.is_none() {
            problems.push(("organisation", t("Select the organisation or the post").into_owned()));
        }
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let stored: Vec<Model> = find::among(open, "meeting", rows.iter().map(|row| row.meeting.uuid()).collect()).await?;
        let clash = |row: &Model| {
            let other = |other: &&Model| other.id != row.id && other.meeting == row.meeting;
            let seat = |other: &Model| row.seat.is_some() && other.seat == row.seat;
            let post = |other: &Model| row.post.is_some() && other.post == row.post;
            let key = stored.iter().filter(other).find_map(|other| match (seat(other), post(other)) {
                (true, _) => Some("seat"),
                (_, true) => Some("post"),
                _ => None,
            })?;
            let words = t("This is recorded for the meeting already. Change that record instead").into_owned();
            Some(Clash { of: row.id.uuid(), key, words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let who = match (self.post, self.organisation) {
            (Some(post), _) => names.title(post.uuid()),
            (None, Some(organisation)) => names.title(organisation.uuid()),
            (None, None) => "",
        };
        let how = names.label("meeting-attendance", &self.how).to_lowercase();
        Some(fill("{who}: {how}, {meeting}", &[("who", who), ("how", &how), ("meeting", names.title(self.meeting.uuid()))]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where attendance is kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
