//! The page of one chapter: its contents beside it, its paragraphs numbered, and the way on.

use super::chapter::ChapterPage;
use super::plan_view::{chapter_title, contents};
use super::{PLANS, address};
use crate::chapters::records::Model as Chapter;
use crate::chapters::rules;
use components::{EmptyState, NumberedParagraph, PreviousNext};
use maud::{Markup, html};
use pages::Page;
use records::Kept;
use values::Kind;
use values::dates;
use values::words::{fill, t};

/// Who alone may see the chapter: those to whom it is kept, or to whom the whole plan is.
fn only_for(page: &ChapterPage, chapter: &Chapter) -> Option<pages::Restricted> {
    let chapter = records::pages::restricted(Kind::Chapter, &chapter.head(), &page.names);
    chapter.or_else(|| records::pages::restricted(Kind::Plan, &page.plan.head(), &page.names))
}

/// The page.
pub(super) fn page(page: &ChapterPage) -> Page {
    let Some(chapter) = page.chapters.get(page.open) else { return Page::new(page.plan.title.clone()) };
    Page::new(chapter_title(chapter))
        .document()
        .wide()
        .section(page.plan.title.clone())
        .crumb(t("Plans"), PLANS)
        .crumb(page.plan.title.clone(), address(&page.plan.reference))
        .caption(caption(page, chapter))
        .restricted(only_for(page, chapter))
        .content(html! {
            div class="govuk-grid-row" {
                div class="govuk-grid-column-one-third" {
                    (contents(&page.plan, &page.chapters, Some(&chapter.number)))
                    (reviewed(page, chapter))
                }
                div class="govuk-grid-column-two-thirds" { (text(chapter)) (way_on(page)) }
            }
        })
}

/// The plan, and which version of it this chapter is, or where the plan stands.
fn caption(page: &ChapterPage, chapter: &Chapter) -> String {
    let standing = page.names.label("plan-standing", &page.plan.standing);
    let version = chapter.edition.as_deref().unwrap_or(standing);
    fill("{plan} ({version})", &[("plan", &page.plan.title), ("version", version)])
}

fn reviewed(page: &ChapterPage, chapter: &Chapter) -> Markup {
    html! {
        p class="govuk-body-s" {
            @match chapter.reviewed_on {
                Some(day) => (fill("Last reviewed {date}", &[("date", &dates::words(day))])),
                None => (t("The papers do not show when this was last reviewed.")),
            }
            @if let Some(day) = page.plan.review_on {
                br;
                (fill("Next review of the plan {date}", &[("date", &dates::words(day))]))
            }
        }
    }
}

fn text(chapter: &Chapter) -> Markup {
    let numbered = rules::paragraphs(&chapter.number, &chapter.text);
    html! {
        @if numbered.is_empty() { (EmptyState::new(t("The text of this chapter"), t("Nothing has been written yet."))) }
        @for (number, words) in numbered { (NumberedParagraph::new(number, html! { p class="govuk-body" { (words) } })) }
    }
}

fn way_on(page: &ChapterPage) -> PreviousNext {
    let at = |place: usize| page.chapters.get(place).map(|chapter| (link(page, chapter), chapter_title(chapter)));
    let plan = (address(&page.plan.reference), t("Plan on a page").into_owned());
    let before = page.open.checked_sub(1).map_or(Some(plan), at);
    let start = before.map_or_else(PreviousNext::new, |(href, title)| PreviousNext::new().previous(href, title));
    match at(page.open + 1) {
        Some((href, title)) => start.next(href, title),
        None => start,
    }
}

fn link(page: &ChapterPage, chapter: &Chapter) -> String {
    format!("{}/{}", address(&page.plan.reference), rules::address(&chapter.number))
}
