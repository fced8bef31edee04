//! What an address asks of the explorer that there is not, for files: they answer exactly, or say what to write. Pure.

use super::EXPLORE;
use super::choice::{Asked, By, Choice, Given, Item, MOST_MONTHS, Offered, Small, answers, written};
use crate::api::strict;
use crate::imports::reading::Month;
use ::pages::Address;
use values::words::{fill, t};

/// What can be asked.
const PARAMETERS: [&str; 8] = ["of", "kind", "place", "area", "from", "to", "by", "as"];

/// What is wrong with an address, and what to write; nothing when the figures are those that it asks for. `choice` is what was
/// made of it.
pub(super) fn wrong(address: &Address, offered: &Offered, choice: Option<&Choice>) -> Option<String> {
    let asked = &address.asked;
    strict::parameters(address, &PARAMETERS)
        .or_else(|| unknown(asked, "of", &offered.of))
        .or_else(|| unknown(asked, "kind", &offered.kinds))
        .or_else(|| unknown(asked, "place", &offered.places))
        .or_else(|| of_ways(asked, "by", offered.by.iter().map(|by| by.key()).collect()))
        .or_else(|| of_ways(asked, "as", offered.given.iter().map(|given| given.key()).collect()))
        .or_else(|| months(asked, offered))
        .or_else(|| areas(asked, offered.small.as_ref(), choice?))
}

/// The first name that is asked for and that is not among these.
fn unknown(asked: &[Asked], parameter: &str, items: &[Item]) -> Option<String> {
    let strange = answers(asked, parameter).find(|wanted| items.iter().all(|item| item.key != *wanted))?;
    let known: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    Some(strict::value(parameter, strange, &known, EXPLORE))
}

fn of_ways(asked: &[Asked], parameter: &str, known: Vec<&str>) -> Option<String> {
    let wanted = answers(asked, parameter).next().filter(|wanted| !known.contains(wanted))?;
    Some(strict::value(parameter, wanted, &known, EXPLORE))
}

fn months(asked: &[Asked], offered: &Offered) -> Option<String> {
    let mut read = [None, None];
    for (at, name) in ["from", "to"].into_iter().enumerate() {
        let Some(text) = answers(asked, name).next() else { continue };
        let Some(month) = Month::read(text.as_bytes()) else {
            return Some(fill("Write a month like 2025-01 for {name}.", &[("name", name)]));
        };
        read[at] = Some(month);
    }
    let usual = offered.usual.or(offered.months)?;
    let (from, to) = (read[0].unwrap_or(usual.0), read[1].unwrap_or(usual.1));
    if to < from {
        let gaps = [("from", written(from)), ("to", written(to))];
        return Some(fill(
            "The last month, {to}, is before the first, {from}. Write both, the earlier one for from.",
            &[("from", &gaps[0].1), ("to", &gaps[1].1)],
        ));
    }
    let too_many = to.number() - from.number() >= MOST_MONTHS;
    too_many.then(|| t("Ask for at most 120 months at once: write both from and to.").into_owned())
}

/// Small areas are those of one district, for one of its whole years, as counts or rates.
fn areas(asked: &[Asked], small: Option<&Small>, choice: &Choice) -> Option<String> {
    let by = answers(asked, "by").next();
    let first = answers(asked, "area").next();
    if by.map_or(first.is_none(), |by| by != By::Area.key()) {
        // An area is only looked at where figures are broken down by area.
        return first.map(|_| t("Small areas are shown with by=area. Leave area out, or write by=area.").into_owned());
    }
    let Some(small) = small.filter(|small| !small.areas.is_empty() && choice.by == By::Area) else {
        return Some(t("Small areas are those of one district, for a year of twelve months that files cover. Write one district for place.").into_owned());
    };
    if answers(asked, "as").next() == Some(Given::Harm.key()) {
        return Some(strict::value("as", Given::Harm.key(), &[Given::Count.key(), Given::Rate.key()], EXPLORE));
    }
    let asked_for = |name: &str, own: Month| answers(asked, name).next().is_none_or(|text| text == written(own));
    if !asked_for("from", choice.from) || !asked_for("to", choice.to) {
        let years: Vec<String> =
            small.years.iter().map(|(first, last)| format!("from={}&to={}", written(*first), written(*last))).collect();
        return Some(fill("Small areas are shown by whole years. There are: {years}.", &[("years", &years.join(", "))]));
    }
    unknown(asked, "area", &small.areas)
}
