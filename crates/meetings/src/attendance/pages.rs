//! Attendance at a meeting: every seat in force that day on one page, saved together.

use super::records::Model as Attendance;
use super::seats::Seat;
use super::views;
use crate::actions::{Clerk, KEEPERS};
use crate::agenda::moving::refused;
use crate::gathering::whole::{self, Whole};
use access::Writing;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::change::{Keeping, NotDone};
use records::reading::{Problem, Texts, read};
use records::{House, Lookup};
use values::words::t;
use values::{Id, Kind};

/// The name of the control that says how a seat attended.
pub(crate) fn how_name(seat: &Seat) -> String {
    format!("how-{}", seat.reference)
}

/// The name of the control with the note of a seat.
pub(crate) fn note_name(seat: &Seat) -> String {
    format!("note-{}", seat.reference)
}

/// The names of the controls with when somebody came late and went early.
pub(crate) fn time_names(seat: &Seat) -> [String; 2] {
    ["arrived", "left"].map(|word| format!("{word}-{}", seat.reference))
}

/// What was sent for one seat.
struct Sent<'a> {
    how: &'a str,
    note: &'a str,
    /// When they came late and went early; nothing when the form did not ask.
    times: [Option<&'a str>; 2],
}

impl<'a> Sent<'a> {
    fn of(typed: &'a Typed, seat: &Seat) -> Sent<'a> {
        let times = time_names(seat).map(|name| typed.has(&name).then(|| typed.get(&name).trim()));
        Sent { how: typed.get(&how_name(seat)).trim(), note: typed.get(&note_name(seat)).trim(), times }
    }

    /// The texts of the fields, as they are read.
    fn texts(&self) -> Texts {
        let times = ["arrived_at", "left_at"].into_iter().zip(self.times).filter_map(|(key, text)| Some((key, text?)));
        let all = [("how", self.how), ("note", self.note)].into_iter().chain(times);
        all.map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
    }

    fn is_blank(&self) -> bool {
        self.note.is_empty() && self.times.into_iter().flatten().all(str::is_empty)
    }
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let whole = whole::load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let may = visit.actor().has_any(KEEPERS);
    Ok(visit.show(views::page(&whole, may, None, &[])))
}

/// Saves what was chosen for each seat.
pub(crate) async fn save(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let whole = whole::load(&writing, house, reference).await?.ok_or(Refused::NotFound)?;
    let lookup = house.lookup(&writing, Kind::Attendance).await?;
    let (mut changed, mut problems) = (false, Vec::new());
    for seat in whole.seats_that_day() {
        match one(house, &mut writing, (&whole, seat), &Sent::of(typed, seat), &lookup).await {
            Ok(done) => changed |= done,
            Err(NotDone::Wrong(wrong)) => problems.extend(wrong.into_iter().map(|problem| (seat.reference.clone(), problem))),
            Err(other) => return Err(refused(other)),
        }
    }
    if !problems.is_empty() {
        writing.give_up().await?;
        return Ok(visit.show(views::page(&whole, true, Some(typed), &problems).with_errors()));
    }
    if changed {
        writing.finish_noted().await?;
    } else {
        writing.give_up().await?;
    }
    Ok(see_other(&format!("/workspace/meetings/{reference}/attendance")))
}

/// Stores what was chosen for one seat; whether anything changed.
async fn one(
    house: &House,
    writing: &mut Writing,
    (whole, seat): (&Whole, &Seat),
    sent: &Sent<'_>,
    lookup: &Lookup,
) -> Result<bool, NotDone> {
    let keeping = Keeping { house, kind: Kind::Attendance };
    let register = house.of(Kind::Attendance);
    let stored = whole.attendance_of(seat);
    let was = match stored {
        Some(stored) => register.get(&*writing, stored.id.uuid()).await?,
        None => None,
    };
    let texts = |pairs: &[(&str, String)]| pairs.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect::<Texts>();
    match (was, sent.how) {
        (None, "") if sent.is_blank() => Ok(false),
        (None, "") => Err(NotDone::Wrong(vec![Problem {
            key: "how".to_owned(),
            found: String::new(),
            words: t("Select how they attended, or clear the note and the times").into_owned(),
        }])),
        (Some(was), "") => keeping.remove(writing, &was, &t("Cleared on the page of attendance")).await.map(|()| true),
        (Some(was), _) => {
            let row = read(register, &sent.texts(), lookup, Some(&was)).map_err(NotDone::Wrong)?;
            keeping.change(writing, &was, row, lookup).await
        }
        (None, _) => {
            let named = |id: Option<uuid::Uuid>| id.and_then(|id| whole.names.reference(id)).unwrap_or_default().to_owned();
            let (seen_by, board) = whole.draft();
            let mut all = sent.texts();
            all.extend(texts(&[
                ("seen_by", seen_by.to_owned()),
                ("members_of", board.to_owned()),
                ("meeting", whole.meeting.reference.clone()),
                ("seat", seat.reference.clone()),
                ("organisation", named(seat.organisation)),
                ("post", named(seat.post)),
            ]));
            let row = read(register, &all, lookup, None).map_err(NotDone::Wrong)?;
            keeping.add(writing, row, lookup).await.map(|_| true)
        }
    }
}

impl Whole {
    /// The seats in force on the day of the meeting, and those for which something is recorded.
    pub(crate) fn seats_that_day(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.holds_on(self.meeting.on) || self.attendance_of(seat).is_some())
    }

    /// What is recorded for a seat.
    pub(crate) fn attendance_of(&self, seat: &Seat) -> Option<&Attendance> {
        self.attendances.iter().find(|it| it.seat.map(Id::uuid) == Some(seat.id))
    }
}
