//! Figures collected by return: asked for, reminded, given by a link of a mail, nil or not given, and asked again.

use crate::person::{Demo, Person, demos};
use evidence::returns::chasing::Collecting;
use http::StatusCode;
use jobs::{Schedule, outbox};

const BASE: &str = "https://site.example";
const MEASURE: &str = "/measures/missing-children";
/// A board of the demonstration whose members are neither co-ordinators nor officers.
const BOARD: &str = "kent-community-safety-partnership";

async fn ask(keeper: &Person, starts: [&str; 3], more: &[(&str, &str)]) -> String {
    let mut form = more.to_vec();
    form.extend([
        ("measure", "missing-children"),
        ("owner", "director-operations"),
        ("period", "quarter"),
        ("standing", "asked"),
    ]);
    form.extend(["starts-day", "starts-month", "starts-year"].into_iter().zip(starts));
    let seen_by = if more.iter().any(|(key, _)| *key == "members_of") { "members" } else { "signed-in" };
    form.extend([("due-day", "30"), ("due-month", "4"), ("due-year", "2020"), ("seen_by", seen_by)]);
    let added = keeper.post("/workspace/figure-returns/new", &form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", main(&added.body));
    let reference = added.location.split('?').next().and_then(|path| path.rsplit('/').next()).expect("an address");
    format!("/workspace/returns/{reference}")
}

fn main(page: &str) -> &str {
    page.split("<main").nth(1).unwrap_or(page)
}

fn says(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words}: {}", main(page));
    }
}

/// Goes a round, and gives the mails that wait: to whom, and their text.
async fn round(demo: &Demo) -> Vec<(String, String)> {
    let collecting = Collecting { house: server::house::house(), base: BASE.to_owned() };
    collecting.run(&demo.door).await.expect("a round");
    let mails = outbox::unsent(demo.door.database().reader(), 50).await.expect("the outbox");
    mails.into_iter().map(|mail| (mail.address, mail.plain)).collect()
}

const GIVEN: [(&str, &str); 4] = [("was", "1"), ("standing", "given"), ("value", "1,204"), ("counts_as", "provisional")];

#[tokio::test]
async fn an_officer_is_reminded_once_and_gives_the_figure_by_a_link() {
    for demo in demos().await {
        let keeper = demo.person("co-ordinator").await;
        ask(&keeper, ["1", "1", "2020"], &[]).await;
        let mails = round(&demo).await;
        let [(to, text)] = mails.as_slice() else { panic!("one mail, not {mails:?}") };
        assert_eq!(to, "kfrs-officer@demo.example");
        assert!(text.contains("Return: Missing children, January to March 2020: was due on 30 April 2020"), "{text}");
        assert_eq!(round(&demo).await.len(), 1, "nobody is asked twice in a week");
        let link = text.lines().find_map(|line| line.strip_prefix(BASE)).expect("a link").to_owned();
        let nobody = demo.anybody();
        says(&nobody.get(&link).await.body, &["What is your answer?", "January to March 2020", "Late"]);
        let wrong = nobody.post(&link, &[("was", "1"), ("standing", "given"), ("counts_as", "final")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "what is wrong uses no link up");
        says(&wrong.body, &["Enter the figure, or say that it is nil"]);
        let sent = nobody.post(&link, &GIVEN).await;
        assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/returned?done=sent"), "{}", main(&sent.body));
        assert_eq!(nobody.post(&link, &GIVEN).await.status, StatusCode::GONE, "a link works once");
        says(&nobody.get(&sent.location).await.body, &["Your answer is saved", "Somebody will look at it"]);
        says(&keeper.get("/workspace/returns").await.body, &["1 answer is to look at.", "To look at", "1204 (provisional)"]);
        says(&keeper.get("/workspace/figure-returns").await.body, &["Return: Missing children, January to March 2020"]);
    }
}

#[tokio::test]
async fn nil_is_nought_and_what_cannot_be_given_says_why() {
    for demo in demos().await {
        let keeper = demo.person("co-ordinator").await;
        let (one, other) = (ask(&keeper, ["1", "1", "2020"], &[]).await, ask(&keeper, ["1", "4", "2020"], &[]).await);
        says(&keeper.get("/workspace/returns").await.body, &["2 returns are late."]);
        let officer = demo.person("kfrs-officer").await;
        let nil = officer.post(&one, &[("was", "1"), ("standing", "nil"), ("counts_as", "final")]).await;
        assert_eq!(nil.status, StatusCode::SEE_OTHER, "{}", main(&nil.body));
        let silent = officer.post(&other, &[("was", "1"), ("standing", "not-given")]).await;
        says(&silent.body, &["Say why the figure cannot be given"]);
        let sent = [("was", "1"), ("standing", "not-given"), ("reason", "The system was changed in May.")];
        assert_eq!(officer.post(&other, &sent).await.status, StatusCode::SEE_OTHER);
        for (path, was) in [(&one, "2"), (&other, "2")] {
            accept(&keeper, path, was).await;
        }
        let json = demo.anybody().get(&format!("{MEASURE}/figures.json")).await.body;
        says(&json, &["\"figure\": 0.0", "The system was changed in May."]);
        let listed = officer.get("/workspace/returns").await.body;
        says(&listed, &["Nil", "Cannot be given", "The system was changed in May."]);
        let late = officer.post(&one, &GIVEN).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "somebody answered meanwhile");
        let now = [("was", "3"), ("standing", "given"), ("value", "7"), ("counts_as", "final")];
        assert_eq!(officer.post(&one, &now).await.status, StatusCode::SEE_OTHER, "an answer can be put right");
        assert!(!demo.anybody().get(MEASURE).await.body.contains("First published as 0."), "the old one stays until then");
        accept(&keeper, &one, "4").await;
        says(&demo.anybody().get(MEASURE).await.body, &["First published as 0."]);
    }
}

/// Accepts the answer to a return, of which this version is known.
async fn accept(keeper: &Person, path: &str, was: &str) {
    let accepted = keeper.post(&format!("{path}/review"), &[("was", was), ("decision", "accept")]).await;
    assert_eq!(accepted.location, "/workspace/returns?done=accepted", "{}", main(&accepted.body));
}

/// Everywhere that figures of measures are given to the public.
const EVERYWHERE: [&str; 8] = [
    MEASURE,
    "/measures/missing-children/figures.csv",
    "/measures/missing-children/figures.json",
    "/measures/missing-children/chart.svg",
    "/measures/summary",
    "/measures/summary.csv",
    "/api/observations.csv?measure=missing-children",
    "/evidence/explore?of=measure-missing-children",
];

#[tokio::test]
async fn an_answer_is_nowhere_until_somebody_accepts_it() {
    for demo in demos().await {
        let (keeper, officer, anybody) = (demo.person("co-ordinator").await, demo.person("kfrs-officer").await, demo.anybody());
        let path = ask(&keeper, ["1", "1", "2020"], &[]).await;
        assert_eq!(officer.post(&path, &GIVEN).await.location, "/workspace/returns?done=sent");
        let shown = |body: &str| body.contains("1,204") || body.contains("1204");
        for address in EVERYWHERE {
            assert!(!shown(&anybody.get(address).await.body), "{address} shows what nobody has accepted");
        }
        says(&officer.get(&path).await.body, &["Somebody will look at this answer", "Send the answer"]);
        says(&keeper.get("/workspace").await.body, &["Look at 1 figure that came in", "/workspace/returns?status=to-look-at"]);
        assert!(!officer.get("/workspace").await.body.contains("that came in"), "nobody looks at their own");
        assert_eq!(
            officer.post(&format!("{path}/review"), &[("was", "2"), ("decision", "accept")]).await.status,
            StatusCode::FORBIDDEN
        );
        says(&keeper.get(&path).await.body, &["Does this answer count?", "1204 (provisional)", "Change the answer yourself"]);
        let unsaid = keeper.post(&format!("{path}/review"), &[("was", "2")]).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        says(&unsaid.body, &["Select whether you accept the answer or send it back"]);
        accept(&keeper, &path, "2").await;
        for address in EVERYWHERE {
            assert!(shown(&anybody.get(address).await.body), "{address} shows what was accepted");
        }
        let again = keeper.post(&format!("{path}/review"), &[("was", "2"), ("decision", "accept")]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "somebody accepted it meanwhile");
        assert!(!keeper.get("/workspace").await.body.contains("that came in"));
    }
}

#[tokio::test]
async fn what_is_sent_back_says_why_and_a_new_link_opens_the_form_again() {
    for demo in demos().await {
        let keeper = demo.person("co-ordinator").await;
        let path = ask(&keeper, ["1", "1", "2020"], &[]).await;
        let first = round(&demo).await[0].1.lines().find_map(|line| line.strip_prefix(BASE)).expect("a link").to_owned();
        let nobody = demo.anybody();
        nobody.post(&first, &GIVEN).await;
        let back = |why: &'static str| [("was", "2"), ("decision", "send-back"), ("why", why)];
        let silent = keeper.post(&format!("{path}/review"), &back("")).await;
        says(&silent.body, &["Say what must be put right"]);
        let sent = keeper.post(&format!("{path}/review"), &back("Is this of one quarter alone?")).await;
        assert_eq!(sent.location, "/workspace/returns?done=sent-back", "{}", main(&sent.body));
        says(&keeper.get(&sent.location).await.body, &["The officers who were asked get an email", "Sent back"]);
        assert!(!nobody.get(MEASURE).await.body.contains("1,204"));
        let mails = outbox::unsent(demo.door.database().reader(), 50).await.expect("the outbox");
        let mail = mails.iter().find(|mail| mail.plain.contains("Is this of one quarter alone?")).expect("a mail");
        assert_eq!((mail.address.as_str(), mail.subject.contains("was sent back")), ("kfrs-officer@demo.example", true));
        assert!(mail.subject.starts_with("Golden Thread for Kent"), "{}", mail.subject);
        let link = mail.plain.lines().find_map(|line| line.strip_prefix("http://site.example")).expect("a link").to_owned();
        assert_eq!(nobody.get(&first).await.status, StatusCode::GONE, "the first link was used");
        let page = nobody.get(&link).await.body;
        says(&page, &["This answer was sent back.", "Is this of one quarter alone?", "value=\"1204\""]);
        let better = [("was", "3"), ("standing", "given"), ("value", "402"), ("counts_as", "final")];
        assert_eq!(nobody.post(&link, &better).await.location, "/returned?done=sent");
        accept(&keeper, &path, "4").await;
        says(&nobody.get(MEASURE).await.body, &["402"]);
    }
}

#[tokio::test]
async fn a_site_may_let_answers_count_at_once_and_what_keepers_type_always_does() {
    for demo in demos().await {
        let (keeper, officer) = (demo.person("co-ordinator").await, demo.person("kfrs-officer").await);
        let (own, other) = (ask(&keeper, ["1", "1", "2020"], &[]).await, ask(&keeper, ["1", "4", "2020"], &[]).await);
        assert_eq!(keeper.post(&own, &GIVEN).await.location, "/workspace/returns?done=counts");
        says(&demo.anybody().get(MEASURE).await.body, &["1,204"]);
        says(&keeper.get("/workspace/returns").await.body, &["count once somebody has accepted them"]);
        let administrator = demo.person("administrator").await;
        let listed = administrator.get("/workspace/returns").await.body;
        let form = listed.split("href=\"").find(|at| at.contains("returns-at-once")).and_then(|at| at.split('"').next());
        let form = form.expect("the way to the setting").replace("&amp;", "&");
        let page = administrator.get(&form).await.body;
        says(&page, &["value=\"returns-at-once\"", "value=\"site\""]);
        let term = [
            ("title", "Answers to returns count at once"),
            ("list", "site"),
            ("key", "returns-at-once"),
            ("position", "9"),
            ("seen_by", "anyone"),
        ];
        assert_eq!(administrator.post(form.split('?').next().expect("a path"), &term).await.status, StatusCode::SEE_OTHER);
        says(&administrator.get("/workspace/returns").await.body, &["count at once, because", "remove this term"]);
        let given = [("was", "1"), ("standing", "given"), ("value", "977"), ("counts_as", "final")];
        assert_eq!(officer.post(&other, &given).await.location, "/workspace/returns?done=counts");
        says(&demo.anybody().get(MEASURE).await.body, &["977"]);
    }
}

#[tokio::test]
async fn returns_are_filtered_sorted_and_exported_and_hidden_ones_are_nowhere() {
    for demo in demos().await {
        let (keeper, officer) = (demo.person("co-ordinator").await, demo.person("kfrs-officer").await);
        ask(&keeper, ["1", "1", "2020"], &[]).await;
        let answered = ask(&keeper, ["1", "4", "2020"], &[]).await;
        keeper.post(&answered, &GIVEN).await;
        ask(&keeper, ["1", "7", "2020"], &[("members_of", BOARD)]).await;
        let rows = |body: &str| testkit::html::texts(body, "tbody tr").len();
        let list = |query: &str| format!("/workspace/returns{query}");
        let late = officer.get(&list("?status=late")).await.body;
        assert_eq!((rows(&late), late.contains("January to March 2020")), (1, true), "{}", main(&late));
        says(&late, &["Status: Late", "Download this one"]);
        assert_eq!(rows(&officer.get(&list("?status=given")).await.body), 1);
        says(&officer.get(&list("?status=nil")).await.body, &["Nothing matches what you asked for.", "Clear filters"]);
        let sorted = officer.get(&list("?sort=period&order=desc")).await.body;
        assert!(sorted.find("April to June 2020") < sorted.find("January to March 2020"), "the latest period first");
        for ending in [".csv", ".json", ".csv?status=asked", ".json?q=missing"] {
            let file = officer.get(&list(ending)).await;
            assert_eq!(file.status, StatusCode::OK, "{ending}");
            assert!(!file.body.contains("July to September 2020"), "{ending} holds what only members see: {}", file.body);
        }
        let csv = officer.get(&list(".csv?status=given")).await.body;
        assert_eq!(csv.lines().count(), 2, "{csv}");
        says(&csv, &["1204", "April to June 2020"]);
        assert_eq!(officer.get(&list(".xlsx")).await.status, StatusCode::OK);
        for (path, person) in [("", "grants"), (".csv", "grants")] {
            assert_eq!(demo.person(person).await.get(&list(path)).await.status, StatusCode::FORBIDDEN);
        }
        assert_ne!(demo.anybody().get(&list(".csv")).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn only_those_who_are_asked_and_those_who_keep_measures_answer() {
    for demo in demos().await {
        let keeper = demo.person("co-ordinator").await;
        let own = ask(&keeper, ["1", "1", "2020"], &[]).await;
        let elsewhere = ask(&keeper, ["1", "4", "2020"], &[("owner", "police-and-crime-commissioner")]).await;
        let officer = demo.person("kfrs-officer").await;
        assert_eq!(officer.get(&own).await.status, StatusCode::OK);
        assert_eq!(officer.get(&elsewhere).await.status, StatusCode::FORBIDDEN);
        assert_eq!(officer.post(&elsewhere, &GIVEN).await.status, StatusCode::FORBIDDEN);
        assert_eq!(demo.person("grants").await.post(&own, &GIVEN).await.status, StatusCode::FORBIDDEN);
        assert_eq!(demo.anybody().get("/returned/made-up/x").await.status, StatusCode::GONE);
        let mails = round(&demo).await;
        let link = mails[0].1.lines().find_map(|line| line.strip_prefix(BASE)).expect("a link").to_owned();
        let reference = elsewhere.rsplit('/').next().expect("a reference");
        let token = link.trim_start_matches("/returned/").split('/').next().expect("a token");
        assert_eq!(demo.anybody().get(&format!("/returned/{token}/{reference}")).await.status, StatusCode::FORBIDDEN);
        let twice =
            [("measure", "missing-children"), ("owner", "director-operations"), ("period", "quarter"), ("standing", "asked")];
        let mut twice = twice.to_vec();
        twice.extend([
            ("starts-day", "1"),
            ("starts-month", "1"),
            ("starts-year", "2020"),
            ("due-day", "1"),
            ("due-month", "5"),
            ("due-year", "2020"),
        ]);
        says(&keeper.post("/workspace/figure-returns/new", &twice).await.body, &["This figure is asked for already"]);
    }
}

#[tokio::test]
async fn what_is_asked_for_each_period_is_asked_again_by_itself() {
    for demo in demos().await {
        let keeper = demo.person("co-ordinator").await;
        ask(&keeper, ["1", "1", "2020"], &[("again", "each-period")]).await;
        round(&demo).await;
        let page = keeper.get("/workspace/returns").await.body;
        says(&page, &["April to June 2020", "30 July 2020", "October to December 2020", "January to March 2023"]);
        let before = page.matches("Director Operations").count();
        round(&demo).await;
        let after = keeper.get("/workspace/returns").await.body.matches("Director Operations").count();
        assert!(after > before, "a year of quarters at a time is caught up with");
    }
}
