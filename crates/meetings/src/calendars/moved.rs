//! A meeting that is moved or cancelled within two days of its time is told at once by mail to those who asked for it, because
//! calendar programs look for changes only now and then.

use super::personal;
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::gathering::rules::{CANCELLED, moment, span, time};
use crate::series::records::Model as Series;
use ::records::House;
use access::{Action, Actor, Door, Event, Open, Role, accounts, events};
use async_trait::async_trait;
use chrono::{DateTime, Duration, NaiveTime, Utc};
use database::Fault;
use jobs::{Done, Follower, Mail, Start, outbox};
use sea_orm::entity::prelude::*;
use serde_json::Value as Json;
use values::words::{fill, t};
use values::{Kind, dates};

/// How many hours before a meeting a change is told by mail.
const SOON: i64 = 48;
/// What the event is called that says the mails were written.
const TOLD: &str = "told-moved";

/// Who is told by mail.
pub(super) mod wishes {
    use sea_orm::entity::prelude::*;

    /// That a person wants these mails.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "moved_mails")]
    pub struct Model {
        /// The person.
        #[sea_orm(primary_key, auto_increment = false)]
        pub person: Uuid,
        /// Since when, in seconds.
        pub asked_at: i64,
    }

    /// Points at a person, by the table's own definition.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tells people of meetings that are moved or cancelled at short notice.
pub struct MovedMeetings {
    /// Where the names of the site and the seats of boards are kept.
    pub house: House,
    /// The address of the site, for links.
    pub base: String,
}

struct TellMoved;

impl Action for TellMoved {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

#[async_trait]
impl Follower for MovedMeetings {
    fn name(&self) -> &'static str {
        "moved-meetings"
    }

    fn start(&self) -> Start {
        Start::Now
    }

    async fn follow(&self, door: &Door, events: &[events::Model]) -> Done {
        let changed = |event: &&events::Model| event.kind == Kind::Meeting.key() && event.verb == "changed";
        for event in events.iter().filter(changed) {
            self.tell(door, event).await?;
        }
        Ok(())
    }
}

/// What a field was before it was changed; none when it was not.
fn before(event: &events::Model, key: &str) -> Option<String> {
    let details: Json = serde_json::from_str(&event.details).ok()?;
    let field = details["fields"].as_array()?.iter().find(|field| field[0] == key)?.clone();
    Some(field[1].as_str().unwrap_or_default().to_owned())
}

/// The moment of a meeting; the end of its day when the time is not known.
fn starts(on: chrono::NaiveDate, at: Option<&str>) -> Option<DateTime<Utc>> {
    moment(on, at.and_then(time).unwrap_or(NaiveTime::from_hms_opt(23, 59, 0)?))
}

/// Whether a change at this moment is told: when, where or whether it meets, as it was or as it is, within two days.
fn is_soon(event: &events::Model, meeting: &Meeting) -> bool {
    let keys = ["on", "starts", "place", "standing"].map(|key| before(event, key));
    let moved = keys[..3].iter().any(Option::is_some) || (keys[3].is_some() && meeting.standing == CANCELLED);
    let was_on = keys[0].as_deref().and_then(|day| day.parse().ok()).unwrap_or(meeting.on);
    let was_at = keys[1].clone().or(meeting.starts.clone());
    let times = [starts(was_on, was_at.as_deref()), starts(meeting.on, meeting.starts.as_deref())];
    let (from, until) = (event.moment(), event.moment() + Duration::hours(SOON));
    moved && times.into_iter().flatten().any(|at| from <= at && at <= until)
}

impl MovedMeetings {
    /// Writes the mails about one change, unless they are written already.
    async fn tell(&self, door: &Door, event: &events::Model) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let Some(id) = event.thing else { return Ok(()) };
        let all = door.reading(&Actor::system()).await?;
        let meeting: Option<Meeting> = find::with(&all, "id", id).await?.into_iter().next();
        let wishes = wishes::Entity::find().all(all.on()).await?;
        let names = self.house.terms_of(&all, &["site"]).await?;
        all.close().await?;
        let Some(meeting) = meeting.filter(|meeting| !wishes.is_empty() && is_soon(event, meeting)) else { return Ok(()) };
        let mut to = Vec::new();
        for wish in wishes {
            to.extend(self.address(door, wish.person, &meeting).await?);
        }
        let (subject, text) = self.words(door, event, &meeting, names.label("site", "service-name")).await?;
        let mut writing = door.begin(&Actor::system(), &TellMoved).await?;
        let mark = fill("Told people about a meeting that was moved (event {place})", &[("place", &event.place.to_string())]);
        let told = events::Entity::find().filter(events::Column::Verb.eq(TOLD)).filter(events::Column::Title.eq(&mark));
        if to.is_empty() || told.one(writing.on()).await?.is_some() {
            return Ok(writing.give_up().await?);
        }
        for email in to {
            outbox::put(&writing, &Mail::new(email, subject.clone(), text.clone())).await?;
        }
        writing.note(Event::of_house(TOLD, Kind::Meeting.key(), &mark));
        writing.finish_noted().await?;
        Ok(())
    }

    /// The address of a person, when the meeting is one of theirs.
    async fn address(&self, door: &Door, person: Uuid, meeting: &Meeting) -> Result<Option<String>, Fault> {
        let on = door.database().reader();
        let (account, actor) = (accounts::by_id(on, person).await?, accounts::actor(on, person, door.clock().today()).await?);
        let Some((account, actor)) = account.zip(actor) else { return Ok(None) };
        let reading = door.reading(&actor).await?;
        let (meetings, _) = personal::of_boards(&reading, &self.house).await?;
        reading.close().await?;
        Ok(meetings.iter().any(|own| own.id == meeting.id).then_some(account.email))
    }

    /// The subject and the text. What is not public is not named: a mail can be passed on.
    async fn words(
        &self,
        door: &Door,
        event: &events::Model,
        meeting: &Meeting,
        service: &str,
    ) -> Result<(String, String), Fault> {
        let reading = door.reading(&Actor::anonymous()).await?;
        let public = find::with::<Meeting>(&reading, "id", meeting.id.uuid()).await?.into_iter().next();
        let series: Option<Series> = find::with(&reading, "id", meeting.series.uuid()).await?.into_iter().next();
        reading.close().await?;
        let name = series.as_ref().map_or_else(|| t("Meeting of one of your boards").into_owned(), |series| series.title.clone());
        let day = |on: chrono::NaiveDate, at: Option<&str>| match span(at, None) {
            Some(at) => fill("{day}, {time}", &[("day", &dates::with_weekday(on)), ("time", &at)]),
            None => dates::with_weekday(on),
        };
        let was_on = before(event, "on").and_then(|day| day.parse().ok()).unwrap_or(meeting.on);
        let was_at = before(event, "starts").or(meeting.starts.clone());
        let page = match public.is_some() {
            true => format!("{}/meetings/{}", self.base, meeting.reference),
            false => format!("{}/workspace/meetings", self.base),
        };
        let place = public.as_ref().and_then(|meeting| meeting.place_in(series.as_ref())).unwrap_or_default().to_owned();
        let (was, now) = (day(was_on, was_at.as_deref()), day(meeting.on, meeting.starts.as_deref()));
        let gaps =
            [("meeting", &*name), ("was", &*was), ("now", &*now), ("place", &*place), ("page", &*page), ("service", service)];
        if meeting.standing == CANCELLED {
            let text = fill("{meeting}\n\nThe meeting of {was} is cancelled.\n\n{page}\n\n{service}\n", &gaps);
            return Ok((fill("Cancelled: {meeting}, {was}", &gaps), text));
        }
        let text =
            fill("{meeting}\n\nThe meeting of {was} is changed. It is now on {now}.\n{place}\n\n{page}\n\n{service}\n", &gaps);
        Ok((fill("Changed: {meeting}, {now}", &gaps), text))
    }
}
