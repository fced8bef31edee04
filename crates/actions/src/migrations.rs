//! The tables of this area.

use database::Step;
use database::table::Table;
use values::Kind;

/// The steps that make them. They run after those of the register and of the plans.
pub fn steps() -> Vec<Step> {
    let actions = Table::kept(Kind::Action)
        .maybe_thing("priority", Kind::Priority)
        .maybe_thing("owner", Kind::Post)
        .maybe_thing("partnership", Kind::Partnership)
        .maybe_day("due")
        .text("standing")
        .maybe_text("outcome")
        .maybe_text("note")
        .index(&["standing", "due"]);
    let updates = Table::kept(Kind::ActionUpdate)
        .thing("action", Kind::Action)
        .day("on")
        .text("standing")
        .text("happened")
        .maybe_day("due")
        .maybe_text("evidence")
        .index(&["action", "on"]);
    vec![Step::new("2026-11-actions", vec![actions]), Step::new("2026-11-action-updates", vec![updates])]
}
