//! A document as Word: real styles, heads of tables flagged, language and title set, and nothing of who typed it.
//!
//! Office Open XML (ISO/IEC 29500). The parts of the file are written here because what makes it accessible (rows that are
//! heads, the language, the title) is what the libraries that were looked at leave out.

mod body;

use body::Body;
use documents::pack::EngineError;
use documents::prose::Document;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:displayBackgroundShape/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

const STYLES: &str = include_str!("../../templates/word/styles.xml");

/// The name space of the body of a document.
const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes it. `foot` stands at the foot of every page, with the number of the page.
pub(crate) fn write(document: &Document, foot: &str) -> Result<Vec<u8>, EngineError> {
    let language = if document.language.is_empty() { "en-GB" } else { &document.language };
    let body = Body::of(document);
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", properties(&document.title, language)),
        ("word/document.xml", body.document()),
        ("word/_rels/document.xml.rels", body.relations()),
        ("word/numbering.xml", body.numbering()),
        ("word/styles.xml", STYLES.replace("{language}", &escaped(language))),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/footer1.xml", footer(foot)),
    ];
    zipped(&parts).map_err(|fault| EngineError::Set(fault.to_string()))
}

fn zipped(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn properties(title: &str, language: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>"#,
        escaped(title),
        escaped(language),
    )
}

fn footer(foot: &str) -> String {
    let field = |name: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let said = values::words::t("Page {page} of {total}");
    let pieces = said.split_inclusive('}').map(|piece| match piece.split_once('{') {
        Some((before, name)) => body::run(before, "") + &field(if name.starts_with("page") { "PAGE" } else { "NUMPAGES" }),
        None => body::run(piece, ""),
    });
    let pieces: String = pieces.collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{SPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{}<w:r><w:tab/></w:r>{pieces}</w:p></w:ftr>"#,
        body::run(foot, ""),
    )
}

/// A text that XML takes: control characters go, and its own marks are written out.
fn escaped(text: &str) -> String {
    let kept: String = text.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')).collect();
    quick_xml::escape::escape(kept).into_owned()
}
