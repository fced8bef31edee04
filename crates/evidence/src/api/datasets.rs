//! What there is as data: each set with its address, its columns and what can be asked of it. The one list from which all
//! descriptions are made.

use super::lists;
use crate::explorer;
use crate::measures::{files, summary};
use crate::places;
use ::records::House;
use documents::{ColumnKind, ColumnOut};
use values::Kind;
use values::words::t;

/// Where a set is: among the addresses for programs, or beside a page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// JSON at the path itself, CSV at the path with `.csv`; in pages.
    Api,
    /// JSON at the path with `.json`, CSV at the path with `.csv`; whole.
    Site,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A date: `2025-01-31`.
    Date,
}

/// A column of a set: a member of each object in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The key in JSON.
    pub key: String,
    /// The heading in CSV.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
    /// What it says, when its heading does not.
    pub about: Option<String>,
}

/// Something that can be asked of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name in the address.
    pub name: &'static str,
    /// What it does.
    pub about: String,
    /// What may be written.
    pub example: &'static str,
    /// Whether it may be asked several times.
    pub several: bool,
}

/// A set of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dataset {
    /// Its name in descriptions.
    pub key: &'static str,
    /// What it is.
    pub title: String,
    /// What one has to know of it.
    pub about: String,
    /// Its address without ending; `{reference}` names a thing, `{code}` a place by its official code.
    pub path: &'static str,
    /// Where it is.
    pub home: Home,
    /// The member of the JSON that holds its rows; none for a single thing.
    pub rows: Option<&'static str>,
    /// Its columns, in the order of the CSV.
    pub columns: Vec<Column>,
    /// What can be asked.
    pub questions: Vec<Question>,
}

impl Dataset {
    /// Whether there is a CSV file of it.
    pub fn has_csv(&self) -> bool {
        self.rows.is_some()
    }

    /// The address of the JSON.
    pub fn json(&self) -> String {
        self.home.addresses(self.path).0
    }

    /// The address of the CSV.
    pub fn csv(&self) -> String {
        self.home.addresses(self.path).1
    }

    /// The address of what describes the CSV.
    pub fn metadata(&self) -> String {
        format!("{}.csv-metadata.json", self.path)
    }
}

/// Columns from headings and keys, as files of the site have them.
fn columns<K: AsRef<str>>(headings: Vec<ColumnOut>, keys: &[K]) -> Vec<Column> {
    let column = |(heading, key): (ColumnOut, &K)| Column {
        key: key.as_ref().to_owned(),
        holds: holds(heading.kind),
        heading: heading.heading,
        about: None,
    };
    headings.into_iter().zip(keys).map(column).collect()
}

pub(super) fn holds(kind: ColumnKind) -> Holds {
    match kind {
        ColumnKind::Number | ColumnKind::Pounds => Holds::Number,
        ColumnKind::Day => Holds::Date,
        ColumnKind::Text => Holds::Text,
    }
}

/// The columns of the list of a kind, from the fields that describe it.
fn of_kind(house: &House, kind: Kind) -> Vec<Column> {
    let register = house.of(kind);
    let about = |key: &str| register.fields().iter().find(|field| field.key == key).and_then(|field| field.hint());
    let column = |heading: ColumnOut| Column {
        about: Some(match about(&heading.heading) {
            Some(hint) => format!("{}. {hint}", ::records::export::column_label(register, &heading.heading)),
            None => ::records::export::column_label(register, &heading.heading),
        }),
        key: heading.heading.clone(),
        holds: holds(heading.kind),
        heading: heading.heading,
    };
    ::records::export::columns(register).into_iter().map(column).collect()
}

fn question(name: &'static str, about: impl Into<String>, example: &'static str) -> Question {
    Question { name, about: about.into(), example, several: false }
}

/// The questions of every list in pages.
fn paging() -> Vec<Question> {
    vec![
        question("page", t("The number of the page, from 1"), "1"),
        question("per_page", t("How many on a page: 100 unless you say otherwise, at most 1000"), "100"),
    ]
}

/// Every set.
pub fn all(house: &House) -> Vec<Dataset> {
    [for_programs(), of_the_site(), of_places(), of_kinds(house)].concat()
}

fn for_programs() -> Vec<Dataset> {
    let months = || {
        [
            question("from", t("Periods that begin on this day or later"), "2025-01-01"),
            question("to", t("Periods that begin on this day or earlier"), "2025-12-31"),
        ]
    };
    let of_measure = question("measure", t("For this measure, by its reference"), "how-safe-people-feel");
    let in_place = question(
        "place",
        t("For this place, by its reference; “everywhere” for figures that are not about one place"),
        "dartford",
    );
    vec![
        Dataset {
            key: "measures",
            title: t("Measures").into_owned(),
            about: t("What we count to see whether priorities are working, with the latest figure and what it means.").into_owned(),
            path: "/api/measures",
            home: Home::Api,
            rows: Some("items"),
            columns: columns(lists::measure_headings(), &lists::MEASURE_KEYS),
            questions: paging(),
        },
        Dataset {
            key: "measure",
            title: t("One measure").into_owned(),
            about: t("A measure with notes on the quality of its figures, the places that have figures, and the addresses of its figures and charts.").into_owned(),
            path: "/api/measures/{reference}",
            home: Home::Api,
            rows: None,
            columns: columns(lists::measure_headings(), &lists::MEASURE_KEYS),
            questions: Vec::new(),
        },
        Dataset {
            key: "observations",
            title: t("Figures for all measures").into_owned(),
            about: t("One figure per row, for a measure, a place and a period. A row without a figure says why in its note; no data does not mean zero.").into_owned(),
            path: "/api/observations",
            home: Home::Api,
            rows: Some("items"),
            columns: columns(lists::observation_headings(), &lists::OBSERVATION_KEYS),
            questions: [vec![of_measure, in_place], months().to_vec(), paging()].concat(),
        },
        Dataset {
            key: "places",
            title: t("Places").into_owned(),
            about: t("Districts with their official codes, the partnership and police force area each one is in, and how many people live there.").into_owned(),
            path: "/api/places",
            home: Home::Api,
            rows: Some("items"),
            columns: columns(lists::place_headings(), &lists::PLACE_KEYS),
            questions: paging(),
        },
    ]
}

fn of_the_site() -> Vec<Dataset> {
    let several =
        |name, about: std::borrow::Cow<'static, str>, example| Question { several: true, ..question(name, about, example) };
    vec![
        Dataset {
            key: "explorer",
            title: t("Counts from imported files and figures for measures, as the explorer shows them").into_owned(),
            about: t("What the explorer shows for a choice. Counts below this site’s threshold are withheld and marked c, and so are any from which they could be worked out. The JSON also has the finding, the source and the notes.").into_owned(),
            path: "/evidence/explore",
            home: Home::Site,
            rows: Some("figures"),
            columns: columns(explorer::files::columns(), &explorer::files::KEYS),
            questions: vec![
                question("of", t("What is counted: street, outcomes, stop-and-search, recorded, collisions, casualties, or measure- and the reference of a measure"), "street"),
                several("kind", t("Only these kinds"), "burglary"),
                several("place", t("Only these places, by their official codes"), "E07000105"),
                several("area", t("Only these small areas of the district, by their official codes; for a whole year of twelve months"), "E01023972"),
                question("from", t("The first month"), "2025-01"),
                question("to", t("The last month, at most 120 months in all"), "2025-12"),
                question("by", t("Broken down by month, place, kind or area; area shows the small areas of one district for a whole year of twelve months"), "month"),
                question("as", t("Given as count, rate or harm"), "count"),
            ],
        },
        Dataset {
            key: "figures-of-a-measure",
            title: t("Figures for one measure, with its usual range").into_owned(),
            about: t("The figures for a measure in one place, with the average and usual range of its XmR chart and what each figure means.").into_owned(),
            path: "/measures/{reference}/figures",
            home: Home::Site,
            rows: Some("{reference}"),
            columns: columns(files::columns(), &files::KEYS),
            questions: vec![
                question("place", t("For this place, by its reference"), "dartford"),
                question("step-changes", t("no: as one series, without step changes"), "no"),
            ],
        },
        Dataset {
            key: "summary-of-measures",
            title: t("All measures in one table").into_owned(),
            about: t("What the latest figure for each measure means, and whether its target will be met.").into_owned(),
            path: "/measures/summary",
            home: Home::Site,
            rows: Some("measures_summary"),
            columns: columns(summary::columns(), &summary::KEYS),
            questions: summary_questions(),
        },
    ]
}

/// What can be asked of the table for boards.
fn summary_questions() -> Vec<Question> {
    vec![
        question("q", t("Words in the name"), "safety"),
        question(
            "said",
            t("What it shows: worsening, changed, improving, usual, same, early for too few figures, or no-data"),
            "worsening",
        ),
        question("priority", t("For this priority, by its reference"), "road-safety"),
        question("theme", t("For priorities that this theme runs across, by its reference"), "prevention"),
        question("board", t("For priorities that this board plans for, leads or covers, by its reference"), "kent-csp"),
        question("owner", t("For measures of this post, by its reference"), "director-operations"),
        question("sort", t("Sorted by measure, priority, period, variation or assurance"), "variation"),
        question("order", t("desc: the other way round"), "desc"),
    ]
}

fn of_places() -> Vec<Dataset> {
    vec![
        Dataset {
            key: "districts",
            title: t("Crime and anti-social behaviour by district").into_owned(),
            about: t("The latest twelve months of every district and kind of street-level crime. Counts below this site’s threshold are withheld and marked c, and so are any from which they could be worked out. No file for a month does not mean zero.").into_owned(),
            path: "/evidence/places/figures",
            home: Home::Site,
            rows: Some("districts"),
            columns: columns(places::files::columns(), &places::files::KEYS),
            questions: Vec::new(),
        },
        Dataset {
            key: "figures-of-a-place",
            title: t("Crime and anti-social behaviour in one place").into_owned(),
            about: t("Every month and kind of street-level crime in a district or the area of a partnership, ten years at most, withheld as in the table of all districts.").into_owned(),
            path: "/evidence/places/{code}/figures",
            home: Home::Site,
            rows: Some("{code}"),
            columns: columns(places::files::columns(), &places::files::KEYS),
            questions: Vec::new(),
        },
    ]
}

fn of_kinds(house: &House) -> Vec<Dataset> {
    let list = |key, kind: Kind, path, about: std::borrow::Cow<'static, str>| Dataset {
        key,
        title: if kind == Kind::Measure { t("Definitions of measures").into_owned() } else { kind.many().into_owned() },
        about: about.into_owned(),
        path,
        home: Home::Site,
        rows: Some(kind.sheet()),
        columns: of_kind(house, kind),
        questions: vec![question("q", t("Words in the name"), "safety")],
    };
    vec![
        list("list-of-measures", Kind::Measure, "/measures", t("The definition of each measure.")),
        list("findings", Kind::Finding, "/evidence", t("What we found in our sources, one figure per row.")),
        list(
            "imports",
            Kind::FigureImport,
            "/evidence/imports",
            t("Every published file that was imported, with its hash, what was taken from it and what it changed."),
        ),
        list("saved-charts", Kind::SavedChart, "/evidence/charts", t("Charts saved for reports.")),
    ]
}
