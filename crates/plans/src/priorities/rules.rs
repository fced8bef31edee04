//! What must hold for a priority as a whole.

use super::records::Model;
use crate::plans::rules::ends_after_start;
use values::words::t;

/// The kind of priority that has a thread of its own. The others are principles, promises and opportunities of a plan.
pub const PRIORITY: &str = "priority";

/// What is wrong with the priority as a whole.
pub fn problems(priority: &Model) -> Vec<(&'static str, String)> {
    let mut problems: Vec<_> = ends_after_start(priority.from, priority.to).into_iter().collect();
    if priority.to.zip(priority.decided_on).is_some_and(|(to, decided)| decided > to) {
        problems.push(("decided_on", t("The decision must come before the last day").into_owned()));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_priority_is_decided_before_it_ends() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let safeguarding =
            Model { from: day(2016, 3, 16), to: day(2017, 3, 31), decided_on: day(2016, 3, 16), ..Model::default() };
        assert!(problems(&safeguarding).is_empty());
        let late = Model { decided_on: day(2017, 4, 1), ..safeguarding.clone() };
        assert_eq!(problems(&late)[0].0, "decided_on");
        let backwards = Model { to: day(2016, 3, 15), decided_on: None, ..safeguarding };
        assert_eq!(problems(&backwards)[0].0, "to");
    }
}
