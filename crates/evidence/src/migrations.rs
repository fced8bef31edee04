//! The tables of this area.

use crate::rebases;
use database::Step;
use database::table::Table;
use values::Kind;

/// The steps that make them. They run after those of the register and of the plans.
pub fn steps() -> Vec<Step> {
    let sources =
        Table::kept(Kind::Source).maybe_text("publisher").maybe_day("published_on").maybe_text("licence").maybe_text("note");
    let findings = Table::kept(Kind::Finding)
        .thing("source", Kind::Source)
        .maybe_thing("priority", Kind::Priority)
        .text("kind")
        .number("figure")
        .maybe_number("out_of")
        .text("unit")
        .text("standing")
        .maybe_day("on")
        .maybe_text("note")
        .index(&["kind", "figure"]);
    let measures = Table::kept(Kind::Measure)
        .thing("priority", Kind::Priority)
        .text("unit")
        .text("direction")
        .maybe_thing("owner", Kind::Post)
        .maybe_text("proxy_for")
        .maybe_thing("source", Kind::Source)
        .maybe_text("note");
    vec![
        Step::new("2026-11-evidence", vec![sources, findings, measures]),
        crate::imports::tables::step(),
        with_figures(),
        crate::imports::tables::places_step(),
        crate::imports::tables::recorded_step(),
        worked_out(),
        explorer(),
        crate::harm::step(),
        crate::imports::tables::sums_step(),
        crate::imports::remembered::step(),
        crate::imports::tables::staying_step(),
        reviewed(),
    ]
}

/// Figures of measures, notes on them, step changes, comments, and what a measure says of its figures.
fn with_figures() -> Step {
    let observations = Table::kept(Kind::Observation)
        .thing("measure", Kind::Measure)
        .maybe_thing("place", Kind::Place)
        .day("starts")
        .text("period")
        .maybe_text("value")
        .maybe_number("counted")
        .maybe_number("base")
        .text("standing")
        .maybe_text("first_value")
        .maybe_text("note")
        .index(&["measure", "starts"]);
    let notes = Table::kept(Kind::QualityNote)
        .maybe_thing("measure", Kind::Measure)
        .maybe_thing("source", Kind::Source)
        .maybe_thing("place", Kind::Place)
        .maybe_day("from")
        .maybe_day("to")
        .text("text")
        .maybe_text("told_by");
    let rebases = Table::kept(Kind::Rebase)
        .thing("measure", Kind::Measure)
        .day("starts")
        .maybe_thing("place", Kind::Place)
        .text("reason")
        .maybe_thing("asked_by", Kind::Post)
        .maybe_number("baseline");
    let comments = Table::kept(Kind::MeasureComment)
        .thing("measure", Kind::Measure)
        .day("starts")
        .maybe_thing("place", Kind::Place)
        .text("text")
        .maybe_text("figures")
        .maybe_thing("post", Kind::Post);
    let step = Step::new("2026-11-measures", vec![observations, notes, rebases, rebases::agreement::table(), comments]);
    ["figure_kind", "frequency", "base", "target", "screening"]
        .iter()
        .fold(step, |step, text| step.then(format!("ALTER TABLE measures ADD COLUMN {text} text")))
        .then("ALTER TABLE measures ADD COLUMN expected_after bigint")
        .then("ALTER TABLE measures ADD COLUMN baseline bigint")
        .then("ALTER TABLE measures ADD COLUMN review_on date")
}

/// Saved charts of the explorer.
fn explorer() -> Step {
    let saved = Table::kept(Kind::SavedChart)
        .text("choice")
        .maybe_thing("measure", Kind::Measure)
        .maybe_text("sentence")
        .maybe_text("finding")
        .maybe_text("figures")
        .maybe_day("saved_on");
    Step::new("2026-11-explorer", vec![saved])
}

/// What a measure says of figures that are counted from imported files or worked out from other measures.
fn worked_out() -> Step {
    let [signals, looked_for] = crate::measures::waiting::tables();
    let tables = vec![table_mappings(), crate::tables::waiting::table(), figure_returns(), signals, looked_for];
    let step = Step::new("2026-11-returns", tables).then("ALTER TABLE measures ADD COLUMN year_starts bigint");
    ["fed_by", "fed_kinds", "fed_places", "formula"]
        .iter()
        .fold(step, |step, text| step.then(format!("ALTER TABLE measures ADD COLUMN {text} text")))
}

/// Returns say when an answer was accepted and why one was sent back. What was answered before had counted at once.
fn reviewed() -> Step {
    Step::new("2026-11-returns-reviewed", Vec::new())
        .then("ALTER TABLE figure_returns ADD COLUMN accepted_on date")
        .then("ALTER TABLE figure_returns ADD COLUMN sent_back text")
        .then("UPDATE figure_returns SET accepted_on = COALESCE(answered_on, due) WHERE standing <> 'asked'")
}

fn table_mappings() -> Table {
    Table::kept(Kind::TableMapping)
        .text("headings")
        .maybe_thing("source", Kind::Source)
        .maybe_text("measure_in")
        .maybe_thing("measure", Kind::Measure)
        .maybe_text("place_in")
        .maybe_thing("place", Kind::Place)
        .maybe_text("period_in")
        .maybe_text("period")
        .maybe_text("value_in")
        .maybe_text("standing_in")
        .maybe_text("standing")
        .maybe_text("note_in")
}

fn figure_returns() -> Table {
    Table::kept(Kind::FigureReturn)
        .thing("measure", Kind::Measure)
        .maybe_thing("place", Kind::Place)
        .day("starts")
        .text("period")
        .thing("owner", Kind::Post)
        .day("due")
        .maybe_text("again")
        .text("standing")
        .maybe_text("value")
        .maybe_text("counts_as")
        .maybe_text("reason")
        .maybe_text("note")
        .maybe_day("answered_on")
        .index(&["standing", "due"])
}
