//! Who belongs to a board, as JSON; the shape is in the README of this area.

use super::ask::Known;
use super::rules::{Line, Membership, Standing, Who};
use crate::public::term;
use chrono::NaiveDate;
use records::Names;
use serde_json::{Value, json};
use uuid::Uuid;

/// Who belongs to the board on this day.
pub(crate) fn of(known: &Known, held: &Membership<'_>, names: &Names, day: NaiveDate) -> Value {
    json!({
        "on": day,
        "authorities": held.authorities.iter().map(|key| term(names, "authority-kind", key)).collect::<Vec<_>>(),
        "bodies": held.lines.iter().map(|line| one(known, line, names)).collect::<Vec<_>>(),
        "no_law_requires": held.unneeded.iter().map(|id| organisation(known, *id)).collect::<Vec<_>>(),
    })
}

fn one(known: &Known, line: &Line<'_>, names: &Names) -> Value {
    let rule = |rule: &&super::records::Model| {
        json!({
            "reference": rule.reference,
            "title": rule.title,
            "how": term(names, "requirement-how", &rule.how),
            "citation": rule.citation,
            "note": rule.note,
        })
    };
    let post = |id: &Uuid| known.post(*id).map(|post| json!({ "reference": post.reference, "title": post.title }));
    let (organisations, authority): (Vec<Uuid>, Option<&str>) = match &line.who {
        Who::One(id) => (vec![*id], None),
        Who::OneOf(ids) => (ids.clone(), None),
        Who::Unknown(authority) => (Vec::new(), Some(authority)),
    };
    json!({
        "organisations": organisations.into_iter().map(|id| organisation(known, id)).collect::<Vec<_>>(),
        "nobody_known_as": authority.map(|key| term(names, "authority-kind", key)),
        "required": line.is_required(),
        "standing": key(line.standing),
        "since": line.since,
        "posts": line.posts.iter().map(post).collect::<Vec<_>>(),
        "rules": line.rules.iter().map(rule).collect::<Vec<_>>(),
    })
}

fn organisation(known: &Known, id: Uuid) -> Value {
    known.organisation(id).map_or(Value::Null, |body| json!({ "reference": body.reference, "title": body.title }))
}

fn key(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing => "missing",
        Standing::Vacant => "vacant",
        Standing::Present => "present",
    }
}
