//! The tree of tags: what an uploaded file brings is grafted below the heading of its paper.
//!
//! ISO 32000-1, 14.7: a page names its tags by the number in `StructParents`, the parent tree leads from there to the elements.

use super::page::Marked;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use std::collections::{BTreeMap, BTreeSet};

/// How many elements a tree may have.
const MOST_ELEMENTS: usize = 2_000_000;

/// An element of our own tree and the pages that its content stands on.
struct Element {
    id: ObjectId,
    heading: bool,
    pages: BTreeSet<ObjectId>,
}

/// The tree of the pack.
pub(crate) struct Tree {
    root: ObjectId,
    elements: Vec<Element>,
    keys: BTreeMap<i64, Object>,
    ids: BTreeMap<Vec<u8>, Object>,
    classes: Dictionary,
    next: i64,
    files: usize,
}

impl Tree {
    /// The tree of a document that Typst wrote.
    pub(crate) fn of(book: &Document) -> lopdf::Result<Tree> {
        let root = book.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
        let held = book.get_dictionary(root)?;
        let keys = numbered(book, held.get_deref(b"ParentTree", book)?);
        let ids = held.get_deref(b"IDTree", book).map(|tree| named(book, tree)).unwrap_or_default();
        let next = keys.keys().next_back().map_or(0, |last| last + 1);
        let elements = walk(book, root).into_iter().filter_map(|id| element(book, id)).collect();
        Ok(Tree { root, elements, keys, ids, classes: Dictionary::new(), next, files: 0 })
    }

    /// A new number for a page without tags of its own, which leads to this element.
    fn number(&mut self, element: ObjectId) -> i64 {
        let key = self.next;
        self.keys.insert(key, Object::Array(vec![Object::Reference(element)]));
        self.next += 1;
        key
    }

    /// Hangs what a file brought below the heading on its first page.
    pub(crate) fn graft(&mut self, book: &mut Document, first: ObjectId, grafted: Grafted) -> lopdf::Result<()> {
        let at = self.elements.iter().filter(|element| element.pages.contains(&first));
        let Some(heading) = at.max_by_key(|element| element.heading).map(|element| element.id) else { return Ok(()) };
        let parent = book.get_dictionary(heading)?.get(b"P")?.as_reference()?;
        let mut section = Dictionary::new();
        section.set("Type", "StructElem");
        section.set("S", "Sect");
        section.set("P", Object::Reference(parent));
        if let Some(language) = grafted.language {
            section.set("Lang", language);
        }
        section.set("K", grafted.kids);
        book.set_object(grafted.section, section);
        let parent = book.get_dictionary_mut(parent)?;
        let kids = parent.get_mut(b"K")?;
        if !matches!(kids, Object::Array(_)) {
            *kids = Object::Array(vec![kids.clone()]);
        }
        let kids = kids.as_array_mut()?;
        let place = kids.iter().position(|kid| *kid == Object::Reference(heading)).map_or(kids.len(), |at| at + 1);
        kids.insert(place, Object::Reference(grafted.section));
        Ok(())
    }

    /// Writes the tables of the tree, and lets our own elements find their content in the stamps of the pages.
    pub(crate) fn finish(self, book: &mut Document, stamps: &BTreeMap<ObjectId, ObjectId>) -> lopdf::Result<()> {
        for element in &self.elements {
            if element.pages.iter().any(|page| stamps.contains_key(page)) {
                let held = book.get_dictionary_mut(element.id)?;
                let page = held.get(b"Pg").and_then(Object::as_reference).ok();
                if let Ok(kids) = held.get_mut(b"K") {
                    in_stamp(kids, page, stamps);
                }
            }
        }
        let numbers = self.keys.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect::<Vec<_>>();
        let mut parents = Dictionary::new();
        parents.set("Nums", numbers);
        let parents = book.add_object(parents);
        let names = self.ids.into_iter().flat_map(|(id, value)| [Object::String(id, StringFormat::Literal), value]);
        let mut ids = Dictionary::new();
        ids.set("Names", names.collect::<Vec<_>>());
        let root = book.get_dictionary_mut(self.root)?;
        root.set("ParentTree", Object::Reference(parents));
        root.set("ParentTreeNextKey", self.next);
        root.set("IDTree", ids);
        if !self.classes.is_empty() {
            root.set("ClassMap", self.classes);
        }
        Ok(())
    }
}

/// Kids that name content of a page by its number get to know the form that this content has moved to.
fn in_stamp(kids: &mut Object, page: Option<ObjectId>, stamps: &BTreeMap<ObjectId, ObjectId>) {
    match kids {
        Object::Array(list) => list.iter_mut().for_each(|kid| in_stamp(kid, page, stamps)),
        Object::Integer(number) => {
            if let Some((page, stamp)) = page.and_then(|page| Some((page, stamps.get(&page)?))) {
                let mut content = Dictionary::new();
                content.set("Type", "MCR");
                content.set("Pg", Object::Reference(page));
                content.set("Stm", Object::Reference(*stamp));
                content.set("MCID", *number);
                *kids = Object::Dictionary(content);
            }
        }
        Object::Dictionary(content) if content.has(b"MCID") => {
            let own = content.get(b"Pg").and_then(Object::as_reference).ok().or(page);
            if let Some(stamp) = own.and_then(|page| stamps.get(&page)) {
                content.set("Stm", Object::Reference(*stamp));
            }
        }
        _ => {}
    }
}

/// What a file brings to the tree.
pub(crate) struct Grafted {
    section: ObjectId,
    kids: Vec<Object>,
    language: Option<Object>,
    /// What its own numbers in the parent tree grow by; nothing for a file without tags.
    pub(crate) offset: Option<i64>,
}

impl Grafted {
    /// Takes the tags of a file. `section` is the id that the element above them all gets.
    pub(crate) fn from(upload: &mut Document, tree: &mut Tree, section: ObjectId) -> Grafted {
        tree.files += 1;
        let language = upload.catalog().and_then(|catalog| catalog.get_deref(b"Lang", upload)).cloned().ok();
        let none = Grafted { section, kids: Vec::new(), language: language.clone(), offset: None };
        let Some(root) = upload.catalog().ok().and_then(|it| it.get(b"StructTreeRoot").ok()?.as_reference().ok()) else {
            return none;
        };
        let Ok(held) = upload.get_dictionary(root).cloned() else { return none };
        let Ok(parents) = held.get_deref(b"ParentTree", upload) else { return none };
        let numbers = numbered(upload, parents);
        let kids = kids_of(&held, upload);
        if numbers.is_empty() || kids.is_empty() {
            return none;
        }
        let offset = tree.next;
        tree.next += numbers.keys().next_back().map_or(0, |last| last + 1);
        tree.keys.extend(numbers.into_iter().map(|(key, value)| (key + offset, value)));
        adopt(upload, tree, &held, root);
        for kid in &kids {
            if let Some(kid) = kid.as_reference().ok().and_then(|id| upload.get_dictionary_mut(id).ok()) {
                kid.set("P", Object::Reference(section));
            }
        }
        Grafted { section, kids, language, offset: Some(offset) }
    }

    /// How the content of a page is marked: by its own tags, or as one paragraph, or as a picture when it holds no text.
    pub(crate) fn mark(
        &mut self,
        book: &mut Document,
        tree: &mut Tree,
        (to, upload, from): (ObjectId, &Document, ObjectId),
        alt: String,
    ) -> Marked {
        if self.offset.is_some() {
            let key = upload.get_dictionary(from).and_then(|page| page.get(b"StructParents")?.as_i64()).ok();
            return Marked { tag: None, key };
        }
        let scanned = upload.get_page_fonts(from).is_ok_and(|fonts| fonts.is_empty());
        let tag = if scanned { "Figure" } else { "P" };
        let mut element = Dictionary::new();
        element.set("Type", "StructElem");
        element.set("S", tag);
        element.set("P", Object::Reference(self.section));
        element.set("Pg", Object::Reference(to));
        element.set("K", 0);
        if scanned {
            element.set("Alt", lopdf::text_string(&alt));
        }
        let element = book.add_object(element);
        self.kids.push(Object::Reference(element));
        Marked { tag: Some(tag), key: Some(tree.number(element)) }
    }
}

/// Lets the elements of a file live in our tree: roles become standard ones, ids and classes get names that nobody else has.
fn adopt(upload: &mut Document, tree: &mut Tree, root: &Dictionary, root_id: ObjectId) {
    let own = format!("f{}-", tree.files).into_bytes();
    let roles = root.get_deref(b"RoleMap", upload).and_then(Object::as_dict).cloned().unwrap_or_default();
    let classes = root.get_deref(b"ClassMap", upload).and_then(Object::as_dict).cloned().unwrap_or_default();
    for (name, value) in &classes {
        tree.classes.set([own.clone(), name.clone()].concat(), value.clone());
    }
    for id in walk(upload, root_id) {
        let Ok(element) = upload.get_dictionary_mut(id) else { continue };
        if let Some(role) = element.get(b"S").and_then(Object::as_name).ok().map(|role| standard(&roles, role)) {
            element.set("S", Object::Name(role));
        }
        if let Ok(Object::String(name, _)) = element.get(b"ID") {
            let name = [own.clone(), name.clone()].concat();
            tree.ids.insert(name.clone(), Object::Reference(id));
            element.set("ID", Object::String(name, StringFormat::Literal));
        }
        for (key, names) in [(b"C".as_slice(), true), (b"A", false)] {
            if let Ok(value) = element.get_mut(key) {
                rename(value, &own, names);
            }
        }
    }
}

/// Names of classes, and the ids of headers that attributes name, get our own beginning.
fn rename(value: &mut Object, own: &[u8], names: bool) {
    match value {
        Object::Array(list) => list.iter_mut().for_each(|one| rename(one, own, names)),
        Object::Name(name) if names => *name = [own, name].concat(),
        Object::Dictionary(attributes) => {
            if let Ok(Object::Array(headers)) = attributes.get_mut(b"Headers") {
                for header in headers {
                    if let Object::String(id, _) = header {
                        *id = [own, id].concat();
                    }
                }
            }
        }
        _ => {}
    }
}

/// The standard role that a role of the file's own stands for.
fn standard(roles: &Dictionary, role: &[u8]) -> Vec<u8> {
    let mut at = role.to_vec();
    for _ in 0..16 {
        match roles.get(&at).and_then(Object::as_name) {
            Ok(next) if next != at => at = next.to_vec(),
            _ => break,
        }
    }
    at
}

/// The elements of a tree, in reading order. One that is named twice comes once.
fn walk(document: &Document, root: ObjectId) -> Vec<ObjectId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([root]);
    let mut ahead = vec![root];
    while let Some(id) = ahead.pop() {
        let Ok(held) = document.get_dictionary(id) else { continue };
        if id != root {
            found.push(id);
        }
        let below = kids_of(held, document).into_iter().filter_map(|kid| kid.as_reference().ok()).filter(|kid| seen.insert(*kid));
        let below: Vec<ObjectId> = below.collect();
        if seen.len() > MOST_ELEMENTS {
            break;
        }
        ahead.extend(below.into_iter().rev());
    }
    found
}

fn kids_of(held: &Dictionary, document: &Document) -> Vec<Object> {
    match held.get(b"K") {
        Ok(Object::Array(list)) => list.clone(),
        Ok(one @ Object::Reference(id)) => match document.get_object(*id) {
            Ok(Object::Array(list)) => list.clone(),
            _ => vec![one.clone()],
        },
        Ok(one) => vec![one.clone()],
        Err(_) => Vec::new(),
    }
}

fn element(book: &Document, id: ObjectId) -> Option<Element> {
    let held = book.get_dictionary(id).ok()?;
    let heading = held.get(b"S").and_then(Object::as_name).ok()?.starts_with(b"H");
    let own = held.get(b"Pg").and_then(Object::as_reference).ok();
    let page = |kid: &Object| match kid {
        Object::Integer(_) => own,
        Object::Dictionary(content) => content.get(b"Pg").and_then(Object::as_reference).ok().or(own),
        _ => None,
    };
    let pages = kids_of(held, book).iter().filter_map(page).collect();
    Some(Element { id, heading, pages })
}

/// The entries of a number tree.
fn numbered(document: &Document, tree: &Object) -> BTreeMap<i64, Object> {
    let pairs = leaves(document, tree, b"Nums");
    pairs.into_iter().filter_map(|(key, value)| Some((key.as_i64().ok()?, value))).collect()
}

/// The entries of a name tree.
fn named(document: &Document, tree: &Object) -> BTreeMap<Vec<u8>, Object> {
    let pairs = leaves(document, tree, b"Names");
    pairs.into_iter().filter_map(|(key, value)| Some((key.as_str().ok()?.to_vec(), value))).collect()
}

fn leaves(document: &Document, tree: &Object, key: &[u8]) -> Vec<(Object, Object)> {
    let mut pairs = Vec::new();
    let mut seen = BTreeSet::new();
    let mut ahead = vec![tree.clone()];
    while let Some(node) = ahead.pop() {
        let Ok(held) = node.as_dict() else { continue };
        if let Ok(list) = held.get_deref(key, document).and_then(Object::as_array) {
            pairs.extend(list.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())));
        }
        let kids = held.get_deref(b"Kids", document).and_then(Object::as_array).cloned().unwrap_or_default();
        for kid in kids {
            match kid {
                Object::Reference(id) if !seen.insert(id) => {}
                Object::Reference(id) => ahead.extend(document.get_object(id).ok().cloned()),
                other => ahead.push(other),
            }
        }
    }
    pairs
}
