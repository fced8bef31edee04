//! The link of the mail: looked at, confirmed, and the question or petition is with the clerk. Opening it does nothing yet.

use super::super::held::{self, Model as Held};
use super::super::mails;
use super::super::taking::{self, Offer};
use super::super::{What, records};
use super::pages::Asking;
use super::{ADDRESS, views};
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::change::{Keeping, NotDone};
use ::records::reading::{Texts, read};
use ::records::{House, Row};
use access::{Actor, Writing};
use chrono::{DateTime, Days};
use jobs::outbox;
use values::clock::london;
use values::slug;

/// Shows what is to be confirmed.
pub(super) async fn show(visit: &Visit, _house: &House, token: &str) -> Answer {
    let reading = visit.site().door().reading(&Actor::anonymous()).await?;
    let held = held::look(&reading, token).await?;
    reading.close().await?;
    let Some(held) = held else { return Ok(visit.show(views::expired())) };
    let offers = taking::offers(visit.site().door(), held.what()).await?;
    match offers.iter().find(|offer| offer.meeting.id.uuid() == held.meeting) {
        Some(offer) => Ok(visit.show(views::confirm(&held, offer))),
        None => Ok(visit.show(views::nothing(held.what()))),
    }
}

/// Confirms it. When its meeting does not take it any more, offers the next.
pub(super) async fn confirm(visit: &Visit, house: &House, token: &str, typed: &Typed) -> Answer {
    let door = visit.site().door();
    let reading = door.reading(&Actor::anonymous()).await?;
    let held = held::look(&reading, token).await?;
    reading.close().await?;
    let Some(held) = held else { return Ok(visit.show(views::expired())) };
    let offers = taking::offers(door, held.what()).await?;
    let wanted = |offer: &&Offer| match typed.get("instead") {
        "" => offer.meeting.id.uuid() == held.meeting,
        instead => offer.meeting.reference == instead,
    };
    let Some(offer) = offers.iter().find(wanted) else { return Ok(visit.show(views::nothing(held.what()))) };
    let earlier = taking::earlier(door, offer.series.partnership.uuid()).await?;
    let (words, at) = (held.words(), DateTime::from_timestamp(held.asked_at, 0).unwrap_or_default());
    let stops = offer.stops(&words.text, at, &earlier);
    if !stops.is_empty() {
        let next = taking::next(&offers, offer, &words.text, at, &earlier);
        return Ok(visit.show(views::too_late(&held, offer, (&stops, next))));
    }
    let service = visit.site().names().await.service;
    let mut writing = door.begin(&Actor::anonymous(), &Asking).await?;
    if !held::take(&writing, token).await? {
        writing.give_up().await?;
        return Ok(visit.show(views::expired()));
    }
    let row = keep(house, &mut writing, &held, offer).await?;
    let forget_on = offer.meeting.on + Days::new(u64::try_from(offer.rule.days_kept()).unwrap_or(0));
    let forget_at = forget_on.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
    held::keep_address(&writing, row.head.id, &held.email, forget_at).await?;
    let mail = mails::received((held.what(), &service), &held.email, &offer.meeting, &row.head.reference);
    outbox::put(&writing, &mail).await?;
    writing.finish_noted().await?;
    Ok(see_other(&format!("{ADDRESS}/received/{}", row.head.reference)))
}

/// Keeps the question or the petition for its meeting, as something that waits for the clerk.
async fn keep(house: &House, writing: &mut Writing, held: &Held, offer: &Offer) -> Result<Row, Refused> {
    let (kind, words) = (held.what().kind(), held.words());
    let lookup = house.lookup(&*writing, kind).await?;
    let asked = london(DateTime::from_timestamp(held.asked_at, 0).unwrap_or_default());
    let mut texts: Texts = [
        ("meeting", offer.meeting.reference.clone()),
        ("text", words.text),
        ("asked_as", words.asked_as),
        ("asked_on", asked.date_naive().to_string()),
        ("asked_at", asked.format("%H:%M").to_string()),
        ("standing", records::WAITING.to_owned()),
        ("seen_by", "signed-in".to_owned()),
    ]
    .into_iter()
    .map(|(key, text)| (key.to_owned(), text))
    .collect();
    if held.what() == What::Petition {
        texts.extend([("title".to_owned(), words.title), ("claimed".to_owned(), words.signatures)]);
    }
    let row = read(house.of(kind), &texts, &lookup, None).map_err(|problems| {
        let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
        tracing::error!(?keys, "what was asked could not be kept: are the lists of this site complete?");
        Refused::Broken
    })?;
    Keeping { house, kind }.add(writing, row, &lookup).await.map_err(|not_done| match not_done {
        NotDone::Fault(fault) => fault.into(),
        _ => Refused::Broken,
    })
}

/// The receipt. Its address holds the reference alone, and it tells nothing more.
pub(super) async fn received(visit: &Visit, _house: &House, reference: &str) -> Answer {
    let known = ["question-", "petition-"].iter().any(|start| reference.starts_with(start));
    let reference = slug::read(reference).ok().filter(|_| known).ok_or(Refused::NotFound)?;
    Ok(visit.show(views::received(&reference)))
}
