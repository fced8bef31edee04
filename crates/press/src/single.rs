//! A document of its own as PDF: title, head, blocks.

use crate::readable::all_readable;
use crate::setting;
use crate::world::{Known, Template};
use chrono::NaiveDateTime;
use documents::pack::{EngineError, Size};
use documents::prose::{Block, Document, Run};
use serde_json::{Value, json};

/// Sets it and writes it.
pub(crate) fn pdf(document: &Document, foot: &str, size: Size) -> Result<Vec<u8>, EngineError> {
    let (lang, region) = language(&document.language);
    let data = json!({
        "title": document.title,
        "author": "",
        "lang": lang,
        "region": region,
        "size": size.points(),
        "foot": foot,
        "page_of": values::words::t("Page {page} of {total}"),
        "document": written(document),
    });
    let known = Known::new(Template::Document, [("data.json", all_readable(data).to_string().into_bytes())]);
    setting::write(&setting::set(&known)?, NaiveDateTime::default())
}

/// `en` and `GB` of `en-GB`.
pub(crate) fn language(tag: &str) -> (&str, Option<&str>) {
    match tag.split_once('-') {
        Some((lang, region)) => (lang, Some(region)),
        None if tag.is_empty() => ("en", Some("GB")),
        None => (tag, None),
    }
}

/// A document as data for the templates, with headings that skip no level and tables whose rows are all as wide as their head.
pub(crate) fn written(document: &Document) -> Value {
    json!({ "title": document.title, "head": document.head, "blocks": orderly(&document.blocks, &mut 0) })
}

/// The same blocks with headings that go down one level at a time, and with links that lead somewhere.
fn orderly(blocks: &[Block], above: &mut u8) -> Vec<Block> {
    blocks.iter().map(|block| one_orderly(block, above)).collect()
}

fn one_orderly(block: &Block, above: &mut u8) -> Block {
    match block {
        Block::Heading { level, number, runs } => {
            *above = (*level).clamp(1, above.saturating_add(1)).min(4);
            Block::Heading { level: *above, number: number.clone(), runs: safe(runs) }
        }
        Block::Paragraph { number, runs } => Block::Paragraph { number: number.clone(), runs: safe(runs) },
        Block::List { ordered, items } => {
            let items = items.iter().map(|item| orderly(item, above)).collect();
            Block::List { ordered: *ordered, items }
        }
        Block::Table { caption, head, rows } => {
            let even = |row: &Vec<Vec<Run>>| {
                let cells = row.iter().map(|cell| safe(cell)).chain(std::iter::repeat_with(Vec::new));
                cells.take(head.len()).collect()
            };
            Block::Table { caption: caption.clone(), head: even(head), rows: rows.iter().map(even).collect() }
        }
        Block::Framed { heading, blocks } => {
            let inside = orderly(blocks, &mut above.saturating_add(1));
            Block::Framed { heading: heading.clone(), blocks: inside }
        }
    }
}

/// Words whose links lead to pages and mails only.
fn safe(runs: &[Run]) -> Vec<Run> {
    let leads = |address: &String| ["https://", "http://", "mailto:"].iter().any(|start| address.starts_with(start));
    runs.iter().map(|run| Run { link: run.link.clone().filter(leads), ..run.clone() }).collect()
}
