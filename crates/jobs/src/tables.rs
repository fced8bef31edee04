//! The tables of turns and of the outbox.

use database::Step;
use database::table::Table;

/// The steps of this room's schema.
pub fn steps() -> Vec<Step> {
    vec![Step::new(
        "2026-11-jobs",
        vec![
            Table::named("turns")
                .key("name")
                .number("place")
                .moment("due_at")
                .moment("held_until")
                .text("holder")
                .number("failures")
                .maybe_moment("last_at")
                .maybe_text("problem"),
            Table::named("outbox")
                .uuid_key("id")
                .text("address")
                .text("subject")
                .text("plain")
                .maybe_text("html")
                .moment("made_at")
                .moment("not_before")
                .maybe_moment("not_after")
                .number("attempts")
                .maybe_moment("sent_at")
                .maybe_moment("gave_up_at")
                .maybe_text("problem")
                .index(&["sent_at", "gave_up_at", "not_before"]),
        ],
    )]
}
