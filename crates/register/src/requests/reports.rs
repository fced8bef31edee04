//! Requests of the local policing body for reports (Crime and Disorder Act 1998, section 7).

use super::rules::{self, Days};
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::fill;

kept! {
    /// A request to the responsible authorities of a partnership for a report.
    ReportRequest "report_requests" {
        partnership: Id<kind::Partnership>,
        asked_by: Id<kind::Organisation>,
        asked_on: NaiveDate,
        subject: String,
        why_not_effective: String,
        why_reasonable: String,
        due: Option<NaiveDate>,
        received_on: Option<NaiveDate>,
        published_on: Option<NaiveDate>,
        note: Option<String>,
    }
}

/// A request stands within the partnership and the body that asked.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "asked_by", table: "organisations", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Partnership", at!(partnership))
            .hint("The one whose responsible authorities must report")
            .filtered()
            .thing("asked_by", "Asked by", at!(asked_by))
            .hint("The local policing body")
            .filtered()
            .day("asked_on", "Asked on", at!(asked_on))
            .listed()
            .line("subject", "Subject", at!(subject))
            .lines("why_not_effective", "Which functions are not carried out effectively and efficiently", at!(why_not_effective))
            .hint("A report may be asked for only when the local policing body is not satisfied of that")
            .lines("why_reasonable", "Why it is reasonable and proportionate to ask", at!(why_reasonable))
            .day("due", "Due", at!(due))
            .listed()
            .day("received_on", "Received on", at!(received_on))
            .listed()
            .day("published_on", "Published on", at!(published_on))
            .listed()
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(self.days())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        Some(fill("{board}: report on {subject}", &[("board", names.title(self.partnership.uuid())), ("subject", &self.subject)]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    /// Its days.
    pub(crate) fn days(&self) -> Days {
        Days { asked: self.asked_on, due: self.due, received: self.received_on, published: self.published_on }
    }
}

/// Where requests for reports are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
