//! Charts as files: whoever may see the chart may take it along.

use crate::person::demos;
use http::StatusCode;

#[tokio::test]
async fn a_chart_can_be_taken_along_as_svg_and_as_png() {
    for demo in demos().await {
        let anybody = demo.anybody();
        let page = anybody.get("/evidence").await.body;
        let link = |kind: &str| {
            let mut links = page.split("href=\"").filter_map(|rest| rest.split('"').next());
            let found = links.find(|link| link.ends_with(&format!("/issues.{kind}")));
            found.unwrap_or_else(|| panic!("no picture as {kind} is offered")).to_owned()
        };
        let svg = anybody.get(&link("svg")).await;
        assert_eq!((svg.status, svg.headers["content-type"].to_str().ok()), (StatusCode::OK, Some("image/svg+xml")));
        assert!(svg.body.contains("Source: "), "{}", svg.body);
        let png = anybody.get(&link("png")).await;
        assert_eq!((png.status, png.headers["content-type"].to_str().ok()), (StatusCode::OK, Some("image/png")));
        assert!(png.bytes.starts_with(b"\x89PNG") && png.bytes.len() > 10_000, "{} bytes", png.bytes.len());
        let name = png.headers["content-disposition"].to_str().unwrap_or_default();
        assert!(name.contains("-issues.png"), "{name}");
    }
}
