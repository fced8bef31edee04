//! The tables of this area.

use database::Step;
use database::table::Table;
use values::Kind;

/// The steps that make them. They run after those of the register and of the plans.
pub fn steps() -> Vec<Step> {
    let law = vec![holidays(), rules()];
    let meetings = vec![series(), meetings(), sections(), items(), restricted_parts()];
    let held = vec![attendances(), minutes(), resolutions(), publications()];
    vec![Step::new("2026-11-meetings", [law, meetings, held].concat()), in_the_room()]
}

/// When people came and went, when items began, which resolution approved minutes, and declarations of interest.
fn in_the_room() -> Step {
    Step::new("2026-11-room", vec![declarations()])
        .then("ALTER TABLE attendances ADD COLUMN arrived_at text")
        .then("ALTER TABLE attendances ADD COLUMN left_at text")
        .then("ALTER TABLE minutes ADD COLUMN began_at text")
        .then("ALTER TABLE meetings ADD COLUMN approved_by uuid")
}

fn declarations() -> Table {
    Table::kept(Kind::Declaration)
        .thing("meeting", Kind::Meeting)
        .maybe_thing("item", Kind::AgendaItem)
        .maybe_thing("attendance", Kind::Attendance)
        .maybe_thing("post", Kind::Post)
        .text("interest")
        .text("category")
        .text("done")
}

fn holidays() -> Table {
    Table::kept(Kind::BankHoliday).day("on").maybe_text("source").unique(&["on"])
}

fn rules() -> Table {
    Table::kept(Kind::NoticeRule).text("country").number("clear_days").maybe_day("from").maybe_day("to").maybe_text("citation")
}

fn series() -> Table {
    Table::kept(Kind::MeetingSeries)
        .thing("partnership", Kind::Partnership)
        .text("notes_called")
        .text("country")
        .maybe_number("own_clear_days")
        .text("numbering")
        .maybe_text("place")
        .maybe_thing("contact", Kind::Post)
        .maybe_text("quorum")
        .text("open_to_public")
}

fn meetings() -> Table {
    Table::kept(Kind::Meeting)
        .thing("series", Kind::MeetingSeries)
        .day("on")
        .maybe_text("starts")
        .maybe_text("ends")
        .maybe_text("place")
        .maybe_text("how_to_attend")
        .text("standing")
        .maybe_text("minutes_standing")
        .maybe_thing("approved_at", Kind::Meeting)
        .maybe_text("approval")
        .maybe_day("signed_on")
        .maybe_text("note")
        .index(&["on"])
}

fn sections() -> Table {
    Table::kept(Kind::AgendaSection)
        .thing("meeting", Kind::Meeting)
        .text("letter")
        .text("heading")
        .text("open_to_public")
        .unique(&["meeting", "letter"])
}

fn items() -> Table {
    Table::kept(Kind::AgendaItem)
        .thing("section", Kind::AgendaSection)
        .number("position")
        .maybe_text("own_number")
        .maybe_text("kind")
        .maybe_text("purpose")
        .maybe_thing("presenter", Kind::Post)
        .maybe_number("minutes_allowed")
        .text("standing")
        .maybe_number("first_page")
        .maybe_number("last_page")
        .maybe_text("summary")
        .maybe_text("recommendations")
        .maybe_text("restriction")
        .maybe_text("interest_test")
        .maybe_text("late_reason")
        .maybe_thing("priority", Kind::Priority)
}

fn restricted_parts() -> Table {
    Table::kept(Kind::RestrictedPart).thing("item", Kind::AgendaItem).maybe_text("text").maybe_text("minute")
}

fn attendances() -> Table {
    Table::kept(Kind::Attendance)
        .thing("meeting", Kind::Meeting)
        .maybe_thing("seat", Kind::Seat)
        .maybe_thing("organisation", Kind::Organisation)
        .maybe_thing("post", Kind::Post)
        .text("how")
        .maybe_text("note")
        .unique(&["meeting", "seat"])
}

fn minutes() -> Table {
    Table::kept(Kind::Minute)
        .thing("meeting", Kind::Meeting)
        .maybe_thing("item", Kind::AgendaItem)
        .number("number")
        .maybe_text("text")
        .index(&["meeting", "number"])
}

fn resolutions() -> Table {
    Table::kept(Kind::Resolution)
        .thing("minute", Kind::Minute)
        .number("position")
        .text("words")
        .text("kind")
        .maybe_number("votes_for")
        .maybe_number("votes_against")
        .maybe_number("abstentions")
        .maybe_thing("priority", Kind::Priority)
}

fn publications() -> Table {
    Table::kept(Kind::Publication).thing("meeting", Kind::Meeting).text("what").day("on").maybe_text("at").maybe_text("note")
}
