//! A static map of places in a few classes. Its table stands beside it.

use super::canvas::{Chart, Drawing, KeyEntry, Layout, chart_methods, notes};
use super::figure::{Frame, figure_methods};
use super::map_drawing::{self, Sheet};
use crate::content::Details;
use crate::lists::Table;
use maud::{Markup, Render, html};
use values::words::{count, fill, t};

/// The corners of a piece of land or of a lake in it: longitude and latitude.
pub type Ring = Vec<(f64, f64)>;

/// What is known of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Its class, from 0.
    Class(usize),
    NoData,
    Withheld,
}

impl Known {
    pub fn class(self) -> Option<usize> {
        match self {
            Known::Class(class) => Some(class),
            Known::NoData | Known::Withheld => None,
        }
    }
}

/// One place: its name, its class (none when there is no data), and its outline.
#[derive(Clone, Debug)]
pub struct MapArea {
    pub(super) name: String,
    pub(super) known: Known,
    pub(super) rings: Vec<Ring>,
    pub(super) href: Option<String>,
    pub(super) words: Option<String>,
}

impl MapArea {
    /// A place without data, with the rings of all its polygons.
    pub fn new(name: impl Into<String>, rings: Vec<Ring>) -> MapArea {
        MapArea { name: name.into(), known: Known::NoData, rings, href: None, words: None }
    }

    /// The class of the place, counted from 0, the lowest.
    pub fn class(mut self, class: usize) -> MapArea {
        self.known = Known::Class(class);
        self
    }

    /// Says that there is a value, and that it is withheld to protect people.
    pub fn withheld(mut self) -> MapArea {
        self.known = Known::Withheld;
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

/// With more places than this the description counts them, and only names that fit inside their place are written.
pub(super) const MOST_NAMED: usize = 30;
/// A longer table is opened on demand.
const LONG_TABLE: usize = 20;

/// A map. Use it only when it matters which place lies next to which. It shows rates or shares, never counts, in four or five
/// classes.
#[derive(Clone, Debug)]
pub struct PlaceMap {
    frame: Frame,
    classes: Vec<String>,
    areas: Vec<MapArea>,
    borders: Vec<MapArea>,
    table: Option<Table>,
}

impl PlaceMap {
    /// A map with an id that no other figure of the page has, and its finding.
    pub fn new(id: impl Into<String>, finding: impl Into<String>) -> PlaceMap {
        let frame = Frame::new(id, finding);
        PlaceMap { frame, classes: Vec::new(), areas: Vec::new(), borders: Vec::new(), table: None }
    }

    figure_methods!();
    chart_methods!();

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

    /// Adds larger places that the small ones lie in: their borders and names are drawn over them.
    pub fn borders(mut self, larger: impl IntoIterator<Item = MapArea>) -> PlaceMap {
        self.borders.extend(larger);
        self
    }

    /// The table of the same values. It stands beside the map, and before it on phones.
    pub fn table(mut self, table: Table) -> PlaceMap {
        self.table = Some(table);
        self
    }

    fn sheet(&self, linked: bool) -> Sheet<'_> {
        Sheet { areas: &self.areas, borders: &self.borders, id: &self.frame.id, linked }
    }

    fn sentence(&self, known: Known, words: &str) -> Option<String> {
        let names: Vec<&str> = self.areas.iter().filter(|area| area.known == known).map(|area| area.name.as_str()).collect();
        let many = u64::try_from(names.len()).unwrap_or(u64::MAX);
        let places = if self.areas.len() > MOST_NAMED { count("{n} place", "{n} places", many) } else { names.join(", ") };
        (many > 0).then(|| fill("{class}: {places}.", &[("class", words), ("places", &places)]))
    }

    /// What is there beside the classes.
    fn without_class(&self) -> Vec<(Known, String)> {
        let kinds = [(Known::NoData, t("No data")), (Known::Withheld, t("Withheld to protect people"))];
        let is_there = |known: Known| self.areas.iter().any(|area| area.known == known);
        kinds.into_iter().filter(|(known, _)| is_there(*known)).map(|(known, words)| (known, words.into_owned())).collect()
    }

    fn legend(&self) -> Markup {
        html! {
            ul class="gt-map-key" {
                @for entry in self.key(Layout::Wide) {
                    li class="gt-map-key__item" {
                        svg class="gt-map-key__swatch" width="28" height="18" viewBox="0 0 28 18" aria-hidden="true"
                            focusable="false" { (entry.mark) }
                        (entry.words)
                    }
                }
            }
        }
    }

    /// Links for the mouse hide the drawing from screen readers, whose way in is the table; the words stay.
    fn drawing(&self) -> Markup {
        let drawn = map_drawing::draw(&self.sheet(true));
        let linked = self.areas.iter().any(|area| area.href.is_some());
        let description = format!("{}-description", self.frame.id);
        let (hidden, role) = if linked { (Some("true"), None) } else { (None, Some("img")) };
        let title = role.map(|_| self.frame.title_id());
        html! {
            svg class="gt-map" xmlns="http://www.w3.org/2000/svg" role=[role] aria-hidden=[hidden]
                aria-labelledby=[title] aria-describedby=[role.map(|_| &description)] viewBox=(drawn.view_box())
                font-family=(super::lettering::FAMILY) font-size="14" {
                title { (self.frame.finding) }
                @if !linked { desc id=(description) { (self.describe()) } }
                (drawn.shapes)
            }
            @if linked { p class="govuk-visually-hidden" { (self.describe()) } }
        }
    }
}

impl Chart for PlaceMap {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Which places are in which class, or how many when there are very many.
    fn describe(&self) -> String {
        let places = u64::try_from(self.areas.len()).unwrap_or(u64::MAX);
        let mut sentences = vec![count("Map of {n} place.", "Map of {n} places.", places)];
        for (index, class) in self.classes.iter().enumerate() {
            sentences.extend(self.sentence(Known::Class(index), class));
        }
        sentences.extend(self.without_class().iter().filter_map(|(known, words)| self.sentence(*known, words)));
        sentences.join(" ")
    }

    fn draw(&self, _: Layout) -> Drawing {
        let drawn = map_drawing::draw(&self.sheet(false));
        Drawing { shapes: html! { g font-size="14" { (drawn.shapes) } }, ..drawn }
    }

    fn key(&self, _: Layout) -> Vec<KeyEntry> {
        let swatch = |known: Known, words: &String| KeyEntry::new(map_drawing::swatch(known, &self.frame.id), words);
        let classes = self.classes.iter().enumerate().map(|(index, words)| swatch(Known::Class(index), words));
        classes.chain(self.without_class().iter().map(|(known, words)| swatch(*known, words))).collect()
    }

    fn remarks(&self) -> Vec<String> {
        if self.areas.len() > MOST_NAMED { vec![t("Small places are named in the table only.").into_owned()] } else { Vec::new() }
    }

    fn numbers(&self) -> Markup {
        self.table.as_ref().map(Render::render).unwrap_or_default()
    }
}

impl Render for PlaceMap {
    fn render(&self) -> Markup {
        let mut frame = self.frame.clone();
        frame.note = notes(self);
        let map = html! { (self.legend()) (self.drawing()) };
        let Some(table) = &self.table else { return frame.around(map, None) };
        let long = table.length() > LONG_TABLE;
        let beside = html! {
            div class="gt-map-pair" {
                div class="gt-map-pair__table" {
                    @if long { (Details::new(t("Show the data as a table"), table)) } @else { (table) }
                }
                div class="gt-map-pair__map" { (map) }
            }
        };
        frame.around(beside, None)
    }
}
