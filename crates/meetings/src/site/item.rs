//! The public page of one item of an agenda, with its papers.

use super::item_shown;
use crate::find;
use crate::gathering::whole::{self, Item, Whole};
use crate::papers::records::Model as Paper;
use access::Open;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::House;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::slug;

/// Shows the page. An item is named by its number, or by its reference.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str, typed: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    let item = named(&whole, typed).ok_or(Refused::NotFound)?;
    // What belongs to a closed item is never on the page for everybody, whoever asks.
    let open_item = [item].into_iter().filter(|item| item.model.restriction.is_none());
    let papers = papers(&reading, open_item.map(|item| item.model.id.uuid()).collect()).await?;
    reading.close().await?;
    Ok(visit.show(item_shown::page(&whole, item, &papers)))
}

/// The item with this number, as addresses hold it, or with this reference.
pub(crate) fn named<'a>(whole: &'a Whole, typed: &str) -> Option<&'a Item> {
    let numbered = whole.items().find(|item| slug::from_title(&item.number) == typed);
    numbered.or_else(|| whole.items().find(|item| item.model.reference == typed))
}

/// The papers of these items with their texts, in order.
pub(crate) async fn papers(open: &dyn Open, items: BTreeSet<Uuid>) -> Result<Vec<Paper>, Fault> {
    let mut papers: Vec<Paper> = find::among(open, "item", items).await?;
    papers.sort_by_key(|paper| (paper.position, paper.id.uuid()));
    Ok(papers)
}
