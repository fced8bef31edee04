//! Taking off a Word file who wrote it, what they wrote beside it, and what they took out.

use super::media;
use super::package::{Package, is_xml};
use super::readable::Own;
use super::revisions::{Taken, accept};
use super::xml::{self, Element, Node, local};
use crate::{Refusal, Wanted};
use values::words::{count, t};

/// The ends of the names of parts that go: who wrote it, comments, data behind boxes, spare text, settings of printers.
const GONE: [&str; 12] = [
    "docprops/",
    "customxml/",
    "word/comments",
    "word/people",
    "word/glossary/",
    "word/printersettings",
    "word/customizations",
    "word/documenttasks",
    "word/webextensions",
    "word/mailmerge",
    "word/recipientdata",
    "word/vbadata",
];
/// Settings that go: traces, templates, data sources, protection.
const SETTINGS: [&str; 12] = [
    "attachedTemplate",
    "rsids",
    "trackRevisions",
    "revisionView",
    "docVars",
    "mailMerge",
    "documentProtection",
    "writeProtection",
    "docId",
    "saveThroughXslt",
    "attachedSchema",
    "linkStyles",
];
const CORE: &str = "docProps/core.xml";

/// Cleans the file, and says what was taken off.
pub(super) fn clean(package: &mut Package, own: &Own, wanted: &Wanted) -> Result<Vec<String>, Refusal> {
    let (mut taken, mut pictures) = (Taken::default(), 0);
    let gone: Vec<String> = package.names().into_iter().filter(|name| goes(package, name)).collect();
    for name in package.names().into_iter().filter(|name| !gone.contains(name)) {
        if name.to_lowercase().ends_with(".rels") || name == "[Content_Types].xml" {
            point_anew(package, &name, &gone)?;
        } else if is_xml(&name) {
            clean_part(package, &name, &mut taken)?;
        } else if let Some(cleaned) = package.bytes(&name).and_then(media::cleaned) {
            package.put(&name, cleaned);
            pictures += 1;
        }
    }
    for name in &gone {
        package.remove(name);
    }
    let language = own.language.clone().unwrap_or_else(|| wanted.language.clone());
    if own.language.is_none() && !language.is_empty() {
        set_language(package, &language)?;
    }
    let title = Some(wanted.title.as_str()).filter(|title| !title.is_empty()).or(own.title.as_deref());
    say_anew(package, title, &language)?;
    Ok(words(own, &taken, pictures))
}

fn words(own: &Own, taken: &Taken, pictures: u64) -> Vec<String> {
    let mut stripped = Vec::new();
    if own.says_who {
        stripped.push(t("Who wrote it, with which program and when").into_owned());
    }
    if taken.comments > 0 {
        stripped.push(count("{n} comment", "{n} comments", taken.comments));
    }
    if taken.changes > 0 {
        let (one, many) = ("{n} tracked change; it was taken as accepted", "{n} tracked changes; they were taken as accepted");
        stripped.push(count(one, many, taken.changes));
    }
    if pictures > 0 {
        stripped.push(count("Notes of the camera in {n} picture", "Notes of the camera in {n} pictures", pictures));
    }
    stripped
}

fn goes(package: &Package, name: &str) -> bool {
    let lower = name.to_lowercase();
    let inside = lower.strip_prefix(&package.folder().to_lowercase()).map(|rest| format!("word/{rest}"));
    let inside = inside.as_deref().unwrap_or(&lower);
    GONE.iter().any(|start| lower.starts_with(start) || inside.starts_with(start))
}

fn clean_part(package: &mut Package, name: &str, taken: &mut Taken) -> Result<(), Refusal> {
    let Some(mut part) = package.xml(name)? else { return Ok(()) };
    let before = part.clone();
    accept(&mut part, taken);
    if part.is("settings") {
        part.children.retain(|child| !matches!(child, Node::Element(inner) if SETTINGS.contains(&local(&inner.name))));
    }
    if part != before {
        package.put(name, xml::write(&part));
    }
    Ok(())
}

/// Takes out of a list of pointers or types what points at parts that go, at templates, and links into somebody's computer.
fn point_anew(package: &mut Package, name: &str, gone: &[String]) -> Result<(), Refusal> {
    let Some(mut part) = package.xml(name)? else { return Ok(()) };
    let folder = name.strip_suffix(".rels").and_then(|name| name.rsplit_once("_rels/")).map_or("", |(folder, _)| folder);
    let stays = |element: &Element| {
        let target = element.get("Target").or(element.get("PartName")).unwrap_or_default();
        let sort = element.get("Type").unwrap_or_default();
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => resolved(folder, target),
        };
        !gone.contains(&path) && !sort.ends_with("/attachedTemplate")
    };
    part.children.retain(|child| !matches!(child, Node::Element(inner) if !stays(inner)));
    for child in &mut part.children {
        let Node::Element(inner) = child else { continue };
        let target = inner.get("Target").unwrap_or_default().to_lowercase();
        if inner.get("TargetMode").is_some() && (target.starts_with("file:") || target.starts_with("\\\\")) {
            for (key, value) in &mut inner.attributes {
                if key == "Target" {
                    "about:blank".clone_into(value);
                }
            }
        }
    }
    package.put(name, xml::write(&part));
    Ok(())
}

/// A path from a folder, with its steps upwards taken.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Lets the styles say the language of the text.
fn set_language(package: &mut Package, language: &str) -> Result<(), Refusal> {
    let name = format!("{}styles.xml", package.folder());
    let Some(mut styles) = package.xml(&name)? else { return Ok(()) };
    let mut at = &mut styles;
    for step in ["w:docDefaults", "w:rPrDefault", "w:rPr"] {
        let found = at.children.iter().position(|child| matches!(child, Node::Element(inner) if inner.is(local(step))));
        let index = found.unwrap_or_else(|| {
            at.children.insert(0, Node::Element(Element { name: step.to_owned(), ..Element::default() }));
            0
        });
        let Some(Node::Element(next)) = at.children.get_mut(index) else { return Ok(()) };
        at = next;
    }
    at.children.retain(|child| !matches!(child, Node::Element(inner) if inner.is("lang")));
    let attributes = vec![("w:val".to_owned(), language.to_owned())];
    at.children.push(Node::Element(Element { name: "w:lang".to_owned(), attributes, children: Vec::new() }));
    package.put(&name, xml::write(&styles));
    Ok(())
}

/// Lets the file say its title and language, and nothing about people.
fn say_anew(package: &mut Package, title: Option<&str>, language: &str) -> Result<(), Refusal> {
    let escaped = |text: &str| quick_xml::escape::escape(text).into_owned();
    let title = title.map(|title| format!("<dc:title>{}</dc:title>", escaped(title))).unwrap_or_default();
    let language = if language.is_empty() { String::new() } else { format!("<dc:language>{}</dc:language>", escaped(language)) };
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{title}{language}</cp:coreProperties>"
    );
    package.put(CORE, core.into_bytes());
    let about = |name: &str, pairs: &[(&str, &str)]| Element {
        name: name.to_owned(),
        attributes: pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        children: Vec::new(),
    };
    let points = [
        ("Id", "rIdAbout"),
        ("Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
        ("Target", CORE),
    ];
    let kind =
        [("PartName", "/docProps/core.xml"), ("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")];
    for (name, element) in [("_rels/.rels", about("Relationship", &points)), ("[Content_Types].xml", about("Override", &kind))] {
        let Some(mut part) = package.xml(name)? else { return Err(Refusal::broken()) };
        part.children.push(Node::Element(element));
        package.put(name, xml::write(&part));
    }
    Ok(())
}
