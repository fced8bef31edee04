//! The items that a reader chose: their papers, with the reader's own notes beside the paragraphs. Pure.

use super::chosen::{Chosen, number};
use super::notes::Model as Note;
use super::rules::{Paragraph, Tied, mark, placed, quote};
use crate::gathering::whole::Item;
use crate::papers::records::Model as Paper;
use crate::papers::shown::{PaperShown, heading};
use crate::site::agenda_shown;
use crate::site::item_shown::called;
use crate::site::links::paragraphs;
use crate::workspace::{self, Here};
use components::{Button, ButtonGroup, ErrorSummary, Missing, PreviousNext, Tag, Textarea, Tone};
use documents::prose::{Run, anchor, words};
use maud::{Markup, html};
use pages::Page;
use values::words::{fill, t};

/// What the address asked for beside the items.
#[derive(Default)]
pub(super) struct Asked<'a> {
    /// The note that is being written: the anchor of its paragraph, or the id of the one that is changed.
    pub(super) note: &'a str,
    /// What was typed, when it could not be kept, and why not.
    pub(super) typed: Option<&'a str>,
    pub(super) wrong: Option<&'a str>,
    /// Whether one's own notes are left out, to print for others.
    pub(super) without_notes: bool,
}

/// What is wrong, on top of the page.
pub(super) fn summary(wrong: &str) -> ErrorSummary {
    ErrorSummary::new().link(wrong, "text")
}

/// The page.
pub(super) fn page(chosen: &Chosen, asked: &Asked<'_>) -> Page {
    let one = chosen.only();
    let content = html! {
        (ways(chosen, asked))
        @for item in chosen.items() {
            div class="gt-pack-item" { (shown(chosen, item, asked, if one.is_some() { 2 } else { 3 })) }
        }
        @if let Some(item) = one { (neighbours(chosen, item)) }
    };
    let page = workspace::page(&chosen.whole, Here::Papers, content);
    match one {
        Some(item) => page.heading(called(item)),
        None => page,
    }
}

/// Ways to other views of the same papers.
fn ways(chosen: &Chosen, asked: &Asked<'_>) -> Markup {
    html! {
        p class="govuk-body govuk-!-display-none-print" {
            a class="govuk-link" href=(chosen.pack()) { (t("What is in this pack")) } ". "
            @if asked.without_notes { a class="govuk-link" href=(chosen.address("")) { (t("Show my notes")) } }
            @else { a class="govuk-link" href=(chosen.address("&notes=no")) { (t("Leave out my notes, to print for others")) } }
        }
    }
}

/// One item: under a heading of its own when there are several.
fn shown(chosen: &Chosen, item: &Item, asked: &Asked<'_>, top: u8) -> Markup {
    let whole = &chosen.whole;
    let papers: Vec<&Paper> = chosen.papers.iter().filter(|paper| paper.item == item.model.id).collect();
    let dealt = agenda_shown::dealt_with(whole, item);
    html! {
        @if top > 2 { h2 class="govuk-heading-l" id=(number(item)) { (called(item)) } }
        @if !dealt.is_empty() { p class="govuk-body" { (dealt.join(" · ")) } }
        (agenda_shown::reason(whole, item))
        @if let Some(summary) = item.model.summary.as_ref().filter(|_| papers.iter().all(|paper| paper.summary.is_none())) { (paragraphs(summary)) }
        @if papers.is_empty() { (agenda_shown::recommended(whole, item)) }
        (restricted_part(chosen, item, top))
        @for (at, paper) in (1..).zip(&papers) { (of_paper(chosen, (item, at), paper, asked, top)) }
        @if papers.is_empty() && item.model.summary.is_none() { p class="govuk-body" { (Missing::new(t("There is no paper of this item here."))) } }
    }
}

/// What members alone may know of a closed item.
fn restricted_part(chosen: &Chosen, item: &Item, top: u8) -> Markup {
    html! {
        @for part in chosen.whole.parts.iter().filter(|part| part.item == item.model.id) {
            (heading(top, None, html! { (part.title) }))
            @if let Some(text) = &part.text { (paragraphs(text)) }
            @if let Some(minute) = &part.minute {
                (heading(top + 1, None, html! { (t("Minute")) }))
                (paragraphs(minute))
            }
        }
    }
}

/// A paper with its reader's notes: each beside its paragraph, and at the end those whose paragraph has changed.
fn of_paper(chosen: &Chosen, (item, at): (&Item, usize), paper: &Paper, asked: &Asked<'_>, top: u8) -> Markup {
    let prefix = format!("{}-{at}-", number(item));
    let shown = PaperShown::new(&chosen.whole, paper, prefix.clone(), top);
    if asked.without_notes {
        return shown.with(None);
    }
    let paragraphs: Vec<Paragraph> = shown.paragraphs().into_iter().map(|(number, words)| Paragraph { number, words }).collect();
    let mine: Vec<&Note> = chosen.notes.iter().filter(|note| note.paper == Some(paper.id.uuid())).collect();
    let tied: Vec<Tied<'_>> = mine.iter().map(|note| Tied { number: &note.number, mark: &note.mark }).collect();
    let places = placed(&tied, &paragraphs);
    let beside = Beside { chosen, item, paper, prefix: &prefix, asked };
    let after = |number: &str, runs: &[Run]| {
        let own = mine.iter().zip(&places).filter(|(_, place)| **place == Some(number)).map(|(note, _)| *note);
        beside.paragraph(number, &words(runs), own.collect())
    };
    let lost: Vec<&Note> = mine.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(note, _)| *note).collect();
    html! {
        (shown.with(Some(&after)))
        (beside.lost(&lost, top + 1))
    }
}

/// What stands beside the paragraphs of one paper.
struct Beside<'a> {
    chosen: &'a Chosen,
    item: &'a Item,
    paper: &'a Paper,
    prefix: &'a str,
    asked: &'a Asked<'a>,
}

impl Beside<'_> {
    /// The reader's notes on a paragraph, and the way to another or to stop there.
    fn paragraph(&self, number: &str, said: &str, own: Vec<&Note>) -> Markup {
        let anchor = anchor(self.prefix, number);
        let stopped = self.chosen.place.as_ref().is_some_and(|place| place.anchor == anchor);
        let write = self.chosen.address(&format!("&note={anchor}#{anchor}"));
        html! {
            @for note in own { (self.own(note, &anchor)) }
            @if stopped { p class="govuk-body govuk-!-display-none-print" { (Tag::new(t("You stopped here"), Tone::Active)) } }
            @if self.asked.note == anchor {
                (self.form(None, &anchor, (number, &mark(said), &quote(said))))
                (self.stop(&anchor))
            } @else {
                p class="govuk-body-s govuk-!-display-none-print" {
                    a class="govuk-link" href=(write) {
                        (t("Add a note or stop here")) span class="govuk-visually-hidden" { ": " (fill("Paragraph {number}", &[("number", number)])) }
                    }
                }
            }
        }
    }

    /// One note, or the form that changes it.
    fn own(&self, note: &Note, anchor: &str) -> Markup {
        let id = note.id.to_string();
        if self.asked.note == id {
            return self.form(Some(note), anchor, (&note.number, &note.mark, &note.quote));
        }
        let change = self.chosen.address(&format!("&note={id}#{anchor}"));
        html! {
            div class="gt-note" {
                p class="govuk-body-s gt-note__name" { (t("Your note")) }
                (paragraphs(&note.text))
                p class="govuk-body-s govuk-!-display-none-print" {
                    a class="govuk-link" href=(change) {
                        (t("Change or remove")) span class="govuk-visually-hidden" { " " (fill("your note on paragraph {number}", &[("number", &note.number)])) }
                    }
                }
            }
        }
    }

    fn form(&self, note: Option<&Note>, anchor: &str, (number, mark, quote): (&str, &str, &str)) -> Markup {
        let hidden =
            [("paper", self.paper.reference.as_str()), ("number", number), ("mark", mark), ("quote", quote), ("anchor", anchor)];
        let text = self.asked.typed.or(note.map(|note| note.text.as_str())).unwrap_or_default();
        let label = fill("Your note on paragraph {number}", &[("number", number)]);
        let box_for_text = Textarea::new("text", label).hint(t("Only you can read it")).value(text).error_if(self.asked.wrong);
        let keep = ButtonGroup::new().button(Button::new(t("Keep the note")).name("act").value("keep"));
        let remove = || Button::new(t("Remove the note")).secondary().name("act").value("remove");
        let buttons = if note.is_some() { keep.button(remove()) } else { keep };
        html! {
            form method="post" action=(format!("{}/note", self.chosen.pack())) novalidate class="govuk-!-display-none-print" {
                @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
                @if let Some(note) = note { input type="hidden" name="note" value=(note.id); }
                (self.items())
                (box_for_text)
                (buttons.link(t("Cancel"), self.chosen.address(&format!("#{anchor}"))))
            }
        }
    }

    /// The button with which one stops here.
    fn stop(&self, anchor: &str) -> Markup {
        html! {
            form method="post" action=(format!("{}/place", self.chosen.pack())) class="govuk-!-display-none-print" {
                input type="hidden" name="anchor" value=(anchor);
                input type="hidden" name="of" value=(self.item.model.reference);
                (self.items())
                (Button::new(t("Stop reading here")).secondary())
            }
        }
    }

    /// The items that are open, so that they are open again afterwards.
    fn items(&self) -> Markup {
        html! { @for item in self.chosen.items() { input type="hidden" name="item" value=(number(item)); } }
    }

    /// Notes whose paragraph is not there any more as it was.
    fn lost(&self, notes: &[&Note], level: u8) -> Markup {
        let anchor = format!("{}changed", self.prefix);
        html! {
            @if !notes.is_empty() {
                (heading(level, Some(&anchor), html! { (t("Notes whose paragraph has changed")) }))
                @for note in notes {
                    p class="govuk-body" { (fill("Paragraph {number} was: “{words}”", &[("number", &note.number), ("words", &note.quote)])) }
                    (self.own(note, &anchor))
                }
            }
        }
    }
}

fn neighbours(chosen: &Chosen, item: &Item) -> Markup {
    let items: Vec<&Item> = chosen.whole.items().collect();
    let at = items.iter().position(|it| it.model.id == item.model.id);
    let href = |item: &Item| format!("{}?item={}", chosen.pack(), number(item));
    let mut links = PreviousNext::new().label(t("Other items of this agenda"));
    if let Some(before) = at.and_then(|at| at.checked_sub(1)).and_then(|at| items.get(at)) {
        links = links.previous(href(before), called(before));
    }
    if let Some(after) = at.and_then(|at| items.get(at + 1)) {
        links = links.next(href(after), called(after));
    }
    html! { @if items.len() > 1 { (links) } }
}
