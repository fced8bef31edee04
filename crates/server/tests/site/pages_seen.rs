//! Every page that a person can reach is kept, so that its HTML is checked; each has one heading and a title of its own.

use crate::person::{Demo, Person, demos};
use http::StatusCode;
use std::collections::{BTreeSet, VecDeque};

/// Pages asked for at most, for each person.
const MOST: usize = 260;

#[tokio::test]
async fn every_page_that_links_lead_to_is_there_and_whole() {
    let demo = demos().await.remove(0);
    for (name, starts) in [
        ("", vec!["/", "/cy/", "/sign-in", "/partners", "/plans", "/evidence", "/grants"]),
        ("co-ordinator", vec!["/workspace", "/workspace/seats/new", "/account"]),
        ("clerk", vec!["/workspace/meetings/kcsp-2017-03-15/agenda", "/workspace/meetings/kcsp-2016-10-13/publish?what=agenda"]),
        ("administrator", vec!["/admin", "/admin/import", "/admin/people"]),
    ] {
        let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
        let seen = crawl(&demo, &person, name, &starts).await;
        assert!(seen > 5, "{name} reached {seen} pages");
    }
}

async fn crawl(demo: &Demo, person: &Person, name: &str, starts: &[&str]) -> usize {
    let mut waiting: VecDeque<String> = starts.iter().map(|s| (*s).to_owned()).collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut patterns: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut seen = 0;
    while let Some(path) = waiting.pop_front() {
        let pattern = pattern(demo, &path);
        let of_pattern = patterns.entry(pattern).or_default();
        if *of_pattern >= 3 || seen >= MOST {
            continue;
        }
        *of_pattern += 1;
        let answered = person.get(&path).await;
        assert!(
            matches!(answered.status, StatusCode::OK | StatusCode::SEE_OTHER),
            "{name} follows a link to {path} and gets {}",
            answered.status
        );
        if !answered.headers.get("content-type").is_some_and(|t| t.to_str().is_ok_and(|t| t.starts_with("text/html"))) {
            continue;
        }
        seen += 1;
        assert_eq!(answered.body.matches("<h1").count(), 1, "{path} has one heading");
        testkit::pages_seen::save(
            &format!("{}{}", if name.is_empty() { "anyone" } else { name }, path.replace(['/', '?', '&', '='], "-")),
            &answered.body,
        )
        .expect("the page is kept");
        for link in links(&answered.body) {
            if known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    seen
}

/// The route that a path belongs to, so that a hundred things of a kind are not all asked for.
fn pattern(demo: &Demo, path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let fits = |line: &&pages::RouteLine| {
        let (ours, theirs): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), line.path.split('/').collect());
        line.method == "GET" && ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(a, b)| a == b || b.starts_with('{'))
    };
    demo.lines.iter().find(fits).map_or_else(|| path.to_owned(), |line| line.path.clone())
}

fn links(html: &str) -> Vec<String> {
    let hrefs = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let inside = hrefs.filter(|href| href.starts_with('/') && !href.starts_with("/assets/"));
    inside.map(|href| href.split('#').next().unwrap_or_default().replace("&amp;", "&")).collect()
}
