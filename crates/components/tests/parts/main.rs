//! What our own parts promise: roles, order, unique ids, escaping.

mod chart_kinds;
mod charts;
mod xmr;

use components::*;
use maud::{Render, html};
use scraper::{ElementRef, Html, Selector};
use std::collections::HashSet;

fn parsed(part: &impl Render) -> Html {
    Html::parse_fragment(&part.render().into_string())
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect()
}

fn words(element: ElementRef) -> String {
    let text: Vec<&str> = element.text().flat_map(str::split_whitespace).collect();
    text.join(" ")
}

fn grants(small: SmallScreen) -> Table {
    Table::new("Grants & gifts")
        .small_screen(small)
        .column(Column::new("Grant").sort(Sort::by("?sort=grant")))
        .column(Column::numeric("Amount (£)").sort(Sort::by("?sort=amount").descending()))
        .row(Row::headed("Small Steps").cell("3,100"))
        .totals(Row::headed("Total").cell("3,100"))
}

#[test]
fn a_table_that_stacks_keeps_its_roles() {
    let html = parsed(&grants(SmallScreen::Stack));
    for (selector, role) in [
        ("table", "table"),
        ("thead, tbody", "rowgroup"),
        ("tr", "row"),
        ("th[scope=col]", "columnheader"),
        ("th[scope=row]", "rowheader"),
        ("td", "cell"),
    ] {
        let found = all(&html, selector);
        assert!(!found.is_empty(), "no {selector}");
        assert!(found.iter().all(|element| element.attr("role") == Some(role)), "{selector} has not the role {role}");
    }
    let label = all(&html, "td .gt-table__label");
    assert_eq!(words(label[0]), "Amount (£)");
    assert_eq!(label[0].attr("aria-hidden"), Some("true"));
}

#[test]
fn a_table_that_stays_has_no_roles() {
    assert!(all(&parsed(&grants(SmallScreen::Leave)), "[role]").is_empty());
}

#[test]
fn a_table_that_scrolls_is_a_named_region_in_the_tab_order() {
    let html = parsed(&grants(SmallScreen::Scroll));
    let region = all(&html, "[role=region]")[0];
    assert_eq!(region.attr("tabindex"), Some("0"));
    let name = region.attr("aria-labelledby").expect("a name");
    assert_eq!(words(all(&html, &format!("caption#{name}"))[0]), "Grants & gifts");
}

#[test]
fn headings_that_sort_are_links_and_say_how_the_table_is_sorted() {
    let html = parsed(&grants(SmallScreen::Leave));
    let sorted: Vec<_> = all(&html, "th[scope=col]").iter().map(|th| th.attr("aria-sort").unwrap_or("")).collect();
    assert_eq!(sorted, ["none", "descending"]);
    assert_eq!(all(&html, "th a").len(), 2);
}

#[test]
fn totals_are_the_last_row_with_a_row_heading() {
    let html = parsed(&grants(SmallScreen::Leave));
    let last = *all(&html, "tbody tr").last().expect("rows");
    assert!(last.attr("class").is_some_and(|class| class.contains("gt-table__total")));
    assert_eq!(words(all(&html, "tbody tr:last-child th[scope=row]")[0]), "Total");
}

#[test]
fn a_gap_breaks_the_thread_and_says_what_to_do() {
    let gap = Gap::new("No measure.").who("An analyst can add one.").link("Add a measure", "/add");
    let html = parsed(
        &ThreadSteps::new("Thread").step(ThreadStep::new("Evidence").count("2")).step(ThreadStep::new("Measures").gap(gap)),
    );
    let steps = all(&html, "ol > li");
    assert_eq!(steps.len(), 2);
    assert!(!steps[0].attr("class").is_some_and(|class| class.contains("--gap")));
    assert!(steps[1].attr("class").is_some_and(|class| class.contains("--gap")));
    assert_eq!(words(steps[1]), "Measures Gap: No measure. An analyst can add one. Add a measure");
}

#[test]
fn the_links_of_the_grid_make_sense_alone() {
    let grid = GridOverview::new("Threads", "Priority")
        .step("Actions")
        .row(GridRow::new("Road safety", "/r").cell(GridCell::new("7", "1 overdue", Tone::Problem).href("/r/a")));
    assert_eq!(words(all(&parsed(&grid), "td a")[0]), "7 Actions, Road safety: 1 overdue");
}

#[test]
fn one_page_has_no_pagination() {
    assert!(all(&parsed(&Pagination::new(1, 1, |page| page.to_string())), "nav").is_empty());
}

#[test]
fn words_are_escaped_everywhere() {
    let nasty = "<script>alert('x')</script>\"&";
    let page = html! {
        (TextInput::new("a", nasty).hint(nasty).error(nasty).value(nasty))
        (Radios::new("b", nasty).choice(Choice::new(nasty, nasty).hint(nasty)))
        (Table::new(nasty).column(Column::new(nasty)).row(Row::headed(nasty).cell(nasty)))
        (BarChart::new("c", nasty).subtitle(nasty).bar(Bar::new(nasty, 1.0, nasty)))
        (PlaceMap::new("d", nasty).class(nasty).area(MapArea::new(nasty, charts::square(0.0)).class(0)))
        (ThreadSteps::new(nasty).step(ThreadStep::new(nasty).body(nasty).gap(Gap::new(nasty))))
        (Alert::success(nasty).link(nasty, nasty))
        (Timeline::new().item(TimelineItem::new(nasty, nasty, nasty).by(nasty).body(nasty)))
        (SummaryList::new().pair(nasty, nasty))
        (Header::new(nasty, nasty))
    };
    let html = page.into_string();
    assert!(!html.contains("<script>"), "{html}");
    assert!(html.contains("&lt;script&gt;"));
}

#[test]
fn a_text_area_keeps_a_line_break_at_the_start() {
    let html = parsed(&Textarea::new("a", "A").value("\nline"));
    assert_eq!(all(&html, "textarea")[0].text().collect::<String>(), "\nline");
}

#[test]
fn the_gallery_shows_every_part_with_unique_ids() {
    let html = Html::parse_document(&gallery::gallery().into_string());
    let ids: Vec<&str> = all(&html, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    let unique: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    assert_eq!(all(&html, "h1").len(), 1);
    assert!(all(&html, "[style], style, script:not([src])").is_empty(), "inline styles and scripts are not allowed");
}
