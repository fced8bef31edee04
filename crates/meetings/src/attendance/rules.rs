//! Counting who was there. No database, no clock, no web.

use crate::gathering::rules::time;
use crate::series::rules::Quorum;
use chrono::NaiveTime;
use values::words::t;

/// A member who came.
pub const PRESENT: &str = "present";
/// Somebody who came for a member.
pub const SUBSTITUTE: &str = "substitute";
/// Somebody who came and is no member.
pub const IN_ATTENDANCE: &str = "in-attendance";
/// A member who said that they could not come.
pub const APOLOGIES: &str = "apologies";
/// A member who did not come and did not say so.
pub const ABSENT: &str = "absent";

/// Whether somebody who came so counts for the quorum.
pub fn counts(how: &str) -> bool {
    matches!(how, PRESENT | SUBSTITUTE)
}

/// Whether enough were there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorate {
    /// How many came who count.
    pub there: u32,
    /// How many must.
    pub needed: u32,
}

impl Quorate {
    /// Whether it is enough.
    pub fn enough(self) -> bool {
        self.there >= self.needed
    }
}

/// Whether enough were there, by the series' quorum and the seats in force that day; none when the series has no quorum.
pub fn quorate(quorum: Option<&str>, seats: usize, how: impl Iterator<Item = impl AsRef<str>>) -> Option<Quorate> {
    let quorum = quorum.and_then(Quorum::read)?;
    let there = how.filter(|how| counts(how.as_ref())).count();
    Some(Quorate { there: u32::try_from(there).unwrap_or(u32::MAX), needed: quorum.of(u32::try_from(seats).unwrap_or(u32::MAX)) })
}

/// What is wrong with when somebody came and went: the field to mend, and the words.
pub fn time_problems(how: &str, arrived: Option<&str>, left: Option<&str>) -> Vec<(&'static str, String)> {
    let words = || t("Enter a time of day with hours and minutes, like 10:00 or 14:30").into_owned();
    let mut problems = Vec::new();
    for (key, typed) in [("arrived_at", arrived), ("left_at", left)] {
        match typed {
            Some(typed) if time(typed).is_none() => problems.push((key, words())),
            Some(_) if matches!(how, APOLOGIES | ABSENT) => {
                problems.push((key, t("Leave this blank, or say that they came").into_owned()));
            }
            _ => {}
        }
    }
    if let (Some(arrived), Some(left)) = (arrived.and_then(time), left.and_then(time))
        && left <= arrived
    {
        problems.push(("left_at", t("Enter a time after they arrived").into_owned()));
    }
    problems
}

/// When somebody who counts for the quorum was there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stay {
    /// When they came, if late.
    pub arrived: Option<NaiveTime>,
    /// When they went, if early.
    pub left: Option<NaiveTime>,
}

impl Stay {
    /// Whether they were there when an item began. An item of which nobody wrote the time counts whoever came.
    pub fn covers(self, began: Option<NaiveTime>) -> bool {
        let Some(began) = began else { return true };
        self.arrived.is_none_or(|arrived| arrived <= began) && self.left.is_none_or(|left| left > began)
    }
}

/// When each item began, as far as it is known: an item without a time began no earlier than the one before it.
pub fn began(times: &[Option<NaiveTime>]) -> Vec<Option<NaiveTime>> {
    let mut last = None;
    times
        .iter()
        .map(|time| {
            last = time.or(last);
            last
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_substitutes_count_for_the_quorum_and_others_do_not() {
        let came = [PRESENT, PRESENT, SUBSTITUTE, IN_ATTENDANCE, APOLOGIES, ABSENT];
        let quorate = |quorum| quorate(Some(quorum), 16, came.iter());
        assert_eq!(quorate("1/4"), Some(Quorate { there: 3, needed: 4 }));
        assert!(!quorate("1/4").is_some_and(Quorate::enough));
        assert!(quorate("3").is_some_and(Quorate::enough));
        assert_eq!(super::quorate(None, 16, came.iter()), None);
    }

    fn at(text: &str) -> Option<NaiveTime> {
        time(text)
    }

    #[test]
    fn whoever_came_late_or_left_early_counts_for_the_items_between() {
        let stay = Stay { arrived: at("10:20"), left: at("11:30") };
        let items = began(&[None, at("10:10"), None, at("10:20"), at("11:00"), at("11:30"), None]);
        assert_eq!(
            items.iter().map(|began| stay.covers(*began)).collect::<Vec<_>>(),
            [true, false, false, true, true, false, false]
        );
        assert!(Stay::default().covers(at("23:00")), "who came in time and stayed counts for all");
    }

    #[test]
    fn only_those_who_came_have_times_and_leave_after_they_arrive() {
        let keys = |how, arrived, left| time_problems(how, arrived, left).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert!(keys(PRESENT, Some("10:20"), Some("11:30")).is_empty() && keys(APOLOGIES, None, None).is_empty());
        assert_eq!(keys(PRESENT, Some("late"), None), ["arrived_at"]);
        assert_eq!(keys(PRESENT, Some("11:30"), Some("10:20")), ["left_at"]);
        assert_eq!(keys(APOLOGIES, None, Some("10:20")), ["left_at"]);
    }
}
