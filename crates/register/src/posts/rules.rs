//! Whether a post is vacant on a day. Pure.

use chrono::NaiveDate;

/// Whether the post stands empty on this day: it fell vacant, and nobody has taken it since.
pub fn vacant_on(day: NaiveDate, held_since: Option<NaiveDate>, vacant_since: Option<NaiveDate>) -> bool {
    let taken_after = |vacant: NaiveDate| held_since.is_some_and(|held| vacant <= held && held <= day);
    vacant_since.is_some_and(|vacant| vacant <= day && !taken_after(vacant))
}

#[cfg(test)]
mod tests {
    use super::vacant_on;
    use chrono::NaiveDate;

    fn on(day: &str, held: &str, vacant: &str) -> bool {
        let day_of = |text: &str| text.parse::<NaiveDate>().ok();
        vacant_on(day_of(day).expect("a day"), day_of(held), day_of(vacant))
    }

    #[test]
    fn a_post_is_vacant_from_the_day_it_falls_vacant() {
        assert!(!on("2017-03-31", "2016-05-12", "2017-04-01"));
        assert!(on("2017-04-01", "2016-05-12", "2017-04-01"));
        assert!(on("2017-04-01", "", "2017-04-01"));
    }

    #[test]
    fn a_post_is_filled_again_from_the_day_somebody_takes_it() {
        assert!(on("2017-08-31", "2017-09-01", "2017-04-01"));
        assert!(!on("2017-09-01", "2017-09-01", "2017-04-01"));
        assert!(!on("2017-04-01", "2017-04-01", "2017-04-01"));
    }

    #[test]
    fn a_post_of_which_nothing_is_known_is_not_called_vacant() {
        assert!(!on("2017-04-01", "", ""));
        assert!(!on("2017-04-01", "2018-01-01", ""));
    }
}
