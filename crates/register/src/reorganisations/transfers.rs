//! Transfers: in a reorganisation, one body that ends and the one that comes after it, if any.

use crate::reorganisations::rules;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use uuid::Uuid;
use values::words::{fill, t};
use values::{Id, Kind, kind};

kept! {
    /// In a reorganisation: a body that ends, and what comes after it.
    Transfer "transfers" {
        reorganisation: Id<kind::Reorganisation>,
        before: Option<Id<kind::Organisation>>,
        after: Option<Id<kind::Organisation>>,
        board: Option<Id<kind::Partnership>>,
        board_after: Option<Id<kind::Partnership>>,
        new_name: Option<String>,
        new_kind: Option<String>,
        new_place: Option<Id<kind::Place>>,
        first_body: Option<String>,
    }
}

/// The key of the list `transfer-first-body` for a body that gives up a part and carries on.
pub const CARRIES_ON: &str = "carries-on";

/// A transfer stands within its reorganisation and all bodies that it names.
pub const WITHIN: &[Within] = &[
    Within { column: "reorganisation", table: "reorganisations", within: &[] },
    Within { column: "before", table: "organisations", within: &[] },
    Within { column: "after", table: "organisations", within: &[] },
    Within { column: "board", table: "partnerships", within: &[] },
    Within { column: "board_after", table: "partnerships", within: &[] },
];

impl Model {
    /// Whether the first body gives up a part and carries on; otherwise it ends.
    pub fn is_part(&self) -> bool {
        self.first_body.as_deref() == Some(CARRIES_ON)
    }

    /// The first body: the one that ends or gives up a part.
    pub fn first(&self) -> Option<(Kind, Uuid)> {
        let organisation = self.before.map(|id| (Kind::Organisation, id.uuid()));
        organisation.or(self.board.map(|id| (Kind::Partnership, id.uuid())))
    }

    /// The body that comes after it, when it is in the register.
    pub fn coming(&self) -> Option<(Kind, Uuid)> {
        let organisation = self.after.map(|id| (Kind::Organisation, id.uuid()));
        organisation.or(self.board_after.map(|id| (Kind::Partnership, id.uuid())))
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("reorganisation", "Reorganisation", at!(reorganisation))
            .filtered()
            .thing("before", "Organisation that ends", at!(before))
            .hint("Or that gives up a part")
            .filtered()
            .thing("after", "Organisation that comes after it", at!(after))
            .hint("When it is in the register. Leave it and the new name blank when nothing comes after")
            .filtered()
            .thing("board", "Board that ends", at!(board))
            .hint("Instead of an organisation. Or that gives up a part")
            .thing("board_after", "Board that comes after it", at!(board_after))
            .line("new_name", "New name", at!(new_name))
            .hint("Of a body that is not in the register yet. It is added when the reorganisation is carried out")
            .listed()
            .choice("new_kind", "Kind of the new organisation", "organisation-kind", at!(new_kind))
            .hint("Leave it blank when it is the same as before")
            .thing("new_place", "Place of the new body", at!(new_place))
            .hint("Leave it blank when it is the same as before")
            .choice("first_body", "What becomes of the first body", "transfer-first-body", at!(first_body))
            .hint("Leave it blank when it ends. One that gives up a part keeps all that nobody decides to hand over")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::transfer_problems(self)
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let title = |body: Option<(Kind, Uuid)>| body.map_or("", |(_, id)| names.title(id));
        let after = self.new_name.as_deref().unwrap_or_else(|| title(self.coming()));
        let before = title(self.first());
        if self.is_part() {
            return Some(fill("{before} gives up a part to {after}", &[("before", before), ("after", after)]));
        }
        if after.is_empty() {
            return Some(fill("{before} ends", &[("before", before)]));
        }
        Some(fill("{before} to {after}", &[("before", before), ("after", after)]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where transfers are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

/// The words when neither an organisation nor a board ends, or both do.
pub(super) fn one_body() -> String {
    t("Select either an organisation or a board that ends").into_owned()
}
