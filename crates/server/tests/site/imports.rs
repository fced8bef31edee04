//! Importing as an administrator does it: wrong rows named, mended, looked at, imported, undone.

use crate::person::{Demo, demos};
use http::StatusCode;

const WRONG: &str = "reference,title,kind,place,from\n\
    new-charity,A new charity,voluntary,ashford,2017-04-01\n\
    ,A second charity,voluntry,ashfrod,31/02/2017\n\
    third,,voluntary,,\n";

/// A kind of organisation that the demonstration has.
async fn kind(demo: &Demo) -> String {
    let terms = demo.person("administrator").await.get("/workspace/lists.csv?list=organisation-kind").await.body;
    terms.lines().nth(1).and_then(|line| line.split(',').nth(3)).expect("a kind").to_owned()
}

#[tokio::test]
async fn wrong_rows_are_named_and_nothing_is_written() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let file = WRONG.replace("voluntary", &kind(&demo).await);
        let taken = person.upload("/admin/import", "organisations.csv", file.as_bytes()).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let page = person.get(&taken.location).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "4 things in the file need mending",
            "organisations, row 3",
            "organisations, row 4",
            "Did you mean ashford?",
            "The date must be a real date",
            "Enter: name",
            "Choose one of:",
        ] {
            assert!(page.body.contains(words), "{words}\n{}", page.body);
        }
        assert_eq!(person.post(&format!("{}/confirm", taken.location), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(person.get("/workspace/organisations/new-charity").await.status, StatusCode::NOT_FOUND);
        let marked = person.get(&format!("{}/errors.xlsx", taken.location)).await;
        assert!(marked.bytes.starts_with(b"PK"), "the file comes back as a workbook");
    }
}

#[tokio::test]
async fn a_good_file_is_looked_at_imported_and_undone() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let kind = kind(&demo).await;
        let file = format!(
            "reference,title,kind,seen_by\nnew-charity,A new charity,{kind},anyone\nkent-police,Kent Police (renamed),police-force,anyone\n"
        );
        let taken = person.upload("/admin/import", "organisations.csv", file.as_bytes()).await;
        let page = person.get(&taken.location).await;
        assert!(
            page.body.contains("Nothing has been written yet") && page.body.contains("Kent Police (renamed)"),
            "{}",
            page.body
        );
        assert_eq!(
            person.get("/workspace/organisations/new-charity").await.status,
            StatusCode::NOT_FOUND,
            "looking writes nothing"
        );
        assert_eq!(person.post(&format!("{}/confirm", taken.location), &[]).await.status, StatusCode::SEE_OTHER);
        assert!(person.get("/workspace/organisations/kent-police").await.body.contains("Kent Police (renamed)"));
        let list = person.get("/admin/import").await.body;
        let undo = list
            .split("action=\"")
            .find(|part| part.starts_with("/admin/import/") && part.contains("/undo\""))
            .expect("an undo button");
        let undo = undo.split('"').next().expect("an address");
        assert_eq!(person.post(undo, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(person.get("/workspace/organisations/new-charity").await.status, StatusCode::NOT_FOUND);
        assert!(
            !person
                .get("/workspace/organisations/kent-police")
                .await
                .body
                .contains("<h1 class=\"govuk-heading-l\">Kent Police (renamed)")
        );
    }
}

#[tokio::test]
async fn columns_that_a_file_leaves_out_stay_as_they_are() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let before = person.get("/workspace/organisations/kent-police.json").await.status;
        assert_eq!(before, StatusCode::NOT_FOUND, "one thing's JSON is on its public page");
        let taken = person
            .upload("/admin/import", "organisations.csv", b"reference,about\nkent-police,The police force of the county\n")
            .await;
        assert_eq!(person.post(&format!("{}/confirm", taken.location), &[]).await.status, StatusCode::SEE_OTHER);
        let row = person.get("/workspace/organisations.csv?q=kent+police").await.body;
        let line = row.lines().find(|line| line.starts_with("kent-police,")).expect("a row");
        assert!(line.contains("Kent Police,police-force") && line.contains("The police force of the county"), "{line}");
    }
}

#[tokio::test]
async fn the_template_can_be_imported_as_it_is() {
    let demo = demos().await.remove(0);
    let person = demo.person("administrator").await;
    let template = person.get("/admin/import/template.xlsx").await;
    assert!(template.bytes.starts_with(b"PK"));
    let taken = person.upload("/admin/import", "template.xlsx", &template.bytes).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
    let page = person.get(&taken.location).await;
    assert!(page.body.contains("there is nothing to import"), "its example rows are passed over: {}", page.body);
}

#[tokio::test]
async fn committees_of_a_council_are_decided_one_by_one_and_imported() {
    const LIST: &str = "<committees><committeescount> 3</committeescount>\
        <committee><committeeid>1</committeeid><committeetitle>Kent Community Safety Partnership</committeetitle>\
        <committeedeleted>False</committeedeleted><committeeexpired>False</committeeexpired></committee>\
        <committee><committeeid>2</committeeid><committeetitle>Kent Scrutiny Committee (Crime and Disorder)</committeetitle></committee>\
        <committee><committeeid>3</committeeid><committeetitle>Crime &amp;amp; Order Sub-Committee</committeetitle></committee>\
        </committees>";
    const COUNCIL: (&str, &str) = ("council", "kent-county-council");
    const SCRUTINY: &str = "kent-scrutiny-committee";
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let send = async |list: &str| {
            person.upload_with("/admin/import/committees", &[COUNCIL], ("GetCommittees.xml", list.as_bytes())).await.body
        };
        let wrong = send("<html></html>").await;
        assert!(wrong.contains("This is not a list of committees"), "{wrong}");
        let whose = person.upload("/admin/import/committees", "a.xml", LIST.as_bytes()).await.body;
        assert!(whose.contains("Choose the council whose site it is"), "{whose}");
        let page = send(LIST).await;
        assert!(page.contains("3 committees are listed."), "{page}");
        assert!(page.contains("The board of this name"), "the county partnership is known");
        assert!(page.contains("Crime &amp; Order Sub-Committee"), "escaped once for the page: {page}");
        let mut typed = vec![
            ("title-0", "Kent Community Safety Partnership"),
            ("number-0", "1"),
            ("choice-0", "kent-community-safety-partnership"),
            ("title-1", "Kent Scrutiny Committee (Crime and Disorder)"),
            ("number-1", "2"),
            ("title-2", "Crime & Order Sub-Committee"),
            ("number-2", "3"),
            ("choice-2", "new"),
            COUNCIL,
        ];
        let undecided = person.post("/admin/import/committees/decided", &typed).await;
        assert_eq!(undecided.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", undecided.body);
        assert!(undecided.body.contains("Choose what kind of board the new ones are"));
        assert!(undecided.body.contains("Decide what “Kent Scrutiny Committee (Crime and Disorder)” is"));
        typed.extend([("choice-1", SCRUTINY), ("kind", "scrutiny-body")]);
        let waiting = person.post("/admin/import/committees/decided", &typed).await;
        assert_eq!(waiting.status, StatusCode::SEE_OTHER, "{}", waiting.body);
        let look = person.get(&waiting.location).await;
        assert!(look.body.contains("Nothing has been written yet"), "{}", look.body);
        person.post(&format!("{}/confirm", waiting.location), &[]).await;
        let board = demo.anybody().get("/partners/boards/crime-and-order-sub-committee").await;
        assert_eq!(board.status, StatusCode::OK, "{}", board.body);
        let data = demo.anybody().get(&format!("/partners/boards/{SCRUTINY}.json")).await.body;
        assert!(data.contains("GB-MODERNGOV-kent-county-council-2"), "the match is remembered: {data}");
        assert!(data.contains("Reviews how the Community Safety Agreement is delivered"), "the rest stays: {data}");
        let again = send(LIST).await;
        assert_eq!(again.matches("The board that it was matched to before").count(), 3, "{again}");
        let (matched, new) = (typed[2], ("choice-2", "crime-and-order-sub-committee"));
        typed.retain(|(name, _)| *name != "choice-2");
        let none = person.post("/admin/import/committees/decided", &[&typed[..], &[matched, new]].concat()).await;
        assert!(none.body.contains("Nothing was changed"), "only what is new is added: {}", none.body);
    }
}

#[tokio::test]
async fn seats_of_councillors_are_counted_by_ward_and_nobody_is_named() {
    const LIST: &str = "<councillorsbyward><wards><ward><wardtitle>Abbey</wardtitle><councillors>\
        <councillor><fullusername>Councillor A Person</fullusername><politicalpartytitle>A Party</politicalpartytitle>\
        <keyposts>Leader of the Council</keyposts></councillor>\
        <councillor><fullusername>Councillor B Person</fullusername></councillor></councillors></ward></wards></councillorsbyward>";
    const FORM: &str = "/admin/import/councillors";
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let send = async |list: &str| {
            person
                .upload_with(FORM, &[("council", "ashford-borough-council")], ("GetCouncillorsByWard.xml", list.as_bytes()))
                .await
        };
        assert!(send("<committees></committees>").await.body.contains("This is not a list of councillors by ward"));
        let waiting = send(LIST).await;
        assert_eq!(waiting.status, StatusCode::SEE_OTHER, "{}", waiting.body);
        let look = person.get(&waiting.location).await.body;
        assert!(!look.contains("A Person") && !look.contains("A Party"), "{look}");
        person.post(&format!("{}/confirm", waiting.location), &[]).await;
        let posts = person.get("/workspace/posts?q=Abbey").await.body;
        assert!(posts.contains("Councillor, Abbey (seat 2), Ashford Borough Council"), "{posts}");
        assert!(person.get("/workspace/posts?q=leader+of+the+council").await.body.contains("Leader of the Council, Ashford"));
        assert!(send(LIST).await.body.contains("Nothing was changed"), "only what is new is added");
        let third = LIST.replace("</councillors>", "<councillor></councillor></councillors>");
        let grown = send(&third).await;
        assert_eq!(grown.status, StatusCode::SEE_OTHER);
        person.post(&format!("{}/confirm", grown.location), &[]).await;
        let posts = person.get("/workspace/posts?q=Abbey").await.body;
        assert_eq!(testkit::html::texts(&posts, "main tbody th").len(), 3, "the seats that were there keep their titles");
        assert_eq!(demo.person("co-ordinator").await.get(FORM).await.status, StatusCode::FORBIDDEN);
    }
}
