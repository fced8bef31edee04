//! The page of a post, public and in the workspace: who holds it, and who goes to what.

use super::diaries;
use super::records::Model as Post;
use super::tenures::Model as Tenure;
use crate::find::{self, Pointed, column};
use crate::partnerships::records::Model as Board;
use crate::seats::Model as Seat;
use crate::subjects::records::Model as Subject;
use crate::{actions, day, files, public};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::pages::Format;
use records::{House, Names};
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;

/// The pages of posts in the workspace.
pub(crate) const DIARIES: &str = "/workspace/diaries";

/// A post with all that its page tells.
pub(crate) struct Whole {
    pub(crate) post: Post,
    pub(crate) tenures: Vec<Tenure>,
    pub(crate) seats: Vec<Seat>,
    pub(crate) boards: Vec<Board>,
    pub(crate) subjects: Vec<Subject>,
    pub(crate) names: Names,
    pub(crate) day: NaiveDate,
    /// Whether the reader has signed in, and so is shown names.
    pub(crate) signed_in: bool,
    /// Whether the reader keeps posts and is led to the forms.
    pub(crate) may_keep: bool,
}

impl Whole {
    /// The board of a seat.
    pub(crate) fn board(&self, seat: &Seat) -> Option<&Board> {
        self.boards.iter().find(|board| board.id == seat.partnership)
    }
}

/// On which side of the site the page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Public,
    Workspace,
}

/// The lists whose labels the page shows.
const LISTS: [&str; 2] = ["seat-role", "tenure-kind"];

/// Shows the page, or its files: `chief-constable`, `chief-constable.json`, `chief-constable.csv`.
pub(crate) async fn show(visit: &Visit, house: &House, asked: &str, side: Side) -> Answer {
    let (reference, format) = files::of_file(asked);
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference, day::on(visit)).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    match format {
        Some(Format::Json) => Ok(public::json_answer(super::json::of(&whole))),
        Some(format) => diaries::flat(&whole).answer(visit, format),
        None => Ok(visit.show(super::views::page(&whole, side))),
    }
}

/// The post with this reference, when the actor may see it.
pub(crate) async fn load(open: &dyn Open, house: &House, reference: &str, day: NaiveDate) -> Result<Option<Whole>, Fault> {
    let Some(post) = find::one::<Post>(open, reference).await? else { return Ok(None) };
    let mut tenures: Vec<Tenure> = find::with(open, "post", post.id).await?;
    let mut seats: Vec<Seat> = find::with(open, "post", post.id).await?;
    let subjects: Vec<Subject> = find::with(open, "post", post.id).await?;
    let ids: BTreeSet<Uuid> = seats.iter().map(|seat| seat.partnership.uuid()).collect();
    let boards: Vec<Board> = if ids.is_empty() {
        Vec::new()
    } else {
        find::all(open, Condition::all().add(column(Kind::Partnership, "id").is_in(ids))).await?
    };
    let pointed = Pointed::default()
        .at([post.organisation])
        .at(subjects.iter().map(|subject| subject.theme))
        .at(post.members_of.map(values::Id::<values::kind::Partnership>::of));
    let names = pointed.names(house, open, &LISTS).await?;
    tenures.sort_by_key(|tenure| (public::rank(&names, "tenure-kind", &tenure.held_as), std::cmp::Reverse(tenure.from)));
    seats.sort_by_key(|seat| boards.iter().position(|board| board.id == seat.partnership));
    let (signed_in, may_keep) = (open.actor().is_signed_in(), open.actor().has_any(actions::KEEPERS));
    Ok(Some(Whole { post, tenures, seats, boards, subjects, names, day, signed_in, may_keep }))
}
