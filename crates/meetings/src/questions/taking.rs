//! Which meetings take questions or petitions, by when, and what stands in the way of one.

use super::records::{self, ACCEPTED, Model as Question, TOGETHER, WAITING};
use super::rules::{self, Asked, Deadline, Earlier, Stop};
use super::ruling::{self, Model as Rule};
use super::{What, petitions};
use crate::find::{self, column};
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::PLANNED;
use crate::notice::holidays;
use crate::series::records::Model as Series;
use ::records::visible;
use access::{Actor, Door, Open};
use chrono::{DateTime, Utc};
use database::Fault;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query};
use sea_orm::{EntityTrait, FromQueryResult, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Kind;

/// A meeting ahead that takes questions or petitions, or took them until its deadline.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(crate) meeting: Meeting,
    pub(crate) series: Series,
    pub(crate) rule: Rule,
    pub(crate) deadline: Option<Deadline>,
    /// How many have come for it and were not refused.
    pub(crate) taken: u32,
}

impl Offer {
    /// Whether somebody who asks at this moment is in time and there is room.
    pub(crate) fn is_open(&self, now: DateTime<Utc>) -> bool {
        let room = self.rule.limits().number.is_none_or(|most| self.taken < most);
        room && self.deadline.is_some_and(|deadline| now <= deadline.moment)
    }

    /// What stands in the way of this text, sent at this moment.
    pub(crate) fn stops(&self, text: &str, at: DateTime<Utc>, earlier: &[Earlier]) -> Vec<Stop> {
        let asked = Asked { text, at, meeting: self.meeting.on, taken: self.taken, deadline: self.deadline };
        rules::stops(asked, self.rule.limits(), earlier)
    }
}

/// The meetings ahead that the public sees and whose board has a rule, in the order of their days.
pub(crate) async fn offers(door: &Door, what: What) -> Result<Vec<Offer>, Fault> {
    let reading = door.reading(&Actor::anonymous()).await?;
    let mut offers = public_offers(&reading, what).await?;
    reading.close().await?;
    // How many have come is told to nobody but whether there is room, so those that wait count as well.
    let all = door.reading(&Actor::system()).await?;
    let taken = taken(&all, what, offers.iter().map(|offer| offer.meeting.id.uuid())).await?;
    all.close().await?;
    for offer in &mut offers {
        offer.taken = taken.get(&offer.meeting.id.uuid()).copied().unwrap_or(0);
    }
    Ok(offers)
}

/// What can be asked at this one meeting now, when everyone sees it.
pub(crate) async fn open_at(door: &Door, meeting: &Meeting, series: &Series) -> Result<Vec<(What, Offer)>, Fault> {
    if meeting.standing != PLANNED {
        return Ok(Vec::new());
    }
    let reading = door.reading(&Actor::anonymous()).await?;
    let public: Vec<Meeting> = find::with(&reading, "id", meeting.id.uuid()).await?;
    let rules: Vec<Rule> =
        if public.is_empty() { Vec::new() } else { find::with(&reading, "partnership", series.partnership.uuid()).await? };
    let holidays = holidays::around(&reading, rules.first().map(|_| meeting.on).into_iter()).await?;
    let now = reading.now();
    reading.close().await?;
    let mut open = Vec::new();
    for what in What::ALL {
        let Some(rule) = ruling::in_force(&rules, series, what, meeting.on) else { continue };
        let deadline = rule.deadline(meeting.on, &holidays);
        let mut offer = Offer { meeting: meeting.clone(), series: series.clone(), rule: rule.clone(), deadline, taken: 0 };
        // Only where a number binds must those that have come be counted.
        if offer.is_open(now) && rule.limits().number.is_some() {
            let all = door.reading(&Actor::system()).await?;
            offer.taken = taken(&all, what, std::iter::once(meeting.id.uuid())).await?.into_values().next().unwrap_or(0);
            all.close().await?;
        }
        if offer.is_open(now) {
            open.push((what, offer));
        }
    }
    Ok(open)
}

async fn public_offers(open: &dyn Open, what: What) -> Result<Vec<Offer>, Fault> {
    let rules: Vec<Rule> = find::with(open, "what", what.key()).await?;
    if rules.is_empty() {
        return Ok(Vec::new());
    }
    let of = |name| column(Kind::Meeting, name);
    let ahead = Condition::all().add(of("on").gte(open.today())).add(of("standing").eq(PLANNED));
    let mut meetings: Vec<Meeting> = find::all(open, ahead).await?;
    meetings.sort_by_key(|meeting| (meeting.on, meeting.starts.clone()));
    let series: Vec<Series> = find::among(open, "id", meetings.iter().map(|it| it.series.uuid()).collect()).await?;
    let holidays = holidays::around(open, meetings.iter().map(|meeting| meeting.on)).await?;
    let offer = |meeting: Meeting| {
        let series = series.iter().find(|series| series.id == meeting.series)?.clone();
        let rule = ruling::in_force(&rules, &series, what, meeting.on)?.clone();
        let deadline = rule.deadline(meeting.on, &holidays);
        Some(Offer { meeting, series, rule, deadline, taken: 0 })
    };
    Ok(meetings.into_iter().filter_map(offer).collect())
}

#[derive(FromQueryResult)]
struct Taken {
    meeting: Uuid,
    number: i64,
}

async fn taken(open: &dyn Open, what: What, meetings: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, u32>, Fault> {
    let (table, meetings): (_, Vec<Uuid>) = (what.kind().sheet(), meetings.collect());
    let within = if what == What::Question { records::WITHIN } else { petitions::WITHIN };
    let select = Query::select()
        .column(Alias::new("meeting"))
        .expr_as(Expr::col(Alias::new("id")).count(), Alias::new("number"))
        .from(Alias::new(table))
        .cond_where(visible(open.sight(), table, within))
        .and_where(Expr::col(Alias::new("meeting")).is_in(meetings))
        .and_where(Expr::col(Alias::new("standing")).is_in([WAITING, ACCEPTED, TOGETHER]))
        .group_by_col(Alias::new("meeting"))
        .take();
    let found: Vec<Taken> = find::found(open, &select).await?;
    Ok(found.into_iter().map(|row| (row.meeting, u32::try_from(row.number).unwrap_or(u32::MAX))).collect())
}

/// The questions that were put to this board and that everyone can see: what a new one may repeat.
pub(crate) async fn earlier(door: &Door, board: Uuid) -> Result<Vec<Earlier>, Fault> {
    let reading = door.reading(&Actor::anonymous()).await?;
    let series: Vec<Series> = find::with(&reading, "partnership", board).await?;
    let of = series.iter().map(|series| series.id.uuid()).collect();
    let meetings: Vec<Meeting> = find::among(&reading, "series", of).await?;
    let of: Vec<Uuid> = meetings.iter().map(|meeting| meeting.id.uuid()).collect();
    let mut found: Vec<Question> = Vec::new();
    for some in of.chunks(500) {
        let asked = records::Entity::find()
            .filter(visible(reading.sight(), Kind::PublicQuestion.sheet(), records::WITHIN))
            .filter(column(Kind::PublicQuestion, "meeting").is_in(some.iter().copied()))
            .filter(column(Kind::PublicQuestion, "standing").eq(ACCEPTED));
        found.extend(asked.all(reading.on()).await.map_err(Fault::from)?);
    }
    reading.close().await?;
    let day = |question: &Question| meetings.iter().find(|meeting| meeting.id == question.meeting).map(|meeting| meeting.on);
    let one = |question: Question| Some(Earlier { on: day(&question)?, reference: question.reference, text: question.text });
    Ok(found.into_iter().filter_map(one).collect())
}

/// What is offered for the meeting with this reference.
pub(crate) fn for_meeting<'a>(offers: &'a [Offer], reference: &str) -> Option<&'a Offer> {
    offers.iter().find(|offer| offer.meeting.reference == reference)
}

/// The next meeting of the same board at which nothing stands in the way, after this one.
pub(crate) fn next<'a>(
    offers: &'a [Offer],
    before: &Offer,
    text: &str,
    at: DateTime<Utc>,
    earlier: &[Earlier],
) -> Option<&'a Offer> {
    let later = |offer: &&Offer| offer.series.partnership == before.series.partnership && offer.meeting.on > before.meeting.on;
    offers.iter().filter(later).find(|offer| !offer.stops(text, at, earlier).iter().any(Stop::ends_with_the_meeting))
}
