//! The forward plan, agendas that start with their standing items, and calendars of one's own.

use crate::person::{Demo, Person, demos_at};
use chrono::{DateTime, TimeZone, Utc};
use http::{Method, StatusCode};
use values::Clock;

const BOARD: &str = "kent-community-safety-partnership";
const OWN: &str = "/workspace/calendar-feed";

fn summer() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2017, 7, 3, 9, 0, 0).single().expect("a moment")
}

async fn added(person: &Person, kind: &str, sent: &[(&str, &str)]) {
    let answered = person.post(&format!("/workspace/{kind}/new"), sent).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{kind} {sent:?}: {}", answered.body);
}

#[tokio::test]
async fn the_forward_plan_tells_what_comes_by_month_and_by_when_notice_is_due() {
    let clock = Clock::fixed(summer());
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        let sent = [
            ("title", "Budget of the county partnership"),
            ("partnership", BOARD),
            ("meeting", "kcsp-2017-07-19"),
            ("key_decision", "yes"),
            ("notice_on-day", "20"),
            ("notice_on-month", "6"),
            ("notice_on-year", "2017"),
            ("lead", "head-of-community-safety"),
            ("standing", "planned"),
            ("letter", "B"),
            ("seen_by", "anyone"),
        ];
        added(&clerk, "planned-items", &sent).await;
        let plan = demo.anybody().get(&format!("/meetings/forward-plan?board={BOARD}")).await.body;
        assert!(plan.contains("July 2017") && plan.contains("Budget of the county partnership"), "{plan}");
        assert!(plan.contains("Notice was given 28 clear days before.") && plan.contains("SI 2012/2089"), "{plan}");
        assert!(plan.contains("March 2018"), "an item of which only the month is known");
        let sheet = demo.anybody().get("/meetings/forward-plan.csv").await.body;
        assert!(sheet.contains("kcsp-2017-07-19,2017-07-19,") && sheet.contains("2027-02-08"), "{sheet}");
        let year = demo.anybody().get(&format!("/meetings/work-programme?board={BOARD}&year=2017")).await.body;
        for words in
            ["Work programme 2017: Kent Community Safety Partnership", "A Declarations of interest", "Budget of the county"]
        {
            assert!(year.contains(words), "{words}: {year}");
        }
    }
}

#[tokio::test]
async fn an_agenda_starts_with_its_standing_items_and_what_is_planned_and_nothing_is_laid_in_twice() {
    let clock = Clock::fixed(summer());
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        let sent = [
            ("title", "Budget"),
            ("partnership", BOARD),
            ("meeting", "kcsp-2017-07-19"),
            ("key_decision", "no"),
            ("letter", "B"),
            ("standing", "planned"),
        ];
        added(&clerk, "planned-items", &sent).await;
        let agenda = "/workspace/meetings/kcsp-2017-07-19/agenda";
        let start = "/workspace/meetings/kcsp-2017-07-19/start";
        assert!(clerk.get(agenda).await.body.contains("Start the agenda with the standing items"));
        let asked = clerk.get(start).await.body;
        assert!(
            asked.contains("Declarations of interest")
                && asked.contains("From the forward plan")
                && asked.contains("A. Committee business")
        );
        assert_eq!(clerk.post(start, &[]).await.location, agenda);
        let page = clerk.get(agenda).await.body;
        for words in ["Move A2 down", "Notes of the last meeting", "Move B2 up", "C. Matters for information"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!demo.anybody().get("/meetings/kcsp-2017-07-19").await.body.contains("Notes of the last meeting"), "a draft");
        assert_eq!(clerk.post(start, &[]).await.status, StatusCode::CONFLICT, "all of it is there");
        let sheet = clerk.get("/workspace/planned-items.csv").await.body;
        assert!(
            sheet.lines().any(|line| line.contains("Budget") && line.contains("on-agenda") && line.contains("item-")),
            "{sheet}"
        );
    }
}

/// Makes the calendar of a person, and gives its path.
async fn made(person: &Person) -> String {
    let page = person.post(OWN, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let from = page.body.find("http://site.example/calendar/").expect("an address") + "http://site.example".len();
    page.body[from..].split('<').next().unwrap_or_default().to_owned()
}

/// A meeting of a board that only its members see.
async fn hidden_meeting(demo: &Demo) {
    let administrator = demo.person("administrator").await;
    let members = [("seen_by", "members"), ("members_of", BOARD)];
    let series = [
        ("title", "Secret channel panel"),
        ("partnership", "prevent-duty-delivery-board"),
        ("notes_called", "Notes"),
        ("country", "england"),
        ("numbering", "manual"),
        ("open_to_public", "no"),
    ];
    added(&administrator, "meeting-series", &[series.as_slice(), &members].concat()).await;
    let day = [("on-day", "20"), ("on-month", "9"), ("on-year", "2017"), ("starts", "14:00"), ("standing", "planned")];
    let where_and_how =
        [("series", "secret-channel-panel"), ("place", "Room nobody knows"), ("how_to_attend", "By the back door")];
    added(&administrator, "meetings", &[day.as_slice(), &where_and_how, &members].concat()).await;
    let open = [
        ("series", BOARD),
        ("on-day", "21"),
        ("on-month", "9"),
        ("on-year", "2017"),
        ("starts", "09:00"),
        ("standing", "planned"),
    ];
    added(&administrator, "meetings", &[open.as_slice(), &[("place", "Pre-meeting room")], &members].concat()).await;
}

#[tokio::test]
async fn a_calendar_of_ones_own_is_shown_once_made_anew_and_revoked() {
    let clock = Clock::fixed(summer());
    for demo in demos_at(&clock).await {
        let member = demo.person("prevent-member").await;
        let path = made(&member).await;
        let feed = demo.anybody().get(&path).await;
        assert_eq!(
            (feed.status, &feed.headers["content-type"]),
            (StatusCode::OK, &"text/calendar; charset=utf-8".parse().expect("a type"))
        );
        assert!(feed.body.contains("DTSTART:20170719T090000Z\r\n"), "{}", feed.body);
        let tag = feed.headers["etag"].to_str().expect("a tag").to_owned();
        let again = demo.anybody().request(Method::GET, &path).header("if-none-match", &tag);
        let again = demo.anybody().ask(again.body(axum::body::Body::empty()).expect("a request")).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert!(!member.get(OWN).await.body.contains(&path), "the address is shown once");
        let other = made(&member).await;
        assert_eq!(demo.anybody().get(&path).await.status, StatusCode::NOT_FOUND, "the old address is worth nothing");
        assert_eq!(demo.anybody().get(&other).await.status, StatusCode::OK);
        assert_eq!(member.post(&format!("{OWN}/revoke"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(demo.anybody().get(&other).await.status, StatusCode::NOT_FOUND);
        assert_eq!(demo.anybody().post(OWN, &[]).await.status, StatusCode::UNAUTHORIZED, "sign in first");
    }
}

#[tokio::test]
async fn a_calendar_tells_nothing_that_only_members_may_know() {
    let clock = Clock::fixed(summer());
    for demo in demos_at(&clock).await {
        hidden_meeting(&demo).await;
        let everything = demo.anybody().get(&made(&demo.person("auditor").await).await).await.body;
        let member = demo.anybody().get(&made(&demo.person("prevent-member").await).await).await.body;
        assert!(
            everything.contains("DTSTART:20170920T130000Z\r\n")
                && everything.contains("SUMMARY:Meeting of one of your boards\r\n")
        );
        assert!(member.contains("DTSTART:20170921T080000Z\r\n"), "the members' meeting of their board: {member}");
        for feed in [&everything, &member] {
            let whole = feed.replace("\r\n ", "");
            for secret in ["Secret", "secret-channel", "Room nobody knows", "back door", "Pre-meeting room", "21-september"] {
                assert!(!whole.contains(secret), "{secret}: {whole}");
            }
        }
        assert!(!member.contains("20170920T130000Z"), "not a meeting of their boards: {member}");
        let officer = demo.anybody().get(&made(&demo.person("kfrs-officer").await).await).await.body;
        assert!(officer.contains("20170719T090000Z") && !officer.contains("20170921T080000Z"), "{officer}");
    }
}

#[tokio::test]
async fn calendars_of_boards_are_listed_for_everyone() {
    let clock = Clock::fixed(summer());
    for demo in demos_at(&clock).await {
        let page = demo.anybody().get("/calendar").await.body;
        assert!(
            page.contains("http://site.example") && page.contains("/meetings/boards/kent-community-safety-partnership.ics"),
            "{page}"
        );
        assert!(!page.contains("prevent-duty"));
        let feed = demo.anybody().get("/meetings/boards/kent-community-safety-partnership.ics").await;
        assert!(feed.headers.contains_key("etag"));
        assert_eq!(demo.anybody().get("/calendar/nothing.ics").await.status, StatusCode::NOT_FOUND);
        assert_eq!(demo.anybody().get("/calendar/nothing").await.status, StatusCode::NOT_FOUND);
    }
}

/// The mails about meetings that were moved which wait: to whom, and what they say.
async fn told(demo: &Demo) -> Vec<(String, String)> {
    use jobs::Follower;
    use sea_orm::EntityTrait;
    let events = access::events::Entity::find().all(demo.door.database().reader()).await.expect("the log");
    let moved = meetings::calendars::moved::MovedMeetings { house: server::house::house(), base: "https://site.example".into() };
    moved.follow(&demo.door, &events).await.expect("it is told");
    let mails = jobs::outbox::unsent(demo.door.database().reader(), 50).await.expect("the outbox");
    mails.into_iter().map(|mail| (mail.address, format!("{}\n{}", mail.subject, mail.plain))).collect()
}

#[tokio::test]
async fn a_meeting_moved_or_cancelled_within_two_days_is_told_by_mail_to_those_who_want_it() {
    let clock = Clock::fixed(summer());
    for demo in demos_at(&clock).await {
        let change = async |clerk: &Person, was: &str, starts: &str, standing: &str| {
            let sent = [
                ("was", was),
                ("series", BOARD),
                ("on-day", "19"),
                ("on-month", "7"),
                ("on-year", "2017"),
                ("starts", starts),
                ("place", "Darent Room"),
                ("standing", standing),
                ("seen_by", "anyone"),
            ];
            let changed = clerk.post("/workspace/meetings/kcsp-2017-07-19/change", &sent).await;
            assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
        };
        for name in ["prevent-member", "kfrs-officer"] {
            let person = demo.person(name).await;
            assert_eq!(person.post(&format!("{OWN}/mails"), &[("want", "yes")]).await.status, StatusCode::SEE_OTHER);
        }
        let officer = demo.person("kfrs-officer").await;
        assert!(officer.get(OWN).await.body.contains("Stop these mails"));
        officer.post(&format!("{OWN}/mails"), &[("want", "no")]).await;
        change(&demo.person("clerk").await, "1", "11:00", "planned").await;
        assert_eq!(told(&demo).await, vec![], "two weeks before, the calendar is enough");
        clock.set(Utc.with_ymd_and_hms(2017, 7, 18, 9, 0, 0).single().expect("a moment"));
        change(&demo.person("clerk").await, "2", "14:00", "planned").await;
        let mails = told(&demo).await;
        let [(to, text)] = mails.as_slice() else { panic!("one mail, not {mails:?}") };
        assert_eq!(to, "prevent-member@demo.example");
        assert!(
            text.contains("The meeting of Wednesday 19 July 2017, 11am is changed. It is now on Wednesday 19 July 2017, 2pm."),
            "{text}"
        );
        assert_eq!(told(&demo).await.len(), 1, "heard twice, told once");
        change(&demo.person("clerk").await, "3", "14:00", "cancelled").await;
        let mails = told(&demo).await;
        assert_eq!(mails.len(), 2);
        assert!(
            mails.iter().any(|(_, text)| text.contains("The meeting of Wednesday 19 July 2017, 2pm is cancelled.")),
            "{mails:?}"
        );
        clock.set(summer());
    }
}
