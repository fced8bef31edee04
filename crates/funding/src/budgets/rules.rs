//! What a budget must be, and whether its lines add up to the total that its source states. No database, no clock.

use values::Money;
use values::words::{fill, t};

/// What is wrong with the budget as a whole: the field to mend, and the words.
pub fn problems(total: Money) -> Vec<(&'static str, String)> {
    if total > Money(0) { Vec::new() } else { vec![("total", t("The total must be more than £0").into_owned())] }
}

/// The units that tables of money are written in beside pounds.
const UNITS: [i64; 2] = [1_000, 1_000_000];

/// How far from a unit two sums may be, in hundredths, and still raise its question: `£4.2m` is 4,201,517 rounded.
const ROUNDED: i128 = 5;

/// What comes of holding the lines of a budget against the total stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tally {
    /// There are no lines to add up.
    NoLines,
    /// The lines add up to the total.
    Agrees,
    /// The lines add up to this much more than the total, or less when it is negative.
    Differs(Money),
    /// The lines come to about so many times the total: the total may be written in thousands or millions.
    TotalInUnitsOf(i64),
    /// The total comes to about so many times the lines: the lines may be written in thousands or millions.
    LinesInUnitsOf(i64),
}

/// Holds the lines against the total.
pub fn tally(total: Money, lines: &[Money]) -> Tally {
    if lines.is_empty() {
        return Tally::NoLines;
    }
    let sum: Money = lines.iter().copied().sum();
    if sum == total {
        return Tally::Agrees;
    }
    let unit = |small: Money, large: Money| UNITS.into_iter().find(|unit| is_about(small, large, *unit));
    match (unit(total, sum), unit(sum, total)) {
        (Some(unit), _) => Tally::TotalInUnitsOf(unit),
        (_, Some(unit)) => Tally::LinesInUnitsOf(unit),
        _ => Tally::Differs(sum - total),
    }
}

fn is_about(small: Money, large: Money, unit: i64) -> bool {
    let (small, large) = (i128::from(small.pence()) * i128::from(unit), i128::from(large.pence()));
    large > 0 && (large - small).abs() * 100 <= large * ROUNDED
}

impl Tally {
    /// The sentence for people.
    pub fn words(self, total: Money, sum: Money) -> String {
        let gaps = [("total", &*total.words()), ("sum", &*sum.words())];
        match self {
            Tally::NoLines => fill("The source states a total of {total}. No lines have been added yet.", &gaps),
            Tally::Agrees => fill("The lines add up to {total}, the total that the source states.", &gaps),
            Tally::Differs(more) if more > Money(0) => {
                let gaps = [gaps[0], gaps[1], ("difference", &*more.words())];
                fill(
                    "The lines add up to {sum}, which is {difference} more than the total that the source states, {total}.",
                    &gaps,
                )
            }
            Tally::Differs(less) => {
                let less = (Money(0) - less).words();
                let gaps = [gaps[0], gaps[1], ("difference", &*less)];
                fill(
                    "The lines add up to {sum}, which is {difference} less than the total that the source states, {total}.",
                    &gaps,
                )
            }
            Tally::TotalInUnitsOf(1_000) => fill(
                "The lines add up to {sum}, about 1,000 times the total that the source states, {total}. Is the total written in thousands of pounds?",
                &gaps,
            ),
            Tally::TotalInUnitsOf(_) => fill(
                "The lines add up to {sum}, about a million times the total that the source states, {total}. Is the total written in millions of pounds?",
                &gaps,
            ),
            Tally::LinesInUnitsOf(1_000) => fill(
                "The source states a total of {total}, about 1,000 times what the lines add up to, {sum}. Are the lines written in thousands of pounds?",
                &gaps,
            ),
            Tally::LinesInUnitsOf(_) => fill(
                "The source states a total of {total}, about a million times what the lines add up to, {sum}. Are the lines written in millions of pounds?",
                &gaps,
            ),
        }
    }

    /// Whether somebody should look at it.
    pub fn needs_a_look(self) -> bool {
        !matches!(self, Tally::Agrees)
    }
}
