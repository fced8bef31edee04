//! What a declaration may be, and what follows from it. No database, no clock, no web.

use values::words::t;

/// An interest was declared, and its holder stayed and took part.
pub const DECLARED: &str = "declared";
/// It was declared, and its holder did not vote.
pub const NO_VOTE: &str = "declared-no-vote";
/// It was declared, and its holder left the room for the item.
pub const LEFT: &str = "left";

/// The categories of a disclosable pecuniary interest, by the keys of the list `interest-category`: the Relevant Authorities
/// (Disclosable Pecuniary Interests) Regulations 2012, SI 2012/1464. Whoever has one may neither speak nor vote on the item without
/// a dispensation (Localism Act 2011, sections 31 and 33).
const PECUNIARY: [&str; 7] = ["employment", "sponsorship", "contracts", "land", "licences", "corporate-tenancies", "securities"];

/// Whether it is a disclosable pecuniary interest.
pub fn is_pecuniary(category: &str) -> bool {
    PECUNIARY.contains(&category)
}

/// Whether somebody with such an interest seems to have stayed for an item on which the law asks them not to take part.
pub fn stayed(category: &str, done: &str) -> bool {
    is_pecuniary(category) && !matches!(done, NO_VOTE | LEFT)
}

/// What is wrong with a declaration: the field to mend, and the words.
pub fn problems(who: bool, item: bool, done: &str) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    if !who {
        problems.push(("post", t("Select the attendance or the post").into_owned()));
    }
    if !item && matches!(done, NO_VOTE | LEFT) {
        problems.push(("item", t("Select the item for which they left or did not vote").into_owned()));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_left_or_did_not_vote_did_so_for_an_item() {
        let keys = |who, item, done| problems(who, item, done).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert!(keys(true, false, DECLARED).is_empty() && keys(true, true, LEFT).is_empty());
        assert_eq!(keys(true, false, LEFT), ["item"]);
        assert_eq!(keys(false, false, NO_VOTE), ["post", "item"]);
    }

    #[test]
    fn a_pecuniary_interest_keeps_its_holder_from_the_vote_and_others_do_not() {
        assert!(stayed("land", DECLARED) && stayed("securities", "none"));
        assert!(!stayed("land", LEFT) && !stayed("contracts", NO_VOTE));
        assert!(!stayed("non-pecuniary", DECLARED), "a non-pecuniary interest is declared, and that is all");
    }
}
