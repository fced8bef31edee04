//! The stored form of a place.

use crate::{circles, find, spans};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Clash, Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::t;

kept! {
    /// A place: a county, a district, the area of a force.
    Place "places" {
        kind: String,
        ons_code: Option<String>,
        inside: Option<Id<kind::Place>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("kind", "Kind of place", "place-kind", at!(kind))
            .filtered()
            .line("ons_code", "ONS code", at!(ons_code))
            .hint("The code of the Office for National Statistics, like E07000105")
            .listed()
            .thing("inside", "Inside", at!(inside))
            .hint("The next larger place")
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .lines("note", "Note", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems: Vec<_> = spans::problem(self.from, self.to).into_iter().collect();
        let stored = !self.id.uuid().is_nil();
        if stored && self.inside == Some(self.id) {
            problems.push(("inside", t("A place cannot lie inside itself: select a larger one").into_owned()));
        }
        if self.ons_code.as_deref().is_some_and(|code| !is_ons_code(code)) {
            problems.push(("ons_code", t("Enter an ONS code: one capital letter and 8 digits, like E07000105").into_owned()));
        }
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        if rows.iter().all(|row| row.inside.is_none()) {
            return Ok(Vec::new());
        }
        let places: Vec<Model> = find::all(open, sea_orm::Condition::all()).await?;
        let goes_round = |row: &&Model| {
            let inside = places.iter().filter_map(|place| Some((place.id.uuid(), place.inside?.uuid())));
            row.inside.is_some_and(|outer| circles::leads(inside, outer.uuid(), row.id.uuid()))
        };
        let words = || t("Select a larger place: this one lies inside the first already").into_owned();
        Ok(rows.iter().filter(goes_round).map(|row| Clash { of: row.id.uuid(), key: "inside", words: words() }).collect())
    }
}

/// One letter for the country and eight digits.
fn is_ons_code(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 9 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_digit)
}

/// Where places are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_kent_pass_and_others_are_told_the_form() {
        for code in ["E23000032", "E10000016", "E06000035", "E07000105", "W06000015"] {
            assert!(is_ons_code(code), "{code}");
        }
        for code in ["e07000105", "E0700010", "E070001050", "07000105E", "É7000105"] {
            assert!(!is_ons_code(code), "{code}");
        }
    }

    #[test]
    fn no_place_lies_inside_itself() {
        let id = Id::of(uuid::Uuid::from_u128(7));
        let place = Model { id, inside: Some(id), ..Model::default() };
        assert_eq!(place.problems().iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["inside"]);
        assert!(Model { inside: Some(id), ..Model::default() }.problems().is_empty());
    }
}
