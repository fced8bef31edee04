//! The rule for small numbers as the site sets it, from a day on: below which number counts are withheld.

use super::Threshold;
use ::records::{Clash, Described, Fields, Names, Register, Shelf, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::words::{fill, t};

/// The word for yes in the list `yes-no`.
const YES: &str = "yes";
/// No site withholds counts as large as this: nothing would be left to read.
const HIGHEST: i64 = 100;

kept! {
    /// Below which number counts are withheld, from a day on.
    SmallNumberRule "small_number_rules" {
        below: i64,
        nought_too: String,
        from: NaiveDate,
        to: Option<NaiveDate>,
        source: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .number("below", "Counts below this are withheld", at!(below))
            .hint("5 is usual for crime and for health. With 0 nothing is withheld")
            .listed()
            .choice("nought_too", "Whether zero is withheld too", "yes-no", at!(nought_too))
            .hint("Zero says that nobody is concerned, so it is usually shown")
            .day("from", "From", at!(from))
            .dated()
            .listed()
            .day("to", "Until", at!(to))
            .listed()
            .lines("source", "Where the rule is written", at!(source))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if !(0..=HIGHEST).contains(&self.below) {
            problems.push(("below", t("Enter a number from 0 to 100").into_owned()));
        }
        if self.to.is_some_and(|to| to < self.from) {
            problems.push(("to", t("The last day must be the same as or after the first day").into_owned()));
        }
        problems
    }

    fn made_title(&self, _: &Names) -> Option<String> {
        let (below, from) = (self.below.to_string(), values::dates::words(self.from));
        Some(fill("Counts below {below} are withheld, from {from}", &[("below", &below), ("from", &from)]))
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let all: Vec<Model> = find::all(open, sea_orm::Condition::all()).await?;
        let same_day = |row: &&Model| all.iter().any(|other| other.id != row.id && other.from == row.from);
        let words = || t("There is a rule from this day already: change that one, or enter another day").into_owned();
        Ok(rows.iter().filter(same_day).map(|row| Clash { of: row.id.uuid(), key: "from", words: words() }).collect())
    }
}

/// The rule that holds on this day: of those in force, the one that came last; the usual one when the site has none.
pub fn on(rules: &[Model], day: NaiveDate) -> Threshold {
    let holds = |rule: &&Model| rule.from <= day && rule.to.is_none_or(|to| day <= to);
    let latest = rules.iter().filter(holds).max_by_key(|rule| rule.from);
    latest.map_or_else(Threshold::default, |rule| Threshold {
        below: u64::try_from(rule.below).unwrap_or(0),
        nought_too: rule.nought_too == YES,
    })
}

/// The rule that holds today. It is the same for everybody, whoever may see the record of it.
///
/// # Errors
/// The database did not answer.
pub async fn today(open: &dyn Open) -> Result<Threshold, Fault> {
    use sea_orm::EntityTrait;
    let all = Entity::find().all(open.on()).await?;
    Ok(on(&all, open.today()))
}

/// The shelf of rules for small numbers.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(below: i64, from: (i32, u32, u32), to: Option<(i32, u32, u32)>) -> Model {
        let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        Model { below, nought_too: "no".into(), from: day(from), to: to.map(day), ..Model::default() }
    }

    #[test]
    fn the_rule_that_came_last_holds_and_without_one_five_is_the_threshold() {
        let rules = [rule(3, (2020, 1, 1), None), rule(10, (2025, 4, 1), Some((2026, 3, 31)))];
        let below = |year, month, day| on(&rules, NaiveDate::from_ymd_opt(year, month, day).expect("a day")).below;
        assert_eq!([below(2019, 12, 31), below(2020, 1, 1), below(2025, 4, 1), below(2026, 4, 1)], [5, 3, 10, 3]);
    }
}
