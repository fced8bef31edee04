//! Which column of a table says what: guessed from the headings, chosen by a person, remembered by the headings. Pure.

use super::when::is_period;
use uuid::Uuid;

/// Which column says what, by its heading, and what holds for every row when no column says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The column of the measure.
    pub(super) measure: Option<String>,
    /// The column of the place.
    pub(super) place: Option<String>,
    /// The column of the period. Without one, each period has a column of its own.
    pub(super) period: Option<String>,
    /// The column of the figure.
    pub(super) value: Option<String>,
    /// The column that says whether a figure is provisional.
    pub(super) standing: Option<String>,
    /// The column of notes.
    pub(super) note: Option<String>,
    /// The measure of every row.
    pub(super) every_measure: Option<Uuid>,
    /// The place of every row.
    pub(super) every_place: Option<Uuid>,
    /// How long the periods are, by the key of the list `period-length`.
    pub(super) length: Option<String>,
    /// Whether every figure is provisional.
    pub(super) provisional: bool,
}

impl Columns {
    /// Whether each period has a column of its own.
    pub(super) fn is_wide(&self) -> bool {
        self.period.is_none()
    }
}

/// A heading without case, spaces and marks.
pub(super) fn folded(heading: &str) -> String {
    values::slug::folded(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What tables with these headings have in common: the headings that are no periods.
pub(super) fn fingerprint(headings: &[String]) -> String {
    let wide = headings.iter().filter(|heading| is_period(heading)).count() >= 2;
    let kept = headings.iter().filter(|heading| !(wide && is_period(heading)));
    kept.map(|heading| folded(heading)).collect::<Vec<_>>().join("\n")
}

/// The words of headings, the surest first.
const MEASURE: &[&str] = &["measure", "indicator", "metric", "measurename", "indicatorname", "series"];
const PLACE: &[&str] = &[
    "place",
    "areacode",
    "ladcode",
    "geographycode",
    "onscode",
    "district",
    "ladname",
    "areaname",
    "area",
    "geography",
    "localauthority",
    "partnership",
];
const PERIOD: &[&str] = &["period", "timeperiod", "month", "quarter", "year", "financialyear", "date", "starts", "time"];
const VALUE: &[&str] = &["value", "figure", "count", "number", "rate", "observation", "total", "percentage"];
const STANDING: &[&str] = &["standing", "status", "provisional"];
const NOTE: &[&str] = &["note", "notes", "comment", "comments", "reason"];

/// What the headings suggest.
pub(super) fn guessed(headings: &[String]) -> Columns {
    let wide = headings.iter().filter(|heading| is_period(heading)).count() >= 2;
    let of = |names: &[&str]| names.iter().find_map(|name| headings.iter().find(|heading| folded(heading) == *name)).cloned();
    let part = |narrow: Option<String>| narrow.filter(|_| !wide);
    Columns {
        measure: of(MEASURE),
        place: of(PLACE),
        period: part(of(PERIOD)),
        value: part(of(VALUE)),
        standing: of(STANDING),
        note: of(NOTE),
        ..Columns::default()
    }
}
