//! Which body may end, and which may follow, on which day. No database, no clock.

use chrono::{Days, NaiveDate};
use values::dates;
use values::words::fill;

/// A body and its first and last day, as far as they are known.
#[derive(Clone, Copy, Debug)]
pub struct Lived<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub to: Option<NaiveDate>,
}

/// What is wrong with a body that is to end on the day before this one.
pub fn cannot_end(on: NaiveDate, body: Lived<'_>) -> Option<String> {
    let last = on.checked_sub_days(Days::new(1));
    let ended = body.to.filter(|to| last.is_some_and(|last| *to < last));
    let words = ended.map(|to| {
        let gaps = [("title", body.title), ("day", &dates::words(to))];
        fill("{title} already ended on {day}. Leave it out, or give the reorganisation an earlier day", &gaps)
    });
    words.or_else(|| too_early(on, body))
}

/// What is wrong with a body that is to give up a part on this day and carry on.
pub fn cannot_give_up(on: NaiveDate, body: Lived<'_>) -> Option<String> {
    let gone = body.to.filter(|to| *to < on).map(|to| {
        let gaps = [("title", body.title), ("day", &dates::words(to))];
        fill("{title} ended on {day}, so it cannot carry on: leave it out, or let it end in this reorganisation", &gaps)
    });
    gone.or_else(|| too_early(on, body))
}

/// What is wrong with a body that is to follow on this day.
pub fn cannot_follow(on: NaiveDate, body: Lived<'_>) -> Option<String> {
    if let Some(to) = body.to.filter(|to| *to < on) {
        let gaps = [("title", body.title), ("day", &dates::words(to))];
        return Some(fill("{title} ended on {day}: select a body that was there afterwards, or mend the date", &gaps));
    }
    let from = body.from.filter(|from| *from > on)?;
    let gaps = [("title", body.title), ("day", &dates::words(from))];
    Some(fill("{title} begins on {day}: select a body that is there by then, or mend the date", &gaps))
}

fn too_early(on: NaiveDate, body: Lived<'_>) -> Option<String> {
    let from = body.from.filter(|from| *from >= on)?;
    let gaps = [("title", body.title), ("day", &dates::words(from))];
    Some(fill("{title} begins on {day}: enter a day after that", &gaps))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn lived(from: &str, to: &str) -> Lived<'static> {
        Lived { title: "A body", from: from.parse().ok(), to: to.parse().ok() }
    }

    #[test]
    fn shepway_may_become_folkestone_and_hythe_on_the_day_after_its_last() {
        let (before, after) = (lived("1974-04-01", "2018-03-31"), lived("2018-04-01", ""));
        assert_eq!(cannot_end(day("2018-04-01"), before), None, "it ended on the right day already");
        assert_eq!(cannot_follow(day("2018-04-01"), after), None);
    }

    #[test]
    fn nobody_follows_after_their_end_or_before_their_beginning() {
        let on = day("2018-04-01");
        assert!(cannot_follow(on, lived("", "2017-01-01")).is_some_and(|words| words.contains("1 January 2017")));
        assert!(cannot_follow(on, lived("2019-04-01", "")).is_some_and(|words| words.contains("1 April 2019")));
        assert!(cannot_end(day("1974-04-01"), lived("1974-04-01", "")).is_some(), "a body is there for a day at least");
    }

    #[test]
    fn only_who_is_there_before_and_after_gives_up_a_part() {
        let on = day("2028-04-01");
        assert_eq!(cannot_give_up(on, lived("1974-04-01", "")), None);
        assert!(cannot_give_up(on, lived("1974-04-01", "2028-03-31")).is_some_and(|words| words.contains("31 March 2028")));
        assert!(cannot_give_up(on, lived("2028-04-01", "")).is_some_and(|words| words.contains("1 April 2028")));
    }

    #[test]
    fn a_body_ends_once() {
        assert!(cannot_end(day("2028-04-01"), lived("", "2018-03-31")).is_some_and(|words| words.contains("31 March 2018")));
        assert_eq!(cannot_end(day("2028-04-01"), lived("", "2030-03-31")), None, "an end that was foreseen comes earlier");
    }
}
