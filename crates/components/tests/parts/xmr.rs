//! What XmR charts promise: shapes besides colours, gaps that stay gaps, words for everyone, nothing over the edge.

use super::{all, parsed, words};
use components::*;
use scraper::{ElementRef, Html};

fn segment(from: usize, to: usize, mean: f64) -> XmrSegment {
    let said = |value: f64| (value, format!("{value}"));
    XmrSegment { from, to, mean: said(mean), lower: said(mean - 4.0), upper: said(mean + 4.0), reason: None, provisional: false }
}

fn chart() -> XmrChart {
    let means = [XmrMeaning::Usual, XmrMeaning::Better, XmrMeaning::Worse, XmrMeaning::Changed];
    let points = (0..16_u32).map(|at| match at {
        5 => XmrPoint::missing("Month 5", "No data"),
        _ => XmrPoint::new(format!("Month {at}"), f64::from(10 + at % 3), format!("{}", 10 + at % 3))
            .meaning(means[at as usize % 4])
            .provisional(at == 15)
            .tick(format!("Tick {at}")),
    });
    let after = XmrSegment { reason: Some("The recording rules changed".to_owned()), ..segment(10, 16, 12.0) };
    XmrChart::new("x1", "Reports: rising since March")
        .subtitle("Reports by month")
        .points(points)
        .segment(segment(0, 10, 11.0))
        .segment(after)
        .target(9.0, "9")
        .statement("Worsening", "7 months in a row are rising.")
        .help("#how-to-read")
}

fn number(element: ElementRef, attribute: &str) -> f64 {
    element.attr(attribute).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {attribute}"))
}

fn shapes(html: &Html, layout: &str, shape: &str) -> usize {
    all(html, &format!(".gt-chart--{layout} {shape}.gt-xmr__point")).len()
}

#[test]
fn each_meaning_has_a_shape_of_its_own_and_a_provisional_one_is_hollow() {
    let html = parsed(&chart());
    // Each shape stands in the key once, the hollow one too; the gap at 5 would have been a square.
    for layout in ["wide", "narrow"] {
        assert_eq!((shapes(&html, layout, "circle"), shapes(&html, layout, "rect")), (4 + 2, 3 + 1), "{layout}");
        assert_eq!(shapes(&html, layout, "polygon"), 8 + 2, "{layout}");
        assert_eq!(all(&html, &format!(".gt-chart--{layout} .gt-xmr__point--hollow")).len(), 2, "{layout}");
    }
}

#[test]
fn the_line_is_broken_at_gaps_and_at_step_changes() {
    let html = parsed(&chart());
    let lines = all(&html, ".gt-chart--wide polyline");
    let points = |line: &ElementRef| line.attr("points").map_or(0, |points| points.split(' ').count());
    assert_eq!(lines.iter().map(points).collect::<Vec<_>>(), [5, 4, 6]);
}

#[test]
fn everything_stays_inside_the_drawing() {
    let long = "A reason that is much longer than the fifty characters that somebody should write on a chart at most";
    let narrow_end = XmrSegment { reason: Some(long.to_owned()), ..segment(15, 16, 12.0) };
    let html = parsed(&chart().segment(narrow_end));
    for layout in ["wide", "narrow"] {
        let svg = all(&html, &format!("svg.gt-chart--{layout}"))[0];
        let view: Vec<f64> = svg.attr("viewBox").expect("a view").split(' ').map(|it| it.parse().expect("a number")).collect();
        for text in all(&html, &format!("svg.gt-chart--{layout} text")) {
            let (x, y, wide) = (number(text, "x"), number(text, "y"), words(text).chars().count() as f64 * 6.0);
            let from = match text.attr("text-anchor") {
                Some("middle") => x - wide / 2.0,
                Some("end") => x - wide,
                _ => x,
            };
            assert!(from >= -1.0 && from + wide <= view[2] + 1.0, "{layout}: {} from {from}, {wide} wide", words(text));
            assert!(y >= 0.0 && y <= view[3], "{layout}: {} at {y}", words(text));
        }
    }
}

#[test]
fn the_labels_of_lines_do_not_touch() {
    let close = XmrChart::new("x", "Close").points([XmrPoint::new("a", 100.0, "100"), XmrPoint::new("b", 101.0, "101")]);
    let html =
        parsed(&close.segment(XmrSegment { lower: (100.4, "100.4".into()), ..segment(0, 2, 100.5) }).target(100.45, "100.45"));
    let mut places: Vec<f64> = all(&html, ".gt-chart--wide text")
        .into_iter()
        .filter(|text| text.attr("text-anchor").is_none())
        .map(|text| number(text, "y"))
        .collect();
    places.sort_by(f64::total_cmp);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 19.0), "{places:?}");
}

#[test]
fn the_description_and_the_table_say_what_the_drawing_shows() {
    let description = chart().description();
    for words in [
        "XmR chart with 15 figures, from Month 0 to Month 15.",
        "The average is 12 and the usual range is 8 to 16.",
        "The target is 9.",
        "3 figures are marked as improving.",
        "1 period has no figure.",
    ] {
        assert!(description.contains(words), "{words}: {description}");
    }
    let html = parsed(&chart());
    assert_eq!(all(&html, "tbody tr").len(), 16);
    let row = words(all(&html, "tbody tr")[15]);
    assert!(row.contains("Changed") && row.contains("8 to 16") && row.contains("Provisional"), "{row}");
    assert!(words(all(&html, "tbody tr")[5]).contains("No data"));
    let said: Vec<String> = all(&html, ".gt-xmr__statement").into_iter().map(words).collect();
    assert_eq!(said, ["Worsening: 7 months in a row are rising."]);
}

#[test]
fn a_chart_without_figures_or_with_one_is_no_trouble() {
    for chart in [XmrChart::new("x", "None"), XmrChart::new("x", "One").points([XmrPoint::new("a", 0.0, "0")])] {
        let html = parsed(&chart);
        assert!(!all(&html, "svg").is_empty());
        assert!(!html.html().contains("NaN") && !html.html().contains("inf"));
    }
}

#[test]
fn a_scale_that_does_not_start_at_nought_says_so() {
    let html =
        |low: f64| parsed(&XmrChart::new("x", "S").points([XmrPoint::new("a", low, "a"), XmrPoint::new("b", 7.0, "b")])).html();
    assert!(html(6.0).contains("The scale does not start at zero.") && !html(1.0).contains("does not start"));
}
