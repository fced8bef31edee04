//! What a measure may say of its figures. No database, no clock.

use crate::figures::Figure;
use crate::xmr::limits::ENOUGH;
use values::words::fill;

/// The list that says what becomes of very large moving ranges.
pub const SCREENINGS: &str = "range-screening";
/// The key with which they are left out.
pub const LEFT_OUT: &str = "left-out";
/// So many days after the end of a period its figure is expected, where the measure says nothing else.
pub const EXPECTED_AFTER: u64 = 90;

/// What is wrong with the target and the baseline: the field to mend, and the words.
pub fn problems(target: Option<&str>, baseline: Option<i64>) -> Vec<(&'static str, String)> {
    let target = target.and_then(|typed| Figure::read(typed).err()).map(|words| ("target", words));
    target.into_iter().chain(baseline_problem(baseline)).collect()
}

/// What is wrong with a number of figures that fix a usual range.
pub fn baseline_problem(baseline: Option<i64>) -> Option<(&'static str, String)> {
    let enough = i64::try_from(ENOUGH).unwrap_or(i64::MAX);
    let words = || fill("Enter {enough} or more, or leave this out", &[("enough", &ENOUGH.to_string())]);
    baseline.filter(|figures| *figures < enough).map(|_| ("baseline", words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_number_and_a_baseline_is_long_enough() {
        assert!(problems(Some("1,200"), Some(12)).is_empty() && problems(None, None).is_empty());
        assert_eq!(problems(Some("80%"), Some(11)).iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["target", "baseline"]);
    }
}
