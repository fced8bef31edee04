//! When interests are asked for again, and where they could conflict. No database, no clock.

use chrono::{Months, NaiveDate};
use values::words::t;

/// The list and the key of the term that says how often interests are asked for, by a number of months in its title.
pub const ASKED_EVERY: (&str, &str) = ("period", "interests-asked-every-months");

/// The category of one who has nothing to declare, by its key in the list `interest-category`.
pub const NOTHING: &str = "nothing-to-declare";

/// The role of those who advise a board, by its key in the list `seat-role`.
pub const ADVISER: &str = "adviser";

/// The number of months that the title of a term names: the first number in it.
pub fn months_in(title: &str) -> Option<u32> {
    let digits: String = title.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|months| *months > 0)
}

/// How the declarations of one post stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It has never declared anything.
    Never,
    /// It declared last on the first day, and should have again by the second.
    Due(NaiveDate, NaiveDate),
    /// It declared within the period.
    Fresh,
}

/// How the declarations stand on this day, when they are asked for every so many months.
pub fn standing(last: Option<NaiveDate>, months: u32, day: NaiveDate) -> Standing {
    let Some(last) = last else { return Standing::Never };
    match last.checked_add_months(Months::new(months)) {
        Some(again) if again < day => Standing::Due(last, again),
        _ => Standing::Fresh,
    }
}

/// What is wrong with an interest: the field to mend, and the words.
pub fn problems(category: &str, what: bool, organisation: bool) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    if category != NOTHING && !what {
        problems.push(("what", t("Write down what the interest is").into_owned()));
    }
    if category == NOTHING && (what || organisation) {
        let words = "Leave out what it is and in whom, or select another category: who has nothing to declare has no interest";
        problems.push(("category", t(words).into_owned()));
    }
    problems
}

/// Why an interest could conflict with the work of a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The organisation sits on the same board.
    SameBoard,
    /// An adviser's organisation gets money on which it advises.
    AdviserGetsMoney,
    /// An adviser has an interest in an organisation that gets money on which it advises.
    AdviserHasInterest,
}

impl Conflict {
    /// Why, in a sentence.
    pub fn words(self) -> std::borrow::Cow<'static, str> {
        match self {
            Conflict::SameBoard => t("This organisation sits on the same board."),
            Conflict::AdviserGetsMoney => t("An organisation that advises on money should not be one that gets it."),
            Conflict::AdviserHasInterest => t("Who advises on money should have no interest in an organisation that gets it."),
        }
    }
}

/// Whether an interest in an organisation could conflict with a seat held for another one on a board where these
/// organisations sit. An interest in one's own organisation does not: everyone knows of it.
pub fn on_board<T: PartialEq>(own: &T, interest_in: Option<&T>, sitting: &[T]) -> Option<Conflict> {
    let other = interest_in.filter(|organisation| *organisation != own)?;
    sitting.contains(other).then_some(Conflict::SameBoard)
}

/// Whether a seat could conflict with the money on which its board advises, because its organisation, or one in which its
/// holder has an interest, is among those that get it.
pub fn of_adviser<T: PartialEq>(role: &str, own: &T, interests_in: &[T], recipients: &[T]) -> Option<Conflict> {
    if role != ADVISER {
        return None;
    }
    if recipients.contains(own) {
        return Some(Conflict::AdviserGetsMoney);
    }
    interests_in.iter().any(|it| recipients.contains(it)).then_some(Conflict::AdviserHasInterest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn interests_are_asked_for_again_after_so_many_months() {
        let last = Some(day("2022-01-15"));
        assert_eq!(standing(last, 12, day("2023-01-15")), Standing::Fresh, "the last day of the year");
        assert_eq!(standing(last, 12, day("2023-01-16")), Standing::Due(day("2022-01-15"), day("2023-01-15")));
        assert_eq!(standing(last, 24, day("2023-01-16")), Standing::Fresh);
        assert_eq!(standing(None, 12, day("2023-01-16")), Standing::Never);
        assert!(Standing::Never < standing(last, 12, day("2023-01-16")), "never comes before late");
        assert_eq!(standing(Some(day("2024-02-29")), 12, day("2025-03-01")), Standing::Due(day("2024-02-29"), day("2025-02-28")));
    }

    #[test]
    fn the_period_is_read_from_the_words_of_its_term() {
        assert_eq!(months_in("Interests are asked for every 12 months"), Some(12));
        assert_eq!((months_in("every 6"), months_in("every year"), months_in("0 months")), (Some(6), None, None));
    }

    #[test]
    fn an_interest_says_what_it_is_unless_there_is_none() {
        let keys = |category, what, organisation| {
            problems(category, what, organisation).into_iter().map(|(key, _)| key).collect::<Vec<_>>()
        };
        assert_eq!(keys("land", false, true), ["what"]);
        assert!(keys("land", true, false).is_empty() && keys(NOTHING, false, false).is_empty());
        assert_eq!(keys(NOTHING, false, true), ["category"]);
    }

    #[test]
    fn an_interest_in_a_member_of_the_board_could_conflict_and_one_in_the_own_body_does_not() {
        let sitting = ["council", "police", "charity"];
        assert_eq!(on_board(&"council", Some(&"charity"), &sitting), Some(Conflict::SameBoard));
        assert_eq!(on_board(&"council", Some(&"council"), &sitting), None);
        assert_eq!(on_board(&"council", Some(&"bakery"), &sitting), None);
        assert_eq!(on_board(&"council", None, &sitting), None);
    }

    #[test]
    fn an_adviser_does_not_bid() {
        let recipients = ["charity"];
        assert_eq!(of_adviser(ADVISER, &"charity", &[], &recipients), Some(Conflict::AdviserGetsMoney));
        assert_eq!(of_adviser(ADVISER, &"council", &["charity"], &recipients), Some(Conflict::AdviserHasInterest));
        assert_eq!(of_adviser("member", &"charity", &[], &recipients), None);
        assert_eq!(of_adviser(ADVISER, &"council", &["bakery"], &recipients), None);
    }
}
