//! A resident asks a board a question, in time and too late; the clerk decides and answers; the address stays with the clerk.

use crate::person::{Answered, Demo, Person, demos_at};
use access::Actor;
use chrono::{DateTime, TimeZone, Utc};
use http::StatusCode;
use jobs::{Schedule, outbox};
use values::Clock;

const FORM: &str = "/meetings/ask-a-question/kcsp-2017-07-19";
const NEXT: &str = "kent-community-safety-partnership-18-october-2017";
const EMAIL: &str = "robin.resident@mail.example";
const TEXT: &str = "What is being done about speeding outside the schools of Maidstone?";
const BASE: &str = "http://site.example";

/// A moment of July 2017; the clocks of England and Wales show an hour more.
fn july(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2017, 7, day, hour, 0, 0).single().expect("a moment")
}

/// The form as somebody sends it who began a minute ago.
fn typed<'a>(begun: &'a str, step: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("text", text), ("asked_as", "Robin R"), ("email", EMAIL), ("begun", begun), ("step", step)]
}

fn begun(clock: &Clock) -> String {
    (clock.now().timestamp() - 60).to_string()
}

/// The text of the last mail to the resident.
async fn last_mail(demo: &Demo) -> String {
    let mails = outbox::unsent(demo.door.database().reader(), 50).await.expect("the outbox");
    let mut to_resident: Vec<_> = mails.into_iter().filter(|mail| mail.address == EMAIL).collect();
    to_resident.sort_by_key(|mail| mail.id);
    to_resident.pop().map(|mail| format!("{}\n{}", mail.subject, mail.plain)).unwrap_or_default()
}

fn link(mail: &str) -> String {
    mail.lines().find_map(|line| line.strip_prefix(BASE)).expect("a link").to_owned()
}

/// Sends a question and confirms it; the answer is its reference.
async fn ask(demo: &Demo, clock: &Clock, text: &str) -> String {
    let somebody = demo.anybody();
    let sent = somebody.post(FORM, &typed(&begun(clock), "send", text)).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/meetings/ask-a-question/sent"), "{}", sent.body);
    let link = link(&last_mail(demo).await);
    let done = somebody.post(&link, &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.location.rsplit('/').next().expect("a reference").to_owned()
}

/// The clerk presses a button of the page of a question.
async fn act(clerk: &Person, reference: &str, act: &str, sent: &[(&str, &str)]) -> Answered {
    let at = format!("/workspace/questions/{reference}/answer");
    let page = clerk.get(&at).await.body;
    let was = page.split("name=\"was\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
    clerk.post(&at, &[&[("act", act), ("was", was.as_str())], sent].concat()).await
}

async fn with_next_meeting(demo: &Demo) {
    let clerk = demo.person("clerk").await;
    let sent = [
        ("series", "kent-community-safety-partnership"),
        ("on-day", "18"),
        ("on-month", "10"),
        ("on-year", "2017"),
        ("starts", "10:00"),
        ("standing", "planned"),
        ("seen_by", "anyone"),
    ];
    assert_eq!(clerk.post("/workspace/meetings/new", &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_question_goes_from_the_resident_to_the_clerk_and_its_answer_to_everyone() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        let (somebody, clerk) = (demo.anybody(), demo.person("clerk").await);
        let start = somebody.get("/meetings/ask-a-question").await.body;
        assert!(start.contains("midday on Thursday 13 July 2017"), "14, 17 and 18 July are clear: {start}");
        assert!(
            somebody.get("/meetings/kcsp-2017-07-19").await.body.contains("Ask a question by midday on Thursday 13 July 2017")
        );
        let checked = somebody.post(FORM, &typed(&begun(&clock), "check", TEXT)).await;
        assert!(
            checked.status == StatusCode::OK && checked.body.contains("Nothing is sent yet.") && checked.body.contains(EMAIL)
        );
        let reference = {
            let sent = somebody.post(FORM, &typed(&begun(&clock), "send", TEXT)).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
            let link = link(&last_mail(&demo).await);
            assert!(somebody.get(&link).await.body.contains("Send it to the clerk"), "looking uses nothing up");
            assert!(!clerk.get("/workspace/public-questions").await.body.contains("speeding"), "not before it is confirmed");
            let done = somebody.post(&link, &[]).await;
            assert_eq!(somebody.post(&link, &[]).await.status, StatusCode::GONE, "a link works once");
            done.location.rsplit('/').next().expect("a reference").to_owned()
        };
        assert!(last_mail(&demo).await.contains(&reference));
        assert!(somebody.get(&format!("/meetings/ask-a-question/received/{reference}")).await.body.contains(&reference));
        let home = clerk.get("/workspace").await.body;
        assert!(home.contains("Accept or refuse 1 public question or petition: Kent Community Safety Partnership, 19 July 2017"));
        assert!(!somebody.get("/meetings/kcsp-2017-07-19").await.body.contains("speeding"), "not before it is accepted");
        assert_eq!(somebody.get(&format!("/meetings/questions/{reference}")).await.status, StatusCode::NOT_FOUND);
        let page = clerk.get(&format!("/workspace/questions/{reference}/answer")).await.body;
        assert!(page.contains(EMAIL) && page.contains("It came in time.") && page.contains("At most 100 words."), "{page}");
        assert_eq!(act(&clerk, &reference, "accept", &[]).await.status, StatusCode::SEE_OTHER);
        assert!(last_mail(&demo).await.contains("takes your question at its meeting of Wednesday 19 July 2017"));
        let public = somebody.get("/meetings/kcsp-2017-07-19").await.body;
        assert!(public.contains("Question 1, from Robin R") && public.contains("Not answered yet"), "{public}");
        assert!(somebody.get("/meetings/questions?answer=none").await.body.contains("speeding"));
        let sent = [
            ("put", "yes"),
            ("answerer", "head-of-community-safety"),
            ("answer_way", "spoken"),
            ("answer", "Two junctions are looked at."),
        ];
        assert_eq!(act(&clerk, &reference, "answer", &sent).await.status, StatusCode::SEE_OTHER);
        assert!(last_mail(&demo).await.contains("Your question is answered"));
        assert!(somebody.get("/meetings/kcsp-2017-07-19").await.body.contains("Two junctions are looked at."));
        assert!(!somebody.get("/meetings/questions?answer=none").await.body.contains("speeding"));
        let led = somebody.get(&format!("/meetings/questions/{reference}")).await;
        assert_eq!(led.location, format!("/meetings/kcsp-2017-07-19#{reference}"));
        nothing_tells_the_address(&demo, &reference).await;
    }
}

/// No list, page, file or history holds the address, not even for those who read everything.
async fn nothing_tells_the_address(demo: &Demo, reference: &str) {
    let administrator = demo.person("administrator").await;
    for path in [
        "/workspace/questions.csv",
        "/workspace/questions.json",
        &format!("/workspace/questions/{reference}"),
        "/meetings/questions.csv",
        "/meetings/questions.json",
        "/meetings/kcsp-2017-07-19",
        "/meetings/kcsp-2017-07-19.json",
        "/workspace",
    ] {
        assert!(!administrator.get(path).await.body.contains("robin.resident"), "{path}");
    }
    let reading = demo.door.reading(&Actor::system()).await.expect("a reading");
    let archive = records::export::archive(&server::house::house(), &reading).await.expect("an archive");
    let book = documents::read_upload("site.zip", &archive, &documents::Limits::default()).expect("the archive can be read");
    let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    assert!(cells.clone().any(|cell| cell.contains("speeding")) && !cells.clone().any(|cell| cell.contains("robin.resident")));
    for name in ["grants", "kfrs-officer", "auditor"] {
        let answered = demo.person(name).await.get(&format!("/workspace/questions/{reference}/answer")).await;
        assert_eq!(answered.status, StatusCode::FORBIDDEN, "{name}");
    }
}

#[tokio::test]
async fn a_question_that_is_too_late_keeps_its_words_and_goes_to_the_next_meeting() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        with_next_meeting(&demo).await;
        clock.set(july(13, 11));
        let somebody = demo.anybody();
        let in_time = somebody.post(FORM, &typed(&begun(&clock), "check", TEXT)).await;
        assert_eq!(in_time.status, StatusCode::OK, "noon in summer time is in time");
        clock.set(july(13, 11) + chrono::Duration::seconds(1));
        let late = somebody.post(FORM, &typed(&begun(&clock), "check", TEXT)).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("It is too late for the meeting of Wednesday 19 July 2017"), "{}", late.body);
        assert!(
            late.body.contains(TEXT) && late.body.contains(EMAIL) && late.body.contains("Robin R"),
            "all that was typed is kept"
        );
        assert!(late.body.contains("Ask at the meeting of 18 October 2017") && late.body.contains(NEXT));
        assert!(somebody.get(FORM).await.body.contains("It is too late"), "told before anything is typed");
        let started = begun(&clock);
        let instead = [typed(&started, "", TEXT), vec![("instead", NEXT)]].concat();
        let checked = somebody.post(FORM, &instead).await;
        assert!(
            checked.body.contains("Check your question") && checked.body.contains("Wednesday 18 October 2017"),
            "{}",
            checked.body
        );
        let next = format!("/meetings/ask-a-question/{NEXT}");
        assert_eq!(somebody.post(&next, &typed(&begun(&clock), "send", TEXT)).await.status, StatusCode::SEE_OTHER);
        let link = link(&last_mail(&demo).await);
        assert_eq!(somebody.post(&link, &[]).await.status, StatusCode::SEE_OTHER);
        let sheet = demo.person("clerk").await.get("/workspace/questions.csv").await.body;
        assert!(sheet.contains(NEXT) && sheet.contains("2017-07-13,12:00,waiting"), "{sheet}");
        clock.set(july(3, 9));
    }
}

#[tokio::test]
async fn the_moment_of_sending_counts_and_not_that_of_confirming() {
    let clock = Clock::fixed(july(13, 10));
    for demo in demos_at(&clock).await {
        let somebody = demo.anybody();
        assert_eq!(somebody.post(FORM, &typed(&begun(&clock), "send", TEXT)).await.status, StatusCode::SEE_OTHER);
        clock.set(july(14, 10));
        let link = link(&last_mail(&demo).await);
        assert_eq!(somebody.post(&link, &[]).await.status, StatusCode::SEE_OTHER);
        clock.set(july(13, 10));
        let sheet = demo.person("clerk").await.get("/workspace/questions.csv").await.body;
        assert!(sheet.contains("2017-07-13,11:00,waiting"), "{sheet}");
    }
}

#[tokio::test]
async fn what_is_too_long_repeated_or_too_many_is_told_in_words() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        let reference = ask(&demo, &clock, TEXT).await;
        act(&clerk, &reference, "accept", &[]).await;
        let somebody = demo.anybody();
        let long = "word ".repeat(101);
        let answered = somebody.post(FORM, &typed(&begun(&clock), "check", &long)).await;
        assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answered.body.contains("It has 101 words. Shorten it to 100 words or fewer"), "{}", answered.body);
        let again = "About speeding outside the schools of Maidstone, what is being done?";
        let answered = somebody.post(FORM, &typed(&begun(&clock), "check", again)).await;
        assert!(answered.body.contains("Much the same was asked of this board within 6 months."), "{}", answered.body);
        assert!(answered.body.contains(&format!("/meetings/questions/{reference}")), "and leads to it");
        let rule = "/workspace/question-rules/kcsp-questions/change";
        let form = [
            ("was", "1"),
            ("title", "Questions to the county partnership"),
            ("partnership", "kent-community-safety-partnership"),
            ("what", "question"),
            ("closing", "clear-days"),
            ("clear_days", "3"),
            ("most", "1"),
            ("chosen_by", "order"),
            ("seen_by", "anyone"),
        ];
        assert_eq!(clerk.post(rule, &form).await.status, StatusCode::SEE_OTHER);
        let answered = somebody.post(FORM, &typed(&begun(&clock), "check", "How many officers patrol at night?")).await;
        assert!(answered.body.contains("takes 1, and it has come already."), "{}", answered.body);
        assert!(answered.body.contains("No later meeting that takes it is known yet."));
    }
}

#[tokio::test]
async fn robots_and_floods_are_held_off_in_words() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        let somebody = demo.anybody();
        let started = begun(&clock);
        let trapped = [typed(&started, "send", TEXT), vec![("more", "https://spam.example")]].concat();
        let answered = somebody.post(FORM, &trapped).await;
        assert!(answered.body.contains("Something filled in a box that people do not see"), "{}", answered.body);
        let now = clock.now().timestamp().to_string();
        let quick = somebody.post(FORM, &typed(&now, "send", TEXT)).await;
        assert!(quick.body.contains("more quickly than people type") && quick.body.contains(TEXT));
        let never = somebody.post(FORM, &typed("", "send", TEXT)).await;
        assert!(never.body.contains("more quickly than people type"), "a form without its moment");
        for _ in 0..5 {
            assert_eq!(somebody.post(FORM, &typed(&begun(&clock), "send", TEXT)).await.status, StatusCode::SEE_OTHER);
        }
        let flood = somebody.post(FORM, &typed(&begun(&clock), "send", TEXT)).await;
        assert!(flood.status == StatusCode::UNPROCESSABLE_ENTITY && flood.body.contains("Too much was sent from here."));
        assert_eq!(somebody.get("/meetings/ask-a-question/confirm/made-up").await.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn a_refused_question_is_told_why_and_duplicates_share_one_answer() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        let clerk = demo.person("clerk").await;
        let first = ask(&demo, &clock, TEXT).await;
        act(&clerk, &first, "accept", &[]).await;
        let second = ask(&demo, &clock, "Will there be cameras at the schools?").await;
        let other = [("together_with", first.as_str())];
        assert_eq!(act(&clerk, &second, "together", &other).await.status, StatusCode::SEE_OTHER);
        assert!(last_mail(&demo).await.contains("put together with theirs"));
        let public = demo.anybody().get("/meetings/kcsp-2017-07-19").await.body;
        assert!(public.contains("Also asked by Robin R.") && !public.contains("Question 2"), "{public}");
        let third = ask(&demo, &clock, "Why was my neighbour not arrested?").await;
        let wordless = act(&clerk, &third, "refuse", &[]).await;
        assert!(wordless.status == StatusCode::UNPROCESSABLE_ENTITY && wordless.body.contains("Select why it is refused"));
        let reason = [("refused_for", "one-case"), ("refused_words", "Ring 101.")];
        assert_eq!(act(&clerk, &third, "refuse", &reason).await.status, StatusCode::SEE_OTHER);
        let mail = last_mail(&demo).await;
        assert!(mail.contains("It is about one person’s case") && mail.contains("Ring 101."), "{mail}");
        assert!(!demo.anybody().get("/meetings/questions").await.body.contains("neighbour"));
        let stale = [("act", "answer"), ("was", "1"), ("answer", "Late")];
        let stale = clerk.post(&format!("/workspace/questions/{first}/answer"), &stale).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "somebody else was quicker");
    }
}

#[tokio::test]
async fn addresses_and_what_was_never_confirmed_are_forgotten_in_time() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        let reference = ask(&demo, &clock, TEXT).await;
        let waiting = demo.anybody().post(FORM, &typed(&begun(&clock), "send", "Never confirmed, so forgotten?")).await;
        assert_eq!(waiting.status, StatusCode::SEE_OTHER);
        let link = link(&last_mail(&demo).await);
        let page = format!("/workspace/questions/{reference}/answer");
        assert!(demo.person("clerk").await.get(&page).await.body.contains(EMAIL));
        clock.set(july(7, 9));
        assert_eq!(demo.anybody().get(&link).await.status, StatusCode::GONE, "after three days");
        // The meeting is on 19 July, and the rule keeps addresses for 30 days after it.
        clock.set(Utc.with_ymd_and_hms(2017, 8, 18, 9, 0, 0).single().expect("a moment"));
        assert!(demo.person("clerk").await.get(&page).await.body.contains("None is kept"), "not shown any more");
        meetings::questions::forgetting::Forgetting.run(&demo.door).await.expect("a round");
        for table in ["askers", "asks"] {
            let left = left(&demo, table).await;
            assert_eq!(left, 0, "{table} on {}", demo.place.name());
        }
        clock.set(july(3, 9));
    }
}

async fn left(demo: &Demo, table: &str) -> i64 {
    use sea_orm::{ConnectionTrait, Statement};
    let on = demo.door.database().reader();
    let asked = Statement::from_string(on.get_database_backend(), format!("SELECT COUNT(*) AS number FROM {table}"));
    let row = on.query_one_raw(asked).await.expect("an answer").expect("a row");
    row.try_get::<i64>("", "number").expect("a number")
}

#[tokio::test]
async fn a_petition_is_handed_in_counted_and_responded_to() {
    let clock = Clock::fixed(july(3, 9));
    for demo in demos_at(&clock).await {
        let (somebody, clerk) = (demo.anybody(), demo.person("clerk").await);
        let form = "/meetings/hand-in-a-petition/kcsp-2017-07-19";
        let started = begun(&clock);
        let sent = [
            typed(&started, "send", "Light the path by the river."),
            vec![("title", "Light on the river path"), ("signatures", "612")],
        ]
        .concat();
        assert_eq!(somebody.post(form, &sent).await.status, StatusCode::SEE_OTHER);
        let done = somebody.post(&link(&last_mail(&demo).await), &[]).await;
        let reference = done.location.rsplit('/').next().expect("a reference").to_owned();
        let at = format!("/workspace/petitions/{reference}/answer");
        assert!(clerk.get("/workspace/public-questions").await.body.contains("Light on the river path"));
        assert_eq!(clerk.post(&at, &[("act", "accept"), ("was", "1")]).await.status, StatusCode::SEE_OTHER);
        let counted =
            [("act", "answer"), ("was", "2"), ("signatures", "598"), ("debated", "yes"), ("answer", "The path will be lit.")];
        assert_eq!(clerk.post(&at, &counted).await.status, StatusCode::SEE_OTHER);
        assert!(clerk.get(&at).await.body.contains("Enough to be debated: 500 are needed."));
        let public = somebody.get("/meetings/kcsp-2017-07-19").await.body;
        for words in ["Light on the river path", "598 signatures.", "It was debated at this meeting.", "The path will be lit."] {
            assert!(public.contains(words), "{words}: {public}");
        }
        let sheet = somebody.get("/meetings/petitions.csv").await.body;
        assert!(sheet.contains("598") && !sheet.contains("robin.resident"), "{sheet}");
    }
}
