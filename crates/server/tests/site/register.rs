//! What the register refuses by what else it holds: in words where the person is, in forms and in imports alike.

use crate::person::{Demo, Person, demos};
use http::StatusCode;

const COUNTY: &str = "kent-community-safety-partnership";

/// What is tried: the kind, its fields, the field that the error names, and some of its words.
struct Tried {
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
    at: &'static str,
    words: &'static str,
}

const TRIED: [Tried; 7] = [
    Tried {
        path: "links",
        fields: &[("partnership", COUNTY), ("other", "county-working-group"), ("kind", "reports-to")],
        at: "other",
        words: "already reports to the first",
    },
    Tried {
        path: "successions",
        fields: &[
            ("before", "folkestone-and-hythe-district-council"),
            ("after", "shepway-district-council"),
            ("on", "2019-04-01"),
            ("how", "renamed"),
        ],
        at: "after",
        words: "had ended by that day",
    },
    Tried {
        path: "seats",
        fields: &[
            ("partnership", COUNTY),
            ("organisation", "kent-police-authority"),
            ("role", "responsible-authority"),
            ("from", "2013-01-01"),
        ],
        at: "from",
        words: "Enter days on which the organisation is there",
    },
    Tried {
        path: "seats",
        fields: &[
            ("partnership", COUNTY),
            ("organisation", "kent-police"),
            ("role", "responsible-authority"),
            ("from", "2017-04-01"),
            ("to", "2017-03-31"),
        ],
        at: "to",
        words: "The last day must be the same as or after the first day",
    },
    Tried {
        path: "organisations",
        fields: &[("title", "A second county council"), ("kind", "county-council"), ("identifier", "GB-LAE-KEN")],
        at: "identifier",
        words: "Another organisation has this identifier",
    },
    Tried {
        path: "organisations",
        fields: &[("title", "A company"), ("kind", "government-body"), ("identifier", "GB-COH-123")],
        at: "identifier",
        words: "Enter the company number with all its 8 characters",
    },
    Tried {
        path: "organisations",
        fields: &[("title", "A company"), ("kind", "government-body"), ("identifier", "GB-XYZ-12345")],
        at: "identifier",
        words: "There is no list GB-XYZ",
    },
];

#[tokio::test]
async fn rules_between_rows_hold_in_forms() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let before = everything(&demo, &person).await;
        for tried in &TRIED {
            let days = |(key, text): &(&'static str, &'static str)| match text.split('-').collect::<Vec<_>>().as_slice() {
                [year, month, day] if year.len() == 4 && matches!(*key, "from" | "to" | "on") => vec![
                    (format!("{key}-day"), (*day).to_owned()),
                    (format!("{key}-month"), (*month).to_owned()),
                    (format!("{key}-year"), (*year).to_owned()),
                ],
                _ => vec![((*key).to_owned(), (*text).to_owned())],
            };
            let typed: Vec<(String, String)> = tried.fields.iter().flat_map(days).collect();
            let form: Vec<(&str, &str)> = typed.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
            let page = person.post(&format!("/workspace/{}/new", tried.path), &form).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}: {}", tried.words, page.body);
            assert!(page.body.contains(tried.words), "{} not in {}", tried.words, page.body);
            assert!(page.body.contains(&format!("href=\"#{}", tried.at)), "the summary leads to {}", tried.at);
        }
        assert_eq!(everything(&demo, &person).await, before, "nothing is written");
    }
}

#[tokio::test]
async fn rules_between_rows_hold_in_imports() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        for tried in &TRIED {
            let (heads, cells): (Vec<_>, Vec<_>) = tried.fields.iter().copied().unzip();
            let file = format!("{}\n{}\n", heads.join(","), cells.join(","));
            let taken = person.upload("/admin/import", &format!("{}.csv", tried.path), file.as_bytes()).await;
            let page = person.get(&taken.location).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}: {}", tried.words, page.body);
            assert!(page.body.contains(tried.words), "{} not in {}", tried.words, page.body);
            assert!(page.body.contains(&format!("{}, row 2", tried.path)), "{}", page.body);
        }
    }
}

#[tokio::test]
async fn rows_of_one_import_are_held_against_each_other() {
    for demo in demos().await {
        let person = demo.person("administrator").await;
        let file = "reference,title,kind,inside\na,A,district,b\nb,B,district,c\nc,C,district,a\n";
        let taken = person.upload("/admin/import", "places.csv", file.as_bytes()).await;
        let page = person.get(&taken.location).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Select a larger place") && page.body.contains("3 things in the file need mending"));
    }
}

async fn everything(demo: &Demo, person: &Person) -> Vec<String> {
    let mut sheets = Vec::new();
    for path in ["links", "successions", "seats", "organisations"] {
        let file = person.get(&format!("/workspace/{path}.csv")).await;
        assert_eq!(file.status, StatusCode::OK, "{path} on {}", demo.place.name());
        sheets.push(file.body);
    }
    sheets
}
