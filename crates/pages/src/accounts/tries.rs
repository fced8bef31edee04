//! Tries to sign in or to get a link: counted before they are looked at, slowed down when there are too many.

use crate::{Refused, Visit};
use access::lockout::{self, Source};
use values::words::count;

/// The sources of one try: the e-mail address typed, and the network that it came from where it is known.
pub(super) struct Tries {
    email: Source,
    network: Option<Source>,
}

impl Tries {
    /// Tries of a password.
    pub(super) fn of_password(visit: &Visit, email: &str) -> Tries {
        Tries { email: Source::email(email), network: network(visit).map(Source::network) }
    }

    /// Requests for a link.
    pub(super) fn of_link(visit: &Visit, email: &str) -> Tries {
        Tries { email: Source::link_to(email), network: network(visit).map(Source::links_from) }
    }

    /// Counts this try; when there were too many, says how many seconds to wait and counts nothing.
    pub(super) async fn count(&self, visit: &Visit) -> Result<Option<i64>, Refused> {
        let sources: Vec<&Source> = std::iter::once(&self.email).chain(&self.network).collect();
        let wait = lockout::count(visit.site().door(), &sources).await?;
        Ok(Some(wait).filter(|wait| *wait > 0))
    }

    /// The try was good: its e-mail address starts anew. The network only gets this one try back, so that nobody can
    /// clear the guesses of a network by signing in to an account of their own.
    pub(super) async fn was_good(&self, visit: &Visit) -> Result<(), Refused> {
        let door = visit.site().door();
        lockout::cleared(door, &self.email).await?;
        if let Some(network) = &self.network {
            lockout::forgiven(door, network).await?;
        }
        Ok(())
    }
}

fn network(visit: &Visit) -> Option<&str> {
    Some(visit.network()).filter(|network| !network.is_empty())
}

/// How long to wait, in words. It says nothing about whether there is an account.
pub(super) fn wait_words(seconds: i64) -> String {
    let seconds = u64::try_from(seconds).unwrap_or(0);
    if seconds <= 90 {
        return count(
            "There were too many tries. Wait {n} second, then try again",
            "There were too many tries. Wait {n} seconds, then try again",
            seconds,
        );
    }
    let minutes = seconds.div_ceil(60);
    count(
        "There were too many tries. Wait {n} minute, then try again",
        "There were too many tries. Wait {n} minutes, then try again",
        minutes,
    )
}

#[cfg(test)]
mod tests {
    use super::wait_words;

    #[test]
    fn waits_are_told_in_seconds_and_then_in_minutes() {
        assert_eq!(wait_words(1), "There were too many tries. Wait 1 second, then try again");
        assert_eq!(wait_words(90), "There were too many tries. Wait 90 seconds, then try again");
        assert_eq!(wait_words(91), "There were too many tries. Wait 2 minutes, then try again");
        assert_eq!(wait_words(3600), "There were too many tries. Wait 60 minutes, then try again");
    }
}
