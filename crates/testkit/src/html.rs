//! What a page says, found by a selector.

use scraper::{ElementRef, Html, Selector};

/// The words of every element that the selector finds, with single spaces, in the order of the page.
pub fn texts(html: &str, selector: &str) -> Vec<String> {
    each(html, selector, |element| Some(element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// This attribute of every element that the selector finds and that has it.
pub fn attributes(html: &str, selector: &str, name: &str) -> Vec<String> {
    each(html, selector, |element| element.attr(name).map(str::to_owned))
}

fn each(html: &str, selector: &str, of: impl Fn(ElementRef) -> Option<String>) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    Html::parse_document(html).select(&selector).filter_map(of).collect()
}
