//! What was found, in words: the finding over the chart, what stands under it, what one has to know. Pure.

use super::choice::{By, Given};
use super::counting::{Asked, months};
use super::explored::{Explored, Heading, Value};
use super::ground::Unit;
use crate::harm::known::name;
use crate::imports::reading::{Feed, Month, span};
use crate::withholding::{Threshold, rules as small};
use crate::xmr::words as xmr;
use std::collections::BTreeSet;
use values::words::{count, count_with, fill, t};

/// What one figure of a feed is, with its unit.
pub(super) fn unit(given: Given, feed: Feed) -> String {
    let counted = match feed {
        Feed::Street => t("Crimes and incidents"),
        Feed::Outcomes => t("Outcomes"),
        Feed::StopSearch => t("Searches"),
        Feed::Collisions => t("Collisions"),
        Feed::Casualties => t("Casualties"),
        Feed::Recorded => t("Offences"),
        _ => t("Number counted"),
    };
    match given {
        Given::Count => counted.into_owned(),
        Given::Rate => fill("{counted} per 1,000 people", &[("counted", &counted)]),
        Given::Harm => t("Harm score").into_owned(),
    }
}

/// Names in a row: `Burglary, Drugs and Robbery`; none when there are many.
fn together(names: &[&str]) -> Option<String> {
    match names {
        [] => Some(String::new()),
        [only] => Some((*only).to_owned()),
        [first @ .., last] if names.len() <= 4 => {
            Some(fill("{names} and {last}", &[("names", &first.join(", ")), ("last", last)]))
        }
        _ => None,
    }
}

/// The kinds in a row, or how many there are.
pub(super) fn kinds_together(names: &[&str]) -> String {
    together(names).unwrap_or_else(|| count("{n} kind", "{n} kinds", u64::try_from(names.len()).unwrap_or(0)))
}

/// The places in a row, or how many there are.
fn places_together(names: &[&str]) -> String {
    together(names).unwrap_or_else(|| count("{n} place", "{n} places", u64::try_from(names.len()).unwrap_or(0)))
}

/// What is counted: the kinds, or the feed or measure.
fn counted(found: &Explored) -> String {
    match &found.kinds {
        Some(kinds) => fill("{of}: {kinds}", &[("of", &found.of), ("kinds", kinds)]),
        None => found.of.clone(),
    }
}

/// The measure, the places, the months and the unit, under the finding.
pub(super) fn subtitle(found: &Explored) -> String {
    let places = match found.by {
        By::Place => t("by place").into_owned(),
        By::Area => t("by small area").into_owned(),
        By::Month | By::Kind => places_together(&found.columns.iter().map(|it| it.item.words.as_str()).collect::<Vec<_>>()),
    };
    let when = span(found.months.0, found.months.1);
    let gaps = [("counted", counted(found)), ("places", places), ("when", when), ("unit", found.unit.clone())];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(key, words)| (*key, words.as_str())).collect();
    fill("{counted}, {places}, {when}. {unit}", &gaps)
}

/// The finding, in about ten words.
pub(crate) fn finding(found: &Explored) -> String {
    match (found.by, &found.told) {
        (By::Month, Some(told)) => xmr::finding(&told.series, &told.analysis, &in_time(found)),
        (By::Month, None) => among_places(found),
        (By::Place | By::Area, _) => extremes(found),
        (By::Kind, _) => match found.columns.len() {
            1 => largest(found),
            _ => fill("{what} by kind and place", &[("what", &shortly(found))]),
        },
    }
}

/// What is counted, and where, when it is looked at over time.
pub(super) fn in_time(found: &Explored) -> String {
    let place = found.columns.first().map(|it| it.item.words.as_str()).unwrap_or_default();
    fill("{counted}, {place}", &[("counted", &shortly(found)), ("place", place)])
}

/// What is counted, as short as can be: the kinds alone where they say it.
fn shortly(found: &Explored) -> String {
    found.kinds.clone().filter(|kinds| kinds.len() <= 60).unwrap_or_else(|| found.of.clone())
}

/// Which place is highest and which lowest.
fn extremes(found: &Explored) -> String {
    let rows: Vec<(&Heading, Value)> =
        found.given_rows().filter_map(|(row, values)| Some((row, values.into_iter().next()?))).collect();
    let by_value = |a: &&(&Heading, Value), b: &&(&Heading, Value)| {
        a.1.number().unwrap_or_default().total_cmp(&b.1.number().unwrap_or_default())
    };
    let known: Vec<&(&Heading, Value)> = rows.iter().filter(|(_, value)| value.number().is_some()).collect();
    let kind = found.style().kind;
    match (known.iter().copied().max_by(by_value), known.iter().copied().min_by(by_value)) {
        (Some(high), Some(low)) if known.len() > 1 => {
            let (most, least) = (high.1.words(kind), low.1.words(kind));
            let what = shortly(found);
            let gaps = [
                ("what", what.as_str()),
                ("high", &high.0.item.words),
                ("most", &most),
                ("low", &low.0.item.words),
                ("least", &least),
            ];
            fill("{what}: highest in {high} ({most}), lowest in {low} ({least})", &gaps)
        }
        (Some(only), _) => {
            let (what, value) = (shortly(found), only.1.words(kind));
            fill("{what}: {value} in {place}", &[("what", &what), ("value", &value), ("place", &only.0.item.words)])
        }
        _ => fill("{what}: nothing to show", &[("what", &shortly(found))]),
    }
}

/// Which place had most in the latest month of which there is a figure.
fn among_places(found: &Explored) -> String {
    let what = shortly(found);
    let latest = found.given_rows().filter(|(_, values)| values.iter().any(|it| it.number().is_some())).last();
    let Some((row, values)) = latest else { return fill("{what}: nothing to show", &[("what", &what)]) };
    let kind = found.style().kind;
    let named = found.columns.iter().zip(&values).filter_map(|(column, value)| Some((column, value.number()?, value)));
    let Some((column, _, value)) = named.max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return fill("{what}: nothing to show", &[("what", &what)]);
    };
    let most = value.words(kind);
    let gaps = [("what", what.as_str()), ("place", &column.item.words), ("most", &most), ("when", &row.item.words)];
    fill("{what}: most in {place} in {when} ({most})", &gaps)
}

/// Which kind is the largest part.
fn largest(found: &Explored) -> String {
    let place = found.columns.first().map(|it| it.item.words.clone()).unwrap_or_default();
    let rows: Vec<(&Heading, Value)> =
        found.given_rows().filter_map(|(row, values)| Some((row, values.into_iter().next()?))).collect();
    let top = rows.iter().filter_map(|(row, value)| Some((row, value.number()?, value))).max_by(|a, b| a.1.total_cmp(&b.1));
    match top {
        Some((row, _, value)) => {
            let value = value.words(found.style().kind);
            let gaps = [("kind", row.item.words.as_str()), ("place", &place), ("value", &value)];
            fill("{place}: the highest is {kind} ({value})", &gaps)
        }
        None => fill("{what}: nothing to show", &[("what", &shortly(found))]),
    }
}

/// What one has to know of counts from imported files.
pub(super) fn notes(asked: &Asked, found: &Explored) -> Vec<String> {
    let mut notes = vec![missing_months(asked)];
    notes.push(withheld(found, asked.threshold));
    notes.push(below_nought(found));
    notes.push(people(found));
    notes.push(without_area(asked));
    notes.extend(asked.quality.iter().map(|note| Some(note.words())));
    notes.push(revised(asked));
    notes.push(joint(asked));
    notes.extend(harm(asked));
    notes.into_iter().flatten().collect()
}

/// That a period without a figure is no nought.
pub(super) fn missing(any: bool) -> Option<String> {
    any.then(|| t("No data does not mean zero.").into_owned())
}

/// The months that no file covers, in rows of months.
fn missing_months(asked: &Asked) -> Option<String> {
    let uncovered = |month: &Month| asked.units.iter().any(|unit| !asked.ground.covers(unit, month.number()));
    let each = asked.ground.feed.months();
    let gone: Vec<Month> = months(asked.choice, asked.ground.feed).into_iter().filter(uncovered).collect();
    let mut spans: Vec<(Month, Month)> = Vec::new();
    for month in gone {
        match spans.last_mut().filter(|(_, last)| last.number() + i64::from(each) == month.number()) {
            Some(last) => last.1 = month,
            None => spans.push((month, month)),
        }
    }
    let words: Vec<String> = spans.iter().map(|(first, last)| span(*first, last.later(each - 1).unwrap_or(*last))).collect();
    (!words.is_empty())
        .then(|| fill("No file covers {months}, so there is no data. That does not mean zero.", &[("months", &words.join(", "))]))
}

/// That something is withheld, and why.
pub(super) fn withheld(found: &Explored, threshold: Threshold) -> Option<String> {
    let below = threshold.below.to_string();
    let words = "{mark}: counts below {below} are withheld, and others where a sum would tell them. A sum is withheld when a part of it is.";
    found.withholds().then(|| fill(words, &[("mark", &small::note()), ("below", &below)]))
}

/// That quarters of recorded crime can take back what earlier ones had too much.
fn below_nought(found: &Explored) -> Option<String> {
    let any = found.cells.iter().flatten().any(|cell| cell.value.number().is_some_and(|number| number < 0.0));
    any.then(|| t("A figure below zero is a correction: it takes back what was recorded in an earlier quarter.").into_owned())
}

/// By which year's population rates are worked out.
pub(super) fn people(found: &Explored) -> Option<String> {
    let asked = found.given == Given::Rate || found.by.is_places();
    let years: BTreeSet<i64> = found.cells.iter().flatten().filter_map(|cell| cell.people).map(|it| it.year).collect();
    let (first, last) = (years.first()?, years.last()?);
    let (first, last) = (first.to_string(), last.to_string());
    asked.then(|| match first == last {
        true => fill("Rates are per 1,000 people, by the population of mid-{year}, the latest we have.", &[("year", &first)]),
        false => fill(
            "Rates are per 1,000 people, by the population of each year from mid-{first} to mid-{last}, the latest we have.",
            &[("first", &first), ("last", &last)],
        ),
    })
}

/// Rows without a small area, which count in the whole force and in no district.
fn without_area(asked: &Asked) -> Option<String> {
    if !asked.ground.feed.is_by_area() {
        return None;
    }
    let forces: BTreeSet<i64> = asked.units.iter().flat_map(|unit| asked.ground.forces(unit)).collect();
    let inside = (asked.choice.from.number()..=asked.choice.to.number(), forces);
    let rows = asked.ground.covered.iter().filter(|(force, it)| inside.0.contains(&it.month) && inside.1.contains(force));
    let rows: u64 = rows.map(|(_, it)| u64::try_from(it.without_area).unwrap_or(0)).sum();
    (rows > 0).then(|| {
        count(
            "{n} row in these months has no small area: it counts for the whole force but for no district.",
            "{n} rows in these months have no small area: they count for the whole force but for no district.",
            rows,
        )
    })
}

/// Months that were published again.
fn revised(asked: &Asked) -> Option<String> {
    let range = asked.choice.from.number()..=asked.choice.to.number();
    let months: BTreeSet<i64> = asked
        .ground
        .covered
        .iter()
        .filter(|(_, it)| it.revisions > 0 && range.contains(&it.month))
        .map(|(_, it)| it.month)
        .collect();
    (!months.is_empty()).then(|| {
        count(
            "{n} month has been published again since. The newest figures are shown, and the first are kept.",
            "{n} months have been published again since. The newest figures are shown, and the first are kept.",
            u64::try_from(months.len()).unwrap_or(0),
        )
    })
}

/// Places that overlap are not to be added up.
fn joint(asked: &Asked) -> Option<String> {
    let overlap =
        |(at, one): (usize, &Unit)| asked.units[at + 1..].iter().any(|other| !one.districts.is_disjoint(&other.districts));
    let number = asked.units.iter().filter(|unit| unit.districts.len() > 1).count();
    asked.units.iter().enumerate().any(overlap).then(|| {
        count_with(
            "{n} of these places contains others shown here, so do not add them up.",
            "{n} of these places contain others shown here, so do not add them up.",
            u64::try_from(number).unwrap_or(0),
            &[],
        )
    })
}

/// By which weights harm is worked out, and what they leave out.
fn harm(asked: &Asked) -> Vec<Option<String>> {
    let day = asked.choice.to.first_day();
    let Some((set, by_name)) = asked.ground.weights.on(day).filter(|_| asked.choice.given == Given::Harm) else {
        return Vec::new();
    };
    let gaps = [("set", set.title.as_str()), ("publisher", &set.publisher), ("version", &set.edition), ("unit", &set.unit)];
    let which =
        fill("Harm is each count times its weight, from {set} ({publisher}, version {version}). One point is {unit}.", &gaps);
    let without = asked.kinds.iter().filter(|(item, _)| !by_name.contains_key(&name(&item.words)));
    let without: Vec<&str> = without.map(|(item, _)| item.words.as_str()).collect();
    let left_out = (!without.is_empty()).then(|| {
        fill(
            "There is no weight for {kinds}: these are counted, but left out of the harm score.",
            &[("kinds", &without.join(", "))],
        )
    });
    let wide = t(
        "Each kind of these figures covers several offences. One weight was chosen to stand for each kind, so harm is a rough measure.",
    );
    let proactive = set.leaves_out_proactive().then(|| {
        t("These weights leave out offences that the police find themselves, such as drug dealing, because they say more about police work than about harm. The figures do not show which offences those are.").into_owned()
    });
    vec![Some(which), left_out, Some(wide.into_owned()), proactive]
}
