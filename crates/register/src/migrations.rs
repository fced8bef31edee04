//! The tables of the register, each after those that it points at.

use database::Step;
use database::table::Table;
use values::Kind;

/// The steps of this area's schema.
pub fn steps() -> Vec<Step> {
    vec![
        Step::new(
            "2026-11-register",
            vec![places(), boundaries(), organisations(), successions(), posts(), partnerships(), links(), seats()],
        ),
        Step::new("2026-12-remits", vec![remits()])
            .then("ALTER TABLE partnerships ADD COLUMN level text")
            .then("ALTER TABLE partnerships ADD COLUMN hours_a_year bigint"),
    ]
}

/// Themes and priorities are tables of another area, made later, so the database does not check these two ids.
fn remits() -> Table {
    Table::kept(Kind::Remit)
        .thing("partnership", Kind::Partnership)
        .maybe_uuid("theme")
        .maybe_uuid("priority")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("source")
}

fn places() -> Table {
    Table::kept(Kind::Place)
        .text("kind")
        .maybe_text("ons_code")
        .maybe_thing("inside", Kind::Place)
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("note")
}

fn boundaries() -> Table {
    Table::kept(Kind::Boundary).thing("place", Kind::Place).text("vintage").text("source").text("licence").text("geometry")
}

fn organisations() -> Table {
    Table::kept(Kind::Organisation)
        .text("kind")
        .maybe_thing("place", Kind::Place)
        .maybe_text("identifier")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("about")
}

fn successions() -> Table {
    Table::kept(Kind::Succession)
        .thing("before", Kind::Organisation)
        .thing("after", Kind::Organisation)
        .day("on")
        .text("how")
        .maybe_text("source")
        .unique(&["before", "after", "on"])
}

fn posts() -> Table {
    Table::kept(Kind::Post)
        .thing("organisation", Kind::Organisation)
        .maybe_day("held_since")
        .maybe_day("vacant_since")
        .maybe_text("note")
        .index(&["vacant_since"])
}

fn partnerships() -> Table {
    Table::kept(Kind::Partnership)
        .text("kind")
        .maybe_thing("place", Kind::Place)
        .maybe_thing("convened_by", Kind::Organisation)
        .maybe_text("purpose")
        .maybe_text("meets")
        .maybe_day("from")
        .maybe_day("to")
}

fn links() -> Table {
    Table::kept(Kind::Link)
        .thing("partnership", Kind::Partnership)
        .thing("other", Kind::Partnership)
        .text("kind")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("note")
}

fn seats() -> Table {
    Table::kept(Kind::Seat)
        .thing("partnership", Kind::Partnership)
        .thing("organisation", Kind::Organisation)
        .maybe_thing("post", Kind::Post)
        .text("role")
        .maybe_day("from")
        .maybe_day("to")
}
