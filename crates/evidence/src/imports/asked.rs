//! Short questions and changes in plain SQL that both databases understand. What is put into the text are our own words and whole numbers.

use access::Open;
use database::Fault;
use sea_orm::{ConnectionTrait, DatabaseTransaction, FromQueryResult, Statement};

/// Asks, and gives the rows.
pub(crate) async fn rows<R: FromQueryResult>(open: &dyn Open, text: &str) -> Result<Vec<R>, Fault> {
    let statement = Statement::from_string(open.on().get_database_backend(), text);
    Ok(R::find_by_statement(statement).all(open.on()).await?)
}

/// Changes, and gives how many rows.
pub(crate) async fn change(on: &DatabaseTransaction, text: &str) -> Result<u64, Fault> {
    Ok(on.execute_unprepared(text).await?.rows_affected())
}

/// Numbers with commas between, for a list within brackets; never empty.
pub(crate) fn list(numbers: impl IntoIterator<Item = i64>) -> String {
    let all: Vec<String> = numbers.into_iter().map(|number| number.to_string()).collect();
    if all.is_empty() { "-1".to_owned() } else { all.join(",") }
}

#[derive(FromQueryResult)]
struct Next {
    next: i64,
}

/// Takes so many numbers of this name; the answer is the first. Whoever takes of the same name waits until this change is over.
pub(crate) async fn take_numbers(open: &dyn Open, name: &str, many: usize) -> Result<i64, Fault> {
    let many = i64::try_from(many).unwrap_or(0);
    change(open.on(), &format!("UPDATE figure_next SET next = next + {many} WHERE name = '{name}'")).await?;
    let found: Vec<Next> = rows(open, &format!("SELECT next FROM figure_next WHERE name = '{name}'")).await?;
    Ok(found.first().map_or(1, |it| it.next) - many)
}
