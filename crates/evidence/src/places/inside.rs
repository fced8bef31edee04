//! The small areas of a district: on a map, in a table, with their deprivation.

use super::asking::{self, Outline, Place};
use super::load::{Kinds, When};
use super::overview::{area, classed};
use super::shown::{self, address, link, rate};
use super::small::{PEOPLE_OF, Recorded};
use crate::figures::rate_shown;
use crate::imports::asked::{self, list};
use crate::imports::asking::Deprived;
use crate::imports::reading::{Code, Feed};
use crate::imports::rules::CURRENT;
use crate::withholding::{Shown, ShownRate, kept_rules};
use ::pages::{Address, Answer, Page, Visit};
use ::records::pages::{Format, ListColumn, Listing, Order};
use access::Open;
use components::{EmptyState, MapArea, PlaceMap, SmallScreen};
use database::Fault;
use documents::{Cell, ColumnKind};
use maud::html;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;
use std::sync::Arc;
use values::words::{fill, t};

/// The small areas of a place with what the page shows of them.
pub(super) struct Inside {
    pub(super) place: Arc<Place>,
    pub(super) when: Arc<When>,
    pub(super) kinds: Kinds,
    areas: Vec<(Code, String)>,
    recorded: Arc<Recorded>,
    deprived: BTreeMap<i64, Deprived>,
    outlines: Vec<Outline>,
    /// The ward of each small area, by the numbers of their codes, and its name.
    wards: BTreeMap<i64, (i64, String)>,
}

#[derive(FromQueryResult)]
struct InWard {
    code: i64,
    ward: i64,
    name: String,
}

/// The wards in which these small areas lie. One question.
async fn wards(open: &dyn Open, areas: &[Code]) -> Result<BTreeMap<i64, (i64, String)>, Fault> {
    if areas.is_empty() {
        return Ok(BTreeMap::new());
    }
    let text = format!(
        "SELECT p.code AS code, p.district AS ward, p.district_name AS name FROM figure_places p \
         JOIN figure_slices s ON s.number = p.slice AND s.standing = '{CURRENT}' AND s.feed = '{}' WHERE p.code IN ({})",
        Feed::Wards.key(),
        list(areas.iter().map(|code| code.number()))
    );
    let rows: Vec<InWard> = asked::rows(open, &text).await?;
    Ok(rows.into_iter().map(|it| (it.code, (it.ward, it.name))).collect())
}

/// Loads them.
pub(super) async fn load(open: &dyn Open, place: Arc<Place>, address: &Address) -> Result<Inside, Fault> {
    let threshold = kept_rules::today(open).await?;
    let (own, when) = (place.district_codes(), When::of_place(open, &place).await?.by_calendar());
    let listed = crate::imports::asking::areas(open, &own).await?;
    let codes: Vec<Code> = listed.iter().filter_map(|area| Code::of_number(area.code)).collect();
    let recorded = Recorded::load(open, when.year(), &listed, threshold).await?;
    let there: Vec<i64> = recorded.kinds.iter().copied().collect();
    let kinds = Kinds::load(open, Some(&there), address).await?;
    let newest = listed.iter().map(|area| area.last_census).max().unwrap_or(0);
    // Areas of an older census are listed as long as something was recorded there.
    let kept = |area: &&crate::imports::asking::Lying| {
        area.last_census == newest
            || Code::of_number(area.code).is_some_and(|code| recorded.of_area(code, kinds.chosen.number) != Shown::Number(0))
    };
    let areas = listed.iter().filter(kept).filter_map(|area| Some((Code::of_number(area.code)?, area.name.clone()))).collect();
    let deprived = asking::deprived(open, &codes).await?.into_iter().map(|it| (it.place, it)).collect();
    let outlines = asking::outlines(open, &codes).await?;
    let wards = wards(open, &codes).await?;
    Ok(Inside { wards, place, when, kinds, areas, recorded, deprived, outlines })
}

impl Inside {
    fn count(&self, code: Code) -> Shown {
        self.recorded.of_area(code, self.kinds.chosen.number)
    }

    fn rate(&self, code: Code) -> ShownRate {
        let people = self.deprived.get(&code.number()).filter(|it| it.population > 0);
        rate(self.count(code), people.map(|it| (PEOPLE_OF, it.population.unsigned_abs())))
    }

    /// The map; none without outlines.
    pub(super) fn map(&self) -> Option<PlaceMap> {
        if self.outlines.is_empty() {
            return None;
        }
        let values: Vec<f64> = self.areas.iter().filter_map(|(code, _)| self.rate(*code).number()).collect();
        let gaps = [("kind", self.kinds.chosen.word.as_str()), ("place", &self.place.name)];
        let (map, classes) = classed("areas", fill("{kind} in the small areas of {place}", &gaps), &values);
        let drawn = |outline: &Outline| {
            let name = self.areas.iter().find(|(code, _)| *code == outline.code).map_or(&outline.name, |(_, name)| name);
            let plain = MapArea::new(name.clone(), outline.rings.clone()).href(address(outline.code, "", &self.kinds.chosen));
            area(plain, self.rate(outline.code), &classes)
        };
        let (months, year) = (shown::months(self.when.year()), PEOPLE_OF.to_string());
        let gaps = [("kind", self.kinds.chosen.word.as_str()), ("months", &months), ("year", &year)];
        let vintage = self.outlines.iter().map(|outline| outline.year).max().filter(|year| *year > 0);
        let map = map
            .areas(self.outlines.iter().map(drawn))
            .under_page_heading()
            .subtitle(fill("{kind}, {months}, per 1,000 people (population of {year})", &gaps))
            .source(format!("{}. {}", shown::source(), shown::outline_source()));
        Some(match vintage {
            Some(year) => map.note(fill(
                "Outlines are from the {year} census. Where it redrew a small area, there is no population to work out a rate from.",
                &[("year", &year.to_string())],
            )),
            None => map,
        })
    }

    fn decile(&self, code: Code) -> Option<f64> {
        self.deprived.get(&code.number()).filter(|it| it.decile > 0).map(|it| it.decile as f64)
    }

    fn ward(&self, code: Code) -> &str {
        self.wards.get(&code.number()).map_or("", |(_, name)| name)
    }

    /// The wards in the list, by name.
    fn wards_offered(&self) -> Vec<(String, String)> {
        let own = self.areas.iter().filter_map(|(code, _)| self.wards.get(&code.number()));
        let named: BTreeMap<&str, i64> = own.map(|(ward, name)| (name.as_str(), *ward)).collect();
        let code = |number: i64| Code::of_number(number).map(|code| code.to_string());
        named.into_iter().filter_map(|(name, number)| Some((code(number)?, name.to_owned()))).collect()
    }

    /// What can be asked of the list of small areas, and its columns.
    fn listing(&self) -> Listing<'_, (Code, String)> {
        let base = format!("{}/{}/areas", shown::PLACES, self.place.code);
        let in_ward = |it: &(Code, String), key: &str| {
            let ward = self.wards.get(&it.0.number()).and_then(|(ward, _)| Code::of_number(*ward));
            ward.is_some_and(|ward| ward.to_string() == key)
        };
        let list = Listing::new(base, fill("Small areas of {place}", &[("place", &self.place.name)]))
            .folded(t("Choose small areas"))
            .keeps("kind")
            .small_screen(SmallScreen::Leave)
            .searched(t("Words in the name of the area or ward"), |it: &(Code, String)| format!("{} {}", it.1, self.ward(it.0)))
            .narrowed(("ward", t("Ward")), self.wards_offered(), in_ward)
            .column(
                ListColumn::new("area", t("Small area"))
                    .shown(|it: &(Code, String)| html! {
                        (link(it.0, &it.1, &self.kinds.chosen))
                        @if !self.ward(it.0).is_empty() { div class="govuk-hint govuk-!-margin-bottom-0" { (self.ward(it.0)) } }
                    })
                    .filed(|it| it.1.as_str().into())
                    .sorted(|it| Order::words(&it.1)),
            )
            .column(ListColumn::new("code", t("Code")).filed(|it: &(Code, String)| it.0.to_string().into()))
            .column(ListColumn::new("ward", t("Ward")).filed(|it: &(Code, String)| self.ward(it.0).into()))
            .column(ListColumn::new("kind", t("Kind")).filed(|_: &(Code, String)| self.kinds.chosen.word.as_str().into()))
            .column(ListColumn::new("months", t("Months")).filed(|_: &(Code, String)| shown::months(self.when.year()).into()));
        self.counted(list).first_by("count", true)
    }

    /// The columns of numbers. What is withheld has its mark in files too.
    fn counted<'a>(&'a self, list: Listing<'a, (Code, String)>) -> Listing<'a, (Code, String)> {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below where a whole number is lost")]
        let number = |count: Shown| count.number().map(|number| number as f64);
        let cell = |number: Option<f64>| number.map_or(Cell::Empty, Cell::Number);
        let why = |count: Shown| if count.number().is_some() { Cell::Empty } else { Cell::from(count.words()) };
        list.column(
            ListColumn::new("count", shown::months(self.when.year()))
                .kind(ColumnKind::Number)
                .shown(|it: &(Code, String)| html! { (self.count(it.0).words()) })
                .filed(move |it| cell(number(self.count(it.0))))
                .sorted(move |it| Order::number(number(self.count(it.0)))),
        )
        .column(ListColumn::new("why", t("Why there is no number")).filed(move |it: &(Code, String)| why(self.count(it.0))))
        .column(
            ListColumn::new("rate", t("Per 1,000 people"))
                .kind(ColumnKind::Number)
                .shown(|it: &(Code, String)| html! { (self.rate(it.0).words()) })
                .filed(move |it| cell(self.rate(it.0).number().map(rate_shown)))
                .sorted(|it| Order::number(self.rate(it.0).number())),
        )
        .column(
            ListColumn::new("tenth", t("Tenth"))
                .kind(ColumnKind::Number)
                .shown(|it: &(Code, String)| html! { (self.decile(it.0).map_or_else(|| Shown::NoData.words(), |tenth| tenth.to_string())) })
                .filed(move |it| cell(self.decile(it.0)))
                .sorted(|it| Order::number(self.decile(it.0))),
        )
    }
}

/// The list of small areas as a file.
pub(super) fn file(visit: &Visit, inside: &Inside, format: Format) -> Answer {
    let mut areas: Vec<(Code, String)> = inside.areas.clone();
    areas.sort_by(|one, other| one.1.cmp(&other.1));
    let name = format!("small-areas-{}", inside.place.code.to_string().to_lowercase());
    inside.listing().file(visit, &name, &areas, format)
}

/// The page.
pub(super) fn page(inside: &Inside, asked: &Address) -> Page {
    let (code, kind) = (inside.place.code, &inside.kinds.chosen);
    let own = |beside: &str| address(code, beside, kind);
    let list = inside.listing();
    let mut areas: Vec<(Code, String)> = inside.areas.clone();
    areas.sort_by(|one, other| one.1.cmp(&other.1));
    let content = html! {
        p class="govuk-body gt-lead" { (t("Most small areas have 1,000 to 3,000 people. A high rate can mean shops, a station or nightlife rather than danger to the people who live there.")) }
        (shown::choose(&format!("{}/{code}/areas", shown::PLACES), &inside.kinds))
        @if let Some(map) = inside.map() { (map.image_files(own("/areas.svg"), own("/areas.png"))) }
        @if areas.is_empty() { (EmptyState::new(t("Small areas"), t("The lists of places have none for this place."))) }
        @else {
            h2 class="govuk-heading-m" { (t("Small areas and their wards")) }
            p class="govuk-body" { (t("Tenth is the tenth of England by deprivation; 1 is the most deprived.")) }
            (list.content(asked, &areas))
        }
        (shown::to_know(&inside.when, Some(PEOPLE_OF), Vec::new()))
    };
    shown::page(list.heading(asked))
        .wide()
        .crumb(t("Places"), shown::PLACES)
        .crumb(inside.place.name.clone(), address(code, "", kind))
        .content(content)
}
