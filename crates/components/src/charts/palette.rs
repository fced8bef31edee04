//! The colours of charts and maps, which always stand on white.

/// Bars, and the first series of any chart.
pub const FIRST: &str = "#12436D";
/// Bars that are not the ones the finding is about; they need labels of their own.
pub const UNFOCUSED: &str = "#BFBFBF";
/// All words in charts.
pub const WORDS: &str = "#12181D";
/// Words about missing values, and lines that help to read.
pub const QUIET: &str = "#47525B";
/// The line that bars start from.
pub const BASELINE: &str = "#7D766C";
/// Outlines of places.
pub const OUTLINE: &str = "#47525B";
/// Classes of a map, from low to high.
pub const ORDERED: [&str; 5] = ["#E3EEF8", "#B5D4EF", "#6BACE6", "#2073BC", "#12436D"];

/// The words that stay readable on a class of [`ORDERED`].
pub fn words_on(class: usize) -> &'static str {
    if class < 3 { WORDS } else { "#FFFFFF" }
}
