//! Looking at a file before it is imported: what it holds, what would be refused, what to know about it.

use super::found;
use super::knowing::{self, Places};
use super::reading::{self, Feed, Figures, How, Limits, Refusal, Unread};
use super::rules::{self, Facts};
use super::running::{NotBrought, Offer};
use access::{Actor, Door};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a file would bring: looked at, nothing loaded.
#[derive(Debug, Default)]
pub struct Looked {
    /// What it holds.
    pub feeds: BTreeSet<Feed>,
    /// The forces and months, with the rows of each.
    pub parts: Vec<(String, String, u64)>,
    /// Rows read.
    pub rows: u64,
    /// Rows refused.
    pub refused: u64,
    /// The first refused rows, with the file that each is in.
    pub refusals: Vec<(String, Refusal)>,
    /// What to know about it.
    pub facts: Facts,
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
    reading.close().await?;
    let work = move || {
        let mut looked = Looked::default();
        let told = |rows: u64| {
            progress.fetch_add(rows, Ordering::Relaxed);
        };
        let input = offer.open()?;
        let how = How { limits: &limits, known: &known, told: &told };
        reading::read(input, &offer.name, how, &mut |name, figures| {
            looked.add(name, &figures, &places);
            Ok(())
        })?;
        Ok(looked)
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| NotBrought::Stopped)
}

/// How many refused rows are told of a file that is looked at.
const TOLD: usize = 200;

impl Looked {
    fn add(&mut self, name: &str, figures: &Figures, places: &Places) {
        self.feeds.insert(figures.feed);
        self.rows += figures.rows;
        self.refused += figures.refused.total();
        let room = TOLD.saturating_sub(self.refusals.len());
        self.refusals.extend(figures.refused.first.iter().take(room).map(|refusal| (name.to_owned(), refusal.clone())));
        self.facts.add(&found::facts(figures, places));
        for part in &figures.parts {
            let period = rules::period(figures.feed.key(), part.month.number());
            self.parts.push((figures.words.forces.text(part.force).to_owned(), period, part.rows));
        }
    }
}
