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
        let sent = (typed.get(&how_name(seat)).trim(), typed.get(&note_name(seat)).trim());
        match one(house, &mut writing, (&whole, seat), sent, &lookup).await {
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
    (how, note): (&str, &str),
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
    match (was, how) {
        (None, "") if note.is_empty() => Ok(false),
        (None, "") => Err(NotDone::Wrong(vec![Problem {
            key: "how".to_owned(),
            found: String::new(),
            words: t("Select how they attended, or clear the note").into_owned(),
        }])),
        (Some(was), "") => keeping.remove(writing, &was, &t("Cleared on the page of attendance")).await.map(|()| true),
        (Some(was), how) => {
            let sent = texts(&[("how", how.to_owned()), ("note", note.to_owned())]);
            let row = read(register, &sent, lookup, Some(&was)).map_err(NotDone::Wrong)?;
            keeping.change(writing, &was, row, lookup).await
        }
        (None, how) => {
            let named = |id: Option<uuid::Uuid>| id.and_then(|id| whole.names.reference(id)).unwrap_or_default().to_owned();
            let (seen_by, board) = whole.draft();
            let sent = texts(&[
                ("seen_by", seen_by.to_owned()),
                ("members_of", board.to_owned()),
                ("meeting", whole.meeting.reference.clone()),
                ("seat", seat.reference.clone()),
                ("organisation", named(seat.organisation)),
                ("post", named(seat.post)),
                ("how", how.to_owned()),
                ("note", note.to_owned()),
            ]);
            let row = read(register, &sent, lookup, None).map_err(NotDone::Wrong)?;
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
