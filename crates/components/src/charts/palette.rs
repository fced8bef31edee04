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

/// Lines that help to read, behind what is drawn.
pub const GRID: &str = "#DDD8CF";
/// Series of a chart, in the order in which they are taken: neighbours differ, and each also has a mark of its own.
pub const SERIES: [&str; 4] = ["#12436D", "#28A197", "#801650", "#F46A25"];
/// The words that can be read on each of [`SERIES`].
pub const ON_SERIES: [&str; 4] = ["#FFFFFF", WORDS, "#FFFFFF", WORDS];
/// Answers from one end to the other, with the middle between them, and the words that can be read on each.
pub const DIVERGING: [(&str, &str); 5] =
    [("#8F3F0B", "#FFFFFF"), ("#F4A57A", WORDS), ("#D9D4CB", WORDS), ("#6BACE6", WORDS), ("#12436D", "#FFFFFF")];
/// Values within what chance explains.
pub const USUAL: &str = "#5F6368";
/// The middle of several values.
pub const MIDDLE: &str = "#801650";

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
