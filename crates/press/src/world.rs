//! What Typst may know of the world: our letters, our templates, the data of one document. No files, no clock, no net.

use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// A file of letters from the packages that `web/package.json` names.
macro_rules! letters {
    ($path:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/node_modules/", $path))
    };
}

const REGULAR: &[u8] =
    letters!("@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf");
const BOLD: &[u8] = letters!("@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf");
const TITLES: &[u8] = letters!("@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf");
/// Letters of other alphabets, for names of people and places.
const OTHERS: &[u8] = letters!("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const OTHERS_BOLD: &[u8] = letters!("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf");

/// The files of all letters.
pub(crate) const LETTERS: [&[u8]; 5] = [REGULAR, BOLD, TITLES, OTHERS, OTHERS_BOLD];

/// Every letter that there is.
pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let font = |data: &'static [u8]| Font::iter(Bytes::new(data)).next();
    LETTERS.into_iter().filter_map(font).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// A template that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    /// A document of its own.
    Document,
    /// A pack.
    Pack,
}

static PROSE: LazyLock<Source> = LazyLock::new(|| source("prose.typ", include_str!("../templates/prose.typ")));
static DOCUMENT: LazyLock<Source> = LazyLock::new(|| source("document.typ", include_str!("../templates/document.typ")));
static PACK: LazyLock<Source> = LazyLock::new(|| source("pack.typ", include_str!("../templates/pack.typ")));

impl Template {
    fn source(self) -> &'static Source {
        match self {
            Template::Document => &DOCUMENT,
            Template::Pack => &PACK,
        }
    }
}

fn source(name: &str, text: &str) -> Source {
    Source::new(id(name).expect("our own names are paths"), text.to_owned())
}

fn id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// What is known when one document is set: the template and its data.
pub(crate) struct Known {
    template: Template,
    data: HashMap<FileId, Bytes>,
}

impl Known {
    /// A template with the JSON that it reads, by the names of the files.
    pub(crate) fn new(template: Template, data: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Known {
        let data = data.into_iter().filter_map(|(name, text)| Some((id(name)?, Bytes::new(text)))).collect();
        Known { template, data }
    }
}

fn missing(at: FileId) -> FileError {
    FileError::NotFound(at.get().vpath().get_without_slash().into())
}

impl World for Known {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.source().id()
    }

    fn source(&self, at: FileId) -> FileResult<Source> {
        [self.template.source(), &PROSE].into_iter().find(|source| source.id() == at).cloned().ok_or_else(|| missing(at))
    }

    fn file(&self, at: FileId) -> FileResult<Bytes> {
        self.data.get(&at).cloned().ok_or_else(|| missing(at))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Lets go of what Typst remembers of documents that were set, so that memory does not grow and nothing restricted stays.
pub(crate) fn forget() {
    typst::comemo::evict(0);
}
