//! A board as JSON; the shape is in the README of this area.

use crate::membership::rules;
use crate::partnerships::page::Whole;
use crate::public::{pointer, term};
use crate::{links, seats};
use serde_json::{Value, json};
use uuid::Uuid;
use values::dates;

/// The board with what its page tells.
pub(crate) fn of(whole: &Whole) -> Value {
    let board = &whole.board;
    let names = &whole.names;
    json!({
        "reference": board.reference,
        "title": board.title,
        "kind": term(names, "partnership-kind", &board.kind),
        "place": pointer(names, board.place.map(|place| place.uuid())),
        "convened_by": pointer(names, board.convened_by.map(|organisation| organisation.uuid())),
        "purpose": board.purpose,
        "meets": board.meets,
        "identifiers": super::identifiers::each(board.identifiers.as_deref()).collect::<Vec<_>>(),
        "from": board.from,
        "to": board.to,
        "links": whole.outward.iter().map(|link| one_link(whole, link, link.other.uuid())).collect::<Vec<_>>(),
        "linked_from": whole.inward.iter().map(|link| one_link(whole, link, link.partnership.uuid())).collect::<Vec<_>>(),
        "membership": membership(whole),
        "seats": whole.seats.iter().map(|seat| one_seat(whole, seat)).collect::<Vec<_>>(),
    })
}

fn membership(whole: &Whole) -> Value {
    let held = rules::membership(&whole.known, &whole.body, whole.today);
    crate::membership::json::of(&whole.known, &held, &whole.names, whole.today)
}

fn one_link(whole: &Whole, link: &links::Model, other: Uuid) -> Value {
    json!({
        "kind": term(&whole.names, "link-kind", &link.kind),
        "board": pointer(&whole.names, Some(other)),
        "there": dates::within(whole.today, link.from, link.to),
        "from": link.from,
        "to": link.to,
        "note": link.note,
    })
}

fn one_seat(whole: &Whole, seat: &seats::Model) -> Value {
    json!({
        "organisation": pointer(&whole.names, Some(seat.organisation.uuid())),
        "post": pointer(&whole.names, seat.post.map(|post| post.uuid())),
        "role": term(&whole.names, "seat-role", &seat.role),
        "there": dates::within(whole.today, seat.from, seat.to),
        "from": seat.from,
        "to": seat.to,
    })
}
