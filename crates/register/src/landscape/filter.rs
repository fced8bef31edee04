//! What a page of the landscape is narrowed to: kind of board, place, priority or theme, without internal boards.

use super::{Board, Landscape, Subject};
use crate::partnerships::records::TASK;
use crate::places::records::Model as Place;
use crate::places::rules::with_all_inside;
use components::{Checkboxes, Choice, FilterPanel, Select, SelectedFilters};
use pages::Address;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::t;

/// What was asked for, by keys and references.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) kind: String,
    pub(crate) place: String,
    /// The reference of a theme or a priority.
    pub(crate) theme: String,
    /// Whether boards at task level are left out.
    pub(crate) without_internal: bool,
}

/// The value of `internal` that leaves them out.
pub(crate) const HIDE: &str = "hide";

impl Asked {
    /// Reads the address.
    pub(crate) fn of(address: &Address) -> Asked {
        Asked {
            kind: address.get("kind").to_owned(),
            place: address.get("place").to_owned(),
            theme: address.get("theme").to_owned(),
            without_internal: address.get("internal") == HIDE,
        }
    }

    /// The priority or theme asked for.
    pub(crate) fn subject<'a>(&self, land: &'a Landscape) -> Option<&'a Subject> {
        land.subjects.iter().find(|subject| subject.reference == self.theme)
    }

    /// The place asked for.
    pub(crate) fn place_of<'a>(&self, land: &'a Landscape) -> Option<&'a Place> {
        land.places.iter().find(|place| place.reference == self.place)
    }

    /// Whether anything is left out.
    pub(crate) fn narrows(&self) -> bool {
        *self != Asked::default()
    }

    /// The boards that are left, by their position, and how many internal ones are hidden.
    pub(crate) fn boards(&self, land: &Landscape) -> (Vec<usize>, usize) {
        let inside = self.place_of(land).map(|place| with_all_inside(place.id, &land.places)).unwrap_or_default();
        let with_subject: BTreeSet<Uuid> = match self.subject(land) {
            Some(subject) => {
                land.remits.iter().filter(|r| r.subject() == Some(subject.id)).map(|remit| remit.partnership).collect()
            }
            None => BTreeSet::new(),
        };
        let fits = |board: &Board| {
            (self.kind.is_empty() || board.kind == self.kind)
                && (self.place.is_empty() || board.place.is_some_and(|place| inside.contains(&values::Id::of(place))))
                && (self.theme.is_empty() || with_subject.contains(&board.id))
        };
        let fitting: Vec<usize> = (0..land.boards.len()).filter(|at| fits(&land.boards[*at])).collect();
        let all = fitting.len();
        let shown: Vec<usize> =
            fitting.into_iter().filter(|at| !self.without_internal || !is_internal(&land.boards[*at])).collect();
        let hidden = all - shown.len();
        (shown, hidden)
    }
}

/// Whether a board only serves other boards: it stands at task level.
pub(crate) fn is_internal(board: &Board) -> bool {
    board.level.as_deref() == Some(TASK)
}

/// The choice of a kind of board.
pub(crate) fn kind_select(land: &Landscape, asked: &Asked) -> Select {
    let kinds = land.names.terms("partnership-kind").to_vec();
    Select::new("kind", t("Kind of board")).item("", t("All kinds")).items(kinds).selected(asked.kind.clone())
}

/// The choice of a place.
pub(crate) fn place_select(land: &Landscape, asked: &Asked) -> Select {
    let places = land.places.iter().map(|place| (place.reference.clone(), place.title.clone()));
    Select::new("place", t("Place"))
        .hint(t("And the places inside it"))
        .item("", t("All places"))
        .items(places)
        .selected(asked.place.clone())
}

/// The choice of a priority or theme.
pub(crate) fn theme_select(land: &Landscape, asked: &Asked) -> Select {
    let subjects = land.subjects.iter().map(|subject| (subject.reference.clone(), subject.title.clone()));
    Select::new("theme", t("Priority or theme"))
        .item("", t("All priorities and themes"))
        .items(subjects)
        .selected(asked.theme.clone())
}

/// The choice to leave internal boards out.
pub(crate) fn internal_choice(asked: &Asked) -> Checkboxes {
    let hide = Choice::new(HIDE, t("Hide internal boards")).hint(t("Working groups and teams")).checked(asked.without_internal);
    Checkboxes::new("internal", t("Internal boards")).small().choice(hide)
}

/// The whole panel.
pub(crate) fn panel(land: &Landscape, asked: &Asked, base: &str) -> FilterPanel {
    FilterPanel::new(base)
        .field(kind_select(land, asked))
        .field(place_select(land, asked))
        .field(theme_select(land, asked))
        .field(internal_choice(asked))
}

/// What was chosen, each with a link that takes it away.
pub(crate) fn selected(land: &Landscape, asked: &Asked, address: &Address, base: &str) -> SelectedFilters {
    let place = asked.place_of(land).map_or(asked.place.clone(), |place| place.title.clone());
    let theme = asked.subject(land).map_or(asked.theme.clone(), |subject| subject.title.clone());
    let kind = land.names.label("partnership-kind", &asked.kind).to_owned();
    let internal = if asked.without_internal { t("Internal boards hidden").into_owned() } else { String::new() };
    let chosen = [("kind", kind), ("place", place), ("theme", theme), ("internal", internal)];
    chosen.into_iter().filter(|(_, words)| !words.is_empty()).fold(SelectedFilters::new(base), |filters, (name, words)| {
        filters.filter(words, address.with_all(&[(name, ""), ("page", "")]))
    })
}
