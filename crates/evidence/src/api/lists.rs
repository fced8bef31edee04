//! The columns of the sets for programs: headings for people, keys for programs, in one order.

use documents::{ColumnKind, ColumnOut};
use values::words::t;

fn text(words: impl Into<String>) -> ColumnOut {
    ColumnOut::new(words, ColumnKind::Text)
}

fn number(words: impl Into<String>) -> ColumnOut {
    ColumnOut::new(words, ColumnKind::Number)
}

fn day(words: impl Into<String>) -> ColumnOut {
    ColumnOut::new(words, ColumnKind::Day)
}

/// The keys of measures.
pub(super) const MEASURE_KEYS: [&str; 17] = [
    "reference",
    "title",
    "priority",
    "unit",
    "direction",
    "figure_kind",
    "frequency",
    "base",
    "target",
    "proxy_for",
    "note",
    "source",
    "licence",
    "latest_period",
    "latest_figure",
    "variation",
    "address",
];

/// The headings of measures.
pub(super) fn measure_headings() -> Vec<ColumnOut> {
    vec![
        text(t("Reference")),
        text(t("Measure")),
        text(t("Priority")),
        text(t("What is counted")),
        text(t("Which way is good")),
        text(t("Kind of figure")),
        text(t("How often figures come")),
        text(t("What a rate is out of")),
        text(t("Target")),
        text(t("Stands in for")),
        text(t("How to read it")),
        text(t("Source")),
        text(t("Licence")),
        text(t("Latest period")),
        number(t("Latest figure")),
        text(t("What it means")),
        text(t("Address")),
    ]
}

/// The keys of figures of measures.
pub(super) const OBSERVATION_KEYS: [&str; 12] = [
    "measure",
    "place",
    "place_title",
    "starts",
    "ends",
    "length",
    "figure",
    "counted",
    "out_of",
    "standing",
    "first_published",
    "note",
];

/// The headings of figures of measures.
pub(super) fn observation_headings() -> Vec<ColumnOut> {
    vec![
        text(t("Measure")),
        text(t("Place")),
        text(t("Name of the place")),
        day(t("First day")),
        day(t("Last day")),
        text(t("Length of the period")),
        number(t("Figure")),
        number(t("How many were counted")),
        number(t("Out of how many")),
        text(t("Provisional or final")),
        number(t("First published")),
        text(t("Note")),
    ]
}

/// The keys of places.
pub(super) const PLACE_KEYS: [&str; 7] =
    ["code", "name", "partnership_code", "partnership", "force_area", "population", "population_year"];

/// The headings of places.
pub(super) fn place_headings() -> Vec<ColumnOut> {
    vec![
        text(t("Code")),
        text(t("Name")),
        text(t("Code of the partnership")),
        text(t("Partnership")),
        text(t("Force area")),
        number(t("Population")),
        number(t("Year of the population")),
    ]
}
