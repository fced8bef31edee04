//! What a part of a Word file points at: other parts, and addresses elsewhere.

use super::package::Package;
use crate::Refusal;

/// One pointer.
pub(super) struct Rel {
    pub(super) id: String,
    /// The last word of its sort: `hyperlink`, `image`, `comments`.
    pub(super) sort: String,
    pub(super) target: String,
    pub(super) external: bool,
}

/// The name of the part that holds the pointers of a part.
pub(super) fn name_for(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// The pointers in a part of pointers.
pub(super) fn read(package: &Package, name: &str) -> Result<Vec<Rel>, Refusal> {
    let Some(all) = package.xml(name)? else { return Ok(Vec::new()) };
    let text = |value: Option<&str>| value.unwrap_or_default().trim().to_owned();
    let rel = |element: &super::xml::Element| Rel {
        id: text(element.get("Id")),
        sort: text(element.get("Type")).rsplit('/').next().unwrap_or_default().to_owned(),
        target: text(element.get("Target")),
        external: text(element.get("TargetMode")).eq_ignore_ascii_case("external"),
    };
    Ok(all.elements().map(rel).collect())
}
