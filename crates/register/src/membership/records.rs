//! The stored form of a membership rule.

use crate::spans;
use chrono::NaiveDate;
use records::{Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;

kept! {
    /// A rule of law: which kind of organisation belongs to which kind of board, where, and between which days.
    Requirement "requirements" {
        organisation_kind: String,
        partnership_kind: String,
        place_kind: Option<String>,
        country: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        how: String,
        authority: Option<String>,
        citation: String,
        note: Option<String>,
    }
}

/// The key of the list `requirement-how` for bodies that may belong but need not.
const MAY: &str = "may-belong";

/// The kind of board whose bodies the law calls responsible authorities (Crime and Disorder Act 1998, s 5).
pub(crate) const OF_AUTHORITIES: &str = "community-safety-partnership";

impl Model {
    /// Whether the bodies are what the law calls responsible authorities.
    pub fn names_an_authority(&self) -> bool {
        self.authority.is_some() && self.partnership_kind == OF_AUTHORITIES
    }

    /// Whether the bodies must belong; otherwise they may.
    pub fn is_must(&self) -> bool {
        self.how != MAY
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("organisation_kind", "Kind of organisation", "organisation-kind", at!(organisation_kind))
            .filtered()
            .choice("partnership_kind", "Kind of board", "partnership-kind", at!(partnership_kind))
            .filtered()
            .choice("place_kind", "Only in this kind of place", "place-kind", at!(place_kind))
            .hint("For boards that serve such a place. Leave blank when the rule holds everywhere")
            .listed()
            .choice("country", "Country", "country", at!(country))
            .hint("Leave blank when the rule holds in England and in Wales")
            .listed()
            .day("from", "From", at!(from))
            .listed()
            .day("to", "Until", at!(to))
            .listed()
            .choice("how", "How it belongs", "requirement-how", at!(how))
            .filtered()
            .choice("authority", "Counts as", "authority-kind", at!(authority))
            .hint("Bodies that the law counts as one responsible authority, such as county and district council, count once")
            .line("citation", "Where the law says so", at!(citation))
            .hint("The Act or the regulations, with the section")
            .lines("note", "Note", at!(note))
            .hint("Say what was not checked against the source")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        spans::problem(self.from, self.to).into_iter().collect()
    }
}

/// Where membership rules are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
