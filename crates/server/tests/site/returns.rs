//! Figures collected by return: asked for, reminded, given by a link of a mail, nil or not given, and asked again.

use crate::person::{Demo, Person, demos};
use evidence::returns::chasing::Collecting;
use http::StatusCode;
use jobs::{Schedule, outbox};

const BASE: &str = "https://site.example";
const MEASURE: &str = "/measures/missing-children";

async fn ask(keeper: &Person, starts: [&str; 3], more: &[(&str, &str)]) -> String {
    let mut form = more.to_vec();
    form.extend([
        ("measure", "missing-children"),
        ("owner", "director-operations"),
        ("period", "quarter"),
        ("standing", "asked"),
    ]);
    form.extend(["starts-day", "starts-month", "starts-year"].into_iter().zip(starts));
    form.extend([("due-day", "30"), ("due-month", "4"), ("due-year", "2020"), ("seen_by", "signed-in")]);
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
        assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/returned"), "{}", main(&sent.body));
        assert_eq!(nobody.post(&link, &GIVEN).await.status, StatusCode::GONE, "a link works once");
        says(&nobody.get("/returned").await.body, &["Your answer is saved"]);
        says(&nobody.get(MEASURE).await.body, &["1,204", "January to March 2020"]);
        says(&keeper.get("/workspace/returns").await.body, &["Given", "1204"]);
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
        let json = demo.anybody().get(&format!("{MEASURE}/figures.json")).await.body;
        says(&json, &["\"figure\": 0.0", "The system was changed in May."]);
        let listed = officer.get("/workspace/returns").await.body;
        says(&listed, &["Nil", "Cannot be given", "The system was changed in May."]);
        let late = officer.post(&one, &GIVEN).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "somebody answered meanwhile");
        let now = [("was", "2"), ("standing", "given"), ("value", "7"), ("counts_as", "final")];
        assert_eq!(officer.post(&one, &now).await.status, StatusCode::SEE_OTHER, "an answer can be put right");
        says(&demo.anybody().get(MEASURE).await.body, &["First published as 0."]);
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
