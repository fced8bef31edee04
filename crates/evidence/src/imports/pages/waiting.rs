//! Uploaded files that are looked at or wait: what is known of each, stored so that every process of the site knows it.

use crate::imports::loading;
use crate::imports::looking::Part;
use crate::imports::reading::Refusal;
use crate::imports::rules::{key_of, why, why_of};
use crate::imports::running::Looked;
use access::{Door, Open};
use database::{Fault, Store};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::oneshot;

/// An uploaded file.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "figure_uploads")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who uploaded it.
    pub person: Option<Uuid>,
    /// Its name.
    pub file: String,
    /// The hash of what it holds.
    pub hash: String,
    /// Its size in bytes.
    pub size: i64,
    /// How far it is, by the key of [`State`].
    pub state: String,
    /// Rows read so far.
    pub rows: i64,
    /// What was found, as JSON.
    pub report: Option<String>,
    /// When something happened to it last, in seconds.
    pub at: i64,
    /// What its person was told by mail last, by the key of [`State`].
    pub told: Option<String>,
}

/// Uploads relate to nothing the database checks.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// How far an uploaded file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::imports) enum State {
    /// It is being looked at.
    Looking,
    /// It waits to be confirmed.
    Ready,
    /// It cannot be read.
    Unread,
    /// It is being imported.
    Importing,
    /// It was imported, or was here already.
    Done,
    /// The import did not go well; nothing of it is shown.
    Failed,
}

impl State {
    const ALL: [State; 6] = [State::Looking, State::Ready, State::Unread, State::Importing, State::Done, State::Failed];

    pub(in crate::imports) fn key(self) -> &'static str {
        match self {
            State::Looking => "looking",
            State::Ready => "ready",
            State::Unread => "unread",
            State::Importing => "importing",
            State::Done => "done",
            State::Failed => "failed",
        }
    }
}

/// What was found in a file, or became of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::imports) struct Report {
    /// Rows read.
    pub(super) rows: u64,
    /// Rows refused.
    pub(super) refused: u64,
    /// Forces and months with their rows.
    pub(super) parts: Vec<Part>,
    /// The first refused rows: file, row, column, what was found, why.
    pub(super) refusals: Vec<(String, u64, String, String, String)>,
    /// What to know about the file.
    pub(super) facts: Vec<String>,
    /// Why it cannot be read or was not imported.
    pub(in crate::imports) problem: Option<String>,
    /// The reference of its import, or of that of the same file.
    pub(in crate::imports) reference: Option<String>,
    /// Whether the same file was here already.
    pub(in crate::imports) same: bool,
}

impl Report {
    pub(super) fn of(looked: &Looked) -> Report {
        let refusal = |(file, one): &(String, Refusal)| {
            (file.clone(), one.row, one.column.clone(), one.found.clone(), key_of(one.why).to_owned())
        };
        Report {
            rows: looked.rows,
            refused: looked.refused,
            parts: looked.parts.clone(),
            refusals: looked.refusals.iter().map(refusal).collect(),
            facts: looked.facts.lines(),
            ..Report::default()
        }
    }

    /// The months that would have far fewer rows than now.
    pub(super) fn far_fewer(&self) -> Vec<&Part> {
        self.parts.iter().filter(|part| part.is_far_fewer()).collect()
    }

    pub(super) fn here_already(reference: String) -> Report {
        Report { reference: Some(reference), same: true, ..Report::default() }
    }

    pub(super) fn problem(words: String) -> Report {
        Report { problem: Some(words), ..Report::default() }
    }
}

/// The words for a stored reason.
pub(super) fn words_of(key: &str) -> String {
    why(why_of(key)).into_owned()
}

/// After how many seconds without a sign the work on a file has stopped: its process is gone.
const SILENT: i64 = 60;

impl Model {
    pub(in crate::imports) fn state(&self, now: i64) -> State {
        let state = State::ALL.into_iter().find(|state| state.key() == self.state).unwrap_or(State::Failed);
        let works = matches!(state, State::Looking | State::Importing);
        if works && self.at < now - SILENT { State::Failed } else { state }
    }

    pub(in crate::imports) fn report(&self) -> Report {
        self.report.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }
}

/// Keeps what is known of a new upload.
pub(super) async fn add(door: &Door, person: Option<Uuid>, file: &str, (hash, size): (&str, i64)) -> Result<Uuid, Fault> {
    let writing = loading::begin(door).await?;
    let id = writing.new_id();
    let row = ActiveModel {
        id: Set(id),
        person: Set(person),
        file: Set(file.to_owned()),
        hash: Set(hash.to_owned()),
        size: Set(size),
        state: Set(State::Looking.key().to_owned()),
        rows: Set(0),
        report: Set(None),
        at: Set(writing.now().timestamp()),
        told: Set(None),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await.map_err(Fault::from)?;
    // Files that nobody came back to are forgotten after a week.
    let old = Column::At.lt(writing.now().timestamp() - 7 * 24 * 60 * 60);
    Entity::delete_many().filter(old).exec(writing.on()).await.map_err(Fault::from)?;
    writing.finish_own().await?;
    Ok(id)
}

/// Moves an upload on from one state to the next; false when it was not in that state any more.
pub(super) async fn step(door: &Door, id: Uuid, from: &[State], to: State, report: Option<&Report>) -> Result<bool, Fault> {
    let writing = loading::begin(door).await?;
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(to.key()))
        .col_expr(Column::At, Expr::value(writing.now().timestamp()))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(from.iter().map(|state| state.key())));
    if let Some(report) = report {
        update = update.col_expr(Column::Report, Expr::value(serde_json::to_string(report).unwrap_or_default()));
    }
    let done = update.exec(writing.on()).await.map_err(Fault::from)?;
    writing.finish_own().await?;
    Ok(done.rows_affected == 1)
}

/// How often it is said how far the work on a file is.
const BEAT: Duration = Duration::from_secs(2);

/// How old the last sign of work that goes on may be, in seconds, where other processes may be at work.
const LAST_SIGN: i64 = 20;

/// Marks the uploads as stopped whose work ended with a process that is gone. An embedded database has one process that works on
/// uploads, and this one begins only now; beside a server others may be at work, and give signs of it.
pub(in crate::imports) async fn stop_left(door: &Door) -> Result<u64, Fault> {
    let writing = loading::begin(door).await?;
    let now = writing.now().timestamp();
    let before = match door.database().store() {
        Store::Sqlite => now,
        Store::Postgres => now - LAST_SIGN,
    };
    let stopped = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Failed.key()))
        .filter(Column::State.is_in([State::Looking, State::Importing].map(State::key)))
        .filter(Column::At.lte(before))
        .exec(writing.on())
        .await
        .map_err(Fault::from)?;
    writing.finish_own().await?;
    Ok(stopped.rows_affected)
}

/// Does the work, and says meanwhile how many rows were read, so that people see how far it is.
///
/// The work goes on while this waits to write: the one writer of an embedded database is the work's own most of the time.
pub(super) async fn told<T>(door: &Door, id: Uuid, progress: Arc<AtomicU64>, work: impl Future<Output = T>) -> T {
    let (end, mut ended) = oneshot::channel::<()>();
    let work = async {
        let done = work.await;
        drop(end);
        done
    };
    let beats = async {
        // What is begun is brought to its end, so that nothing is left open in the middle.
        while tokio::time::timeout(BEAT, &mut ended).await.is_err() {
            let rows = i64::try_from(progress.load(Ordering::Relaxed)).unwrap_or(i64::MAX);
            if let Err(fault) = beat(door, id, rows).await {
                tracing::warn!(%fault, "how far an import is could not be stored");
            }
        }
    };
    tokio::join!(work, beats).0
}

async fn beat(door: &Door, id: Uuid, rows: i64) -> Result<(), Fault> {
    let writing = loading::begin(door).await?;
    Entity::update_many()
        .col_expr(Column::Rows, Expr::value(rows))
        .col_expr(Column::At, Expr::value(writing.now().timestamp()))
        .filter(Column::Id.eq(id))
        .exec(writing.on())
        .await
        .map_err(Fault::from)?;
    writing.finish_own().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use database::Step;
    use database::table::Table;
    use std::time::Instant;
    use values::{Clock, Kind};

    fn steps() -> Vec<Step> {
        let others = [Kind::Place, Kind::Post, Kind::Partnership, Kind::Priority].map(Table::kept).to_vec();
        [access::steps(), ::records::terms::steps(), vec![Step::new("stand-ins", others)], crate::steps()].concat()
    }

    #[tokio::test]
    async fn what_a_process_left_in_work_when_it_died_is_told_when_the_next_one_starts() {
        for place in testkit::site::on_both(steps).await {
            let clock = Clock::fixed(chrono::DateTime::from_timestamp(1_750_000_000, 0).expect("a moment"));
            let door = Door::new(place.database.clone(), clock.clone());
            let id = add(&door, None, "a.csv", ("hash", 1)).await.expect("an upload");
            clock.set(clock.now() + Duration::from_secs(5));
            // Another process that shares the server may still be at work.
            let alone = door.database().store() == Store::Sqlite;
            assert_eq!(stop_left(&door).await.expect("an answer"), u64::from(alone), "{}", place.name());
            clock.set(clock.now() + Duration::from_secs(30));
            assert_eq!(stop_left(&door).await.expect("an answer"), u64::from(!alone), "{}", place.name());
            let reading = door.reading(&access::Actor::system()).await.expect("a reading");
            let upload = Entity::find_by_id(id).one(reading.on()).await.expect("an answer").expect("the upload");
            assert_eq!(upload.state(clock.now().timestamp()), State::Failed, "{}", place.name());
        }
    }

    #[tokio::test]
    async fn work_that_holds_the_writer_for_long_is_not_held_up_by_saying_how_far_it_is() {
        for place in testkit::site::on_both(steps).await {
            let door = Door::new(place.database.clone(), Clock::system());
            let id = add(&door, None, "a.csv", ("hash", 1)).await.expect("an upload");
            let (progress, began) = (Arc::new(AtomicU64::new(7)), Instant::now());
            let work = async {
                for _ in 0..2 {
                    let writing = loading::begin(&door).await.expect("a change");
                    tokio::time::sleep(BEAT + Duration::from_millis(300)).await;
                    writing.finish_own().await.expect("an end");
                }
            };
            told(&door, id, Arc::clone(&progress), work).await;
            assert!(began.elapsed() < BEAT * 4, "{}: {:?}", place.name(), began.elapsed());
            let reading = door.reading(&access::Actor::system()).await.expect("a reading");
            let upload = Entity::find_by_id(id).one(reading.on()).await.expect("an answer").expect("the upload");
            assert_eq!(upload.rows, 7, "{}", place.name());
        }
    }
}
