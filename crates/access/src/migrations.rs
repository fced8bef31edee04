//! The tables of accounts, sessions and events.

use database::Step;
use database::table::Table;

/// The steps of this room's schema.
pub fn steps() -> Vec<Step> {
    let tables = [accounts(), ways_in(), traces()].concat();
    let end = "INSERT INTO event_head (name, place, hash) VALUES ('end', 0, '')";
    vec![Step::new("2026-11-access", tables).then(end), Step::new("2026-11-explorer-keys", vec![keys()])]
}

/// Keys with which programs read.
fn keys() -> Table {
    Table::named("access_keys")
        .uuid_key("id")
        .belongs("person", "people")
        .text("name")
        .text("hash")
        .moment("made_at")
        .day("ends_on")
        .maybe_moment("revoked_at")
        .maybe_moment("used_at")
        .unique(&["hash"])
}

fn accounts() -> Vec<Table> {
    vec![
        Table::named("people")
            .uuid_key("id")
            .text("email")
            .text("email_folded")
            .text("name")
            .maybe_text("password")
            .maybe_moment("ended_at")
            .moment("added_at")
            .number("version")
            .unique(&["email_folded"]),
        Table::named("memberships")
            .uuid_key("id")
            .belongs("person", "people")
            .text("role")
            .maybe_uuid("organisation")
            .maybe_uuid("partnership")
            .maybe_day("from")
            .maybe_day("to"),
    ]
}

fn ways_in() -> Vec<Table> {
    vec![
        Table::named("one_time_links")
            .key("token")
            .belongs("person", "people")
            .text("purpose")
            .moment("expires_at")
            .maybe_moment("used_at"),
        Table::named("sessions")
            .key("token")
            .maybe_uuid("person")
            .text("data")
            .text("device")
            .moment("made_at")
            .moment("seen_at")
            .moment("expires_at"),
        Table::named("attempts").key("source").number("failures").moment("last_at"),
    ]
}

fn traces() -> Vec<Table> {
    vec![
        Table::named("events")
            .number_key("place")
            .moment("at")
            .maybe_uuid("actor")
            .text("actor_name")
            .text("verb")
            .text("kind")
            .maybe_uuid("thing")
            .text("title")
            .text("seen_by")
            .maybe_uuid("members_of")
            .text("details")
            .text("before")
            .text("hash"),
        Table::named("event_head").key("name").number("place").text("hash"),
    ]
}
