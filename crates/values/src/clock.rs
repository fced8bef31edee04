//! The clock that comes in through the door. Asking the system for the time anywhere else is refused by lint.

use chrono::{DateTime, NaiveDate, SubsecRound, TimeZone, Utc};
use chrono_tz::Europe::London;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time: the system's, or one that a test sets.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The system's clock.
    pub fn system() -> Clock {
        Clock(None)
    }

    /// A clock that stands at this moment until it is set again.
    pub fn fixed(at: DateTime<Utc>) -> Clock {
        Clock(Some(Arc::new(AtomicI64::new(at.timestamp()))))
    }

    /// Moves a fixed clock; the system's clock is left alone.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Some(clock) = &self.0 {
            clock.store(at.timestamp(), Ordering::Relaxed);
        }
    }

    /// This moment, in whole seconds of UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the one door to the system's clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Some(clock) => Utc.timestamp_opt(clock.load(Ordering::Relaxed), 0).single().unwrap_or_default(),
            None => Utc::now().trunc_subsecs(0),
        }
    }

    /// Today's date in England and Wales.
    pub fn today(&self) -> NaiveDate {
        london(self.now()).date_naive()
    }
}

/// The moment as clocks in England and Wales show it.
pub fn london(at: DateTime<Utc>) -> DateTime<chrono_tz::Tz> {
    at.with_timezone(&London)
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use chrono::{TimeZone, Utc};

    #[test]
    fn summer_time_turns_the_day_an_hour_early() {
        let clock = Clock::fixed(Utc.with_ymd_and_hms(2017, 6, 30, 23, 30, 0).single().expect("a moment"));
        assert_eq!(clock.today().to_string(), "2017-07-01");
    }
}
