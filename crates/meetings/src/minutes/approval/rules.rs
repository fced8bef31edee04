//! The way of minutes from a draft to the signature. No database, no clock, no web.

use crate::gathering::rules::APPROVED;
use chrono::NaiveDate;
use values::words::t;

/// The standing of minutes that are being written.
pub const DRAFT: &str = "draft";
/// The standing of minutes that officers have checked.
pub const CHECKED: &str = "checked";
/// The standing of minutes that the chair has agreed.
pub const AGREED: &str = "agreed";

/// An act that brings minutes on, in the order in which they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Officers have checked the draft.
    Check,
    /// The chair has agreed it.
    Agree,
    /// A later meeting has approved them, as they are or with corrections.
    Approve,
    /// They are signed.
    Sign,
}

impl Act {
    /// Every act, in order.
    pub const ALL: [Act; 4] = [Act::Check, Act::Agree, Act::Approve, Act::Sign];

    /// The name that the form sends.
    pub fn key(self) -> &'static str {
        match self {
            Act::Check => "check",
            Act::Agree => "agree",
            Act::Approve => "approve",
            Act::Sign => "sign",
        }
    }

    /// The act with this name.
    pub fn from_key(key: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.key() == key)
    }

    /// The standing of minutes after it. Signing leaves them approved.
    pub fn standing(self) -> &'static str {
        match self {
            Act::Check => CHECKED,
            Act::Agree => AGREED,
            Act::Approve | Act::Sign => APPROVED,
        }
    }
}

/// The act that comes next for minutes of this standing; none when they are signed.
pub fn next(standing: Option<&str>, signed: bool) -> Option<Act> {
    match standing {
        Some(APPROVED) if signed => None,
        Some(APPROVED) => Some(Act::Sign),
        Some(AGREED) => Some(Act::Approve),
        Some(CHECKED) => Some(Act::Agree),
        _ => Some(Act::Check),
    }
}

/// What was sent about an approval or a signature.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sent<'a> {
    /// Whether the meeting that approved them was chosen, or the resolution of one.
    pub approved: bool,
    /// Whether there were corrections; nothing when it was not said.
    pub corrected: Option<bool>,
    /// The corrections in words.
    pub corrections: &'a str,
    /// The day of the signature.
    pub signed_on: Option<NaiveDate>,
}

/// What is missing for this act: the field to mend, and the words.
pub fn problems(act: Act, sent: Sent<'_>) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    let blank = sent.corrections.trim().is_empty();
    match act {
        Act::Check | Act::Agree => {}
        Act::Approve => {
            if !sent.approved {
                problems.push(("approved_by", t("Select the resolution that approved them, or the meeting").into_owned()));
            }
            match sent.corrected {
                None => {
                    problems.push(("corrected", t("Say whether they were approved as they are or with corrections").into_owned()))
                }
                Some(true) if blank => problems.push(("approval", t("Enter the corrections in words").into_owned())),
                Some(false) if !blank => {
                    problems.push(("corrected", t("Choose with corrections, or clear the corrections").into_owned()));
                }
                Some(_) => {}
            }
        }
        Act::Sign if sent.signed_on.is_none() => {
            problems.push(("signed_on", t("Enter the day on which they were signed").into_owned()));
        }
        Act::Sign => {}
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_go_from_draft_to_signature_one_act_after_the_other() {
        let mut standing = None;
        for act in [Act::Check, Act::Agree, Act::Approve] {
            assert_eq!(next(standing, false), Some(act));
            assert_eq!(Act::from_key(act.key()), Some(act));
            standing = Some(act.standing());
        }
        assert_eq!((next(standing, false), next(standing, true)), (Some(Act::Sign), None));
        assert_eq!(next(Some(DRAFT), false), Some(Act::Check), "a draft that was sent back begins again");
    }

    #[test]
    fn an_approval_names_who_approved_and_says_the_corrections() {
        let keys = |sent| problems(Act::Approve, sent).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        let plain = Sent { approved: true, corrected: Some(false), ..Sent::default() };
        assert!(keys(plain).is_empty());
        assert!(keys(Sent { corrected: Some(true), corrections: "An attendance was added", ..plain }).is_empty());
        assert_eq!(keys(Sent { corrected: Some(true), ..plain }), ["approval"]);
        assert_eq!(keys(Sent { corrections: "An attendance was added", ..plain }), ["corrected"]);
        assert_eq!(keys(Sent::default()), ["approved_by", "corrected"]);
        assert_eq!(problems(Act::Sign, Sent::default())[0].0, "signed_on");
        assert!(problems(Act::Check, Sent::default()).is_empty());
    }
}
