//! What is in the pack: every item with its papers and the number of one's own notes, and the choice of some of them. Pure.

use super::chosen::{Chosen, number};
use crate::gathering::whole::Item;
use crate::site::item_shown::called;
use crate::workspace::{self, Here};
use components::{Button, Checkboxes, Choice, Column, EmptyState, InsetText, Missing, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::Page;
use values::words::{count, fill, t};

/// The page.
pub(super) fn page(chosen: &Chosen) -> Page {
    let none = chosen.whole.items().next().is_none();
    let content = html! {
        p class="govuk-body gt-lead" { (t("Read the papers item by item. Your notes are yours alone: nobody else sees them, and no export holds them.")) }
        (left_off(chosen))
        @if none { (EmptyState::new(t("Papers"), t("The agenda has no items yet."))) }
        @else { (table(chosen)) (some(chosen)) }
    };
    workspace::page(&chosen.whole, Here::Papers, content)
}

fn left_off(chosen: &Chosen) -> Markup {
    let Some((item, anchor)) = chosen.left_off() else { return html! {} };
    let href = format!("{}?item={}#{}", chosen.pack(), number(item), if anchor.is_empty() { "main-content" } else { anchor });
    html! {
        (InsetText::new(html! {
            p class="govuk-body" {
                a class="govuk-link" href=(href) { (fill("Go on where you left off: {item}", &[("item", &called(item))])) }
            }
        }))
    }
}

fn table(chosen: &Chosen) -> Table {
    Table::new(t("What is in this pack"))
        .small_screen(SmallScreen::Stack)
        .column(Column::new(t("Item")))
        .column(Column::new(t("Title")))
        .column(Column::new(t("Purpose")))
        .column(Column::new(t("Papers")))
        .column(Column::new(t("Your notes")))
        .rows(chosen.whole.items().map(|item| row(chosen, item)))
}

fn row(chosen: &Chosen, item: &Item) -> Row {
    let whole = &chosen.whole;
    let read = format!("{}?item={}", chosen.pack(), number(item));
    let mine =
        chosen.notes.iter().filter(|note| whole.papers_of(item.model.id).any(|paper| Some(paper.id) == note.paper)).count();
    let purpose = item.model.purpose.as_deref().map(|key| whole.names.label("agenda-item-purpose", key));
    Row::headed(item.number.clone())
        .cell(html! { a class="govuk-link" href=(read) { (item.model.title) } })
        .cell(html! { @match purpose { Some(words) => (words), None => (Missing::new(t("Not stated"))) } })
        .cell(papers(chosen, item))
        .cell(html! {
            @if mine == 0 { (Missing::new(t("None"))) }
            @else { (count("{n} note", "{n} notes", u64::try_from(mine).unwrap_or(u64::MAX))) }
        })
}

/// The kinds of the papers of an item; of closed ones no title is told in a list.
fn papers(chosen: &Chosen, item: &Item) -> Markup {
    let whole = &chosen.whole;
    let kinds: Vec<&str> = whole.papers_of(item.model.id).map(|paper| whole.names.label("paper-kind", &paper.kind)).collect();
    let part = whole.parts.iter().any(|part| part.item == item.model.id);
    html! {
        @if !kinds.is_empty() { (kinds.join(", ")) }
        @else if part { (t("Restricted part")) }
        @else if let Some(kind) = &item.model.kind { (whole.names.label("agenda-item-kind", kind)) }
        @else { (Missing::new(t("None"))) }
    }
}

/// The choice of some items, for one page of just those.
fn some(chosen: &Chosen) -> Markup {
    let choice = |item: &Item| Choice::new(number(item), called(item));
    html! {
        h2 class="govuk-heading-m" { (t("Read or print some of them together")) }
        form method="get" action=(chosen.pack()) {
            (Checkboxes::new("item", t("Items")).small().choices(chosen.whole.items().map(choice)))
            (Button::new(t("Show these items")).secondary())
        }
    }
}
