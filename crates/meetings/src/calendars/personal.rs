//! The private calendar of a person: the meetings of their boards, as iCalendar.
//!
//! Whoever has the address reads it without signing in, and calendar programs pass it on. So a meeting that is not public
//! stands in it with its day, its time and nothing but what everyone may know: no place, no way in, and the name of its
//! series only when that is public.

use super::feeds;
use crate::attendance::seats;
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::series::records::Model as Series;
use crate::site::calendar::{answer, calendar};
use ::pages::{Answer, Refused, Visit};
use ::records::House;
use access::{Actor, Open, accounts};
use axum::http::HeaderMap;
use database::Fault;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::{fill, t};

/// Shows the calendar that this token opens.
pub(super) async fn show(visit: &Visit, house: &House, typed: &str, headers: &HeaderMap) -> Answer {
    let token = typed.strip_suffix(".ics").ok_or(Refused::NotFound)?;
    let door = visit.site().door();
    let person = feeds::holder(door, token).await?.ok_or(Refused::NotFound)?;
    let actor = accounts::actor(door.database().reader(), person, door.clock().today()).await?.ok_or(Refused::NotFound)?;
    let reading = door.reading(&actor).await?;
    let (mut meetings, mut series) = of_boards(&reading, house).await?;
    reading.close().await?;
    let everyone = door.reading(&Actor::anonymous()).await?;
    let public: Vec<Meeting> = find::among(&everyone, "id", meetings.iter().map(|it| it.id.uuid()).collect()).await?;
    let public: BTreeSet<Uuid> = public.iter().map(|meeting| meeting.id.uuid()).collect();
    let known: Vec<Series> = find::among(&everyone, "id", series.iter().map(|it| it.id.uuid()).collect()).await?;
    everyone.close().await?;
    let known: BTreeSet<Uuid> = known.iter().map(|series| series.id.uuid()).collect();
    series.iter_mut().filter(|series| !known.contains(&series.id.uuid())).for_each(|series| {
        series.title = t("Meeting of one of your boards").into_owned();
    });
    meetings.iter_mut().filter(|meeting| !public.contains(&meeting.id.uuid())).for_each(without_details);
    let service = visit.site().names().await.service;
    let name = fill("Your meetings on {service}", &[("service", &service)]);
    Ok(answer(&calendar(&name, &visit.site().setup().base, &meetings, &series), "private, max-age=900", headers))
}

/// Takes away what only those who sign in may know. The reference in its link is made of a name, so it goes as well.
fn without_details(meeting: &mut Meeting) {
    meeting.place = Some(t("Sign in to see where").into_owned());
    meeting.how_to_attend = None;
    meeting.reference = String::new();
    meeting.title = String::new();
}

/// The meetings of the actor's boards with their series: the boards that they belong to, and those on which their
/// organisations sit. Who belongs to none, such as a co-ordinator, gets all that they may see.
pub(super) async fn of_boards(open: &dyn Open, house: &House) -> Result<(Vec<Meeting>, Vec<Series>), Fault> {
    let mut boards: BTreeSet<Uuid> = open.actor().boards().into_iter().collect();
    for organisation in open.actor().organisations() {
        let seats = seats::of_organisation(open, house, organisation).await?;
        boards.extend(seats.into_iter().filter(|(_, seat)| seat.holds_on(open.today())).map(|(board, _)| board));
    }
    let series: Vec<Series> = match boards.is_empty() {
        true => find::all(open, sea_orm::Condition::all()).await?,
        false => find::among(open, "partnership", boards).await?,
    };
    let of = series.iter().map(|series| series.id.uuid()).collect();
    let mut meetings: Vec<Meeting> = find::among(open, "series", of).await?;
    meetings.sort_by_key(|meeting| (meeting.on, meeting.id.uuid()));
    Ok((meetings, series))
}
