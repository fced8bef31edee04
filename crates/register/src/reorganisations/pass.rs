//! How the things that are tied to bodies that end pass on: old rows get their last day, new ones begin.

use super::bodies::{day, set};
use super::rules::{Tie, Time};
use super::tied::{self, Passing, Tied, Turn};
use super::work::Work;
use crate::posts::rules::vacant_on;
use ::records::change::NotDone;
use ::records::{Head, Row};
use access::Writing;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;
use values::Kind;
use values::meaning::{Input, Meant};
use values::words::fill;

/// What becomes of one thing.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its kind.
    pub kind: Kind,
    /// Its id, reference and title, and who may see it.
    pub head: Head,
    /// The bodies that end or give up a part to which it is tied.
    pub bodies: Vec<Uuid>,
    /// The bodies to which it passes.
    pub to: Vec<Uuid>,
    /// How many rows of it begin. Fewer than `to` when a body has the same already.
    pub begins: usize,
    /// Whether its own row changes.
    pub changes: bool,
    pub(crate) passing: Passing,
}

/// Where a post of a body goes.
#[derive(Clone, Copy, Debug)]
enum Goes {
    /// It falls vacant, or waits for a decision.
    Nowhere,
    /// It moves with this transfer.
    With(Uuid),
    /// It stays with this body, which carries on.
    StaysWith(Uuid),
}

/// What two rows have in common when they say the same of different times.
type Same = (Kind, Vec<String>);

/// Passes everything on.
pub(super) async fn all(work: &mut Work<'_>, writing: &mut Writing, tied: Vec<Tied>) -> Result<(), NotDone> {
    let posts: HashMap<Uuid, Goes> =
        tied.iter().filter(|one| one.kind == Kind::Post).map(|post| (post.row.head.id, goes(work, post))).collect();
    let sure = surely_begins(work, &tied, &posts);
    let mut there = already_there(work, writing).await?;
    for one in tied {
        let passing = narrowed(work, &one, &sure, &posts);
        let mut item = Item {
            kind: one.kind,
            head: one.row.head.clone(),
            bodies: one.keys.iter().map(|(_, body)| *body).collect(),
            to: targets(work, &passing),
            begins: 0,
            changes: false,
            passing,
        };
        let before = work.report.changes;
        close(work, writing, &one, &item.passing).await?;
        item.changes = work.report.changes > before;
        if let Passing::Carried(turns) | Passing::Also(turns) = &item.passing {
            for turns in turns {
                let row = turned(work, &one, turns, &posts);
                if there.insert(same(work, one.kind, &row)) {
                    begin(work, writing, one.kind, row).await?;
                    item.begins += 1;
                }
            }
        }
        work.report.items.push(item);
    }
    Ok(())
}

/// What begins in any case: rows of bodies that have only one way out.
fn surely_begins(work: &Work<'_>, tied: &[Tied], posts: &HashMap<Uuid, Goes>) -> HashSet<Same> {
    let row = |one: &Tied| match tied::passing(work.act, one) {
        Passing::Carried(turns) if turns.len() == 1 => Some(same(work, one.kind, &turned(work, one, &turns[0], posts))),
        _ => None,
    };
    tied.iter().filter_map(row).collect()
}

/// What becomes of a row. A seat of a body that is split, which another body of the act brings to some of those that come
/// after, goes to them alone: of three new councils, one gets the seat of its own district. What was decided stands.
fn narrowed(work: &Work<'_>, one: &Tied, sure: &HashSet<Same>, posts: &HashMap<Uuid, Goes>) -> Passing {
    let passing = tied::passing(work.act, one);
    if passing == Passing::Keeps {
        return with_its_post(work, one, posts).unwrap_or(passing);
    }
    let Passing::Carried(turns) = &passing else { return passing };
    if turns.len() == 1 || tied::chosen(work.act, one).is_some() {
        return passing;
    }
    let is_sure = |turns: &&Vec<Turn>| sure.contains(&same(work, one.kind, &turned(work, one, turns, posts)));
    let brought: Vec<Vec<Turn>> = turns.iter().filter(is_sure).cloned().collect();
    if brought.is_empty() { passing } else { Passing::Carried(brought) }
}

/// What joins a body through a post goes along when the post goes with the part that the body gives up.
fn with_its_post(work: &Work<'_>, one: &Tied, posts: &HashMap<Uuid, Goes>) -> Option<Passing> {
    if tied::chosen(work.act, one).is_some() || one.tie != Tie::Joins {
        return None;
    }
    let fields = work.house.of(one.kind).fields().iter().zip(&one.row.values);
    let mut of_posts = fields.filter(|(field, _)| field.input == Input::Thing(Kind::Post)).filter_map(|(_, value)| thing(value));
    let Goes::With(transfer) = of_posts.find_map(|post| posts.get(&post)).copied()? else { return None };
    let left = work.act.transfers.iter().find(|it| it.id.uuid() == transfer)?.first()?.1;
    let turn = (one.keys.iter().find(|(_, body)| *body == left)?.0, transfer);
    match one.time {
        Time::Running => Some(Passing::Carried(vec![vec![turn]])),
        Time::ToCome => Some(Passing::Moves(vec![turn])),
        Time::Over => None,
    }
}

/// Where a post goes.
fn goes(work: &Work<'_>, post: &Tied) -> Goes {
    let of_post = |goes: Option<Goes>| goes.unwrap_or(Goes::Nowhere);
    match tied::passing(work.act, post) {
        Passing::Moves(turns) => of_post(turns.first().map(|(_, transfer)| Goes::With(*transfer))),
        Passing::Keeps => of_post(post.keys.first().map(|(_, body)| Goes::StaysWith(*body))),
        _ => Goes::Nowhere,
    }
}

fn targets(work: &Work<'_>, passing: &Passing) -> Vec<Uuid> {
    let turns: Vec<&Turn> = match passing {
        Passing::Carried(each) | Passing::Also(each) => each.iter().flatten().collect(),
        Passing::Moves(turns) => turns.iter().collect(),
        _ => Vec::new(),
    };
    let mut seen = HashSet::new();
    turns.iter().filter_map(|(_, transfer)| work.targets.get(transfer).copied()).filter(|body| seen.insert(*body)).collect()
}

/// What the bodies that carry on have already, so that nothing begins twice.
async fn already_there(work: &Work<'_>, writing: &Writing) -> Result<HashSet<Same>, NotDone> {
    let coming: Vec<(Kind, Uuid)> = work.act.transfers.iter().filter_map(|transfer| transfer.coming()).collect();
    let tied = tied::find(writing, work.house, &coming, work.act.model.on).await?;
    let runs_on = |one: &&Tied| one.time != Time::Over;
    Ok(tied.iter().filter(runs_on).map(|one| same(work, one.kind, &one.row)).collect())
}

fn same(work: &Work<'_>, kind: Kind, row: &Row) -> Same {
    let fields = work.house.of(kind).fields().iter().zip(&row.values);
    let other_than_days = fields.filter(|(field, _)| !matches!(field.key, "from" | "to"));
    (kind, other_than_days.map(|(_, value)| format!("{value:?}")).collect())
}

/// The row with its bodies turned. A post stays in it only when the post goes to the same body.
fn turned(work: &Work<'_>, one: &Tied, turns: &[Turn], posts: &HashMap<Uuid, Goes>) -> Row {
    let mut row = one.row.clone();
    for (index, transfer) in turns {
        if let Some(target) = work.targets.get(transfer) {
            row.values[*index] = Meant::Thing(*target);
        }
    }
    let to: HashSet<Uuid> = one.keys.iter().filter_map(|(index, _)| thing(&row.values[*index])).collect();
    for (field, value) in work.house.of(one.kind).fields().iter().zip(&mut row.values) {
        let (Input::Thing(Kind::Post), Meant::Thing(post)) = (field.input, &*value) else { continue };
        let Some(goes) = posts.get(post) else { continue };
        let goes_along = match goes {
            Goes::Nowhere => false,
            Goes::With(transfer) => work.targets.get(transfer).is_some_and(|target| to.contains(target)),
            Goes::StaysWith(body) => to.contains(body),
        };
        if !goes_along && field.optional {
            *value = Meant::Nothing;
        }
    }
    row
}

fn thing(value: &Meant) -> Option<Uuid> {
    match value {
        Meant::Thing(id) => Some(*id),
        _ => None,
    }
}

/// Stores what begins on the day of the act, or on its own day when that is later.
async fn begin(work: &mut Work<'_>, writing: &mut Writing, kind: Kind, mut row: Row) -> Result<(), NotDone> {
    let register = work.house.of(kind);
    (row.head.id, row.head.reference) = (Uuid::nil(), String::new());
    let first = day(register, &row, "from").map_or(work.act.model.on, |from| from.max(work.act.model.on));
    set(register, &mut row, "from", Meant::Day(first));
    refuse_wrong(work, kind, &row)?;
    work.add(writing, kind, row).await.map(drop)
}

/// Gives the row its last day, or moves it, or leaves it.
async fn close(work: &mut Work<'_>, writing: &mut Writing, one: &Tied, passing: &Passing) -> Result<(), NotDone> {
    let register = work.house.of(one.kind);
    let mut row = one.row.clone();
    match passing {
        Passing::Stays | Passing::Keeps | Passing::Also(_) | Passing::Undecided => return Ok(()),
        Passing::Ends | Passing::Carried(_) => set(register, &mut row, "to", Meant::Day(work.last_day)),
        Passing::FallsVacant => {
            let on = work.act.model.on;
            if vacant_on(on, day(register, &row, "held_since"), day(register, &row, "vacant_since")) {
                return Ok(());
            }
            set(register, &mut row, "vacant_since", Meant::Day(on));
        }
        Passing::Moves(turns) => {
            for (index, transfer) in turns {
                if let Some(target) = work.targets.get(transfer) {
                    row.values[*index] = Meant::Thing(*target);
                }
            }
        }
    }
    refuse_wrong(work, one.kind, &row)?;
    work.change(writing, one.kind, &one.row, row).await
}

/// Refuses a row that its own kind would not take.
fn refuse_wrong(work: &Work<'_>, kind: Kind, row: &Row) -> Result<(), NotDone> {
    let problems = work.house.of(kind).problems(row);
    if problems.is_empty() {
        return Ok(());
    }
    let problem = |(key, words): (&'static str, String)| ::records::reading::Problem {
        key: key.to_owned(),
        found: String::new(),
        words: fill("“{title}”: {words}", &[("title", &row.head.title), ("words", &words)]),
    };
    Err(NotDone::Wrong(problems.into_iter().map(problem).collect()))
}
