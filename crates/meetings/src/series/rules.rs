//! Quorum: how many must be there for a meeting to decide. No database, no clock.

/// How many must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// So many.
    Number(u32),
    /// A share of the seats: so many of so many parts.
    Share(u32, u32),
}

impl Quorum {
    /// Reads `5` or `1/4`; a share lies above nothing and is at most the whole.
    pub fn read(typed: &str) -> Option<Quorum> {
        match typed.trim().split_once('/') {
            None => typed.trim().parse().ok().filter(|number| (1..=1000).contains(number)).map(Quorum::Number),
            Some((parts, whole)) => {
                let (parts, whole): (u32, u32) = (parts.trim().parse().ok()?, whole.trim().parse().ok()?);
                (parts >= 1 && parts <= whole && whole <= 1000).then_some(Quorum::Share(parts, whole))
            }
        }
    }

    /// How many must be there of so many seats. A part of a seat is a whole person.
    pub fn of(self, seats: u32) -> u32 {
        match self {
            Quorum::Number(number) => number,
            Quorum::Share(parts, whole) => seats.saturating_mul(parts).div_ceil(whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Quorum;

    #[test]
    fn a_quorum_is_a_number_or_a_share_of_the_seats_rounded_up() {
        assert_eq!(Quorum::read("5"), Some(Quorum::Number(5)));
        assert_eq!(Quorum::read(" 1 / 4 ").map(|quorum| quorum.of(16)), Some(4));
        assert_eq!(Quorum::read("1/4").map(|quorum| quorum.of(17)), Some(5));
        assert_eq!(Quorum::read("1/3").map(|quorum| quorum.of(0)), Some(0));
        for wrong in ["", "0", "a quarter", "4/1", "1/0", "0/4", "-1", "1/4/2", "5000"] {
            assert_eq!(Quorum::read(wrong), None, "{wrong}");
        }
    }
}
