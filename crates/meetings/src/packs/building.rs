//! Packs are built when something is published: for everyone, and for members. Each is stored whole or not at all.

use super::assembling::Version;
use super::making::{self, NotMade, Pressed};
use super::records::Model as Pack;
use super::rules::{self, MEMBERS, PUBLIC};
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::gathering::whole::Whole;
use crate::publishing::records::Model as Publication;
use crate::publishing::rules::MINUTES;
use crate::series::records::Model as Series;
use ::files::{Hash, Store};
use ::records::House;
use ::records::change::Keeping;
use ::records::reading::{Texts, read};
use access::{Action, Actor, Door, Event, Membership, Open, Role, SeenBy, events};
use async_trait::async_trait;
use chrono::NaiveDate;
use database::Fault;
use documents::pack::Size;
use jobs::{Done, Follower};
use uuid::Uuid;
use values::Kind;

/// Builds the packs of what is published. A process that dies in the middle leaves the old packs as they are; another one
/// hears of the publication again.
pub struct Builder {
    /// The house, with its engine.
    pub house: House,
    /// Where files are kept.
    pub store: Store,
}

struct Build;

impl Action for Build {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_system()
    }

    fn roles(&self) -> Vec<Role> {
        Vec::new()
    }
}

#[async_trait]
impl Follower for Builder {
    fn name(&self) -> &'static str {
        "packs"
    }

    async fn follow(&self, door: &Door, events: &[events::Model]) -> Done {
        let published = |event: &&events::Model| event.kind == Kind::Publication.key() && event.verb == "added";
        for event in events.iter().filter(published) {
            let Some(id) = event.thing else { continue };
            match self.build(door, id, false).await {
                // One paper that cannot be set must not keep the packs of all other meetings waiting.
                Err(problem) if problem.is_lasting() => self.tell(door, id, &problem).await?,
                other => other?,
            }
        }
        Ok(())
    }
}

impl Builder {
    /// Builds the packs of a publication, unless there is nothing to build. Those that are built already are built once more only
    /// when `again` says so.
    pub(crate) async fn build(&self, door: &Door, publication: Uuid, again: bool) -> Result<(), NotMade> {
        let reading = door.reading(&Actor::system()).await?;
        let known = known(&reading, publication).await?;
        reading.close().await?;
        let Some(known) = known.filter(|known| known.publication.what != MINUTES) else { return Ok(()) };
        for audience in [PUBLIC, MEMBERS] {
            let own: Vec<&Pack> = known.packs.iter().filter(|pack| pack.audience == audience).collect();
            let built = !again && own.iter().any(|pack| pack.publication == known.publication.id);
            let wanted = audience == MEMBERS || known.series.seen_by == SeenBy::Anyone.key();
            if built || !wanted {
                continue;
            }
            match self.one(door, &known, audience, &own).await {
                Err(problem) if audience == MEMBERS && problem.is_lasting() => return Err(NotMade::Members(Box::new(problem))),
                other => other?,
            }
        }
        Ok(())
    }

    /// Tells in the history of the publication why its packs were not made.
    pub(crate) async fn tell(&self, door: &Door, publication: Uuid, problem: &NotMade) -> Done {
        tracing::warn!(%problem, %publication, "the packs of a publication were not made");
        let writing = door.begin(&Actor::system(), &Build).await?;
        let Some(known) = known(&writing, publication).await? else { return Ok(writing.give_up().await?) };
        let board = Some(known.series.partnership.uuid());
        let (why, seen_by, members_of) = match problem {
            NotMade::Members(reason) => (reason.to_string(), SeenBy::Members, board),
            other => (other.to_string(), SeenBy::SignedIn, None),
        };
        let event = Event::of_thing("pack-not-made", Kind::Publication, publication, &known.publication.title)
            .seen_by(seen_by.key(), members_of)
            .with(serde_json::json!({ "why": why }));
        writing.finish(event).await?;
        Ok(())
    }

    /// Builds one pack: what its reader sees is read as that reader, the file is stored, then the row that names it.
    async fn one(&self, door: &Door, known: &Known, audience: &'static str, own: &[&Pack]) -> Result<(), NotMade> {
        let (now, today) = (door.clock().now(), door.clock().today());
        let reader = if audience == MEMBERS { member(known.series.partnership.uuid(), today) } else { Actor::anonymous() };
        let reading = door.reading(&reader).await?;
        let material = making::read(&reading, &self.house, &known.meeting.reference, true).await;
        reading.close().await?;
        let material = match material {
            Err(NotMade::Gone) => return Ok(()),
            other => other?,
        };
        let last = own.iter().max_by_key(|pack| pack.number);
        let number = last.map_or(1, |pack| pack.number + 1);
        let before = last.map(|pack| pack.stands()).unwrap_or_default();
        let version = Version { audience: Some(audience), number, size: Size::Usual };
        let (whole, Pressed { made, stands }) =
            material.press(&self.house, &self.store, (version, before), now.naive_utc()).await?;
        let (pages, size) = (made.labels.len(), made.pdf.len());
        let kept = self.store.put(made.pdf).await;
        let hash = kept.map_err(|problem| NotMade::Stopped(problem.to_string()))?;
        let texts = self.texts(&whole, audience, &hash, (pages, size));
        let more = [
            ("number", number.to_string()),
            ("on", today.to_string()),
            ("contents", rules::written(&stands)),
            ("publication", known.publication.reference.clone()),
        ];
        let texts = texts.into_iter().chain(more).map(|(key, text)| (key.to_owned(), text)).collect();
        self.record(door, &texts).await
    }

    fn texts(&self, whole: &Whole, audience: &str, hash: &Hash, size: (usize, usize)) -> Vec<(&'static str, String)> {
        let board = whole.board().to_owned();
        let (seen_by, members_of) = if audience == MEMBERS {
            (SeenBy::Members.key().to_owned(), board)
        } else {
            (whole.series.seen_by.clone(), String::new())
        };
        vec![
            ("meeting", whole.meeting.reference.clone()),
            ("audience", audience.to_owned()),
            ("pages", size.0.to_string()),
            ("bytes", size.1.to_string()),
            ("hash", hash.as_str().to_owned()),
            ("seen_by", seen_by),
            ("members_of", members_of),
        ]
    }

    async fn record(&self, door: &Door, texts: &Texts) -> Result<(), NotMade> {
        let odd = |why: String| NotMade::File { title: texts.get("meeting").cloned().unwrap_or_default(), why };
        let mut writing = door.begin(&Actor::system(), &Build).await.map_err(|refusal| odd(format!("{refusal:?}")))?;
        let lookup = self.house.lookup(&writing, Kind::Pack).await?;
        let row = read(self.house.of(Kind::Pack), texts, &lookup, None).map_err(|wrong| odd(format!("{wrong:?}")))?;
        let keeping = Keeping { house: &self.house, kind: Kind::Pack };
        keeping.add(&mut writing, row, &lookup).await.map_err(|refusal| odd(refusal.to_string()))?;
        writing.finish_noted().await?;
        Ok(())
    }
}

/// What is known of a publication before its packs are built.
struct Known {
    publication: Publication,
    meeting: Meeting,
    series: Series,
    packs: Vec<Pack>,
}

/// The publication with its meeting, as long as they are there.
async fn known(open: &dyn Open, publication: Uuid) -> Result<Option<Known>, Fault> {
    let publications: Vec<Publication> = find::with(open, "id", publication).await?;
    let Some(publication) = publications.into_iter().next() else { return Ok(None) };
    let meetings: Vec<Meeting> = find::with(open, "id", publication.meeting.uuid()).await?;
    let Some(meeting) = meetings.into_iter().next() else { return Ok(None) };
    let series: Vec<Series> = find::with(open, "id", meeting.series.uuid()).await?;
    let Some(series) = series.into_iter().next() else { return Ok(None) };
    let packs = find::with(open, "meeting", meeting.id.uuid()).await?;
    Ok(Some(Known { publication, meeting, series, packs }))
}

/// Somebody who sees what the members of this board see, and nothing else.
fn member(board: Uuid, today: NaiveDate) -> Actor {
    let seat = Membership { role: Role::Member, organisation: None, partnership: Some(board), from: None, to: None };
    Actor::person(Uuid::nil(), "", vec![seat], today)
}
