//! Where a request for a report stands, and what it must say. No database, no clock.

use chrono::NaiveDate;
use std::borrow::Cow;
use values::words::t;

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Asked, and not due yet.
    Asked,
    /// Due, and not received.
    Late,
    /// Received, and not published.
    Received,
    /// Published.
    Published,
}

impl State {
    /// The state in a word.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            State::Asked => t("Asked"),
            State::Late => t("Late"),
            State::Received => t("Received"),
            State::Published => t("Published"),
        }
    }
}

/// The days of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The day on which the report was asked for.
    pub asked: NaiveDate,
    /// The day by which it is due.
    pub due: Option<NaiveDate>,
    /// The day on which it came.
    pub received: Option<NaiveDate>,
    /// The day on which it was published.
    pub published: Option<NaiveDate>,
}

/// Where the request stands on this day. A report may still come on the day on which it is due.
pub fn state(days: Days, day: NaiveDate) -> State {
    let by = |date: Option<NaiveDate>| date.is_some_and(|date| date <= day);
    if by(days.published) {
        State::Published
    } else if by(days.received) {
        State::Received
    } else if days.due.is_some_and(|due| due < day) {
        State::Late
    } else {
        State::Asked
    }
}

/// What is wrong with the days: the field to mend, and the words.
pub fn problems(days: Days) -> Vec<(&'static str, String)> {
    let mut problems = Vec::new();
    let after = || t("Enter a day on or after the day on which the report was asked for").into_owned();
    for (key, date) in [("due", days.due), ("received_on", days.received)] {
        if date.is_some_and(|date| date < days.asked) {
            problems.push((key, after()));
        }
    }
    match (days.received, days.published) {
        (None, Some(_)) => problems.push(("received_on", t("Enter the day on which the report came, too").into_owned())),
        (Some(received), Some(published)) if published < received => {
            problems.push(("published_on", t("Enter a day on or after the day on which the report came").into_owned()));
        }
        _ => {}
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_request_is_late_from_the_day_after_it_was_due_until_the_report_comes() {
        let asked = Days { asked: day("2023-01-10"), due: Some(day("2023-02-28")), ..Days::default() };
        assert_eq!(state(asked, day("2023-02-28")), State::Asked);
        assert_eq!(state(asked, day("2023-03-01")), State::Late);
        let received = Days { received: Some(day("2023-03-05")), ..asked };
        assert_eq!((state(received, day("2023-03-04")), state(received, day("2023-03-05"))), (State::Late, State::Received));
        let published = Days { published: Some(day("2023-04-01")), ..received };
        assert_eq!(state(published, day("2023-04-01")), State::Published);
        assert_eq!(state(Days { due: None, ..asked }, day("2030-01-01")), State::Asked);
    }

    #[test]
    fn days_that_cannot_be_are_refused() {
        let keys = |days: Days| problems(days).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        let asked = Days { asked: day("2023-01-10"), ..Days::default() };
        assert!(keys(asked).is_empty());
        assert_eq!(keys(Days { due: Some(day("2023-01-09")), ..asked }), ["due"]);
        assert_eq!(keys(Days { published: Some(day("2023-03-01")), ..asked }), ["received_on"]);
        let wrong = Days { received: Some(day("2023-03-02")), published: Some(day("2023-03-01")), ..asked };
        assert_eq!(keys(wrong), ["published_on"]);
    }
}
