//! What the pages of the forward plan show: planned items with their meetings, in the order of their days.

use super::decisions::{self, Model as KeyDecisionRule};
use super::planned::Model as Planned;
use super::rules::{Noticed, noticed};
use crate::find::{self, Pointed};
use crate::gathering::records::Model as Meeting;
use crate::series::records::Model as Series;
use ::records::{House, Names};
use access::Open;
use chrono::{Datelike, NaiveDate};
use database::Fault;
use sea_orm::Condition;
use uuid::Uuid;

/// The items of the forward plan that the reader may see.
pub(super) struct Coming {
    pub(super) items: Vec<Planned>,
    pub(super) meetings: Vec<Meeting>,
    pub(super) series: Vec<Series>,
    rules: Vec<KeyDecisionRule>,
    pub(super) names: Names,
    pub(super) today: NaiveDate,
}

/// Loads them, those of the board with this reference alone when it is not blank.
pub(super) async fn load(open: &dyn Open, house: &House, board: &str) -> Result<Coming, Fault> {
    let mut items: Vec<Planned> = find::all(open, Condition::all()).await?;
    let meetings = items.iter().filter_map(|item| item.meeting).map(values::Id::uuid).collect();
    let meetings: Vec<Meeting> = find::among(open, "id", meetings).await?;
    let series: Vec<Series> = find::all(open, Condition::all()).await?;
    let rules = find::all(open, Condition::all()).await?;
    let names = Pointed::default()
        .at(items.iter().map(|item| item.partnership).chain(series.iter().map(|series| series.partnership)))
        .at(items.iter().filter_map(|item| item.lead))
        .at(items.iter().filter_map(|item| item.priority))
        .names(house, open, &["planned-standing", "agenda-item-purpose"])
        .await?;
    if !board.is_empty() {
        items.retain(|item| names.reference(item.partnership.uuid()) == Some(board));
    }
    let mut coming = Coming { items, meetings, series, rules, names, today: open.today() };
    let mut items = std::mem::take(&mut coming.items);
    items.sort_by_key(|item| (coming.day(item).unwrap_or(NaiveDate::MAX), item.sorted.clone()));
    coming.items = items;
    Ok(coming)
}

impl Coming {
    /// The meeting of an item, when the reader may see it.
    pub(super) fn meeting(&self, item: &Planned) -> Option<&Meeting> {
        self.meetings.iter().find(|meeting| Some(meeting.id) == item.meeting)
    }

    /// The day of its meeting, or the day that stands for its month.
    pub(super) fn day(&self, item: &Planned) -> Option<NaiveDate> {
        self.meeting(item).map(|meeting| meeting.on).or(item.expected)
    }

    /// Whether it is still to come: this month counts.
    pub(super) fn is_ahead(&self, item: &Planned) -> bool {
        let first = self.today.with_day(1).unwrap_or(self.today);
        self.day(item).is_none_or(|day| first <= day)
    }

    /// How the notice of a key decision stands, and by which rule; none when it is no key decision or no rule is known.
    pub(super) fn noticed(&self, item: &Planned) -> Option<(Noticed, Option<&str>)> {
        let day = self.day(item).filter(|_| item.is_key_decision())?;
        let country = self.country(item.partnership.uuid())?;
        let (days, rule) = decisions::in_force(&self.rules, country, day)?;
        Some((noticed(item.notice_on, day, days)?, rule.citation.as_deref()))
    }

    fn country(&self, board: Uuid) -> Option<&str> {
        let series = self.series.iter().find(|series| series.partnership.uuid() == board)?;
        Some(&series.country)
    }

    /// The boards that have something here or meet: references and titles, by title.
    pub(super) fn boards(&self) -> Vec<(String, String)> {
        let of = self.items.iter().map(|item| item.partnership).chain(self.series.iter().map(|series| series.partnership));
        let mut boards: Vec<(String, String)> = of
            .filter_map(|board| self.names.card(board.uuid()))
            .map(|card| (card.reference.clone(), card.title.clone()))
            .collect();
        boards.sort_by_cached_key(|(reference, title)| (values::slug::folded(title), reference.clone()));
        boards.dedup();
        boards
    }
}
