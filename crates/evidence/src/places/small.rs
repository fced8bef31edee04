//! Small areas and wards: what is recorded there over calendar years, how deprived they are, and what is near. A month of a small
//! area is mostly a handful of reports, which tells of people and not of change, so there is no chart of months.

use super::asking::{self, Level, Place, Span};
use super::load::{Counted, FEED, Kinds, When};
use super::shown::{self, link, rate};
use crate::imports::asking::{Deprived, Lying};
use crate::imports::reading::{Code, Feed, Month};
use crate::imports::remembered;
use crate::imports::withheld::ALL;
use crate::withholding::{CountTable, Shown, Threshold, kept_rules};
use ::pages::{Address, Page};
use access::{Kept, Open};
use components::{Column, EmptyState, InsetText, Row, SmallScreen, SummaryList, Table};
use database::Fault;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use values::words::{fill, t};

/// The year of the population in files of deprivation of 2019.
pub(crate) const PEOPLE_OF: i64 = 2019;
/// What is recorded in the small areas of one place over a calendar year, as people may see it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    /// By small area and kind, with [`ALL`] for all kinds.
    shown: BTreeMap<(i64, i64), Shown>,
    /// The kinds that there are.
    pub(super) kinds: BTreeSet<i64>,
}

impl Recorded {
    /// Asks for these small areas, district by district: each district has pages of its own.
    pub(super) async fn load(
        open: &dyn Open,
        months: &[Month],
        areas: &[Lying],
        threshold: Threshold,
    ) -> Result<Arc<Recorded>, Fault> {
        let mut found = Vec::new();
        for district in areas.iter().map(|area| area.district).collect::<BTreeSet<_>>() {
            let Some(code) = Code::of_number(district) else { continue };
            let own = areas.iter().filter(|area| area.district == district).filter_map(|area| Code::of_number(area.code));
            let own: Vec<Code> = own.collect();
            found.push(Recorded::of_district(open, (FEED, months), (code, &own), threshold).await?);
        }
        if let [only] = found.as_slice() {
            return Ok(Arc::clone(only));
        }
        let mut recorded = Recorded::default();
        for of in found {
            recorded.shown.extend(&of.shown);
            recorded.kinds.extend(&of.kinds);
        }
        Ok(Arc::new(recorded))
    }

    /// Asks for all small areas of a district, of any feed: what is withheld of one follows from the others, and from what is
    /// withheld of the months of the district.
    pub(crate) async fn of_district(
        open: &dyn Open,
        (feed, months): (Feed, &[Month]),
        (district, areas): (Code, &[Code]),
        threshold: Threshold,
    ) -> Result<Arc<Recorded>, Fault> {
        let name = format!("recorded {feed:?} {threshold:?} {district} {months:?}");
        remembered::answer(open, name, Recorded::ask(open, (feed, months), (district, areas), threshold)).await
    }

    async fn ask(
        open: &dyn Open,
        (feed, months): (Feed, &[Month]),
        (district, areas): (Code, &[Code]),
        threshold: Threshold,
    ) -> Result<Recorded, Fault> {
        let span = Span { feed, months, kind: None };
        let numbers = asking::in_areas(open, &span, areas).await?;
        let counts: BTreeMap<(i64, i64), u64> =
            numbers.iter().map(|it| ((it.place, it.kind), it.number.unsigned_abs())).collect();
        let withheld = asking::withheld(open, &span, &[district]).await?.iter().map(|it| it.kind).collect();
        Ok(Recorded::of(&counts, areas, &withheld, threshold))
    }

    /// `withheld`: the kinds whose year is withheld of the district, with [`ALL`] for all kinds together.
    fn of(counts: &BTreeMap<(i64, i64), u64>, areas: &[Code], withheld: &BTreeSet<i64>, threshold: Threshold) -> Recorded {
        let kinds: BTreeSet<i64> = counts.keys().map(|(_, kind)| *kind).collect();
        let row =
            |area: &Code| kinds.iter().map(|kind| Some(counts.get(&(area.number(), *kind)).copied().unwrap_or(0))).collect();
        let of_district = kinds.iter().chain([&ALL]).map(|kind| withheld.contains(kind)).collect();
        let table = CountTable::with_totals_elsewhere(areas.iter().map(row).collect(), of_district).withhold(threshold);
        let mut shown = BTreeMap::new();
        for (area, line) in areas.iter().zip(table.rows) {
            for (kind, count) in kinds.iter().zip(line.counts) {
                shown.insert((area.number(), *kind), count);
            }
            shown.insert((area.number(), ALL), line.total.unwrap_or(Shown::NoData));
        }
        Recorded { shown, kinds }
    }

    /// How many of a kind in a small area.
    pub(crate) fn of_area(&self, area: Code, kind: i64) -> Shown {
        self.shown.get(&(area.number(), kind)).copied().unwrap_or(Shown::NoData)
    }

    /// The same; none where the kind was recorded nowhere in the district.
    pub(crate) fn of_area_or_none(&self, area: Code, kind: i64) -> Shown {
        if self.kinds.contains(&kind) { self.of_area(area, kind) } else { Shown::Number(0) }
    }

    /// How many of a kind in several small areas together.
    pub(super) fn together(&self, areas: &[Code], kind: i64) -> Shown {
        Shown::sum(areas.iter().map(|area| self.of_area(*area, kind)))
    }
}

impl Kept for Recorded {
    fn bytes(&self) -> usize {
        size_of::<Recorded>() + 56 * self.shown.len() + 16 * self.kinds.len()
    }
}

/// A small area or a ward with what its page shows.
pub(super) struct Small {
    place: Arc<Place>,
    when: Arc<When>,
    kinds: Kinds,
    /// What was recorded in each calendar year, the latest first.
    recorded: Vec<Arc<Recorded>>,
    deprived: Option<Deprived>,
    neighbours: Vec<(Code, String)>,
    newest: i64,
}

/// Loads it, with the other small areas of its district.
pub(super) async fn load(open: &dyn Open, place: Arc<Place>, address: &Address) -> Result<Small, Fault> {
    let threshold = kept_rules::today(open).await?;
    let (districts, when) = (place.district_codes(), When::of_place(open, &place).await?.by_calendar());
    let all = crate::imports::asking::areas(open, &districts).await?;
    let newest = all.iter().map(|area| area.last_census).max().unwrap_or(0);
    let mut recorded = Vec::new();
    for months in &when.years {
        recorded.push(Recorded::load(open, months, &all, threshold).await?);
    }
    let there: Vec<i64> =
        recorded.iter().flat_map(|year| year.kinds.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect();
    let kinds = Kinds::load(open, Some(&there), address).await?;
    let deprived = asking::deprived(open, &place.areas).await?.into_iter().next().filter(|_| place.level == Level::Area);
    let neighbours = asking::neighbours(open, place.code).await?;
    Ok(Small { place, when, kinds, recorded, deprived, neighbours, newest })
}

/// The page.
pub(super) fn page(small: &Small) -> Page {
    let people = small.deprived.as_ref().filter(|it| it.population > 0).map(|_| PEOPLE_OF);
    let content = html! {
        p class="govuk-body gt-lead" { (lead(small)) }
        @if small.place.level == Level::Area && small.place.censuses.1 < small.newest {
            (InsetText::new(fill("This small area was redrawn for the {year} census. Newer reports are counted in the areas that replaced it.", &[("year", &small.newest.to_string())])))
        }
        @if small.recorded.is_empty() {
            (EmptyState::new(t("Figures of this place"), t("None can be seen here yet.")))
        } @else {
            (table(small))
        }
        (about(small))
        (shown::to_know(&small.when, people, vec![
            t("Small areas and wards are shown by whole calendar years, because most have only a handful of reports in a month.").into_owned(),
        ]))
    };
    shown::page_of(&small.place).content(content)
}

fn lead(small: &Small) -> String {
    let count = small.recorded.first().map_or(Shown::NoData, |year| year.together(&small.place.areas, ALL));
    let gaps = [("number", count.words()), ("place", small.place.name.clone()), ("months", shown::months(small.when.year()))];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, words)| (*name, words.as_str())).collect();
    match count {
        Shown::Number(_) => {
            fill("{number} crimes and cases of anti-social behaviour were recorded in {place} in {months}.", &gaps)
        }
        _ => fill("What was recorded in {place}.", &gaps),
    }
}

fn table(small: &Small) -> Table {
    let people = small.deprived.as_ref().filter(|it| it.population > 0).map(|it| (PEOPLE_OF, it.population.unsigned_abs()));
    let mut table = Table::new(t("By kind")).column(Column::new(t("Kind")));
    for months in &small.when.years {
        table = table.column(Column::numeric(shown::months(months)));
    }
    if people.is_some() {
        table = table.column(Column::numeric(t("Per 1,000 people")));
    }
    let row = |kind: &Counted| {
        let counts: Vec<Shown> = small.recorded.iter().map(|year| year.together(&small.place.areas, kind.number)).collect();
        let row = counts.iter().fold(Row::headed(kind.word.clone()), |row, count| row.cell(count.words()));
        match people {
            Some(people) => row.cell(rate(counts.first().copied().unwrap_or(Shown::NoData), Some(people)).words()),
            None => row,
        }
    };
    table.rows(small.kinds.all.iter().map(row)).small_screen(SmallScreen::Stack)
}

/// Where it lies, how deprived it is, what is near.
fn about(small: &Small) -> Markup {
    let kind = &small.kinds.chosen;
    let links = |all: &[(Code, String)]| html! { @for (n, (code, name)) in all.iter().enumerate() { @if n > 0 { ", " } (link(*code, name, kind)) } };
    let mut list = SummaryList::new().pair(t("District"), links(&small.place.districts));
    if let Some(partnership) = &small.place.partnership {
        list = list.pair(t("Community safety partnership"), links(std::slice::from_ref(partnership)));
    }
    if let Some(deprived) = &small.deprived {
        let tenth = match deprived.decile {
            1 => t("The most deprived tenth of England").into_owned(),
            10 => t("The least deprived tenth of England").into_owned(),
            other => fill("Number {n} of 10, where 1 is the most deprived", &[("n", &other.to_string())]),
        };
        list = list.pair(t("Deprivation (2019)"), tenth);
        if deprived.population > 0 {
            let people = Shown::Number(deprived.population.unsigned_abs()).words();
            list = list.pair(fill("People ({year})", &[("year", &PEOPLE_OF.to_string())]), people);
        }
    }
    if !small.neighbours.is_empty() {
        list = list.pair(t("Neighbouring small areas"), links(&small.neighbours));
    }
    html! { h2 class="govuk-heading-m" { (t("About this place")) } (list) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_count_of_an_area_cannot_be_worked_out_from_the_others_of_its_district() {
        let codes: Vec<Code> =
            ["E01000001", "E01000002", "E01000003"].iter().filter_map(|code| Code::read(code.as_bytes())).collect();
        let counts: [[u64; 2]; 3] = [[3, 40], [50, 60], [20, 80]];
        let counts = codes
            .iter()
            .zip(counts)
            .flat_map(|(code, row)| (1_i64..).zip(row).map(move |(kind, number)| ((code.number(), kind), number)));
        let recorded = Recorded::of(&counts.collect(), &codes, &BTreeSet::new(), Threshold::default());
        let shown = |at: usize, kind: i64| recorded.of_area(codes[at], kind).words();
        assert_eq!((shown(0, 1), shown(0, 2), shown(0, ALL)), ("c".to_owned(), "c".to_owned(), "43".to_owned()));
        assert_eq!((shown(1, 1), shown(2, 1)), ("50".to_owned(), "c".to_owned()));
        assert_eq!(recorded.together(&codes[1..], 2), Shown::Withheld);
    }
}
