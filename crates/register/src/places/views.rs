//! The page of a place, from what was loaded. Pure.

use crate::places::page::Whole;
use crate::public::{self, dates as span, link_to, stated};
use crate::showing;
use crate::spans::{self, Phase, phase};
use chrono::NaiveDate;
use components::{DownloadLink, DownloadLinks, InsetText, PlaceMap, SummaryList};
use maud::{Markup, html};
use pages::Page;
use values::words::{fill, t};
use values::{Kind, dates};

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let place = &whole.place;
    let json = public::address(Kind::Place, &place.reference).unwrap_or_default() + ".json";
    let content = html! {
        (showing::banner())
        @if let Some(note) = &place.note { p class="govuk-body gt-lead" { (note) } }
        @if let Some(to) = place.to.filter(|to| *to < whole.today) {
            (InsetText::new(fill("This place ended on {day}.", &[("day", &dates::words(to))])))
        }
        (facts(whole))
        @if let Some(code) = &place.ons_code {
            p class="govuk-body" { a class="govuk-link" href=(format!("/evidence/places?code={code}")) { (fill("What is recorded in {place}", &[("place", &place.title)])) } }
        }
        @if !whole.inside.is_empty() {
            h2 class="govuk-heading-m" { (t("Places inside it")) }
            (inside(whole))
        }
        h2 class="govuk-heading-m" { (t("Boards for this place")) }
        (boards(whole))
        h2 class="govuk-heading-m" { (t("Organisations that serve this place")) }
        (organisations(whole))
        @if let Some(map) = map(whole) { (map) }
        @if !showing::rehearses() { (DownloadLinks::new().link(DownloadLink::new(t("Download this page as data"), showing::keep(json), t("JSON")))) }
        (showing::form())
    };
    public::page_of(place, &whole.names)
        .crumb(t("Places"), showing::keep(format!("{}/places", public::PARTNERS)))
        .caption(whole.names.label("place-kind", &place.kind))
        .content(content)
}

fn facts(whole: &Whole) -> SummaryList {
    let place = &whole.place;
    let around = html! {
        ul class="govuk-list" { @for outer in &whole.around { li { (link_to(Kind::Place, &outer.reference, &outer.title)) } } }
    };
    SummaryList::new()
        .pair(t("Kind"), whole.names.label("place-kind", &place.kind))
        .pair(t("ONS code"), stated(place.ons_code.as_deref()))
        .pair(t("Inside"), if whole.around.is_empty() { stated(None) } else { around })
        .pair(t("Dates"), span(whole.today, place.from, place.to))
}

fn inside(whole: &Whole) -> Markup {
    let lines = whole
        .inside
        .iter()
        .map(|place| Line::new(Kind::Place, &place.reference, &place.title, &place.kind, (place.from, place.to)));
    lists(whole, "place-kind", lines.collect())
}

fn boards(whole: &Whole) -> Markup {
    if whole.boards.is_empty() {
        return public::nothing(t("No board is known that works for this place alone."));
    }
    let lines = whole.boards.iter().map(|b| Line::new(Kind::Partnership, &b.reference, &b.title, &b.kind, (b.from, b.to)));
    lists(whole, "partnership-kind", lines.collect())
}

fn organisations(whole: &Whole) -> Markup {
    if whole.organisations.is_empty() {
        return public::nothing(t("No organisation is known that serves this place alone."));
    }
    let lines =
        whole.organisations.iter().map(|o| Line::new(Kind::Organisation, &o.reference, &o.title, &o.kind, (o.from, o.to)));
    lists(whole, "organisation-kind", lines.collect())
}

/// One thing of a list: its link, and its dates when it is not simply there today.
struct Line<'a> {
    kind: Kind,
    reference: &'a str,
    title: &'a str,
    sort: &'a str,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl<'a> Line<'a> {
    fn new(
        kind: Kind,
        reference: &'a str,
        title: &'a str,
        sort: &'a str,
        dates: (Option<NaiveDate>, Option<NaiveDate>),
    ) -> Line<'a> {
        Line { kind, reference, title, sort, from: dates.0, to: dates.1 }
    }
}

/// Lists under the labels of their kinds; what is there today stands first.
fn lists(whole: &Whole, list: &str, mut lines: Vec<Line<'_>>) -> Markup {
    lines.sort_by_key(|line| phase(whole.today, line.from, line.to));
    let groups = public::grouped(&whole.names, list, &lines, |line| line.sort);
    html! {
        @for (label, lines) in groups {
            h3 class="govuk-heading-s" { (label) }
            ul class="govuk-list" {
                @for line in lines {
                    li {
                        (link_to(line.kind, line.reference, line.title))
                        @if phase(whole.today, line.from, line.to) != Phase::Current {
                            @if let Some(words) = spans::words(whole.today, line.from, line.to) {
                                (public::beneath(words))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The place among those beside it, or what is inside it. Nothing when there is no outline.
fn map(whole: &Whole) -> Option<PlaceMap> {
    let place = &whole.place;
    if whole.drawn.is_empty() {
        return None;
    }
    let name = [("place", place.title.as_str())];
    if !whole.drawn.shows(place.id) {
        let finding = fill("Places inside {place}", &name);
        return Some(whole.drawn.map("map", finding, &[t("Inside it").into_owned()], |_| 0).under_page_heading());
    }
    let classes = [t("Beside it").into_owned(), place.title.clone()];
    let map = whole.drawn.map("map", fill("Where {place} is", &name), &classes, |other| usize::from(other.id == place.id));
    Some(map.under_page_heading())
}
