//! Migrations: each area gives its steps, `server` puts them in order, and each runs once.

use crate::{Database, Fault, Store};
use async_trait::async_trait;
use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTraitSelf, SchemaManager};

/// One step of the schema: tables that it makes, with their indexes, then statements that it runs.
#[derive(Clone, Debug)]
pub struct Step {
    name: &'static str,
    tables: Vec<crate::table::Table>,
    statements: Vec<(Option<Store>, String)>,
}

impl Step {
    /// A step with a name that never changes, for example `2026-11-register`.
    pub fn new(name: &'static str, tables: Vec<crate::table::Table>) -> Step {
        Step { name, tables, statements: Vec::new() }
    }

    /// Also runs a statement that both databases understand.
    pub fn then(mut self, statement: impl Into<String>) -> Step {
        self.statements.push((None, statement.into()));
        self
    }

    /// Also runs a statement on one of the databases, for what each has in its own way.
    pub fn only_on(mut self, store: Store, statement: impl Into<String>) -> Step {
        self.statements.push((Some(store), statement.into()));
        self
    }
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in &self.tables {
            manager.create_table(table.statement()).await?;
            for index in table.indexes() {
                manager.create_index(index).await?;
            }
        }
        let here = match manager.get_database_backend() {
            DbBackend::Sqlite => Store::Sqlite,
            _ => Store::Postgres,
        };
        for (_, statement) in self.statements.iter().filter(|(store, _)| store.is_none_or(|store| store == here)) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

struct Steps(Vec<Step>);

impl MigratorTraitSelf for Steps {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        self.0.iter().map(|step| Box::new(step.clone()) as Box<dyn MigrationTrait>).collect()
    }
}

/// Runs the steps that have not run yet.
pub async fn migrate(database: &Database, steps: Vec<Step>) -> Result<(), Fault> {
    Ok(Steps(steps).up(database.connection(), None).await?)
}

/// The names of the steps that have not run yet.
pub async fn pending(database: &Database, steps: Vec<Step>) -> Result<Vec<String>, Fault> {
    // Asking for what has run makes the table of it; a database that has none stays as it is.
    let begun = database.reader().execute_unprepared("SELECT 1 FROM seaql_migrations LIMIT 1").await.is_ok();
    if !begun && database.answers().await {
        return Ok(steps.iter().map(|step| step.name().to_owned()).collect());
    }
    let waiting = Steps(steps).get_pending_migrations(database.connection()).await?;
    Ok(waiting.iter().map(|step| step.name().to_owned()).collect())
}
