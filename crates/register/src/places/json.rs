//! A place as JSON; the shape is in the README of this area.

use crate::places::page::Whole;
use crate::public::term;
use serde_json::{Value, json};

/// The place with what its page tells, its outlines left out.
pub(crate) fn of(whole: &Whole) -> Value {
    let place = &whole.place;
    let card = |reference: &str, title: &str| json!({ "reference": reference, "title": title });
    json!({
        "reference": place.reference,
        "title": place.title,
        "kind": term(&whole.names, "place-kind", &place.kind),
        "ons_code": place.ons_code,
        "from": place.from,
        "to": place.to,
        "note": place.note,
        "around": whole.around.iter().map(|outer| card(&outer.reference, &outer.title)).collect::<Vec<_>>(),
        "inside": whole.inside.iter().map(|inner| card(&inner.reference, &inner.title)).collect::<Vec<_>>(),
        "boards": whole.boards.iter().map(|board| card(&board.reference, &board.title)).collect::<Vec<_>>(),
        "organisations": whole.organisations.iter().map(|one| card(&one.reference, &one.title)).collect::<Vec<_>>(),
    })
}
