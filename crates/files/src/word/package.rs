//! The parts of a Word file, unpacked without trusting what the archive says of itself.

use super::xml::{self, Element};
use crate::{Limits, Refusal};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The parts of a Word file by their names.
pub(super) struct Package {
    parts: BTreeMap<String, Vec<u8>>,
    nodes: usize,
    /// The name of the part that holds the text.
    pub(super) main: String,
}

/// Parts smaller than this are never suspicious, however well they pack.
const RATIO_FROM: usize = 1024 * 1024;
const TYPES: &str = "[Content_Types].xml";
/// The end of the type of a Word document, and of one with programs.
const DOCUMENT: &str = "wordprocessingml.document.main+xml";

impl Package {
    /// Unpacks the file.
    pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Package, Refusal> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::broken())?;
        if zip.len() > limits.entries {
            return Err(Refusal::swollen());
        }
        if zip.index_for_name(TYPES).is_none() {
            return Err(Refusal::wrong_kind());
        }
        let (mut parts, mut left) = (BTreeMap::new(), limits.expanded_bytes);
        for index in 0..zip.len() {
            let raw = zip.by_index_raw(index).map_err(|_| Refusal::broken())?;
            let (name, locked, packed) = (raw.name().to_owned(), raw.encrypted(), raw.compressed_size());
            drop(raw);
            if locked {
                return Err(Refusal::locked());
            }
            if name.ends_with('/') {
                continue;
            }
            if !is_safe(&name) {
                return Err(Refusal::broken());
            }
            let most = if is_xml(&name) { left.min(limits.part_bytes) } else { left };
            let mut held = Vec::new();
            let part = zip.by_index(index).map_err(|_| Refusal::broken())?;
            let read = part.take(most as u64 + 1).read_to_end(&mut held);
            let packed = usize::try_from(packed).unwrap_or(usize::MAX).max(1);
            if held.len() > most || (held.len() > RATIO_FROM && held.len() / packed > limits.ratio) {
                return Err(Refusal::swollen());
            }
            read.map_err(|_| Refusal::broken())?;
            left -= held.len();
            parts.insert(name, held);
        }
        let mut package = Package { parts, nodes: limits.nodes, main: String::new() };
        package.main = package.find_main()?;
        Ok(package)
    }

    /// The part that holds the text, by its type.
    fn find_main(&self) -> Result<String, Refusal> {
        let types = self.xml(TYPES)?.ok_or_else(Refusal::wrong_kind)?;
        let of = |element: &Element| {
            Some((element.get("PartName")?.trim_start_matches('/').to_owned(), element.get("ContentType")?.to_owned()))
        };
        let all: Vec<(String, String)> = types.elements().filter_map(of).collect();
        if all.iter().any(|(_, kind)| kind.to_lowercase().contains("macroenabled")) {
            return Err(super::danger::macros());
        }
        let main = all.into_iter().find(|(name, kind)| kind.ends_with(DOCUMENT) && self.parts.contains_key(name));
        main.map(|(name, _)| name).ok_or_else(Refusal::wrong_kind)
    }

    /// A part as a tree, when it is there.
    pub(super) fn xml(&self, name: &str) -> Result<Option<Element>, Refusal> {
        self.parts.get(name).map(|bytes| xml::read(bytes, self.nodes)).transpose()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.parts.keys().cloned().collect()
    }

    /// The bytes of a part.
    pub(super) fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(name).map(Vec::as_slice)
    }

    /// Puts a part in place of the one of this name.
    pub(super) fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.insert(name.to_owned(), bytes);
    }

    /// Takes a part out.
    pub(super) fn remove(&mut self, name: &str) {
        self.parts.remove(name);
    }

    /// The folder of the part that holds the text, with its slash: `word/`.
    pub(super) fn folder(&self) -> &str {
        self.main.rfind('/').map_or("", |end| &self.main[..=end])
    }

    /// The parts as a new archive, the same for the same parts.
    pub(super) fn packed(&self) -> Result<Vec<u8>, Refusal> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
        let first = self.parts.get_key_value(TYPES);
        for (name, bytes) in first.into_iter().chain(self.parts.iter().filter(|(name, _)| *name != TYPES)) {
            zip.start_file(name.as_str(), options).map_err(|_| Refusal::broken())?;
            zip.write_all(bytes).map_err(|_| Refusal::broken())?;
        }
        Ok(zip.finish().map_err(|_| Refusal::broken())?.into_inner())
    }
}

/// Whether a part is text in XML.
pub(super) fn is_xml(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

fn is_safe(name: &str) -> bool {
    !name.starts_with('/')
        && !name.contains('\\')
        && !name.contains('\0')
        && name.split('/').all(|part| part != ".." && !part.is_empty())
}
