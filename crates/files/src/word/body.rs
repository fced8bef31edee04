//! The text of a Word file as blocks: headings, numbered paragraphs, lists, tables, links; pictures in words.

use super::dropped::Dropped;
use super::numbering::{Mark, Numbering};
use super::package::Package;
use super::rels;
use super::styles::Styles;
use super::xml::{Element, local};
use super::{Written, tables};
use crate::Refusal;
use documents::prose::{Block, Run};
use std::collections::HashMap;
use values::words::{fill, t};

/// What was read, and what it tells about the file.
pub(super) struct Read {
    pub(super) written: Written,
    pub(super) headings: usize,
    pub(super) pictures_without_words: u64,
    pub(super) tables_without_head: u64,
    pub(super) hidden: u64,
}

/// Reads the text of the file.
pub(super) fn read(package: &Package) -> Result<Read, Refusal> {
    let whole = package.xml(&package.main)?.ok_or_else(Refusal::broken)?;
    let body = whole.child("body").ok_or_else(Refusal::broken)?;
    let links = rels::read(package, &rels::name_for(&package.main))?.into_iter();
    let links = links.filter(|rel| rel.external && rel.sort == "hyperlink" && is_safe(&rel.target));
    let mut reader = Reader {
        styles: Styles::read(package)?,
        numbering: Numbering::read(package)?,
        links: links.map(|rel| (rel.id, rel.target)).collect(),
        notes: notes(package)?,
        ..Reader::default()
    };
    reader.blocks_of(body);
    reader.end_list();
    reader.add_notes();
    let written = Written { blocks: reader.blocks, dropped: reader.dropped.words() };
    let (headings, hidden) = (reader.headings, reader.hidden);
    let (pictures_without_words, tables_without_head) = (reader.pictures_without_words, reader.tables_without_head);
    Ok(Read { written, headings, pictures_without_words, tables_without_head, hidden })
}

/// Addresses that may become links.
fn is_safe(target: &str) -> bool {
    let lower = target.to_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|start| lower.starts_with(start))
}

/// The notes at the foot and the end, by their sort and number.
fn notes(package: &Package) -> Result<HashMap<(String, String), String>, Refusal> {
    let mut notes = HashMap::new();
    for (part, sort) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
        let Some(all) = package.xml(&format!("{}{part}", package.folder()))? else { continue };
        for note in all.elements().filter(|note| note.get("type").is_none()) {
            let id = note.get("id").unwrap_or_default().to_owned();
            let words: Vec<String> = note.text().split_whitespace().map(str::to_owned).collect();
            notes.insert((sort.to_owned(), id), words.join(" "));
        }
    }
    Ok(notes)
}

#[derive(Default)]
pub(super) struct Reader {
    styles: Styles,
    numbering: Numbering,
    links: HashMap<String, String>,
    notes: HashMap<(String, String), String>,
    noted: Vec<String>,
    dropped: Dropped,
    blocks: Vec<Block>,
    /// Points of a list that is not at its end yet, with their depths.
    points: Vec<(usize, Vec<Run>)>,
    level: u8,
    headings: usize,
    pictures_without_words: u64,
    pub(super) tables_without_head: u64,
    hidden: u64,
}

impl Reader {
    pub(super) fn blocks_of(&mut self, outer: &Element) {
        for element in outer.elements() {
            match local(&element.name) {
                "p" => self.paragraph(element),
                "tbl" => {
                    self.end_list();
                    let found = tables::read(self, element);
                    self.blocks.extend(found);
                }
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" => self.blocks_of(element),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let marks = element.child("pPr");
        let runs = self.runs(element);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        let mark = self.styles.number(marks).and_then(|(id, depth)| Some((depth, self.numbering.next(&id, depth)?)));
        let level = self.styles.level(marks);
        let number = match mark {
            Some((depth, Mark::Bullet)) if level.is_none() => return self.points.push((depth, runs)),
            Some((_, Mark::Number(number))) => Some(number),
            _ => None,
        };
        self.end_list();
        let Some(level) = level else { return self.blocks.push(Block::Paragraph { number, runs }) };
        // No level is skipped, and our documents have four.
        self.level = level.min(self.level + 1).min(4);
        self.headings += 1;
        let runs = plain(runs.into_iter().map(|run| Run { strong: false, ..run }).collect());
        self.blocks.push(Block::Heading { level: self.level, number, runs });
    }

    /// Makes a list of the points gathered so far.
    pub(super) fn end_list(&mut self) {
        let points = std::mem::take(&mut self.points);
        if !points.is_empty() {
            self.blocks.push(list(&points));
        }
    }

    /// The words of a paragraph.
    pub(super) fn runs(&mut self, paragraph: &Element) -> Vec<Run> {
        let mut runs = Vec::new();
        self.gather(paragraph, None, &mut runs);
        plain(runs)
    }

    fn gather(&mut self, outer: &Element, link: Option<&str>, runs: &mut Vec<Run>) {
        for element in outer.elements() {
            match local(&element.name) {
                "r" if element.name.starts_with("m:") => {}
                "r" => self.run(element, link, runs),
                "hyperlink" => {
                    let to = element.get("id").and_then(|id| self.links.get(id)).cloned();
                    self.gather(element, to.as_deref().or(link), runs);
                }
                "oMath" | "oMathPara" => runs.push(Run::plain(element.text())),
                "ins" | "moveTo" | "sdt" | "sdtContent" | "smartTag" | "fldSimple" | "customXml" => {
                    self.gather(element, link, runs)
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &Element, link: Option<&str>, runs: &mut Vec<Run>) {
        let marks = run.child("rPr");
        if marks.is_some_and(|marks| marks.is_set("vanish") || marks.is_set("webHidden")) {
            self.hidden += u64::from(!run.text().trim().is_empty() && marks.is_some_and(|marks| marks.is_set("vanish")));
            return;
        }
        let strong = marks.is_some_and(|marks| marks.is_set("b"));
        let mut say = |text: String| runs.push(Run { text, strong, link: link.map(str::to_owned) });
        for element in run.elements() {
            match local(&element.name) {
                "t" => say(element.text()),
                "tab" | "br" | "cr" => say(" ".to_owned()),
                "noBreakHyphen" => say("-".to_owned()),
                "footnoteReference" | "endnoteReference" => {
                    let sort = local(&element.name).trim_end_matches("Reference").to_owned();
                    let id = element.get("id").unwrap_or_default().to_owned();
                    if let Some(note) = self.notes.get(&(sort, id)) {
                        self.noted.push(note.clone());
                        say(fill(" [note {n}]", &[("n", &self.noted.len().to_string())]));
                    }
                }
                "AlternateContent" => {
                    let shown = element.child("Choice").or_else(|| element.child("Fallback"));
                    if let Some(words) = shown.and_then(|shown| self.picture(shown)) {
                        say(words);
                    }
                }
                "drawing" | "pict" | "object" => {
                    if let Some(words) = self.picture(element) {
                        say(words);
                    }
                }
                _ => {}
            }
        }
    }

    /// A picture in words, when it has any.
    fn picture(&mut self, drawing: &Element) -> Option<String> {
        let inside = drawing.all();
        let holds = |name: &str| inside.iter().any(|element| element.is(name));
        if holds("txbxContent") || holds("textbox") {
            self.dropped.boxes += 1;
            return None;
        }
        if holds("chart") {
            self.dropped.charts += 1;
        } else if holds("relIds") {
            self.dropped.diagrams += 1;
        } else if holds("pic") || holds("imagedata") || holds("blip") {
            self.dropped.pictures += 1;
        } else {
            return None;
        }
        if inside.iter().any(|element| element.is("decorative") && element.get("val") == Some("1")) {
            return None;
        }
        let described = inside.iter().filter(|element| element.is("docPr") || element.is("shape"));
        let words = described.filter_map(|element| element.get("descr").or_else(|| element.get("alt")));
        let words = words.map(str::trim).find(|words| !words.is_empty()).map(str::to_owned);
        if words.is_none() {
            self.pictures_without_words += 1;
        }
        words.map(|words| fill("[Picture: {words}]", &[("words", &words)]))
    }

    /// The notes that the text names, at its end.
    fn add_notes(&mut self) {
        if self.noted.is_empty() {
            return;
        }
        let items = std::mem::take(&mut self.noted).into_iter().map(|note| vec![Block::plain(note)]).collect();
        self.blocks.push(Block::Heading { level: 1, number: None, runs: vec![Run::plain(t("Notes"))] });
        self.blocks.push(Block::List { ordered: true, items });
    }
}

/// Joins runs of one look, and takes blanks off both ends.
fn plain(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.strong == run.strong && last.link == run.link => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    if let Some(first) = joined.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = joined.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    joined.retain(|run| !run.text.is_empty());
    joined
}

/// A list of points, deeper ones within those before them.
fn list(points: &[(usize, Vec<Run>)]) -> Block {
    let base = points.iter().map(|(depth, _)| *depth).min().unwrap_or(0);
    let mut items: Vec<Vec<Block>> = Vec::new();
    let mut at = 0;
    while let Some((depth, runs)) = points.get(at) {
        let deeper = points[at..].iter().take_while(|(depth, _)| *depth > base).count();
        if *depth > base && !items.is_empty() {
            let inner = list(&points[at..at + deeper]);
            if let Some(item) = items.last_mut() {
                item.push(inner);
            }
            at += deeper;
            continue;
        }
        items.push(vec![Block::Paragraph { number: None, runs: runs.clone() }]);
        at += 1;
    }
    Block::List { ordered: false, items }
}
