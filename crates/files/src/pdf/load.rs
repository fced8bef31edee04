//! Loading a PDF without trusting it: what it holds is counted while it is read, and the reading is ended when it is too much.

use crate::{Limits, Refusal};
use lopdf::{Document, LoadOptions, Object, ObjectId};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

/// What is left to be spent on the file that this thread reads.
#[derive(Clone, Copy)]
struct Left {
    values: usize,
    bytes: usize,
    part: usize,
    until: Instant,
}

thread_local! {
    static LEFT: Cell<Option<Left>> = const { Cell::new(None) };
}

/// Why the reading was ended.
enum Ended {
    Swollen,
    Slow,
}

/// Streams that are unpacked while a file is loaded (objects, the table of objects) hold at most this many bytes: those of real
/// files hold some hundred thousand.
const UNPACKED: usize = 4 * 1024 * 1024;

/// Loads the file. One whose table of objects points beside them is read once more, by looking for the objects.
pub(super) fn load(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    let document = loaded(bytes, limits, false)?;
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference);
    if root.is_ok_and(|root| document.get_dictionary(root).is_ok()) { Ok(document) } else { loaded(bytes, limits, true) }
}

fn loaded(bytes: &[u8], limits: &Limits, force_reconstruct: bool) -> Result<Document, Refusal> {
    let until = Instant::now() + Duration::from_secs(limits.seconds);
    let left = Left { values: limits.nodes, bytes: limits.expanded_bytes, part: UNPACKED, until };
    LEFT.set(Some(left));
    let usual = LoadOptions::default();
    let options = LoadOptions { filter: Some(counted), max_decompressed_size: Some(UNPACKED), force_reconstruct, ..usual };
    // The library may also stumble over a file that was made for it.
    let loaded = catch_unwind(AssertUnwindSafe(|| Document::load_mem_with_options(bytes, options)));
    LEFT.set(None);
    let document = match loaded {
        Ok(Ok(document)) => document,
        Ok(Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }))) => return Err(Refusal::swollen()),
        Ok(Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_))) => return Err(Refusal::locked()),
        Ok(Err(_)) => return Err(Refusal::broken()),
        Err(ended) => {
            return Err(match ended.downcast_ref::<Ended>() {
                Some(Ended::Swollen) => Refusal::swollen(),
                Some(Ended::Slow) => Refusal::slow(),
                None => Refusal::broken(),
            });
        }
    };
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refusal::locked());
    }
    Ok(document)
}

/// Counts an object before it is kept. There is no other way to end the reading than to unwind out of it.
fn counted(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Some(mut left) = LEFT.get() {
        if Instant::now() > left.until {
            resume_unwind(Box::new(Ended::Slow));
        }
        let spent = spend(&mut left, object);
        LEFT.set(Some(left));
        if spent.is_none() {
            resume_unwind(Box::new(Ended::Swollen));
        }
    }
    // What is given back counts only for the members of an object stream, and streams are never among them.
    let kept = if matches!(object, Object::Stream(_)) { Object::Null } else { object.clone() };
    Some((id, kept))
}

fn spend(left: &mut Left, object: &Object) -> Option<()> {
    left.values = left.values.checked_sub(values_in(object, left.values))?;
    if let Object::Stream(stream) = object
        && stream.dict.has_type(b"ObjStm")
    {
        let most = left.bytes.min(left.part);
        let unpacked = match stream.decompress_to_writer(&mut std::io::sink(), most) {
            Ok(unpacked) => unpacked,
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => return None,
            // What cannot be unpacked is not read either.
            Err(_) => stream.content.len(),
        };
        left.bytes = left.bytes.checked_sub(unpacked)?;
    }
    Some(())
}

/// How many values an object holds, itself counted; counting stops above `most`.
fn values_in(object: &Object, most: usize) -> usize {
    let (mut waiting, mut count) = (vec![object], 0);
    while let Some(object) = waiting.pop() {
        count += 1;
        if count > most {
            break;
        }
        match object {
            Object::Array(values) => waiting.extend(values),
            Object::Dictionary(dictionary) => waiting.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => waiting.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    count
}
