//! What other areas ask of the register: each question is one statement, and shows only what the actor may see.

use crate::posts::rules;
use crate::{posts, seats};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use records::visible;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{Condition, FromQueryResult};
use uuid::Uuid;
use values::Kind;

pub(crate) use records::find::found;

/// A post and its organisation.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PostSummary {
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// The organisation that it belongs to.
    pub organisation_id: Uuid,
    /// What that organisation is called.
    pub organisation: String,
    /// The last day of that organisation.
    pub organisation_to: Option<NaiveDate>,
    /// Since when the person who has it now has had it.
    pub held_since: Option<NaiveDate>,
    /// Since when it has been vacant.
    pub vacant_since: Option<NaiveDate>,
}

impl PostSummary {
    /// Whether the post stands empty on this day.
    pub fn vacant_on(&self, day: NaiveDate) -> bool {
        rules::vacant_on(day, self.held_since, self.vacant_since)
    }
}

/// An organisation or a partnership, in short.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Summary {
    /// Its id.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Its kind, by the key of the list `organisation-kind` or `partnership-kind`.
    pub kind: String,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub to: Option<NaiveDate>,
}

impl Summary {
    /// Whether it has ended before this day.
    pub fn ended_on(&self, day: NaiveDate) -> bool {
        self.to.is_some_and(|to| to < day)
    }
}

/// A seat that a post has today.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct PostSeat {
    /// The post.
    pub post: Uuid,
    /// The board.
    pub partnership: Uuid,
    /// The board's reference.
    pub reference: String,
    /// What the board is called.
    pub board: String,
    /// The role, by the key of the list `seat-role`.
    pub role: String,
}

/// How much there is today, for the public home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    /// Organisations.
    pub organisations: i64,
    /// Partnerships and boards.
    pub partnerships: i64,
    /// Places.
    pub places: i64,
}

/// These posts with their organisations, by title.
pub async fn posts(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<PostSummary>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    found(open, select_posts(open).and_where(col("posts", "id").is_in(ids.iter().copied()))).await
}

/// The posts that stand empty today, by title.
pub async fn vacant_posts(open: &dyn Open, today: NaiveDate) -> Result<Vec<PostSummary>, Fault> {
    let mut select = select_posts(open);
    select.and_where(col("posts", "vacant_since").lte(today));
    let posts: Vec<PostSummary> = found(open, &select).await?;
    Ok(posts.into_iter().filter(|post| post.vacant_on(today)).collect())
}

/// These organisations, by title.
pub async fn organisations(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<Summary>, Fault> {
    summaries(open, Kind::Organisation, ids).await
}

/// These partnerships and boards, by title.
pub async fn partnerships(open: &dyn Open, ids: &[Uuid]) -> Result<Vec<Summary>, Fault> {
    summaries(open, Kind::Partnership, ids).await
}

/// The seats that these posts have on this day, by board.
pub async fn seats_of_posts(open: &dyn Open, ids: &[Uuid], day: NaiveDate) -> Result<Vec<PostSeat>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = Query::select()
        .columns([
            named("seats", "post"),
            named("seats", "partnership"),
            named("seats", "role"),
            named("partnerships", "reference"),
        ])
        .expr_as(col("partnerships", "title"), Alias::new("board"))
        .from(Alias::new("seats"))
        .inner_join(Alias::new("partnerships"), col("partnerships", "id").equals(named("seats", "partnership")))
        .cond_where(visible(open.sight(), "seats", seats::WITHIN))
        .cond_where(current("seats", day))
        .and_where(col("seats", "post").is_in(ids.iter().copied()))
        .order_by(named("partnerships", "sorted"), Order::Asc)
        .order_by(named("seats", "id"), Order::Asc)
        .take();
    found(open, &select).await
}

/// How much there is today.
pub async fn counts(open: &dyn Open) -> Result<Counts, Fault> {
    let number = |kind: Kind| {
        let table = kind.sheet();
        let count = Query::select()
            .expr(col(table, "id").count())
            .from(Alias::new(table))
            .cond_where(visible(open.sight(), table, &[]))
            .cond_where(current(table, open.today()))
            .take();
        SimpleExpr::from(count)
    };
    let select = Query::select()
        .expr_as(number(Kind::Organisation), Alias::new("organisations"))
        .expr_as(number(Kind::Partnership), Alias::new("partnerships"))
        .expr_as(number(Kind::Place), Alias::new("places"))
        .take();
    let counts = found(open, &select).await?;
    Ok(counts.into_iter().next().unwrap_or(Counts { organisations: 0, partnerships: 0, places: 0 }))
}

async fn summaries(open: &dyn Open, kind: Kind, ids: &[Uuid]) -> Result<Vec<Summary>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let table = kind.sheet();
    let select = Query::select()
        .columns(["id", "reference", "title", "kind", "from", "to"].map(|name| named(table, name)))
        .from(Alias::new(table))
        .cond_where(visible(open.sight(), table, &[]))
        .and_where(col(table, "id").is_in(ids.iter().copied()))
        .order_by(named(table, "sorted"), Order::Asc)
        .order_by(named(table, "id"), Order::Asc)
        .take();
    found(open, &select).await
}

fn select_posts(open: &dyn Open) -> SelectStatement {
    Query::select()
        .columns(["id", "reference", "title", "held_since", "vacant_since"].map(|name| named("posts", name)))
        .expr_as(col("organisations", "id"), Alias::new("organisation_id"))
        .expr_as(col("organisations", "title"), Alias::new("organisation"))
        .expr_as(col("organisations", "to"), Alias::new("organisation_to"))
        .from(Alias::new("posts"))
        .inner_join(Alias::new("organisations"), col("organisations", "id").equals(named("posts", "organisation")))
        .cond_where(visible(open.sight(), "posts", posts::records::WITHIN))
        .order_by(named("posts", "sorted"), Order::Asc)
        .order_by(named("posts", "id"), Order::Asc)
        .take()
}

/// The condition that a thing with a first and a last day is there on this day.
pub(crate) fn current(table: &'static str, day: NaiveDate) -> Condition {
    let begun = Condition::any().add(col(table, "from").is_null()).add(col(table, "from").lte(day));
    let not_ended = Condition::any().add(col(table, "to").is_null()).add(col(table, "to").gte(day));
    Condition::all().add(begun).add(not_ended)
}

fn named(table: &'static str, name: &'static str) -> (Alias, Alias) {
    (Alias::new(table), Alias::new(name))
}

fn col(table: &'static str, name: &'static str) -> Expr {
    Expr::col(named(table, name))
}
