//! Answers made of the figures that are shown, kept in memory until the figures change, which is some days in a month.
//!
//! Every change of what is shown goes through [`hold`], which counts it in the database: an answer is of a moment, and the moment is
//! that count. What depends on the rule for small numbers has the rule in its name.

use super::asked;
use access::{Kept, Open, Writing};
use database::{Fault, Step};
use sea_orm::FromQueryResult;
use std::future::Future;
use std::sync::Arc;

/// The step that makes room for the count of changes, and for the way in which it was worked out what is withheld.
pub fn step() -> Step {
    let counters = "INSERT INTO figure_next (name, next) VALUES ('changes', 1), ('withheld', 1)";
    Step::new("2026-11-figure-changes", Vec::new()).then(counters)
}

/// Holds the figures for this change alone, until it is over: whoever wants to change them too waits. What was remembered of them
/// is not asked for again once this change is there.
pub(super) async fn hold(writing: &Writing) -> Result<(), Fault> {
    asked::take_numbers(writing, "imports", 0).await?;
    asked::take_numbers(writing, "changes", 1).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Changes {
    next: i64,
}

/// The answer of this name, as it was made before when the figures have not changed since; otherwise made now, and kept. It must be
/// made of figures that are shown and of what its name says, and of nothing else.
pub(crate) async fn answer<T: Kept>(
    open: &dyn Open,
    name: String,
    make: impl Future<Output = Result<T, Fault>> + Send,
) -> Result<Arc<T>, Fault> {
    let Some(memory) = open.memory() else { return Ok(Arc::new(make.await?)) };
    let found: Vec<Changes> = asked::rows(open, "SELECT next FROM figure_next WHERE name = 'changes'").await?;
    let moment = found.first().map_or(0, |it| it.next);
    if let Some(kept) = memory.find(&name, moment) {
        return Ok(kept);
    }
    let made = Arc::new(make.await?);
    memory.keep(name, moment, Arc::clone(&made));
    Ok(made)
}
