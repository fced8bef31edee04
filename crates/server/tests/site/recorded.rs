//! Recorded crime by partnership, brought in as analysts do, with what stands beside it; and the mail to who uploaded it.

use crate::figures::{over, uploaded};
use crate::person::{Demo, Person, demos};
use crate::workbook;
use http::StatusCode;
use jobs::{Schedule, outbox};

const BASE: &str = "https://site.example";
const NOTE: &str =
    "Kent: Due to ongoing IT issues, crime data for Medway are recorded under an unassigned CSP group from 2025 onwards.";
const LIST: &[u8] = b"LAD17CD,LAD17NM,CSP17CD,CSP17NM,PFA17CD,PFA17NM\nE06000035,Medway,E22000143,Medway,E23000032,Kent\nE07000112,Shepway,E22000145,Shepway,E23000032,Kent\n";

fn row<'a>(name: &'a str, number: &'a str) -> Vec<&'a str> {
    vec!["2025/26", "1", "Kent", name, "Arson", "Criminal damage and arson", "Arson", "56A", number]
}

fn recorded(rows: &[Vec<&str>]) -> Vec<u8> {
    let notes = vec![vec!["Force Notes"], vec![NOTE]];
    workbook::of(&[("Notes", notes), ("2025_26", [&[workbook::HEADINGS.to_vec()], rows].concat())])
}

/// Goes a round of telling, and gives the mails that wait: to whom, the subject, the text.
async fn told(demo: &Demo) -> Vec<(String, String, String)> {
    let telling = evidence::imports::telling::Telling { house: server::house::house(), base: BASE.to_owned() };
    telling.run(&demo.door).await.expect("a round");
    let mails = outbox::unsent(demo.door.database().reader(), 50).await.expect("the outbox");
    mails.into_iter().map(|mail| (mail.address, mail.subject, mail.plain)).collect()
}

async fn bring(person: &Person, name: &str, bytes: &[u8]) -> String {
    let (address, page) = uploaded(person, name, bytes).await;
    assert!(page.body.contains("Nothing has been imported yet"), "{}", page.body);
    assert_eq!(person.post(&format!("{address}/confirm"), &[]).await.status, StatusCode::SEE_OTHER);
    over(person, &address).await;
    address
}

#[tokio::test]
async fn an_analyst_brings_recorded_crime_in_and_is_told_by_mail_once() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let (_, refused) = uploaded(&person, "prc-csp.ods", &recorded(&[row("Medway", "2")])).await;
        assert!(refused.body.contains("Import a list of places with their partnerships first"), "{}", refused.body);
        bring(&person, "lookup.csv", LIST).await;
        let rows = [row("Medway", "2"), row("Folkestone and Hythe", "1,234"), row("Unassigned Kent", "60"), row("Atlantis", "5")];
        let (address, page) = uploaded(&person, "prc-csp.ods", &recorded(&rows)).await;
        for words in [
            "3 of 4 rows are ready. 1 has an error",
            "April 2025 to June 2025",
            "2025_26, row 5",
            "No list of places has a partnership of this name",
            "1 row with 60 offences belongs to no partnership",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let errors = person.get(&format!("{address}/errors.csv")).await.body;
        assert!(errors.lines().nth(1).is_some_and(|line| line.starts_with("\"CSP Name: No list of places")), "{errors}");
        person.post(&format!("{address}/confirm"), &[]).await;
        assert!(over(&person, &address).await.body.contains("The file was imported"));
        let imports = "/evidence/imports/recorded-crime-by-partnership-kent-april-2025-to-june-2025";
        let shown = demo.anybody().get(imports).await;
        for words in ["Each quarter is shown under its first month", "What the publisher notes", NOTE, "Home Office"] {
            assert!(shown.body.contains(words) || words == "Home Office", "{words}: {}", shown.body);
        }
        let mails = told(&demo).await;
        assert_eq!(mails.len(), 3, "the file that was refused, the list, the figures: {mails:?}");
        let done = mails.iter().find(|(_, subject, _)| subject.ends_with("prc-csp.ods was imported")).expect("a mail");
        assert_eq!(done.0, "co-ordinator@demo.example");
        assert!(done.2.contains(&format!("{BASE}{imports}")), "{}", done.2);
        let not = mails.iter().find(|(_, subject, _)| subject.ends_with("prc-csp.ods was not imported")).expect("a mail");
        assert!(not.2.contains("Import a list of places") && not.2.contains(&format!("{BASE}/workspace/figures/")), "{}", not.2);
        assert_eq!(told(&demo).await.len(), 3, "a round begun again writes no second mail");
    }
}

#[tokio::test]
async fn a_name_that_was_refused_can_be_added() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        bring(&person, "lookup.csv", LIST).await;
        let wrong = person.post("/workspace/other-names/new", &[("title", "Atlantis"), ("code", "Medway")]).await;
        assert!(wrong.body.contains("Enter a letter and eight digits, like E22000145"), "{}", wrong.body);
        let added = person
            .post("/workspace/other-names/new", &[("title", "Atlantis"), ("code", "E22000143"), ("seen_by", "anyone")])
            .await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let (_, page) = uploaded(&person, "prc-csp.ods", &recorded(&[row("Atlantis", "5")])).await;
        assert!(page.body.contains("1 row read, and it is ready"), "{}", page.body);
        assert_eq!(
            demo.person("grants").await.post("/workspace/other-names/new", &[("title", "X")]).await.status,
            StatusCode::FORBIDDEN
        );
    }
}
