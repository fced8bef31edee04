//! Whether the index has exactly the things that are searched: one question for each kind.

use crate::{House, find};
use access::Open;
use database::Fault;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};
use values::Kind;

#[derive(FromQueryResult)]
struct Counted {
    number: i64,
}

/// What of the index differs from the things that are stored, in words; empty when all is well.
pub async fn against_things(house: &House, open: &dyn Open) -> Result<Vec<String>, Fault> {
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        let searched = house.of(*kind).is_searched();
        let missing = if searched { count(open, missing(*kind)).await? } else { 0 };
        let strange = count(open, strange(*kind, searched)).await?;
        if missing + strange > 0 {
            wrong.push(format!(
                "the index of the search lacks {missing} of {} and has {strange} that are not there; goldenthread index --again mends it",
                kind.sheet()
            ));
        }
    }
    Ok(wrong)
}

async fn count(open: &dyn Open, asked: SelectStatement) -> Result<i64, Fault> {
    let statement = open.on().get_database_backend().build(&asked);
    Ok(Counted::find_by_statement(statement).one(open.on()).await?.map_or(0, |counted| counted.number))
}

fn number_of(table: &str) -> SelectStatement {
    Query::select().expr_as(Expr::val(1).count(), Alias::new("number")).from(Alias::new(table)).take()
}

fn same(kind: Kind) -> Expr {
    find::column(kind, "id").equals((Alias::new("search_parts"), Alias::new("thing")))
}

/// Things that are not in the index.
fn missing(kind: Kind) -> SelectStatement {
    let own = find::col("search_parts", "origin").eq(super::FIELDS).and(same(kind));
    let there = Query::select().expr(Expr::val(1)).from(Alias::new("search_parts")).and_where(own).take();
    number_of(kind.sheet()).and_where(Expr::exists(there).not()).take()
}

/// What is in the index and is no thing, or should not be there.
fn strange(kind: Kind, searched: bool) -> SelectStatement {
    let mut asked = number_of("search_parts").and_where(find::col("search_parts", "kind").eq(kind.key())).take();
    if searched {
        let there = Query::select().expr(Expr::val(1)).from(Alias::new(kind.sheet())).and_where(same(kind)).take();
        asked.and_where(Expr::exists(there).not());
    }
    asked
}
