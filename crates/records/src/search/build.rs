//! Makes the index for things that were there before it, and again when it is of an older version or something else is searched.

use crate::{Ask, House};
use access::{Actor, Door, Open};
use database::Fault;
use database::search::{self, Entry, Progress};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use values::Kind;

/// Things indexed in one change. A site that is in use waits for one of them at most.
const AT_ONCE: u64 = 200;

/// The kinds whose things are found.
fn kinds(house: &House) -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| house.of(*kind).is_searched()).collect()
}

/// The version of the index: how words are cut, and which fields of which kinds are searched.
fn version(house: &House) -> String {
    let kinds = kinds(house);
    let said = kinds.iter().map(|kind| {
        let fields = house.of(*kind).fields().iter().filter(|field| field.searched || field.dated);
        let fields: Vec<String> = fields.map(|field| format!("{}{}", field.key, u8::from(field.dated))).collect();
        format!("{}:{}", kind.key(), fields.join(","))
    });
    let said = said.collect::<Vec<_>>().join(";");
    let sum: String = Sha256::digest(said.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{sum}", search::VERSION)
}

/// Whether the index is made, of the version that this program uses.
pub async fn is_made(house: &House, door: &Door) -> Result<bool, Fault> {
    let now = search::progress(door.database().reader(), false).await?;
    Ok(now.is_some_and(|now| now.kind.is_none() && now.version == version(house)))
}

/// Makes the index, part by part, going on where it was left; `anew` makes it again even when it is there. The answer is the
/// number of things that were indexed. Several processes may do it at once, and the site may be in use.
pub async fn build(house: &House, door: &Door, anew: bool) -> Result<usize, Fault> {
    let (version, kinds) = (version(house), kinds(house));
    let Some(first) = kinds.first() else { return Ok(0) };
    if anew {
        let change = door.database().write().await?;
        search::begin_again(&change, &version, first.key()).await?;
        change.commit().await?;
    }
    let mut number = 0;
    while let Some(done) = part(house, door, &version, &kinds).await? {
        number += done;
    }
    Ok(number)
}

/// Indexes the next things; none once all are.
async fn part(house: &House, door: &Door, version: &str, kinds: &[Kind]) -> Result<Option<usize>, Fault> {
    let change = door.database().write().await?;
    let now = match search::progress(&change, true).await? {
        Some(now) if now.version == version => now,
        _ => Progress { version: version.to_owned(), kind: kinds.first().map(|kind| kind.key().to_owned()), after: None },
    };
    let Some(place) = now.kind.and_then(|key| kinds.iter().position(|kind| kind.key() == key)) else { return Ok(None) };
    let kind = kinds[place];
    let register = house.of(kind);
    let reading = door.reading(&Actor::system()).await?;
    let ask = Ask { after: Some(now.after.unwrap_or(Uuid::nil())), take: Some(AT_ONCE), ..Ask::default() };
    let rows = register.rows(&reading as &dyn Open, &ask).await?;
    reading.close().await?;
    let entries: Vec<Entry> = rows.iter().map(|row| register.entry(row)).collect();
    search::put(&change, &entries).await?;
    match (rows.last(), kinds.get(place + 1)) {
        (Some(last), _) => search::went_on(&change, version, kind.key(), Some(last.head.id)).await?,
        (None, Some(next)) => search::went_on(&change, version, next.key(), None).await?,
        (None, None) => {
            search::sweep(&change, &kinds.iter().map(|kind| kind.key()).collect::<Vec<_>>()).await?;
            search::done(&change, version).await?;
        }
    }
    change.commit().await?;
    Ok(Some(entries.len()))
}
