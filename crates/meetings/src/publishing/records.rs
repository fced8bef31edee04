//! How publications are stored: what was published, on which day and at what time.

use super::rules;
use crate::{find, gathering};
use ::records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, dates, kind};

kept! {
    /// That something of a meeting was published. The act of publishing writes it, with its moment in the event log.
    Publication "publications" {
        meeting: Id<kind::Meeting>,
        what: String,
        on: NaiveDate,
        at: Option<String>,
        note: Option<String>,
    }
}

/// A publication stands within its meeting.
pub const WITHIN: &[Within] = &[Within { column: "meeting", table: "meetings", within: gathering::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("meeting", "Meeting", at!(meeting))
            .filtered()
            .choice("what", "What was published", "publication-kind", at!(what))
            .filtered()
            .day("on", "On", at!(on))
            .listed()
            .line("at", "At", at!(at))
            .hint("Hours and minutes in England and Wales, such as 16:05")
            .listed()
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let wrong = self.at.as_deref().is_some_and(|at| gathering::rules::time(at).is_none());
        let words = || t("Enter a time of day with hours and minutes, like 10:00 or 14:30").into_owned();
        if wrong { vec![("at", words())] } else { Vec::new() }
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let stored: Vec<Model> = find::among(open, "meeting", rows.iter().map(|row| row.meeting.uuid()).collect()).await?;
        let clash = |row: &Model| {
            let same = |other: &&Model| other.id != row.id && other.meeting == row.meeting && other.what == rules::AGENDA;
            let twice = row.what == rules::AGENDA && stored.iter().any(|other| same(&other));
            let words = t("The agenda of this meeting was published already. Choose late items instead").into_owned();
            twice.then(|| Clash { of: row.id.uuid(), key: "what", words })
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [
            ("what", names.label("publication-kind", &self.what)),
            ("day", &*dates::words(self.on)),
            ("meeting", names.title(self.meeting.uuid())),
        ];
        Some(fill("{what}, published on {day}: {meeting}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// When it was published, in words: `Tuesday 7 March 2017 at 4:05pm`.
    pub fn when(&self) -> String {
        let day = dates::with_weekday(self.on);
        match self.at.as_deref().and_then(gathering::rules::time) {
            Some(time) => fill("{day} at {time}", &[("day", &day), ("time", &gathering::rules::time_words(time))]),
            None => day,
        }
    }
}

/// Where publications are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::OF_PUBLICATIONS)
}
