//! A reorganisation on the whole site: looked at, rehearsed, carried out and undone, and who may.

use crate::person::{Answered, Demo, Person, demos};
use access::Actor;
use documents::Sheet;
use http::StatusCode;
use records::export;
use server::house;
use std::collections::BTreeMap;
use testkit::html::{attributes, texts};

const COUNCILS: &str = "/workspace/reorganisations/kent-councils-2028";
const COMMISSIONER: &str = "/workspace/reorganisations/commissioner-2028";

/// The hidden version that a form sends back; none when the page has no such form.
fn was(page: &Answered) -> String {
    attributes(&page.body, "input[name=was]", "value").into_iter().next().unwrap_or_default()
}

/// Everything that the site holds, as it would be exported.
async fn sheets(demo: &Demo) -> BTreeMap<String, Sheet> {
    let reading = demo.door.reading(&Actor::system()).await.expect("a reading");
    let sheets = export::all(&house::house(), &reading).await.expect("an export");
    sheets.into_iter().map(|sheet| (sheet.name.clone(), sheet)).collect()
}

/// How many rows differ from before, and how many are new.
fn differences(before: &BTreeMap<String, Sheet>, after: &BTreeMap<String, Sheet>) -> (usize, usize) {
    let (mut changed, mut added) = (0, 0);
    for (name, sheet) in after {
        let known: BTreeMap<&String, &Vec<String>> = before[name].rows.iter().map(|row| (&row.cells[0], &row.cells)).collect();
        for row in &sheet.rows {
            match known.get(&row.cells[0]) {
                None => added += 1,
                Some(cells) if **cells != row.cells => changed += 1,
                Some(_) => {}
            }
        }
    }
    (changed, added)
}

/// The number of changes that a page names: "84 changes in all."
fn named(page: &str) -> usize {
    let words = texts(page, "main p").into_iter().find(|words| words.contains("changes in all")).expect("a number of changes");
    words.split(' ').next().expect("a number").replace(',', "").parse().expect("a number")
}

async fn carry_out(person: &Person, act: &str) -> Answered {
    let preview = person.get(&format!("{act}/preview")).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
    person.post(&format!("{act}/carry-out"), &[("was", &was(&preview))]).await
}

#[tokio::test]
async fn a_preview_counts_what_carrying_out_changes_and_undoing_brings_every_row_back() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        for act in [COUNCILS, COMMISSIONER] {
            let before = sheets(&demo).await;
            let preview = person.get(&format!("{act}/preview")).await;
            assert_eq!(sheets(&demo).await, before, "looking changes nothing");
            let done = carry_out(&person, act).await;
            assert_eq!(
                (done.status, done.location.as_str()),
                (StatusCode::SEE_OTHER, format!("{act}/preview").as_str()),
                "{}",
                done.body
            );
            let (changed, added) = differences(&before, &sheets(&demo).await);
            assert_eq!(named(&preview.body), changed + added, "on {}", demo.place.name());
            assert!(changed > 3 && added > 3, "{changed} changed, {added} added");
            let page = person.get(&done.location).await.body;
            assert!(texts(&page, ".govuk-inset-text").join(" ").contains(&format!("{} changes.", changed + added)), "{page}");
            let undone = person.post(&format!("{act}/undo"), &[]).await;
            assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.body);
            assert_eq!(sheets(&demo).await, before, "every row is as it was on {}", demo.place.name());
            let again = person.post(&format!("{act}/undo"), &[]).await;
            assert_eq!(again.status, StatusCode::CONFLICT);
        }
        let reading = demo.door.reading(&Actor::system()).await.expect("a reading");
        let (_, differences) = records::verify::against_events(&house::house(), &reading).await.expect("an answer");
        assert_eq!(differences, Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_abolished_council_loses_its_seat_on_the_day_and_its_successor_has_it() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let done = carry_out(&person, COUNCILS).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let board = "/partners/boards/ashford-community-safety-partnership";
        let seats = async |day: &str| {
            let page = person.get(&format!("{board}?on={day}")).await.body;
            texts(&page, "main table").first().cloned().unwrap_or_default()
        };
        let (before, after) = (seats("2028-03-31").await, seats("2028-04-01").await);
        assert!(before.contains("Ashford Borough Council") && !before.contains("East Kent"), "{before}");
        assert!(!after.contains("Ashford Borough Council") && after.contains("East Kent (to be named)"), "{after}");
        assert!(
            !after.contains("Kent County Council") && !after.contains("West Kent"),
            "the county's seat goes where the district's goes: {after}"
        );
        let panel = person.get("/partners/boards/kent-and-medway-police-and-crime-panel?on=2028-04-01").await.body;
        let seats = texts(&panel, "main table").first().cloned().unwrap_or_default();
        let of_east = seats.matches("East Kent").count();
        assert_eq!(of_east, 1, "six bodies that join have one seat: {seats:?}");
        let old = person.get("/partners/organisations/ashford-borough-council?on=2028-04-01").await.body;
        let inset = texts(&old, ".govuk-inset-text").join(" ");
        assert!(inset.contains("Became on 1 April 2028: Unitary council for East Kent (to be named)"), "{inset}");
        let convened = person.get(&format!("{board}?on=2028-04-01")).await.body;
        assert!(texts(&convened, ".govuk-summary-list__value").join(" ").contains("East Kent"), "the convener moved");
    }
}

#[tokio::test]
async fn a_rehearsal_shows_the_day_after_and_changes_nothing() {
    for demo in demos().await {
        let auditor = demo.person("auditor").await;
        let before = sheets(&demo).await;
        let page = auditor.get(&format!("{COUNCILS}/rehearsal")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(texts(&page.body, ".govuk-inset-text").join(" ").contains("Nothing has been changed"));
        assert!(page.body.contains("Unitary council for East Kent (to be named)"));
        let board = auditor.get(&format!("{COUNCILS}/rehearsal/boards/ashford-community-safety-partnership")).await;
        let seats = texts(&board.body, "main table").first().cloned().unwrap_or_default();
        assert!(seats.contains("East Kent (to be named)") && !seats.contains("Ashford Borough Council"), "{seats}");
        assert!(board.body.contains(&format!("{COUNCILS}/rehearsal/organisations/kent-police")), "links stay in the rehearsal");
        assert_eq!(sheets(&demo).await, before);
        assert_eq!(auditor.get(&format!("{COUNCILS}/rehearsal/boards/nothing")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn who_may_look_who_may_do_and_what_came_between_is_refused() {
    let demo = demos().await.remove(0);
    let officer = demo.person("kfrs-officer").await;
    for path in ["carry-out", "undo"] {
        assert_eq!(officer.post(&format!("{COUNCILS}/{path}"), &[("was", "1")]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(officer.get(&format!("{COUNCILS}/preview")).await.status, StatusCode::FORBIDDEN);
    let auditor = demo.person("auditor").await;
    assert!(!auditor.get(&format!("{COUNCILS}/preview")).await.body.contains("Carry it out"));
    assert_eq!(auditor.post(&format!("{COUNCILS}/carry-out"), &[("was", "1")]).await.status, StatusCode::FORBIDDEN);
    let person = demo.person("co-ordinator").await;
    assert_eq!(person.post(&format!("{COUNCILS}/carry-out"), &[("was", "9")]).await.status, StatusCode::CONFLICT);
    assert_eq!(carry_out(&person, COUNCILS).await.status, StatusCode::SEE_OTHER);
    let twice = person.post(&format!("{COUNCILS}/carry-out"), &[("was", "2")]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "it is carried out once");
    let changed = person
        .post(
            "/workspace/organisations/ashford-borough-council/change",
            &[("was", "2"), ("title", "Ashford Council"), ("kind", "district-or-borough-council"), ("seen_by", "anyone")],
        )
        .await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    let late = person.post(&format!("{COUNCILS}/undo"), &[]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("has changed since"), "{}", late.body);
}

/// Adds a thing by its form. The answer is its reference.
async fn add(person: &Person, kind: &str, form: &[(&str, &str)]) -> String {
    let added = person.post(&format!("/workspace/{kind}/new"), form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    added.location.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned()
}

/// Plans an act on 1 April 2028 with one transfer. The answer is its address.
async fn plan(person: &Person, how: &str, transfer: &[(&str, &str)]) -> String {
    let day = [("on-day", "1"), ("on-month", "4"), ("on-year", "2028"), ("seen_by", "anyone"), ("standing", "planned")];
    let act = add(person, "reorganisations", &[&[("title", "An act"), ("how", how)][..], &day].concat()).await;
    if !transfer.is_empty() {
        let one = [("reorganisation", act.as_str()), ("seen_by", "anyone")];
        add(person, "transfers", &[&one[..], transfer].concat()).await;
    }
    format!("/workspace/reorganisations/{act}")
}

#[tokio::test]
async fn a_board_gets_a_new_name_and_an_abolished_body_leaves_its_seats() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let before = sheets(&demo).await;
        let renamed =
            plan(&person, "renamed", &[("board", "kent-criminal-justice-board"), ("new_name", "Kent Justice Board")]).await;
        assert_eq!(carry_out(&person, &renamed).await.status, StatusCode::SEE_OTHER);
        let old = person.get("/partners/boards/kent-criminal-justice-board?on=2028-04-01").await.body;
        let inset = texts(&old, ".govuk-inset-text").join(" ");
        assert!(inset.contains("Became on 1 April 2028: Kent Justice Board"), "{inset}");
        let new = person.get("/partners/boards/kent-justice-board?on=2028-04-01").await.body;
        assert!(texts(&new, "main table").join(" ").contains("Crown Prosecution Service"), "its seats were carried over");
        let abolished = plan(&person, "abolished", &[("before", "crown-prosecution-service")]).await;
        let page = person.get(&format!("{abolished}/preview")).await.body;
        assert!(texts(&page, "main table").join(" ").contains("Nothing comes after it"), "{page}");
        let done = carry_out(&person, &abolished).await;
        assert_eq!(done.status, StatusCode::CONFLICT, "a seat that begins on that day needs a decision: {}", done.body);
        assert!(done.body.contains("1 thing is still to be decided"), "{}", done.body);
        assert_eq!(person.post(&format!("{renamed}/undo"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(carry_out(&person, &abolished).await.status, StatusCode::SEE_OTHER);
        let board = person.get("/partners/boards/kent-criminal-justice-board?on=2028-04-01").await.body;
        let now = texts(&board, "main table").first().cloned().unwrap_or_default();
        assert!(!now.contains("Crown Prosecution Service") && now.contains("HM Prison Service"), "{now}");
        assert_eq!(person.post(&format!("{abolished}/undo"), &[]).await.status, StatusCode::SEE_OTHER);
        let mut after = sheets(&demo).await;
        for planned in ["reorganisations", "transfers"] {
            after.insert(planned.to_owned(), before[planned].clone());
        }
        assert_eq!(after, before, "every row is as it was on {}", demo.place.name());
    }
}

/// What a county council gives up to a new unitary council, while it carries on.
const PART: [(&str, &str); 4] = [
    ("before", "kent-county-council"),
    ("new_name", "Dartford Council"),
    ("new_kind", "unitary-council"),
    ("first_body", "carries-on"),
];

#[tokio::test]
async fn a_council_that_gives_up_a_part_carries_on_with_what_nobody_hands_over() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let before = sheets(&demo).await;
        let act = plan(&person, "split", &[&PART[..], &[("new_place", "dartford")]].concat()).await;
        let name = act.rsplit('/').next().expect("a reference").to_owned();
        let transfer = "kent-county-council-gives-up-a-part-to-dartford-council";
        let decide = |sheet: &'static str, thing: &'static str, goes: &'static str| {
            let base = [("reorganisation", name.clone()), ("seen_by", "anyone".to_owned())];
            let to = if goes == "successor" { transfer } else { "" };
            let more = [("sheet", sheet), ("thing", thing), ("goes", goes), ("transfer", to)];
            base.into_iter().chain(more.map(|(key, value)| (key, value.to_owned()))).collect::<Vec<(&str, String)>>()
        };
        let own = "dartford-and-gravesham-community-safety-partnership-kent-county-council-responsible-authority";
        let panel = "kent-and-medway-police-and-crime-panel-kent-county-council-member";
        for form in [
            decide("seats", own, "successor"),
            decide("seats", panel, "every-successor"),
            decide("posts", "youth-justice-lead", "successor"),
        ] {
            let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
            add(&person, "handovers", &form).await;
        }
        let preview = person.get(&format!("{act}/preview")).await.body;
        assert!(texts(&preview, "main table").join(" ").contains("Gives up a part and carries on"), "{preview}");
        let lines = texts(&preview, "details tbody tr").join("\n");
        assert!(lines.contains("Stays as it is, and begins on 1 April 2028 for Dartford Council as well"), "{lines}");
        assert!(lines.contains("Stays with it"), "{lines}");
        let planned = sheets(&demo).await;
        let done = carry_out(&person, &act).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(
            differences(&planned, &sheets(&demo).await).0 + differences(&planned, &sheets(&demo).await).1,
            named(&preview)
        );
        let seats = async |board: &str| {
            let page = person.get(&format!("/partners/boards/{board}?on=2028-04-01")).await.body;
            texts(&page, "main table").into_iter().find(|table| table.starts_with("Seats on")).expect("the seats of the day")
        };
        let dartford = seats("dartford-and-gravesham-community-safety-partnership").await;
        assert!(dartford.contains("Dartford Council") && !dartford.contains("Kent County Council"), "{dartford}");
        let panel = seats("kent-and-medway-police-and-crime-panel").await;
        assert!(panel.contains("Dartford Council") && panel.contains("Kent County Council"), "{panel}");
        let ashford = seats("ashford-community-safety-partnership").await;
        assert!(ashford.contains("Kent County Council") && !ashford.contains("Dartford Council"), "{ashford}");
        let county = seats("kent-community-safety-partnership").await;
        assert!(county.contains("Dartford Council"), "the seat of the post that went along: {county}");
        let old = person.get("/partners/organisations/kent-county-council?on=2028-04-01").await.body;
        assert!(!old.contains("This organisation ended") && old.contains("Gave up a part"), "{old}");
        assert_eq!(person.post(&format!("{act}/undo"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(sheets(&demo).await, planned, "every row is as it was on {}", demo.place.name());
        assert_ne!(before, planned);
    }
}

#[tokio::test]
async fn a_body_does_not_both_end_and_carry_on_and_a_part_goes_to_somebody() {
    let demo = demos().await.remove(0);
    let person = demo.person("co-ordinator").await;
    let act = plan(&person, "split", &PART).await;
    let name = act.rsplit('/').next().expect("a reference");
    let ends = [("reorganisation", name), ("seen_by", "anyone"), ("before", "kent-county-council"), ("new_name", "Kent Council")];
    add(&person, "transfers", &ends).await;
    let page = person.get(&format!("{act}/preview")).await.body;
    let errors = texts(&page, ".govuk-error-summary").join(" ");
    assert!(errors.contains("Kent County Council both ends and carries on"), "{errors}");
    let nobody = [("reorganisation", name), ("seen_by", "anyone"), ("before", "medway-council"), ("first_body", "carries-on")];
    let refused = person.post("/workspace/transfers/new", &nobody).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Say which body gets the part"), "{}", refused.body);
}

#[tokio::test]
async fn what_cannot_be_is_told_before_it_is_done() {
    let demo = demos().await.remove(0);
    let person = demo.person("co-ordinator").await;
    let empty = plan(&person, "merged", &[]).await;
    let page = person.get(&format!("{empty}/preview")).await.body;
    assert!(page.contains("Add a transfer for each body that ends"), "{page}");
    let transfer = [("before", "shepway-district-council"), ("after", "nhs-ashford-ccg")];
    let act = plan(&person, "merged", &transfer).await;
    let page = person.get(&format!("{act}/preview")).await.body;
    let errors = texts(&page, ".govuk-error-summary").join(" ");
    assert!(errors.contains("Shepway District Council already ended on 31 March 2018"), "{errors}");
    assert!(errors.contains("NHS Ashford Clinical Commissioning Group ended on 31 March 2020"), "{errors}");
    let refused = person.post(&format!("{act}/carry-out"), &[("was", "1")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_decision_about_one_thing_or_a_whole_sheet_is_followed() {
    let demo = demos().await.remove(0);
    let person = demo.person("co-ordinator").await;
    let form = |sheet: &'static str, goes: &'static str| {
        vec![("reorganisation", "commissioner-2028"), ("sheet", sheet), ("goes", goes), ("seen_by", "anyone")]
    };
    for (sheet, goes) in [("seats", "ends"), ("partnerships", "stays")] {
        let added = person.post("/workspace/handovers/new", &form(sheet, goes)).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    }
    let page = person.get(&format!("{COMMISSIONER}/preview")).await.body;
    let lines = texts(&page, "details tbody tr").join("\n");
    assert!(lines.contains("SeatWhat happensEnds on 10 May 2028"), "{lines}");
    assert!(!lines.contains("Partnership or boardWhat happensGoes to"), "{lines}");
    let wrong = person.post("/workspace/handovers/new", &form("chairs", "successor")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Enter the name of a sheet") && wrong.body.contains("Select the transfer"), "{}", wrong.body);
}
