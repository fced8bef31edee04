//! What changed in the figures of a chart since it was saved. No database, no clock.

use std::collections::BTreeMap;

/// A figure that is not as it was: which row and column, what it was, what it is. A dash stands for none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The words of the row and the column in addresses.
    pub of: String,
    /// What was saved.
    pub was: String,
    /// What is shown now.
    pub now: String,
}

fn lines(kept: &str) -> BTreeMap<&str, &str> {
    kept.lines().filter_map(|line| line.rsplit_once(": ")).collect()
}

/// The figures that are not as they were. What was saved without its figures is taken at its word.
pub fn changed(kept: Option<&str>, now: &str) -> Vec<Changed> {
    let Some(kept) = kept else { return Vec::new() };
    let (was, now) = (lines(kept), lines(now));
    let mut all: Vec<&str> = was.keys().chain(now.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    let figure = |lines: &BTreeMap<&str, &str>, of: &str| lines.get(of).map_or("-", |figure| figure).to_owned();
    let one = |of: &str| Changed { of: of.to_owned(), was: figure(&was, of), now: figure(&now, of) };
    all.into_iter().map(one).filter(|it| it.was != it.now).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_was_revised_came_or_went_is_named() {
        let kept = "2025-01|all: 10\n2025-02|all: c\n2025-03|all: 7";
        assert!(changed(Some(kept), kept).is_empty() && changed(None, kept).is_empty());
        let now = "2025-01|all: 12\n2025-02|all: c\n2025-04|all: 9";
        let told: Vec<_> = changed(Some(kept), now).into_iter().map(|it| (it.of, it.was, it.now)).collect();
        let line = |of: &str, was: &str, now: &str| (of.to_owned(), was.to_owned(), now.to_owned());
        assert_eq!(told, [line("2025-01|all", "10", "12"), line("2025-03|all", "7", "-"), line("2025-04|all", "-", "9")]);
    }
}
