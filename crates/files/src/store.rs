//! Where files are kept: under the hash of what they hold, in a folder. What is half written is never found.

use futures_util::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path as Place;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutPayload, WriteMultipart};
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The SHA-256 of what a file holds, as 64 small hexadecimal digits: its name in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(String);

impl Hash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Hash {
        Hash(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The hash of all that can be read, with how many bytes it was.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of_reader(mut from: impl std::io::Read) -> std::io::Result<(Hash, u64)> {
        let (mut digest, mut buffer, mut size) = (Sha256::new(), vec![0; CHUNK], 0);
        loop {
            let read = from.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            digest.update(&buffer[..read]);
            size += read as u64;
        }
        Ok((Hash(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()), size))
    }

    /// Reads a hash; nothing when it is none.
    pub fn read(text: &str) -> Option<Hash> {
        let is_hash = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_hash.then(|| Hash(text.to_owned()))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn place(&self) -> Place {
        Place::from(format!("{}/{}", &self.0[..2], self.0))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How many bytes of a large file are moved at once.
const CHUNK: usize = 4 << 20;

/// A file in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its hash.
    pub hash: Hash,
    /// Its size in bytes.
    pub size: u64,
    /// When it was put there last, in seconds of UTC since 1970.
    pub at: i64,
}

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreProblem {
    /// There is no room left. Nothing was stored.
    #[error("there is no room left where files are kept")]
    Full,
    /// There is no such file.
    #[error("the file is not where files are kept")]
    Missing,
    /// What is there is not what was stored.
    #[error("the file is not as it was stored")]
    Damaged,
    /// Something else.
    #[error("the store of files did not answer: {0}")]
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl From<Error> for StoreProblem {
    fn from(error: Error) -> StoreProblem {
        if let Error::NotFound { .. } = error {
            return StoreProblem::Missing;
        }
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(one) = cause {
            let kind = one.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
            if matches!(kind, Some(std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)) {
                return StoreProblem::Full;
            }
            cause = one.source();
        }
        StoreProblem::Other(Box::new(error))
    }
}

/// The store of files. Cloning shares it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<dyn ObjectStore>,
    folder: Option<Arc<PathBuf>>,
}

impl Store {
    /// A store in this folder, which is made when it is not there.
    ///
    /// # Errors
    /// The folder cannot be made or opened.
    pub fn in_folder(folder: &Path) -> Result<Store, StoreProblem> {
        std::fs::create_dir_all(folder).map_err(|error| StoreProblem::Other(Box::new(error)))?;
        let inner = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Store { inner: Arc::new(inner), folder: Some(Arc::new(folder.to_owned())) })
    }

    /// A store that is gone with the process.
    pub fn in_memory() -> Store {
        Store::over(Arc::new(InMemory::new()))
    }

    /// A store over another kind of storage.
    pub fn over(inner: Arc<dyn ObjectStore>) -> Store {
        Store { inner, folder: None }
    }

    /// The folder, when the store is in one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref().map(PathBuf::as_path)
    }

    /// Stores these bytes. They are written under another name, brought to the disk and then renamed; storing them twice is
    /// storing them once, and makes them young again.
    ///
    /// # Errors
    /// There is no room, or the store did not answer. Nothing was stored.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<Hash, StoreProblem> {
        let hash = Hash::of(&bytes);
        self.inner.put(&hash.place(), PutPayload::from(bytes)).await?;
        Ok(hash)
    }

    /// Stores a file of this machine, a part at a time, however large it is. Like [`Store::put`] otherwise.
    ///
    /// # Errors
    /// The file cannot be read, there is no room, or the store did not answer. Nothing was stored.
    pub async fn put_file(&self, path: &Path) -> Result<Hash, StoreProblem> {
        let other = |error: std::io::Error| StoreProblem::Other(Box::new(error));
        let open = || std::fs::File::open(path).map_err(other);
        let (hash, _) = Hash::of_reader(open()?).map_err(other)?;
        let mut upload = WriteMultipart::new_with_chunk_size(self.inner.put_multipart(&hash.place()).await?, CHUNK);
        let (mut file, mut digest, mut buffer) = (open()?, Sha256::new(), vec![0; CHUNK]);
        loop {
            let read = std::io::Read::read(&mut file, &mut buffer).map_err(other)?;
            if read == 0 {
                break;
            }
            digest.update(&buffer[..read]);
            upload.wait_for_capacity(2).await?;
            upload.write(&buffer[..read]);
        }
        // A file that somebody writes to meanwhile must not be kept under a hash that is not its own.
        let same = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>() == hash.0;
        if !same {
            upload.abort().await?;
            return Err(StoreProblem::Damaged);
        }
        upload.finish().await?;
        Ok(hash)
    }

    /// What a file holds, checked against its hash.
    ///
    /// # Errors
    /// It is missing or damaged, or the store did not answer.
    pub async fn get(&self, hash: &Hash) -> Result<Vec<u8>, StoreProblem> {
        let bytes = self.inner.get(&hash.place()).await?.bytes().await?;
        if Hash::of(&bytes) == *hash { Ok(bytes.into()) } else { Err(StoreProblem::Damaged) }
    }

    /// Whether a file is there.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn has(&self, hash: &Hash) -> Result<bool, StoreProblem> {
        Ok(self.kept(hash).await?.is_some())
    }

    /// What is known of a file without reading it.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn kept(&self, hash: &Hash) -> Result<Option<Kept>, StoreProblem> {
        match self.inner.head(&hash.place()).await.map_err(StoreProblem::from) {
            Ok(meta) => Ok(Some(Kept { hash: hash.clone(), size: meta.size, at: meta.last_modified.timestamp() })),
            Err(StoreProblem::Missing) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// Every file.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn all(&self) -> Result<Vec<Kept>, StoreProblem> {
        let found: Vec<_> = self.inner.list(None).try_collect().await?;
        let kept = |meta: object_store::ObjectMeta| {
            let hash = meta.location.filename().and_then(Hash::read)?;
            Some(Kept { hash, size: meta.size, at: meta.last_modified.timestamp() })
        };
        Ok(found.into_iter().filter_map(kept).collect())
    }

    /// Removes a file; one that is not there is removed already.
    ///
    /// # Errors
    /// The store did not answer.
    pub async fn remove(&self, hash: &Hash) -> Result<(), StoreProblem> {
        match self.inner.delete(&hash.place()).await.map_err(StoreProblem::from) {
            Ok(()) | Err(StoreProblem::Missing) => Ok(()),
            Err(problem) => Err(problem),
        }
    }

    /// Removes what a process that was killed left half written before this moment, in seconds. The answer is how many.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn clear_halves(&self, before: i64) -> Result<usize, StoreProblem> {
        let Some(folder) = &self.folder else { return Ok(0) };
        let other = |error: std::io::Error| StoreProblem::Other(Box::new(error));
        let mut cleared = 0;
        for inner in std::fs::read_dir(folder.as_path()).map_err(other)?.flatten().filter(|entry| entry.path().is_dir()) {
            for file in std::fs::read_dir(inner.path()).map_err(other)?.flatten() {
                let half = file.file_name().to_string_lossy().contains('#');
                let written = file.metadata().and_then(|meta| meta.modified()).map_err(other)?;
                let written = written.duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
                if half && i64::try_from(written).unwrap_or(i64::MAX) < before {
                    std::fs::remove_file(file.path()).map_err(other)?;
                    cleared += 1;
                }
            }
        }
        Ok(cleared)
    }
}
