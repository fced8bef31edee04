//! Which posts with a seat today are due to declare their interests, and since when.

use super::records::Model as Interest;
use super::rules::{self, Standing};
use crate::posts::records::Model as Post;
use crate::posts::rules::vacant_on;
use crate::{find, seats, shared};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::terms;
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Kind;

/// A post that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The post.
    pub post: Post,
    /// The boards on which it sits today.
    pub boards: BTreeSet<Uuid>,
    /// How its declarations stand.
    pub standing: Standing,
}

/// Every so many months interests are asked for, as the site's terms say today; none when they do not.
pub async fn asked_every(open: &dyn Open) -> Result<Option<u32>, Fault> {
    let (list, key) = rules::ASKED_EVERY;
    let which = Condition::all()
        .add(find::column(Kind::Term, "list").eq(list))
        .add(find::column(Kind::Term, "key").eq(key))
        .add(shared::current("lists", open.today()));
    let found: Vec<terms::Model> = find::all(open, which).await?;
    Ok(found.first().and_then(|term| rules::months_in(&term.title)))
}

/// The posts that are due, those that never declared first, then the longest late.
pub async fn posts(open: &dyn Open, months: u32) -> Result<Vec<Due>, Fault> {
    let today = open.today();
    let sits = Condition::all().add(shared::current("seats", today)).add(find::column(Kind::Seat, "post").is_not_null());
    let seats: Vec<seats::Model> = find::all(open, sits).await?;
    let ids: BTreeSet<Uuid> = seats.iter().filter_map(|seat| seat.post).map(|post| post.uuid()).collect();
    let posts: Vec<Post> = find::among(open, "id", ids.clone()).await?;
    let interests: Vec<Interest> = find::among(open, "post", ids).await?;
    Ok(due(posts, &seats, &last_declared(&interests), (months, today)))
}

/// When each post declared last.
pub(crate) fn last_declared(interests: &[Interest]) -> BTreeMap<Uuid, NaiveDate> {
    let mut last: BTreeMap<Uuid, NaiveDate> = BTreeMap::new();
    for interest in interests {
        let known = last.entry(interest.post.uuid()).or_insert(interest.declared_on);
        *known = Ord::max(*known, interest.declared_on);
    }
    last
}

fn due(
    posts: Vec<Post>,
    seats: &[seats::Model],
    last: &BTreeMap<Uuid, NaiveDate>,
    (months, today): (u32, NaiveDate),
) -> Vec<Due> {
    let mut boards: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for seat in seats {
        if let Some(post) = seat.post {
            boards.entry(post.uuid()).or_default().insert(seat.partnership.uuid());
        }
    }
    let of = |post: Post| {
        let id = post.id.uuid();
        let standing = rules::standing(last.get(&id).copied(), months, today);
        Due { standing, boards: boards.get(&id).cloned().unwrap_or_default(), post }
    };
    let filled = posts.into_iter().filter(|post| !vacant_on(today, post.held_since, post.vacant_since));
    let mut due: Vec<Due> = filled.map(of).filter(|due| due.standing != Standing::Fresh).collect();
    due.sort_by_key(|one| one.standing);
    due
}
