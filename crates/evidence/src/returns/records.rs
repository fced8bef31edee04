//! How returns of figures are stored.

use super::rules::{self, AGAIN, STANDINGS, Stage, Typed};
use crate::figures::Figure;
use crate::observations::records::OF_MEASURE;
use crate::periods::{LENGTHS, Length, Period};
use ::records::{Beside, Clash, Described, Fields, Names, Register, Shelf, Within, at, find, kept};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::collections::BTreeSet;
use std::sync::Arc;
use values::Id;
use values::kind::{Measure, Place, Post};
use values::words::{fill, t};

kept! {
    /// A figure that somebody is asked for.
    FigureReturn "figure_returns" {
        measure: Id<Measure>,
        place: Option<Id<Place>>,
        starts: NaiveDate,
        period: String,
        owner: Id<Post>,
        due: NaiveDate,
        again: Option<String>,
        standing: String,
        value: Option<String>,
        counts_as: Option<String>,
        reason: Option<String>,
        note: Option<String>,
        answered_on: Option<NaiveDate>,
        accepted_on: Option<NaiveDate>,
        sent_back: Option<String>,
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("measure", "Measure", at!(measure))
            .filtered()
            .thing("place", "Place", at!(place))
            .filtered()
            .hint("Everywhere if you leave this empty")
            .day("starts", "First day of the period", at!(starts))
            .listed()
            .choice("period", "Length of the period", LENGTHS, at!(period))
            .thing("owner", "Post that is asked", at!(owner))
            .filtered()
            .day("due", "Due on", at!(due))
            .dated()
            .listed()
            .choice("again", "Asked again", AGAIN, at!(again))
            .hint("Once if you leave this empty")
            .choice("standing", "How it stands", STANDINGS, at!(standing))
            .filtered()
            .line("value", "Figure", at!(value))
            .hint("A number without its unit, once it is given")
            .listed()
            .choice("counts_as", "Provisional or final", "finding-standing", at!(counts_as))
            .lines("reason", "Why it cannot be given", at!(reason))
            .lines("note", "Note", at!(note))
            .day("answered_on", "Answered on", at!(answered_on))
            .day("accepted_on", "Accepted on", at!(accepted_on))
            .hint("Accept an answer on the page of the return: only then does it become a figure")
            .listed()
            .lines("sent_back", "Why it was sent back", at!(sent_back))
            .hint("Send an answer back on the page of the return: only then is a mail sent")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        rules::problems(Typed {
            starts: self.starts,
            standing: &self.standing,
            value: self.value.as_deref(),
            reason: self.reason.as_deref(),
            sent_back: self.sent_back.as_deref(),
            accepted: self.accepted_on.is_some(),
        })
    }

    fn settled(mut self, _: Option<&Self>) -> Self {
        let value = self.value.take();
        self.value = value.map(|typed| Figure::read(&typed).map_or(typed, |figure| figure.text().to_owned()));
        self
    }

    /// A figure is asked for once.
    async fn clashes(open: &dyn Open, rows: &[Self]) -> Result<Vec<Clash>, Fault> {
        let ids: BTreeSet<_> = rows.iter().map(|row| row.measure.uuid()).collect();
        let measures: Vec<crate::measures::records::Model> = find::among(open, "id", ids.clone()).await?;
        let mut clashes = twice(&find::among(open, "measure", ids).await?, rows);
        let worked_out = |row: &&Model| measures.iter().any(|it| it.id == row.measure && it.is_worked_out());
        let words = || t("The figures of this measure are worked out, so nobody is asked for them").into_owned();
        let asked_in_vain = rows.iter().filter(worked_out);
        clashes.extend(asked_in_vain.map(|row| Clash { of: row.id.uuid(), key: "measure", words: words() }));
        Ok(clashes)
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let (measure, period) = (names.title(self.measure.uuid()), self.period().words());
        let place = self.place.map(|place| names.title(place.uuid())).unwrap_or_default();
        let gaps = [("measure", measure), ("period", &*period), ("place", place)];
        Some(match self.place {
            None => fill("Return: {measure}, {period}", &gaps[..2]),
            Some(_) => fill("Return: {measure}, {place}, {period}", &gaps),
        })
    }

    const WITHIN: &'static [Within] = OF_MEASURE;

    const BESIDE: &'static [Beside] =
        &[Beside { words: || t("Give the figure"), at: "/workspace/returns/{reference}", shown_to: &[] }];
}

/// The returns among these for whose measure, place and period there is another.
fn twice(every: &[Model], rows: &[Model]) -> Vec<Clash> {
    let key = |it: &Model| (it.measure, it.place, it.starts, it.period.clone());
    let other = |row: &&Model| every.iter().any(|it| it.id != row.id && key(it) == key(row));
    let words = || t("This figure is asked for already. Change that return").into_owned();
    rows.iter().filter(other).map(|row| Clash { of: row.id.uuid(), key: "starts", words: words() }).collect()
}

impl Model {
    /// The period for which the figure is asked.
    pub fn period(&self) -> Period {
        Period::new(self.starts, Length::from_key(&self.period).unwrap_or_default())
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
        Stage::of(&self.standing, self.sent_back.is_some(), self.accepted_on.is_some())
    }

    /// Whether it should have been answered by now.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        rules::is_late(self.stage(), self.due, today)
    }
}

/// The shelf of returns of figures.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
