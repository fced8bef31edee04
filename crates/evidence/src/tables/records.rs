//! How the mapping of a table is stored: which of its columns says what. The next table with the same headings is read by it.

use super::columns::{Columns, fingerprint};
use crate::findings::rules::PROVISIONAL;
use crate::periods::LENGTHS;
use ::records::{Clash, Described, Fields, Register, Shelf, at, find, kept};
use access::Open;
use database::Fault;
use std::sync::Arc;
use values::Id;
use values::kind::{Measure, Place, Source};
use values::words::t;

kept! {
    /// Which column of a table says what.
    TableMapping "table_mappings" {
        headings: String,
        source: Option<Id<Source>>,
        measure_in: Option<String>,
        measure: Option<Id<Measure>>,
        place_in: Option<String>,
        place: Option<Id<Place>>,
        period_in: Option<String>,
        period: Option<String>,
        value_in: Option<String>,
        standing_in: Option<String>,
        standing: Option<String>,
        note_in: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .lines("headings", "Headings of the table", at!(headings))
            .hint("One per line, in order. Tables with these headings are read with this mapping")
            .thing("source", "Where such tables come from", at!(source))
            .filtered()
            .line("measure_in", "Column of the measure", at!(measure_in))
            .thing("measure", "Measure of every row", at!(measure))
            .filtered()
            .hint("If no column names it")
            .line("place_in", "Column of the place", at!(place_in))
            .thing("place", "Place of every row", at!(place))
            .hint("If no column names it; everywhere if you leave this empty")
            .line("period_in", "Column of the period", at!(period_in))
            .hint("Leave this empty if each period has a column of its own")
            .choice("period", "Length of the periods", LENGTHS, at!(period))
            .hint("If the table itself does not say, as with days")
            .line("value_in", "Column of the figure", at!(value_in))
            .line("standing_in", "Column that says what is provisional", at!(standing_in))
            .choice("standing", "Provisional or final", "finding-standing", at!(standing))
            .hint("If no column says it; final if you leave this empty")
            .line("note_in", "Column of notes", at!(note_in))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = Vec::new();
        let mut say = |key: &'static str, words: std::borrow::Cow<'static, str>| problems.push((key, words.into_owned()));
        if self.measure_in.is_none() && self.measure.is_none() {
            say("measure_in", t("Select the column of the measure, or the measure that every row is about"));
        }
        if self.period_in.is_some() && self.value_in.is_none() {
            say("value_in", t("Select the column of the figure"));
        }
        if self.period_in.is_none() && self.value_in.is_some() {
            say("period_in", t("Select the column of the period, or leave the figure out when each period has its own column"));
        }
        let headings = self.lines();
        let columns = [
            ("measure_in", &self.measure_in),
            ("place_in", &self.place_in),
            ("period_in", &self.period_in),
            ("value_in", &self.value_in),
            ("standing_in", &self.standing_in),
            ("note_in", &self.note_in),
        ];
        for (key, column) in columns {
            if column.as_ref().is_some_and(|column| !headings.contains(column)) {
                say(key, t("Enter one of the headings as it is written above"));
            }
        }
        problems
    }

    /// There is one mapping for tables with the same headings.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let every: Vec<Self> = find::all(open, sea_orm::Condition::all()).await?;
        let twice = |row: &&Self| every.iter().any(|it| it.id != row.id && it.fingerprint() == row.fingerprint());
        let words = || t("There is already a mapping of tables with these headings. Change that one").into_owned();
        Ok(rows.iter().filter(twice).map(|row| Clash { of: row.id.uuid(), key: "headings", words: words() }).collect())
    }
}

impl Model {
    fn lines(&self) -> Vec<String> {
        self.headings.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// What its tables have in common.
    pub(super) fn fingerprint(&self) -> String {
        fingerprint(&self.lines())
    }

    /// The columns of a table that it is the mapping of.
    pub(super) fn columns(&self) -> Columns {
        Columns {
            measure: self.measure_in.clone(),
            place: self.place_in.clone(),
            period: self.period_in.clone(),
            value: self.value_in.clone(),
            standing: self.standing_in.clone(),
            note: self.note_in.clone(),
            every_measure: self.measure.map(|id| id.uuid()),
            every_place: self.place.map(|id| id.uuid()),
            length: self.period.clone(),
            provisional: self.standing.as_deref() == Some(PROVISIONAL),
        }
    }
}

/// The shelf of mappings of tables.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
