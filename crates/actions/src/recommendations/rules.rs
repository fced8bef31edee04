//! What a reply to a recommendation may be, and when it is overdue. No database, no clock, no web.

use chrono::NaiveDate;
use values::words::t;

/// The standing of a reply that has not come.
pub const AWAITED: &str = "awaited";
/// The standing of a reply that does not accept the recommendation.
pub const NOT_ACCEPTED: &str = "not-accepted";

/// Whether a reply should have come before this day and has not. On its last day it is not late yet.
pub fn overdue_on(day: NaiveDate, due: Option<NaiveDate>, standing: &str) -> bool {
    standing == AWAITED && due.is_some_and(|due| due < day)
}

/// What the rules look at in a reply.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looked<'a> {
    /// Whether an organisation is addressed, and whether a partnership is.
    pub addressed: (bool, bool),
    /// How it stands.
    pub standing: &'a str,
    /// What was answered.
    pub reply: Option<&'a str>,
    /// When it was answered.
    pub replied_on: Option<NaiveDate>,
}

/// What is wrong with a reply as a whole: the field to mend, and the words.
///
/// An authority that answers to a crime and disorder committee says in writing what it will do, within 28 days or as soon as it can:
/// Police and Justice Act 2006, section 19; Crime and Disorder (Overview and Scrutiny) Regulations 2009, regulation 6.
pub fn problems(reply: Looked<'_>) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    match reply.addressed {
        (false, false) => {
            problems.push(("organisation", t("Select the organisation or the board that must reply").into_owned()));
        }
        (true, true) => {
            problems
                .push(("partnership", t("Select an organisation or a board, not both. Add a reply for each body").into_owned()));
        }
        _ => {}
    }
    let told = reply.reply.is_some_and(|text| !text.trim().is_empty());
    if reply.standing == AWAITED {
        if told || reply.replied_on.is_some() {
            problems.push(("standing", t("Choose how the body answered, or leave its reply and the day blank").into_owned()));
        }
        return problems;
    }
    if !told {
        let words = match reply.standing == NOT_ACCEPTED {
            true => t("Enter the reasons that the body gave for not accepting it"),
            false => t("Enter what the body answered, and what it will do"),
        };
        problems.push(("reply", words.into_owned()));
    }
    if reply.replied_on.is_none() {
        problems.push(("replied_on", t("Enter the day on which the body replied").into_owned()));
    }
    problems
}
