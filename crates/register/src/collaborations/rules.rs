//! Splits a sum by parts, to the penny and without a penny lost: the largest remainder. No database, no clock.

use values::Money;

/// What one partner gets of a sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Portion {
    /// The amount.
    pub amount: Money,
    /// Whether it holds a penny that was left over, because the exact share was cut most.
    pub rounded_up: bool,
}

/// Splits a sum by parts. The portions add up to the sum. Every exact share is cut to whole pence; the pennies left
/// over go one each to those who were cut most, the first of them when some were cut alike. Nothing is split when no
/// part is above nought.
pub fn split(sum: Money, parts: &[i64]) -> Option<Vec<Portion>> {
    let whole: i128 = parts.iter().map(|part| i128::from((*part).max(0))).sum();
    if whole == 0 {
        return None;
    }
    let pence = i128::from(sum.pence().unsigned_abs());
    let exact: Vec<(i128, i128)> =
        parts.iter().map(|part| pence * i128::from((*part).max(0))).map(|product| (product / whole, product % whole)).collect();
    let left = pence - exact.iter().map(|(cut, _)| cut).sum::<i128>();
    let mut most_cut: Vec<usize> = (0..exact.len()).collect();
    most_cut.sort_by_key(|index| std::cmp::Reverse(exact[*index].1));
    let extra = usize::try_from(left).unwrap_or(0);
    let sign = if sum.pence() < 0 { -1 } else { 1 };
    let portion = |(index, (cut, _)): (usize, &(i128, i128))| {
        let rounded_up = most_cut[..extra].contains(&index);
        let pence = i64::try_from(cut + i128::from(rounded_up)).unwrap_or(i64::MAX);
        Portion { amount: Money(sign * pence), rounded_up }
    };
    Some(exact.iter().enumerate().map(portion).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pence(sum: i64, parts: &[i64]) -> Vec<i64> {
        split(Money(sum), parts).expect("parts").iter().map(|portion| portion.amount.pence()).collect()
    }

    #[test]
    fn sixty_nine_to_thirty_one_always_adds_up() {
        assert_eq!(pence(10_000, &[69, 31]), [6_900, 3_100]);
        assert_eq!(pence(1, &[69, 31]), [1, 0]);
        assert_eq!(pence(2, &[69, 31]), [1, 1]);
        assert_eq!(pence(10_001, &[69, 31]), [6_901, 3_100]);
        assert_eq!(pence(3_420_000_001, &[69, 31]), [2_359_800_001, 1_060_200_000]);
        for sum in [0, 1, 3, 7, 99, 101, 33_333, 1_234_567, 999_999_999_999] {
            assert_eq!(pence(sum, &[69, 31]).iter().sum::<i64>(), sum, "{sum}");
        }
    }

    #[test]
    fn who_was_cut_most_gets_the_penny_and_it_is_said() {
        let split = split(Money(100), &[1, 1, 1]).expect("parts");
        assert_eq!(
            split.iter().map(|it| (it.amount.pence(), it.rounded_up)).collect::<Vec<_>>(),
            [(34, true), (33, false), (33, false)]
        );
        assert_eq!(pence(200, &[1, 1, 1]), [67, 67, 66]);
        assert_eq!(pence(-100, &[1, 1, 1]), [-34, -33, -33]);
    }

    #[test]
    fn nothing_is_split_without_parts() {
        assert_eq!(split(Money(100), &[]), None);
        assert_eq!(split(Money(100), &[0, 0]), None);
        assert_eq!(pence(100, &[0, 3]), [0, 100]);
        assert_eq!(pence(i64::MAX, &[i64::MAX, i64::MAX]).iter().map(|it| i128::from(*it)).sum::<i128>(), i128::from(i64::MAX));
    }
}
