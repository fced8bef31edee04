//! What changed recently, as far as the reader may see it, with links to what still stands.

use crate::address::Side;
use access::events::Model as Event;
use access::{Open, SeenBy};
use components::EmptyState;
use database::Fault;
use maud::{Markup, html};
use records::{House, Names, history};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::words::{fill, t};
use values::{Kind, dates};

/// So many of the latest events are looked at, so that several changes of one thing are told once.
const LOOKED_AT: u64 = 60;

/// The latest changes, and the cards of the things that still stand.
pub struct Recent {
    events: Vec<Event>,
    cards: Names,
}

impl Recent {
    /// The latest changes, at most so many; each thing once.
    pub async fn ask(open: &dyn Open, house: &House, side: Side, most: usize) -> Result<Recent, Fault> {
        let latest = history::latest(open, LOOKED_AT).await?;
        let published = |event: &Event| side == Side::Workspace || event.seen_by == SeenBy::Anyone.key();
        let mut seen = BTreeSet::new();
        let once = latest.into_iter().filter(published).filter(|event| seen.insert(event.thing));
        let events: Vec<Event> = once.take(most).collect();
        let mut things: BTreeMap<Kind, BTreeSet<Uuid>> = BTreeMap::new();
        for event in &events {
            if let (Some(kind), Some(thing)) = (Kind::from_key(&event.kind), event.thing) {
                things.entry(kind).or_default().insert(thing);
            }
        }
        let mut cards = Names::default();
        for (kind, ids) in things {
            cards.add_cards(house.cards(open, kind, &ids).await?);
        }
        Ok(Recent { events, cards })
    }

    /// Whether nothing has changed yet.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The list. On the public site it says what changed, not who changed it.
    pub fn list(&self, side: Side) -> Markup {
        html! {
            @if self.is_empty() {
                (EmptyState::new(t("Recent changes"), history::nothing_yet()))
            } @else {
                ul class="govuk-list" {
                    @for event in &self.events {
                        li { (self.told(event, side)) br; span class="govuk-hint" { (dates::moment(event.moment())) } }
                    }
                }
            }
        }
    }

    fn told(&self, event: &Event, side: Side) -> Markup {
        let words = match side {
            Side::Workspace => history::sentence(event),
            Side::Public => published(event),
        };
        let card = event.thing.and_then(|thing| self.cards.card(thing));
        html! {
            @match card.and_then(|card| side.of(card.kind, &card.reference)) {
                Some(href) => a class="govuk-link" href=(href) { (words) },
                None => (words),
            }
        }
    }
}

fn published(event: &Event) -> String {
    let what = [("what", event.title.as_str())];
    match event.verb.as_str() {
        "added" => fill("New: {what}", &what),
        "removed" => fill("Taken away: {what}", &what),
        _ => fill("Changed: {what}", &what),
    }
}
