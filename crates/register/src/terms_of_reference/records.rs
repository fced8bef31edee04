//! The stored form of one version of a board's terms of reference.

use crate::find;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Clash, Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// One version of the terms of reference of a board.
    TermsOfReference "terms_of_reference" {
        partnership: Id<kind::Partnership>,
        number: i64,
        agreed_on: NaiveDate,
        review_on: Option<NaiveDate>,
        text: String,
        source: Option<String>,
    }
}

/// Terms of reference stand within their board.
pub const WITHIN: &[Within] = &[Within { column: "partnership", table: "partnerships", within: &[] }];

/// The longest text, in characters: far more than any board has written, and quick to compare.
const LONGEST: usize = 200_000;

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .filtered()
            .number("number", "Version", at!(number))
            .hint("1 for the first, then 2, and so on")
            .listed()
            .day("agreed_on", "Agreed on", at!(agreed_on))
            .dated()
            .hint("It is in force from this day until the next version is agreed")
            .listed()
            .day("review_on", "Review due on", at!(review_on))
            .listed()
            .long("text", "Text", at!(text))
            .searched()
            .hint("A new line for each paragraph")
            .line("source", "Source", at!(source))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if self.number < 1 {
            problems.push(("number", t("Enter 1 or more").into_owned()));
        }
        if self.review_on.is_some_and(|review| review <= self.agreed_on) {
            problems.push(("review_on", t("Enter a day after the day on which this version was agreed").into_owned()));
        }
        if self.text.chars().count() > LONGEST {
            problems.push(("text", t("Enter at most 200,000 characters").into_owned()));
        }
        problems
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let boards = rows.iter().map(|row| row.partnership.uuid()).collect();
        let stored: Vec<Model> = find::among(open, "partnership", boards).await?;
        let words = || t("Enter a day that fits the other versions: a later version is agreed after an earlier one").into_owned();
        let clash = |row: &&Model| stored.iter().any(|other| row.out_of_order(other));
        Ok(rows.iter().filter(clash).map(|row| Clash { of: row.id.uuid(), key: "agreed_on", words: words() }).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("board", names.title(self.partnership.uuid())), ("number", &*self.number.to_string())];
        Some(fill("Terms of reference of {board}, version {number}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

impl Model {
    fn out_of_order(&self, other: &Model) -> bool {
        let later = self.number > other.number && self.agreed_on < other.agreed_on;
        let earlier = self.number < other.number && self.agreed_on > other.agreed_on;
        self.partnership == other.partnership && self.id != other.id && (later || earlier)
    }

    /// Whether its review should have been by this day.
    pub(crate) fn review_was_due(&self, day: NaiveDate) -> bool {
        self.review_on.is_some_and(|review| review < day)
    }
}

/// The version in force on this day: the last that was agreed by then.
pub(crate) fn in_force(versions: &[Model], day: NaiveDate) -> Option<&Model> {
    versions.iter().filter(|version| version.agreed_on <= day).max_by_key(|version| version.number)
}

/// Where terms of reference are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn version(number: i64, agreed: &str) -> Model {
        let id = Id::of(Uuid::from_u128(u128::from(number.unsigned_abs())));
        Model { id, number, agreed_on: day(agreed), ..Model::default() }
    }

    #[test]
    fn the_last_version_agreed_is_in_force() {
        let versions = [version(1, "2015-04-01"), version(3, "2021-04-01"), version(2, "2018-04-01")];
        let number = |on: &str| in_force(&versions, day(on)).map(|version| version.number);
        assert_eq!((number("2015-03-31"), number("2018-03-31"), number("2018-04-01")), (None, Some(1), Some(2)));
    }

    #[test]
    fn a_later_version_is_agreed_later() {
        let first = version(1, "2015-04-01");
        assert!(version(2, "2015-03-31").out_of_order(&first) && !version(2, "2015-04-01").out_of_order(&first));
        assert!(first.out_of_order(&version(2, "2014-04-01")));
        assert_eq!(version(0, "2015-04-01").problems().first().map(|(key, _)| *key), Some("number"));
        let review = Model { review_on: Some(day("2015-04-01")), ..first };
        assert_eq!(review.problems().first().map(|(key, _)| *key), Some("review_on"));
        assert!(review.review_was_due(day("2015-04-02")) && !review.review_was_due(day("2015-04-01")));
    }
}
