//! Word: unpacked within limits, refused when it holds programs or fetches parts of itself, told how readable it is,
//! cleaned, and read into the blocks of a document.

mod body;
mod clean;
mod danger;
mod dropped;
mod media;
mod numbering;
mod package;
mod readable;
mod rels;
mod revisions;
mod styles;
mod tables;
mod xml;

use crate::{Examined, FileKind, Limits, Looked, Paragraph, Refusal, Wanted};
use documents::prose::Block;
use package::Package;

/// A Word document as a document that we can show and set ourselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
    /// What could not be kept, each in a sentence.
    pub dropped: Vec<String>,
}

/// Reads a Word document into blocks.
///
/// # Errors
/// The file is not taken.
pub fn written(bytes: &[u8], limits: &Limits) -> Result<Written, Refusal> {
    let package = Package::open(bytes, limits)?;
    danger::refuse(&package)?;
    Ok(body::read(&package)?.written)
}

/// Looks at a Word document and cleans it.
pub(crate) fn examine(bytes: &[u8], wanted: &Wanted, limits: &Limits) -> Result<Examined, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    danger::refuse(&package)?;
    let own = readable::own(&package)?;
    let cleaned = clean::clean(&mut package, &own, wanted)?;
    // What was taken off is not read: text that was deleted, comments.
    let read = body::read(&package)?;
    let problems = readable::problems(&own, &read);
    let looked = Looked {
        kind: FileKind::Word,
        pages: None,
        title: own.title,
        language: own.language,
        tagged: read.headings > 0,
        problems,
        stripped: cleaned,
        text: paragraphs(&read.written.blocks, limits),
    };
    Ok(Examined { looked, bytes: package.packed()? })
}

/// What the blocks say, by paragraph, for search.
fn paragraphs(blocks: &[Block], limits: &Limits) -> Vec<Paragraph> {
    let (mut found, mut left) = (Vec::new(), limits.characters);
    let mut waiting: Vec<&Block> = blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        let text = match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs, .. } => words(runs),
            Block::List { items, .. } => {
                waiting.extend(items.iter().rev().flat_map(|item| item.iter().rev()));
                continue;
            }
            Block::Framed { blocks, .. } => {
                waiting.extend(blocks.iter().rev());
                continue;
            }
            Block::Table { head, rows, .. } => {
                let line = |cells: &Vec<Vec<documents::prose::Run>>| {
                    cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join(" | ")
                };
                std::iter::once(head).chain(rows).map(line).collect::<Vec<_>>().join("\n")
            }
        };
        left = left.saturating_sub(text.chars().count());
        if left == 0 {
            break;
        }
        if !text.trim().is_empty() {
            found.push(Paragraph { page: None, text });
        }
    }
    found
}

fn words(runs: &[documents::prose::Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
