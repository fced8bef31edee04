//! The stored form of an organisation.

use crate::organisations::rules::{identifier_problem, list_of};
use crate::{find, spans};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Beside, Clash, Described, Fields, Register, Shelf, at, kept, terms};
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::sync::Arc;
use values::Id;
use values::kind::{self, Marked};
use values::words::{fill, t};

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
            .dated()
            .day("to", "Until", at!(to))
            .listed()
            .lines("about", "About", at!(about))
            .searched()
            .hint("What it does, in one or two sentences")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let identifier = self.identifier.as_deref().and_then(identifier_problem).map(|words| ("identifier", words));
        identifier.into_iter().chain(spans::problem(self.from, self.to)).collect()
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        if rows.iter().all(|row| row.identifier.is_none()) {
            return Ok(Vec::new());
        }
        let has_one = Condition::all().add(find::column(kind::Organisation::KIND, "identifier").is_not_null());
        let stored: Vec<Model> = find::all(open, has_one).await?;
        let lists: Vec<terms::Model> = find::with(open, "list", IDENTIFIER_LISTS).await?;
        let lists: Vec<String> = lists.into_iter().map(|term| term.key.to_uppercase()).collect();
        let clash =
            |row: &Model| Some(Clash { of: row.id.uuid(), key: "identifier", words: row.identifier_clash(&stored, &lists)? });
        Ok(rows.iter().filter_map(clash).collect())
    }

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Boards with and without its seat"), at: "/workspace/seats-of/{reference}", shown_to: &[] }];
}

/// The list of the lists from which identifiers are taken, as org-id.guide has them. A site without any takes them all.
const IDENTIFIER_LISTS: &str = "identifier-list";

impl Model {
    /// What is wrong with its identifier beside the other organisations and the lists that the site knows.
    fn identifier_clash(&self, stored: &[Model], lists: &[String]) -> Option<String> {
        let identifier = self.identifier.as_deref()?;
        let list = list_of(identifier)?;
        if !lists.is_empty() && !lists.iter().any(|known| known == list) {
            let words = "There is no list {list}. The lists are: {lists}";
            return Some(fill(words, &[("list", list), ("lists", &lists.join(", "))]));
        }
        let same = |other: &&Model| {
            other.id != self.id
                && other.identifier.as_deref().is_some_and(|text| text.eq_ignore_ascii_case(identifier))
                && spans::meet((other.from, other.to), (self.from, self.to))
        };
        stored.iter().find(same).map(|_| {
            t("Another organisation has this identifier on the same days. Enter its own, or end the other one first").into_owned()
        })
    }
}

/// Where organisations are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
