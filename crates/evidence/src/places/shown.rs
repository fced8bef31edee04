//! What pages of places share: addresses, the choice of a kind, sources, and what one has to know of the figures.

use super::asking::{Level, Place};
use super::load::{Counted, Kinds, When};
use crate::imports::pages::IMPORTS;
use crate::imports::reading::{Code, Month, span};
use crate::public::EVIDENCE;
use crate::withholding::{self, Shown, ShownRate};
use components::{Button, Select};
use maud::{Markup, html};
use pages::Page;
use values::money::with_commas;
use values::words::{count, fill, t};

/// The address of the list of places.
pub(crate) const PLACES: &str = "/evidence/places";
/// For how many people rates are given.
pub(crate) const PER: u64 = 1_000;

/// The address of the page of a place, or of something beside it.
pub(crate) fn address(code: Code, beside: &str, kind: &Counted) -> String {
    with_kind(format!("{PLACES}/{code}{beside}"), kind)
}

/// An address with the kind that was chosen.
pub(crate) fn with_kind(address: String, kind: &Counted) -> String {
    if kind.slug.is_empty() { address } else { format!("{address}?kind={}", kind.slug) }
}

/// A link to the page of a place.
pub(crate) fn link(code: Code, name: &str, kind: &Counted) -> Markup {
    html! { a class="govuk-link" href=(address(code, "", kind)) { (name) } }
}

/// The form that chooses what is counted.
pub(crate) fn choose(address: &str, kinds: &Kinds) -> Markup {
    html! {
        form method="get" action=(address) novalidate class="govuk-!-display-none-print" {
            (Select::new("kind", t("What is counted")).items(kinds.all.iter().map(|it| (it.slug.clone(), it.word.clone()))).selected(kinds.chosen.slug.clone()))
            (Button::new(t("Show this")).secondary())
        }
    }
}

/// A page within those of places.
pub(crate) fn page(title: impl Into<String>) -> Page {
    Page::new(title).crumb(t("Evidence"), EVIDENCE)
}

/// A page about a place.
pub(crate) fn page_of(place: &Place) -> Page {
    page(place.name.clone())
        .caption(fill("{level}, {code}", &[("level", &level(place)), ("code", &place.code.to_string())]))
        .crumb(t("Places"), PLACES)
}

/// What sort of place it is.
pub(crate) fn level(place: &Place) -> String {
    match place.level {
        Level::Partnership => t("Area of a community safety partnership"),
        Level::District => t("District"),
        Level::Ward => t("Ward"),
        Level::Area => t("Small area"),
    }
    .into_owned()
}

/// The source of counts, with its licence.
pub(crate) fn source() -> String {
    t("data.police.uk, street-level crime, Open Government Licence v3.0").into_owned()
}

/// The source of outlines, with the words that their licence asks for.
pub(crate) fn outline_source() -> String {
    t("Outlines: Office for National Statistics, Open Government Licence v3.0. Contains OS data © Crown copyright and database right.").into_owned()
}

/// A rate as it is shown.
pub(crate) fn rate(count: Shown, people: Option<(i64, u64)>) -> ShownRate {
    people.map_or(ShownRate::NoData, |(_, people)| count.rate(people, PER))
}

/// Months in words: a year by its number; a word that there are none.
pub(crate) fn months(months: &[Month]) -> String {
    match (months.first(), months.last()) {
        (Some(first), Some(last)) if first.of_year() == 1 && first.later(11) == Some(*last) => first.year().to_string(),
        (Some(first), Some(last)) => span(*first, *last),
        _ => t("No twelve complete months").into_owned(),
    }
}

/// What one has to know of the figures, on every page that shows them.
pub(crate) fn to_know(when: &When, people: Option<i64>, more: Vec<String>) -> Markup {
    let all = super::counts::all_months(&when.covered);
    let missing = all.len() - when.covered.len();
    let mut lines = vec![
        t("These are crimes and anti-social behaviour that were reported to the police and recorded. What is not reported is not counted, and more reports can mean that people trust the police more.").into_owned(),
        t("The publisher moves each report to the nearest of a fixed list of points, so locations are not exact. The counts for small areas and districts follow these points.").into_owned(),
    ];
    if missing > 0 {
        let n = u64::try_from(missing).unwrap_or(0);
        lines.push(count(
            "There is no file for {n} month within this time. No data does not mean zero.",
            "There is no file for {n} months within this time. No data does not mean zero.",
            n,
        ));
    }
    let without = when.without_area();
    if without > 0 {
        let gaps = [("rows", with_commas(without)), ("months", months(when.year()))];
        lines.push(fill(
            "{rows} reports from the whole force area have no small area, so they are counted in no district ({months}).",
            &[("rows", &gaps[0].1), ("months", &gaps[1].1)],
        ));
    }
    if let Some(year) = people {
        lines.push(fill("Rates are per 1,000 people who lived there in the middle of {year}, the latest year we have. Places with many visitors or shops can have high rates for that reason.", &[("year", &year.to_string())]));
    }
    lines.push(fill(
        "{mark}. Other counts are withheld where they could be used to work those out.",
        &[("mark", &withholding::note())],
    ));
    lines.extend(when.notes());
    lines.extend(more);
    html! {
        h2 class="govuk-heading-m" { (t("What to know about these figures")) }
        ul class="govuk-list govuk-list--bullet govuk-list--spaced" { @for line in &lines { li { (line) } } }
        p class="govuk-body" { a class="govuk-link" href=(IMPORTS) { (t("The files these figures come from")) } }
    }
}
