//! How many people live somewhere stays known when a newer file does not tell of that place and year.

use super::asked;
use super::rules::{CURRENT, REPLACED};
use access::{Open, Writing};
use database::Fault;
use sea_orm::FromQueryResult;

/// Keeps in a newer slice what it lacks of the one before, with the slice that told it. The answer is of how many figures.
pub(super) async fn keep(writing: &Writing, now: i64, was: i64) -> Result<u64, Fault> {
    let text = format!(
        "INSERT INTO figure_populations (slice, code, year, number, kept_from) \
         SELECT {now}, o.code, o.year, o.number, COALESCE(o.kept_from, o.slice) FROM figure_populations o \
         WHERE o.slice = {was} AND NOT EXISTS \
           (SELECT 1 FROM figure_populations n WHERE n.slice = {now} AND n.code = o.code AND n.year = o.year)"
    );
    asked::change(writing.on(), &text).await
}

#[derive(FromQueryResult)]
struct Slice {
    number: i64,
}

/// Takes what an import that is undone told out of the slices that kept it; what was told before it stands there again.
pub(super) async fn forget(writing: &Writing, import: i64) -> Result<(), Fault> {
    let of = format!("SELECT number FROM figure_slices WHERE import = {import} AND feed = 'populations'");
    let kept = format!("DELETE FROM figure_populations WHERE kept_from IN ({of})");
    let undone: Vec<Slice> = asked::rows(writing, &of).await?;
    let Some(undone) = undone.first() else { return Ok(()) };
    asked::change(writing.on(), &kept).await?;
    let text = format!(
        "SELECT number FROM figure_slices WHERE feed = 'populations' AND standing IN ('{CURRENT}', '{REPLACED}') ORDER BY number"
    );
    let left: Vec<Slice> = asked::rows(writing, &text).await?;
    for pair in left.windows(2).filter(|pair| pair[1].number > undone.number) {
        keep(writing, pair[1].number, pair[0].number).await?;
    }
    Ok(())
}
