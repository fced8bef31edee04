//! A pack of papers as data, and the door to the engine that makes files of it. The engine itself is the room `press`.

use crate::prose::Document;
use chrono::NaiveDateTime;
use std::sync::Arc;
use values::words::t;

/// An agenda with the papers of its items, in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Its title, such as `Kent Community Safety Partnership, 15 March 2017: public pack`.
    pub title: String,
    /// Its language as in BCP 47: `en-GB` or `cy`.
    pub language: String,
    /// The body that answers for it.
    pub author: String,
    /// When it was made, in UTC.
    pub made_at: NaiveDateTime,
    /// The lines of its head: date, time, place, whom to ask.
    pub head: Vec<(String, String)>,
    /// What is said below the agenda: notices, how to get it in another form.
    pub notices: Vec<String>,
    /// What changed since the version before.
    pub changes: Vec<String>,
    /// The sections of the agenda.
    pub sections: Vec<Section>,
    /// What stands at the foot of every page, beside its number.
    pub foot: String,
    /// What stands on top of each page of a restricted part.
    pub strip: String,
    /// The size of its letters.
    pub size: Size,
    /// The words of the pack itself, in the reader's language.
    pub words: PackWords,
}

/// The size of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 12 points.
    #[default]
    Usual,
    /// 18 points.
    Large,
}

impl Size {
    /// The size of running text, in points.
    pub fn points(self) -> u32 {
        match self {
            Size::Usual => 12,
            Size::Large => 18,
        }
    }
}

/// The words that the pack itself says. `{...}` is filled in by the engine.
#[derive(Clone, Debug)]
pub struct PackWords {
    /// The heading above the items.
    pub agenda: String,
    /// The heading above what changed.
    pub changes: String,
    /// The heading above the notices.
    pub notices: String,
    /// `Page {page}`.
    pub page: String,
    /// `Pages {first} - {last}`.
    pub pages: String,
    /// What stands on a page that is left blank.
    pub blank: String,
    /// `Scanned page {page} of {title}. It holds no text.`
    pub scanned: String,
}

impl Default for PackWords {
    fn default() -> PackWords {
        PackWords {
            agenda: t("Agenda").into_owned(),
            changes: t("What changed").into_owned(),
            notices: t("Notices").into_owned(),
            page: t("Page {page}").into_owned(),
            pages: t("Pages {first} - {last}").into_owned(),
            blank: t("This page is intentionally left blank").into_owned(),
            scanned: t("Scanned page {page} of {title}. It holds no text.").into_owned(),
        }
    }
}

/// A section of the agenda.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading with its letter.
    pub heading: String,
    /// What is said below it, such as why it is closed to the public.
    pub note: Option<String>,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of the agenda.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its number: `B1`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What is said below its title: purpose, who presents it, spoken update, why it is closed.
    pub lines: Vec<String>,
    /// Its papers.
    pub parts: Vec<Part>,
}

/// A paper of an item.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// What it says.
    pub content: Content,
    /// The number of its first page.
    pub place: Place,
    /// Whether it is for members alone. Such parts stand after all others, so that the others keep their numbers.
    pub restricted: bool,
}

/// What a paper says.
#[derive(Clone, Debug)]
pub enum Content {
    /// Written in the product.
    Written(Document),
    /// An uploaded PDF, taken in whole.
    Pdf(Arc<Vec<u8>>),
}

/// Where a paper begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// With the number after the last page before it.
    Next,
    /// With this number, because it is out with it.
    At(u32),
    /// After this page, whose number it takes with letters: 38a, 38b. Nothing after it is renumbered.
    After(u32),
}

/// A pack that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// The bytes of the PDF.
    pub pdf: Vec<u8>,
    /// The number printed on each page.
    pub labels: Vec<String>,
    /// Where each paper stands, in the order of sections, items and parts.
    pub placed: Vec<Placed>,
}

/// Where a paper stands in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The place of its item among all items of the pack, from 0.
    pub item: usize,
    /// Its place in the item, from 0.
    pub part: usize,
    /// The number on its first page.
    pub first: String,
    /// The number on its last page.
    pub last: String,
}

/// Why no file could be made.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The engine refused the document.
    #[error("the document could not be set: {0}")]
    Set(String),
    /// An uploaded PDF could not be taken in.
    #[error("the file of {title} could not be taken into the pack: {why}")]
    File {
        /// The title of the paper.
        title: String,
        /// What is wrong with it.
        why: String,
    },
    /// There is no engine here.
    #[error("this program was built without its press")]
    None,
}

/// Makes files of documents. The work takes up to a second and holds its thread.
pub trait Engine: Send + Sync {
    /// A document as PDF, tagged, after PDF/UA-1. `foot` stands at the foot of every page.
    ///
    /// # Errors
    /// When the document cannot be set.
    fn pdf(&self, document: &Document, foot: &str, size: Size) -> Result<Vec<u8>, EngineError>;

    /// A document as Word.
    ///
    /// # Errors
    /// When it cannot be written.
    fn word(&self, document: &Document, foot: &str) -> Result<Vec<u8>, EngineError>;

    /// A chart's SVG file as PNG, on white, with our letters. Nothing outside the SVG is read.
    ///
    /// # Errors
    /// When the SVG cannot be read, the picture would be too large, or this engine draws none.
    fn png(&self, _svg: &str) -> Result<Vec<u8>, EngineError> {
        Err(EngineError::None)
    }

    /// A pack as PDF. It is tagged; it conforms to PDF/UA-1 when no uploaded file is in it.
    ///
    /// # Errors
    /// When it cannot be set or an uploaded file cannot be taken in.
    fn pack(&self, pack: &Pack) -> Result<Made, EngineError>;
}
