//! Making the file of a pack: what a reader sees of a meeting is put together and set.

use super::assembling::{self, Assembled, Materials, Version};
use super::rules::Stands;
use crate::find;
use crate::gathering::whole::{self, Whole};
use crate::papers::files::records::Model as PaperFile;
use crate::papers::records::Model as Paper;
use ::files::{FileKind, Hash, Limits, Store};
use ::records::{Head, House, Kept};
use access::Open;
use chrono::NaiveDateTime;
use database::Fault;
use documents::pack::{EngineError, Made};
use documents::prose::Block;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;
use values::Kind;

/// Why no pack was made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// The meeting is gone, or cannot be seen.
    #[error("the meeting is not there")]
    Gone,
    /// An uploaded file could not be read.
    #[error("the file of {title} could not be read: {why}")]
    File {
        /// The paper.
        title: String,
        /// What is wrong.
        why: String,
    },
    /// The engine refused.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The work was stopped, or the store of files did not answer. It may go well another time.
    #[error("the work was stopped: {0}")]
    Stopped(String),
    /// The members' pack failed in this way. The words say nothing of it, because they could name a paper that is for members alone.
    #[error("the members’ pack failed; its reason, which members of the board may see, stands in the history of the publication")]
    Members(Box<NotMade>),
    /// The database did not answer.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl NotMade {
    /// Whether it would fail in the same way again, until somebody mends a paper.
    pub fn is_lasting(&self) -> bool {
        matches!(self, NotMade::File { .. } | NotMade::Engine(_) | NotMade::Members(_))
    }
}

/// A pack that was made, with where each paper stands in it.
pub(crate) struct Pressed {
    pub(crate) made: Made,
    pub(crate) stands: Vec<Stands>,
}

/// All that is read of a meeting to make a pack of it: what its reader may see, and nothing else.
pub(crate) struct Read {
    pub(crate) whole: Whole,
    papers: Vec<Paper>,
    files: Vec<PaperFile>,
}

/// Reads a meeting for a pack. `published` leaves out what waits to be published.
pub(crate) async fn read(open: &dyn Open, house: &House, reference: &str, published: bool) -> Result<Read, NotMade> {
    let mut whole = whole::load(open, house, reference).await?.ok_or(NotMade::Gone)?;
    if published {
        leave_out_waiting(&mut whole);
    }
    let items: BTreeSet<Uuid> = whole.items().map(|item| item.model.id.uuid()).collect();
    let mut papers = crate::site::item::papers(open, items).await?;
    if published {
        let closed: BTreeSet<Uuid> =
            whole.items().filter(|item| item.model.restriction.is_some()).map(|item| item.model.id.uuid()).collect();
        papers.retain(|paper| closed.contains(&paper.item.uuid()) || !whole.waits(&paper.seen_by, paper.members_of));
    }
    let mut files: Vec<PaperFile> = find::among(open, "paper", papers.iter().map(|paper| paper.id.uuid()).collect()).await?;
    if published {
        let waits = |file: &PaperFile| {
            let paper = papers.iter().find(|paper| paper.id == file.paper);
            paper.is_some_and(|paper| {
                whole.waits(&file.seen_by, file.members_of) && !whole.waits(&paper.seen_by, paper.members_of)
            })
        };
        files.retain(|file| !waits(file));
    }
    files.sort_by_key(|file| (file.paper, std::cmp::Reverse(file.edition)));
    files.dedup_by_key(|file| file.paper);
    Ok(Read { whole, papers, files })
}

/// Leaves out items that wait to be published, and headings under which nothing is left.
fn leave_out_waiting(whole: &mut Whole) {
    let waits: BTreeSet<Uuid> = whole
        .items()
        .filter(|item| whole.waits(&item.model.seen_by, item.model.members_of))
        .map(|item| item.model.id.uuid())
        .collect();
    for section in &mut whole.sections {
        section.items.retain(|item| !waits.contains(&item.model.id.uuid()));
    }
    whole.sections.retain(|section| !section.items.is_empty());
}

impl Read {
    /// Everything of the pack that could be for members alone, so that its reading is recorded.
    pub(crate) fn restrictable(&self) -> Vec<(Kind, Head)> {
        let parts = self.whole.parts.iter().map(|part| (Kind::RestrictedPart, Kept::head(part)));
        let papers = self.papers.iter().map(|paper| (Kind::Paper, Kept::head(paper)));
        parts.chain(papers).collect()
    }

    /// Gets the uploaded files from the store and sets the pack, on a thread of its own.
    pub(crate) async fn press(
        self,
        house: &House,
        store: &Store,
        (version, before): (Version, Vec<Stands>),
        made_at: NaiveDateTime,
    ) -> Result<(Whole, Pressed), NotMade> {
        let Read { whole, papers, files } = self;
        let (pdfs, texts) = fetched(&papers, &files, store).await?;
        let materials = Materials { papers, files: pdfs, texts, before };
        let Assembled { pack, parts } = assembling::assemble(&whole, &materials, &version, made_at);
        let engine = house.engine();
        let made = tokio::task::spawn_blocking(move || engine.pack(&pack)).await;
        let made = made.map_err(|gone| NotMade::Stopped(gone.to_string()))??;
        let stands = stands(&parts, &made);
        Ok((whole, Pressed { made, stands }))
    }
}

/// Where each paper stands: parts come in the order of items, as the engine tells them.
fn stands(parts: &[(Uuid, Uuid)], made: &Made) -> Vec<Stands> {
    let mut placed: Vec<_> = made.placed.iter().collect();
    placed.sort_by_key(|one| (one.item, one.part));
    let stand = |((item, paper), one): (&(Uuid, Uuid), &&documents::pack::Placed)| Stands {
        item: *item,
        paper: *paper,
        first: one.first.clone(),
        last: one.last.clone(),
    };
    parts.iter().zip(&placed).map(stand).collect()
}

type Fetched = (BTreeMap<Uuid, Arc<Vec<u8>>>, BTreeMap<Uuid, Vec<Block>>);

/// The bytes of uploaded PDFs, and what uploaded Word files say.
async fn fetched(papers: &[Paper], files: &[PaperFile], store: &Store) -> Result<Fetched, NotMade> {
    let (mut pdfs, mut texts) = (BTreeMap::new(), BTreeMap::new());
    for file in files {
        let title = papers.iter().find(|paper| paper.id == file.paper).map(|paper| paper.title.clone()).unwrap_or_default();
        let refused = |why: String| NotMade::File { title: title.clone(), why };
        let hash = Hash::read(&file.content).ok_or_else(|| refused("its hash is not one".to_owned()))?;
        let bytes = store.get(&hash).await.map_err(|problem| NotMade::Stopped(format!("{title}: {problem}")))?;
        match FileKind::from_mime(&file.media_type) {
            Some(FileKind::Pdf) => drop(pdfs.insert(file.paper.uuid(), Arc::new(bytes))),
            Some(FileKind::Word) => {
                let read = ::files::written(&bytes, &Limits::default()).map_err(|refusal| refused(refusal.to_string()))?;
                texts.insert(file.paper.uuid(), read.blocks);
            }
            None => return Err(refused("its type is not known".to_owned())),
        }
    }
    Ok((pdfs, texts))
}
