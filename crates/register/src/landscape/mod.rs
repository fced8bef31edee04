//! The landscape: all boards of a day with their seats, links, remits and places, asked for once and looked at from many sides.

mod ask;
pub(crate) mod bits;
pub(crate) mod filter;
mod subjects;

pub(crate) use ask::load;

use crate::places::records::Model as Place;
use chrono::NaiveDate;
use pages::Restricted;
use records::{Head, Names};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;
use values::Kind;

/// A board that is there on the day.
#[derive(Clone, Debug, Default, FromQueryResult)]
pub(crate) struct Board {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) seen_by: String,
    pub(crate) members_of: Option<Uuid>,
    pub(crate) kind: String,
    pub(crate) place: Option<Uuid>,
    pub(crate) level: Option<String>,
    /// Hours that one seat takes in a year.
    pub(crate) hours_a_year: Option<i64>,
}

/// A seat held on the day.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Seat {
    pub(crate) partnership: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) post: Option<Uuid>,
    pub(crate) role: String,
}

/// A link that holds on the day: the first reports to, is supported by, works with the other.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Tie {
    pub(crate) partnership: Uuid,
    pub(crate) other: Uuid,
    pub(crate) kind: String,
}

/// A remit that holds on the day.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Remit {
    pub(crate) partnership: Uuid,
    pub(crate) theme: Option<Uuid>,
    pub(crate) priority: Option<Uuid>,
}

impl Remit {
    /// The theme or the priority.
    pub(crate) fn subject(&self) -> Option<Uuid> {
        self.theme.or(self.priority)
    }
}

/// A priority or a theme that boards are there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) kind: Kind,
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) title: String,
}

/// Everything that the pages about overlap, coverage and structure tell, as far as the actor may see it.
#[derive(Default)]
pub(crate) struct Landscape {
    /// By title.
    pub(crate) boards: Vec<Board>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) ties: Vec<Tie>,
    pub(crate) remits: Vec<Remit>,
    /// Every place, by title, also those that have ended.
    pub(crate) places: Vec<Place>,
    /// Themes first, then priorities.
    pub(crate) subjects: Vec<Subject>,
    /// Organisations, posts and boards by id, and the terms of lists.
    pub(crate) names: Names,
    /// The day that is shown.
    pub(crate) day: NaiveDate,
    /// Where a board stands in `boards`.
    pub(crate) index: HashMap<Uuid, usize>,
}

impl Landscape {
    /// Who alone may see a page about this board, when it is for the members of a board. The reading is recorded.
    pub(crate) fn restricted(&self, board: &Board) -> Option<Restricted> {
        let head = Head {
            id: board.id,
            reference: board.reference.clone(),
            title: board.title.clone(),
            seen_by: board.seen_by.clone(),
            members_of: board.members_of,
            ..Head::default()
        };
        records::pages::restricted(Kind::Partnership, &head, &self.names)
    }

    /// The place with this id.
    pub(crate) fn place(&self, id: Uuid) -> Option<&Place> {
        self.places.iter().find(|place| place.id.uuid() == id)
    }

    /// The label of a level, when it is stated.
    pub(crate) fn level(&self, board: &Board) -> Option<&str> {
        let key = board.level.as_deref()?;
        self.names.terms("board-level").iter().find(|(known, _)| known == key).map(|(_, label)| label.as_str())
    }
}
