//! The small areas of one district, for whole years: the same figures, withheld in the same way, as the pages of places show.

use super::choice::{Choice, Item, Small};
use super::explored::{Cell, Explored, Heading, People, Value};
use super::ground::{Ground, Unit};
use super::said;
use crate::figures::FigureKind;
use crate::imports::asking::{self, Lying};
use crate::imports::reading::{Code, Month};
use crate::imports::withheld::ALL;
use crate::places::{self, Recorded};
use crate::withholding::{Shown, Threshold};
use access::Open;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use values::words::t;

/// So many years can be chosen.
const YEARS: usize = 10;

/// The small areas of a district, as the list of places has them.
#[derive(Clone, Debug)]
pub(super) struct Inside {
    pub(super) small: Small,
    listed: Vec<Lying>,
    district: Code,
}

/// The small areas that an address asks for: those of the district that it names, or of the district of a small area that it
/// names. None when it asks for none, or for those of several districts at once.
pub(super) async fn inside(open: &dyn Open, ground: &Ground, asked: &[(String, String)]) -> Result<Option<Inside>, Fault> {
    let answers = |name: &str| asked.iter().filter(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).collect();
    let (by, wanted, areas): (Vec<String>, Vec<String>, Vec<String>) = (answers("by"), answers("place"), answers("area"));
    let is_asked = if by.iter().all(String::is_empty) { !areas.is_empty() } else { by.iter().any(|by| by == "area") };
    if !ground.feed.is_by_area() || !is_asked {
        return Ok(None);
    }
    let is_district = |unit: &&Unit| unit.whole.is_none() && unit.codes.len() == 1;
    let mut districts = ground.units.iter().filter(is_district).filter(|unit| wanted.contains(&unit.item.key));
    let named = districts.next().filter(|_| districts.next().is_none());
    let unit = match (named, areas.iter().find_map(|area| Code::read(area.as_bytes()))) {
        (Some(unit), _) => Some(unit),
        (None, Some(area)) if wanted.is_empty() => {
            let of = places::district_of(open, area).await?;
            ground.units.iter().filter(is_district).find(|unit| of.is_some_and(|of| unit.codes.contains(&of.number())))
        }
        _ => None,
    };
    let Some((unit, district)) = unit.and_then(|unit| Some((unit, Code::of_number(*unit.codes.first()?)?))) else {
        return Ok(None);
    };
    let mut listed = asking::areas(open, &[district]).await?;
    listed.sort_by(|a, b| a.name.cmp(&b.name).then(a.code.cmp(&b.code)));
    let item = |it: &Lying| Some(Item::new(Code::of_number(it.code)?.to_string(), it.name.clone()));
    let small = Small {
        district: unit.item.clone(),
        areas: listed.iter().filter_map(item).collect(),
        years: years(ground, unit).into_iter().filter_map(|year| Some((*year.first()?, *year.last()?))).collect(),
    };
    Ok(Some(Inside { small, listed, district }))
}

/// The calendar years that are covered for a district, the latest first: the same that pages of places show, so that no two of them overlap.
fn years(ground: &Ground, unit: &Unit) -> Vec<Vec<Month>> {
    let months: BTreeSet<i64> = ground.covered.iter().map(|(_, it)| it.month).collect();
    let covered = months.into_iter().filter(|month| ground.covers(unit, *month)).filter_map(Month::of_number);
    places::whole_years(&covered.collect::<Vec<_>>(), YEARS)
}

/// Finds the counts of the small areas for the year that is chosen.
pub(super) async fn counted(
    open: &dyn Open,
    (choice, ground): (&Choice, &Ground),
    inside: &Inside,
    threshold: Threshold,
) -> Result<Explored, Fault> {
    let codes: Vec<Code> = inside.listed.iter().filter_map(|area| Code::of_number(area.code)).collect();
    let months: Vec<Month> = (choice.from.number()..=choice.to.number()).filter_map(Month::of_number).collect();
    let recorded = Recorded::of_district(open, (ground.feed, &months), (inside.district, &codes), threshold).await?;
    let deprived = places::deprived(open, &codes).await?.into_iter();
    let people: BTreeMap<i64, u64> =
        deprived.filter(|it| it.population > 0).map(|it| (it.place, it.population.unsigned_abs())).collect();
    let quality = asking::notes(open, ground.feed, &[inside.district], choice.from, choice.to).await?;
    let quality = quality.iter().map(crate::imports::notes::Note::words).collect();
    Ok(explored((choice, ground), inside, &Found { recorded, people, quality, threshold }))
}

struct Found {
    recorded: std::sync::Arc<Recorded>,
    people: BTreeMap<i64, u64>,
    quality: Vec<String>,
    threshold: Threshold,
}

fn explored((choice, ground): (&Choice, &Ground), inside: &Inside, found: &Found) -> Explored {
    let kinds: Vec<&(Item, i64)> = ground.kinds.iter().filter(|(item, _)| choice.kinds.contains(&item.key)).collect();
    let count = |code: Code| match kinds.as_slice() {
        [] => found.recorded.of_area(code, ALL),
        some => Shown::sum(some.iter().map(|(_, kind)| found.recorded.of_area_or_none(code, *kind))),
    };
    let newest = inside.listed.iter().map(|area| area.last_census).max().unwrap_or(0);
    let (mut rows, mut cells) = (Vec::new(), Vec::new());
    for area in &inside.listed {
        let Some(code) = Code::of_number(area.code) else { continue };
        let (written, count) = (code.to_string(), count(code));
        // Areas of an older census are listed as long as something was recorded there.
        let there = area.last_census == newest || count != Shown::Number(0);
        if if choice.areas.is_empty() { there } else { choice.areas.contains(&written) } {
            rows.push(Heading { item: Item::new(&written, area.name.clone()), code: Some(written), period: None });
            let people = found.people.get(&area.code).map(|number| People { number: *number, year: places::PEOPLE_OF });
            cells.push(vec![Cell { quality: found.quality.clone(), ..Cell::of(Value::count(count), people) }]);
        }
    }
    let unit = said::unit(choice.given, ground.feed);
    let mut explored = Explored {
        of: ground.title.clone(),
        kinds: (!kinds.is_empty())
            .then(|| said::kinds_together(&kinds.iter().map(|(item, _)| item.words.as_str()).collect::<Vec<_>>())),
        columns: vec![Heading { item: Item::new("all", unit.clone()), code: None, period: None }],
        unit,
        kind: FigureKind::Count,
        by: choice.by,
        given: choice.given,
        rows,
        cells,
        months: (choice.from, choice.to),
        told: None,
        notes: Vec::new(),
        source: ground.source.clone(),
        of_measure: false,
    };
    explored.notes = notes(&explored, found);
    explored
}

fn notes(explored: &Explored, found: &Found) -> Vec<String> {
    let whole =
        t("Small areas are shown by whole calendar years, because a month of a small area is mostly a handful of reports.");
    let small = t(
        "Most small areas have 1,000 to 3,000 people. A high rate can mean shops, a station or a night out rather than danger to those who live there.",
    );
    [Some(whole.into_owned()), Some(small.into_owned()), said::withheld(explored, found.threshold), said::people(explored)]
        .into_iter()
        .flatten()
        .chain(found.quality.iter().cloned())
        .collect()
}
