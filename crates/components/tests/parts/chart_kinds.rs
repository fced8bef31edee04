//! What charts that compare promise: gaps stay gaps, marks differ, what is withheld is said in words, and files stand alone.

use super::charts::square;
use super::{all, parsed, words};
use components::*;
use maud::{Markup, Render, html};
use scraper::Html;
use std::collections::HashSet;

fn point(value: f64) -> LinePoint {
    LinePoint::new(value, format!("{value}"))
}

fn line() -> LineChart {
    let gap = LinePoint::missing("Withheld to protect people");
    LineChart::new("l", "Kent fell")
        .periods(["2022", "2023", "2024", "2025"])
        .series(Series::new("Kent", [point(10.0), gap, point(6.0), point(5.0).provisional()]))
        .series(Series::new("Surrey", [point(8.0), point(8.0), point(8.5), point(9.0)]))
}

fn dots() -> DotPlot {
    DotPlot::new("d", "Thanet is highest")
        .dots([Dot::new("Ashford", 2.0, "2.0"), Dot::missing("Dover", "Withheld"), Dot::new("Thanet", 8.0, "8.0")])
        .average(4.0, "Average 4.0")
}

fn shares() -> StackedBars {
    StackedBars::new("s", "Most is done", &["Done", "Open"])
        .rows([ShareRow::new("2026", [(3.0, "3"), (1.0, "1")]), ShareRow::missing("2025", "Not counted")])
}

fn answers() -> DivergingBars {
    let row = |label: &str, counts: [f64; 3]| ShareRow::new(label, counts.map(|count| (count, format!("{count}"))));
    DivergingBars::new("a", "More agree", &["Disagree", "Neither", "Agree"])
        .rows([row("By day", [10.0, 20.0, 70.0]), row("After dark", [60.0, 20.0, 20.0])])
}

fn pairs() -> PairedDots {
    let pairs = [Pair::new("Burglary", (4.0, "4"), (2.0, "2")), Pair::missing("Hate crime", "Withheld")];
    PairedDots::new("p", "Burglary halved", ("2024", "2026")).pairs(pairs)
}

fn scores() -> SpreadPlot {
    SpreadPlot::new("x", "They agree").scores("Bid A", [7.0, 8.0, 8.0, 9.0]).scores("Bid B", [])
}

fn funnel() -> FunnelPlot {
    let curve = |size: f64| FunnelCurve { size, limits_95: (40.0, 80.0), limits_998: (30.0, 90.0) };
    FunnelPlot::new("f", "One is far above", (60.0, "All 60")).curves([curve(100.0), curve(900.0)]).places([
        FunnelPlace::new("Near", (500.0, "500"), (61.0, "61.0"), FunnelStanding::Within),
        FunnelPlace::new("Far", (700.0, "700"), (95.0, "95.0"), FunnelStanding::FarOutside),
        FunnelPlace::missing("Small", (120.0, "120"), "c"),
    ])
}

fn everything() -> Markup {
    html! { (line()) (dots()) (shares()) (answers()) (pairs()) (scores()) (funnel()) }
}

fn number(element: scraper::ElementRef, attribute: &str) -> f64 {
    element.attr(attribute).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {attribute}"))
}

#[test]
fn every_kind_has_a_name_a_description_a_table_and_ids_of_its_own() {
    let html = parsed(&everything());
    let ids: Vec<&str> = all(&html, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{ids:?}");
    assert_eq!((all(&html, "figure").len(), all(&html, "figure table").len()), (7, 7));
    for drawing in all(&html, "svg[role=img]") {
        for attribute in ["aria-labelledby", "aria-describedby"] {
            assert!(drawing.attr(attribute).is_some_and(|id| ids.contains(&id)), "{attribute}");
        }
    }
    assert_eq!(all(&html, "svg.gt-chart--wide").len(), all(&html, "svg.gt-chart--narrow").len());
}

#[test]
fn a_line_is_never_drawn_across_a_gap() {
    let html = parsed(&line());
    // Kent: the first point alone, then a line of two; Surrey: one line of four.
    let lines = all(&html, ".gt-chart--wide path.gt-chart__line");
    assert_eq!(lines.len(), 2, "one stretch for each series");
    assert_eq!(lines[0].attr("d").expect("a way").matches('L').count(), 1);
    assert_eq!(lines[1].attr("d").expect("a way").matches('L').count(), 3);
    assert_eq!(all(&html, ".gt-chart--wide path.gt-chart__mark").len(), 7);
    assert_eq!(all(&html, ".gt-chart--wide path.gt-chart__mark--hollow").len(), 1);
    let note = words(all(&html, ".gt-figure__note")[0]);
    assert!(note.contains("Hollow points are provisional") && note.contains("Where a line has a gap"), "{note}");
    let cells: Vec<String> = all(&html, "tbody td").into_iter().map(words).collect();
    assert_eq!(cells, ["10", "8", "Withheld to protect people", "8", "6", "8.5", "5 (provisional)", "9"]);
}

#[test]
fn lines_differ_by_dash_and_mark_and_carry_their_names() {
    let html = parsed(&line());
    let strokes = all(&html, ".gt-chart--wide path.gt-chart__line");
    assert!(strokes[0].attr("stroke-dasharray").is_none() && strokes[1].attr("stroke-dasharray").is_some());
    let texts: Vec<String> = all(&html, ".gt-chart--wide text").into_iter().map(words).collect();
    assert!(texts.contains(&"Kent".to_owned()) && texts.contains(&"Surrey".to_owned()));
    assert_eq!(all(&html, ".gt-chart-key--narrow li").len(), 2, "phones have a legend instead");
    assert!(all(&html, ".gt-chart-key--wide").is_empty());
}

#[test]
fn an_axis_that_leaves_nought_out_says_so() {
    let far = LineChart::new("l", "Flat").periods(["A", "B"]).series(Series::new("Kent", [point(880.0), point(1_010.0)]));
    assert!(far.description().contains("does not start at zero"), "{}", far.description());
    assert!(!line().description().contains("does not start at zero") || line().description().contains("lowest"));
    let five = (0..5).fold(line(), |chart, at| chart.series(Series::new(format!("More {at}"), [point(7.0)])));
    assert!(five.description().contains("Only the first four lines are drawn."));
    assert_eq!(all(&parsed(&five), "thead th").len(), 8);
}

#[test]
fn places_stand_from_high_to_low_against_the_average_and_what_is_withheld_is_said() {
    let html = parsed(&dots());
    let rows: Vec<String> = all(&html, "tbody th").into_iter().map(words).collect();
    assert_eq!(rows, ["Thanet", "Ashford", "Dover"]);
    assert_eq!(words(all(&html, ".gt-chart--wide .gt-chart__missing")[0]), "Withheld");
    assert_eq!(all(&html, ".gt-chart--wide path.gt-chart__mark").len(), 2);
    let told = "Dot plot of 3 places. Highest: Thanet, 8.0. Lowest: Ashford, 2.0. The average line reads: Average 4.0. \
                1 place is above it. 1 has no value shown.";
    assert_eq!(dots().description(), told);
}

#[test]
fn parts_fill_the_bar_in_proportion() {
    let html = parsed(&shares());
    let pieces = all(&html, ".gt-chart--wide rect.gt-chart__piece");
    assert_eq!(pieces.len(), 2);
    assert!((number(pieces[0], "width") - 3.0 * number(pieces[1], "width")).abs() < 0.5);
    assert_eq!(words(all(&html, ".gt-chart--wide .gt-chart__missing")[0]), "Not counted");
    assert!(all(&html, ".gt-chart-key--wide").is_empty(), "names stand over the pieces");
    assert_eq!(shares().description(), "2 bars, each split into parts of a whole. 2026: Done 75%, Open 25%. 2025: Not counted.");
}

#[test]
fn answers_lie_around_one_middle_with_the_neutral_one_across_it() {
    let html = parsed(&answers());
    let middle = number(all(&html, ".gt-chart--wide line")[0], "x1");
    for row in all(&html, ".gt-chart--wide rect.gt-chart__piece").chunks(3) {
        let neutral = number(row[1], "x") + number(row[1], "width") / 2.0;
        assert!((neutral - middle).abs() < 0.3, "{neutral} is not {middle}");
        assert!(number(row[0], "x") >= 0.0 && number(row[2], "x") + number(row[2], "width") <= 640.0);
    }
}

#[test]
fn pairs_and_scores_say_their_numbers_in_words() {
    let told = pairs().description();
    assert!(told.contains("Burglary: 4, then 2.") && told.contains("Hate crime: Withheld."), "{told}");
    let told = scores().description();
    assert!(told.contains("Bid A: from 7 to 9, the middle one 8.") && told.contains("Bid B: no scores."), "{told}");
    assert_eq!(all(&parsed(&scores()), ".gt-chart--wide path.gt-chart__mark").len(), 4);
}

#[test]
fn a_funnel_names_who_is_outside_and_keeps_what_is_withheld_in_the_table() {
    let html = parsed(&funnel());
    let names: Vec<String> = all(&html, ".gt-chart--wide text.gt-chart__value").into_iter().map(words).collect();
    assert_eq!(names, ["Far"]);
    let told = funnel().description();
    assert!(told.contains("Outside the 99.8% limits: Far 95.0. Outside the 95% limits: none."), "{told}");
    assert_eq!(words(all(&html, "tbody tr")[2]), "Small 120 c Not shown");
}

#[test]
fn a_map_marks_what_is_withheld_and_stands_beside_its_table() {
    let table = Table::new("Rates").column(Column::new("Place")).row(Row::headed("Ashford"));
    let map = PlaceMap::new("m", "East is higher")
        .class("Under 3")
        .areas([MapArea::new("Ashford", square(0.0)).class(0).href("/ashford"), MapArea::new("Dover", square(0.1)).withheld()])
        .table(table);
    assert_eq!(map.description(), "Map of 2 places. Under 3: Ashford. Withheld to protect people: Dover.");
    let html = parsed(&map);
    assert_eq!(
        all(&html, ".gt-map-key li").into_iter().map(words).collect::<Vec<_>>(),
        ["Under 3", "Withheld to protect people"]
    );
    let inside: Vec<&str> = all(&html, ".gt-map-pair > div").iter().filter_map(|part| part.attr("class")).collect();
    assert_eq!(inside, ["gt-map-pair__table", "gt-map-pair__map"], "the table comes first for phones");
    assert!(!map.image().contains("href=\"/ashford\""), "a file has no links that lead nowhere");
}

/// So many small places in rows, with borders of many corners that neighbours share.
fn small_places(many: usize) -> Vec<MapArea> {
    let wave = |along: f64, at: usize| (along * 977.0 + at as f64 * 1.7).sin() * 0.000_6;
    let side = |from: (f64, f64), to: (f64, f64), seed: usize| -> Vec<(f64, f64)> {
        (0..60)
            .map(|step| {
                let share = f64::from(step) / 60.0;
                let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
                let off = if step == 0 { 0.0 } else { wave(share, seed) };
                (x + off, y + off)
            })
            .collect()
    };
    let place = |at: usize| {
        let (west, south) = (1.0 + (at % 15) as f64 * 0.01, 51.0 + (at / 15) as f64 * 0.006);
        let corners = [(west, south), (west + 0.01, south), (west + 0.01, south + 0.006), (west, south + 0.006)];
        let mut ring: Vec<(f64, f64)> = (0..4).flat_map(|k| side(corners[k], corners[(k + 1) % 4], at * 4 + k)).collect();
        ring.push(ring[0]);
        MapArea::new(format!("Kent {at:03}A"), vec![ring]).class(at % 5)
    };
    (0..many).map(place).collect()
}

#[test]
fn a_map_of_very_many_small_places_stays_small() {
    let map = PlaceMap::new("m", "Small places").areas(small_places(170));
    let drawn = map.image();
    assert!(drawn.len() < 60_000, "{} bytes", drawn.len());
    assert!(map.description().contains("Map of 170 places."));
    assert!(all(&parsed(&map), "svg.gt-map text").is_empty(), "names that do not fit are left to the table");
    assert_eq!(all(&parsed(&map), "svg.gt-map title").len(), 171);
}

#[test]
fn a_file_stands_alone() {
    let chart = line().subtitle("Rates & shares, Kent").source("Kent Police; Open Government Licence v3.0");
    let svg = chart.image();
    assert!(svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""), "{svg}");
    for part in [
        "fill=\"#FFFFFF\"",
        "Atkinson Hyperlegible Next",
        "Rates &amp; shares, Kent",
        "Open Government Licence v3.0",
        "Kent fell",
    ] {
        assert!(svg.contains(part), "{part} is not in it");
    }
    let html = Html::parse_fragment(&svg);
    let texts: Vec<String> = all(&html, "text").into_iter().map(words).collect();
    assert!(texts.iter().any(|text| text.contains("Hollow points are provisional")), "{texts:?}");
    assert_eq!(all(&html, "svg > title").len(), 1);
    let funnel = Html::parse_fragment(&funnel().image());
    assert!(all(&funnel, "text").into_iter().map(words).any(|text| text == "95% limits"), "the legend is drawn");
}

#[test]
fn files_are_offered_beside_the_table() {
    let chart = line().csv("/l.csv", "CSV").image_files("/l.svg", "/l.png");
    let html = Html::parse_fragment(&chart.render().into_string());
    let links: Vec<String> = all(&html, ".gt-figure__download a").into_iter().map(words).collect();
    assert_eq!(links, ["Download the data (CSV)", "Image (SVG)", "Image (PNG)"]);
}
