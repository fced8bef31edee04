//! Maps of places: the newest outline of each, with links to their pages.

use crate::boundaries::{outline, records::Model as Boundary};
use crate::find;
use crate::places::records::Model as Place;
use access::Open;
use components::{MapArea, PlaceMap};
use database::Fault;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::BTreeSet;
use values::words::fill;
use values::{Id, Kind, kind};

/// Places to be drawn, each with its newest outline.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawn {
    places: Vec<(Place, Boundary)>,
}

/// The newest outlines of these places, as far as the actor may see them. Places without one are left out.
pub(crate) async fn load(open: &dyn Open, places: &[&Place]) -> Result<Drawn, Fault> {
    if places.is_empty() {
        return Ok(Drawn::default());
    }
    let ids = places.iter().map(|place| place.id.uuid());
    let of_these = Condition::all().add(find::column(Kind::Boundary, "place").is_in(ids));
    let boundaries: Vec<Boundary> = find::all(open, of_these).await?;
    let newest = |place: &Place| {
        boundaries.iter().filter(|drawn| drawn.place == place.id).max_by_key(|drawn| outline::year(&drawn.vintage))
    };
    let pair = |place: &&Place| newest(place).map(|outline| ((*place).clone(), outline.clone()));
    Ok(Drawn { places: places.iter().filter_map(pair).collect() })
}

impl Drawn {
    /// Whether this place has an outline here.
    pub(crate) fn shows(&self, place: Id<kind::Place>) -> bool {
        self.places.iter().any(|(drawn, _)| drawn.id == place)
    }

    /// Whether there is nothing to draw.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Leaves out the other places that lie inside this one, so that no name is written over another.
    pub(crate) fn without_those_inside(mut self, place: Id<kind::Place>) -> Drawn {
        let rings = |boundary: &Boundary| outline::read(&boundary.geometry).unwrap_or_default();
        if let Some((_, own)) = self.places.iter().find(|(drawn, _)| drawn.id == place) {
            let own = rings(own);
            self.places.retain(|(drawn, boundary)| drawn.id == place || !outline::covers(&own, &rings(boundary)));
        }
        self
    }

    /// The map. `classes` are the words of the legend; `class` says in which of them a place is.
    pub(crate) fn map(&self, id: &str, finding: String, classes: &[String], class: impl Fn(&Place) -> usize) -> PlaceMap {
        let area = |(place, boundary): &(Place, Boundary)| {
            let rings = outline::read(&boundary.geometry).ok()?;
            let href = crate::showing::address(Kind::Place, &place.reference).unwrap_or_default();
            Some(MapArea::new(place.title.clone(), rings).class(class(place)).href(href))
        };
        let start = classes.iter().fold(PlaceMap::new(id, finding), |map, words| map.class(words.clone()));
        start.areas(self.places.iter().filter_map(area)).note(self.note()).source(self.source())
    }

    fn note(&self) -> String {
        let each: BTreeSet<String> = self
            .places
            .iter()
            .map(|(_, outline)| {
                fill("Outlines: {which}. {licence}.", &[("which", &outline.vintage), ("licence", &outline.licence)])
            })
            .collect();
        each.into_iter().collect::<Vec<_>>().join(" ")
    }

    fn source(&self) -> String {
        let each: BTreeSet<&str> = self.places.iter().map(|(_, outline)| outline.source.as_str()).collect();
        each.into_iter().collect::<Vec<_>>().join(" ")
    }
}
