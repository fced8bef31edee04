//! The pages on which a resident asks: start, form, check, and the word that a mail is on its way.

use super::super::What;
use super::super::held;
use super::super::mails;
use super::super::rules::Stop;
use super::super::taking::{self, Offer};
use super::reading::Sent;
use super::{ADDRESS, form_at, told, views};
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::House;
use access::lockout::{self, Source};
use access::{Action, Actor, Event, Role};
use jobs::outbox;
use values::words::t;

/// Asking a question or handing in a petition: anybody may.
pub(super) struct Asking;

impl Action for Asking {
    fn allows(&self, _: &Actor) -> bool {
        true
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

/// Shows the start page.
pub(super) async fn start(visit: &Visit, house: &House) -> Answer {
    let door = visit.site().door();
    let (questions, petitions) = (taking::offers(door, What::Question).await?, taking::offers(door, What::Petition).await?);
    let reading = door.reading(&Actor::anonymous()).await?;
    let boards = questions.iter().chain(&petitions).map(|offer| offer.series.partnership);
    let names = ::records::find::Pointed::default().at(boards).names(house, &reading, &[]).await?;
    reading.close().await?;
    Ok(visit.show(views::start(&questions, &petitions, &names, visit.clock().now())))
}

/// Shows the empty form for a meeting; when it is too late for it, says so before anything is typed.
pub(super) async fn show(visit: &Visit, _house: &House, what: What, meeting: &str) -> Answer {
    let offers = taking::offers(visit.site().door(), what).await?;
    let Some(offer) = taking::for_meeting(&offers, meeting) else { return Ok(visit.show(views::nothing(what))) };
    let now = visit.clock().now();
    let stops: Vec<Stop> = offer.stops("", now, &[]);
    let next = taking::next(&offers, offer, "", now, &[]);
    Ok(visit.show(views::form(what, offer, &Sent::empty(now), (&stops, next)).once()))
}

/// Takes the form: shows it again with what is wrong, shows the answers to be checked, or sends the mail to confirm.
pub(super) async fn send(visit: &Visit, _house: &House, what: What, (meeting, typed): (&str, &Typed)) -> Answer {
    let door = visit.site().door();
    let offers = taking::offers(door, what).await?;
    let instead = Some(typed.get("instead")).filter(|instead| !instead.is_empty());
    let Some(offer) = taking::for_meeting(&offers, instead.unwrap_or(meeting)) else {
        return Ok(visit.show(views::nothing(what)));
    };
    let (now, mut sent) = (visit.clock().now(), Sent::of_form(typed));
    if instead.is_some() && sent.is_empty() {
        return Ok(see_other(&form_at(what, &offer.meeting.reference)));
    }
    if typed.get("step") == "change" {
        return Ok(visit.show(views::form(what, offer, &sent, (&[], None))));
    }
    sent.check(what);
    let earlier = taking::earlier(door, offer.series.partnership.uuid()).await?;
    let (long, stops): (Vec<_>, Vec<_>) =
        offer.stops(&sent.words.text, now, &earlier).into_iter().partition(|stop| !stop.ends_with_the_meeting());
    sent.problems.extend(long.iter().map(|stop| ("text", told::stop(stop, offer))));
    let sending = typed.get("step") == "send";
    if sending {
        sent.check_sender(now);
    }
    if !sent.problems.is_empty() || !stops.is_empty() {
        let next = taking::next(&offers, offer, &sent.words.text, now, &earlier);
        return Ok(visit.show(views::form(what, offer, &sent, (&stops, next)).with_errors()));
    }
    if !sending {
        return Ok(visit.show(views::check(what, offer, &sent)));
    }
    if let Some(seconds) = wait(visit, &sent.email).await? {
        sent.problems.push(("email", told::wait(seconds)));
        return Ok(visit.show(views::form(what, offer, &sent, (&[], None)).with_errors()));
    }
    hold(visit, what, offer, &sent).await?;
    Ok(see_other(&format!("{ADDRESS}/sent")))
}

/// Counts this sending for its address and its network; when there were too many, for how many seconds to wait.
async fn wait(visit: &Visit, email: &str) -> Result<Option<i64>, Refused> {
    let (address, network) = (Source::asked_by(email), Source::asked_from(visit.network()));
    let known = !visit.network().is_empty();
    let sources: Vec<&Source> = std::iter::once(&address).chain(known.then_some(&network)).collect();
    Ok(Some(lockout::count(visit.site().door(), &sources).await?).filter(|wait| *wait > 0))
}

/// Holds it, and writes the mail with the link to confirm it.
async fn hold(visit: &Visit, what: What, offer: &Offer, sent: &Sent) -> Result<(), Refused> {
    let service = visit.site().names().await.service;
    let writing = visit.site().door().begin(&Actor::anonymous(), &Asking).await?;
    let (token, until) = held::hold(&writing, what, offer.meeting.id.uuid(), &sent.words, &sent.email).await?;
    let link = format!("{}{ADDRESS}/confirm/{token}", visit.site().setup().base);
    let mail = mails::confirm((what, &service), &sent.email, &offer.meeting, &link);
    outbox::put(&writing, &mail.not_after(until)).await?;
    // The event says that something came, not what or from whom.
    writing.finish(Event::of_house("asked", what.kind().key(), &t("Something that is not confirmed yet"))).await?;
    Ok(())
}

/// Says that a mail is on its way.
pub(super) async fn sent(visit: &Visit, _house: &House) -> Answer {
    Ok(visit.show(views::sent()))
}
