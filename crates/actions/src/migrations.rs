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
    vec![Step::new("2026-11-actions", vec![actions]), Step::new("2026-11-action-updates", vec![updates]), from_meetings()]
}

/// Where actions come from and who closed them, and recommendations. Meetings and findings are tables of other areas, made
/// later, so the database does not check these ids.
fn from_meetings() -> Step {
    let recommendations = Table::kept(Kind::Recommendation)
        .text("words")
        .thing("partnership", Kind::Partnership)
        .day("made_on")
        .maybe_uuid("item")
        .maybe_uuid("resolution")
        .maybe_uuid("finding")
        .maybe_thing("priority", Kind::Priority)
        .index(&["made_on"]);
    let replies = Table::kept(Kind::RecommendationReply)
        .thing("recommendation", Kind::Recommendation)
        .maybe_thing("organisation", Kind::Organisation)
        .maybe_thing("partnership", Kind::Partnership)
        .maybe_day("due")
        .text("standing")
        .maybe_text("reply")
        .maybe_day("replied_on")
        .maybe_thing("action", Kind::Action)
        .index(&["standing", "due"]);
    ["meeting", "minute", "resolution", "closed_at"].into_iter().fold(
        Step::new("2026-11-room-actions", vec![recommendations, replies]),
        |step, column| {
            step.then(format!("ALTER TABLE actions ADD COLUMN {column} uuid"))
                .then(format!("CREATE INDEX ix_actions_{column} ON actions ({column})"))
        },
    )
}
