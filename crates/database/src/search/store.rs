//! Puts the words of things into the index, and takes them out again.

use super::parts::{Part, lexemes, parts_of, pieces};
use super::tokens::tokens;
use crate::Fault;
use chrono::NaiveDate;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, InsertStatement, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What of a thing is searched, from one origin: its own fields, or the text of a file that hangs on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The kind of thing, by its key.
    pub kind: String,
    /// The thing.
    pub thing: Uuid,
    /// Where the words come from. What is put replaces what came from there before.
    pub origin: String,
    /// Its title, which counts more than other words.
    pub title: String,
    /// Who may see the thing, as it says itself.
    pub seen_by: String,
    /// The board, when only its members may.
    pub members_of: Option<Uuid>,
    /// Its day: of several that are equally good, the newest come first.
    pub day: NaiveDate,
    /// Its text, paragraph by paragraph.
    pub passages: Vec<Passage>,
}

/// A paragraph that is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The anchor of the paragraph on the page of its thing; empty when it has none.
    pub anchor: String,
    /// Its words.
    pub words: String,
}

/// Rows written in one statement.
const AT_ONCE: usize = 100;

/// Puts these into the index, in place of what came from the same origins before.
pub async fn put(on: &impl ConnectionTrait, entries: &[Entry]) -> Result<(), Fault> {
    let mut by_origin: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    for entry in entries {
        by_origin.entry(&entry.origin).or_default().push(entry.thing);
    }
    for (origin, things) in by_origin {
        remove(on, &things, Some(origin)).await?;
    }
    add(on, entries).await
}

/// Puts what is new into the index.
async fn add(on: &impl ConnectionTrait, entries: &[Entry]) -> Result<(), Fault> {
    let parts: Vec<Part> = entries.iter().flat_map(parts_of).collect();
    for some in parts.chunks(AT_ONCE) {
        match on.get_database_backend() {
            DbBackend::Sqlite => {
                run(on, &rows(some, false)).await?;
                run(on, &words(some)).await?;
            }
            _ => run(on, &rows(some, true)).await?,
        }
    }
    let passages: Vec<Vec<SimpleExpr>> = entries.iter().flat_map(passages_of).collect();
    for some in passages.chunks(AT_ONCE) {
        let columns = ["thing", "origin", "place", "anchor", "words", "folded"].map(Alias::new);
        let mut insert = Query::insert().into_table(Alias::new("search_passages")).columns(columns).take();
        for row in some {
            insert.values_panic(row.clone());
        }
        run(on, &insert).await?;
    }
    Ok(())
}

async fn run(on: &impl ConnectionTrait, insert: &InsertStatement) -> Result<(), Fault> {
    on.execute_raw(on.get_database_backend().build(insert)).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Numbered {
    number: i64,
}

/// Takes these things out of the index: all of them, or what came from one origin.
pub async fn remove(on: &impl ConnectionTrait, things: &[Uuid], origin: Option<&str>) -> Result<(), Fault> {
    let backend = on.get_database_backend();
    for some in things.chunks(AT_ONCE) {
        let of_these = |expr: SimpleExpr| expr.is_in(some.iter().copied());
        let from_there = |condition: SimpleExpr| match origin {
            Some(origin) => condition.and(Expr::col(Alias::new("origin")).eq(origin)),
            None => condition,
        };
        let which = from_there(of_these(Expr::col(Alias::new("thing"))));
        if backend == DbBackend::Sqlite {
            let asked =
                Query::select().column(Alias::new("number")).from(Alias::new("search_parts")).and_where(which.clone()).take();
            let numbers = Numbered::find_by_statement(backend.build(&asked)).all(on).await?;
            if numbers.is_empty() {
                continue;
            }
            let numbers = numbers.into_iter().map(|it| it.number);
            let words = Query::delete()
                .from_table(Alias::new("search_words"))
                .and_where(Expr::col(Alias::new("rowid")).is_in(numbers))
                .take();
            on.execute_raw(backend.build(&words)).await?;
        }
        for table in ["search_parts", "search_passages"] {
            let delete = Query::delete().from_table(Alias::new(table)).and_where(which.clone()).take();
            on.execute_raw(backend.build(&delete)).await?;
        }
    }
    Ok(())
}

/// Tells every origin's words of a thing who may see the thing now.
pub async fn remarked(on: &impl ConnectionTrait, thing: Uuid, seen_by: &str, members_of: Option<Uuid>) -> Result<(), Fault> {
    let update = Query::update()
        .table(Alias::new("search_parts"))
        .value(Alias::new("seen_by"), seen_by)
        .value(Alias::new("members_of"), members_of)
        .and_where(Expr::col(Alias::new("thing")).eq(thing))
        .take();
    on.execute_raw(on.get_database_backend().build(&update)).await?;
    Ok(())
}

/// Takes out what belongs to kinds that are not searched any more.
pub async fn sweep(on: &impl ConnectionTrait, searched: &[&str]) -> Result<(), Fault> {
    #[derive(FromQueryResult)]
    struct Left {
        thing: Uuid,
    }
    let asked = Query::select()
        .distinct()
        .column(Alias::new("thing"))
        .from(Alias::new("search_parts"))
        .and_where(Expr::col(Alias::new("kind")).is_not_in(searched.iter().copied()))
        .take();
    let left = Left::find_by_statement(on.get_database_backend().build(&asked)).all(on).await?;
    remove(on, &left.iter().map(|it| it.thing).collect::<Vec<_>>(), None).await
}

fn rows(parts: &[Part<'_>], with_words: bool) -> InsertStatement {
    let own = ["number", "kind", "thing", "origin", "title", "seen_by", "members_of"];
    let more: &[&str] = if with_words { &["names", "words"] } else { &[] };
    let columns = own.iter().chain(more).map(|name| Alias::new(*name));
    let mut insert = Query::insert().into_table(Alias::new("search_parts")).columns(columns).take();
    for part in parts {
        let it = part.entry;
        let mut row: Vec<SimpleExpr> = vec![
            part.number.into(),
            it.kind.as_str().into(),
            it.thing.into(),
            it.origin.as_str().into(),
            it.title.as_str().into(),
            it.seen_by.as_str().into(),
            it.members_of.into(),
        ];
        if with_words {
            let vector = |text: String| Expr::val(text).cast_as(Alias::new("tsvector"));
            row.extend([
                vector(lexemes(&part.names, &[], &BTreeSet::new())),
                vector(lexemes(&part.names, &part.text, &part.begun)),
            ]);
        }
        insert.values_panic(row);
    }
    insert
}

/// The break between two paragraphs, which no phrase crosses.
const BREAK: &str = "\u{b6}";

fn words(parts: &[Part<'_>]) -> InsertStatement {
    let columns = ["rowid", "names", "words", "begun"].map(Alias::new);
    let mut insert = Query::insert().into_table(Alias::new("search_words")).columns(columns).take();
    for part in parts {
        let text: Vec<&str> = part.text.iter().map(|stem| stem.as_deref().unwrap_or(BREAK)).collect();
        let begun: Vec<&str> = part.begun.iter().map(String::as_str).collect();
        insert.values_panic([part.number.into(), part.names.join(" ").into(), text.join(" ").into(), begun.join(" ").into()]);
    }
    insert
}

fn passages_of(entry: &Entry) -> Vec<Vec<SimpleExpr>> {
    let mut rows: Vec<Vec<SimpleExpr>> = Vec::new();
    for passage in &entry.passages {
        for words in pieces(&passage.words) {
            let stems: String = tokens(words).iter().map(|token| format!(" {}", token.stem())).collect();
            rows.push(vec![
                entry.thing.into(),
                entry.origin.as_str().into(),
                i64::try_from(rows.len()).unwrap_or(i64::MAX).into(),
                passage.anchor.as_str().into(),
                words.into(),
                format!("{stems} ").into(),
            ]);
        }
    }
    rows
}
