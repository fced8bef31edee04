//! Returns that are late or due, for lists of what needs somebody.

use super::rules::ASKED;
use crate::find::{col, named};
use crate::observations::records::OF_MEASURE;
use ::records::{find, visible};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait, JoinType, Order, Query};
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

/// The returns that nobody has answered and that are due by this day, as far as the actor may see them. One question.
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
        .and_where(col("figure_returns", "standing").eq(ASKED))
        .and_where(col("figure_returns", "due").lte(until))
        .order_by(named("figure_returns", "due"), Order::Asc)
        .order_by(named("figure_returns", "id"), Order::Asc)
        .take();
    find::found(open, &select).await
}
