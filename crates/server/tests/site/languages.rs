//! Welsh addresses work, lead on to Welsh addresses, and say so when they show English.

use crate::person::demos;
use http::StatusCode;

#[tokio::test]
async fn welsh_pages_stay_welsh_and_say_what_is_missing() {
    let demo = demos().await.remove(0);
    let page = demo.anybody().get("/cy/partners").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Nid yw’r dudalen hon ar gael yn Gymraeg eto"));
    assert!(page.body.contains("href=\"/cy/plans\"") && page.body.contains("href=\"/assets/"));
    assert!(page.body.contains("href=\"/partners\""), "the link to English is English");
    assert!(!page.body.contains("/cy/cy/") && !page.body.contains("/en-stays"));
    let led = demo.anybody().get("/cy/workspace").await;
    assert_eq!((led.status, led.location.starts_with("/cy/sign-in")), (StatusCode::SEE_OTHER, true), "{}", led.location);
}

/// Public pages of figures, with the shell around them.
const PAGES: [&str; 27] = [
    "/evidence",
    "/measures",
    "/measures/summary",
    "/measures/how-safe-people-feel",
    "/measures/how-safe-people-feel?place=dartford",
    "/measures/street-level-crime",
    "/evidence/places",
    "/evidence/places?name=dart",
    "/evidence/places/E07000105",
    "/evidence/places/E07000105?kind=burglary",
    "/evidence/places/E07000105/areas",
    "/evidence/places/E07000105/spots",
    "/evidence/places/E22000241",
    "/evidence/places/E01023972",
    "/evidence/explore",
    "/evidence/explore?of=street&by=place",
    "/evidence/explore?of=street&by=kind&place=E07000105",
    "/evidence/explore?of=street&by=place&as=rate&from=2025-01&to=2025-03",
    "/evidence/explore?of=street&by=area&place=E07000105",
    "/evidence/explore?of=nothing&kind=arson&place=atlantis&from=never&to=2030-01&by=colour&as=x",
    "/evidence/imports",
    "/evidence/charts",
    "/api",
    "/help",
    "/cookies",
    "/privacy",
    "/nothing-is-here",
];
/// Charts and maps as files.
const PICTURES: [&str; 7] = [
    "/measures/how-safe-people-feel/chart.svg",
    "/evidence/places/E07000105/chart.svg",
    "/evidence/places/map.svg",
    "/evidence/places/funnel.svg",
    "/evidence/explore.svg?of=street",
    "/evidence/explore.svg?of=street&by=place",
    "/evidence/explore.svg?of=street&by=kind&place=E07000105",
];

/// The languages that an answer says it is in.
fn languages(answered: &crate::person::Answered) -> &str {
    answered.headers.get(http::header::CONTENT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default()
}

#[tokio::test]
async fn charts_and_the_public_pages_of_figures_are_in_welsh_to_the_last_sentence() {
    let demo = demos().await.remove(0);
    crate::places::with_figures(&demo).await;
    let anybody = demo.anybody();
    for path in PAGES {
        let page = anybody.get(&format!("/cy{path}")).await;
        assert!(page.body.contains("Neidio i’r prif gynnwys"), "{path}: {}", page.status);
        assert_eq!(languages(&page), "cy", "{path}: some of it is in English");
        assert!(!page.body.contains("Dyma’r dudalen Saesneg") && page.body.contains("lang=\"cy\""), "{path}");
        cuts_no_word(path, &page.body);
    }
    for path in PICTURES {
        let picture = anybody.get(&format!("/cy{path}")).await;
        assert_eq!((picture.status, languages(&picture)), (StatusCode::OK, "cy"), "{path}");
        cuts_no_word(path, &picture.body);
    }
    let chart = anybody.get("/cy/measures/how-safe-people-feel").await.body;
    for words in ["Ffynhonnell: ", "Siart XmR gyda 5 ffigur", "Rhy gynnar i ddweud:", "Yr uchaf yw 7.2, 2022."] {
        assert!(chart.contains(words), "{words}: {chart}");
    }
    let months = anybody.get("/cy/evidence/explore?of=street&by=place&from=2025-01&to=2025-12").await.body;
    assert!(months.contains("Ionawr 2025 i fis Rhagfyr 2025"), "{months}");
    assert_eq!(languages(&anybody.get("/cy/partners").await), "cy, en-GB");
    assert_eq!(languages(&anybody.get("/evidence").await), "en-GB");
}

/// Every drawing has room for its words: none reaches out of it on the right or on the left.
fn cuts_no_word(path: &str, body: &str) {
    for drawing in body.split("<svg").skip(1).filter_map(|it| it.split("</svg>").next()) {
        let wide = drawing.split("viewBox=\"").nth(1).and_then(|it| it.split('"').next()?.split(' ').nth(2)?.parse::<f64>().ok());
        let Some(wide) = wide.filter(|wide| *wide > 100.0) else { continue };
        for text in drawing.split("<text").skip(1).filter_map(|it| it.split("</text>").next()) {
            let Some((marks, words)) = text.split_once('>').filter(|(_, words)| !words.contains('<')) else { continue };
            let mark = |name: &str| marks.split(&format!("{name}=\"")).nth(1).and_then(|it| it.split('"').next());
            let Some(x) = mark(" x").and_then(|it| it.parse::<f64>().ok()) else { continue };
            if marks.contains("transform") {
                continue;
            }
            // Letters of 16 are about 8 wide; longer names of months in Welsh would stand out by far more.
            let length = words.replace("&amp;", "&").chars().count() as f64 * 7.6;
            let (left, right) = match mark("text-anchor") {
                Some("middle") => (x - length / 2.0, x + length / 2.0),
                Some("end") => (x - length, x),
                _ => (x, x + length),
            };
            assert!(left > -8.0 && right < wide + 8.0, "{path}: “{words}” from {left} to {right} of {wide}");
        }
    }
}
