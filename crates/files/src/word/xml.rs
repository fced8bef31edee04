//! A part of a Word file as a tree of elements, within limits, and written out again.

use crate::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element or text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element with what it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    /// Its name, with its prefix.
    pub(super) name: String,
    /// Its attributes, with their prefixes.
    pub(super) attributes: Vec<(String, String)>,
    /// What it holds, in order.
    pub(super) children: Vec<Node>,
}

/// How deep elements may stand within each other.
const DEEPEST: usize = 200;

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl Element {
    pub(super) fn is(&self, name: &str) -> bool {
        local(&self.name) == name
    }

    /// An attribute, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| local(key) == name).map(|(_, value)| value.as_str())
    }

    /// The elements right below.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = &Element> {
        self.children.iter().filter_map(|child| if let Node::Element(element) = child { Some(element) } else { None })
    }

    /// The first element right below with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// The attribute `val` of the element right below with this name.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name).and_then(|child| child.get("val"))
    }

    /// Whether a mark such as bold is set right below: it is there and does not say that it is off.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.child(name).is_some_and(|mark| !matches!(mark.get("val"), Some("0" | "false" | "off" | "none")))
    }

    /// Every element below, itself counted, in the order of the text.
    pub(super) fn all(&self) -> Vec<&Element> {
        let (mut waiting, mut found) = (vec![self], Vec::new());
        while let Some(element) = waiting.pop() {
            found.push(element);
            waiting.extend(element.elements().rev());
        }
        found
    }

    /// All text below.
    pub(super) fn text(&self) -> String {
        let own = |element: &&Element| element.children.iter().any(|child| matches!(child, Node::Text(_)));
        let texts = self.all().into_iter().filter(own).flat_map(|element| &element.children);
        texts.filter_map(|child| if let Node::Text(text) = child { Some(text.as_str()) } else { None }).collect()
    }
}

/// Reads a part.
pub(super) fn read(bytes: &[u8], most: usize) -> Result<Element, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::broken())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut open, mut whole, mut count) = (Vec::<Element>::new(), None, 0);
    loop {
        count += 1;
        if count > most || open.len() > DEEPEST {
            return Err(Refusal::swollen());
        }
        match reader.read_event().map_err(|_| Refusal::broken())? {
            Event::Start(start) => open.push(begun(&start)?),
            Event::Empty(start) => put(&mut open, &mut whole, begun(&start)?),
            Event::End(_) => {
                let element = open.pop().ok_or_else(Refusal::broken)?;
                put(&mut open, &mut whole, element);
            }
            Event::Text(text) => say(&mut open, &text),
            Event::CData(text) => say(&mut open, &text),
            Event::GeneralRef(name) => {
                let named = format!("&{};", &*name);
                let said = quick_xml::escape::unescape(&named).map_err(|_| Refusal::broken())?;
                say(&mut open, &said);
            }
            // Names that stand for text are how a small file becomes a large one.
            Event::DocType(_) => return Err(Refusal::broken()),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    whole.filter(|_| open.is_empty()).ok_or_else(Refusal::broken)
}

fn begun(start: &BytesStart<'_>) -> Result<Element, Refusal> {
    let mut element = Element { name: start.name().as_ref().to_owned(), ..Element::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Refusal::broken())?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|_| Refusal::broken())?;
        element.attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(element)
}

fn put(open: &mut [Element], whole: &mut Option<Element>, element: Element) {
    match open.last_mut() {
        Some(outer) => outer.children.push(Node::Element(element)),
        None => *whole = Some(element),
    }
}

fn say(open: &mut [Element], text: &str) {
    let Some(outer) = open.last_mut() else { return };
    match outer.children.last_mut() {
        Some(Node::Text(said)) => said.push_str(text),
        _ => outer.children.push(Node::Text(text.to_owned())),
    }
}

/// Writes a part out.
pub(super) fn write(element: &Element) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    write_into(element, &mut out);
    out.into_bytes()
}

fn write_into(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (key, value) in &element.attributes {
        out.push_str(&format!(" {key}=\"{}\"", quick_xml::escape::escape(value.as_str())));
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(inner) => write_into(inner, out),
            Node::Text(text) => out.push_str(&quick_xml::escape::partial_escape(text.as_str())),
        }
    }
    out.push_str(&format!("</{}>", element.name));
}
