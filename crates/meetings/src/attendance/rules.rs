//! Counting who was there. No database, no clock, no web.

use crate::series::rules::Quorum;

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
}
