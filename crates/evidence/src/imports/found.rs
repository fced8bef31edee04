//! What is found in a file beside its counts: what a reader of its figures must know.

use super::knowing::Places;
use super::reading::{Feed, Figures, UNASSIGNED};
use super::rules::Facts;

/// What was found in a file that a reader of its figures must know.
pub(super) fn facts(figures: &Figures, places: &Places) -> Facts {
    if figures.feed.is_by_area() { by_area(figures, places) } else { by_place(figures) }
}

/// What was found in a file whose events are told by partnership or district.
fn by_place(figures: &Figures) -> Facts {
    let mut facts = Facts { notes: figures.words.notes.len() as u64, ..Facts::default() };
    for part in &figures.parts {
        facts.rows += part.rows;
        facts.taken_back += part.taken_back;
        if figures.feed == Feed::Recorded {
            let events = part.counts.iter().filter(|((place, _, _), _)| *place == UNASSIGNED);
            facts.unassigned.0 += part.without_area;
            facts.unassigned.1 += events.map(|(_, number)| i64::from(*number)).sum::<i64>();
        } else {
            facts.without_district += part.without_area;
        }
    }
    facts
}

fn by_area(figures: &Figures, places: &Places) -> Facts {
    let mut facts = Facts::default();
    for part in &figures.parts {
        facts.rows += part.rows;
        facts.repeats += part.repeats;
        facts.without_id += part.without_id;
        facts.without_point += part.without_point;
        facts.without_area += part.without_area;
        if places.is_empty() {
            continue;
        }
        for ((area, _, _), number) in part.counts.iter().filter(|((area, _, _), _)| *area != 0) {
            let (area, number) = (i64::from(*area), u64::from(number.unsigned_abs()));
            let (older, newer) = places.vintage(area);
            facts.elsewhere += number * u64::from(places.get(area).is_none());
            facts.vintages.0 += number * u64::from(older);
            facts.vintages.1 += number * u64::from(newer);
        }
        for ((area, name), number) in &part.named {
            let name = figures.words.districts.text(*name);
            let lies = places.get(i64::from(*area)).filter(|lies| lies.name != name);
            if let Some(lies) = lies {
                *facts.renamed.entry((lies.name.clone(), name.to_owned())).or_default() += u64::from(*number);
            }
        }
    }
    facts
}
