//! Sets of small numbers as bits, so that thousands of pairs of sets can be compared at once.

/// A set of numbers below a limit that all sets of one comparison share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The set of these numbers, each below `limit`. Numbers at or above it are left out.
    pub(crate) fn of(limit: usize, numbers: impl IntoIterator<Item = usize>) -> Bits {
        let mut words = vec![0_u64; limit.div_ceil(64)];
        for number in numbers {
            if let Some(word) = words.get_mut(number / 64) {
                *word |= 1 << (number % 64);
            }
        }
        Bits(words)
    }

    /// How many numbers it holds.
    pub(crate) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// How many numbers both hold.
    pub(crate) fn shared(&self, other: &Bits) -> u32 {
        self.0.iter().zip(&other.0).map(|(one, other)| (one & other).count_ones()).sum()
    }

    /// Whether it holds this number.
    pub(crate) fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// The numbers that it holds, from the smallest.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.0.len() * 64).filter(|number| self.has(*number))
    }

    /// The numbers that both hold.
    pub(crate) fn both(&self, other: &Bits) -> Vec<usize> {
        self.numbers().filter(|number| other.has(*number)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_are_counted_and_compared() {
        let one = Bits::of(130, [0, 63, 64, 129]);
        let other = Bits::of(130, [63, 129, 1]);
        assert_eq!((one.count(), other.count(), one.shared(&other)), (4, 3, 2));
        assert_eq!(one.both(&other), [63, 129]);
        assert!(one.has(64) && !other.has(64) && !one.has(1000));
        assert_eq!(Bits::default().shared(&one), 0);
    }
}
