//! Taking tracked changes as accepted, and comments, names and hidden marks off the text of a Word file.

use super::xml::{Element, Node, local};

/// What was taken off a text.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) changes: u64,
    pub(super) comments: u64,
}

/// Elements that go with all that they hold: what was deleted, how things looked before, comments and their marks.
const GONE: [&str; 24] = [
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "tblGridChange",
    "tblPrExChange",
    "numberingChange",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "cellIns",
    "cellDel",
    "cellMerge",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "annotationRef",
];
/// Elements that are taken away and leave what they hold: what was added.
const OPENED: [&str; 2] = ["ins", "moveTo"];

/// Takes off the text below this element what readers should not get.
pub(super) fn accept(element: &mut Element, taken: &mut Taken) {
    element.attributes.retain(|(key, _)| !is_trace(key));
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        take(child, &mut children, taken);
    }
    element.children = children;
}

fn take(child: Node, children: &mut Vec<Node>, taken: &mut Taken) {
    let mut inner = match child {
        Node::Element(inner) => inner,
        text => return children.push(text),
    };
    let name = local(&inner.name).to_owned();
    if is_deleted_row(&inner) {
        taken.changes += 1;
        return;
    }
    // Drawings have elements of these names too; theirs have another prefix than the text.
    let of_text = !inner.name.starts_with("a:") && !inner.name.starts_with("m:");
    if of_text && GONE.contains(&name.as_str()) {
        taken.changes += u64::from(matches!(name.as_str(), "del" | "moveFrom" | "rPrChange" | "pPrChange"));
        taken.comments += u64::from(name == "commentReference");
        return;
    }
    if of_text && OPENED.contains(&name.as_str()) {
        taken.changes += 1;
        for child in inner.children {
            take(child, children, taken);
        }
        return;
    }
    accept(&mut inner, taken);
    children.push(Node::Element(inner));
}

/// Whether this is a row of a table that was deleted.
fn is_deleted_row(row: &Element) -> bool {
    row.is("tr") && row.child("trPr").is_some_and(|marks| marks.child("del").is_some())
}

/// Whether an attribute tells who changed something, when, or in which session.
fn is_trace(key: &str) -> bool {
    let name = local(key);
    name.starts_with("rsid") || matches!(name, "author" | "initials") || (key.starts_with("w:") && name == "date")
}
