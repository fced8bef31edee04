//! What a finding may say, and how it is said. No database, no clock.

use values::money::with_commas;
use values::words::{fill, t};

/// The kind of finding that counts the local partnerships that named an issue.
pub const NAMING: &str = "partnerships-naming-it";
/// The standing of a figure that may still change.
pub const PROVISIONAL: &str = "provisional";

/// What is wrong with the finding as a whole: the field to mend, and the words.
pub fn problems(figure: i64, out_of: Option<i64>) -> Vec<(&'static str, String)> {
    match out_of {
        Some(out_of) if figure > out_of => {
            let gaps = [("figure", &*number(figure)), ("out_of", &*number(out_of))];
            vec![("figure", fill("The figure, {figure}, must not be more than what it is out of, {out_of}", &gaps))]
        }
        Some(0) => vec![("out_of", t("Leave this empty if the figure is not part of a total").into_owned())],
        _ => Vec::new(),
    }
}

/// The figure in words: `8 of 11 local partnerships`, `350 officer hours, over`, `£20,000, about`.
pub fn figure_in_words(figure: i64, out_of: Option<i64>, unit: &str) -> String {
    let figure = number(figure);
    match (out_of, unit.strip_prefix("pounds")) {
        (Some(out_of), _) => {
            fill("{figure} of {out_of} {unit}", &[("figure", &figure), ("out_of", &number(out_of)), ("unit", unit)])
        }
        (None, Some(rest)) => fill("£{pounds}{rest}", &[("pounds", &figure), ("rest", rest)]),
        (None, None) => fill("{figure} {unit}", &[("figure", &figure), ("unit", unit)]),
    }
}

/// The issue that a finding is about: what stands before the first colon of its title.
pub fn issue(title: &str) -> &str {
    title.split_once(": ").map_or(title, |(issue, _)| issue)
}

/// A number with commas between thousands.
pub fn number(number: i64) -> String {
    with_commas(number.unsigned_abs())
}
