//! The requests: the page of approval is shown, and each act is done, over exactly what was shown.

use super::rules::{Act, Sent, next, problems};
use super::views;
use crate::actions::Clerk;
use crate::agenda::moving::refused;
use crate::gathering::records::Model as Meeting;
use crate::gathering::whole::{self, Whole};
use crate::minutes::records::Model as Minute;
use crate::minutes::resolutions::Model as Resolution;
use access::{Open, events};
use axum::http::StatusCode;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::change::{Keeping, NotDone};
use records::reading::{Problem, Texts, read};
use records::{Card, House, Kept, Lookup, find, history};
use values::words::fill;
use values::{Kind, dates};

/// A resolution of a later meeting, which may have approved the minutes.
pub(crate) struct Later {
    pub(crate) meeting: Meeting,
    pub(crate) resolution: Resolution,
}

/// What the page shows.
pub(crate) struct Desk {
    pub(crate) whole: Whole,
    /// Resolutions of later meetings of the series, those that approve minutes first.
    pub(crate) later: Vec<Later>,
    /// What happened to the meeting, the newest first.
    pub(crate) past: Vec<events::Model>,
    pub(crate) may: bool,
    /// What stands in the form.
    pub(crate) typed: Typed,
    pub(crate) problems: Vec<Problem>,
}

impl Desk {
    async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Desk, Refused> {
        let whole = whole::load(open, house, reference).await?.ok_or(Refused::NotFound)?;
        let later = later(open, &whole).await?;
        let past = history::of(open, Kind::Meeting, whole.meeting.id.uuid(), 500).await?;
        let may = open.actor().has_any(crate::actions::KEEPERS);
        Ok(Desk { whole, later, past, may, typed: Typed::default(), problems: Vec::new() })
    }

    /// The meetings that come after this one.
    pub(crate) fn later_meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.whole.others.iter().filter(|it| it.on > self.whole.meeting.on)
    }

    /// The last event that brought the minutes to this standing.
    pub(crate) fn reached(&self, standing: &str) -> Option<&events::Model> {
        let to = |event: &&events::Model| {
            history::changed_fields(event).iter().any(|[key, _, after]| key == "minutes_standing" && after == standing)
        };
        self.past.iter().find(to)
    }

    /// A mark of all that is approved: every version, so that what changed meanwhile is noticed.
    pub(crate) fn shown(&self) -> String {
        let written = || self.whole.minutes.iter();
        let minutes: i64 = written().map(|it| it.minute.version).sum();
        let resolutions: i64 = written().flat_map(|it| &it.resolutions).map(|it| it.version).sum();
        let there: i64 = self.whole.attendances.iter().map(|it| it.version).sum();
        let counts =
            (self.whole.minutes.len(), written().map(|it| it.resolutions.len()).sum::<usize>(), self.whole.attendances.len());
        format!("{}-{minutes}-{resolutions}-{there}-{counts:?}", self.whole.meeting.version)
    }

    pub(crate) fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }
}

/// What later meetings of the series resolved, those that approve minutes first.
async fn later(open: &dyn Open, whole: &Whole) -> Result<Vec<Later>, Fault> {
    let meetings: Vec<&Meeting> = whole.others.iter().filter(|it| it.on > whole.meeting.on).collect();
    let minutes: Vec<Minute> = find::among(open, "meeting", meetings.iter().map(|it| it.id.uuid()).collect()).await?;
    let resolutions: Vec<Resolution> = find::among(open, "minute", minutes.iter().map(|it| it.id.uuid()).collect()).await?;
    let of = |resolution: Resolution| {
        let minute = minutes.iter().find(|it| it.id == resolution.minute)?;
        let meeting = meetings.iter().find(|it| it.id == minute.meeting)?;
        Some(Later { meeting: (*meeting).clone(), resolution })
    };
    let mut later: Vec<Later> = resolutions.into_iter().filter_map(of).collect();
    later.retain(|it| it.resolution.kind == MINUTES_APPROVED);
    later.sort_by_key(|it| (it.meeting.on, it.resolution.position));
    Ok(later)
}

/// The kind of a resolution that approves earlier minutes.
const MINUTES_APPROVED: &str = "minutes-approved";

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let desk = Desk::load(&reading, house, reference).await?;
    let done = match visit.address().get("done").parse::<i64>() {
        Ok(place) => history::own(&reading, place).await?,
        Err(_) => None,
    };
    reading.close().await?;
    Ok(visit.show(views::page(&desk).before(records::pages::alert(done.as_ref()))))
}

/// Does what comes next, or sends the minutes back to be a draft.
pub(crate) async fn send(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let mut desk = Desk::load(&writing, house, reference).await?;
    desk.typed = typed.clone();
    let meeting = &desk.whole.meeting;
    let expected = next(meeting.minutes_standing.as_deref(), meeting.signed_on.is_some());
    let act = Act::from_key(typed.get("act"));
    let back = typed.get("act") == "draft";
    if typed.get("shown") != desk.shown() || (!back && (act.is_none() || act != expected)) {
        writing.give_up().await?;
        return Ok(visit.show(views::overtaken(&desk).status(StatusCode::CONFLICT)));
    }
    let texts = match texts(&mut desk, act.filter(|_| !back)) {
        Some(texts) => texts,
        None => {
            writing.give_up().await?;
            return Ok(visit.show(views::page(&desk)));
        }
    };
    let id = desk.whole.meeting.id.uuid();
    let was = house.of(Kind::Meeting).get(&writing, id).await?.ok_or(Refused::NotFound)?;
    let lookup = lookup(&writing, house, &desk, &was).await?;
    let changed = match read(house.of(Kind::Meeting), &texts, &lookup, Some(&was)) {
        Ok(row) => Keeping { house, kind: Kind::Meeting }.change(&mut writing, &was, row, &lookup).await,
        Err(problems) => Err(NotDone::Wrong(problems)),
    };
    match changed {
        Ok(_) => {
            let done = writing.finish_noted().await?;
            Ok(see_other(&format!("/workspace/meetings/{reference}/minutes/approval?done={done}")))
        }
        Err(NotDone::Wrong(problems)) => {
            writing.give_up().await?;
            desk.problems = problems;
            Ok(visit.show(views::page(&desk)))
        }
        Err(other) => Err(refused(other)),
    }
}

/// What the act makes of the meeting, as texts of its fields; nothing when something is missing, and then the desk says what.
fn texts(desk: &mut Desk, act: Option<Act>) -> Option<Texts> {
    let text = |key: &str| desk.typed.get(key).trim().to_owned();
    let mut texts = Texts::new();
    let Some(act) = act else {
        for (key, value) in [
            ("minutes_standing", super::rules::DRAFT),
            ("approved_at", ""),
            ("approved_by", ""),
            ("approval", ""),
            ("signed_on", ""),
        ] {
            texts.insert(key.to_owned(), value.to_owned());
        }
        return Some(texts);
    };
    let parts = desk.typed.day_parts("signed_on");
    let day: Option<Result<NaiveDate, String>> =
        parts.iter().any(|part| !part.trim().is_empty()).then(|| dates::from_parts(parts[0], parts[1], parts[2]));
    let sent = Sent {
        approved: !text("approved_by").is_empty() || !text("approved_at").is_empty(),
        corrected: match desk.typed.get("corrected") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        corrections: desk.typed.get("approval"),
        signed_on: day.clone().and_then(Result::ok),
    };
    let mut found: Vec<Problem> = problems(act, sent).into_iter().map(|(key, words)| problem(key, words)).collect();
    if let Some(Err(words)) = day.filter(|_| act == Act::Sign) {
        found.retain(|problem| problem.key != "signed_on");
        found.push(problem("signed_on", words));
    }
    texts.insert("minutes_standing".to_owned(), act.standing().to_owned());
    match act {
        Act::Approve => {
            let by = desk.later.iter().find(|it| it.resolution.reference == text("approved_by"));
            let at = by.map(|it| it.meeting.reference.clone()).unwrap_or_else(|| text("approved_at"));
            texts.extend([
                ("approved_by".to_owned(), text("approved_by")),
                ("approved_at".to_owned(), at),
                ("approval".to_owned(), desk.typed.get("approval").replace("\r\n", "\n")),
            ]);
        }
        Act::Sign => texts.extend(sent.signed_on.map(|day| ("signed_on".to_owned(), day.to_string()))),
        Act::Check | Act::Agree => {}
    }
    desk.problems = found;
    desk.problems.is_empty().then_some(texts)
}

fn problem(key: &str, words: String) -> Problem {
    Problem { key: key.to_owned(), found: String::new(), words }
}

/// What the meeting may point at: later meetings of its series and their resolutions.
async fn lookup(open: &dyn Open, house: &House, desk: &Desk, was: &records::Row) -> Result<Lookup, Fault> {
    let mut lookup = Lookup::with(house.names(open, Kind::Meeting, std::slice::from_ref(was)).await?);
    let meetings = desk.later_meetings().map(|it| (Kind::Meeting, it.head()));
    let resolutions = desk.later.iter().map(|it| (Kind::Resolution, it.resolution.head()));
    for (kind, head) in meetings.chain(resolutions) {
        lookup.add_thing(kind, &head.reference, head.id);
        let card = Card { kind, id: head.id, reference: head.reference, title: head.title, seen_by: head.seen_by };
        lookup.names.add_cards([card]);
    }
    Ok(lookup)
}

impl Later {
    /// The resolution in words, with the day of its meeting.
    pub(crate) fn called(&self) -> String {
        fill("{day}: {words}", &[("day", &dates::words(self.meeting.on)), ("words", &self.resolution.title)])
    }
}
