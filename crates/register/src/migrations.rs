//! The tables of the register, each after those that it points at.

mod papers;

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
        Step::new("2026-12-membership", vec![requirements(), tenures(), board_visits(), subjects()]),
        Step::new(
            "2026-12-reorganisations",
            vec![reorganisations(), transfers(), handovers(), crate::reorganisations::runs::table()],
        ),
        papers::step(),
        Step::new("2026-12-remits", vec![remits()])
            .then("ALTER TABLE partnerships ADD COLUMN level text")
            .then("ALTER TABLE partnerships ADD COLUMN hours_a_year bigint"),
        Step::new("2026-12-parts", vec![]).then("ALTER TABLE transfers ADD COLUMN first_body text"),
        Step::new("2026-12-board-identifiers", vec![]).then("ALTER TABLE partnerships ADD COLUMN identifiers text"),
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

fn requirements() -> Table {
    Table::kept(Kind::Requirement)
        .text("organisation_kind")
        .text("partnership_kind")
        .maybe_text("place_kind")
        .maybe_text("country")
        .maybe_day("from")
        .maybe_day("to")
        .text("how")
        .maybe_text("authority")
        .text("citation")
        .maybe_text("note")
}

fn tenures() -> Table {
    Table::kept(Kind::Tenure)
        .thing("post", Kind::Post)
        .text("held_as")
        .maybe_text("name")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("note")
}

fn board_visits() -> Table {
    Table::kept(Kind::BoardVisit).thing("partnership", Kind::Partnership).thing("post", Kind::Post).day("on").maybe_text("note")
}

/// Themes have their table after this one, so the database does not check that they are there. Removing a theme asks
/// who points at it, as removing anything does.
fn subjects() -> Table {
    Table::kept(Kind::Subject).thing("post", Kind::Post).maybe_uuid("theme").maybe_text("note").unique(&["post", "theme"])
}

fn reorganisations() -> Table {
    Table::kept(Kind::Reorganisation).text("how").day("on").maybe_text("reason").maybe_text("source").text("standing")
}

fn transfers() -> Table {
    Table::kept(Kind::Transfer)
        .thing("reorganisation", Kind::Reorganisation)
        .maybe_thing("before", Kind::Organisation)
        .maybe_thing("after", Kind::Organisation)
        .maybe_thing("board", Kind::Partnership)
        .maybe_thing("board_after", Kind::Partnership)
        .maybe_text("new_name")
        .maybe_text("new_kind")
        .maybe_thing("new_place", Kind::Place)
}

fn handovers() -> Table {
    Table::kept(Kind::Handover)
        .thing("reorganisation", Kind::Reorganisation)
        .text("sheet")
        .maybe_text("thing")
        .text("goes")
        .maybe_thing("transfer", Kind::Transfer)
        .unique(&["reorganisation", "sheet", "thing"])
}
