//! Two plans side by side.

use super::kent::Kent;
use axum::http::StatusCode;
use testkit::html::texts;
use values::Kind;

const LINE_UP: &str = "/plans/how-priorities-line-up";

async fn page(kent: &Kent, path: &str) -> String {
    let (status, html) = kent.get(path).await;
    assert_eq!(status, StatusCode::OK, "{path}");
    html
}

#[tokio::test]
async fn the_gaps_of_kent_are_said_in_words() {
    let kent = Kent::load().await;
    let html = page(&kent, LINE_UP).await;
    let finding = texts(&html, "main p strong").concat();
    assert!(
        finding.starts_with("For 4 of 6 priorities of Kent Community Safety Partnership, no regard to Safer in Kent"),
        "{finding}"
    );
    let rows = texts(&html, "main tbody tr");
    assert_eq!(rows.len(), 6);
    assert!(rows[0].contains("Supporting all victims") && rows[0].contains("15 March 2017"), "{}", rows[0]);
    assert!(rows[1].contains("No regard recorded") && rows[1].contains("No date recorded"), "paid by one side only: {}", rows[1]);
    assert_eq!(rows[4].matches("No regard recorded").count(), 2, "neither side: {}", rows[4]);
    let alone = texts(&html, "main h2 ~ ul li");
    assert!(alone.iter().any(|priority| priority == "Put victims first"), "{alone:?}");
    let file = page(&kent, &format!("{LINE_UP}.csv")).await;
    assert_eq!(file.lines().count(), 1 + 7 + 7, "a line for each regard and each gap, either way: {file}");
}

#[tokio::test]
async fn any_two_plans_of_different_bodies_can_be_put_side_by_side() {
    let kent = Kent::load().await;
    let plan = [("reference", "medway-plan"), ("title", "Medway plan"), ("kind", "partnership-plan"), ("standing", "draft")];
    let of_medway = [("partnership", "medway-community-safety-partnership"), ("seen_by", "anyone")];
    kent.add(Kind::Plan, &[plan.as_slice(), of_medway.as_slice()].concat()).await;
    let place = [
        ("plan", "medway-plan"),
        ("priority", "road-safety"),
        ("part", "county-priorities"),
        ("position", "1"),
        ("seen_by", "anyone"),
    ];
    kent.add(Kind::Placement, &place).await;
    let html = page(&kent, LINE_UP).await;
    assert_eq!(texts(&html, "details li").len(), 2, "the agreement and Medway, Medway and the Commissioner");
    let html = page(&kent, &format!("{LINE_UP}?plan=medway-plan&with=safer-in-kent-2017")).await;
    assert_eq!(texts(&html, "main tbody tr").len(), 1);
    assert!(texts(&html, "main tbody tr")[0].contains("roads policing"));
    let strange = page(&kent, &format!("{LINE_UP}?plan=%00&with=../x")).await;
    assert_eq!(texts(&strange, "main tbody tr").len(), 6, "what is not there asks for nothing");
}
