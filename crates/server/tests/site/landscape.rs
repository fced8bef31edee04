//! Overlap, coverage, picture, structure and membership table say the same on both databases, to each what is theirs.

use crate::person::demos;
use http::StatusCode;

const PAGES: [&str; 5] =
    ["/partners/overlap", "/partners/coverage", "/partners/picture", "/partners/structure", "/partners/membership-table"];

/// A board that only the members of the county partnership see.
const SECRET: &str = "prevent-duty-delivery-board";

#[tokio::test]
async fn both_databases_rank_the_same_overlaps_and_find_the_same_blanks() {
    let mut files: Vec<Vec<String>> = Vec::new();
    for demo in demos().await {
        let anybody = demo.anybody();
        let mut answers = Vec::new();
        for path in ["/partners/overlap.csv", "/partners/coverage.csv", "/partners/membership-table.csv"] {
            let answered = anybody.get(path).await;
            assert_eq!(answered.status, StatusCode::OK, "{path} on {}", demo.place.name());
            answers.push(answered.body);
        }
        assert!(answers[0].contains("county-working-group") && answers[1].contains("Nobody"));
        files.push(answers);
    }
    assert!(files.windows(2).all(|two| two[0] == two[1]));
}

#[tokio::test]
async fn a_members_board_is_drawn_and_compared_only_for_its_members() {
    for demo in demos().await {
        for name in ["", "kfrs-officer", "co-ordinator", "prevent-member", "auditor"] {
            let sees = ["prevent-member", "auditor"].contains(&name);
            let person = if name.is_empty() { demo.anybody() } else { demo.person(name).await };
            for path in PAGES {
                let answered = person.get(path).await;
                assert_eq!(answered.status, StatusCode::OK, "{path}");
                assert!(sees || !answered.body.contains(SECRET), "{name} sees it at {path} on {}", demo.place.name());
            }
            let pair = person.get(&format!("/partners/overlap/{SECRET}/kent-community-safety-partnership")).await;
            assert_eq!(pair.status == StatusCode::OK, sees, "{name}");
            assert_eq!(pair.body.contains("Your reading is recorded"), sees, "{name}");
        }
    }
}

#[tokio::test]
async fn a_remit_needs_one_theme_or_priority_and_a_board_no_more_hours_than_a_year_has() {
    for demo in demos().await {
        let person = demo.person("co-ordinator").await;
        let typed = [("partnership", "margate-task-force"), ("theme", ""), ("priority", ""), ("seen_by", "anyone")];
        let refused = person.post("/workspace/remits/new", &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Select a theme or a priority"));
        let typed = [("partnership", "margate-task-force"), ("priority", "anti-social-behaviour"), ("seen_by", "anyone")];
        assert_eq!(person.post("/workspace/remits/new", &typed).await.status, StatusCode::SEE_OTHER);
        let coverage = demo.anybody().get("/partners/coverage.csv?place=thanet&theme=anti-social-behaviour").await;
        assert!(coverage.body.contains("Margate Task Force"), "{}", coverage.body);
    }
}
