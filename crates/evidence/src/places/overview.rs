//! The list of places: every district on a map, in a table and in a funnel plot, and the way to small areas by name.

use super::asking::{self, Listed, Outline};
use super::load::{self, Beside, Counted, Kinds, When};
use super::shown::{self, PER, PLACES, link, rate};
use super::views::average;
use crate::comparing::classes::Classes;
use crate::comparing::funnel::Counting;
use crate::comparing::plot::{self, Measured};
use crate::figures::rate_words;
use crate::imports::reading::Code;
use crate::withholding::{Shown, ShownRate, kept_rules};
use ::pages::{Address, Answer, Page, Refused, Visit, see_other};
use ::records::pages::Format;
use access::Open;
use components::{
    Button, Column, DownloadLink, DownloadLinks, EmptyState, FunnelPlot, InsetText, MapArea, PlaceMap, Row, SmallScreen, Table,
    TextInput, Width,
};
use maud::{Markup, html};
use std::sync::Arc;
use values::words::{count, fill, t};

/// Classes of a map.
const CLASSES: usize = 5;
/// Small areas that one search shows.
const FOUND: u64 = 50;

/// All districts with what the page shows of them.
pub(super) struct All {
    pub(super) when: Arc<When>,
    pub(super) kinds: Kinds,
    pub(super) beside: Arc<Vec<Beside>>,
    outlines: Vec<Outline>,
    /// What was looked for, and the small areas that were found.
    found: Option<(String, Vec<Listed>)>,
}

/// Shows the page.
pub(super) async fn show(visit: &Visit) -> Answer {
    let reading = visit.reading().await?;
    // Other rooms know codes and not whether there are figures: they lead here.
    let asked = visit.address().get("code");
    if let Some(code) = Code::read(asked.as_bytes())
        && asking::place(&reading, code).await?.is_some()
    {
        return Ok(see_other(&shown::address(code, "", &Counted::all())));
    }
    let all = load(&reading, visit.address()).await?;
    reading.close().await?;
    Ok(visit.show(page(&all, asked)))
}

pub(super) async fn load(open: &dyn Open, address: &Address) -> Result<All, Refused> {
    let threshold = kept_rules::today(open).await?;
    let when = When::of_all(open).await?;
    let kinds = Kinds::load(open, Some(&asking::kinds(open, load::FEED, when.year()).await?), address).await?;
    let beside = load::beside(open, &when, &kinds.chosen, threshold).await?;
    let codes: Vec<Code> = beside.iter().map(|it| it.code).collect();
    let outlines = asking::outlines(open, &codes).await?;
    let asked = address.get("name").trim().to_owned();
    let found = if asked.is_empty() { None } else { Some((asked.clone(), asking::named(open, &asked, FOUND).await?)) };
    Ok(All { when, kinds, beside, outlines, found })
}

/// A value on a map in its class.
pub(super) fn area(area: MapArea, value: ShownRate, classes: &Classes) -> MapArea {
    match value {
        ShownRate::Number(number) => match classes.class_of(number) {
            Some(class) => area.class(class),
            None => area,
        },
        ShownRate::Withheld => area.withheld(),
        ShownRate::NoData => area,
    }
}

/// A map with the classes of these values.
pub(super) fn classed(id: &str, finding: String, values: &[f64]) -> (PlaceMap, Classes) {
    let classes = Classes::of(values, CLASSES);
    let map = classes.words().into_iter().fold(PlaceMap::new(id, finding), PlaceMap::class);
    (map, classes)
}

impl All {
    /// The map of districts; none without outlines.
    pub(super) fn map(&self) -> Option<PlaceMap> {
        if self.outlines.is_empty() {
            return None;
        }
        let values: Vec<f64> = self.beside.iter().filter_map(|it| rate(it.count, it.people).number()).collect();
        let (map, classes) = classed("map", self.finding(), &values);
        let drawn = |outline: &Outline| {
            let it = self.beside.iter().find(|it| it.code == outline.code)?;
            let plain =
                MapArea::new(it.name.clone(), outline.rings.clone()).href(shown::address(it.code, "", &self.kinds.chosen));
            Some(area(plain, rate(it.count, it.people), &classes))
        };
        let source = format!("{}. {}", shown::source(), shown::outline_source());
        Some(
            map.areas(self.outlines.iter().filter_map(drawn))
                .subtitle(self.subtitle())
                .source(source)
                .table(self.table())
                .under_page_heading(),
        )
    }

    fn subtitle(&self) -> String {
        let year = self.year().map_or_else(String::new, |year| year.to_string());
        let gaps = [("kind", self.kinds.chosen.word.as_str()), ("months", &shown::months(self.when.year())), ("year", &year)];
        fill("{kind}, {months}, per 1,000 people (population of {year})", &gaps)
    }

    fn year(&self) -> Option<i64> {
        self.beside.iter().filter_map(|it| it.people).map(|(year, _)| year).max()
    }

    fn finding(&self) -> String {
        let mut rates: Vec<(&str, f64)> =
            self.beside.iter().filter_map(|it| Some((it.name.as_str(), rate(it.count, it.people).number()?))).collect();
        rates.sort_by(|a, b| b.1.total_cmp(&a.1));
        match (rates.first(), rates.last()) {
            (Some((high, _)), Some((low, _))) if high != low => {
                let gaps = [("kind", self.kinds.chosen.word.as_str()), ("high", high), ("low", low)];
                fill("{kind}: the rate is highest in {high} and lowest in {low}", &gaps)
            }
            _ => fill("{kind} by district", &[("kind", &self.kinds.chosen.word)]),
        }
    }

    fn table(&self) -> Table {
        let mut all: Vec<&Beside> = self.beside.iter().collect();
        let value = |it: &Beside| rate(it.count, it.people).number().unwrap_or(-1.0);
        all.sort_by(|a, b| value(b).total_cmp(&value(a)));
        let row = |it: &&Beside| {
            let people = it.people.map_or_else(|| Shown::NoData.words(), |(_, people)| Shown::Number(people).words());
            Row::headed(link(it.code, &it.name, &self.kinds.chosen))
                .cell(it.count.words())
                .cell(people)
                .cell(rate(it.count, it.people).words())
        };
        Table::new(t("Districts from the highest rate to the lowest"))
            .column(Column::new(t("District")))
            .column(Column::numeric(t("Count")))
            .column(Column::numeric(t("People")))
            .column(Column::numeric(t("Per 1,000 people")))
            .rows(all.iter().map(row))
            .small_screen(SmallScreen::Stack)
    }

    /// The districts by their size, with what chance alone explains.
    pub(super) fn funnel(&self) -> Option<FunnelPlot> {
        let place = |it: &Beside| Some(plot::Place { name: it.name.clone(), count: it.count, of: it.people?.1 });
        let places: Vec<plot::Place> = self.beside.iter().filter_map(place).collect();
        let size = fill("People in {year}", &[("year", &self.year().map_or_else(String::new, |year| year.to_string()))]);
        let rate = t("Per 1,000 people");
        let measured = Measured { counting: Counting::Events, per: PER, size: &size, rate: &rate };
        let all = average(&self.beside).map_or_else(String::new, rate_words);
        let gaps = [("kind", self.kinds.chosen.word.as_str()), ("rate", &all)];
        let finding = fill("{kind}: districts compared with the rate for all of them, {rate}", &gaps);
        Some(plot::plot("funnel", &finding, measured, &places)?.subtitle(self.subtitle()).source(shown::source()))
    }
}

fn page(all: &All, code: &str) -> Page {
    let own = |beside: &str| shown::with_kind(format!("{PLACES}{beside}"), &all.kinds.chosen);
    let content = html! {
        p class="govuk-body gt-lead" { (t("This is what the police recorded in each district. Every district, ward and small area has a page of its own.")) }
        @if !code.is_empty() { (InsetText::new(fill("There are no figures for the place with the code {code} here.", &[("code", code)]))) }
        @if all.when.year().is_empty() {
            (EmptyState::new(t("Figures of places"), t("None can be seen here yet.")))
        } @else {
            (shown::choose(PLACES, &all.kinds))
            @match all.map() {
                Some(map) => { (map.image_files(own("/map.svg"), own("/map.png"))) }
                None => { (all.table()) }
            }
            @if let Some(funnel) = all.funnel() {
                h2 class="govuk-heading-m" { (t("Which differences are more than chance")) }
                (funnel.image_files(own("/funnel.svg"), own("/funnel.png")))
            }
            (files())
        }
        (find(all))
        (shown::to_know(&all.when, all.year(), Vec::new()))
    };
    shown::page(t("Places")).wide().content(content)
}

fn files() -> DownloadLinks {
    Format::ALL.into_iter().fold(DownloadLinks::new(), |links, format| {
        let address = format!("{PLACES}/figures.{}", format.ending());
        links.link(DownloadLink::new(t("Download twelve months of every district and kind"), address, format.words()))
    })
}

/// The form that finds small areas, and what it found.
fn find(all: &All) -> Markup {
    let asked = all.found.as_ref().map_or("", |(asked, _)| asked.as_str());
    let row = |it: &Listed| {
        let code = Code::of_number(it.code)?;
        Some(Row::headed(link(code, &it.name, &all.kinds.chosen)).cell(it.district_name.clone()).cell(code.to_string()))
    };
    html! {
        h2 class="govuk-heading-m govuk-!-display-none-print" id="find" { (t("Find a small area")) }
        form method="get" action=(format!("{PLACES}#find")) novalidate class="govuk-!-display-none-print" {
            (TextInput::new("name", t("Name or code")).hint(t("For example, Ashford 006A or E01023972")).width(Width::Twenty).value(asked))
            (Button::new(t("Find")).secondary())
        }
        @if let Some((_, found)) = &all.found {
            @if found.is_empty() {
                p class="govuk-body" { (t("No small area has this name or code. Try part of the name of its district.")) }
            } @else {
                (Table::new(count("{n} small area", "{n} small areas", u64::try_from(found.len()).unwrap_or(0)))
                    .column(Column::new(t("Small area")))
                    .column(Column::new(t("District")))
                    .column(Column::new(t("Code")))
                    .rows(found.iter().filter_map(row))
                    .small_screen(SmallScreen::Stack))
                @if u64::try_from(found.len()).is_ok_and(|n| n == FOUND) { p class="govuk-body" { (t("There may be more: type more of the name.")) } }
            }
        }
    }
}
