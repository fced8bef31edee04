//! The stored form of an organisation.

use crate::organisations::rules::identifier_problem;
use crate::spans;
use chrono::NaiveDate;
use records::{Also, Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::t;

kept! {
    /// An organisation, through time. One that changes its name or its law is a new one, joined by a succession.
    Organisation "organisations" {
        kind: String,
        place: Option<Id<kind::Place>>,
        identifier: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        about: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("kind", "Kind of organisation", "organisation-kind", at!(kind))
            .filtered()
            .thing("place", "Place", at!(place))
            .hint("The place that it serves")
            .filtered()
            .line("identifier", "Organisation identifier", at!(identifier))
            .hint("From org-id.guide, like GB-LAE-KEN or GB-COH-01234567")
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .listed()
            .lines("about", "About", at!(about))
            .hint("What it does, in one or two sentences")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let identifier = self.identifier.as_deref().and_then(identifier_problem).map(|words| ("identifier", words));
        identifier.into_iter().chain(spans::problem(self.from, self.to)).collect()
    }

    const ALSO: &'static [Also] = &[Also { words: || t("Boards with and without its seat"), under: super::boards::SEATS_OF }];
}

/// Where organisations are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
