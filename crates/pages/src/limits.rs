//! How often programs may ask: so many requests in a minute for each key, and for each network address without one.
//!
//! Requests are counted in the memory of this process, so counting costs no question; a site with several processes gives each
//! of them the whole limit. The limits are terms of the list `requests-a-minute`, so that each site sets its own.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

/// The most sources that are counted in one minute. Those that come later are not counted, so that counting never fills the memory.
const MOST: usize = 50_000;
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// How many requests are answered in one minute; nought sets no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From one network address, without a key.
    pub without_key: u64,
    /// With one key.
    pub with_key: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { without_key: 600, with_key: 3_000 }
    }
}

impl Limits {
    /// The list of the terms that set limits.
    pub(crate) const LIST: &str = "requests-a-minute";

    /// The limits as the terms of the list say, by their keys; the usual ones where they say nothing that can be read.
    pub(crate) fn of(find: impl Fn(&str) -> Option<String>) -> Limits {
        let read = |key: &str| find(key)?.split_whitespace().next()?.replace(',', "").parse().ok();
        let usual = Limits::default();
        Limits {
            without_key: read("without-key").unwrap_or(usual.without_key),
            with_key: read("with-key").unwrap_or(usual.with_key),
        }
    }

    fn of_source(self, source: &Source) -> u64 {
        match source {
            Source::Key(_) => self.with_key,
            Source::Network(_) | Source::Guesses(_) => self.without_key,
        }
    }
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    /// A key, by the hash of it.
    Key(String),
    /// A network address.
    Network(String),
    /// Wrong keys from a network address: they leave the requests from there that bring none as they are.
    Guesses(String),
}

impl Source {
    /// The network that asks; none where it is not known. One household or office may use any of many addresses of version 6
    /// that begin alike, so the first half tells.
    pub(crate) fn network(address: &str) -> Option<Source> {
        let told = match address.parse().ok()? {
            IpAddr::V4(four) => four.to_string(),
            IpAddr::V6(six) => six.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
        };
        Some(Source::Network(told))
    }

    /// The wrong keys from a network; none where it is not known.
    pub(crate) fn guesses(address: &str) -> Option<Source> {
        match Source::network(address)? {
            Source::Network(told) => Some(Source::Guesses(told)),
            other => Some(other),
        }
    }
}

/// That there were too many requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many seconds to wait.
    pub seconds: u64,
    /// How many are answered in a minute.
    pub limit: u64,
    /// Whether they came with a key.
    pub by_key: bool,
}

/// How often a key was used, since this process started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Used {
    at: i64,
    pub(crate) this_hour: u64,
    pub(crate) today: u64,
}

impl Used {
    /// The same at this moment: what is of an hour or a day that is over counts no more.
    fn on(self, now: i64) -> Used {
        Used {
            at: now,
            this_hour: if self.at.div_euclid(HOUR) == now.div_euclid(HOUR) { self.this_hour } else { 0 },
            today: if self.at.div_euclid(DAY) == now.div_euclid(DAY) { self.today } else { 0 },
        }
    }
}

#[derive(Debug, Default)]
struct Counted {
    minute: i64,
    by: HashMap<Source, u64>,
    keys: HashMap<String, Used>,
}

/// The requests of this minute. Cloning shares them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counter(Arc<Mutex<Counted>>);

impl Counter {
    /// Whether this source has asked as often as it may in the minute of this moment, in seconds.
    pub(crate) fn is_over(&self, source: &Source, limits: Limits, now: i64) -> Result<(), TooMany> {
        let Ok(counted) = self.0.lock() else { return Ok(()) };
        let asked = if counted.minute == now.div_euclid(MINUTE) { counted.by.get(source).copied().unwrap_or(0) } else { 0 };
        let limit = limits.of_source(source);
        if limit == 0 || asked < limit {
            return Ok(());
        }
        let seconds = u64::try_from(MINUTE - now.rem_euclid(MINUTE)).unwrap_or(1);
        Err(TooMany { seconds, limit, by_key: matches!(source, Source::Key(_)) })
    }

    /// Whether a key was used before, since this process started.
    pub(crate) fn knows(&self, source: &Source) -> bool {
        let Source::Key(key) = source else { return false };
        self.0.lock().is_ok_and(|counted| counted.keys.contains_key(key))
    }

    /// Counts a request that is answered.
    pub(crate) fn count(&self, source: Source, now: i64) {
        let Ok(mut counted) = self.0.lock() else { return };
        if counted.minute != now.div_euclid(MINUTE) {
            counted.minute = now.div_euclid(MINUTE);
            counted.by.clear();
        }
        if let Source::Key(key) = &source {
            let used = counted.keys.get(key).copied().unwrap_or_default().on(now);
            counted.keys.insert(key.clone(), Used { this_hour: used.this_hour + 1, today: used.today + 1, ..used });
        }
        if counted.by.len() < MOST || counted.by.contains_key(&source) {
            *counted.by.entry(source).or_default() += 1;
        }
    }

    /// Counts a request, unless there were too many.
    pub(crate) fn ask(&self, source: Source, limits: Limits, now: i64) -> Result<(), TooMany> {
        self.is_over(&source, limits, now)?;
        self.count(source, now);
        Ok(())
    }

    /// How often the key with this hash was used.
    pub(crate) fn used(&self, hash: &str, now: i64) -> Used {
        self.0.lock().ok().and_then(|counted| counted.keys.get(hash).copied()).unwrap_or_default().on(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> Source {
        Source::network(address).expect("an address")
    }

    #[test]
    fn each_source_has_its_own_count_and_a_new_minute_starts_anew() {
        let (counter, limits) = (Counter::default(), Limits { without_key: 2, with_key: 3 });
        let (one, other, key) = (network("192.0.2.1"), network("192.0.2.2"), Source::Key("hash".into()));
        for _ in 0..2 {
            assert_eq!(counter.ask(one.clone(), limits, 60_010), Ok(()));
        }
        assert_eq!(counter.ask(one.clone(), limits, 60_015), Err(TooMany { seconds: 45, limit: 2, by_key: false }));
        assert_eq!(counter.ask(other, limits, 60_015), Ok(()));
        for _ in 0..3 {
            assert_eq!(counter.ask(key.clone(), limits, 60_015), Ok(()));
        }
        assert_eq!(counter.ask(key, limits, 60_019), Err(TooMany { seconds: 41, limit: 3, by_key: true }));
        assert_eq!(counter.ask(one, limits, 60_060), Ok(()));
    }

    #[test]
    fn nought_sets_no_limit_and_what_cannot_be_read_leaves_the_usual_one() {
        let limits = Limits::of(|key| Some(if key == "with-key" { "0" } else { "many" }.to_owned()));
        assert_eq!(limits, Limits { without_key: 600, with_key: 0 });
        assert_eq!(Limits::of(|_| Some("1,200 requests".to_owned())), Limits { without_key: 1200, with_key: 1200 });
        let counter = Counter::default();
        assert!((0..10_000).all(|_| counter.ask(Source::Key("hash".into()), limits, 5).is_ok()));
    }

    #[test]
    fn uses_of_a_key_are_those_of_this_hour_and_of_this_day() {
        let counter = Counter::default();
        let key = || Source::Key("hash".into());
        [0, 10, 3_700, 3_800].into_iter().for_each(|now| counter.count(key(), now));
        let used = |now| (counter.used("hash", now).this_hour, counter.used("hash", now).today);
        assert_eq!([used(3_900), used(8_000), used(90_000)], [(2, 4), (0, 4), (0, 0)]);
        assert_eq!(counter.used("another", 0).today, 0);
    }

    #[test]
    fn addresses_of_one_network_of_version_6_are_one_source() {
        assert_eq!(network("2001:db8:1:2::7"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::7"), network("2001:db8:1:3::7"));
        assert_eq!(Source::network(""), None);
    }
}
