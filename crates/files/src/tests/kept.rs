//! The store: whole files or none, and words for a disk that is full.

use crate::{Hash, Store, StoreProblem};
use async_trait::async_trait;
use futures_util::stream::BoxStream;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMultipartOptions,
    PutOptions, PutPayload, PutResult, Result,
};
use std::sync::Arc;

#[tokio::test]
async fn what_is_stored_is_found_by_what_it_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    for store in [Store::in_memory(), Store::in_folder(&folder.path().join("files")).expect("a store")] {
        let hash = store.put(b"a report".to_vec()).await.expect("stored");
        assert_eq!(hash, Hash::of(b"a report"));
        assert_eq!(store.put(b"a report".to_vec()).await.expect("stored again"), hash);
        assert_eq!(store.get(&hash).await.expect("found"), b"a report");
        let all = store.all().await.expect("listed");
        assert_eq!((all.len(), &all[0].hash, all[0].size), (1, &hash, 8));
        store.remove(&hash).await.expect("removed");
        store.remove(&hash).await.expect("removed twice");
        assert!(!store.has(&hash).await.expect("asked"));
        assert!(matches!(store.get(&hash).await, Err(StoreProblem::Missing)));
    }
}

#[tokio::test]
async fn halves_of_a_killed_process_are_not_found_and_are_cleared() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::in_folder(folder.path()).expect("a store");
    let hash = store.put(b"whole".to_vec()).await.expect("stored");
    let half = folder.path().join(&hash.as_str()[..2]).join(format!("{hash}#1"));
    std::fs::write(&half, b"wh").expect("half a file");
    assert_eq!(store.all().await.expect("listed").len(), 1);
    assert_eq!(store.clear_halves(0).expect("looked"), 0, "it may still be written to");
    assert_eq!(store.clear_halves(i64::MAX).expect("cleared"), 1);
    assert!(!half.exists() && store.has(&hash).await.expect("asked"));
}

#[tokio::test]
async fn a_changed_file_is_not_given_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::in_folder(folder.path()).expect("a store");
    let hash = store.put(b"a report".to_vec()).await.expect("stored");
    std::fs::write(folder.path().join(&hash.as_str()[..2]).join(hash.as_str()), b"another").expect("changed");
    assert!(matches!(store.get(&hash).await, Err(StoreProblem::Damaged)));
}

#[test]
fn only_a_hash_is_a_hash() {
    let hash = Hash::of(b"");
    assert_eq!(hash.as_str(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(Hash::read(hash.as_str()), Some(hash));
    for wrong in ["", "../../etc/passwd", &"G".repeat(64), &"A".repeat(64)] {
        assert_eq!(Hash::read(wrong), None);
    }
}

#[tokio::test]
async fn a_full_disk_is_told_as_one() {
    let full = Store::over(Arc::new(Full(InMemory::new())));
    assert!(matches!(full.put(b"a report".to_vec()).await, Err(StoreProblem::Full)));
    assert!(full.all().await.expect("listed").is_empty());
}

/// A storage without room.
#[derive(Debug)]
struct Full(InMemory);

impl std::fmt::Display for Full {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("full")
    }
}

#[async_trait]
impl ObjectStore for Full {
    async fn put_opts(&self, _: &Path, _: PutPayload, _: PutOptions) -> Result<PutResult> {
        let source = Box::new(std::io::Error::from(std::io::ErrorKind::StorageFull));
        Err(Error::Generic { store: "full", source })
    }

    async fn put_multipart_opts(&self, at: &Path, options: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        self.0.put_multipart_opts(at, options).await
    }

    async fn get_opts(&self, at: &Path, options: GetOptions) -> Result<GetResult> {
        self.0.get_opts(at, options).await
    }

    fn delete_stream(&self, all: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.0.delete_stream(all)
    }

    fn list(&self, under: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.0.list(under)
    }

    async fn list_with_delimiter(&self, under: Option<&Path>) -> Result<ListResult> {
        self.0.list_with_delimiter(under).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.0.copy_opts(from, to, options).await
    }
}

#[tokio::test]
async fn a_large_file_is_stored_a_part_at_a_time_under_the_same_hash() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::in_folder(&folder.path().join("store")).expect("a store");
    let bytes: Vec<u8> = (0..11_000_000_u32).map(|n| u8::try_from(n % 251).unwrap_or(0)).collect();
    let path = folder.path().join("large.csv");
    std::fs::write(&path, &bytes).expect("a file");
    let hash = store.put_file(&path).await.expect("stored");
    assert_eq!((&hash, Hash::of_reader(bytes.as_slice()).expect("a hash")), (&Hash::of(&bytes), (hash.clone(), 11_000_000)));
    assert!(store.get(&hash).await.expect("the file") == bytes);
    assert_eq!(store.put_file(&path).await.expect("stored again"), hash);
    assert_eq!(store.all().await.expect("a list").len(), 1);
    assert!(store.put_file(&folder.path().join("none")).await.is_err());
}
