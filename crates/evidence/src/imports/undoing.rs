//! Undoing an import: the version before is shown again, and the file can be imported once more.

use super::asked;
use super::loading::{begin, fault};
use super::places::sum_again;
use super::records::Model;
use super::remembered;
use super::rules::{CURRENT, LOADING, REPLACED, UNDONE};
use super::settling::{forget, mark, stand};
use super::staying;
use ::records::change::NotDone;
use ::records::{House, find};
use access::{Action, Actor, Door, Open, Role};
use database::Fault;
use sea_orm::FromQueryResult;
use std::collections::BTreeSet;

/// Bringing figures in, and undoing it.
pub struct BringFigures;

impl Action for BringFigures {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(crate::actions::KEEPERS)
    }

    fn roles(&self) -> Vec<Role> {
        crate::actions::KEEPERS.to_vec()
    }
}

#[derive(FromQueryResult)]
struct Before {
    number: i64,
}

/// Undoes an import. False: there is none of this reference, or it is undone already.
///
/// # Errors
/// The actor may not, or the database did not answer. Nothing was changed.
pub async fn undo(door: &Door, actor: &Actor, house: &House, reference: &str) -> Result<bool, NotDone> {
    let mut writing = door.begin(actor, &BringFigures).await.map_err(fault)?;
    writing.see_everything();
    remembered::hold(&writing).await?;
    let found: Option<Model> = find::one(&writing, reference).await?;
    let Some(import) = found.filter(|import| import.standing != UNDONE) else {
        writing.give_up().await?;
        return Ok(false);
    };
    // What the slices that are shown now had replaced: the newest version of each that is not undone.
    let text = format!(
        "SELECT MAX(o.number) AS number FROM figure_slices n \
         JOIN figure_slices o ON o.feed = n.feed AND o.force = n.force AND o.month = n.month AND o.standing = '{REPLACED}' \
         WHERE n.import = {} AND n.standing = '{CURRENT}' GROUP BY n.number",
        import.number
    );
    let before: Vec<Before> = asked::rows(&writing, &text).await?;
    let on = writing.on();
    asked::change(on, &format!("UPDATE figure_slices SET standing = '{UNDONE}' WHERE import = {}", import.number)).await?;
    let numbers = asked::list(before.iter().map(|it| it.number));
    asked::change(on, &format!("UPDATE figure_slices SET standing = '{CURRENT}' WHERE number IN ({numbers})")).await?;
    staying::forget(&writing, import.number).await?;
    if matches!(import.feed.as_str(), "areas" | "several") {
        sum_again(&writing).await?;
    }
    stand(&mut writing, house, import.number, UNDONE).await?;
    let text = format!("SELECT DISTINCT import FROM figure_slices WHERE number IN ({numbers})");
    let again: BTreeSet<i64> = asked::rows::<Left>(&writing, &text).await?.into_iter().map(|it| it.import).collect();
    mark(&mut writing, house, &again).await?;
    writing.finish_noted().await?;
    Ok(true)
}

/// How long something may be loading, in seconds. What is older was left by a program that ended in the middle.
pub const LONGEST: i64 = 60 * 60;

#[derive(FromQueryResult)]
struct Left {
    import: i64,
}

/// Forgets what was left half loaded before this moment, in seconds, and the figures of imports that were undone. The answer
/// is of how many imports. None of it was ever shown, or it is shown no more.
///
/// # Errors
/// The database did not answer.
pub async fn sweep(door: &Door, before: i64) -> Result<usize, Fault> {
    let writing = begin(door).await?;
    let text = format!(
        "SELECT DISTINCT import FROM figure_slices WHERE (standing = '{LOADING}' AND at < {before}) OR standing = '{UNDONE}'"
    );
    let left: Vec<i64> = asked::rows::<Left>(&writing, &text).await?.into_iter().map(|it| it.import).collect();
    if left.is_empty() {
        writing.give_up().await?;
        return Ok(0);
    }
    forget(&writing, &left).await?;
    writing.finish_own().await?;
    Ok(left.len())
}
