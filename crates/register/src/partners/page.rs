//! The page of all partners: loads boards, organisations and places, and narrows them by words and by place.

use crate::find::{self, Pointed};
use crate::places::map::{self, Drawn};
use crate::places::records::Model as Place;
use crate::places::{page::is_there, rules};
use crate::showing::Showing;
use crate::{organisations, partnerships, seats, shared, successions};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Address, Answer, Page, Visit};
use records::{House, Names, visible};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{Condition, FromQueryResult};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use values::{Id, kind, slug};

/// All that the page tells.
pub(crate) struct Everyone {
    pub(crate) boards: Vec<partnerships::records::Model>,
    pub(crate) organisations: Vec<organisations::records::Model>,
    pub(crate) places: Vec<Place>,
    pub(crate) successions: Vec<successions::Model>,
    /// How many seats each board has today.
    pub(crate) seats: HashMap<Uuid, i64>,
    /// The place whose parts are drawn, and its parts.
    pub(crate) map: Option<(Place, Drawn)>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Words that the name must hold.
    pub(crate) words: String,
    /// The reference of a place.
    pub(crate) place: String,
}

impl Asked {
    fn of(address: &Address) -> Asked {
        let words: String = address.get("q").trim().chars().take(200).collect();
        Asked { words, place: address.get("place").to_owned() }
    }

    /// Whether the lists are narrowed.
    pub(crate) fn narrows(&self) -> bool {
        !self.words.is_empty() || !self.place.is_empty()
    }

    /// Keeps what has all the words in its name and serves the place or one inside it.
    pub(crate) fn keeps(&self, title: &str, place: Option<Id<kind::Place>>, inside: &BTreeSet<Id<kind::Place>>) -> bool {
        let title = slug::folded(title);
        let said = slug::folded(&self.words).split_whitespace().all(|word| title.contains(word));
        said && (self.place.is_empty() || place.is_some_and(|place| inside.contains(&place)))
    }
}

#[derive(FromQueryResult)]
struct Seats {
    partnership: Uuid,
    number: i64,
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let asked = Asked::of(visit.address());
    let showing = Showing::of(visit);
    let reading = visit.reading().await?;
    let mut everyone = load(&showing.over(&reading), house).await?;
    reading.close().await?;
    narrow(&mut everyone, &asked);
    Ok(showing.show(visit, || super::views::page(&everyone, &asked, visit.address())))
}

/// The page with everyone on it.
pub(crate) fn whole(everyone: &Everyone, address: &Address) -> Page {
    super::views::page(everyone, &Asked::default(), address)
}

/// Leaves only what was asked for.
fn narrow(everyone: &mut Everyone, asked: &Asked) {
    let place = everyone.places.iter().find(|place| place.reference == asked.place);
    let inside = place.map(|place| rules::with_all_inside(place.id, &everyone.places)).unwrap_or_default();
    everyone.boards.retain(|board| asked.keeps(&board.title, board.place, &inside));
    everyone.organisations.retain(|organisation| asked.keeps(&organisation.title, organisation.place, &inside));
}

/// Everything that the actor may see.
pub(crate) async fn load(open: &dyn Open, house: &House) -> Result<Everyone, Fault> {
    let places: Vec<Place> = find::all(open, Condition::all()).await?;
    let there_today: Vec<Place> = places.iter().filter(|place| is_there(place, open.today())).cloned().collect();
    let map = match rules::widest(&there_today) {
        Some((outer, parts)) => Some((outer.clone(), map::load(open, &parts).await?)),
        None => None,
    };
    let successions: Vec<successions::Model> = find::all(open, Condition::all()).await?;
    let came_after = Pointed::default().at(successions.iter().map(|step| step.after));
    Ok(Everyone {
        boards: find::all(open, Condition::all()).await?,
        organisations: find::all(open, Condition::all()).await?,
        successions,
        seats: seats_today(open).await?,
        map: map.filter(|(_, drawn)| !drawn.is_empty()),
        names: came_after.names(house, open, &["partnership-kind", "organisation-kind", "place-kind"]).await?,
        today: open.today(),
        places,
    })
}

async fn seats_today(open: &dyn Open) -> Result<HashMap<Uuid, i64>, Fault> {
    let column = |name: &'static str| (Alias::new("seats"), Alias::new(name));
    let select = Query::select()
        .column(column("partnership"))
        .expr_as(Expr::col(column("id")).count(), Alias::new("number"))
        .from(Alias::new("seats"))
        .cond_where(visible(open.sight(), "seats", seats::WITHIN))
        .cond_where(shared::current("seats", open.today()))
        .group_by_col(column("partnership"))
        .take();
    let counted: Vec<Seats> = shared::found(open, &select).await?;
    Ok(counted.into_iter().map(|seats| (seats.partnership, seats.number)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_must_be_in_the_name_and_the_place_around_it() {
        let dover = Id::of(Uuid::from_u128(1));
        let kent = BTreeSet::from([dover, Id::of(Uuid::from_u128(2))]);
        let asked = |words: &str, place: &str| Asked { words: words.into(), place: place.into() };
        assert!(asked("", "").keeps("Dover District Council", None, &BTreeSet::new()));
        assert!(asked("council DOVER", "").keeps("Dover District Council", None, &BTreeSet::new()));
        assert!(!asked("council thanet", "").keeps("Dover District Council", None, &BTreeSet::new()));
        assert!(asked("", "kent").keeps("Dover District Council", Some(dover), &kent));
        assert!(!asked("", "kent").keeps("Home Office", None, &kent));
        assert!(!asked("", "atlantis").keeps("Dover District Council", Some(dover), &BTreeSet::new()));
    }
}
