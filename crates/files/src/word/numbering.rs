//! The numbers that Word gives paragraphs: counted as Word counts them, so that "paragraph 3.2" is the same here.

use super::package::Package;
use super::xml::Element;
use crate::Refusal;
use std::collections::{HashMap, HashSet};

/// What stands before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    Number(String),
}

#[derive(Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u64,
}

/// The depths that Word knows.
const DEPTHS: usize = 9;

/// The numberings of a file, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    levels: HashMap<String, Vec<Level>>,
    /// The abstract numbering behind each id, and where each depth of the id starts anew.
    behind: HashMap<String, (String, HashMap<usize, u64>)>,
    counted: HashMap<String, [Option<u64>; DEPTHS]>,
    used: HashSet<String>,
}

impl Numbering {
    pub(super) fn read(package: &Package) -> Result<Numbering, Refusal> {
        let Some(all) = package.xml(&format!("{}numbering.xml", package.folder()))? else { return Ok(Numbering::default()) };
        let mut numbering = Numbering::default();
        for element in all.elements() {
            if let (true, Some(id)) = (element.is("abstractNum"), element.get("abstractNumId")) {
                numbering.levels.insert(id.to_owned(), levels(element));
            }
            if let (true, Some(id), Some(behind)) = (element.is("num"), element.get("numId"), element.value("abstractNumId")) {
                let starts = element.elements().filter(|inner| inner.is("lvlOverride")).filter_map(start).collect();
                numbering.behind.insert(id.to_owned(), (behind.to_owned(), starts));
            }
        }
        Ok(numbering)
    }

    /// The mark of the next paragraph with this id at this depth.
    pub(super) fn next(&mut self, id: &str, depth: usize) -> Option<Mark> {
        let (behind, starts) = self.behind.get(id)?;
        let levels = self.levels.get(behind)?;
        let level = levels.get(depth)?;
        match level.format.as_str() {
            "bullet" => return Some(Mark::Bullet),
            "none" => return None,
            _ => {}
        }
        let counted = self.counted.entry(behind.clone()).or_default();
        if self.used.insert(id.to_owned()) {
            for (depth, start) in starts {
                if let Some(count) = counted.get_mut(*depth) {
                    *count = start.checked_sub(1);
                }
            }
        }
        let first = level.start.saturating_sub(1);
        counted[depth] = Some(counted[depth].unwrap_or(first).saturating_add(1));
        counted[depth + 1..].fill(None);
        let mut text = level.text.clone();
        for (index, own) in levels.iter().enumerate().take(depth + 1) {
            let number = counted[index].unwrap_or(own.start);
            text = text.replace(&format!("%{}", index + 1), &written(number, &own.format));
        }
        let text = text.trim().trim_end_matches(['.', ':']).to_owned();
        (!text.is_empty()).then_some(Mark::Number(text))
    }
}

fn levels(element: &Element) -> Vec<Level> {
    let mut levels = vec![Level::default(); DEPTHS];
    for level in element.elements().filter(|inner| inner.is("lvl")) {
        let depth = level.get("ilvl").and_then(|depth| depth.parse::<usize>().ok()).unwrap_or(DEPTHS);
        if let Some(place) = levels.get_mut(depth) {
            let text = |name| level.value(name).unwrap_or_default().chars().take(60).collect::<String>();
            let start = level.value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
            *place = Level { format: text("numFmt"), text: text("lvlText"), start };
        }
    }
    levels
}

fn start(changed: &Element) -> Option<(usize, u64)> {
    Some((changed.get("ilvl")?.parse().ok()?, changed.value("startOverride")?.parse().ok()?))
}

/// A number as this format writes it.
fn written(number: u64, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// a to z, then aa, bb, as Word goes on.
fn letters(number: u64) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(index / 26 + 1).unwrap_or(1).min(10)).collect()
}

fn roman(number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let (mut left, mut text) = (number.min(5000), String::new());
    for (worth, sign) in SIGNS {
        while left >= worth {
            text.push_str(sign);
            left -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn letters_and_roman_numbers_go_as_word_writes_them() {
        assert_eq!([letters(1), letters(26), letters(27), letters(53)], ["a", "z", "aa", "aaa"]);
        assert_eq!([roman(4), roman(9), roman(14), roman(2017)], ["iv", "ix", "xiv", "mmxvii"]);
    }
}
