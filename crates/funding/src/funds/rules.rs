//! What a fund must be, and what is left of it after its awards. No database, no clock.

use crate::awards::rules::takes_money;
use values::Money;
use values::words::{fill, t};

/// The problem of an amount that is not above nought.
pub fn above_nought(key: &'static str, amount: Money) -> Option<(&'static str, String)> {
    (amount <= Money(0)).then(|| (key, t("The amount must be more than £0").into_owned()))
}

/// What the awards of a fund take from it. What was withdrawn takes nothing.
pub fn awarded<'a>(awards: impl IntoIterator<Item = (Money, &'a str)>) -> Money {
    awards.into_iter().filter(|(_, standing)| takes_money(standing)).map(|(amount, _)| amount).sum()
}

/// What is left of a fund after its awards; below nought when more was awarded than there is.
pub fn left(amount: Money, awarded: Money) -> Money {
    amount - awarded
}

/// The sentence that says what is left.
pub fn left_in_words(amount: Money, awarded: Money) -> String {
    let left = left(amount, awarded);
    let gaps = [("amount", &*amount.words()), ("awarded", &*awarded.words()), ("left", &*left.words())];
    match left {
        Money(0) => fill("All {amount} of this fund has been awarded. Nothing is left.", &gaps),
        Money(1..) if awarded == Money(0) => fill("Nothing has been awarded yet. All {amount} is left.", &gaps),
        Money(1..) => fill("{awarded} of {amount} has been awarded. {left} is left.", &gaps),
        Money(_) => {
            let over = (Money(0) - left).words();
            fill(
                "{awarded} has been awarded from a fund of {amount}. That is {over} too much.",
                &[gaps[0], gaps[1], ("over", &*over)],
            )
        }
    }
}
