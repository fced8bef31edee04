//! The pack in the browser: what is in it, and the items that a reader chose, with their own notes.

use super::chosen::{self, Chosen};
use super::item_views::{self, Asked};
use super::{OwnReading, places, views};
use access::Event;
use pages::{Answer, Page, Refused, Restricted, Typed, Visit};
use records::{House, Kept};
use values::Kind;
use values::words::t;

/// Shows the pack, or the items that the address names.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let address = visit.address();
    let typed: Vec<&str> = address.asked.iter().filter(|(name, _)| name == "item").map(|(_, value)| value.as_str()).collect();
    let reading = visit.reading().await?;
    let chosen = chosen::load(&reading, house, reference, &typed).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if typed.is_empty() {
        return Ok(visit.show(views::page(&chosen)));
    }
    remember(visit, &chosen).await?;
    let asked = Asked { note: address.get("note"), without_notes: address.get("notes") == "no", ..Asked::default() };
    Ok(visit.show(page(&chosen, &asked)))
}

/// Shows the items again with a note that could not be kept, and says why.
pub(super) async fn again(visit: &Visit, house: &House, reference: &str, typed: &Typed, wrong: &str) -> Answer {
    let items: Vec<&str> = typed.all("item").collect();
    let reading = visit.reading().await?;
    let chosen = chosen::load(&reading, house, reference, &items).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let note = if typed.get("note").is_empty() { typed.get("anchor") } else { typed.get("note") };
    let asked = Asked { note, typed: Some(typed.get("text")), wrong: Some(wrong), ..Asked::default() };
    Ok(visit.show(page(&chosen, &asked).with_errors().before(item_views::summary(wrong))))
}

/// The page of the items chosen, with the strip when some of it is for members alone. Each reading of such a thing is recorded.
fn page(chosen: &Chosen, asked: &Asked<'_>) -> Page {
    let mut closed = closed(chosen).into_iter();
    let (first, more) = (closed.next(), closed.map(|restricted| restricted.reading).collect::<Vec<Event>>());
    item_views::page(chosen, asked).restricted(first).also_read(more)
}

/// Everything on the page that only the members of the board may see.
fn closed(chosen: &Chosen) -> Vec<Restricted> {
    let names = &chosen.whole.names;
    let items = chosen.items();
    let parts = chosen.whole.parts.iter().filter(|part| items.iter().any(|item| item.model.id == part.item));
    let parts = parts.map(|part| records::pages::restricted(Kind::RestrictedPart, &part.head(), names));
    let papers = chosen.papers.iter().map(|paper| records::pages::restricted(Kind::Paper, &paper.head(), names));
    let drafts = items.iter().map(|item| records::pages::restricted(Kind::AgendaItem, &item.model.head(), names));
    parts.chain(papers).chain(drafts).flatten().collect()
}

/// Remembers the item that is open, when it is another than before.
async fn remember(visit: &Visit, chosen: &Chosen) -> Result<(), Refused> {
    let Some(item) = chosen.only() else { return Ok(()) };
    let id = item.model.id.uuid();
    if chosen.place.as_ref().is_some_and(|place| place.item == Some(id)) {
        return Ok(());
    }
    let writing = visit.begin(&OwnReading).await?;
    places::remember(&writing, chosen.whole.meeting.id.uuid(), id, "").await?;
    Ok(writing.finish_own().await?)
}

/// What is said when a note is empty or too long.
pub(super) fn wrong(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(t("Enter your note, or cancel").into_owned());
    }
    (text.chars().count() > super::rules::LONGEST).then(|| t("Enter a note of at most 10,000 letters").into_owned())
}
