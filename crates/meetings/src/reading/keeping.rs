//! Keeping, changing and removing one's own notes, and the place where one stops reading.

use super::notes::{self, Model as Note};
use super::{OwnReading, pack, places};
use crate::agenda::items::Model as AgendaItem;
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::papers::records::Model as Paper;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::House;
use uuid::Uuid;

/// Keeps or removes a note, and leads back to its paragraph.
pub(crate) async fn note(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let writing = visit.begin(&OwnReading).await?;
    let paper: Paper = find::shown(&writing, typed.get("paper")).await?;
    let own = Uuid::parse_str(typed.get("note")).ok();
    let text = typed.get("text").replace("\r\n", "\n").trim().to_owned();
    if let Some(id) = own.filter(|_| typed.get("act") == "remove") {
        notes::remove(&writing, id).await?;
    } else if let Some(wrong) = pack::wrong(&text) {
        writing.give_up().await?;
        return pack::again(visit, house, reference, typed, &wrong).await;
    } else if let Some(id) = own {
        if !notes::change(&writing, id, &text).await? {
            return Err(Refused::NotFound);
        }
    } else {
        let short = |name: &str| typed.get(name).chars().take(400).collect::<String>();
        let (number, mark, quote) = (short("number"), short("mark"), short("quote"));
        notes::add(&writing, Note { paper: Some(paper.id.uuid()), number, mark, quote, text, ..Note::default() }).await?;
    }
    writing.finish_own().await?;
    Ok(see_other(&back(reference, typed)))
}

/// Remembers the paragraph at which the reader stops, and leads back to it.
pub(crate) async fn place(visit: &Visit, _house: &House, reference: &str, typed: &Typed) -> Answer {
    let writing = visit.begin(&OwnReading).await?;
    let meeting: Meeting = find::shown(&writing, reference).await?;
    let item: AgendaItem = find::shown(&writing, typed.get("of")).await?;
    places::remember(&writing, meeting.id.uuid(), item.id.uuid(), &plain(typed.get("anchor"))).await?;
    writing.finish_own().await?;
    Ok(see_other(&back(reference, typed)))
}

/// The address of the items that were open, at the paragraph.
fn back(reference: &str, typed: &Typed) -> String {
    let items: Vec<String> = typed.all("item").map(|item| format!("item={}", plain(item))).collect();
    format!("/workspace/meetings/{reference}/pack?{}#{}", items.join("&"), plain(typed.get("anchor")))
}

/// Letters, digits and hyphens of what was sent: what anchors and numbers are made of.
fn plain(typed: &str) -> String {
    typed.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(100).collect()
}
