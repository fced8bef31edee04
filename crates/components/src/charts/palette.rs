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

/// The lines of a diagram, by kind of arrow: a colour and the lengths of its dashes and gaps, none when it is not broken.
pub const LINES: [(&str, Option<&str>); 6] = [
    ("#12436D", None),
    ("#801650", Some("11 5")),
    ("#3D3D3D", Some("2 4")),
    ("#12436D", Some("14 4 2 4")),
    ("#801650", Some("5 3")),
    ("#3D3D3D", None),
];

/// The words that stay readable on a class of [`ORDERED`].
pub fn words_on(class: usize) -> &'static str {
    if class < 3 { WORDS } else { "#FFFFFF" }
}
