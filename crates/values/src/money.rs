//! `Money`: whole pence. Shown as `£12,000`, with pence only when there are any.

use crate::words::{fill, t};
use sea_orm::DeriveValueType;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// An amount of sterling in whole pence; negative amounts are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Money(pub i64);

/// The largest amount that a person may type: a hundred billion pounds. Sums of many stay far inside `i64`.
const LARGEST: i64 = 10_000_000_000_000;

impl Money {
    /// So many whole pounds.
    pub const fn pounds(pounds: i64) -> Money {
        Money(pounds * 100)
    }

    /// The amount in pence.
    pub const fn pence(self) -> i64 {
        self.0
    }

    /// Reads what a person typed, `£12,000`, `12 000.50`, `12000`; otherwise says in words what to write.
    pub fn read(typed: &str) -> Result<Money, String> {
        let wanted = || t("Enter an amount in pounds, like 12000 or 12000.50").into_owned();
        let (minus, text) = match typed.trim().strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, typed.trim()),
        };
        let text = text.trim().strip_prefix('£').unwrap_or(text.trim());
        let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | ',')).collect();
        check_commas(typed)?;
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 || text.ends_with('.') {
            return Err(wanted());
        }
        if whole.len() > 12 {
            return Err(t("Enter an amount up to £100,000,000,000").into_owned());
        }
        let pounds: i64 = whole.parse().map_err(|_| wanted())?;
        let pence: i64 = format!("{part:0<2}").parse().map_err(|_| wanted())?;
        let amount = pounds * 100 + pence;
        if amount > LARGEST {
            return Err(t("Enter an amount up to £100,000,000,000").into_owned());
        }
        Ok(Money(if minus { -amount } else { amount }))
    }

    /// The amount as a sheet holds it: `12000` or `12000.50`, no sign of the currency.
    pub fn plain(self) -> String {
        let (pounds, pence) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let minus = if self.0 < 0 { "-" } else { "" };
        if pence == 0 { format!("{minus}{pounds}") } else { format!("{minus}{pounds}.{pence:02}") }
    }

    /// The amount for people: `£12,000`, or `£12,000.50` when there are pence.
    pub fn words(self) -> String {
        if self.0 % 100 == 0 { self.without_pence() } else { self.with_pence() }
    }

    /// The amount with pence in any case, for columns in which some row has pence.
    pub fn with_pence(self) -> String {
        fill("{pounds}.{pence}", &[("pounds", &self.without_pence()), ("pence", &format!("{:02}", self.0.unsigned_abs() % 100))])
    }

    fn without_pence(self) -> String {
        let minus = if self.0 < 0 { "\u{2212}" } else { "" };
        format!("{minus}£{}", with_commas(self.0.unsigned_abs() / 100))
    }
}

/// A comma that does not part thousands is somebody else's decimal point: asked about, not guessed.
fn check_commas(typed: &str) -> Result<(), String> {
    let before_point = typed.split('.').next().unwrap_or_default();
    let groups: Vec<&str> = before_point.split(',').collect();
    let parted_well = groups.iter().skip(1).all(|g| g.trim().chars().filter(char::is_ascii_digit).count() == 3);
    let comma_after_point = typed.split_once('.').is_some_and(|(_, rest)| rest.contains(','));
    if parted_well && !comma_after_point {
        return Ok(());
    }
    Err(t("Enter an amount in pounds with a full stop before the pence, like 12000.50").into_owned())
}

/// A whole number with a comma between thousands: `4,201,517`.
pub fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, pence) in [("12000", 1_200_000), (" £12,000.50 ", 1_200_050), ("12 000", 1_200_000), ("-3.5", -350), ("0", 0)]
        {
            assert_eq!(Money::read(typed), Ok(Money(pence)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_in_words() {
        for typed in ["", "£", "£1.2.3", "12.000,00", "1,2", "twelve", "1e9", "12.", "9999999999999", "=1+1", "٣"] {
            assert!(Money::read(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_eight_awards_of_2016_add_up_to_the_fund() {
        let awards = [6000, 1000, 12000, 3100, 7535, 1080, 2250, 6696];
        assert_eq!(awards.into_iter().map(Money::pounds).sum::<Money>(), Money::pounds(39_661));
    }

    proptest::proptest! {
        #[test]
        fn plain_and_shown_amounts_read_back(pence in -10_000_000_000i64..10_000_000_000) {
            let amount = Money(pence);
            proptest::prop_assert_eq!(Money::read(&amount.plain()), Ok(amount));
            proptest::prop_assert_eq!(Money::read(&amount.words()), Ok(amount));
        }
    }
}
