//! What charts and maps promise: bars from nought, shapes that are true, names and descriptions for everyone.

use super::{all, parsed, words};
use components::*;
use maud::html;
use scraper::ElementRef;
use std::collections::HashSet;

fn chart() -> BarChart {
    BarChart::new("c1", "Thanet has most")
        .subtitle("Reports per 1,000 people, 2026")
        .bar(Bar::new("Ashford", 2.0, "2.0"))
        .bar(Bar::missing("Dover", "Withheld to protect people"))
        .bar(Bar::new("Thanet", 8.0, "8.0"))
        .bar(Bar::new("Swale", 0.0, "0"))
}

fn number(element: ElementRef, attribute: &str) -> f64 {
    let value = element.attr(attribute).unwrap_or_else(|| panic!("no {attribute}"));
    value.parse().unwrap_or_else(|_| panic!("{attribute} is {value}"))
}

#[test]
fn bars_start_at_nought_and_are_as_long_as_their_values() {
    let html = parsed(&chart());
    for layout in ["wide", "narrow"] {
        let bars = all(&html, &format!(".gt-chart--{layout} rect"));
        assert_eq!(bars.len(), 3, "a missing value has no bar");
        let start = number(all(&html, &format!(".gt-chart--{layout} line"))[0], "x1");
        assert!(bars.iter().all(|bar| number(*bar, "x") == start));
        let lengths: Vec<f64> = bars.iter().map(|bar| number(*bar, "width")).collect();
        assert!((lengths[0] - 4.0 * lengths[1]).abs() <= 0.3, "8 is four times 2: {lengths:?}");
        assert_eq!(lengths[2], 0.0);
    }
}

#[test]
fn bars_and_their_words_stay_inside_the_drawing() {
    let chart = BarChart::new("c", "Long")
        .bar(Bar::new("A label that is much too long for one line of the drawing", 1e9, "£1,000,000,000"))
        .bar(Bar::new("B", 1.0, "£1"));
    let html = parsed(&chart);
    for (layout, page) in [("wide", 640.0), ("narrow", 320.0)] {
        let bar = all(&html, &format!(".gt-chart--{layout} rect"))[0];
        let end = number(bar, "x") + number(bar, "width");
        assert!(end + 8.0 + 14.0 * 8.0 < page, "{layout}: the bar ends at {end}");
    }
}

#[test]
fn bars_stand_in_order_of_size_with_missing_values_last() {
    let html = parsed(&chart());
    let rows: Vec<String> = all(&html, "tbody th").into_iter().map(words).collect();
    assert_eq!(rows, ["Thanet", "Ashford", "Swale", "Dover"]);
    let given = parsed(&chart().in_given_order());
    assert_eq!(words(all(&given, "tbody th")[0]), "Ashford");
}

#[test]
fn the_description_says_what_the_drawing_shows() {
    let description = chart().description();
    assert_eq!(description, "Bar chart with 4 bars. Highest: Thanet, 8.0. Lowest: Swale, 0. 1 has no value shown.");
}

#[test]
fn two_charts_share_no_id_and_every_reference_leads_somewhere() {
    let other = BarChart::new("c2", "Another").bar(Bar::new("Ashford", 1.0, "1"));
    let html = parsed(&html! { (chart()) (other) });
    let ids: Vec<&str> = all(&html, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for drawing in all(&html, "svg[role=img]") {
        for attribute in ["aria-labelledby", "aria-describedby"] {
            let id = drawing.attr(attribute).expect("a drawing has a name and a description");
            assert!(unique.contains(id), "{id} is nowhere");
        }
    }
}

#[test]
fn a_drawing_is_the_same_every_time() {
    assert_eq!(chart().svg().into_string(), chart().svg().into_string());
}

pub fn square(west: f64) -> Vec<Ring> {
    vec![vec![(west, 51.0), (west + 0.1, 51.0), (west + 0.1, 51.1), (west, 51.1), (west, 51.0)]]
}

#[test]
fn a_map_names_its_places_and_describes_its_classes() {
    let map = PlaceMap::new("m", "East is higher")
        .class("Under 3")
        .class("3 and over")
        .area(MapArea::new("Ashford", square(0.0)).class(0))
        .area(MapArea::new("Dover", square(0.1)).class(1))
        .area(MapArea::new("Swale", square(0.2)));
    assert_eq!(map.description(), "Map of 3 places. Under 3: Ashford. 3 and over: Dover. No data: Swale.");
    let html = parsed(&map);
    let drawing = all(&html, "svg.gt-map")[0];
    assert_eq!(drawing.attr("role"), Some("img"));
    let names: Vec<String> = all(&html, "svg.gt-map text").into_iter().map(words).collect();
    assert_eq!(names, ["Ashford", "Dover", "Swale"]);
    assert!(all(&html, "a").is_empty());
}

#[test]
fn links_of_a_map_are_no_tab_stops_and_its_words_remain() {
    let map = PlaceMap::new("m", "One").area(MapArea::new("Ashford", square(0.0)).href("/ashford"));
    let html = parsed(&map);
    assert_eq!(all(&html, "svg.gt-map")[0].attr("aria-hidden"), Some("true"));
    assert!(all(&html, "svg a").iter().all(|link| link.attr("tabindex") == Some("-1")));
    assert!(words(all(&html, "figure > p.govuk-visually-hidden")[0]).contains("Ashford"));
}

#[test]
fn a_map_keeps_the_shape_of_the_land() {
    let html = parsed(&PlaceMap::new("m", "One").area(MapArea::new("Ashford", square(0.0)).class(0)));
    let view: Vec<f64> = all(&html, "svg.gt-map")[0]
        .attr("viewBox")
        .expect("a view")
        .split(' ')
        .map(|number| number.parse().expect("a number"))
        .collect();
    let shape = (view[3] - 8.0) / (view[2] - 8.0);
    assert!((shape - 1.0 / 51.05_f64.to_radians().cos()).abs() < 0.01, "a degree of longitude is shorter: {shape}");
}

fn diagram() -> Diagram {
    let one = |name: &str, shape: usize, says: &str| DiagramBox::new(name).shape(shape).says(says).href(format!("/{name}"));
    let arrow = |from, to, kind| Arrow { from, to, kind, turned: false };
    Diagram::new("d1", "Two groups report to the partnership")
        .boxed(one("Group", 1, "Delivery"))
        .boxed(one("Partnership", 0, "Strategic"))
        .boxed(one("Team", 2, "Task"))
        .kind(ArrowKind::new("Reports to").rises())
        .kind(ArrowKind::new("Works with").without_heads())
        .kind(ArrowKind::new("Informs").rises())
        .arrow(arrow(0, 1, 0))
        .arrow(arrow(2, 0, 1))
}

#[test]
fn boxes_of_a_diagram_are_links_in_reading_order_and_say_what_their_shape_means() {
    let html = parsed(&diagram());
    let links: Vec<_> = all(&html, "svg.gt-diagram a").iter().filter_map(|a| a.attr("aria-label")).collect();
    assert_eq!(links.len(), 3);
    let place = |name: &str| links.iter().position(|label| label.starts_with(name)).expect("a box");
    assert!(place("Partnership") < place("Group"), "what stands above comes first: {links:?}");
    assert!(links.contains(&"Partnership, Strategic"));
    assert_eq!(all(&html, "svg.gt-diagram").first().and_then(|svg| svg.attr("role")), Some("group"));
}

#[test]
fn the_legend_of_a_diagram_names_the_shapes_and_arrows_that_are_there_and_no_others() {
    let html = parsed(&diagram());
    let legend: Vec<String> = all(&html, ".gt-diagram__key li").into_iter().map(words).collect();
    assert_eq!(legend, ["Strategic", "Delivery", "Task", "Reports to", "Works with"]);
    let heads = all(&html, "svg.gt-diagram path.gt-diagram__line");
    let with_head = heads.iter().filter(|line| line.attr("marker-start").is_some() || line.attr("marker-end").is_some());
    assert_eq!((heads.len(), with_head.count()), (2, 1), "boards that work together have a line without a head");
}
