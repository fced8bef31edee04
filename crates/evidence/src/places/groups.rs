//! Comparison groups: places that a publisher calls alike, such as most similar groups, for a stretch of time.

use crate::imports::reading::Code;
use ::records::{Described, Fields, Register, Shelf, at, kept};
use chrono::NaiveDate;
use std::sync::Arc;
use values::Id;
use values::kind::Source;
use values::words::{fill, t};

kept! {
    /// Places that are compared with one another because somebody found them alike.
    ComparisonGroup "comparison_groups" {
        of: Option<String>,
        members: String,
        publisher: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        source: Option<Id<Source>>,
        note: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .line("of", "ONS code of the place that it was made for", at!(of))
            .hint("Leave this empty if the group is the same for each of its members")
            .lines("members", "ONS codes of its places", at!(members))
            .hint("One per line, like E07000105")
            .line("publisher", "Who made the group", at!(publisher))
            .listed()
            .day("from", "From", at!(from))
            .listed()
            .day("to", "Until", at!(to))
            .listed()
            .thing("source", "Source", at!(source))
            .lines("note", "How the places are alike", at!(note))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let wanted = || t("Enter an ONS code: one capital letter and 8 digits, like E07000105").into_owned();
        if self.of.as_deref().is_some_and(|code| Code::read(code.trim().as_bytes()).is_none()) {
            problems.push(("of", wanted()));
        }
        let wrong: Vec<&str> = self.lines().filter(|line| Code::read(line.as_bytes()).is_none()).collect();
        if let Some(first) = wrong.first() {
            problems
                .push(("members", fill("“{line}” is not an ONS code. Enter one per line, like E07000105", &[("line", first)])));
        } else if self.codes().len() < 2 {
            problems.push(("members", t("Enter at least two places, one per line").into_owned()));
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }
}

impl Model {
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.members.lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// The codes of its places, in their order, without the place that it was made for.
    pub fn codes(&self) -> Vec<Code> {
        self.lines().filter_map(|line| Code::read(line.as_bytes())).collect()
    }

    /// Whether a place is compared by this group on this day.
    pub fn is_for(&self, place: Code, day: NaiveDate) -> bool {
        let own = match self.of.as_deref() {
            Some(of) => Code::read(of.trim().as_bytes()) == Some(place),
            None => self.codes().contains(&place),
        };
        own && values::dates::within(day, self.from, self.to)
    }
}

/// The shelf of comparison groups.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_holds_for_the_place_that_it_was_made_for_or_for_each_of_its_members() {
        let code = |text: &str| Code::read(text.as_bytes()).expect("a code");
        let day = |year| NaiveDate::from_ymd_opt(year, 6, 1).expect("a day");
        let group = Model { members: "E07000105\r\n E07000106 \n".into(), from: Some(day(2020)), ..Model::default() };
        assert!(group.problems().is_empty());
        assert!(group.is_for(code("E07000106"), day(2020)) && !group.is_for(code("E07000106"), day(2019)));
        assert!(!group.is_for(code("E07000107"), day(2020)));
        let made_for = Model { of: Some("E07000107".into()), ..group };
        assert!(made_for.is_for(code("E07000107"), day(2020)) && !made_for.is_for(code("E07000106"), day(2020)));
        let wrong = Model { members: "Ashford\nE07000105".into(), ..Model::default() };
        assert!(wrong.problems()[0].1.starts_with("“Ashford” is not an ONS code"));
    }
}
