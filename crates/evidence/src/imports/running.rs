//! A whole import, from files to figures that are shown: one thread reads, another loads what was read.

use super::asked;
use super::knowing;
use super::loading::{self, Loaded, Loader, fault};
pub use super::looking::{Looked, look};
use super::reading::{self, Feed, How, Known, Limits, Month, Unread};
use super::settling::{Settled, WITH_FIGURES, Waiting, forget, same_file, settle};
use super::undoing::{BringFigures, LONGEST, sweep};
use ::files::{Hash, Store, StoreProblem};
use ::records::House;
use ::records::change::NotDone;
use access::{Actor, Door};
use chrono::Datelike;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

/// A file to be read.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// Where its bytes are.
    pub from: Where,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub enum Where {
    /// In a file of this machine.
    Path(PathBuf),
    /// In memory.
    Bytes(Arc<Vec<u8>>),
}

pub(super) trait Input: Read + Seek + Send {}
impl<T: Read + Seek + Send> Input for T {}

impl Offer {
    pub(super) fn open(&self) -> std::io::Result<Box<dyn Input>> {
        Ok(match &self.from {
            Where::Path(path) => Box::new(File::open(path)?),
            Where::Bytes(bytes) => Box::new(Cursor::new(Bytes(bytes.clone()))),
        })
    }

    async fn keep(&self, store: &Store) -> Result<Hash, StoreProblem> {
        match &self.from {
            Where::Path(path) => store.put_file(path).await,
            Where::Bytes(bytes) => store.put(bytes.as_ref().clone()).await,
        }
    }
}

struct Bytes(Arc<Vec<u8>>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// What became of a file.
#[derive(Debug)]
pub struct Told {
    /// Its name.
    pub file: String,
    /// What became of it.
    pub became: Became,
}

/// What became of a file.
#[derive(Debug)]
pub enum Became {
    /// Its figures are shown, or the same file was here already.
    Settled(Settled),
    /// It cannot be read. Nothing of it was taken.
    Unread(Unread),
}

/// Why an import was not done. What was loaded before is not shown.
#[derive(Debug, thiserror::Error)]
pub enum NotBrought {
    /// The database did not answer.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A record could not be kept.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// A file could not be stored.
    #[error(transparent)]
    Store(#[from] StoreProblem),
    /// The reading stopped in the middle.
    #[error("the reading of files stopped in the middle")]
    Stopped,
}

/// What the thread that reads says.
enum Said {
    /// The file at this place begins; its hash and size.
    Begun(usize, String, u64),
    /// A CSV file of it was read; the room that it takes up until it is loaded.
    Read(loading::Read, OwnedSemaphorePermit),
    /// It is at its end, or cannot be read.
    Ended(usize, Result<(), Unread>),
    /// A list of places was read; what names stand for now is to be said when it is shown.
    Asked(oneshot::Sender<Known>),
}

/// How many things that were read may wait, and are loaded in one go.
const QUEUE: usize = 12;
/// How many different counts may wait in all, so that memory stays small whatever the files are.
const ROOM: u32 = 400_000;
/// How many files are shown in one change.
const TOGETHER: usize = 24;

/// Imports these files: each is kept whole in the store, and its figures are shown all at once. `progress` counts the rows read.
///
/// # Errors
/// The database or the store did not answer. Files that were shown before stay; of the others nothing is shown.
pub async fn import(
    (door, actor, house): (&Door, &Actor, &House),
    store: &Store,
    offers: Vec<Offer>,
    limits: Limits,
    progress: Arc<AtomicU64>,
) -> Result<Vec<Told>, NotBrought> {
    sweep(door, door.clock().now().timestamp() - LONGEST).await?;
    let limits = until_today(door, limits);
    let here = Here { hashes: hashes(door).await?, known: names(door).await? };
    let (say, mut hear) = mpsc::channel(QUEUE);
    let asked = offers.clone();
    let mut run = Run {
        door,
        actor,
        house,
        store,
        fewer: limits.fewer,
        loader: Loader::new(door).await?,
        open: BTreeMap::new(),
        ended: Vec::new(),
        told: Vec::new(),
        offers,
    };
    let reader = tokio::task::spawn_blocking(move || read_all(&asked, &limits, here, &progress, &say));
    let mut heard = Vec::new();
    while hear.recv_many(&mut heard, QUEUE).await > 0 {
        if let Err(problem) = run.hear(std::mem::take(&mut heard)).await {
            // Telling the reader that nobody listens ends its work.
            drop(hear);
            let _ = reader.await;
            run.clear().await;
            return Err(problem);
        }
    }
    reader.await.map_err(|_| NotBrought::Stopped)?;
    run.settle().await?;
    run.told.sort_by_key(|(at, _)| *at);
    Ok(run.told.into_iter().map(|(_, told)| told).collect())
}

/// The limits with this month as the last that a file may tell of.
pub(super) fn until_today(door: &Door, limits: Limits) -> Limits {
    let today = door.clock().today();
    let latest = i32::try_from(today.month()).ok().and_then(|month| Month::new(today.year(), month));
    Limits { latest, ..limits }
}

/// What is here already when files begin to be read.
struct Here {
    /// The hashes of files whose figures are here.
    hashes: BTreeSet<String>,
    /// What names in files stand for.
    known: Known,
}

async fn names(door: &Door) -> Result<Known, Fault> {
    let reading = door.reading(&Actor::system()).await?;
    let known = knowing::known(&reading).await?;
    reading.close().await?;
    Ok(known)
}

async fn hashes(door: &Door) -> Result<BTreeSet<String>, Fault> {
    #[derive(sea_orm::FromQueryResult)]
    struct Known {
        hash: String,
    }
    let reading = door.reading(&Actor::system()).await?;
    let found = asked::rows::<Known>(&reading, &format!("SELECT hash FROM figure_imports WHERE {WITH_FIGURES}")).await?;
    reading.close().await?;
    Ok(found.into_iter().map(|it| it.hash).collect())
}

fn read_all(offers: &[Offer], limits: &Limits, mut here: Here, progress: &AtomicU64, say: &mpsc::Sender<Said>) {
    let gone = || Unread::Io(std::io::Error::other("nobody listens"));
    let (room, runtime) = (Arc::new(Semaphore::new(ROOM as usize)), Handle::current());
    for (at, offer) in offers.iter().enumerate() {
        let mut places = false;
        let done = (|| {
            let (hash, size) = Hash::of_reader(offer.open()?)?;
            say.blocking_send(Said::Begun(at, hash.as_str().to_owned(), size)).map_err(|_| gone())?;
            if here.hashes.contains(hash.as_str()) {
                return Ok(());
            }
            let told = |rows: u64| {
                progress.fetch_add(rows, Ordering::Relaxed);
            };
            let how = How { limits, known: &here.known, told: &told };
            reading::read(offer.open()?, &offer.name, how, &mut |name, figures| {
                places |= is_list(figures.feed);
                let held: usize = figures.parts.iter().map(reading::Part::held).sum();
                let held = u32::try_from(held).unwrap_or(ROOM).clamp(1, ROOM);
                let room = runtime.block_on(room.clone().acquire_many_owned(held)).map_err(|_| gone())?;
                say.blocking_send(Said::Read((at, name.to_owned(), Box::new(figures)), room)).map_err(|_| gone())
            })
        })();
        if say.blocking_send(Said::Ended(at, done)).is_err() {
            return;
        }
        // Names in the files that follow are told by the list, once it is shown.
        if places && at + 1 < offers.len() {
            let (answer, answered) = oneshot::channel();
            let Some(known) = say.blocking_send(Said::Asked(answer)).ok().and_then(|()| answered.blocking_recv().ok()) else {
                return;
            };
            here.known = known;
        }
    }
}

/// Whether it tells of partnerships and districts, so that what comes after it is placed by it.
fn is_list(feed: Feed) -> bool {
    matches!(feed, Feed::Areas | Feed::Districts)
}

/// An import under way.
struct Run<'a> {
    door: &'a Door,
    actor: &'a Actor,
    house: &'a House,
    store: &'a Store,
    /// Whether a month may be replaced by one with far fewer rows.
    fewer: bool,
    offers: Vec<Offer>,
    loader: Loader<'a>,
    /// Files that are being read.
    open: BTreeMap<usize, Waiting>,
    /// Files that are loaded, or are here already, and wait to be shown.
    ended: Vec<(usize, Waiting)>,
    told: Vec<(usize, Told)>,
}

impl Run<'_> {
    /// Takes in what the reader said, in as few changes as can be: what was read is loaded first, then the ends of files are
    /// heard. A list of places is shown before what comes after it, which is placed by it.
    async fn hear(&mut self, said: Vec<Said>) -> Result<(), NotBrought> {
        let (mut read, mut ends, mut room) = (Vec::new(), Vec::new(), Vec::new());
        for one in said {
            match one {
                Said::Begun(at, hash, size) => {
                    let file = self.offers[at].name.clone();
                    self.open.insert(at, Waiting { number: 0, file, hash, size, loaded: Loaded::default() });
                }
                Said::Read(one, taken) => {
                    read.push(one);
                    room.push(taken);
                }
                Said::Ended(at, done) => {
                    let before = self.open.get(&at).is_some_and(|waiting| waiting.loaded.feeds.iter().any(|feed| is_list(*feed)));
                    let places = before || read.iter().any(|(_, _, figures): &loading::Read| is_list(figures.feed));
                    ends.push((at, done));
                    if places {
                        self.load(std::mem::take(&mut read), std::mem::take(&mut ends)).await?;
                        room.clear();
                        self.settle().await?;
                    }
                }
                Said::Asked(answer) => {
                    // Whoever asked may be gone; then the work ends by itself.
                    let _ = answer.send(names(self.door).await?);
                }
            }
        }
        self.load(read, ends).await?;
        if self.ended.len() >= TOGETHER {
            self.settle().await?;
        }
        Ok(())
    }

    async fn load(&mut self, read: Vec<loading::Read>, ends: Vec<(usize, Result<(), Unread>)>) -> Result<(), NotBrought> {
        self.loader.take(&mut self.open, &read).await?;
        drop(read);
        for (at, done) in ends {
            self.end(at, done).await?;
        }
        Ok(())
    }

    async fn end(&mut self, at: usize, done: Result<(), Unread>) -> Result<(), NotBrought> {
        let waiting = self.open.remove(&at);
        let twice = waiting.as_ref().and_then(|waiting| waiting.loaded.twice.clone());
        let unread = match (done, &waiting) {
            (Err(unread), _) => Some(unread),
            (Ok(()), _) if twice.is_some() => twice.map(Unread::Twice),
            (Ok(()), Some(waiting)) if waiting.number != 0 && waiting.loaded.taken == 0 => Some(Unread::Empty),
            _ => None,
        };
        let Some(unread) = unread else {
            self.ended.extend(waiting.map(|waiting| (at, waiting)));
            return Ok(());
        };
        if let Some(waiting) = waiting.filter(|waiting| waiting.number != 0) {
            self.loader.flush().await?;
            self.forget(&[waiting.number]).await?;
        }
        let file = self.offers[at].name.clone();
        self.told.push((at, Told { file, became: Became::Unread(unread) }));
        Ok(())
    }

    async fn forget(&self, imports: &[i64]) -> Result<(), Fault> {
        let writing = loading::begin(self.door).await?;
        forget(&writing, imports).await?;
        writing.finish_own().await
    }

    /// Shows what is loaded: the files are stored first, then one change shows all of them.
    async fn settle(&mut self) -> Result<(), NotBrought> {
        self.loader.flush().await?;
        let ended = std::mem::take(&mut self.ended);
        let mut moved = false;
        for (at, waiting) in &ended {
            if waiting.number != 0 {
                self.offers[*at].keep(self.store).await?;
            }
            moved |= waiting.loaded.feeds.contains(&Feed::Areas);
        }
        let mut writing = self.door.begin(self.actor, &BringFigures).await.map_err(fault)?;
        writing.see_everything();
        let mut kept = false;
        for (at, waiting) in ended {
            let file = waiting.file.clone();
            let same = if waiting.number == 0 { same_file(&writing, &waiting.hash).await? } else { None };
            let settled = match same {
                Some(same) => Ok(same),
                None if waiting.number == 0 => continue,
                None => settle(&mut writing, self.house, waiting, self.fewer).await?,
            };
            kept |= matches!(settled, Ok(Settled::Kept(_)));
            self.told.push((at, Told { file, became: settled.map_or_else(Became::Unread, Became::Settled) }));
        }
        if kept {
            writing.finish_noted().await?;
        } else {
            writing.finish_own().await?;
        }
        if moved {
            self.loader = Loader::new(self.door).await?;
        }
        Ok(())
    }

    /// Forgets what was loaded of files that are not shown. What cannot be forgotten now is swept later.
    async fn clear(&mut self) {
        let left = self.open.values().chain(self.ended.iter().map(|(_, waiting)| waiting)).map(|waiting| waiting.number);
        let left: Vec<i64> = left.filter(|number| *number != 0).collect();
        if let Err(problem) = self.forget(&left).await {
            tracing::warn!(%problem, "what was left half loaded is swept later");
        }
    }
}
