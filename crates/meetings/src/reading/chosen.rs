//! What a reader chose to see of the papers of a meeting, with their own notes on it and the place where they left off.

use super::{notes, places};
use crate::gathering::whole::{self, Item, Whole};
use crate::papers::records::Model as Paper;
use crate::site::item::{named, papers};
use access::Open;
use database::Fault;
use records::House;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::slug;

/// The items that were chosen, with all that is shown of them. None chosen: the pack as a whole.
pub(super) struct Chosen {
    pub(super) whole: Whole,
    /// The items chosen, by id.
    ids: BTreeSet<Uuid>,
    /// Their papers with their texts, in order.
    pub(super) papers: Vec<Paper>,
    /// The reader's own notes: on these papers, or on every paper of the meeting when no item was chosen.
    pub(super) notes: Vec<notes::Model>,
    pub(super) place: Option<places::Model>,
}

/// The meeting with the items of these numbers or references; nothing when it may not be seen or has none of them.
pub(super) async fn load(open: &dyn Open, house: &House, reference: &str, typed: &[&str]) -> Result<Option<Chosen>, Fault> {
    let Some(whole) = whole::load(open, house, reference).await? else { return Ok(None) };
    let ids: BTreeSet<Uuid> = typed.iter().filter_map(|typed| named(&whole, typed)).map(|it| it.model.id.uuid()).collect();
    if ids.is_empty() && !typed.is_empty() {
        return Ok(None);
    }
    let papers = papers(open, ids.clone()).await?;
    let noted = match ids.is_empty() {
        true => whole.papers.iter().map(|paper| paper.id).collect(),
        false => papers.iter().map(|paper| paper.id.uuid()).collect(),
    };
    let notes = notes::own(open, &noted).await?;
    let place = places::own(open, whole.meeting.id.uuid()).await?;
    Ok(Some(Chosen { whole, ids, papers, notes, place }))
}

impl Chosen {
    /// The items chosen, in the order of the agenda.
    pub(super) fn items(&self) -> Vec<&Item> {
        self.whole.items().filter(|item| self.ids.contains(&item.model.id.uuid())).collect()
    }

    /// The item chosen, when there is just one.
    pub(super) fn only(&self) -> Option<&Item> {
        match self.items().as_slice() {
            [item] => Some(item),
            _ => None,
        }
    }

    /// The address of the pack.
    pub(super) fn pack(&self) -> String {
        format!("/workspace/meetings/{}/pack", self.whole.meeting.reference)
    }

    /// The address of these items with more questions, such as `&notes=no`.
    pub(super) fn address(&self, more: &str) -> String {
        let items: Vec<String> = self.items().iter().map(|item| format!("item={}", number(item))).collect();
        format!("{}?{}{more}", self.pack(), items.join("&"))
    }

    /// The item at which the reader left off, and the paragraph when it is known.
    pub(super) fn left_off(&self) -> Option<(&Item, &str)> {
        let place = self.place.as_ref()?;
        let item = self.whole.items().find(|item| Some(item.model.id.uuid()) == place.item)?;
        Some((item, &place.anchor))
    }
}

/// The number of an item as addresses hold it: `b1`.
pub(super) fn number(item: &Item) -> String {
    slug::from_title(&item.number)
}
