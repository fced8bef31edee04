//! What references and keys stand for: names to show, and the lookups for reading what people typed.

use std::collections::HashMap;
use uuid::Uuid;
use values::Kind;
use values::meaning::Known;

/// What a thing is called, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The kind of thing.
    pub kind: Kind,
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
}

impl Card {
    /// Its page in the workspace.
    pub fn href(&self) -> String {
        format!("/workspace/{}/{}", self.kind.path(), self.reference)
    }
}

/// The cards of things that the actor may see, by id, and the labels of terms. A thing that may not be seen has no card.
#[derive(Clone, Debug, Default)]
pub struct Names {
    cards: HashMap<Uuid, Card>,
    terms: HashMap<String, Vec<(String, String)>>,
}

impl Names {
    /// Adds cards.
    pub fn add_cards(&mut self, cards: impl IntoIterator<Item = Card>) {
        self.cards.extend(cards.into_iter().map(|card| (card.id, card)));
    }

    /// Adds a term of a list: its key and its label.
    pub fn add_term(&mut self, list: &str, key: &str, label: &str) {
        self.terms.entry(list.to_owned()).or_default().push((key.to_owned(), label.to_owned()));
    }

    /// The card of a thing.
    pub fn card(&self, id: Uuid) -> Option<&Card> {
        self.cards.get(&id)
    }

    /// The title of a thing, empty when it may not be seen.
    pub fn title(&self, id: Uuid) -> &str {
        self.card(id).map_or("", |card| &card.title)
    }

    /// The reference of a thing.
    pub fn reference(&self, id: Uuid) -> Option<&str> {
        self.card(id).map(|card| card.reference.as_str())
    }

    /// The label of a term; its key when the list does not have it any more.
    pub fn label<'a>(&'a self, list: &str, key: &'a str) -> &'a str {
        let found = self.terms.get(list).and_then(|terms| terms.iter().find(|(known, _)| known == key));
        found.map_or(key, |(_, label)| label)
    }

    /// The terms of a list: keys and labels, in the list's order.
    pub fn terms(&self, list: &str) -> &[(String, String)] {
        self.terms.get(list).map_or(&[], Vec::as_slice)
    }
}

/// What can be pointed at while reading a form or a sheet.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// The terms of lists.
    pub names: Names,
    things: HashMap<Kind, HashMap<String, Uuid>>,
}

impl Lookup {
    /// A lookup that knows these names, and no things yet.
    pub fn with(names: Names) -> Lookup {
        Lookup { names, things: HashMap::new() }
    }

    /// Lets a thing be pointed at by its reference.
    pub fn add_thing(&mut self, kind: Kind, reference: &str, id: Uuid) {
        self.things.entry(kind).or_default().insert(reference.to_owned(), id);
    }

    /// The ids of the things of this kind, by reference.
    pub fn things(&self, kind: Kind) -> impl Iterator<Item = (&String, &Uuid)> {
        self.things.get(&kind).into_iter().flatten()
    }
}

/// How alike a reference must be to be offered as what was meant; 1 is the same.
const ALIKE: f64 = 0.82;

impl Known for Lookup {
    fn term(&self, list: &str, typed: &str) -> Option<String> {
        let folded = values::slug::folded(typed);
        let same = |(key, label): &&(String, String)| key == typed || values::slug::folded(label) == folded;
        self.names.terms(list).iter().find(same).map(|(key, _)| key.clone())
    }

    fn terms(&self, list: &str) -> Vec<String> {
        self.names.terms(list).iter().map(|(key, _)| key.clone()).collect()
    }

    fn near_term(&self, list: &str, typed: &str) -> Option<String> {
        nearest(self.names.terms(list).iter().map(|(key, _)| key), typed)
    }

    fn thing(&self, kind: Kind, reference: &str) -> Option<Uuid> {
        self.things.get(&kind)?.get(reference).copied()
    }

    fn near(&self, kind: Kind, typed: &str) -> Option<String> {
        nearest(self.things(kind).map(|(reference, _)| reference), typed)
    }
}

/// The name that is most like what was typed, if any is like it.
fn nearest<'a>(names: impl Iterator<Item = &'a String>, typed: &str) -> Option<String> {
    let typed = values::slug::from_title(typed);
    let alike = names.map(|name| (strsim::jaro_winkler(name, &typed), name)).filter(|(alike, _)| *alike >= ALIKE);
    alike.max_by(|(one, a), (other, b)| one.total_cmp(other).then_with(|| b.cmp(a))).map(|(_, name)| name.clone())
}

#[cfg(test)]
mod tests {
    use super::{Lookup, Names};
    use values::Kind;
    use values::meaning::{Input, Known};

    #[test]
    fn what_was_nearly_typed_is_offered() {
        let mut names = Names::default();
        names.add_term("place-kind", "district", "District");
        names.add_term("place-kind", "county", "County");
        let mut lookup = Lookup::with(names);
        lookup.add_thing(Kind::Place, "ashford", uuid::Uuid::from_u128(1));
        let error = Input::Choice("place-kind").read("distrct", &lookup).expect_err("no such term");
        assert_eq!(error, "Did you mean district? Choose one of: district, county");
        assert_eq!(lookup.near(Kind::Place, "Ashfrod").as_deref(), Some("ashford"));
        assert_eq!(lookup.near_term("place-kind", "hamlet"), None);
    }
}
