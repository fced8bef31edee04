//! The questions of the landscape: a fixed number, whatever its size.

use super::{Board, Landscape, Remit, Seat, Tie, subjects};
use crate::find::{self, Pointed};
use crate::{links, remits, seats, shared};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::{Card, House, Within, visible};
use sea_orm::sea_query::{Alias, Order, Query};
use sea_orm::{Condition, FromQueryResult};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use values::{Id, Kind, kind};

/// The lists whose labels are shown.
const LISTS: [&str; 4] = ["partnership-kind", "board-level", "link-kind", "seat-role"];

/// The landscape on this day.
pub(crate) async fn load(open: &dyn Open, house: &House, day: NaiveDate) -> Result<Landscape, Fault> {
    let boards: Vec<Board> = rows(open, (Kind::Partnership, &[]), day, BOARD).await?;
    let index: HashMap<Uuid, usize> = boards.iter().enumerate().map(|(at, board)| (board.id, at)).collect();
    let mut seats: Vec<Seat> = rows(open, (Kind::Seat, seats::WITHIN), day, SEAT).await?;
    let mut ties: Vec<Tie> = rows(open, (Kind::Link, links::WITHIN), day, TIE).await?;
    let mut remits: Vec<Remit> = rows(open, (Kind::Remit, remits::WITHIN), day, REMIT).await?;
    seats.retain(|seat| index.contains_key(&seat.partnership));
    ties.retain(|tie| index.contains_key(&tie.partnership) && index.contains_key(&tie.other));
    remits.retain(|remit| index.contains_key(&remit.partnership));
    let named = distinct(seats.iter().map(|seat| seat.organisation));
    let posts = distinct(seats.iter().filter_map(|seat| seat.post));
    let pointed = Pointed::default().at(named.map(Id::<kind::Organisation>::of)).at(posts.map(Id::<kind::Post>::of));
    let mut names = pointed.names(house, open, &LISTS).await?;
    names.add_cards(boards.iter().map(card));
    Ok(Landscape {
        places: find::all(open, Condition::all()).await?,
        subjects: subjects::load(open, house, day, &remits).await?,
        names,
        boards,
        seats,
        ties,
        remits,
        day,
        index,
    })
}

const BOARD: &[&str] = &["id", "reference", "title", "seen_by", "members_of", "kind", "place", "level", "hours_a_year"];
const SEAT: &[&str] = &["partnership", "organisation", "post", "role"];
const TIE: &[&str] = &["partnership", "other", "kind"];
const REMIT: &[&str] = &["partnership", "theme", "priority"];

fn card(board: &Board) -> Card {
    Card {
        kind: Kind::Partnership,
        id: board.id,
        reference: board.reference.clone(),
        title: board.title.clone(),
        seen_by: board.seen_by.clone(),
    }
}

fn distinct(ids: impl Iterator<Item = Uuid>) -> impl Iterator<Item = Uuid> {
    ids.collect::<BTreeSet<Uuid>>().into_iter()
}

/// The rows of a kind that are there on the day and may be seen, by title.
async fn rows<R: FromQueryResult>(
    open: &dyn Open,
    (kind, within): (Kind, &'static [Within]),
    day: NaiveDate,
    columns: &'static [&'static str],
) -> Result<Vec<R>, Fault> {
    let table = kind.sheet();
    let select = Query::select()
        .columns(columns.iter().map(|name| (Alias::new(table), Alias::new(*name))))
        .from(Alias::new(table))
        .cond_where(visible(open.sight(), table, within))
        .cond_where(shared::current(table, day))
        .order_by((Alias::new(table), Alias::new("sorted")), Order::Asc)
        .order_by((Alias::new(table), Alias::new("id")), Order::Asc)
        .take();
    shared::found(open, &select).await
}
