//! A static map of places in a few classes. Its table stands beside it.

use super::figure::{Frame, figure_methods};
use super::map_drawing::{self, Drawn};
use maud::{Markup, Render, html};
use values::words::{count, fill, t};

/// The corners of a piece of land or of a lake in it: longitude and latitude.
pub type Ring = Vec<(f64, f64)>;

/// One place: its name, its class (none when there is no data), and its outline.
#[derive(Clone, Debug)]
pub struct MapArea {
    pub(super) name: String,
    pub(super) class: Option<usize>,
    pub(super) rings: Vec<Ring>,
    pub(super) href: Option<String>,
    pub(super) words: Option<String>,
}

impl MapArea {
    /// A place without data, with the rings of all its polygons.
    pub fn new(name: impl Into<String>, rings: Vec<Ring>) -> MapArea {
        MapArea { name: name.into(), class: None, rings, href: None, words: None }
    }

    /// The class of the place, counted from 0, the lowest.
    pub fn class(mut self, class: usize) -> MapArea {
        self.class = Some(class);
        self
    }

    /// The value in words, written under the name.
    pub fn words(mut self, words: impl Into<String>) -> MapArea {
        self.words = Some(words.into());
        self
    }

    /// Where a click on the place leads. The table must hold the same link, for everyone who does not use a mouse.
    pub fn href(mut self, href: impl Into<String>) -> MapArea {
        self.href = Some(href.into());
        self
    }
}

/// A map. Use it only when it matters which place lies next to which.
#[derive(Clone, Debug)]
pub struct PlaceMap {
    frame: Frame,
    classes: Vec<String>,
    areas: Vec<MapArea>,
}

impl PlaceMap {
    /// A map with an id that no other figure of the page has, and its finding.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> PlaceMap {
        PlaceMap { frame: Frame::new(id, finding), classes: Vec::new(), areas: Vec::new() }
    }

    figure_methods!();

    /// Adds a class in words, from low to high, at most five: "3.0 to 3.9".
    pub fn class(mut self, words: impl Into<String>) -> PlaceMap {
        self.classes.push(words.into());
        self
    }

    /// Adds a place.
    pub fn area(mut self, area: MapArea) -> PlaceMap {
        self.areas.push(area);
        self
    }

    /// Adds many places.
    pub fn areas(mut self, areas: impl IntoIterator<Item = MapArea>) -> PlaceMap {
        self.areas.extend(areas);
        self
    }

    /// The description of the map in words: which places are in which class.
    pub fn description(&self) -> String {
        let places = u64::try_from(self.areas.len()).unwrap_or(u64::MAX);
        let mut sentences = vec![count("Map of {n} place.", "Map of {n} places.", places)];
        for (index, class) in self.classes.iter().enumerate() {
            sentences.extend(self.sentence(Some(index), class));
        }
        sentences.extend(self.sentence(None, &t("No data")));
        sentences.join(" ")
    }

    fn sentence(&self, class: Option<usize>, words: &str) -> Option<String> {
        let names: Vec<&str> = self.areas.iter().filter(|area| area.class == class).map(|area| area.name.as_str()).collect();
        (!names.is_empty()).then(|| fill("{class}: {places}.", &[("class", words), ("places", &names.join(", "))]))
    }

    fn legend(&self) -> Markup {
        html! {
            ul class="gt-map-key" {
                @for (index, words) in self.classes.iter().enumerate() {
                    li class="gt-map-key__item" { (map_drawing::swatch(Some(index), &self.frame.id)) (words) }
                }
                @if self.areas.iter().any(|area| area.class.is_none()) {
                    li class="gt-map-key__item" { (map_drawing::swatch(None, &self.frame.id)) (t("No data")) }
                }
            }
        }
    }

    /// Links for the mouse hide the drawing from screen readers, whose way in is the table; the words stay.
    fn drawing(&self, drawn: &Drawn) -> Markup {
        let linked = self.areas.iter().any(|area| area.href.is_some());
        let description = format!("{}-description", self.frame.id);
        let (hidden, role) = if linked { (Some("true"), None) } else { (None, Some("img")) };
        let title = role.map(|_| self.frame.title_id());
        html! {
            svg class="gt-map" xmlns="http://www.w3.org/2000/svg" role=[role] aria-hidden=[hidden]
                aria-labelledby=[title] aria-describedby=[role.map(|_| &description)] viewBox=(drawn.view_box)
                font-family=(super::lettering::FAMILY) font-size="14" {
                title { (self.frame.finding) }
                @if !linked { desc id=(description) { (self.description()) } }
                (drawn.shapes)
            }
            @if linked { p class="govuk-visually-hidden" { (self.description()) } }
        }
    }
}

impl Render for PlaceMap {
    fn render(&self) -> Markup {
        let drawn = map_drawing::draw(&self.areas, &self.frame.id);
        let drawing = html! { (self.legend()) (self.drawing(&drawn)) };
        self.frame.around(drawing, None)
    }
}
