//! The stored form of a reorganisation.

use crate::actions::{KEEPERS, LOOKERS};
use chrono::NaiveDate;
use records::{Beside, Described, Fields, Register, Shelf, at, kept};
use std::sync::Arc;
use values::words::t;

kept! {
    /// An act that ends bodies and lets others begin or carry on, on one day.
    Reorganisation "reorganisations" {
        how: String,
        on: NaiveDate,
        reason: Option<String>,
        source: Option<String>,
        standing: String,
    }
}

/// The standing of an act that is still to be carried out.
pub const PLANNED: &str = "planned";
/// The standing of an act that the register has taken over.
pub const CARRIED_OUT: &str = "carried-out";

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .choice("how", "What happens", "succession-kind", at!(how))
            .filtered()
            .day("on", "On", at!(on))
            .hint("The first day of what comes after. What ends has its last day on the day before")
            .listed()
            .lines("reason", "Reason", at!(reason))
            .hint("Why it is done, in one or two sentences")
            .line("source", "Source", at!(source))
            .hint("The Act, the order or the decision")
            .choice("standing", "How it stands", "reorganisation-standing", at!(standing))
            .hint("Leave it at planned: carrying it out from its preview changes this")
            .filtered()
    }

    const BESIDE: &'static [Beside] = &[Beside {
        at: "/workspace/reorganisations/{reference}/preview",
        words: || t("Preview, rehearse and carry out"),
        shown_to: LOOKERS,
    }];
}

/// Where reorganisations are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(KEEPERS)
}
