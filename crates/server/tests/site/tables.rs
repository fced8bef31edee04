//! Any table of figures, brought in by whoever keeps measures: its columns named once, its rows checked, undone as one.

use crate::person::{Answered, Demo, Person, demos};
use http::StatusCode;

const TABLES: &str = "/workspace/tables";
const PAGE: &str = "/measures/killed-or-seriously-injured";
const HEAD: &str = "Indicator;Area;Quarter;Value;Comment";

fn table(rows: &[&str]) -> String {
    format!("\u{feff}{HEAD}\n{}\n", rows.join("\n"))
}

/// The form of columns as the page fills it in.
const NAMED: [(&str, &str); 7] = [
    ("title", "Quarterly figures of the county"),
    ("measure_in", "Indicator"),
    ("place_in", "Area"),
    ("period_in", "Quarter"),
    ("value_in", "Value"),
    ("note_in", "Comment"),
    ("source", "notes-2016-10-13"),
];

async fn uploaded(person: &Person, name: &str, text: &str) -> Answered {
    let sent = person.upload(TABLES, name, text.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", main(&sent.body));
    sent
}

fn main(page: &str) -> &str {
    page.split("<main").nth(1).unwrap_or(page)
}

fn says(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words}: {}", main(page));
    }
}

/// Brings in a table whose columns are known; the answer is the page that was looked at before.
async fn brought(person: &Person, text: &str) -> String {
    let address = uploaded(person, "figures.csv", text).await.location;
    assert!(!address.ends_with("/columns"), "its columns are remembered");
    let page = person.get(&address).await.body;
    person.post(&format!("{address}/confirm"), &[]).await;
    page
}

/// Names the columns of a first table and brings it in.
async fn first(demo: &Demo, rows: &[&str]) -> Person {
    let person = demo.person("co-ordinator").await;
    let columns = uploaded(&person, "ksi.csv", &table(rows)).await.location;
    assert!(columns.ends_with("/columns"), "{columns}");
    let form = person.get(&columns).await.body;
    for chosen in
        ["value=\"Indicator\" selected", "value=\"Area\" selected", "value=\"Quarter\" selected", "value=\"Value\" selected"]
    {
        says(&form, &[chosen]);
    }
    let named = person.post(&columns, &NAMED).await;
    assert_eq!(named.status, StatusCode::SEE_OTHER, "{}", main(&named.body));
    let done = person.post(&format!("{}/confirm", named.location), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", main(&done.body));
    person
}

const ROWS: [&str; 3] = [
    "killed-or-seriously-injured;;2016 Q1;1,204;",
    "People killed or seriously injured on the roads;;Q1 2016/17;198;provisional count",
    "killed-or-seriously-injured;E07000105;2016 Q1; - ;Not sent in time",
];

#[tokio::test]
async fn the_columns_of_a_table_are_named_once_and_its_figures_stand_with_their_measure() {
    for demo in demos().await {
        let person = first(&demo, &ROWS).await;
        let page = demo.anybody().get(PAGE).await.body;
        says(&page, &["1,204", "198", "April to June 2016", "provisional count"]);
        let there = demo.anybody().get(&format!("{PAGE}?place=ashford")).await.body;
        says(&there, &["Not sent in time"]);
        let again = brought(&person, &table(&ROWS)).await;
        says(&again, &["0 figures would be added", "3 figures are here already", "there is nothing to import"]);
        let revised = brought(&person, &table(&["killed-or-seriously-injured;;2016 Q1;1210;", ROWS[1]])).await;
        says(&revised, &["1 figure would be changed", "1204", "1210", "1 figure is here already"]);
        says(&demo.anybody().get(PAGE).await.body, &["First published as 1,204."]);
        let mapping = person.get("/workspace/table-mappings/quarterly-figures-of-the-county").await.body;
        says(&mapping, &["Quarterly figures of the county", "Indicator", "Notes of the Kent Community Safety Partnership"]);
        says(&person.get("/workspace/table-mappings").await.body, &["Quarterly figures of the county"]);
    }
}

#[tokio::test]
async fn wrong_rows_are_told_given_back_with_their_errors_and_left_out() {
    for demo in demos().await {
        let person = first(&demo, &ROWS[..1]).await;
        let rows =
            ["killed-or-seriously-injured;Ashfrod;2016 Q2;3;", "no-such;;2016 Q2;4;", ROWS[1], "street-level-crime;;2016 Q2;5;"];
        let address = uploaded(&person, "figures.csv", &table(&rows)).await.location;
        let page = person.get(&address).await.body;
        says(
            &page,
            &[
                "1 figure would be added",
                "3 rows have errors",
                "Did you mean ashford?",
                "There is no such measure.",
                "The figures of this measure are worked out",
                "Import 1 figure and leave out the rows with errors",
            ],
        );
        let marked = person.get(&format!("{address}/errors.xlsx")).await;
        let book = documents::read_upload("errors.xlsx", &marked.bytes, &documents::Limits::default()).expect("a workbook");
        assert_eq!(book.sheets[0].rows.len(), 4, "their own rows come back");
        assert_eq!(book.sheets[0].columns, HEAD.split(';').collect::<Vec<_>>());
        assert_eq!(person.post(&format!("{address}/confirm"), &[]).await.status, StatusCode::SEE_OTHER);
        says(&person.get(TABLES).await.body, &["figures.csv"]);
        says(&demo.anybody().get(PAGE).await.body, &["198"]);
    }
}

#[tokio::test]
async fn a_table_is_undone_as_one_and_only_by_those_who_keep_measures() {
    for demo in demos().await {
        let person = first(&demo, &ROWS).await;
        let page = person.get(TABLES).await.body;
        let undo = page.split('"').find(|part| part.starts_with("/workspace/tables/imports/")).expect("a button").to_owned();
        assert_eq!(demo.person("grants").await.post(&undo, &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(person.post(&undo, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(!demo.anybody().get(PAGE).await.body.contains("1,204"));
        says(&person.get(TABLES).await.body, &["Undone"]);
        assert_eq!(person.post(&undo, &[]).await.status, StatusCode::NOT_FOUND, "it is undone once");
        let sheet = "reference,unit\nkilled-or-seriously-injured,persons\n";
        let admin = demo.person("administrator").await;
        let taken = admin.upload("/admin/import", "measures.csv", sheet.as_bytes()).await;
        admin.post(&format!("{}/confirm", taken.location), &[]).await;
        let whole = admin.get("/admin/import").await.body;
        let other = whole
            .split('"')
            .filter_map(|part| part.strip_prefix("/admin/import/"))
            .find(|part| part.ends_with("/undo"))
            .expect("an import");
        let other = format!("{TABLES}/imports/{other}");
        assert_eq!(person.post(&other, &[]).await.status, StatusCode::NOT_FOUND, "an import of registers is no table");
    }
}

#[tokio::test]
async fn a_wide_table_and_what_is_no_table_are_told_apart() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let wide = "Measure,District,2021/22,2022/23\nmissing-children,Ashford,40,44\nmissing-children,Dover,\"1,052\",n/a\n";
        let columns = uploaded(&person, "wide.csv", wide).await.location;
        says(&person.get(&columns).await.body, &["Several headings are periods"]);
        let wrong = person.post(&columns, &[("title", "Wide"), ("place_in", "District")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        says(&wrong.body, &["Select the column of the measure"]);
        let named = person.post(&columns, &[("title", "Wide"), ("measure_in", "Measure"), ("place_in", "District")]).await;
        says(&person.get(&named.location).await.body, &["4 figures would be added"]);
        person.post(&format!("{}/confirm", named.location), &[]).await;
        says(&demo.anybody().get("/measures/missing-children?place=dover").await.body, &["1,052", "The table says: n/a"]);
        let next =
            uploaded(&person, "next.csv", &wide.replace("2022/23", "2023/24").replace("2021/22", "2022/23")).await.location;
        assert!(!next.ends_with("/columns"), "next year's table is known");
        for (name, bytes) in
            [("empty.csv", &b""[..]), ("heads.csv", &b"Measure,Value\n"[..]), ("broken.xlsx", &b"PK\x03\x04nothing"[..])]
        {
            let refused = person.upload(TABLES, name, bytes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        }
        assert_eq!(
            demo.person("administrator").await.get(&next).await.status,
            StatusCode::NOT_FOUND,
            "what one uploaded is theirs"
        );
        assert_eq!(demo.person("kfrs-officer").await.get(TABLES).await.status, StatusCode::FORBIDDEN);
    }
}
