//! The tables of this area.

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
    vec![Step::new("2026-11-evidence", vec![sources, findings, measures]), crate::imports::tables::step()]
}
