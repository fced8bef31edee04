//! The pages of a long list, by number.

use super::previous_next::{arrow_next, arrow_previous};
use maud::{Markup, Render, html};
use values::words::{fill, t};

/// One entry: a page with its address, or the gap between pages.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Page(u64, String),
    Gap,
}

/// Links to the pages of a list: the first, the last and those beside the current one.
#[derive(Clone, Debug)]
pub struct Pagination {
    current: u64,
    entries: Vec<Entry>,
    previous: Option<String>,
    next: Option<String>,
}

impl Pagination {
    /// The current page and the last one, counted from 1, and the address of each page.
    pub fn new(current: u64, last: u64, href: impl Fn(u64) -> String) -> Pagination {
        let entries = numbers(current, last)
            .into_iter()
            .map(|number| number.map_or(Entry::Gap, |page| Entry::Page(page, href(page))))
            .collect();
        Pagination {
            current,
            entries,
            previous: (current > 1).then(|| href(current - 1)),
            next: (current < last).then(|| href(current + 1)),
        }
    }

    fn entry(&self, entry: &Entry) -> Markup {
        match entry {
            Entry::Gap => html! { li class="govuk-pagination__item govuk-pagination__item--ellipsis" { "⋯" } },
            Entry::Page(number, href) => {
                let here = *number == self.current;
                let class = match here {
                    true => "govuk-pagination__item govuk-pagination__item--current",
                    false => "govuk-pagination__item",
                };
                let label = fill("Page {number}", &[("number", &number.to_string())]);
                html! {
                    li class=(class) {
                        a class="govuk-link govuk-pagination__link" href=(href) aria-label=(label)
                            aria-current=[here.then_some("page")] { (number) }
                    }
                }
            }
        }
    }
}

/// The page numbers to show; `None` is a gap of two pages or more.
fn numbers(current: u64, last: u64) -> Vec<Option<u64>> {
    let shown = |page: &u64| *page == 1 || *page == last || page.abs_diff(current) <= 1;
    let mut list = Vec::new();
    let mut before = 0;
    for page in (1..=last).filter(shown) {
        match page - before {
            1 => {}
            2 => list.push(Some(page - 1)),
            _ => list.push(None),
        }
        list.push(Some(page));
        before = page;
    }
    list
}

impl Render for Pagination {
    fn render(&self) -> Markup {
        html! {
            @if self.entries.len() > 1 {
                nav class="govuk-pagination" aria-label=(t("Pagination")) {
                    @if let Some(href) = &self.previous {
                        div class="govuk-pagination__prev" {
                            a class="govuk-link govuk-pagination__link" href=(href) rel="prev" {
                                (arrow_previous())
                                span class="govuk-pagination__link-title" { (previous_page()) }
                            }
                        }
                    }
                    ul class="govuk-pagination__list" { @for entry in &self.entries { (self.entry(entry)) } }
                    @if let Some(href) = &self.next {
                        div class="govuk-pagination__next" {
                            a class="govuk-link govuk-pagination__link" href=(href) rel="next" {
                                span class="govuk-pagination__link-title" { (next_page()) }
                                (arrow_next())
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "Previous", with the word "page" for screen readers.
pub(super) fn previous_page() -> Markup {
    html! { (t("Previous")) span class="govuk-visually-hidden" { " " (t("page")) } }
}

/// "Next", with the word "page" for screen readers.
pub(super) fn next_page() -> Markup {
    html! { (t("Next")) span class="govuk-visually-hidden" { " " (t("page")) } }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    fn written(current: u64, last: u64) -> String {
        let words: Vec<String> = numbers(current, last).iter().map(|n| n.map_or("…".to_owned(), |n| n.to_string())).collect();
        words.join(" ")
    }

    #[test]
    fn short_lists_have_no_gap() {
        assert_eq!(written(1, 1), "1");
        assert_eq!(written(1, 3), "1 2 3");
        assert_eq!(written(3, 5), "1 2 3 4 5");
    }

    #[test]
    fn a_gap_stands_for_two_pages_or_more() {
        assert_eq!(written(1, 6), "1 2 … 6");
        assert_eq!(written(4, 9), "1 2 3 4 5 … 9");
        assert_eq!(written(10, 40), "1 … 9 10 11 … 40");
        assert_eq!(written(40, 40), "1 … 39 40");
    }

    #[test]
    fn an_empty_list_has_no_pages() {
        assert_eq!(written(1, 0), "");
    }
}
