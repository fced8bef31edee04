//! What changed recently, as far as the reader may see it, with links to what still stands.

use crate::address::Side;
use access::Open;
use components::EmptyState;
use database::Fault;
use maud::{Markup, html};
use records::history::Latest;
use records::{House, Names, history};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::words::{count_with, fill, t};
use values::{Kind, dates};

/// The latest changes, and the cards of the things that still stand.
pub struct Recent {
    latest: Vec<Latest>,
    cards: Names,
}

impl Recent {
    /// The latest changes, at most so many; those made at one moment are told once.
    pub async fn ask(open: &dyn Open, house: &House, side: Side, most: u64) -> Result<Recent, Fault> {
        let kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| side == Side::Workspace || has_page(*kind)).collect();
        let latest = history::latest(open, &kinds, side == Side::Public, most).await?;
        let mut things: BTreeMap<Kind, BTreeSet<Uuid>> = BTreeMap::new();
        for event in latest.iter().map(|latest| &latest.event) {
            if let (Some(kind), Some(thing)) = (Kind::from_key(&event.kind), event.thing) {
                things.entry(kind).or_default().insert(thing);
            }
        }
        let mut cards = Names::default();
        for (kind, ids) in things {
            cards.add_cards(house.cards(open, kind, &ids).await?);
        }
        Ok(Recent { latest, cards })
    }

    /// Whether nothing has changed yet.
    pub fn is_empty(&self) -> bool {
        self.latest.is_empty()
    }

    /// The list. On the public site it says what changed, not who changed it.
    pub fn list(&self, side: Side) -> Markup {
        html! {
            @if self.is_empty() {
                (EmptyState::new(t("Recent changes"), history::nothing_yet()))
            } @else {
                ul class="govuk-list" {
                    @for latest in &self.latest {
                        li { (self.told(latest, side)) br; span class="govuk-hint" { (dates::moment(latest.event.moment())) } }
                    }
                }
            }
        }
    }

    fn told(&self, latest: &Latest, side: Side) -> Markup {
        let words = match side {
            Side::Workspace => history::sentence_of(latest),
            Side::Public => published(latest),
        };
        let card = latest.event.thing.and_then(|thing| self.cards.card(thing));
        html! {
            @match card.and_then(|card| side.of(card.kind, &card.reference)) {
                Some(href) => a class="govuk-link" href=(href) { (words) },
                None => (words),
            }
        }
    }
}

/// Residents are told of things that have a page of their own.
fn has_page(kind: Kind) -> bool {
    crate::address::public(kind, "it").is_some()
}

fn published(latest: &Latest) -> String {
    let what = [("what", latest.event.title.as_str())];
    let words = match latest.event.verb.as_str() {
        "added" => fill("New: {what}", &what),
        "removed" => fill("Taken away: {what}", &what),
        _ => fill("Changed: {what}", &what),
    };
    if latest.number == 1 {
        return words;
    }
    count_with("{words}, and {n} other change", "{words}, and {n} other changes", latest.number - 1, &[("words", &words)])
}
