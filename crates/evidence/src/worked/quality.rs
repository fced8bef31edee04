//! What one has to know to trust figures that are counted from files: the notes that came with the files follow every number that is
//! made of them, also through formulas.

use super::Measure;
use super::areas;
use super::counted::{Want, forces_of};
use crate::imports::asking;
use crate::imports::notes::Note;
use crate::imports::reading::{Feed, Month};
use crate::imports::summed;
use access::Open;
use chrono::{Datelike, NaiveDate};
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The notes of one feed, with what its figures of each place are counted from.
#[derive(Debug)]
struct OfFeed {
    notes: Vec<Note>,
    /// By place: what its counts stand under, and the forces whose files it needs. Nothing is told of what is not here.
    places: BTreeMap<Uuid, (BTreeSet<i64>, BTreeSet<String>)>,
}

/// The notes on the files that a measure is counted from.
#[derive(Debug, Default)]
pub(crate) struct Quality(Vec<OfFeed>);

impl Quality {
    /// The notes on figures of this place (none for everywhere) in these days, in sentences, each once.
    pub(crate) fn on(&self, place: Option<Uuid>, (from, to): (NaiveDate, NaiveDate)) -> Vec<String> {
        let month = |day: NaiveDate| Month::new(day.year(), i32::try_from(day.month()).unwrap_or(1));
        let Some((from, to)) = month(from).zip(month(to)) else { return Vec::new() };
        let mut told = Vec::new();
        for of in &self.0 {
            let here = |note: &&Note| match place {
                None => true,
                Some(place) => of.places.get(&place).is_some_and(|(codes, forces)| {
                    let of_force = note.place == 0 && (note.force.is_empty() || forces.contains(&note.force));
                    of_force || codes.contains(&note.place)
                }),
            };
            let then = |note: &&Note| note.months.0 <= to && note.months.1 >= from;
            for words in of.notes.iter().filter(here).filter(then).map(Note::words) {
                if !told.contains(&words) {
                    told.push(words);
                }
            }
        }
        told
    }
}

/// Asks for the notes on the files that this measure, or these parts of its formula, are counted from.
pub(crate) async fn quality(open: &dyn Open, measure: &Measure, parts: &[Measure]) -> Result<Quality, Fault> {
    let wants: Vec<Want> = std::iter::once(measure).chain(parts).filter_map(Want::of).collect();
    if wants.is_empty() {
        return Ok(Quality::default());
    }
    let (known, placed) = (summed::districts(open).await?, areas::places(open).await?);
    let feeds: BTreeSet<Feed> = wants.iter().map(|want| want.feed).collect();
    let mut all = Vec::new();
    for feed in feeds {
        let covered = asking::covered(open, feed).await?;
        let months = covered.iter().filter_map(|it| Month::of_number(it.month));
        let Some((from, to)) = months.clone().min().zip(months.max()) else { continue };
        let forces: BTreeSet<&str> = covered.iter().map(|it| it.force.as_str()).collect();
        let forces: Vec<&str> = forces.into_iter().collect();
        let mut places = BTreeMap::new();
        for want in wants.iter().filter(|want| want.feed == feed) {
            for area in areas::areas((feed, want.level), &placed, &known, &forces) {
                let forces = forces_of(&known, &area, &forces);
                places.extend(area.place.map(|place| (place, (area.codes, forces))));
            }
        }
        all.push(OfFeed { notes: asking::notes(open, feed, &[], from, to).await?, places });
    }
    Ok(Quality(all))
}
