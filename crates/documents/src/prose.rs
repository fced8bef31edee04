//! A written document as data: headings, numbered paragraphs, lists and tables. Pages, PDF and Word are made from the same blocks.
//!
//! People type a text with a few marks ([`read`]); reports number it ([`numbered`]); pages show it ([`Shown`]).

mod markdown;
mod markup;
mod numbering;
#[cfg(test)]
mod tests;

pub use markdown::read;
pub use markup::{Shown, anchor};
pub use numbering::numbered;

/// A document that people read: a report, an agenda, minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title, shown on top and in the title bar of a reader.
    pub title: String,
    /// Its language as in BCP 47: `en-GB` or `cy`.
    pub language: String,
    /// The lines of its head: By, To, Classification, Subject.
    pub head: Vec<(String, String)>,
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading. Level 1 stands right below the title of the document.
    Heading {
        /// From 1 to 4, none skipped.
        level: u8,
        /// Its number, such as `3`.
        number: Option<String>,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// Its number, such as `3.2`.
        number: Option<String>,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A list. Each item is a few blocks, mostly one paragraph without a number.
    List {
        /// Whether its items are numbered 1, 2, 3.
        ordered: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table with one row of headings; every row has as many cells.
    Table {
        /// What it shows.
        caption: Option<String>,
        /// The headings of the columns.
        head: Vec<Vec<Run>>,
        /// The rows.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// A framed part with a heading of its own, such as the recommendations of a report.
    Framed {
        /// Its heading.
        heading: String,
        /// What it says.
        blocks: Vec<Block>,
    },
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are stressed.
    pub strong: bool,
    /// The address that they lead to.
    pub link: Option<String>,
}

impl Run {
    /// Words without any mark.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), strong: false, link: None }
    }
}

impl Block {
    /// A paragraph without a number and without any mark.
    pub fn plain(text: impl Into<String>) -> Block {
        Block::Paragraph { number: None, runs: vec![Run::plain(text)] }
    }
}

/// The words of runs, without their look.
pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// What a text says, as plain paragraphs in reading order: for search, and to tell a paragraph again when its number changed.
pub fn text(blocks: &[Block]) -> Vec<String> {
    let mut said = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { runs, .. } | Block::Paragraph { runs, .. } => said.push(words(runs)),
            Block::List { items, .. } => said.extend(items.iter().flat_map(|item| text(item))),
            Block::Table { caption, head, rows } => {
                said.extend(caption.clone());
                let row = |cells: &Vec<Vec<Run>>| cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join(" ");
                said.extend(std::iter::once(head).chain(rows).map(row));
            }
            Block::Framed { heading, blocks } => {
                said.push(heading.clone());
                said.extend(text(blocks));
            }
        }
    }
    said.retain(|paragraph| !paragraph.trim().is_empty());
    said
}
