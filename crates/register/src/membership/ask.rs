//! What the rules of membership are held against: each question once, for one board or for all.

use super::records::Model as Requirement;
use super::scope::around;
use crate::find::{self, column};
use crate::places::records::Model as Place;
use crate::seats;
use crate::shared::{self, PostSummary};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::visible;
use sea_orm::sea_query::{Alias, ExprTrait, Query};
use sea_orm::{Condition, FromQueryResult, Order};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::{Id, Kind, kind};

/// An organisation or a board, as far as membership asks.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub(crate) struct Body {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) place: Option<Id<kind::Place>>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

impl Body {
    /// Whether it is there on this day.
    pub(crate) fn is_there(&self, day: NaiveDate) -> bool {
        values::dates::within(day, self.from, self.to)
    }
}

impl From<&crate::partnerships::records::Model> for Body {
    fn from(board: &crate::partnerships::records::Model) -> Body {
        Body {
            id: board.id.uuid(),
            reference: board.reference.clone(),
            title: board.title.clone(),
            kind: board.kind.clone(),
            place: board.place,
            from: board.from,
            to: board.to,
        }
    }
}

/// A seat, as far as membership asks.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub(crate) struct SeatOf {
    pub(crate) partnership: Uuid,
    pub(crate) organisation: Uuid,
    pub(crate) post: Option<Uuid>,
    pub(crate) role: String,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
}

/// All that is known, as far as the actor may see it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) places: Vec<Place>,
    pub(crate) organisations: Vec<Body>,
    pub(crate) seats: Vec<SeatOf>,
    pub(crate) posts: Vec<PostSummary>,
}

impl Known {
    /// The organisation with this id.
    pub(crate) fn organisation(&self, id: Uuid) -> Option<&Body> {
        self.organisations.iter().find(|body| body.id == id)
    }

    /// The post with this id.
    pub(crate) fn post(&self, id: Uuid) -> Option<&PostSummary> {
        self.posts.iter().find(|post| post.id == id)
    }
}

/// What is known of the boards of these kinds, or of only one; nothing more is asked when no rule is about them.
pub(crate) async fn known(open: &dyn Open, kinds: &BTreeSet<&str>, only: Option<&Body>) -> Result<Known, Fault> {
    let of_kinds = column(Kind::Requirement, "partnership_kind").is_in(kinds.iter().copied());
    let requirements: Vec<Requirement> = find::all(open, Condition::all().add(of_kinds)).await?;
    if requirements.is_empty() {
        return Ok(Known::default());
    }
    let mut known = Known {
        requirements,
        places: find::all(open, Condition::all()).await?,
        seats: seats(open, only.map(|board| board.id)).await?,
        ..Known::default()
    };
    let near = only.map_or_else(Condition::all, |board| near(board, &known));
    known.organisations = bodies_that(open, Kind::Organisation, near).await?;
    let posts: BTreeSet<Uuid> = known.seats.iter().filter_map(|seat| seat.post).collect();
    known.posts = shared::posts(open, &posts.into_iter().collect::<Vec<_>>()).await?;
    Ok(known)
}

/// The organisations that can have to do with one board: those that sit there, and those of the kinds that its rules name
/// which serve its place or do not say which place they serve.
fn near(board: &Body, known: &Known) -> Condition {
    let of = |name| column(Kind::Organisation, name);
    let place = known.places.iter().find(|place| Some(place.id) == board.place);
    let around = around(place, &known.places).into_iter().map(Id::uuid);
    let kinds: BTreeSet<&str> = known.requirements.iter().map(|rule| rule.organisation_kind.as_str()).collect();
    let seated: BTreeSet<Uuid> = known.seats.iter().map(|seat| seat.organisation).collect();
    let here = Condition::any().add(of("place").is_null()).add(of("place").is_in(around));
    let named = Condition::all().add(of("kind").is_in(kinds)).add(here);
    Condition::any().add(of("id").is_in(seated)).add(named)
}

/// Every organisation, or every board, that the actor may see, by title.
pub(crate) async fn bodies(open: &dyn Open, kind: Kind) -> Result<Vec<Body>, Fault> {
    bodies_that(open, kind, Condition::all()).await
}

/// The organisations or boards that meet the condition.
async fn bodies_that(open: &dyn Open, kind: Kind, which: Condition) -> Result<Vec<Body>, Fault> {
    let table = kind.sheet();
    let select = Query::select()
        .columns(["id", "reference", "title", "kind", "place", "from", "to"].map(|name| (Alias::new(table), Alias::new(name))))
        .from(Alias::new(table))
        .cond_where(visible(open.sight(), table, &[]))
        .cond_where(which)
        .order_by((Alias::new(table), Alias::new("sorted")), Order::Asc)
        .order_by((Alias::new(table), Alias::new("id")), Order::Asc)
        .take();
    shared::found(open, &select).await
}

/// The seats on one board, or on all.
async fn seats(open: &dyn Open, only: Option<Uuid>) -> Result<Vec<SeatOf>, Fault> {
    let mut select = Query::select()
        .columns(
            ["partnership", "organisation", "post", "role", "from", "to"].map(|name| (Alias::new("seats"), Alias::new(name))),
        )
        .from(Alias::new("seats"))
        .cond_where(visible(open.sight(), "seats", seats::WITHIN))
        .order_by((Alias::new("seats"), Alias::new("id")), Order::Asc)
        .take();
    if let Some(board) = only {
        select.and_where(column(Kind::Seat, "partnership").eq(board));
    }
    shared::found(open, &select).await
}
