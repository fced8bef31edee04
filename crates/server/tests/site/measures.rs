//! Figures of measures: imported, revised, told in words; step changes with a second person; comments and what they explain.

use crate::person::{Demo, Person, demos};
use http::StatusCode;

const MEASURE: &str = "killed-or-seriously-injured";
const PAGE: &str = "/measures/killed-or-seriously-injured";
const SIGNALS: &str = "/workspace/signals";
/// A board whose members are not the co-ordinator.
const BOARD: &str = "kent-community-safety-partnership";

/// Months from January 2015 on, one figure each.
fn sheet(figures: &[&str]) -> String {
    let mut lines = vec!["reference,measure,starts,period,value,standing,seen_by".to_owned()];
    for (at, figure) in figures.iter().enumerate() {
        let (year, month) = (2015 + at / 12, at % 12 + 1);
        lines.push(format!("ksi-{year}-{month:02},{MEASURE},{year}-{month:02}-01,month,{figure},final,anyone"));
    }
    lines.join("\n") + "\n"
}

/// Two years of ordinary months, then one that stands out.
fn high() -> Vec<&'static str> {
    let mut figures = ["40", "44"].repeat(12);
    figures.push("90");
    figures
}

/// Imports a sheet; the answer is the page that was looked at before.
async fn import(demo: &Demo, name: &str, sheet: &str) -> String {
    let person = demo.person("administrator").await;
    let taken = person.upload("/admin/import", name, sheet.as_bytes()).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let page = person.get(&taken.location).await;
    person.post(&format!("{}/confirm", taken.location), &[]).await;
    page.body
}

fn says(person: &str, page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{person} is not told {words}: {page}");
    }
}

#[tokio::test]
async fn imported_figures_are_charted_and_told_in_words_everywhere() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&high())).await;
        let anybody = demo.anybody();
        let page = anybody.get(PAGE).await.body;
        let words = "The latest figure, 90 for January 2017, is above the usual range of";
        says(
            "anybody",
            &page,
            &[words, "<strong>Worsening:</strong>", "January 2017: above the usual range.", "Show the data as a table"],
        );
        let summary = anybody.get("/measures/summary").await.body;
        says("a board", &summary, &["90, January 2017", "Worsening", "How safe people feel where they live", "Too early to say"]);
        let csv = anybody.get(&format!("{PAGE}/figures.csv")).await.body;
        let last = csv.lines().last().expect("a row");
        assert!(last.starts_with("January 2017,2017-01-01,2017-01-31,,90,Final,") && last.contains("worsening"), "{last}");
        let picture = anybody.get(&format!("{PAGE}/chart.svg")).await.body;
        assert!(picture.starts_with("<?xml") && picture.contains("Average 44"), "{picture}");
        assert!(picture.contains("Worsening:") && !picture.contains("class=\"gt-figure"), "what is said stands in the picture");
        assert!(anybody.get(&format!("{PAGE}/chart.png")).await.bytes.starts_with(b"\x89PNG"));
        let thread = anybody.get("/priorities/road-safety").await.body;
        says("a reader of the thread", &thread, &["Latest: 90 in January 2017. Variation: Worsening."]);
    }
}

#[tokio::test]
async fn the_same_file_adds_nothing_and_a_revision_keeps_what_was_published_first() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&high())).await;
        let again = import(&demo, "observations.csv", &sheet(&high())).await;
        says("an administrator", &again, &["there is nothing to import"]);
        let revised = "reference,value\nksi-2017-01,95\n";
        import(&demo, "observations.csv", revised).await;
        import(&demo, "observations.csv", "reference,value\nksi-2017-01,\"1,096\"\n").await;
        let page = demo.anybody().get(PAGE).await.body;
        says("anybody", &page, &["First published as 90.", "1,096"]);
        let row = demo.anybody().get(&format!("{PAGE}/figures.json")).await.body;
        assert!(row.contains("\"first_published\": 90.0") && row.contains("1096.0"), "{row}");
        let twice =
            "reference,measure,starts,period,value,standing\nother,killed-or-seriously-injured,2017-01-01,month,3,final\n";
        says(
            "an administrator",
            &import(&demo, "observations.csv", twice).await,
            &["There is already a figure for this place and period"],
        );
        let wrong =
            "reference,measure,starts,period,value,standing\nother,killed-or-seriously-injured,2017-02-15,month,N/A,final\n";
        let page = import(&demo, "observations.csv", wrong).await;
        says("an administrator", &page, &["Enter a number without its unit", "Enter the first day of the period"]);
    }
}

/// Asks for a step change as this person; the answer is the address of its page.
async fn ask(person: &Person) -> String {
    let form = [
        ("measure", MEASURE),
        ("starts-day", "1"),
        ("starts-month", "1"),
        ("starts-year", "2016"),
        ("reason", "Recording rules changed"),
        ("seen_by", "anyone"),
    ];
    let added = person.post("/workspace/rebases/new", &form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    added.location.split('?').next().expect("an address").to_owned()
}

#[tokio::test]
async fn a_step_change_counts_once_a_second_person_agrees_and_no_longer_than_it_stays_as_it_was() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&[["80", "88"].repeat(6), ["40", "44"].repeat(7)].concat())).await;
        let (officer, colleague, anybody) = (demo.person("co-ordinator").await, demo.person("clerk").await, demo.anybody());
        let address = ask(&officer).await;
        let agreement = format!("{address}/agreement");
        let reason = "January 2016: Recording rules changed. A second person agreed.";
        assert!(!anybody.get(PAGE).await.body.contains(reason), "asking alone changes nothing");
        says("the officer", &officer.get(&agreement).await.body, &["It counts once somebody else agrees."]);
        let own = officer.post(&agreement, &[("shown", "1")]).await;
        assert_eq!(own.status, StatusCode::CONFLICT);
        says("the officer", &own.body, &["cannot also agree to it"]);
        assert_eq!(demo.person("grants").await.post(&agreement, &[("shown", "1")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(colleague.post(&agreement, &[("shown", "7")]).await.status, StatusCode::CONFLICT, "of another version");
        says("the colleague", &colleague.get(&agreement).await.body, &["With it", "Without it", "Agree to the step change"]);
        assert_eq!(colleague.post(&agreement, &[("shown", "1")]).await.status, StatusCode::SEE_OTHER);
        let page = anybody.get(PAGE).await.body;
        says("anybody", &page, &[reason, "within its usual range of 31 to 53", "step-changes=no"]);
        let as_one = anybody.get(&format!("{PAGE}?step-changes=no")).await.body;
        assert!(!as_one.contains("within its usual range of 31 to 53"), "the old limits can still be seen");
        says("the auditor", &demo.person("auditor").await.get(&address).await.body, &["Agreed by a second person"]);
        import(
            &demo,
            "rebases.csv",
            &format!("reference,reason\n{},Another reason\n", address.rsplit('/').next().expect("a name")),
        )
        .await;
        assert!(!anybody.get(PAGE).await.body.contains("A second person agreed"), "nobody agreed to this");
    }
}

#[tokio::test]
async fn a_signal_waits_for_a_comment_and_a_comment_notices_when_its_figures_change() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&high())).await;
        let analyst = demo.person("co-ordinator").await;
        let waiting = "January 2017: above the usual range";
        says("the analyst", &analyst.get(SIGNALS).await.body, &[waiting, "Worsening", "starts=2017-01-01"]);
        let form = format!("/workspace/measures/{MEASURE}/comment");
        let wrong = analyst.post(&form, &[("starts", "1999-01-01"), ("text", "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = [("starts", "2017-01-01"), ("text", "One crash of a coach."), ("public", "yes")];
        assert_eq!(analyst.post(&form, &sent).await.status, StatusCode::SEE_OTHER);
        assert!(!analyst.get(SIGNALS).await.body.contains(waiting), "it is explained");
        let page = demo.anybody().get(PAGE).await.body;
        says("anybody", &page, &["One crash of a coach.", "Written about: 2017-01-01: 90"]);
        assert!(!page.contains("Figures have changed since"));
        import(&demo, "observations.csv", "reference,value\nksi-2017-01,91\n").await;
        says("anybody", &demo.anybody().get(PAGE).await.body, &["Figures have changed since"]);
    }
}

#[tokio::test]
async fn signals_are_filtered_sorted_and_exported_as_far_as_one_may_see_them() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&high())).await;
        let (officer, anybody) = (demo.person("kfrs-officer").await, demo.anybody());
        let rows = |body: &str| testkit::html::texts(body, "tbody tr").iter().filter(|row| row.contains("roads")).count();
        let list = |query: &str| format!("{SIGNALS}{query}");
        let all = rows(&officer.get(SIGNALS).await.body);
        assert!(all > 0);
        assert_eq!(rows(&officer.get(&list(&format!("?measure={MEASURE}&place=everywhere&meaning=worsening"))).await.body), all);
        assert_eq!(rows(&officer.get(&list("?q=killed&sort=measure&order=desc")).await.body), all);
        let none = officer.get(&list("?meaning=improving&q=killed")).await.body;
        says("an officer", &none, &["Nothing matches what you asked for.", "Clear filters"]);
        let csv = officer.get(&list(&format!(".csv?measure={MEASURE}"))).await.body;
        says("an officer", &csv, &["Measure,Reference,Place,What stands out", MEASURE, "2017-01-01", "Worsening"]);
        let json = officer.get(&list(".json?q=killed")).await.body;
        says("an officer", &json, &["\"signals\"", "\"reference\": \"killed-or-seriously-injured\""]);
        assert_ne!(anybody.get(&list(".csv")).await.status, StatusCode::OK);
        import(&demo, "measures.csv", &format!("reference,seen_by,members_of\n{MEASURE},members,{BOARD}\n")).await;
        for ending in ["", ".csv", ".json"] {
            assert!(!officer.get(&list(ending)).await.body.contains("killed or seriously"), "{ending} shows a hidden measure");
        }
        let member = demo.person("prevent-member").await;
        assert!(member.get(&list(".csv")).await.body.contains(MEASURE), "members see it");
    }
}

#[tokio::test]
async fn boards_choose_measures_by_what_they_say_and_what_they_belong_to() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&high())).await;
        let anybody = demo.anybody();
        let names = |body: &str| testkit::html::texts(body, "tbody th");
        let shown = |query: &str| format!("/measures/summary{query}");
        let worse = anybody.get(&shown("?said=worsening")).await.body;
        assert!(names(&worse).iter().any(|name| name.contains("killed or seriously injured")), "{worse}");
        assert!(!worse.contains("How safe people feel where they live</a>"), "{worse}");
        says("a board", &worse, &["What it shows: Worsening", "Choose measures"]);
        let early = anybody.get(&shown("?said=early")).await.body;
        assert!(names(&early).contains(&"How safe people feel where they live".to_owned()), "{early}");
        let of = anybody.get(&shown("?priority=road-safety")).await.body;
        assert!(names(&of).iter().all(|name| name.contains("road")), "{:?}", names(&of));
        let all = names(&anybody.get(&shown("")).await.body);
        for key in ["board", "theme"] {
            let page = anybody.get(&shown("")).await.body;
            let offered = testkit::html::attributes(&page, &format!("select[name={key}] option"), "value");
            let chosen = offered.iter().find(|value| !value.is_empty()).expect("something to choose by").clone();
            let some = names(&anybody.get(&shown(&format!("?{key}={chosen}"))).await.body);
            assert!(!some.is_empty() && some.len() <= all.len(), "{key}={chosen}");
        }
        let turned = names(&anybody.get(&shown("?sort=measure&order=desc")).await.body);
        assert_eq!(turned, all.iter().rev().cloned().collect::<Vec<_>>());
        let first = names(&anybody.get(&shown("?sort=variation")).await.body);
        assert!(first[0].contains("killed or seriously injured"), "what is worsening first: {first:?}");
        let csv = anybody.get(&shown(".csv?said=worsening")).await;
        assert!(csv.headers.contains_key(http::header::LINK), "the file has its description");
        assert_eq!(csv.body.lines().count(), names(&worse).len() + 1, "{}", csv.body);
        for ending in [".xlsx?said=worsening", ".json?board=made-up"] {
            assert_eq!(anybody.get(&shown(ending)).await.status, StatusCode::OK);
        }
        says("a board", &anybody.get(&shown("?q=zebra")).await.body, &["Nothing matches what you asked for."]);
    }
}

#[tokio::test]
async fn a_measure_kept_for_a_board_of_others_is_kept_and_its_maker_is_told_for_whom() {
    for demo in demos().await {
        let officer = demo.person("co-ordinator").await;
        let form = officer.get("/workspace/measures/new").await.body;
        says("the officer", &form, &["If you are not a member, you will not see it once it is saved"]);
        let measure = [
            ("title", "Repeat callers"),
            ("priority", "road-safety"),
            ("unit", "callers"),
            ("direction", "down-is-good"),
            ("seen_by", "members"),
            ("members_of", BOARD),
        ];
        let added = officer.post("/workspace/measures/new", &measure).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let page = officer.get(&added.location).await;
        assert_eq!(page.status, StatusCode::OK, "{}", added.location);
        says(
            "the officer",
            &page.body,
            &["Added “Repeat callers”", "Only members of Kent Community Safety Partnership see it", "Undo"],
        );
        assert_eq!(officer.get("/workspace/measures/repeat-callers").await.status, StatusCode::NOT_FOUND);
        let member = demo.person("prevent-member").await;
        assert_eq!(member.get("/workspace/measures/repeat-callers").await.status, StatusCode::OK);
        let undone = officer.post(&added.location, &[]).await;
        assert_eq!(undone.location, "/workspace/measures", "{}", undone.body);
        assert_eq!(member.get("/workspace/measures/repeat-callers").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_figures_of_a_hidden_measure_are_hidden_everywhere() {
    for demo in demos().await {
        import(&demo, "observations.csv", &sheet(&high())).await;
        import(&demo, "measures.csv", &format!("reference,seen_by\n{MEASURE},signed-in\n")).await;
        let (anybody, officer) = (demo.anybody(), demo.person("kfrs-officer").await);
        for ending in ["", "/figures.csv", "/figures.json", "/chart.svg", "/chart.png"] {
            assert_eq!(anybody.get(&format!("{PAGE}{ending}")).await.status, StatusCode::NOT_FOUND, "{ending}");
            assert_eq!(officer.get(&format!("{PAGE}{ending}")).await.status, StatusCode::OK, "{ending}");
        }
        for page in ["/measures/summary", "/measures/summary.csv", "/measures", "/priorities/road-safety"] {
            let body = anybody.get(page).await.body;
            assert!(!body.contains("People killed or seriously injured on the roads"), "{page}: {body}");
        }
        assert!(officer.get("/measures/summary.csv").await.body.contains("Worsening"));
    }
}

#[tokio::test]
async fn places_have_figures_of_their_own_and_notes_follow_them() {
    for demo in demos().await {
        let anybody = demo.anybody();
        let everywhere = anybody.get("/measures/how-safe-people-feel").await.body;
        says(
            "anybody",
            &everywhere,
            &["No figure for 2020 was found.", "2848 for 2021", "Dartford", "Tonbridge and Malling", "No data"],
        );
        let there = anybody.get("/measures/how-safe-people-feel?place=dartford").await.body;
        says("anybody", &there, &["How safe people feel where they live, Dartford: 5.8 in 2023", "There is 1 figure."]);
        let file = anybody.get("/measures/how-safe-people-feel/figures.csv?place=dartford").await.body;
        assert!(file.contains("Dartford,5.8") && file.contains("2848 for 2021"), "{file}");
    }
}
