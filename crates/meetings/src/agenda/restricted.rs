//! The restricted part of an agenda item: its full title, its paper and its minute, for the members of the board alone.

use super::closed::{Met, for_members};
use super::items;
use crate::find;
use ::records::{Clash, Described, Fields, Register, Shelf, Within, at, kept};
use access::{Open, SeenBy};
use database::Fault;
use std::sync::Arc;
use values::words::t;
use values::{Id, kind};

kept! {
    /// What the members of a board alone may know of an item. Its title is the full title.
    RestrictedPart "restricted_parts" {
        item: Id<kind::AgendaItem>,
        text: Option<String>,
        minute: Option<String>,
    }
}

/// A restricted part stands within its item.
pub const WITHIN: &[Within] = &[Within { column: "item", table: "agenda_items", within: items::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("item", "Agenda item", at!(item))
            .hint("The title of this part is the full title. It is shown to members only")
            .filtered()
            .lines("text", "Paper", at!(text))
            .searched()
            .lines("minute", "Minute", at!(minute))
            .searched()
            .hint("What was said and resolved that is not for the public")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        if self.seen_by == SeenBy::Members.key() {
            return Vec::new();
        }
        vec![(
            "seen_by",
            t("Choose members of one board only, and the board that meets: this part is never published").into_owned(),
        )]
    }

    async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
        let met = Met::of(open, rows.iter().map(|row| row.item.uuid()).collect()).await?;
        let stored: Vec<Model> = find::among(open, "item", rows.iter().map(|row| row.item.uuid()).collect()).await?;
        let clash = |row: &Model| {
            let item = met.item(row.item)?;
            let clash = |key, words: std::borrow::Cow<'static, str>| Clash { of: row.id.uuid(), key, words: words.into_owned() };
            if item.restriction.is_none() {
                return Some(clash("item", t("Say on the item why it is not open to the public, then add its restricted part")));
            }
            if stored.iter().any(|other| other.id != row.id && other.item == row.item) {
                return Some(clash("item", t("This item has its restricted part already. Change that one")));
            }
            let (key, words) = for_members(open.actor(), met.board(row.item), (&row.seen_by, row.members_of))?;
            Some(clash(key, words))
        };
        Ok(rows.iter().filter_map(clash).collect())
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where restricted parts are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
