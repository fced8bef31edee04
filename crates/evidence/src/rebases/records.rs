//! How step changes are stored.

use crate::measures::rules::baseline_problem;
use crate::observations::records::OF_MEASURE;
use crate::periods;
use ::records::{Beside, Clash, Described, Fields, Names, Register, Shelf, Within, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::dates;
use values::kind::{Measure, Place, Post};
use values::words::{fill, t};

kept! {
    /// From when on the usual range of a measure is worked out anew, and why. It counts once a second person agreed.
    Rebase "rebases" {
        measure: Id<Measure>,
        starts: NaiveDate,
        place: Option<Id<Place>>,
        reason: String,
        asked_by: Option<Id<Post>>,
        baseline: Option<i64>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("measure", "Measure", at!(measure))
            .filtered()
            .day("starts", "First day of the first period after the change", at!(starts))
            .listed()
            .thing("place", "Place", at!(place))
            .hint("Every place if you leave this empty")
            .line("reason", "Reason", at!(reason))
            .hint("What changed, in one short sentence for the chart. For example, Recording rules changed")
            .listed()
            .thing("asked_by", "Post that asks for it", at!(asked_by))
            .number("baseline", "Figures that fix the usual range from then on", at!(baseline))
            .hint("How many of the first figures after the change; all of them if you leave this empty")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let starts = periods::problem(self.starts).map(|words| ("starts", words));
        starts.into_iter().chain(baseline_problem(self.baseline)).collect()
    }

    /// A measure has one step change for a place at a time.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let of_these = find::among::<Self>(open, "measure", rows.iter().map(|row| row.measure.uuid()).collect()).await?;
        let same = |one: &Self, other: &Self| {
            one.id != other.id && (one.measure, one.starts, one.place) == (other.measure, other.starts, other.place)
        };
        let words = || t("There is already a step change on this day. Change that one").into_owned();
        let twice = rows.iter().filter(|row| of_these.iter().any(|other| same(row, other)));
        Ok(twice.map(|row| Clash { of: row.id.uuid(), key: "starts", words: words() }).collect())
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("measure", names.title(self.measure.uuid())), ("month", &*dates::month(self.starts))];
        Some(fill("{measure}: step change in {month}", &gaps))
    }

    const WITHIN: &'static [Within] = OF_MEASURE;

    const BESIDE: &'static [Beside] = &[Beside {
        words: || t("What it would change, and who agrees"),
        at: "/workspace/rebases/{reference}/agreement",
        shown_to: &[],
    }];
}

impl Model {
    /// Whether it is about the figures of this place.
    pub fn is_about(&self, place: Option<Id<Place>>) -> bool {
        self.place.is_none() || self.place == place
    }
}

/// The shelf of step changes.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
