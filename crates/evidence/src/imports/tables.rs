//! The tables of imported figures. Counts are rows of whole numbers, in the order in which they are asked for.

use database::table::Table;
use database::{Step, Store};
use values::Kind;

/// The tables whose rows name files in the store, and the column of each with the hash.
pub const FILES: &[(&str, &str)] = &[("figure_imports", "hash"), ("figure_uploads", "hash")];

/// Counts by small area and kind.
pub(super) const COUNTS: (&str, &[&str]) = ("figure_counts", &["slice", "area", "category", "number"]);
/// Counts by cell of the grid and kind.
pub(super) const SPOTS: (&str, &[&str]) = ("figure_spots", &["slice", "cell", "category", "number"]);
/// The sums of the counts by district and kind, kept in step with them.
pub(super) const TOTALS: (&str, &[&str]) = ("figure_totals", &["slice", "district", "category", "number"]);
/// The sums of the totals over all kinds, kept in step with them: pages ask for ten years of them.
pub(super) const SUMS: (&str, &[&str]) = ("figure_sums", &["slice", "district", "number"]);
/// Counts by district, kind and what became of it.
pub(super) const OUTCOMES: (&str, &[&str]) = ("figure_outcomes", &["slice", "district", "category", "outcome", "number"]);
/// How many people live in districts, by year.
pub(super) const POPULATIONS: (&str, &[&str]) = ("figure_populations", &["slice", "code", "year", "number"]);
/// How deprived small areas are: score in thousandths, tenth, and how many people live there. -1: not told.
pub(super) const DEPRIVATION: (&str, &[&str]) = ("figure_deprivation", &["slice", "code", "score", "decile", "population"]);

/// Counts that are withheld, by district and kind; -1 stands for all of them.
pub(super) const WITHHELD: (&str, &[&str]) = ("figure_withheld", &["slice", "district", "category"]);

/// How many columns the key of a table has: all but what is told of it.
const KEYED: [((&str, &[&str]), usize); 6] =
    [(COUNTS, 3), (SPOTS, 3), (TOTALS, 3), (OUTCOMES, 4), (POPULATIONS, 3), (DEPRIVATION, 2)];

/// The step that makes them.
pub fn step() -> Step {
    let words = Table::named("figure_words").number_key("number").text("sort").text("word").unique(&["sort", "word"]);
    let next = Table::named("figure_next").key("name").number("next");
    let refusals = Table::named("figure_refusals")
        .number_key("number")
        .number("import")
        .text("file")
        .number("row")
        .text("heading")
        .text("found")
        .text("why")
        .index(&["import"]);
    let tables = vec![imports(), slices(), words, next, refusals, uploads(), places()];
    let counters = "INSERT INTO figure_next (name, next) VALUES ('imports', 1), ('slices', 1), ('words', 1), ('refusals', 1)";
    KEYED.iter().fold(Step::new("2026-11-figures", tables).then(counters), |step, ((name, columns), keys)| {
        let lines: Vec<String> = columns.iter().map(|column| format!("{column} bigint NOT NULL")).collect();
        let made = format!("CREATE TABLE {name} ({}, PRIMARY KEY ({}))", lines.join(", "), columns[..*keys].join(", "));
        step.only_on(Store::Sqlite, format!("{made} WITHOUT ROWID")).only_on(Store::Postgres, made)
    })
}

fn imports() -> Table {
    Table::kept(Kind::FigureImport)
        .number("number")
        .text("feed")
        .maybe_text("of")
        .maybe_day("first_day")
        .maybe_day("last_day")
        .text("standing")
        .day("on")
        .number("rows")
        .number("taken")
        .number("refused")
        .text("file")
        .number("size")
        .text("hash")
        .maybe_text("changes")
        .maybe_text("facts")
        .unique(&["number"])
        .index(&["hash"])
}

/// A slice is what one import says of one feed, force and month. One of them is current; the others wait, are replaced or undone.
fn slices() -> Table {
    Table::named("figure_slices")
        .number_key("number")
        .number("import")
        .text("feed")
        .number("force")
        .number("month")
        .text("standing")
        .number("rows")
        .number("without_area")
        .moment("at")
        .index(&["import"])
        .index(&["feed", "force", "month"])
        .index(&["standing", "feed", "month"])
}

/// The step that makes room for outlines, for neighbours, and for which counts are withheld.
pub fn places_step() -> Step {
    let outlines = Table::named("figure_outlines")
        .uuid_key("id")
        .number("slice")
        .number("code")
        .text("name")
        .number("year")
        .text("outline")
        .unique(&["slice", "code"]);
    let numbers = |step: Step, (name, columns): (&str, &[&str])| {
        let lines: Vec<String> = columns.iter().map(|column| format!("{column} bigint NOT NULL")).collect();
        let made = format!("CREATE TABLE {name} ({}, PRIMARY KEY ({}))", lines.join(", "), columns.join(", "));
        step.only_on(Store::Sqlite, format!("{made} WITHOUT ROWID")).only_on(Store::Postgres, made)
    };
    let rules = Table::kept(Kind::SmallNumberRule)
        .number("below")
        .text("nought_too")
        .day("from")
        .maybe_day("to")
        .maybe_text("source")
        .index(&["from"]);
    let groups = Table::kept(Kind::ComparisonGroup)
        .maybe_text("of")
        .text("members")
        .maybe_text("publisher")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_thing("source", Kind::Source)
        .maybe_text("note");
    let step = Step::new("2026-11-places", vec![outlines, rules, groups]);
    numbers(numbers(step, ("figure_neighbours", &["slice", "code", "neighbour"])), WITHHELD)
}

/// The step by which figures of populations know which slice told them, when it is an older one.
pub fn staying_step() -> Step {
    Step::new("2026-11-staying-populations", Vec::new()).then("ALTER TABLE figure_populations ADD COLUMN kept_from bigint")
}

/// Uploaded files that are looked at, or wait until somebody has looked at what they would do.
fn uploads() -> Table {
    Table::named("figure_uploads")
        .uuid_key("id")
        .maybe_uuid("person")
        .text("file")
        .text("hash")
        .number("size")
        .text("state")
        .number("rows")
        .maybe_text("report")
        .moment("at")
}

/// What is known of small areas and districts, a row for each code.
fn places() -> Table {
    Table::named("figure_places")
        .uuid_key("id")
        .number("slice")
        .number("code")
        .text("name")
        .number("first_census")
        .number("last_census")
        .number("district")
        .text("district_name")
        .number("partnership")
        .text("partnership_name")
        .text("force")
        .unique(&["slice", "code"])
}

/// What makes the sums of the totals that are there.
pub(super) const SUMMED: &str = "INSERT INTO figure_sums (slice, district, number) \
     SELECT slice, district, CAST(SUM(number) AS bigint) FROM figure_totals GROUP BY slice, district";

/// The step that makes room for the sums over all kinds, and sums what is there.
pub fn sums_step() -> Step {
    let (name, columns) = SUMS;
    let lines: Vec<String> = columns.iter().map(|column| format!("{column} bigint NOT NULL")).collect();
    let made = format!("CREATE TABLE {name} ({}, PRIMARY KEY (slice, district))", lines.join(", "));
    Step::new("2026-11-sums", Vec::new())
        .only_on(Store::Sqlite, format!("{made} WITHOUT ROWID"))
        .only_on(Store::Postgres, made)
        .then(SUMMED)
}

/// The step of figures that are published by quarter and by partnership: how many events a slice counts, what the publisher and
/// the file itself say of the quality of figures, the groups of what is counted by, and whom a mail told how an upload went.
pub fn recorded_step() -> Step {
    let notes = Table::named("figure_notes")
        .uuid_key("id")
        .number("import")
        .text("feed")
        .text("sort")
        .number("force")
        .number("place")
        .number("first_month")
        .number("last_month")
        .number("rows")
        .text("text")
        .index(&["import"])
        .index(&["feed", "first_month"]);
    let groups = Table::named("figure_groups").number_key("category").text("word");
    let names = Table::kept(Kind::OtherName).maybe_text("code").maybe_day("from").maybe_day("to").maybe_text("source");
    Step::new("2026-11-recorded", vec![notes, groups, names])
        .then("ALTER TABLE figure_slices ADD COLUMN events bigint")
        .then("ALTER TABLE figure_uploads ADD COLUMN told text")
        // Who uploaded something before there were mails is not told of it now.
        .then("UPDATE figure_uploads SET told = state")
}
