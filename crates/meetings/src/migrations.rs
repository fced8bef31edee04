//! The tables of this area.

use database::Step;
use database::table::Table;
use values::Kind;

/// The steps that make them. They run after those of the register and of the plans.
pub fn steps() -> Vec<Step> {
    let law = vec![holidays(), rules()];
    let meetings = vec![series(), meetings(), sections(), items(), restricted_parts()];
    let held = vec![attendances(), minutes(), resolutions(), publications()];
    let asks = vec![question_rules(), questions(), petitions(), asks(), askers()];
    let ahead = vec![standing_items(), key_decision_rules(), planned_items(), calendar_feeds(), moved_mails()];
    vec![
        Step::new("2026-11-meetings", [law, meetings, held].concat()),
        Step::new("2026-11-papers", vec![papers(), report_recommendations()]),
        Step::new("2026-11-reading", vec![reading_places(), paper_notes()]),
        Step::new("2026-11-files", vec![paper_files(), file_texts()]),
        Step::new("2026-11-packs", vec![packs()]),
        Step::new("2026-11-asks", [asks, ahead].concat()),
        in_the_room(),
        one_minute(),
    ]
}

/// An item has one minute, also when two people write its first words at the same moment. Of minutes that are alike already the
/// first keeps the item; the others stay, as minutes without an item.
fn one_minute() -> Step {
    Step::new("2026-11-journeys", Vec::new())
        .then(
            "UPDATE minutes SET item = NULL WHERE EXISTS (SELECT 1 FROM minutes AS earlier WHERE earlier.meeting = minutes.meeting \
             AND earlier.item = minutes.item \
             AND (earlier.added_at < minutes.added_at OR (earlier.added_at = minutes.added_at AND earlier.id < minutes.id)))",
        )
        .then("CREATE UNIQUE INDEX minutes_one_of_item ON minutes (meeting, item)")
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

fn papers() -> Table {
    Table::kept(Kind::Paper)
        .thing("item", Kind::AgendaItem)
        .number("position")
        .text("kind")
        .maybe_thing("written_by", Kind::Post)
        .maybe_text("written_for")
        .maybe_text("classification")
        .maybe_text("summary")
        .maybe_text("body")
        .maybe_text("contacts")
        .maybe_text("background")
}

fn report_recommendations() -> Table {
    Table::kept(Kind::ReportRecommendation)
        .thing("paper", Kind::Paper)
        .number("position")
        .text("words")
        .maybe_thing("resolution", Kind::Resolution)
}

/// Where people stopped reading: one place for each meeting.
fn reading_places() -> Table {
    Table::named("reading_places")
        .uuid_key("id")
        .belongs("account", "people")
        .belongs("meeting", Kind::Meeting.sheet())
        .maybe_uuid("item")
        .text("anchor")
        .moment("at")
        .unique(&["account", "meeting"])
}

/// Private notes. They stay when a paper is removed, because that can be undone; nobody sees them until it is.
fn paper_notes() -> Table {
    Table::named("paper_notes")
        .uuid_key("id")
        .belongs("account", "people")
        .maybe_uuid("paper")
        .text("number")
        .text("mark")
        .text("quote")
        .text("text")
        .moment("at")
}

fn paper_files() -> Table {
    Table::kept(Kind::PaperFile)
        .thing("paper", Kind::Paper)
        .number("edition")
        .text("name")
        .text("media_type")
        .number("size")
        .maybe_number("pages")
        .text("tagged")
        .maybe_text("language")
        .maybe_text("problems")
        .maybe_text("stripped")
        .maybe_text("reason")
        .text("content")
        .unique(&["paper", "edition"])
        .index(&["content"])
}

/// What files say, under the hash of the file: a row whose removal is undone finds its text again.
fn file_texts() -> Table {
    Table::named("file_texts")
        .uuid_key("id")
        .text("content")
        .number("position")
        .maybe_number("page")
        .text("text")
        .unique(&["content", "position"])
}

fn packs() -> Table {
    Table::kept(Kind::Pack)
        .thing("meeting", Kind::Meeting)
        .thing("publication", Kind::Publication)
        .text("audience")
        .number("number")
        .day("on")
        .number("pages")
        .number("bytes")
        .text("hash")
        .maybe_text("contents")
        .unique(&["meeting", "audience", "number"])
}

fn question_rules() -> Table {
    Table::kept(Kind::QuestionRule)
        .thing("partnership", Kind::Partnership)
        .maybe_thing("series", Kind::MeetingSeries)
        .text("what")
        .maybe_day("from")
        .maybe_day("to")
        .text("closing")
        .maybe_number("clear_days")
        .maybe_text("weekday")
        .maybe_number("weeks_before")
        .maybe_text("closes_at")
        .maybe_text("closed_days")
        .maybe_number("most")
        .maybe_text("chosen_by")
        .maybe_number("most_words")
        .maybe_number("answer_minutes")
        .maybe_text("supplementary")
        .maybe_number("supplementary_minutes")
        .maybe_number("repeat_months")
        .maybe_number("signatures")
        .maybe_number("address_days")
        .maybe_text("note")
        .maybe_text("source")
}

fn questions() -> Table {
    Table::kept(Kind::PublicQuestion)
        .thing("meeting", Kind::Meeting)
        .text("text")
        .maybe_text("asked_as")
        .day("asked_on")
        .maybe_text("asked_at")
        .text("standing")
        .maybe_number("position")
        .maybe_text("refused_for")
        .maybe_text("refused_words")
        .maybe_thing("together_with", Kind::PublicQuestion)
        .maybe_text("put")
        .maybe_thing("answerer", Kind::Post)
        .maybe_text("answer_way")
        .maybe_text("answer")
        .maybe_day("answered_on")
        .maybe_text("supplementary")
        .maybe_text("supplementary_answer")
        .index(&["standing", "asked_on"])
}

fn petitions() -> Table {
    Table::kept(Kind::Petition)
        .thing("meeting", Kind::Meeting)
        .text("text")
        .maybe_text("asked_as")
        .day("asked_on")
        .maybe_text("asked_at")
        .maybe_number("claimed")
        .maybe_number("signatures")
        .text("standing")
        .maybe_text("refused_for")
        .maybe_text("refused_words")
        .maybe_text("debated")
        .maybe_thing("answerer", Kind::Post)
        .maybe_text("answer")
        .maybe_day("answered_on")
        .index(&["standing", "asked_on"])
}

/// What was asked and not confirmed yet. It is no kept thing: nothing lists or exports it.
fn asks() -> Table {
    Table::named("asks")
        .key("token")
        .text("what")
        .belongs("meeting", "meetings")
        .text("typed")
        .text("email")
        .moment("asked_at")
        .moment("expires_at")
        .index(&["expires_at"])
}

/// The addresses for replies. They are no kept things: nothing lists or exports them.
fn askers() -> Table {
    Table::named("askers").uuid_key("thing").text("email").moment("forget_at").index(&["forget_at"])
}

fn standing_items() -> Table {
    Table::kept(Kind::StandingItem)
        .thing("series", Kind::MeetingSeries)
        .text("letter")
        .text("heading")
        .text("open_to_public")
        .number("position")
        .maybe_text("kind")
        .maybe_text("purpose")
        .maybe_thing("presenter", Kind::Post)
        .maybe_number("minutes_allowed")
        .maybe_text("month")
        .maybe_day("from")
        .maybe_day("to")
}

fn key_decision_rules() -> Table {
    Table::kept(Kind::KeyDecisionRule)
        .text("country")
        .number("clear_days")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("citation")
}

fn planned_items() -> Table {
    Table::kept(Kind::PlannedItem)
        .thing("partnership", Kind::Partnership)
        .maybe_text("decides")
        .maybe_thing("meeting", Kind::Meeting)
        .maybe_day("expected")
        .maybe_text("purpose")
        .text("key_decision")
        .maybe_day("notice_on")
        .maybe_thing("lead", Kind::Post)
        .text("standing")
        .maybe_text("letter")
        .maybe_thing("item", Kind::AgendaItem)
        .maybe_thing("priority", Kind::Priority)
        .maybe_text("source")
        .index(&["expected"])
}

/// The private calendars of people, by the hash of their token.
fn calendar_feeds() -> Table {
    Table::named("calendar_feeds").key("token").belongs("person", "people").moment("made_at")
}

/// Who is told by mail of meetings that are moved or cancelled at short notice.
fn moved_mails() -> Table {
    Table::named("moved_mails").belongs("person", "people").moment("asked_at")
}
