//! Moving an item up or down in its section: a change with an event for each item whose place changed.

use super::items;
use super::rules::{Way, moved};
use crate::actions::Clerk;
use crate::agenda::sections;
use crate::agenda::views;
use crate::find;
use crate::gathering::records::Model as Meeting;
use crate::gathering::whole;
use access::Open;
use pages::{Answer, Refused, Typed, Visit, see_other};
use records::House;
use records::change::{Keeping, NotDone};
use values::Kind;
use values::meaning::Meant;
use values::words::t;

/// Moves an item, and leads back to the agenda.
pub(crate) async fn make(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let item: items::Model = find::one(&writing, reference).await?.ok_or(Refused::NotFound)?;
    let meeting = meeting_of(&writing, &item).await?;
    let back = format!("/workspace/meetings/{}/agenda#{}", meeting.reference, item.reference);
    let whole = whole::load(&writing, house, &meeting.reference).await?.ok_or(Refused::NotFound)?;
    if whole.agenda_published().is_some() {
        writing.give_up().await?;
        let words = t("The agenda is published, so its items keep their numbers.");
        return Ok(visit.show(views::page(&whole, true, Some(&words)).status(axum::http::StatusCode::CONFLICT)));
    }
    let way = if typed.get("way") == "up" { Way::Up } else { Way::Down };
    let mut others: Vec<items::Model> = find::with(&writing, "section", item.section.uuid()).await?;
    others.sort_by_key(|other| other.position);
    let at = others.iter().position(|other| other.id == item.id);
    let Some(order) = at.and_then(|at| moved(others.len(), at, way)) else { return Ok(see_other(&back)) };
    let register = house.of(Kind::AgendaItem);
    let Some(index) = register.fields().iter().position(|field| field.key == "position") else { return Err(Refused::Broken) };
    let lookup = house.lookup(&writing, Kind::AgendaItem).await?;
    let keeping = Keeping { house, kind: Kind::AgendaItem };
    let mut changed = false;
    for (place, old) in (1..).zip(order) {
        let id = others[old].id.uuid();
        let was = register.get(&writing, id).await?.ok_or(Refused::NotFound)?;
        let mut row = was.clone();
        row.values[index] = Meant::Number(place);
        changed |= keeping.change(&mut writing, &was, row, &lookup).await.map_err(refused)?;
    }
    if changed {
        writing.finish_noted().await?;
    } else {
        writing.give_up().await?;
    }
    Ok(see_other(&back))
}

/// The meeting on whose agenda the item stands.
async fn meeting_of(open: &dyn Open, item: &items::Model) -> Result<Meeting, Refused> {
    let section: Vec<sections::Model> = find::with(open, "id", item.section.uuid()).await?;
    let of = section.first().map(|section| section.meeting.uuid()).ok_or(Refused::NotFound)?;
    let meeting: Vec<Meeting> = find::with(open, "id", of).await?;
    meeting.into_iter().next().ok_or(Refused::NotFound)
}

/// What a change that was not made means for the page.
pub(crate) fn refused(not_done: NotDone) -> Refused {
    match not_done {
        NotDone::Fault(fault) => fault.into(),
        _ => Refused::NotFound,
    }
}
