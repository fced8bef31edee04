//! What a Word file must not hold: programs, other files, parts that are fetched from elsewhere, fields that run something.

use super::package::{Package, is_xml};
use super::rels::{self, Rel};
use crate::{Refusal, Why};
use values::words::t;

/// Fields that start or fetch something.
const FIELDS: [&str; 7] = ["DDE", "DDEAUTO", "MACROBUTTON", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "DATABASE"];

/// The refusal of a file with macros.
pub(super) fn macros() -> Refusal {
    Refusal::active(t("The selected file holds macros. Save it as “Word Document (.docx)”, which has none, and upload that"))
}

/// Refuses a document that can do something by itself, holds other files or fetches parts of itself.
pub(super) fn refuse(package: &Package) -> Result<(), Refusal> {
    for name in package.names() {
        let lower = name.to_lowercase();
        if lower.contains("vbaproject") || lower.contains("vbadata") {
            return Err(macros());
        }
        if lower.contains("/activex/") {
            return Err(controls());
        }
        if lower.contains("/embeddings/") {
            return Err(attached());
        }
        if lower.ends_with(".rels") {
            for rel in rels::read(package, &name)? {
                refuse_rel(&rel)?;
            }
        } else if is_xml(&name) {
            refuse_fields(package, &name)?;
        }
    }
    Ok(())
}

fn refuse_rel(rel: &Rel) -> Result<(), Refusal> {
    match rel.sort.as_str() {
        "vbaProject" | "wordVbaData" | "attachedToolbars" | "keyMapCustomizations" => return Err(macros()),
        "control" | "activeXControlBinary" => return Err(controls()),
        "oleObject" | "package" | "aFChunk" | "subDocument" => return Err(attached()),
        _ => {}
    }
    if !rel.external {
        return Ok(());
    }
    match rel.sort.as_str() {
        "hyperlink" if runs(&rel.target) => Err(Refusal::active(t(
            "The selected file holds a link that runs a program. Take the link out, save it and upload it again",
        ))),
        "hyperlink" => Ok(()),
        // The template on the writer's own computer is taken off with who wrote it.
        "attachedTemplate" if on_this_computer(&rel.target) => Ok(()),
        "attachedTemplate" => Err(Refusal::new(
            Why::Foreign,
            t(
                "The selected file fetches its template from another place. Attach the template “Normal” to it and upload it again",
            ),
        )),
        _ => Err(Refusal::new(
            Why::Foreign,
            t("The selected file fetches pictures or text from another place. Paste them into the document and upload it again"),
        )),
    }
}

/// Whether an address runs something when it is followed.
fn runs(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>().to_lowercase();
    ["javascript:", "vbscript:", "data:", "ms-", "search-ms:"].iter().any(|scheme| plain.starts_with(scheme))
}

/// Whether a template lies on a drive of the computer on which the file was written, rather than on a server.
fn on_this_computer(target: &str) -> bool {
    let plain = target.to_lowercase().replace('\\', "/");
    let path = plain.strip_prefix("file:///").unwrap_or(&plain);
    let drive = path.as_bytes().get(1) == Some(&b':');
    drive || (!plain.contains("://") && !plain.starts_with("//"))
}

fn refuse_fields(package: &Package, name: &str) -> Result<(), Refusal> {
    // Names and texts are looked for in the raw part first: most parts hold none of them.
    let raw = package.bytes(name).unwrap_or_default();
    let holds = |word: &[u8]| raw.windows(word.len()).any(|window| window == word);
    if holds(b"OLEObject") {
        return Err(attached());
    }
    if !holds(b"instrText") && !holds(b"fldSimple") {
        return Ok(());
    }
    let Some(part) = package.xml(name)? else { return Ok(()) };
    // A field may be cut into several pieces, so that no piece shows what it does.
    let mut pieces = String::new();
    for element in part.all() {
        if element.is("instrText") {
            pieces.push_str(&element.text());
        } else if element.is("fldChar") {
            pieces.push('\n');
        } else if element.is("fldSimple") {
            pieces.push_str(&format!("\n{}\n", element.get("instr").unwrap_or_default()));
        }
    }
    let acts = |line: &str| line.split_whitespace().next().is_some_and(|word| FIELDS.contains(&word.to_uppercase().as_str()));
    if pieces.lines().any(acts) {
        return Err(Refusal::active(t(
            "The selected file holds a field that starts a program or fetches something. Turn its fields into text and upload it again",
        )));
    }
    Ok(())
}

fn controls() -> Refusal {
    Refusal::active(t("The selected file holds buttons or boxes that run programs. Take them out and upload it again"))
}

fn attached() -> Refusal {
    Refusal::new(
        Why::Attached,
        t(
            "The selected file holds another file, perhaps the sheet behind a chart. Paste it as a picture, or upload it by itself",
        ),
    )
}
