//! A value for people: dates in words, amounts with pounds, terms by their label, things by a link to them.

use crate::{Field, Head, Names, Row};
use ::pages::Restricted;
use access::{Event, SeenBy};
use components::Missing;
use maud::{Markup, html};
use values::meaning::{Input, Meant};
use values::words::{fill, t};
use values::{Kind, dates, money};

/// The value of a field. `links` says whether things are linked to their workspace pages.
pub fn value(field: &Field, value: &Meant, names: &Names, links: bool) -> Markup {
    match value {
        Meant::Nothing => html! { (Missing::new(t("Not given"))) },
        Meant::Text(text) => match field.input {
            Input::Choice(list) => html! { (names.label(list, text)) },
            Input::Lines(_) => paragraphs(text),
            _ => html! { (text) },
        },
        Meant::Day(day) => html! { time datetime=(day) { (dates::words(*day)) } },
        Meant::Pounds(amount) => html! { (amount.words()) },
        Meant::Year(year) => html! { (year.words()) },
        Meant::Number(number) => html! { (money::with_commas(number.unsigned_abs())) },
        Meant::Thing(id) => match names.card(*id) {
            Some(card) if links => html! { a class="govuk-link" href=(card.href()) { (card.title) } },
            Some(card) => html! { (card.title) },
            None => html! { (Missing::new(t("Not shown to you"))) },
        },
    }
}

/// The same on the page of the thing itself: paragraphs that search finds have anchors, so that a result leads to the words.
pub(super) fn on_its_page(field: &Field, value: &Meant, names: &Names) -> Markup {
    match value {
        Meant::Text(text) if field.searched && matches!(field.input, Input::Lines(_)) => anchored(field.key, text),
        _ => self::value(field, value, names, true),
    }
}

fn anchored(key: &str, text: &str) -> Markup {
    let mut left = LONGEST;
    let shown: Vec<String> = crate::search::paragraphs(text)
        .into_iter()
        .take_while(|paragraph| {
            let fits = left > 0;
            left = left.saturating_sub(paragraph.chars().count());
            fits
        })
        .collect();
    let all = left > 0;
    html! {
        @for (number, paragraph) in (1..).zip(&shown) {
            p class="govuk-body" id=(crate::search::anchor(key, number)) { (paragraph) }
        }
        @if !all { p class="govuk-body" { (Missing::new(t("The rest is left out here; the download has it all."))) } }
    }
}

/// The same in a list, where a value that is missing says so quietly.
pub fn in_list(field: &Field, value: &Meant, names: &Names, links: bool) -> Markup {
    match value {
        Meant::Nothing => html! { (Missing::new(t("Not given")).quiet()) },
        given => self::value(field, given, names, links),
    }
}

/// The most characters of a text that a page shows.
const LONGEST: usize = 6000;

/// Text of several lines: a paragraph for each block, cut short when it is data rather than words.
fn paragraphs(text: &str) -> Markup {
    let shown: String = text.chars().take(LONGEST).collect();
    html! {
        @for paragraph in shown.split("\n\n") { p class="govuk-body" { (paragraph) } }
        @if shown.len() < text.len() { p class="govuk-body" { (Missing::new(t("The rest is left out here; the download has it all."))) } }
    }
}

/// Whether values of this field are set to the right.
pub fn is_numeric(field: &Field) -> bool {
    matches!(field.input, Input::Pounds | Input::Number)
}

/// The strip over a thing that only the members of a board may see, and the event that records its reading.
pub fn restricted(kind: Kind, head: &Head, names: &Names) -> Option<Restricted> {
    let board = head.members_of.filter(|_| head.seen_by == SeenBy::Members.key())?;
    let words = fill("Members of {board} only. Do not pass it on. Your reading is recorded.", &[("board", names.title(board))]);
    let reading = Event::of_thing("viewed", kind, head.id, &head.title).seen_by(&head.seen_by, head.members_of);
    Some(Restricted { words, reading })
}

/// Who can see a row, in words.
pub fn who_sees(row: &Row, names: &Names) -> String {
    match (SeenBy::from_key(&row.head.seen_by), row.head.members_of) {
        (Some(SeenBy::Members), Some(board)) => fill("Members of {board} only", &[("board", names.title(board))]),
        (Some(choice), _) => choice.words().into_owned(),
        (None, _) => t("Everyone who can sign in").into_owned(),
    }
}
