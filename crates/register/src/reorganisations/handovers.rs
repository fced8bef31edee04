//! Handovers: where one thing, or all things of a sheet, goes in a reorganisation when the rule does not fit.

use crate::reorganisations::rules::{self, Choice};
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::words::{fill, t};
use values::{Id, Kind, kind};

kept! {
    /// A decision on where something goes in a reorganisation.
    Handover "handovers" {
        reorganisation: Id<kind::Reorganisation>,
        sheet: String,
        thing: Option<String>,
        goes: String,
        transfer: Option<Id<kind::Transfer>>,
    }
}

/// A handover stands within its reorganisation and its transfer.
pub const WITHIN: &[Within] = &[
    Within { column: "reorganisation", table: "reorganisations", within: &[] },
    Within { column: "transfer", table: "transfers", within: super::transfers::WITHIN },
];

impl Model {
    /// What was decided.
    pub fn choice(&self) -> Choice {
        rules::choice(&self.goes, self.transfer.map(Id::uuid))
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("reorganisation", "Reorganisation", at!(reorganisation))
            .filtered()
            .line("sheet", "Sheet", at!(sheet))
            .hint("The kind of thing by the name of its sheet, like seats or partnerships")
            .listed()
            .line("thing", "Thing", at!(thing))
            .hint("The reference of the thing. Leave it blank for all things of the sheet")
            .listed()
            .choice("goes", "Where it goes", "handover-kind", at!(goes))
            .filtered()
            .thing("transfer", "With which transfer", at!(transfer))
            .hint("When it goes to one of several bodies: the transfer that names it")
            .filtered()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        if Kind::from_sheet(self.sheet.trim()).is_none() {
            problems.push(("sheet", t("Enter the name of a sheet, like seats or partnerships").into_owned()));
        }
        if self.goes == rules::TO_ONE && self.transfer.is_none() {
            problems.push(("transfer", t("Select the transfer that names the body to which it goes").into_owned()));
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let goes = names.label("handover-kind", &self.goes);
        let what = self.thing.as_deref().unwrap_or(&self.sheet);
        Some(fill("{what}: {goes}", &[("what", what), ("goes", &goes.to_lowercase())]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where handovers are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
