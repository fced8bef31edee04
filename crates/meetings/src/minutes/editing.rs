//! One minute, written in place: opened item by item, saved with a button or, by the script, every few seconds. Several people
//! write different items without meeting; whoever writes an item that somebody else has changed sees both versions first.

use super::desk::numbers;
use super::editor;
use super::keeping::{Form, Kept, keep};
use super::promised::{self, Promised};
use super::rules::Numbered;
use crate::actions::{Clerk, KEEPERS};
use crate::agenda::moving::refused;
use crate::gathering::rules::time_words;
use crate::gathering::whole::{self, Item, Whole, Written};
use access::{Open, events};
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::change::NotDone;
use records::{House, history};
use serde_json::json;
use values::Kind;
use values::clock::london;
use values::words::{fill, t};

/// The name in the address of a minute that belongs to no item and is still to be written.
pub(crate) const NEW: &str = "new";

/// A meeting with the place in its minutes that is open.
pub(crate) struct Desk {
    pub(crate) whole: Whole,
    /// The numbers of every minute of the series.
    pub(crate) numbers: Vec<Numbered>,
    /// The actions that come from this minute.
    pub(crate) promised: Vec<Promised>,
    /// The name of the place in the address.
    pub(crate) place: String,
    item: Option<usize>,
    minute: Option<usize>,
    pub(crate) may: bool,
}

impl Desk {
    async fn load(open: &dyn Open, house: &House, meeting: &str, place: &str) -> Result<Option<Desk>, Refused> {
        let whole = whole::load(open, house, meeting).await?.ok_or(Refused::NotFound)?;
        let Some((item, minute)) = found(&whole, place) else { return Ok(None) };
        let written: Vec<&Written> = minute.and_then(|at| whole.minutes.get(at)).into_iter().collect();
        let promised = promised::of(open, house, &written).await?;
        let numbers = numbers(open, &whole).await?;
        let may = open.actor().has_any(KEEPERS);
        Ok(Some(Desk { whole, numbers, promised, place: place.to_owned(), item, minute, may }))
    }

    /// The item of the agenda, when the minute is about one.
    pub(crate) fn item(&self) -> Option<&Item> {
        self.item.and_then(|at| self.whole.items().nth(at))
    }

    /// The minute, when it is written.
    pub(crate) fn written(&self) -> Option<&Written> {
        self.minute.and_then(|at| self.whole.minutes.get(at))
    }

    /// The version that is stored; blank when there is none.
    pub(crate) fn version(&self) -> String {
        self.written().map(|written| written.minute.version.to_string()).unwrap_or_default()
    }

    /// The address of the minutes of the meeting.
    pub(crate) fn base(&self) -> String {
        format!("/workspace/meetings/{}/minutes", self.whole.meeting.reference)
    }

    /// The item that comes next on the agenda.
    pub(crate) fn next(&self) -> Option<&Item> {
        self.item.and_then(|at| self.whole.items().nth(at + 1))
    }
}

/// The item and the minute that a name in the address stands for: that of an item, of a minute, or of a new minute.
fn found(whole: &Whole, place: &str) -> Option<(Option<usize>, Option<usize>)> {
    if place == NEW {
        return Some((None, None));
    }
    if let Some(at) = whole.items().position(|item| item.model.reference == place) {
        let id = whole.items().nth(at).map(|item| item.model.id);
        return Some((Some(at), whole.minutes.iter().position(|it| it.minute.item.is_some() && it.minute.item == id)));
    }
    let at = whole.minutes.iter().position(|it| it.minute.reference == place)?;
    let item = whole.minutes[at].minute.item;
    Some((whole.items().position(|it| Some(it.model.id) == item), Some(at)))
}

/// Shows one minute.
pub(crate) async fn show(visit: &Visit, house: &House, meeting: &str, place: &str) -> Answer {
    let reading = visit.reading().await?;
    let desk = Desk::load(&reading, house, meeting, place).await?.ok_or(Refused::NotFound)?;
    let done = match visit.address().get("done").parse::<i64>() {
        Ok(place) => history::own(&reading, place).await?,
        Err(_) => None,
    };
    reading.close().await?;
    let page = editor::page(&desk, &Form::stored(&desk)).before(records::pages::alert(done.as_ref()));
    Ok(visit.show(page))
}

/// Saves one minute. A request of the script is answered in data; it never adds a resolution.
pub(crate) async fn save(visit: &Visit, house: &House, (meeting, place): (&str, &str), typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let quiet = typed.has("quiet");
    // A minute that was removed meanwhile can still be sent: what was typed becomes a new one, once its writer says so.
    let desk = match Desk::load(&writing, house, meeting, place).await? {
        Some(desk) => desk,
        None if typed.has("text") => Desk::load(&writing, house, meeting, NEW).await?.ok_or(Refused::NotFound)?,
        None => return Err(Refused::NotFound),
    };
    let mut form = Form::sent(typed);
    if form.was != desk.version() && !form.says_what_is_stored(&desk) {
        let last = last_change(&writing, &desk).await?;
        writing.give_up().await?;
        return Ok(overtaken(visit, &desk, &form, last.as_ref(), quiet));
    }
    if quiet && desk.written().is_none() && form.has_no_text() {
        writing.give_up().await?;
        return Ok(told("saved", "", "", ""));
    }
    let kept = match keep(house, &mut writing, &desk, &form, quiet).await {
        Ok(kept) => kept,
        Err(NotDone::Wrong(problems)) => {
            writing.give_up().await?;
            form.problems = problems;
            return not_kept(visit, house, (desk, form), quiet).await;
        }
        Err(NotDone::Overtaken(_)) => return Ok(overtaken(visit, &desk, &form, None, quiet)),
        Err(other) => return Err(refused(other)),
    };
    let at = time_words(london(writing.now()).time());
    let done = if kept.changed { Some(writing.finish_noted().await?) } else { writing.give_up().await.map(|()| None)? };
    if quiet {
        let saved = fill("Saved at {time}", &[("time", &at)]);
        return Ok(told("saved", &kept.version.to_string(), &saved, &onward(&desk, &kept, false, None)));
    }
    Ok(see_other(&onward(&desk, &kept, typed.has("onward"), done)))
}

/// Says what is wrong with what was typed; or shows both versions, when somebody else wrote the first words of the same item meanwhile
/// and the database took theirs.
async fn not_kept(visit: &Visit, house: &House, (desk, form): (Desk, Form), quiet: bool) -> Answer {
    if desk.written().is_none() && desk.item().is_some() {
        let reading = visit.reading().await?;
        let now = Desk::load(&reading, house, &desk.whole.meeting.reference, &desk.place).await?.ok_or(Refused::NotFound)?;
        let last = last_change(&reading, &now).await?;
        reading.close().await?;
        if now.written().is_some() {
            return Ok(overtaken(visit, &now, &form, last.as_ref(), quiet));
        }
    }
    if quiet {
        let words = form.problems.first().map(|problem| problem.words.clone()).unwrap_or_default();
        return Ok(told("wrong", &form.was, &fill("Not saved. {problem}.", &[("problem", &words)]), ""));
    }
    Ok(visit.show(editor::page(&desk, &form)))
}

/// Where it goes on after saving: the next item when that was asked for, otherwise the same one.
fn onward(desk: &Desk, kept: &Kept, next: bool, done: Option<i64>) -> String {
    let same = if desk.place == NEW { kept.reference.clone() } else { desk.place.clone() };
    let place = desk.next().filter(|_| next).map_or(same, |item| item.model.reference.clone());
    let done = done.map(|done| format!("?done={done}")).unwrap_or_default();
    format!("{}/{place}{done}", desk.base())
}

/// The last change of the minute that is stored, to tell whose it is.
async fn last_change(open: &dyn Open, desk: &Desk) -> Result<Option<events::Model>, Refused> {
    let Some(written) = desk.written() else { return Ok(None) };
    Ok(history::of(open, Kind::Minute, written.minute.id.uuid(), 1).await?.into_iter().next())
}

fn overtaken(visit: &Visit, desk: &Desk, form: &Form, last: Option<&events::Model>, quiet: bool) -> axum::response::Response {
    if quiet {
        let words = t("Not saved: somebody else has changed this minute. Select Save to see both versions");
        return told("overtaken", &form.was, &words, "");
    }
    visit.show(editor::overtaken(desk, form, last).status(StatusCode::CONFLICT))
}

/// What the script is told: how it went (`saved`, `wrong`, `overtaken`), the version to go on from, words for the writer, and the
/// address of the minute, which a new one has only now.
fn told(state: &str, was: &str, words: &str, at: &str) -> axum::response::Response {
    let told = json!({ "state": state, "was": was, "words": words, "at": at });
    ([(header::CACHE_CONTROL, "no-store")], Json(told)).into_response()
}
