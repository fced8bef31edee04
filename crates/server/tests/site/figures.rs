//! Published figures, brought in as people do: uploaded, looked at, confirmed, shown to everybody, undone.

use crate::person::{Answered, Demo, Person, demos};
use http::StatusCode;
use std::time::Duration;

const HEAD: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

fn street(rows: &[&str]) -> Vec<u8> {
    let row = |kind: &&str| {
        format!(",2025-01,Kent Police,Kent Police,0.969601,51.253674,\"On, or near\",E01023987,Ashford 001B,{kind},,")
    };
    let rows: Vec<String> = rows.iter().map(row).collect();
    format!("{HEAD}\n{}\n", rows.join("\n")).into_bytes()
}

/// Uploads a file, and gives the page when the work on it is over.
pub async fn uploaded(person: &Person, name: &str, bytes: &[u8]) -> (String, Answered) {
    let sent = person.upload("/workspace/figures", name, bytes).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = over(person, &sent.location).await;
    (sent.location, page)
}

pub async fn over(person: &Person, address: &str) -> Answered {
    for _ in 0..600 {
        let page = person.get(address).await;
        assert_eq!(page.status, StatusCode::OK);
        if !page.headers.contains_key(http::header::REFRESH) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the work on {address} is never over");
}

pub async fn imported(demo: &Demo, name: &str, bytes: &[u8]) -> Answered {
    let person = demo.person("co-ordinator").await;
    let (address, _) = uploaded(&person, name, bytes).await;
    assert_eq!(person.post(&format!("{address}/confirm"), &[]).await.status, StatusCode::SEE_OTHER);
    over(&person, &address).await
}

#[tokio::test]
async fn a_co_ordinator_sees_what_a_file_holds_before_it_is_imported_and_undoes_it() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let (address, page) = uploaded(&person, "2025-01-kent-street.csv", &street(&["Burglary", "", "Drugs"])).await;
        for words in [
            "2 of 3 rows are ready. 1 has an error",
            "Kent Police",
            "January 2025",
            "row 3",
            "Enter the type of crime",
            "Import 2 rows and leave out 1",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        assert!(!demo.anybody().get("/evidence/imports").await.body.contains("2025-01-kent-street"));
        let errors = person.get(&format!("{address}/errors.csv")).await.body;
        let lines: Vec<&str> = errors.lines().collect();
        assert!(lines[0].starts_with("\u{feff}Errors,Row in your file,Crime ID,Month"), "{errors}");
        assert!(lines[1].starts_with("Crime type: Enter the type of crime,3,,2025-01"), "{errors}");
        assert!(lines[2].starts_with(",2,,2025-01") && lines[2].contains("\"On, or near\"") && lines.len() == 4, "{errors}");
        assert_eq!(person.post(&format!("{address}/confirm"), &[]).await.status, StatusCode::SEE_OTHER);
        let done = over(&person, &address).await;
        assert!(done.body.contains("The file was imported"), "{}", done.body);
        let shown = demo.anybody().get("/evidence/imports/street-level-crime-kent-police-january-2025").await;
        for words in [
            "Street-level crime: Kent Police, January 2025",
            "Shown now",
            "There was no version before",
            "Enter the type of crime",
        ] {
            assert!(shown.body.contains(words), "{words}: {}", shown.body);
        }
        let (_, again) = uploaded(&person, "again.csv", &street(&["Burglary", "", "Drugs"])).await;
        assert!(again.body.contains("This file has already been imported"), "{}", again.body);
        let undo = "/workspace/figures/imports/street-level-crime-kent-police-january-2025/undo";
        assert_eq!(demo.person("grants").await.post(undo, &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(person.post(undo, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(
            demo.anybody()
                .get("/evidence/imports/street-level-crime-kent-police-january-2025")
                .await
                .body
                .contains("This import was undone")
        );
        assert_eq!(person.post(undo, &[]).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_file_that_is_no_published_figures_is_refused_in_words() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let (_, page) = uploaded(&person, "list.csv", b"name,colour\nx,red\n").await;
        assert!(page.body.contains("These headings are not known: name, colour"), "{}", page.body);
        let (_, page) = uploaded(&person, "cut.csv.gz", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1]).await;
        assert!(page.body.contains("The file is incomplete"), "{}", page.body);
        let none = person.upload("/workspace/figures", "", b"").await;
        assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.body.contains("Select a file"), "{}", none.body);
    }
}

#[tokio::test]
async fn what_one_person_uploaded_is_not_for_another() {
    for demo in demos().await {
        let (address, _) = uploaded(&demo.person("co-ordinator").await, "x.csv", &street(&["Burglary"])).await;
        let other = demo.person("administrator").await;
        assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.get(&format!("{address}/errors.csv")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&format!("{address}/confirm"), &[]).await.status, StatusCode::NOT_FOUND);
        assert!(demo.anybody().get(&address).await.location.starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn who_would_replace_a_month_by_far_fewer_rows_is_told_and_asked() {
    for demo in demos().await {
        imported(&demo, "whole.csv", &street(&["Burglary"; 9])).await;
        let person = demo.person("co-ordinator").await;
        let (address, page) = uploaded(&person, "stray.csv", &street(&["Drugs"])).await;
        for words in
            ["Far fewer rows than now", "Kent Police, January 2025: 9 rows now, 1 in this file", "Rows now, which these replace"]
        {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        let asked = person.post(&format!("{address}/confirm"), &[]).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("Say that these months are to be replaced"), "{}", asked.body);
        assert_eq!(person.post(&format!("{address}/confirm"), &[("fewer", "yes")]).await.status, StatusCode::SEE_OTHER);
        let done = over(&person, &address).await;
        assert!(done.body.contains("The file was imported"), "{}", done.body);
    }
}
