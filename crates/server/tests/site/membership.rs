//! Who must be there, who goes to what, who was visited and who to ask: the workspace pages of the register.

use crate::person::{Demo, Person, demos, empty_sites};
use http::StatusCode;
use records::Ask;
use values::Kind;

const CSP: &str = "dover-community-safety-partnership";

async fn page(person: &Person, path: &str) -> String {
    let answered = person.get(path).await;
    assert_eq!(answered.status, StatusCode::OK, "{path}: {}", answered.body);
    answered.body
}

/// Adds a thing by its form; the answer is where the browser is led.
async fn added(person: &Person, path: &str, form: &[(&str, &str)]) -> String {
    let answered = person.post(path, form).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{path}: {}", answered.body);
    answered.location
}

/// Ends the seat of the Probation Service at Dover, on the day before the company was abolished.
async fn end_the_seat_of_probation(person: &Person) {
    let seat = format!("/workspace/seats/{CSP}-probation-service-responsible-authority/change");
    let form = [
        ("was", "1"),
        ("partnership", CSP),
        ("organisation", "probation-service"),
        ("role", "responsible-authority"),
        ("from-day", "26"),
        ("from-month", "6"),
        ("from-year", "2021"),
        ("to-day", "27"),
        ("to-month", "6"),
        ("to-year", "2021"),
        ("seen_by", "anyone"),
    ];
    added(person, &seat, &form).await;
}

#[tokio::test]
async fn a_missing_seat_leads_to_the_form_that_fills_it() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        end_the_seat_of_probation(&person).await;
        let form = format!("/workspace/seats/new?partnership={CSP}&organisation=probation-service&role=responsible-authority");
        let link = form.replace('&', "&amp;");
        for path in ["/workspace/membership", &format!("/workspace/membership/{CSP}")] {
            let shown = page(&person, path).await;
            assert!(shown.contains(&link) && shown.contains("28 June 2021"), "{path} on {}", demo.place.name());
        }
        let grants = demo.person("grants").await;
        let shown = page(&grants, "/workspace/membership").await;
        assert!(shown.contains("Probation Service") && !shown.contains("/workspace/seats/new"), "no form for those who cannot");
        assert!(page(&person, &form).await.contains("value=\"probation-service\" selected"));
        let sent = [
            ("partnership", CSP),
            ("organisation", "probation-service"),
            ("role", "responsible-authority"),
            ("seen_by", "anyone"),
        ];
        added(&person, "/workspace/seats/new", &sent).await;
        assert!(!page(&person, "/workspace/membership").await.contains(&link));
    }
}

#[tokio::test]
async fn boards_with_most_missing_come_first_and_can_be_narrowed_and_downloaded() {
    for demo in demos().await {
        let person = demo.person("auditor").await;
        let all = page(&person, "/workspace/membership?on=2017-04-01").await;
        let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at("/workspace/membership/kent-health-and-wellbeing-board") < at(&format!("/workspace/membership/{CSP}")));
        let narrowed = page(&person, "/workspace/membership?kind=police-and-crime-panel").await;
        assert!(narrowed.contains("kent-and-medway-police-and-crime-panel") && !narrowed.contains(CSP));
        let here = page(&person, "/workspace/membership?place=medway").await;
        assert!(here.contains("medway-community-safety-partnership") && !here.contains(CSP));
        let named = page(&person, "/workspace/membership?q=HEALTH").await;
        assert!(named.contains("kent-health-and-wellbeing-board") && !named.contains(CSP));
        let boards = |html: &str| testkit::html::texts(html, "main tbody th");
        let by_name = boards(&page(&person, "/workspace/membership?sort=board").await);
        let backwards: Vec<String> =
            boards(&page(&person, "/workspace/membership?sort=board&order=desc").await).into_iter().rev().collect();
        assert!(by_name.len() > 10 && by_name.first() < by_name.last());
        assert_eq!(by_name, backwards);
        let wrong = person.get("/workspace/membership?on=31/02/2017").await.body;
        assert!(testkit::html::texts(&wrong, ".govuk-error-summary").join(" ").contains("real date"), "{wrong}");
        assert!(page(&person, "/workspace/membership?page=99999999").await.contains("boards with rules"));
        let csv = page(&person, "/workspace/membership.csv?on=2017-04-01").await;
        assert!(csv.contains("national-probation-service,Missing,2014-06-01"), "{csv}");
        for ending in ["xlsx", "json"] {
            assert_eq!(person.get(&format!("/workspace/membership.{ending}")).await.status, StatusCode::OK, "{ending}");
        }
    }
}

#[tokio::test]
async fn what_a_board_hides_is_hidden_from_its_membership() {
    for demo in demos().await {
        let hidden = "prevent-duty-delivery-board";
        for (name, sees) in [("co-ordinator", false), ("prevent-member", true)] {
            let person = demo.person(name).await;
            let answered = person.get(&format!("/workspace/membership/{hidden}")).await;
            assert_eq!(answered.status == StatusCode::OK, sees, "{name}");
            for path in ["/workspace/visits", "/workspace/visits.csv", "/workspace/seats-of/kent-police"] {
                let body = page(&person, path).await;
                assert_eq!(body.contains(hidden), sees, "{name} at {path}");
            }
        }
    }
}

#[tokio::test]
async fn who_goes_to_what_shows_names_to_those_who_have_signed_in_only() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let form = [
            ("post", "chief-constable"),
            ("held_as", "deputy"),
            ("name", "A Named Deputy"),
            ("from-day", "1"),
            ("from-month", "2"),
            ("from-year", "2017"),
            ("seen_by", "anyone"),
        ];
        let wrong = [&form[..], &[("to-day", "1"), ("to-month", "1"), ("to-year", "2017")]].concat();
        let refused = person.post("/workspace/tenures/new", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("The last day must be the same as or after the first day"));
        let place = added(&person, "/workspace/tenures/new", &form).await;
        assert!(page(&person, &place).await.contains("Deputy: Chief Constable, Kent Police, from 1 February 2017"));
        let diary = page(&person, "/workspace/diaries/chief-constable").await;
        assert!(diary.contains("A Named Deputy") && diary.contains("Performance and Delivery Board"));
        let public = page(&demo.anybody(), "/partners/posts/chief-constable").await;
        assert!(public.contains("Deputy") && !public.contains("A Named Deputy"));
        assert!(page(&person, "/workspace/posts/chief-constable").await.contains("/workspace/diaries/chief-constable"));
        assert_eq!(demo.anybody().get("/workspace/diaries/chief-constable").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn boards_without_our_seat_are_told_with_the_law_first() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let boards = page(&person, "/workspace/seats-of/nhs-kent-and-medway-icb").await;
        let at = |words: &str| boards.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at("Each health commissioner of the area is represented") < at("Kent Criminal Justice Board"));
        assert!(at("Kent Criminal Justice Board") < at("Dover Community Safety Partnership"), "with a seat, further down");
        let form = "partnership=kent-health-and-wellbeing-board&amp;organisation=nhs-kent-and-medway-icb&amp;role=member\"";
        assert!(boards.contains(form), "it would be a member, not a responsible authority");
        let csv = page(&person, "/workspace/seats-of/nhs-kent-and-medway-icb.csv").await;
        assert!(csv.contains("No seat") && csv.contains("Responsible authority"), "{csv}");
    }
}

#[tokio::test]
async fn a_visit_sends_its_board_to_the_end_of_the_list() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let before = page(&person, "/workspace/visits?kind=community-safety-partnership").await;
        assert!(before.contains("No visit recorded") && before.contains("13 without a recorded visit"));
        let form = [
            ("partnership", "ashford-community-safety-partnership"),
            ("post", "police-and-crime-commissioner"),
            ("on-day", "3"),
            ("on-month", "5"),
            ("on-year", "2024"),
            ("seen_by", "signed-in"),
        ];
        added(&person, "/workspace/board-visits/new", &form).await;
        let after = page(&person, "/workspace/visits?kind=community-safety-partnership").await;
        let at = |words: &str| after.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at(">Tunbridge Wells Community Safety Partnership<") < at(">Ashford Community Safety Partnership<"));
        assert!(after.contains("3 May 2024") && after.contains("12 without a recorded visit"));
    }
}

#[tokio::test]
async fn whoever_follows_a_theme_is_named_with_their_boards() {
    for demo in demos().await {
        let person = demo.person("kfrs-officer").await;
        let theme = "reducing-reoffending-and-supporting-victims";
        let page = page(&person, &format!("/workspace/who-to-ask?theme={theme}")).await;
        assert!(page.contains("Police and Crime Commissioner for Kent") && page.contains("Performance and Delivery Board"));
        assert!(!page.contains("/workspace/subjects/new"), "a partner officer does not change these");
        let of = |board: &str| format!("/workspace/who-to-ask?theme={theme}&board={board}");
        let asked = person.get(&of("dover-community-safety-partnership")).await.body;
        assert_eq!(testkit::html::texts(&asked, "main .govuk-tag"), ["Ask to attend"], "the Commissioner has no seat in Dover");
        let sits = person.get(&of("performance-and-delivery-board")).await.body;
        assert_eq!(testkit::html::texts(&sits, "main .govuk-tag"), ["Has a seat"]);
        let board = person.get("/workspace/partnerships/dover-community-safety-partnership").await.body;
        assert!(board.contains("/workspace/who-to-ask?board=dover-community-safety-partnership"), "reached from the board");
        let nobody = person.get("/workspace/who-to-ask?theme=early-intervention").await.body;
        assert!(nobody.contains("No post follows this theme."));
    }
}

#[tokio::test]
async fn a_new_site_starts_with_the_rules_of_law() {
    for site in empty_sites().await {
        server::demonstration::load_lists(&server::house::house(), &site.door).await.expect("the lists load");
        assert_eq!(number(&site, Kind::Requirement).await, 33);
        assert_eq!(number(&site, Kind::Organisation).await, 0);
    }
}

async fn number(site: &Demo, kind: Kind) -> u64 {
    let reading = site.door.reading(&access::Actor::system()).await.expect("a reading");
    // The rules are published, so anyone may count them.
    server::house::house().of(kind).count(&reading, &Ask::default()).await.expect("a number")
}
