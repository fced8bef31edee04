//! The bare handler: asks the database what a page asks it, reads every value of the answer, and answers with a constant
//! page of the same size.

use crate::questions::{Part, Question, of_json};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use database::{Database, Fault, Store};
use sea_orm::prelude::{Date, Uuid};
use sea_orm::sqlx::{Column, Row, TypeInfo};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::error::Error;
use std::hint::black_box;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// One page.
struct Bare {
    database: Database,
    parts: Vec<(bool, Vec<Statement>)>,
    body: &'static str,
}

/// Serves the pages of a script: page 0 at `/0`, and so on.
pub async fn serve(address: &str, script: &str, port: u16) -> Result<(), Box<dyn Error>> {
    let database = Database::open(address).await?;
    let script: serde_json::Value = serde_json::from_slice(&std::fs::read(script)?)?;
    let mut router = Router::new().route("/", get(|| async { "ready" }));
    for (place, page) in script.as_array().cloned().unwrap_or_default().iter().enumerate() {
        let size = usize::try_from(page["size"].as_u64().unwrap_or_default())?;
        let parts = of_json(&page["parts"]).iter().map(|part| (part.snapshot, statements(&database, part))).collect();
        let bare = Arc::new(Bare { database: database.clone(), parts, body: "x".repeat(size).leak() });
        router = router.route(&format!("/{place}"), get(move || answer(bare.clone())));
    }
    let listener = tokio::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
    Ok(axum::serve(listener, router).await?)
}

async fn answer(bare: Arc<Bare>) -> Response {
    match ask(&bare).await {
        Ok(rows) => (
            [
                (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (header::HeaderName::from_static("x-rows"), rows.to_string()),
            ],
            bare.body,
        )
            .into_response(),
        Err(fault) => (StatusCode::INTERNAL_SERVER_ERROR, fault.to_string()).into_response(),
    }
}

/// Asks every question; the answer is how many rows came.
async fn ask(bare: &Bare) -> Result<usize, Fault> {
    let mut rows = 0;
    for (snapshot, statements) in &bare.parts {
        if *snapshot {
            let reading = bare.database.read().await?;
            rows += all(&reading, statements).await?;
            reading.commit().await?;
        } else {
            rows += all(bare.database.reader(), statements).await?;
        }
    }
    Ok(rows)
}

async fn all(on: &impl ConnectionTrait, statements: &[Statement]) -> Result<usize, Fault> {
    let mut rows = 0;
    for statement in statements {
        let found: Vec<QueryResult> = on.query_all_raw(statement.clone()).await?;
        rows += found.len();
        found.iter().for_each(read);
    }
    Ok(rows)
}

/// Reads every value of a row. PostgreSQL's driver leaves that to whoever asks, SQLite's does it by itself.
fn read(row: &QueryResult) {
    let Some(row) = row.try_as_pg_row() else { return };
    for (place, column) in row.columns().iter().enumerate() {
        match column.type_info().name() {
            "UUID" => drop(black_box(row.try_get::<Option<Uuid>, _>(place))),
            "INT8" => drop(black_box(row.try_get::<Option<i64>, _>(place))),
            "INT4" => drop(black_box(row.try_get::<Option<i32>, _>(place))),
            "DATE" => drop(black_box(row.try_get::<Option<Date>, _>(place))),
            "BOOL" => drop(black_box(row.try_get::<Option<bool>, _>(place))),
            _ => drop(black_box(row.try_get::<Option<String>, _>(place))),
        }
    }
}

fn statements(database: &Database, part: &Part) -> Vec<Statement> {
    let backend = match database.store() {
        Store::Sqlite => DbBackend::Sqlite,
        Store::Postgres => DbBackend::Postgres,
    };
    let statement = |question: &Question| {
        Statement::from_sql_and_values(backend, &question.sql, question.values.iter().map(|text| value(text.as_deref())))
    };
    part.questions.iter().map(statement).collect()
}

/// The value of a text in the log: the kinds of value that the house's questions have are told by how they look.
fn value(text: Option<&str>) -> Value {
    let Some(text) = text else { return Value::String(None) };
    if let Ok(id) = text.parse::<Uuid>() {
        return id.into();
    }
    if let Ok(number) = text.parse::<i64>() {
        return number.into();
    }
    text.parse::<Date>().map_or_else(|_| text.into(), Value::from)
}
