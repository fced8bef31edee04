//! An organisation as JSON; the shape is in the README of this area.

use crate::organisations::page::Whole;
use crate::posts::rules::vacant_on;
use crate::public::{pointer, term};
use crate::successions::Model as Succession;
use serde_json::{Value, json};
use values::{Id, dates, kind};

/// The organisation with what its page tells.
pub(crate) fn of(whole: &Whole) -> Value {
    let organisation = &whole.organisation;
    let names = &whole.names;
    json!({
        "reference": organisation.reference,
        "title": organisation.title,
        "kind": term(names, "organisation-kind", &organisation.kind),
        "identifier": organisation.identifier,
        "place": pointer(names, organisation.place.map(|place| place.uuid())),
        "from": organisation.from,
        "to": organisation.to,
        "about": organisation.about,
        "before": whole.before.iter().map(|step| one_step(whole, step, step.before)).collect::<Vec<_>>(),
        "after": whole.after.iter().map(|step| one_step(whole, step, step.after)).collect::<Vec<_>>(),
        "now": whole.now.iter().map(|body| pointer(names, Some(body.uuid()))).collect::<Vec<_>>(),
        "posts": posts(whole),
        "seats": seats(whole),
        "convenes": whole.convenes.iter().map(|board| json!({ "reference": board.reference, "title": board.title })).collect::<Vec<_>>(),
    })
}

fn one_step(whole: &Whole, step: &Succession, other: Id<kind::Organisation>) -> Value {
    json!({
        "organisation": pointer(&whole.names, Some(other.uuid())),
        "how": term(&whole.names, "succession-kind", &step.how),
        "on": step.on,
        "source": step.source,
    })
}

fn posts(whole: &Whole) -> Vec<Value> {
    let post = |post: &crate::posts::records::Model| {
        json!({
            "reference": post.reference,
            "title": post.title,
            "held_since": post.held_since,
            "vacant_since": post.vacant_since,
            "vacant": vacant_on(whole.today, post.held_since, post.vacant_since),
        })
    };
    whole.posts.iter().map(post).collect()
}

fn seats(whole: &Whole) -> Vec<Value> {
    let seat = |seat: &crate::seats::Model| {
        json!({
            "board": pointer(&whole.names, Some(seat.partnership.uuid())),
            "post": pointer(&whole.names, seat.post.map(|post| post.uuid())),
            "role": term(&whole.names, "seat-role", &seat.role),
            "there": dates::within(whole.today, seat.from, seat.to),
            "from": seat.from,
            "to": seat.to,
        })
    };
    whole.seats.iter().map(seat).collect()
}
