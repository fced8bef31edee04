//! Meetings as a clerk runs them: an agenda is built, published in time or late, kept in order; attendance and minutes.

use crate::person::{Answered, Demo, Person, demos, demos_at};
use chrono::{DateTime, TimeZone, Utc};
use http::StatusCode;
use values::Clock;

const SERIES: &str = "kent-community-safety-partnership";
pub const MEETING: &str = "kent-community-safety-partnership-29-march-2017";
pub const DESK: &str = "/workspace/meetings/kent-community-safety-partnership-29-march-2017";
pub const PUBLIC: &str = "/meetings/kent-community-safety-partnership-29-march-2017";

pub fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2017, 3, day, hour, 5, 0).single().expect("a moment")
}

pub async fn added(person: &Person, kind: &str, sent: &[(&str, &str)]) -> Answered {
    let answered = person.post(&format!("/workspace/{kind}/new"), sent).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{kind} {sent:?}: {}", answered.body);
    answered
}

/// A meeting on Wednesday 29 March 2017 with two sections and three items; nothing of it is published.
pub async fn planned(clerk: &Person) {
    let day = [("on-day", "29"), ("on-month", "3"), ("on-year", "2017")];
    let meeting = [("series", SERIES), ("starts", "10:00"), ("standing", "planned"), ("seen_by", "signed-in")];
    added(clerk, "meetings", &[meeting.as_slice(), &day].concat()).await;
    for (letter, heading, open) in [("A", "Business", "yes"), ("B", "Closed", "no")] {
        let section = [("meeting", MEETING), ("letter", letter), ("heading", heading), ("open_to_public", open)];
        added(clerk, "agenda-sections", &section).await;
    }
    let (open, closed) = (section("a-business"), section("b-closed"));
    item(clerk, &open, "1", "Hate crime report", "received").await;
    item(clerk, &open, "2", "Knife crime report", "asked-for").await;
    let reason = [("restriction", "schedule-12a-1"), ("interest_test", "People could be known by it.")];
    let sent = [("title", "A case"), ("section", closed.as_str()), ("position", "1"), ("standing", "not-needed")];
    added(clerk, "agenda-items", &[sent.as_slice(), &reason].concat()).await;
}

pub fn section(name: &str) -> String {
    format!("{name}-kent-community-safety-partnership-29-march-2017")
}

async fn item(clerk: &Person, section: &str, position: &str, title: &str, standing: &str) {
    let sent = [("title", title), ("section", section), ("position", position), ("standing", standing)];
    added(clerk, "agenda-items", &sent).await;
}

/// The reference of the agenda item with this title, which nobody could tell from the title.
pub async fn reference(clerk: &Person, title: &str) -> String {
    let sheet = clerk.get("/workspace/agenda-items.csv").await.body;
    let line = sheet.lines().find(|line| line.contains(&format!(",{title},"))).expect("the item");
    line.split(',').next().unwrap_or_default().to_owned()
}

/// Publishes what the page offers, as the button there does.
pub async fn publish(person: &Person, what: &str) -> Answered {
    let page = person.get(&format!("{DESK}/publish?what={what}")).await;
    let shown = page.body.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    person.post(&format!("{DESK}/publish"), &[("what", what), ("shown", shown)]).await
}

async fn at_desk(clock: &Clock) -> Vec<(Demo, Person)> {
    let mut desks = Vec::new();
    for demo in demos_at(clock).await {
        let clerk = demo.person("clerk").await;
        planned(&clerk).await;
        desks.push((demo, clerk));
    }
    desks
}

#[tokio::test]
async fn an_agenda_is_counted_down_to_published_in_time_and_its_moment_kept() {
    let clock = Clock::fixed(at(20, 9));
    for (demo, clerk) in at_desk(&clock).await {
        let desk = clerk.get(&format!("{DESK}/agenda")).await.body;
        assert!(desk.contains("Publish by Tuesday 21 March 2017"), "22, 23, 24, 27 and 28 March are clear");
        assert!(desk.contains("1 working day is left after today."));
        assert!(desk.contains("The papers of A2 Knife crime report have not come (asked for)"));
        assert_eq!(demo.anybody().get(PUBLIC).await.status, StatusCode::NOT_FOUND, "nothing is published yet");
        let home = clerk.get("/workspace").await.body;
        assert!(home.contains("Publish the agenda: Kent Community Safety Partnership, 29 March 2017"), "on the clerk's list");
        assert!(home.contains("due tomorrow, Tuesday 21 March 2017"));
        clock.set(at(21, 16));
        let clerk = demo.person("clerk").await;
        let ask = clerk.get(&format!("{DESK}/publish?what=agenda")).await.body;
        assert!(ask.contains("it gives 5 clear days, and 5 are asked for") && ask.contains("Papers that have not come"));
        assert_eq!(publish(&clerk, "agenda").await.status, StatusCode::SEE_OTHER);
        let public = demo.anybody().get(PUBLIC).await;
        assert!(
            public.body.contains("Tuesday 21 March 2017 at 4:05pm") && public.body.contains("5 clear days before the meeting.")
        );
        for words in ["Hate crime report", "Knife crime report", "A case", "Schedule 12A, paragraph 1"] {
            assert!(public.body.contains(words), "{words}");
        }
        assert_eq!(publish(&clerk, "agenda").await.status, StatusCode::CONFLICT, "an agenda is published once");
        let knife = reference(&clerk, "Knife crime report").await;
        let moved = clerk.post(&format!("/workspace/agenda-items/{knife}/move"), &[("way", "up")]).await;
        assert_eq!(moved.status, StatusCode::CONFLICT);
        assert!(moved.body.contains("its items keep their numbers") && !moved.body.contains("Move A1 down"));
        let sheet = clerk.get("/workspace/publications.csv").await.body;
        assert!(sheet.contains("agenda,2017-03-21,16:05,\"5 clear days, 5 asked for\""), "{sheet}");
        let chain = access::events::verify(demo.door.database()).await.expect("an answer");
        assert!(chain.is_ok(), "the event log proves it");
        clock.set(at(20, 9));
    }
}

#[tokio::test]
async fn publishing_late_is_warned_of_and_recorded() {
    let clock = Clock::fixed(at(22, 9));
    for (demo, clerk) in at_desk(&clock).await {
        let desk = clerk.get(&format!("{DESK}/agenda")).await.body;
        assert!(desk.contains(
            "The last lawful day to publish the agenda was Tuesday 21 March 2017. Published today, it gives 4 clear days."
        ));
        let ask = clerk.get(&format!("{DESK}/publish?what=agenda")).await.body;
        assert!(ask.contains("Published today it is late"));
        assert_eq!(publish(&clerk, "agenda").await.status, StatusCode::SEE_OTHER);
        assert!(clerk.get(&format!("{DESK}/agenda")).await.body.contains("The agenda was published late"));
        assert!(demo.anybody().get(PUBLIC).await.body.contains("4 clear days before the meeting."));
    }
}

#[tokio::test]
async fn a_late_item_needs_the_chairs_reason_and_is_shown_once_it_is_published() {
    let clock = Clock::fixed(at(21, 9));
    for (demo, clerk) in at_desk(&clock).await {
        publish(&clerk, "agenda").await;
        clock.set(at(24, 9));
        let clerk = demo.person("clerk").await;
        let open = section("a-business");
        let late = [
            ("title", "Flood on the night of the 23rd"),
            ("section", open.as_str()),
            ("position", "3"),
            ("standing", "received"),
        ];
        let refused = clerk.post("/workspace/agenda-items/new", &late).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("Enter the chair&#39;s reason") || refused.body.contains("Enter the chair's reason"),
            "told in words"
        );
        assert!(refused.body.contains("Flood on the night of the 23rd"), "what was typed stays");
        let reason = [("late_reason", "The flood came after the agenda was published.")];
        added(&clerk, "agenda-items", &[late.as_slice(), &reason].concat()).await;
        assert!(!demo.anybody().get(PUBLIC).await.body.contains("Flood"), "not before it is published");
        let desk = clerk.get(&format!("{DESK}/agenda")).await.body;
        assert!(desk.contains("Publish the late items"));
        assert_eq!(publish(&clerk, "supplement").await.status, StatusCode::SEE_OTHER);
        let public = demo.anybody().get(PUBLIC).await.body;
        assert!(
            public.contains("The flood came after the agenda was published.")
                && public.contains("Late items: Friday 24 March 2017")
        );
        clock.set(at(21, 9));
    }
}

#[tokio::test]
async fn what_changed_after_it_was_shown_is_looked_at_before_it_is_published() {
    let clock = Clock::fixed(at(20, 9));
    for (demo, clerk) in at_desk(&clock).await {
        let page = clerk.get(&format!("{DESK}/publish?what=agenda")).await.body;
        let shown =
            page.split("name=\"shown\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark").to_owned();
        item(&clerk, &section("a-business"), "3", "Added meanwhile", "received").await;
        let answered = clerk.post(&format!("{DESK}/publish"), &[("what", "agenda"), ("shown", &shown)]).await;
        assert_eq!(answered.status, StatusCode::CONFLICT);
        assert!(answered.body.contains("Added meanwhile"), "the page shows what it would publish now");
        assert_eq!(demo.anybody().get(PUBLIC).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn items_move_with_buttons_and_get_their_numbers_by_themselves() {
    let clock = Clock::fixed(at(20, 9));
    for (_, clerk) in at_desk(&clock).await {
        let knife = reference(&clerk, "Knife crime report").await;
        assert!(knife.starts_with("item-"), "the reference tells nothing of the title");
        let address = format!("/workspace/agenda-items/{knife}");
        let moved = clerk.post(&format!("{address}/move"), &[("way", "up")]).await;
        assert_eq!((moved.status, moved.location), (StatusCode::SEE_OTHER, format!("{DESK}/agenda#{knife}")));
        let desk = clerk.get(&format!("{DESK}/agenda")).await.body;
        assert!(desk.contains("The papers of A1 Knife crime report have not come"), "it is the first now");
        assert!(desk.contains("Move A1 down") && !desk.contains("Move A1 up"));
        let history = clerk.get(&address).await.body;
        assert!(history.contains("Place in the section: from 2 to 1"), "an event tells it");
        let over = clerk.post(&format!("{address}/move"), &[("way", "up")]).await;
        assert_eq!(over.status, StatusCode::SEE_OTHER, "over the edge nothing happens");
        let back = clerk.get(&format!("{address}/agenda")).await;
        assert_eq!(back.location, format!("{DESK}/agenda#{knife}"));
    }
}

#[tokio::test]
async fn attendance_is_recorded_for_every_seat_on_one_page_and_a_slip_keeps_what_was_typed() {
    let clock = Clock::fixed(at(30, 9));
    for (_, clerk) in at_desk(&clock).await {
        let chair = "county-partnership-county-portfolio-holder-chair";
        let housing = "county-partnership-housing-member";
        let page = clerk.get(&format!("{DESK}/attendance")).await.body;
        assert!(
            page.contains(&format!("how-{chair}")) && page.contains(&format!("note-{housing}")),
            "every seat in force is there"
        );
        let (how_chair, how_housing, note) = (format!("how-{chair}"), format!("how-{housing}"), format!("note-{housing}"));
        let slip = [(how_chair.as_str(), "present"), (how_housing.as_str(), ""), (note.as_str(), "Came late")];
        let answered = clerk.post(&format!("{DESK}/attendance"), &slip).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answered.body.contains("Select how they attended, or clear the note and the times")
                && answered.body.contains("Came late")
        );
        let right = [(how_chair.as_str(), "present"), (how_housing.as_str(), "apologies"), (note.as_str(), "By letter")];
        assert_eq!(clerk.post(&format!("{DESK}/attendance"), &right).await.status, StatusCode::SEE_OTHER);
        let sheet = clerk.get("/workspace/attendances.csv").await.body;
        assert!(sheet.contains(&format!("{chair},kent-county-council,county-portfolio-holder,present")), "{sheet}");
        let cleared = [(how_chair.as_str(), ""), (how_housing.as_str(), "apologies"), (note.as_str(), "By letter")];
        assert_eq!(clerk.post(&format!("{DESK}/attendance"), &cleared).await.status, StatusCode::SEE_OTHER);
        let sheet = clerk.get(&format!("/workspace/attendances.csv?meeting={MEETING}")).await.body;
        assert!(!sheet.contains(chair) && sheet.contains(housing), "{sheet}");
    }
}

#[tokio::test]
async fn minutes_get_the_next_number_and_gaps_are_told_and_they_are_published() {
    let clock = Clock::fixed(at(30, 9));
    for (demo, clerk) in at_desk(&clock).await {
        let page = clerk.get(&format!("{DESK}/minutes")).await.body;
        assert!(page.contains("The next minute gets number 138."), "after 137 of 13 October 2016");
        let hate = reference(&clerk, "Hate crime report").await;
        let minute = [("title", "Hate crime report"), ("meeting", MEETING), ("item", hate.as_str()), ("number", "140")];
        added(&clerk, "minutes", &minute).await;
        let page = clerk.get(&format!("{DESK}/minutes")).await.body;
        assert!(page.contains("The numbers of the minutes skip 138 to 139."), "a gap is told, not refused");
        let resolution =
            [("minute", "hate-crime-report"), ("position", "1"), ("words", "that the report be noted"), ("kind", "noted")];
        added(&clerk, "resolutions", &resolution).await;
        assert!(!demo.anybody().get(PUBLIC).await.body.contains("that the report be noted"));
        assert_eq!(publish(&clerk, "minutes").await.status, StatusCode::SEE_OTHER);
        let other = [("title", "Wrong"), ("meeting", MEETING), ("item", "kcsp-2016-10-13-b1"), ("number", "141")];
        let refused = clerk.post("/workspace/minutes/new", &other).await;
        assert!(refused.body.contains("Select an item of the agenda of this meeting"), "{}", refused.status);
    }
}

#[tokio::test]
async fn the_notes_of_13_october_2016_are_shown_as_they_were_published() {
    for demo in demos().await {
        let page = demo.anybody().get("/meetings/kcsp-2016-10-13").await.body;
        for words in [
            "Present (16)",
            "In attendance (3)",
            "126. Notes of the meeting of 16 March 2016",
            "137. Domestic homicide review",
            "(Item B1)",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(page.contains("that the partnership support option 1"));
        let agenda = demo.anybody().get("/meetings/kcsp-2017-03-15").await.body;
        for words in
            ["(Pages 3 - 10)", "(Pages 11 - 38)", "(Pages 43 - 58)", "Spoken update with papers", "Spoken update, no paper"]
        {
            assert!(agenda.contains(words), "{words}");
        }
        assert!(agenda.contains("Tuesday 7 March 2017") && agenda.contains("5 clear days before the meeting."));
        let minutes = demo.person("clerk").await.get("/workspace/meetings/kcsp-2016-10-13/minutes").await.body;
        assert!(
            !minutes.contains("The numbers of the minutes") && !minutes.contains("more than once"),
            "126 to 137 without a gap"
        );
    }
}

#[tokio::test]
async fn what_was_resolved_about_a_priority_stands_on_its_thread_once_it_is_published() {
    for demo in demos().await {
        let thread = demo.anybody().get("/priorities/domestic-abuse").await.body;
        assert!(thread.contains("Resolved that the partnership support option 1"), "{thread}");
        let data: serde_json::Value =
            serde_json::from_str(&demo.anybody().get("/priorities/domestic-abuse.json").await.body).expect("JSON");
        assert_eq!(
            (&data["why"]["resolved"][0]["minute"], &data["why"]["resolved"][0]["on"]),
            (&130.into(), &"2016-10-13".into())
        );
        let clerk = demo.person("clerk").await;
        let minute = "/workspace/minutes/kcsp-2016-10-13-minute-130/change";
        let hidden = [
            ("was", "1"),
            ("title", "Review of how domestic homicide reviews are paid for"),
            ("meeting", "kcsp-2016-10-13"),
            ("item", "kcsp-2016-10-13-b4"),
            ("number", "130"),
            ("seen_by", "signed-in"),
        ];
        assert_eq!(clerk.post(minute, &hidden).await.status, StatusCode::SEE_OTHER);
        assert!(!demo.anybody().get("/priorities/domestic-abuse").await.body.contains("option 1"), "hidden with its minute");
        assert!(clerk.get("/workspace/threads/domestic-abuse").await.body.contains("option 1"));
    }
}

#[tokio::test]
async fn a_calendar_program_gets_the_public_meetings_of_a_board() {
    for demo in demos().await {
        let feed = demo.anybody().get("/meetings/boards/kent-community-safety-partnership.ics").await;
        assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
        assert!(feed.body.contains("DTSTART:20170315T100000Z\r\n") && feed.body.contains("DTSTART:20170719T090000Z\r\n"));
        assert!(feed.body.contains("http://site.example/meetings/kcsp-2017-03-15"), "{}", feed.body);
        let list = demo.anybody().get("/meetings/boards/kent-community-safety-partnership").await;
        assert_eq!(list.location, "/meetings?board=kent-community-safety-partnership");
        assert_eq!(demo.anybody().get("/meetings/boards/prevent-duty-delivery-board.ics").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn meetings_are_listed_by_board_coming_and_past_and_as_files() {
    let clock = Clock::fixed(at(7, 12));
    for demo in demos_at(&clock).await {
        let person = demo.anybody();
        let coming = person.get("/meetings?when=coming").await.body;
        assert!(coming.contains("Wednesday 15 March 2017") && !coming.contains("Thursday 13 October 2016"));
        let past = person.get("/meetings?when=past").await.body;
        assert!(!past.contains("Wednesday 15 March 2017") && past.contains("Thursday 13 October 2016"));
        assert!(
            person.get("/meetings?board=kent-criminal-justice-board").await.body.contains("No meeting that you can see matches")
        );
        let sheet = person.get("/meetings.csv?when=coming").await.body;
        assert!(sheet.contains("kcsp-2017-03-15,2017-03-15,10:00"), "{sheet}");
        let ahead = demo.person("clerk").await.get("/workspace/meetings-ahead").await.body;
        assert!(ahead.contains("Published") && ahead.contains("Tuesday 7 March 2017"), "15 March");
        assert!(ahead.contains("Publish by Tuesday 11 July 2017"), "19 July");
    }
}
