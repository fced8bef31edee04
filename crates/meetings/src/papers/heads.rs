//! The papers of a meeting's items without their texts, and what they recommend: one question for each.

use super::recommendations::Model as Recommendation;
use super::records::WITHIN;
use crate::find::{self, col, named};
use crate::gathering::whole::Whole;
use access::Open;
use database::Fault;
use records::visible;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, Order, Query};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::{Id, kind};

/// A paper as lists of papers show it.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct PaperHead {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) seen_by: String,
    pub(crate) members_of: Option<Uuid>,
    pub(crate) version: i64,
    pub(crate) item: Uuid,
    pub(crate) position: i64,
    pub(crate) kind: String,
    pub(crate) written_by: Option<Uuid>,
}

const TABLE: &str = "papers";

/// The papers of these items, in their order.
pub(crate) async fn of(open: &dyn Open, items: &BTreeSet<Uuid>) -> Result<Vec<PaperHead>, Fault> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let columns = ["id", "reference", "title", "seen_by", "members_of", "version", "item", "position", "kind", "written_by"];
    let select = Query::select()
        .columns(columns.map(|name| named(TABLE, name)))
        .from(Alias::new(TABLE))
        .and_where(col(TABLE, "item").is_in(items.iter().copied()))
        .cond_where(visible(open.sight(), TABLE, WITHIN))
        .order_by(named(TABLE, "position"), Order::Asc)
        .order_by(named(TABLE, "id"), Order::Asc)
        .take();
    find::found(open, &select).await
}

/// What these papers recommend, in order.
pub(crate) async fn recommended(open: &dyn Open, papers: &[PaperHead]) -> Result<Vec<Recommendation>, Fault> {
    let of = papers.iter().map(|paper| paper.id).collect();
    let mut found: Vec<Recommendation> = find::among(open, "paper", of).await?;
    found.sort_by_key(|it| (it.position, it.added_at));
    Ok(found)
}

impl Whole {
    /// The papers of an item.
    pub(crate) fn papers_of(&self, item: Id<kind::AgendaItem>) -> impl Iterator<Item = &PaperHead> {
        self.papers.iter().filter(move |paper| paper.item == item.uuid())
    }

    /// What a paper recommends.
    pub(crate) fn recommended_in(&self, paper: Uuid) -> impl Iterator<Item = &Recommendation> {
        self.recommendations.iter().filter(move |it| it.paper.uuid() == paper)
    }

    /// The papers that wait to be published with an agenda or after it. Those of closed items never are.
    pub(crate) fn papers_waiting(&self) -> impl Iterator<Item = &PaperHead> {
        self.open_papers().filter(|paper| self.waits(&paper.seen_by, paper.members_of))
    }

    /// The recommendations that wait to be published with their papers.
    pub(crate) fn recommendations_waiting(&self) -> impl Iterator<Item = &Recommendation> {
        let of_open = |it: &&Recommendation| self.open_papers().any(|paper| paper.id == it.paper.uuid());
        self.recommendations.iter().filter(of_open).filter(|it| self.waits(&it.seen_by, it.members_of))
    }

    /// The papers of items that are open to the public.
    fn open_papers(&self) -> impl Iterator<Item = &PaperHead> {
        let open: Vec<Uuid> = self.items().filter(|it| it.model.restriction.is_none()).map(|it| it.model.id.uuid()).collect();
        self.papers.iter().filter(move |paper| open.contains(&paper.item))
    }
}
