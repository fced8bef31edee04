//! What belongs to a closed item is for the members of the board that meets: whose board that is, and whether a marking is right.

use super::{items, sections};
use crate::{find, gathering, series};
use access::{Actor, Open, SeenBy};
use database::Fault;
use std::borrow::Cow;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::t;
use values::{Id, kind};

/// Items with the meetings at which they are dealt with and the boards that meet: one question for each kind.
pub(crate) struct Met {
    items: Vec<items::Model>,
    sections: Vec<sections::Model>,
    meetings: Vec<gathering::records::Model>,
    series: Vec<series::records::Model>,
}

impl Met {
    /// What is known of these items.
    pub(crate) async fn of(open: &dyn Open, items: BTreeSet<Uuid>) -> Result<Met, Fault> {
        let items: Vec<items::Model> = find::among(open, "id", items).await?;
        let of = items.iter().map(|item| item.section.uuid()).collect();
        let sections: Vec<sections::Model> = find::among(open, "id", of).await?;
        let of = sections.iter().map(|section| section.meeting.uuid()).collect();
        let meetings: Vec<gathering::records::Model> = find::among(open, "id", of).await?;
        let of = meetings.iter().map(|meeting| meeting.series.uuid()).collect();
        let series: Vec<series::records::Model> = find::among(open, "id", of).await?;
        Ok(Met { items, sections, meetings, series })
    }

    /// The item.
    pub(crate) fn item(&self, item: Id<kind::AgendaItem>) -> Option<&items::Model> {
        self.items.iter().find(|known| known.id == item)
    }

    /// The meeting at which it is dealt with.
    pub(crate) fn meeting(&self, item: Id<kind::AgendaItem>) -> Option<&gathering::records::Model> {
        let item = self.item(item)?;
        let section = self.sections.iter().find(|section| section.id == item.section)?;
        self.meetings.iter().find(|meeting| meeting.id == section.meeting)
    }

    /// The board that meets.
    pub(crate) fn board(&self, item: Id<kind::AgendaItem>) -> Option<Uuid> {
        let meeting = self.meeting(item)?;
        self.series.iter().find(|series| series.id == meeting.series).map(|series| series.partnership.uuid())
    }
}

/// What is wrong with the marking of something that only members of this board may see: the field to mend, and the words. Who
/// writes it must be one of them.
pub(crate) fn for_members(
    actor: &Actor,
    board: Option<Uuid>,
    (seen_by, members_of): (&str, Option<Uuid>),
) -> Option<(&'static str, Cow<'static, str>)> {
    if seen_by != SeenBy::Members.key() {
        return Some((
            "seen_by",
            t("Choose members of one board only, and the board that meets: the item is not open to the public"),
        ));
    }
    if board != members_of {
        return Some(("members_of", t("Select the board that meets")));
    }
    // Who works without a person, such as the loading of a site, answers to nobody.
    let sees = actor.is_system() || actor.sight().covers(SeenBy::Members, members_of);
    (!sees).then(|| ("members_of", t("Only a member of this board may write it. Ask an administrator to make you one")))
}
