//! Looking at a file before it is imported: what it holds, what would be refused, what to know about it.

use super::asked;
use super::found;
use super::knowing::{self, Places};
use super::reading::{self, Feed, Figures, How, Limits, Refusal, Unread};
use super::rules::{self, CURRENT, Facts};
use super::running::{NotBrought, Offer, until_today};
use access::{Actor, Door, Open};
use database::Fault;
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a file would bring: looked at, nothing loaded.
#[derive(Debug, Default)]
pub struct Looked {
    /// What it holds.
    pub feeds: BTreeSet<Feed>,
    /// The forces and months.
    pub parts: Vec<Part>,
    /// Rows read.
    pub rows: u64,
    /// Rows refused.
    pub refused: u64,
    /// The first refused rows, with the file that each is in.
    pub refusals: Vec<(String, Refusal)>,
    /// What to know about it.
    pub facts: Facts,
}

/// What a file has of one month of a force, or of places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The force; empty when it has none.
    pub force: String,
    /// The month in words, or what it is a list of.
    pub period: String,
    /// How many rows the file has of it.
    pub rows: u64,
    /// How many rows are shown now, which these would replace; 0 when there are none.
    pub now: u64,
}

impl Part {
    /// Whether far fewer rows would be shown than now.
    pub fn is_far_fewer(&self) -> bool {
        rules::are_far_fewer(self.now, self.rows)
    }

    /// Whose month it is.
    pub fn of(&self) -> String {
        [self.force.as_str(), &self.period].join(", ").trim_matches([',', ' ']).to_owned()
    }
}

/// The rows that are shown now, by feed, force and month.
type Shown = HashMap<(String, String, i64), u64>;

async fn shown(open: &dyn Open) -> Result<Shown, Fault> {
    #[derive(FromQueryResult)]
    struct Slice {
        feed: String,
        force: String,
        month: i64,
        rows: i64,
    }
    let text = format!(
        "SELECT s.feed AS feed, COALESCE(w.word, '') AS force, s.month AS month, s.rows AS rows FROM figure_slices s \
         LEFT JOIN figure_words w ON w.number = s.force WHERE s.standing = '{CURRENT}'"
    );
    let found: Vec<Slice> = asked::rows(open, &text).await?;
    Ok(found.into_iter().map(|it| ((it.feed, it.force, it.month), it.rows.unsigned_abs())).collect())
}

/// Looks at a file without loading it.
///
/// # Errors
/// The database did not answer; or, within, the file cannot be read.
pub async fn look(
    door: &Door,
    offer: Offer,
    limits: Limits,
    progress: Arc<AtomicU64>,
) -> Result<Result<Looked, Unread>, NotBrought> {
    let reading = door.reading(&Actor::system()).await?;
    let (places, known) = (Places::load(&reading).await?, knowing::known(&reading).await?);
    let shown = shown(&reading).await?;
    let limits = until_today(door, limits);
    reading.close().await?;
    let work = move || {
        let mut looked = Looked::default();
        let told = |rows: u64| {
            progress.fetch_add(rows, Ordering::Relaxed);
        };
        let input = offer.open()?;
        let how = How { limits: &limits, known: &known, told: &told };
        reading::read(input, &offer.name, how, &mut |name, figures| {
            looked.add(name, &figures, (&places, &shown));
            Ok(())
        })?;
        Ok(looked)
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| NotBrought::Stopped)
}

/// How many refused rows are told of a file that is looked at.
const TOLD: usize = 200;

impl Looked {
    fn add(&mut self, name: &str, figures: &Figures, (places, shown): (&Places, &Shown)) {
        self.feeds.insert(figures.feed);
        self.rows += figures.rows;
        self.refused += figures.refused.total();
        let room = TOLD.saturating_sub(self.refusals.len());
        self.refusals.extend(figures.refused.first.iter().take(room).map(|refusal| (name.to_owned(), refusal.clone())));
        self.facts.add(&found::facts(figures, places));
        let key = figures.feed.key();
        let now = |force: &str, month: i64| shown.get(&(key.to_owned(), force.to_owned(), month)).copied().unwrap_or(0);
        for part in &figures.parts {
            let (force, month) = (figures.words.forces.text(part.force).to_owned(), part.month.number());
            let now = now(&force, month);
            self.parts.push(Part { force, period: rules::period(key, month), rows: part.rows, now });
        }
        // A list takes the place of the one before.
        if !figures.feed.is_counted() && !figures.feed.stays() && now("", 0) > 0 {
            let (period, rows) = (figures.feed.words().into_owned(), figures.rows - figures.refused.total());
            self.parts.push(Part { force: String::new(), period, rows, now: now("", 0) });
        }
    }
}
