//! A post as JSON; the shape is in the README of this area. It never holds a name.

use super::page::Whole;
use super::rules::vacant_on;
use crate::public::{pointer, term};
use serde_json::{Value, json};

/// The post with what its page tells.
pub(crate) fn of(whole: &Whole) -> Value {
    let post = &whole.post;
    json!({
        "reference": post.reference,
        "title": post.title,
        "organisation": pointer(&whole.names, Some(post.organisation.uuid())),
        "held_since": post.held_since,
        "vacant_since": post.vacant_since,
        "vacant": vacant_on(whole.day, post.held_since, post.vacant_since),
        "held": whole.tenures.iter().map(|tenure| held(whole, tenure)).collect::<Vec<_>>(),
        "seats": whole.seats.iter().map(|seat| seat_of(whole, seat)).collect::<Vec<_>>(),
        "subjects": whole.subjects.iter().map(|subject| subject_of(whole, subject)).collect::<Vec<_>>(),
    })
}

fn held(whole: &Whole, tenure: &super::tenures::Model) -> Value {
    json!({ "as": term(&whole.names, "tenure-kind", &tenure.held_as), "from": tenure.from, "to": tenure.to })
}

fn seat_of(whole: &Whole, seat: &crate::seats::Model) -> Value {
    let board = whole.board(seat);
    json!({
        "board": board.map(|board| json!({ "reference": board.reference, "title": board.title })),
        "role": term(&whole.names, "seat-role", &seat.role),
        "from": seat.from,
        "to": seat.to,
        "meets": board.and_then(|board| board.meets.as_deref()),
    })
}

fn subject_of(whole: &Whole, subject: &crate::subjects::records::Model) -> Value {
    json!({ "theme": pointer(&whole.names, Some(subject.theme.uuid())), "note": subject.note })
}
