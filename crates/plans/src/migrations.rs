//! The tables of plans and priorities. What is pointed at comes first.

use database::Step;
use database::table::Table;
use values::Kind;

/// The steps of this area's schema.
pub fn steps() -> Vec<Step> {
    vec![Step::new(
        "2026-11-plans",
        vec![
            plans(),
            chapters(),
            themes(),
            priorities(),
            placements(),
            crosscuts(),
            lineages(),
            leads(),
            regards(),
            plan_links(),
        ],
    )]
}

fn plans() -> Table {
    Table::kept(Kind::Plan)
        .text("kind")
        .text("standing")
        .maybe_thing("organisation", Kind::Organisation)
        .maybe_thing("partnership", Kind::Partnership)
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("summary")
        .maybe_day("adopted_on")
        .maybe_text("adopted_by")
        .maybe_day("review_on")
        .maybe_text("source")
        .index(&["standing"])
}

fn chapters() -> Table {
    Table::kept(Kind::Chapter)
        .thing("plan", Kind::Plan)
        .text("number")
        .number("position")
        .text("text")
        .maybe_day("reviewed_on")
        .maybe_text("edition")
        .unique(&["plan", "number"])
}

fn themes() -> Table {
    Table::kept(Kind::Theme).thing("plan", Kind::Plan).number("position").maybe_text("summary").maybe_day("from").maybe_day("to")
}

fn priorities() -> Table {
    Table::kept(Kind::Priority)
        .text("kind")
        .maybe_text("summary")
        .maybe_text("why")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_day("decided_on")
        .maybe_thing("decided_by", Kind::Partnership)
        .maybe_text("decision")
        .index(&["kind"])
}

fn placements() -> Table {
    Table::kept(Kind::Placement)
        .thing("plan", Kind::Plan)
        .thing("priority", Kind::Priority)
        .text("part")
        .number("position")
        .unique(&["plan", "priority"])
}

fn crosscuts() -> Table {
    Table::kept(Kind::Crosscut)
        .thing("priority", Kind::Priority)
        .thing("theme", Kind::Theme)
        .maybe_text("note")
        .unique(&["priority", "theme"])
}

fn lineages() -> Table {
    Table::kept(Kind::Lineage)
        .thing("before", Kind::Priority)
        .maybe_thing("after", Kind::Priority)
        .text("how")
        .day("on")
        .maybe_text("reason")
}

fn leads() -> Table {
    Table::kept(Kind::Lead)
        .thing("priority", Kind::Priority)
        .text("role")
        .maybe_thing("post", Kind::Post)
        .maybe_thing("partnership", Kind::Partnership)
        .maybe_thing("organisation", Kind::Organisation)
        .maybe_day("from")
        .maybe_day("to")
}

fn regards() -> Table {
    Table::kept(Kind::Regard)
        .thing("priority", Kind::Priority)
        .thing("regard_to", Kind::Priority)
        .text("how")
        .maybe_day("on")
        .maybe_text("source")
}

fn plan_links() -> Table {
    Table::kept(Kind::PlanLink)
        .thing("plan", Kind::Plan)
        .thing("linked", Kind::Plan)
        .maybe_text("note")
        .unique(&["plan", "linked"])
}
