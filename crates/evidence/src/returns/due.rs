//! Returns that are late or due, and answers that somebody must look at, for lists of what needs somebody.

use super::rules::{ASKED, Reviewing};
use crate::find::{col, named};
use crate::observations::records::OF_MEASURE;
use ::records::{find, visible};
use access::{Action, Actor, Open};
use chrono::NaiveDate;
use database::Fault;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{Condition, FromQueryResult};
use uuid::Uuid;

/// A return that nobody has answered, in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ReturnDue {
    /// Its reference; it is answered at `/workspace/returns/{reference}`.
    pub reference: String,
    /// What is asked for.
    pub title: String,
    /// When it is due.
    pub due: NaiveDate,
    /// The organisation of the post that is asked.
    pub organisation: Option<Uuid>,
}

/// The condition for returns whose answer is still to come: nobody has answered, or the answer was sent back.
pub(super) fn open_ones() -> Condition {
    let asked = col("figure_returns", "standing").eq(ASKED);
    Condition::any().add(asked).add(col("figure_returns", "sent_back").is_not_null())
}

/// An answer that somebody must look at, in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ReturnSent {
    /// What was asked for.
    pub title: String,
    /// The organisation of the post that was asked.
    pub asked: Option<Uuid>,
    /// The organisation of the post that is responsible for the measure.
    pub responsible: Option<Uuid>,
}

impl ReturnSent {
    /// Whether this actor looks at it.
    pub fn is_for(&self, actor: &Actor) -> bool {
        Reviewing { asked: self.asked, responsible: self.responsible }.allows(actor)
    }
}

/// The answers that somebody must look at before they count, as far as the actor may see them. One question.
///
/// # Errors
/// The database did not answer.
pub async fn returns_to_look_at(open: &dyn Open) -> Result<Vec<ReturnSent>, Fault> {
    let select = with_organisations()
        .column(named("figure_returns", "title"))
        .cond_where(visible(open.sight(), "figure_returns", OF_MEASURE))
        .and_where(col("figure_returns", "standing").ne(ASKED))
        .and_where(col("figure_returns", "accepted_on").is_null())
        .and_where(col("figure_returns", "sent_back").is_null())
        .order_by(named("figure_returns", "answered_on"), Order::Asc)
        .order_by(named("figure_returns", "id"), Order::Asc)
        .take();
    find::found(open, &select).await
}

/// Returns with the organisations of the post that is asked, as `asked`, and of that which is responsible for the measure, as
/// `responsible`. Who may answer and look at them does not depend on who may see these posts.
pub(super) fn with_organisations() -> SelectStatement {
    let of = |alias: &'static str| (Alias::new(alias), Alias::new("id"));
    let asked = Expr::col(of("asking")).equals(named("figure_returns", "owner"));
    let measure = col("measures", "id").equals(named("figure_returns", "measure"));
    let responsible = Expr::col(of("answerable")).equals(named("measures", "owner"));
    let organisation = |alias: &'static str| Expr::col((Alias::new(alias), Alias::new("organisation")));
    Query::select()
        .expr_as(organisation("asking"), Alias::new("asked"))
        .expr_as(organisation("answerable"), Alias::new("responsible"))
        .from(Alias::new("figure_returns"))
        .join_as(JoinType::LeftJoin, Alias::new("posts"), Alias::new("asking"), asked)
        .join(JoinType::LeftJoin, Alias::new("measures"), measure)
        .join_as(JoinType::LeftJoin, Alias::new("posts"), Alias::new("answerable"), responsible)
        .take()
}

/// The returns that nobody has answered, or whose answer was sent back, and that are due by this day, as far as the actor may see them. One question.
///
/// # Errors
/// The database did not answer.
pub async fn returns_due(open: &dyn Open, until: NaiveDate) -> Result<Vec<ReturnDue>, Fault> {
    let select = Query::select()
        .columns(["reference", "title", "due"].map(|name| named("figure_returns", name)))
        .column(named("posts", "organisation"))
        .from(Alias::new("figure_returns"))
        .join(JoinType::LeftJoin, Alias::new("posts"), col("posts", "id").equals(named("figure_returns", "owner")))
        .cond_where(visible(open.sight(), "figure_returns", OF_MEASURE))
        .cond_where(open_ones())
        .and_where(col("figure_returns", "due").lte(until))
        .order_by(named("figure_returns", "due"), Order::Asc)
        .order_by(named("figure_returns", "id"), Order::Asc)
        .take();
    find::found(open, &select).await
}
