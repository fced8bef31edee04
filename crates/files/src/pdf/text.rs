//! What the pages of a PDF say, put together to paragraphs by where the words stand.

use super::content::{Operand, Operations};
use super::font::{self, Font};
use super::pages::inherited;
use crate::{Limits, Paragraph};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;

/// What a document says.
#[derive(Default)]
pub(super) struct Said {
    pub(super) paragraphs: Vec<Paragraph>,
    /// Pages that hold pictures and no text.
    pub(super) pictures: Vec<u32>,
}

/// How deep drawings within drawings are followed.
const DEEPEST: usize = 4;
/// The most drawings within drawings of one document.
const DRAWINGS: usize = 5_000;

/// Reads all pages, until the limits are reached.
pub(super) fn said(document: &Document, pages: &[ObjectId], limits: &Limits) -> Said {
    let ready = font::ready(document);
    let fonts = ready.iter().map(|(id, font)| (*id, Font::of(font, document))).collect();
    let mut reader = Reader { document, fonts, left: limits.expanded_bytes, drawings: DRAWINGS, page: Page::default() };
    let (mut said, mut characters) = (Said::default(), 0);
    for (number, id) in (1_u32..).zip(pages) {
        let Ok(page) = document.get_dictionary(*id) else { continue };
        let most = reader.left.min(limits.part_bytes);
        let Ok(content) = document.get_page_content_with_limit(*id, most) else { continue };
        reader.left = reader.left.saturating_sub(content.len());
        reader.page = Page::default();
        let resources = inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok());
        reader.read(&content, resources, 0);
        let (paragraphs, is_picture) = std::mem::take(&mut reader.page).finish();
        if is_picture {
            said.pictures.push(number);
        }
        for text in paragraphs {
            characters += text.chars().count();
            if characters > limits.characters {
                return said;
            }
            said.paragraphs.push(Paragraph { page: Some(number), text });
        }
    }
    said
}

/// A place and its scale, as six numbers.
type Matrix = [f32; 6];
const NOWHERE_ELSE: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [p, q, r, s, t, u] = other;
    [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}

/// How text is shown at one moment.
#[derive(Clone)]
struct State<'f> {
    on_page: Matrix,
    font: Option<&'f Font<'f>>,
    size: f32,
    between: f32,
    blank: f32,
    stretch: f32,
    leading: f32,
}

struct Reader<'a> {
    document: &'a Document,
    fonts: BTreeMap<ObjectId, Font<'a>>,
    left: usize,
    drawings: usize,
    page: Page,
}

impl Reader<'_> {
    fn read(&mut self, content: &[u8], resources: Option<&Dictionary>, depth: usize) {
        let fonts = std::mem::take(&mut self.fonts);
        self.read_with(&fonts, (content, resources), (NOWHERE_ELSE, depth));
        self.fonts = fonts;
    }

    fn read_with(
        &mut self,
        fonts: &BTreeMap<ObjectId, Font<'_>>,
        (content, resources): (&[u8], Option<&Dictionary>),
        (on_page, depth): (Matrix, usize),
    ) {
        let mut state = State { on_page, font: None, size: 1.0, between: 0.0, blank: 0.0, stretch: 1.0, leading: 0.0 };
        let (mut kept, mut line, mut place) = (Vec::new(), NOWHERE_ELSE, NOWHERE_ELSE);
        let (mut operations, mut operands) = (Operations::of(content), Vec::new());
        while let Some(operator) = operations.next(&mut operands) {
            match operator {
                b"q" if kept.len() < 256 => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"cm" => state.on_page = times(matrix(&operands), state.on_page),
                b"BT" => (line, place) = (NOWHERE_ELSE, NOWHERE_ELSE),
                b"Tf" => {
                    state.font = font_of(self.document, resources, &operands).and_then(|id| fonts.get(&id));
                    state.size = number(&operands, 1);
                }
                b"Tc" => state.between = number(&operands, 0),
                b"Tw" => state.blank = number(&operands, 0),
                b"Tz" => state.stretch = number(&operands, 0) / 100.0,
                b"TL" => state.leading = number(&operands, 0),
                b"Tm" => (line, place) = (matrix(&operands), matrix(&operands)),
                b"Td" | b"TD" | b"T*" | b"'" | b"\"" => {
                    let (x, y) = moved(operator, &operands, &mut state);
                    line = times([1.0, 0.0, 0.0, 1.0, x, y], line);
                    place = line;
                    if let b"'" | b"\"" = operator {
                        self.show(operands.last(), &state, &mut place);
                    }
                }
                b"Tj" | b"TJ" => self.show(operands.last(), &state, &mut place),
                b"BMC" | b"BDC" => self.page.marked.push(operands.first() == Some(&Operand::Name(b"Artifact".to_vec()))),
                b"EMC" => drop(self.page.marked.pop()),
                b"Do" => self.draw(fonts, (resources, &operands), (state.on_page, depth)),
                _ => {}
            }
        }
    }

    fn show(&mut self, shown: Option<&Operand>, state: &State<'_>, place: &mut Matrix) {
        let pieces = match shown {
            Some(Operand::Pieces(pieces)) => pieces.as_slice(),
            Some(text @ Operand::Text(_)) => std::slice::from_ref(text),
            _ => return,
        };
        let Some(font) = state.font else { return };
        for piece in pieces {
            let by = match piece {
                Operand::Number(back) => -back / 1000.0 * state.size * state.stretch,
                Operand::Text(bytes) => {
                    let (width, letters, blanks) = font.measure(bytes);
                    let by = (width * state.size + letters * state.between + blanks * state.blank) * state.stretch;
                    let (from, to) = (times(*place, state.on_page), times([1.0, 0.0, 0.0, 1.0, by, 0.0], *place));
                    let size = state.size.abs() * (from[2].hypot(from[3]));
                    self.page.put(&font.text(bytes), (from[4], from[5]), times(to, state.on_page)[4], size);
                    by
                }
                _ => 0.0,
            };
            *place = times([1.0, 0.0, 0.0, 1.0, by, 0.0], *place);
        }
    }

    /// A drawing within the drawing: a picture, or marks of its own.
    fn draw(
        &mut self,
        fonts: &BTreeMap<ObjectId, Font<'_>>,
        (resources, operands): (Option<&Dictionary>, &[Operand]),
        (on_page, depth): (Matrix, usize),
    ) {
        let Some(Operand::Name(name)) = operands.first() else { return };
        let document = self.document;
        let Some(drawn) = named(document, resources, b"XObject", name).and_then(|found| found.as_stream().ok()) else { return };
        if is(drawn, b"Image") {
            self.page.pictures += 1;
        }
        if !is(drawn, b"Form") || depth >= DEEPEST || self.drawings == 0 {
            return;
        }
        self.drawings -= 1;
        let Ok(content) = drawn.get_plain_content_with_limit(self.left.min(4 * 1024 * 1024)) else { return };
        self.left = self.left.saturating_sub(content.len());
        let own = drawn.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok().or(resources);
        let numbers = drawn.dict.get_deref(b"Matrix", document).and_then(Object::as_array).ok();
        let numbers = numbers.map(|all| all.iter().map(|value| Operand::Number(value.as_float().unwrap_or(0.0))).collect());
        let at = numbers.map_or(NOWHERE_ELSE, |all: Vec<Operand>| matrix(&all));
        self.read_with(fonts, (&content, own), (times(at, on_page), depth + 1));
    }
}

fn is(stream: &Stream, subtype: &[u8]) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == subtype)
}

fn number(operands: &[Operand], index: usize) -> f32 {
    if let Some(Operand::Number(number)) = operands.get(index) { *number } else { 0.0 }
}

fn matrix(operands: &[Operand]) -> Matrix {
    if operands.len() < 6 { NOWHERE_ELSE } else { std::array::from_fn(|index| number(operands, index)) }
}

/// How far an operation moves to another line.
fn moved(operator: &[u8], operands: &[Operand], state: &mut State<'_>) -> (f32, f32) {
    match operator {
        b"Td" => (number(operands, 0), number(operands, 1)),
        b"TD" => {
            state.leading = -number(operands, 1);
            (number(operands, 0), number(operands, 1))
        }
        b"\"" => {
            (state.blank, state.between) = (number(operands, 0), number(operands, 1));
            (0.0, -state.leading)
        }
        _ => (0.0, -state.leading),
    }
}

/// What is called `name` among the resources of this sort.
fn named<'a>(document: &'a Document, resources: Option<&'a Dictionary>, sort: &[u8], name: &[u8]) -> Option<&'a Object> {
    resources?.get_deref(sort, document).and_then(Object::as_dict).ok()?.get_deref(name, document).ok()
}

fn font_of(document: &Document, resources: Option<&Dictionary>, operands: &[Operand]) -> Option<ObjectId> {
    let Some(Operand::Name(name)) = operands.first() else { return None };
    resources?.get_deref(b"Font", document).and_then(Object::as_dict).ok()?.get(name).and_then(Object::as_reference).ok()
}

/// A page as it is read.
#[derive(Default)]
struct Page {
    paragraphs: Vec<String>,
    last: Option<Last>,
    marked: Vec<bool>,
    pictures: usize,
}

/// Where the text shown last ended.
struct Last {
    end: f32,
    height: f32,
    size: f32,
}

impl Page {
    /// Adds text that begins at `at` and ends at `end`.
    fn put(&mut self, text: &str, at: (f32, f32), end: f32, size: f32) {
        if text.is_empty() || self.marked.iter().any(|is_artefact| *is_artefact) {
            return;
        }
        let size = if size.is_finite() && size > 0.1 { size } else { 1.0 };
        let Some(last) = self.last.replace(Last { end, height: at.1, size }) else {
            self.paragraphs.push(text.to_owned());
            return;
        };
        let (down, other_size) = (last.height - at.1, (size / last.size - 1.0).abs() > 0.15);
        let new_line = down.abs() > 0.5 * size;
        if new_line && (down < 0.0 || down > 1.7 * size || other_size) {
            self.paragraphs.push(text.to_owned());
            return;
        }
        let Some(here) = self.paragraphs.last_mut() else { return };
        let gap = at.0 - last.end;
        if (new_line && !here.ends_with('-')) || (!new_line && (gap > 0.15 * size || gap < -size)) {
            here.push(' ');
        }
        here.push_str(text);
    }

    /// The paragraphs, and whether the page is a picture without text.
    fn finish(self) -> (Vec<String>, bool) {
        let plain = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let paragraphs: Vec<String> = self.paragraphs.iter().map(plain).filter(|text| !text.is_empty()).collect();
        let is_picture = paragraphs.is_empty() && self.pictures > 0;
        (paragraphs, is_picture)
    }
}
