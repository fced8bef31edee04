//! Lists that pages work out: what narrows them, what sorts them, what a page shows.

use super::{ListColumn, Listing, Order};
use documents::ColumnKind;
use maud::html;
use pages::Address;
use values::slug::folded;

struct Line(&'static str, Option<f64>);

fn listing<'a>() -> Listing<'a, Line> {
    let name = ListColumn::new("name", "Name").shown(|it: &Line| html! { (it.0) }).sorted(|it| Order::words(it.0));
    let size = ListColumn::new("size", "Size").kind(ColumnKind::Number).sorted(|it: &Line| Order::number(it.1));
    let letter = |it: &Line, key: &str| folded(it.0).starts_with(key);
    Listing::new("/lines", "Lines")
        .searched("Words", |it: &Line| it.0.to_owned())
        .narrowed(("letter", "Letter"), vec![("a".to_owned(), "A".to_owned())], letter)
        .column(name)
        .column(size.shown(|_| html! {}))
        .first_by("name", false)
}

fn names(query: &str, rows: &[Line]) -> Vec<&'static str> {
    let address = Address::of(&query.parse().expect("an address"));
    listing().asked(&address, rows).into_iter().map(|it| it.0).collect()
}

#[test]
fn words_and_choices_narrow_and_what_is_not_offered_asks_for_nothing() {
    let rows = [Line("Bexley", None), Line("Árbury park", None), Line("Ashford park", None)];
    assert_eq!(names("/lines", &rows), ["Árbury park", "Ashford park", "Bexley"]);
    assert_eq!(names("/lines?q=PARK%20arb", &rows), ["Árbury park"]);
    assert_eq!(names("/lines?letter=a&q=ash", &rows), ["Ashford park"]);
    assert_eq!(names("/lines?letter=made-up", &rows).len(), 3);
    assert!(names("/lines?letter=a&q=bex", &rows).is_empty());
}

#[test]
fn what_is_missing_comes_last_whichever_way_a_list_is_turned() {
    let rows = [Line("a", None), Line("b", Some(2.0)), Line("c", Some(10.0))];
    assert_eq!(names("/lines?sort=size", &rows), ["b", "c", "a"]);
    assert_eq!(names("/lines?sort=size&order=desc", &rows), ["c", "b", "a"]);
    assert_eq!(names("/lines?sort=made-up", &rows), ["a", "b", "c"]);
}

#[test]
fn a_page_shows_fifty_and_a_page_too_far_the_last() {
    let rows: Vec<Line> = (0..51).map(|_| Line("a", None)).collect();
    let shown = |query: &str| {
        let address = Address::of(&query.parse().expect("an address"));
        let page = listing().content(&address, &rows).into_string();
        let sentence = page.split("gt-result-sentence\">").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned);
        (page.matches("<th scope=\"row\"").count() + page.matches("role=\"rowheader\"").count(), sentence)
    };
    assert_eq!(shown("/lines").1.as_deref(), Some("Showing 1 to 50, 51 in all"));
    assert_eq!(shown("/lines?page=9").1.as_deref(), Some("Showing 51 to 51, 51 in all"));
    assert!(shown("/lines").0 > shown("/lines?page=2").0);
}

#[test]
fn a_list_that_nothing_meets_offers_to_clear_its_filters() {
    let address = Address::of(&"/lines?q=zebra".parse().expect("an address"));
    let page = listing().content(&address, &[Line("a", None)]).into_string();
    assert!(page.contains("Nothing matches what you asked for."), "{page}");
    assert!(page.contains("href=\"/lines\""), "{page}");
}
