//! The small areas of a district: on a map, in a table, with their deprivation.

use super::asking::{self, Outline, Place};
use super::load::{Kinds, When};
use super::overview::{area, classed};
use super::shown::{self, address, link, rate};
use super::small::{PEOPLE_OF, Recorded};
use crate::imports::asking::Deprived;
use crate::imports::reading::Code;
use crate::withholding::{Shown, ShownRate, kept_rules};
use ::pages::{Address, Page};
use access::Open;
use components::{Column, MapArea, PlaceMap, Row, SmallScreen, Table};
use database::Fault;
use maud::html;
use std::collections::BTreeMap;
use values::words::{fill, t};

/// The small areas of a place with what the page shows of them.
pub(super) struct Inside {
    pub(super) place: Place,
    pub(super) when: When,
    pub(super) kinds: Kinds,
    areas: Vec<(Code, String)>,
    recorded: Recorded,
    deprived: BTreeMap<i64, Deprived>,
    outlines: Vec<Outline>,
}

/// Loads them.
pub(super) async fn load(open: &dyn Open, place: Place, address: &Address) -> Result<Inside, Fault> {
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
    Ok(Inside { place, when, kinds, areas, recorded, deprived, outlines })
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

    fn table(&self) -> Table {
        let mut all: Vec<&(Code, String)> = self.areas.iter().collect();
        all.sort_by_key(|(code, name)| (std::cmp::Reverse(self.count(*code).number()), name.clone()));
        let row = |it: &&(Code, String)| {
            let decile = self.deprived.get(&it.0.number()).filter(|it| it.decile > 0);
            Row::headed(link(it.0, &it.1, &self.kinds.chosen))
                .cell(self.count(it.0).words())
                .cell(self.rate(it.0).words(1))
                .cell(decile.map_or_else(|| Shown::NoData.words(), |it| it.decile.to_string()))
        };
        Table::new(t("Small areas, highest first, with their tenth by deprivation (1 is the most deprived)"))
            .column(Column::new(t("Small area")))
            .column(Column::numeric(shown::months(self.when.year())))
            .column(Column::numeric(t("Per 1,000 people")))
            .column(Column::numeric(t("Tenth")))
            .rows(all.iter().map(row))
            .small_screen(SmallScreen::Stack)
    }
}

/// The page.
pub(super) fn page(inside: &Inside) -> Page {
    let (code, kind) = (inside.place.code, &inside.kinds.chosen);
    let own = |beside: &str| address(code, beside, kind);
    let content = html! {
        p class="govuk-body gt-lead" { (t("Most small areas have 1,000 to 3,000 people. A high rate can mean shops, a station or nightlife rather than danger to the people who live there.")) }
        (shown::choose(&format!("{}/{code}/areas", shown::PLACES), &inside.kinds))
        @if let Some(map) = inside.map() { (map.image_files(own("/areas.svg"), own("/areas.png"))) }
        (inside.table())
        (shown::to_know(&inside.when, Some(PEOPLE_OF), Vec::new()))
    };
    let title = fill("Small areas of {place}", &[("place", &inside.place.name)]);
    shown::page(title)
        .wide()
        .crumb(t("Places"), shown::PLACES)
        .crumb(inside.place.name.clone(), address(code, "", kind))
        .content(content)
}
