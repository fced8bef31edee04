//! Finds things by their words. What may be seen is a condition that the one who asks gives; it is part of the question.

use super::Query as Sought;
use crate::Fault;
use sea_orm::sea_query::extension::postgres::PgExpr;
use sea_orm::sea_query::extension::sqlite::SqliteExpr;
use sea_orm::sea_query::{
    Alias, CommonTableExpression, Expr, ExprTrait, Func, Order, Query, SelectStatement, SimpleExpr, WithClause,
};
use sea_orm::{Condition, ConnectionTrait, DbBackend, FromQueryResult, Statement};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The name under which a condition finds the columns `kind`, `thing`, `seen_by` and `members_of` of what was found.
pub const HITS: &str = "hits";

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Hit {
    /// The number of its row, higher for later days.
    pub number: i64,
    /// The kind of thing, by its key.
    pub kind: String,
    /// The thing.
    pub thing: Uuid,
    /// Its title.
    pub title: String,
}

/// The passage of a thing in which most of the words were found, or its first.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Extract {
    /// The thing.
    pub thing: Uuid,
    /// The anchor of the paragraph, or nothing.
    pub anchor: String,
    /// Its words.
    pub words: String,
    folded: String,
    place: i64,
}

/// What holds all that is sought and meets the condition, the newest first, at most so many; `in_titles` looks at titles
/// alone. A thing with a very long text can be found more than once.
pub async fn candidates(
    on: &impl ConnectionTrait,
    sought: &Sought,
    seen: Condition,
    in_titles: bool,
    most: u64,
) -> Result<Vec<Hit>, Fault> {
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let statement = match on.get_database_backend() {
        DbBackend::Sqlite => on_sqlite(sought, seen, in_titles, most),
        _ => on_postgres(sought, seen, in_titles, most),
    };
    Ok(Hit::find_by_statement(statement).all(on).await?)
}

const TOLD: [&str; 4] = ["number", "kind", "thing", "title"];

fn on_sqlite(sought: &Sought, seen: Condition, in_titles: bool, most: u64) -> Statement {
    let columns = if in_titles { "names" } else { "names words" };
    let rowid = (Alias::new("search_words"), Alias::new("rowid"));
    let asked = Query::select()
        .columns(TOLD.map(|name| (Alias::new(HITS), Alias::new(name))))
        .from(Alias::new("search_words"))
        .join_as(
            sea_orm::JoinType::InnerJoin,
            Alias::new("search_parts"),
            Alias::new(HITS),
            Expr::col((Alias::new(HITS), Alias::new("number"))).equals(rowid.clone()),
        )
        .and_where(matching(sought.for_sqlite(columns, !in_titles)))
        .cond_where(seen)
        .order_by(rowid, Order::Desc)
        .limit(most)
        .take();
    DbBackend::Sqlite.build(&asked)
}

fn matching(written: String) -> SimpleExpr {
    SqliteExpr::matches(Expr::col(Alias::new("search_words")), written)
}

/// What matches is put in order first, so that as few as possible are asked whether they may be seen.
fn on_postgres(sought: &Sought, seen: Condition, in_titles: bool, most: u64) -> Statement {
    let column = if in_titles { "names" } else { "words" };
    let inner = Query::select()
        .columns(["number", "kind", "thing", "title", "seen_by", "members_of"].map(Alias::new))
        .from(Alias::new("search_parts"))
        .and_where(PgExpr::matches(Expr::col(Alias::new(column)), tsquery(sought.for_postgres(!in_titles))))
        .order_by(Alias::new("number"), Order::Desc)
        .take();
    let hits = CommonTableExpression::new().query(inner).table_name(Alias::new(HITS)).materialized(true).to_owned();
    let outer = Query::select()
        .columns(TOLD.map(|name| (Alias::new(HITS), Alias::new(name))))
        .from(Alias::new(HITS))
        .cond_where(seen)
        .limit(most)
        .take();
    DbBackend::Postgres.build(&outer.with(WithClause::new().cte(hits).to_owned()))
}

fn tsquery(written: String) -> SimpleExpr {
    Expr::val(written).cast_as(Alias::new("tsquery"))
}

#[derive(FromQueryResult)]
struct Scored {
    number: i64,
    score: f64,
}

/// How well rows match, by their number: BM25 on SQLite, `ts_rank` on PostgreSQL; higher is better. The words of a title count
/// ten times. A row that holds only the beginning of a word has no score.
pub async fn scores(on: &impl ConnectionTrait, sought: &Sought, numbers: &[i64]) -> Result<BTreeMap<i64, f64>, Fault> {
    let (Some(least), Some(most)) = (numbers.iter().min(), numbers.iter().max()) else { return Ok(BTreeMap::new()) };
    let backend = on.get_database_backend();
    let asked = match backend {
        // By list, FTS5 would begin its search anew for each row; within a span it goes once from end to end.
        DbBackend::Sqlite => Query::select()
            .expr_as(Expr::col(Alias::new("rowid")), Alias::new("number"))
            .expr_as(Expr::cust("-bm25(search_words, 10.0, 1.0, 0.0)"), Alias::new("score"))
            .from(Alias::new("search_words"))
            .and_where(matching(sought.for_sqlite("names words", false)))
            .and_where(Expr::col(Alias::new("rowid")).gte(*least))
            .and_where(Expr::col(Alias::new("rowid")).lte(*most))
            .take(),
        _ => on_rank(sought, numbers),
    };
    let scored = Scored::find_by_statement(backend.build(&asked)).all(on).await?;
    Ok(scored.into_iter().filter(|it| numbers.contains(&it.number)).map(|it| (it.number, it.score)).collect())
}

fn on_rank(sought: &Sought, numbers: &[i64]) -> SelectStatement {
    let asked = || tsquery(sought.for_postgres(false));
    let column = || Expr::col(Alias::new("words"));
    // 1: a long text is not better for being long.
    let rank = Func::cust(Alias::new("ts_rank")).args([column(), asked(), Expr::val(1).cast_as(Alias::new("int4"))]);
    Query::select()
        .column(Alias::new("number"))
        .expr_as(SimpleExpr::from(rank).cast_as(Alias::new("float8")), Alias::new("score"))
        .from(Alias::new("search_parts"))
        .and_where(Expr::col(Alias::new("number")).is_in(numbers.iter().copied()))
        .and_where(PgExpr::matches(column(), asked()))
        .take()
}

/// The most passages that are looked at for the extracts of one page of results.
const PASSAGES: u64 = 4_000;

/// The best passage of each of these things: the one that holds most of what is sought; the first when none holds any.
/// Whoever asks has found these things as things that may be seen.
pub async fn extracts(on: &impl ConnectionTrait, sought: &Sought, things: &[Uuid]) -> Result<BTreeMap<Uuid, Extract>, Fault> {
    if things.is_empty() {
        return Ok(BTreeMap::new());
    }
    let column = |name: &'static str| Expr::col(Alias::new(name));
    let begin = sought.beginnings().map(|beginning| format!("% {beginning}%"));
    let patterns = sought.stems().map(|stem| format!("% {stem} %")).chain(begin);
    let any = patterns.fold(Condition::any().add(column("place").eq(0)), |any, like| any.add(column("folded").like(like)));
    let asked = Query::select()
        .columns(["thing", "anchor", "words", "folded", "place"].map(Alias::new))
        .from(Alias::new("search_passages"))
        .and_where(column("thing").is_in(things.iter().copied()))
        .cond_where(any)
        .order_by(Alias::new("place"), Order::Asc)
        .limit(PASSAGES)
        .take();
    let found = Extract::find_by_statement(on.get_database_backend().build(&asked)).all(on).await?;
    let mut best: BTreeMap<Uuid, (usize, Extract)> = BTreeMap::new();
    for extract in found {
        let held = sought.held_by(&extract.folded);
        if best.get(&extract.thing).is_none_or(|(most, kept)| held > *most || (held == *most && extract.place < kept.place)) {
            best.insert(extract.thing, (held, extract));
        }
    }
    Ok(best.into_iter().map(|(thing, (_, extract))| (thing, extract)).collect())
}
