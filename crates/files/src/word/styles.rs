//! The styles of a Word file: which of them are headings, and which number their paragraphs.

use super::package::Package;
use super::xml::Element;
use crate::Refusal;
use std::collections::HashMap;

/// What a style says that matters for the text.
#[derive(Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    level: Option<u8>,
    number: Option<(String, usize)>,
}

/// Every style by its id.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// How many styles one may stand on.
const DEEPEST: usize = 20;

impl Styles {
    pub(super) fn read(package: &Package) -> Result<Styles, Refusal> {
        let Some(all) = package.xml(&format!("{}styles.xml", package.folder()))? else { return Ok(Styles::default()) };
        let style = |element: &Element| Some((element.get("styleId")?.to_owned(), style(element)));
        Ok(Styles(all.elements().filter(|element| element.is("style")).filter_map(style).collect()))
    }

    /// The level of the heading that a paragraph is, by its own marks or its style.
    pub(super) fn level(&self, marks: Option<&Element>) -> Option<u8> {
        let own = marks.and_then(outline);
        own.or_else(|| self.of(marks).into_iter().find_map(|style| style.level))
    }

    /// The numbering of a paragraph, by its own marks or its style: the id and the depth.
    pub(super) fn number(&self, marks: Option<&Element>) -> Option<(String, usize)> {
        let own = marks.and_then(number);
        own.or_else(|| self.of(marks).into_iter().find_map(|style| style.number.clone())).filter(|(id, _)| id != "0")
    }

    /// The style of a paragraph and those on which it stands.
    fn of(&self, marks: Option<&Element>) -> Vec<&Style> {
        let mut next = marks.and_then(|marks| marks.value("pStyle")).and_then(|id| self.0.get(id));
        let mut found = Vec::new();
        while let Some(style) = next.filter(|_| found.len() < DEEPEST) {
            found.push(style);
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
        }
        found
    }
}

fn style(element: &Element) -> Style {
    let name = element.value("name").unwrap_or_default().to_lowercase();
    let named = name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok());
    let titled = (name == "title").then_some(1);
    let marks = element.child("pPr");
    Style {
        based_on: element.value("basedOn").map(str::to_owned),
        level: named.or(titled).or_else(|| marks.and_then(outline)),
        number: marks.and_then(number),
    }
}

/// The level of an outline: 0 to 8 are headings, 9 is text.
fn outline(marks: &Element) -> Option<u8> {
    marks.value("outlineLvl")?.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

fn number(marks: &Element) -> Option<(String, usize)> {
    let found = marks.child("numPr")?;
    let depth = found.value("ilvl").and_then(|depth| depth.parse().ok()).unwrap_or(0);
    Some((found.value("numId")?.to_owned(), depth))
}
