//! What an action is and may become. No database, no clock.

use chrono::NaiveDate;
use values::words::t;

/// The standing of an action that is done.
pub const DONE: &str = "done";
/// The standing of an action that was given up.
pub const STOPPED: &str = "stopped";

/// Whether nothing more is to be done.
pub fn is_closed(standing: &str) -> bool {
    matches!(standing, DONE | STOPPED)
}

/// Whether it should have been done before this day and is not. On its last day it is not late yet.
pub fn overdue_on(day: NaiveDate, due: Option<NaiveDate>, standing: &str) -> bool {
    !is_closed(standing) && due.is_some_and(|due| due < day)
}

/// What is wrong with the action as a whole: the field to mend, and the words.
pub fn problems(standing: &str, outcome: Option<&str>, closed: bool) -> Vec<(&'static str, String)> {
    let told = outcome.is_some_and(|outcome| !outcome.trim().is_empty());
    if standing == DONE && !told {
        return vec![(
            "outcome",
            t("Say what came of it, or choose another standing: an action is done when its outcome is known").into_owned(),
        )];
    }
    if closed && !is_closed(standing) {
        let words = t("Choose done or stopped: a meeting closes an action when nothing more is to be done");
        return vec![("standing", words.into_owned())];
    }
    Vec::new()
}
