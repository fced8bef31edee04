//! How a comparison looks: the list of changes in words, then the text with what was added and removed. Pure.

use super::texts::{Part, Piece, Tally};
use components::Details;
use maud::{Markup, html};
use values::words::{count, fill, t};

/// What was compared, by the name that its anchors begin with: several texts may stand on one page.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// What the anchors of its changes begin with.
    pub anchor: &'a str,
    /// What was found.
    pub parts: &'a [Part],
}

impl Compared<'_> {
    /// Whether anything changed.
    pub fn differs(self) -> bool {
        Tally::of(self.parts) != Tally::default()
    }

    /// How many paragraphs changed, in words; nothing when none did.
    pub fn counted(self) -> Vec<String> {
        let tally = Tally::of(self.parts);
        let counted = [
            count("{n} paragraph changed", "{n} paragraphs changed", tally.changed),
            count("{n} paragraph added", "{n} paragraphs added", tally.added),
            count("{n} paragraph removed", "{n} paragraphs removed", tally.removed),
            count("{n} paragraph moved", "{n} paragraphs moved", tally.moved),
        ];
        let numbers = [tally.changed, tally.added, tally.removed, tally.moved];
        counted.into_iter().zip(numbers).filter(|(_, n)| *n > 0).map(|(words, _)| words).collect()
    }

    /// The changes in words, each linked to its place.
    pub fn listed(self) -> Markup {
        let changes = self.parts.iter().filter(|part| !matches!(part, Part::Unchanged(_)));
        html! {
            ol class="govuk-list govuk-list--number" {
                @for (number, part) in (1..).zip(changes) {
                    li { a class="govuk-link" href={ "#" (self.anchor) "-" (number) } { (in_words(part)) } }
                }
            }
        }
    }

    /// The text with what was added and removed; what stayed is folded.
    pub fn text(self) -> Markup {
        let mut number = 0;
        html! {
            div class="gt-compared" {
                @for part in self.parts {
                    @if let Part::Unchanged(same) = part { (unchanged(same)) } @else {
                        @let id = { number += 1; format!("{}-{number}", self.anchor) };
                        p class="govuk-body" id=(id) { (one(part)) }
                    }
                }
            }
        }
    }
}

/// So many words of a paragraph stand for it in the list of changes.
const FIRST_WORDS: usize = 9;

fn in_words(part: &Part) -> String {
    let text: String = match part {
        Part::Unchanged(same) => same.join(" "),
        Part::Added(text) | Part::Removed(text) | Part::Moved(text) => text.clone(),
        Part::Changed(pieces) => {
            let after = |piece: &Piece| match piece {
                Piece::Kept(text) | Piece::Added(text) => text.clone(),
                Piece::Removed(_) => String::new(),
            };
            pieces.iter().map(after).collect()
        }
    };
    let mut words = text.split_whitespace();
    let mut first = words.by_ref().take(FIRST_WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        first.push_str(" …");
    }
    let gaps = [("words", first.as_str())];
    match part {
        Part::Changed(_) => fill("Changed: “{words}”", &gaps),
        Part::Added(_) => fill("Added: “{words}”", &gaps),
        Part::Removed(_) => fill("Removed: “{words}”", &gaps),
        _ => fill("Moved: “{words}”", &gaps),
    }
}

/// How many unchanged paragraphs are shown before they are folded.
const SHOWN: usize = 2;

fn unchanged(same: &[String]) -> Markup {
    let number = u64::try_from(same.len()).unwrap_or(u64::MAX);
    let all = html! { @for text in same { p class="govuk-body" { (text) } } };
    match same.len() > SHOWN {
        true => html! { (Details::new(count("{n} paragraph unchanged", "{n} paragraphs unchanged", number), all)) },
        false => all,
    }
}

fn one(part: &Part) -> Markup {
    match part {
        Part::Unchanged(same) => unchanged(same),
        Part::Added(text) => added(text),
        Part::Removed(text) => removed(text),
        Part::Moved(text) => html! { strong { (t("Moved:")) } " " (text) },
        Part::Changed(pieces) => html! {
            @for piece in pieces {
                @match piece {
                    Piece::Kept(text) => (text),
                    Piece::Added(text) => (added(text)),
                    Piece::Removed(text) => (removed(text)),
                }
            }
        },
    }
}

fn added(text: &str) -> Markup {
    html! { ins { (hidden(&t("Added:"))) (text) (hidden(&t("End of what was added."))) } }
}

fn removed(text: &str) -> Markup {
    html! { del { (hidden(&t("Removed:"))) (text) (hidden(&t("End of what was removed."))) } }
}

/// Words for those who hear the page: not every screen reader speaks of `ins` and `del`.
fn hidden(words: &str) -> Markup {
    html! { span class="govuk-visually-hidden" { " " (words) " " } }
}
