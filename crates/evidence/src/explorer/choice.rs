//! What the address of the explorer asks for. What it does not make sense of is left out and told. No database, no clock.

use crate::imports::reading::{Month, span};
use values::words::{fill, t};

/// The most months that are looked at together.
pub const MOST_MONTHS: i64 = 120;
/// The longest name in an address that is told back.
const TOLD: usize = 40;

/// By what the figures are broken down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By month, or by period of a measure.
    #[default]
    Month,
    /// By place.
    Place,
    /// By kind.
    Kind,
    /// By small area of one district, for a whole year.
    Area,
}

impl By {
    /// The word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            By::Month => "month",
            By::Place => "place",
            By::Kind => "kind",
            By::Area => "area",
        }
    }

    /// Whether its rows are places.
    pub fn is_places(self) -> bool {
        matches!(self, By::Place | By::Area)
    }
}

/// How the figures are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// As they were counted.
    #[default]
    Count,
    /// For each 1,000 people.
    Rate,
    /// Weighted by harm.
    Harm,
}

impl Given {
    /// The word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Given::Count => "count",
            Given::Rate => "rate",
            Given::Harm => "harm",
        }
    }
}

/// Something that can be chosen: its word in addresses, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The word in addresses.
    pub key: String,
    /// The name.
    pub words: String,
}

impl Item {
    /// Something with this word and this name.
    pub fn new(key: impl Into<String>, words: impl Into<String>) -> Item {
        Item { key: key.into(), words: words.into() }
    }
}

/// What there is to choose from, for what was chosen to be counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// What can be counted.
    pub of: Vec<Item>,
    /// The kinds; none for a measure.
    pub kinds: Vec<Item>,
    /// The places.
    pub places: Vec<Item>,
    /// The first and the last month of which there is something.
    pub months: Option<(Month, Month)>,
    /// The months that are shown when the address names none.
    pub usual: Option<(Month, Month)>,
    /// How many months one count is about: three where figures come by quarter.
    pub each: i32,
    /// The ways to break down.
    pub by: Vec<By>,
    /// The ways to give figures.
    pub given: Vec<Given>,
    /// The small areas of the district that the address names.
    pub small: Option<Small>,
}

/// The small areas of one district, which are shown by whole years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small {
    /// The district.
    pub district: Item,
    /// Its small areas.
    pub areas: Vec<Item>,
    /// The years of which every month is there, the latest first: the first and the last month of each.
    pub years: Vec<(Month, Month)>,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is counted, by its word.
    pub of: String,
    /// The kinds, by their words; all when empty.
    pub kinds: Vec<String>,
    /// The places, by their words; everywhere when empty.
    pub places: Vec<String>,
    /// The small areas, by their codes; all of the district when empty, and none unless it is broken down by them.
    pub areas: Vec<String>,
    /// From this month.
    pub from: Month,
    /// To this month.
    pub to: Month,
    /// By what it is broken down.
    pub by: By,
    /// How figures are given.
    pub given: Given,
}

/// A question of an address and its answer.
pub type Asked = (String, String);

/// The answers to a question, those that are empty left out.
pub(super) fn answers<'a>(asked: &'a [Asked], name: &'a str) -> impl Iterator<Item = &'a str> {
    asked.iter().filter(move |(key, value)| key == name && !value.trim().is_empty()).map(|(_, value)| value.trim())
}

/// Which of what is offered is to be counted; the first when the address names none that there is.
pub fn of<'a>(asked: &'a [Asked], offered: &'a [Item]) -> (Option<&'a Item>, Option<String>) {
    let Some(wanted) = answers(asked, "of").next() else { return (offered.first(), None) };
    match offered.iter().find(|item| item.key == wanted) {
        Some(found) => (Some(found), None),
        None => {
            let words = fill("There are no figures called “{name}” here, so we show others.", &[("name", &short(wanted))]);
            (offered.first(), Some(words))
        }
    }
}

impl Choice {
    /// Reads the address. What cannot be read is left out; the answer says so in whole sentences. Nothing when there are no
    /// figures at all.
    pub fn read(asked: &[Asked], of: &str, offered: &Offered) -> (Option<Choice>, Vec<String>) {
        let mut told = Vec::new();
        let Some(usual) = offered.usual.or(offered.months) else { return (None, told) };
        let kinds = several(asked, "kind", &offered.kinds, &mut told);
        let places = several(asked, "place", &offered.places, &mut told);
        let (from, to) = whole(months(asked, usual, &mut told), offered.each, &mut told);
        let by = one(asked, "by", &offered.by, By::key, &mut told);
        let given = one(asked, "as", &offered.given, Given::key, &mut told);
        let choice = Choice { of: of.to_owned(), kinds, places, areas: Vec::new(), from, to, by, given };
        let by_area = by == By::Area || (answers(asked, "by").next().is_none() && answers(asked, "area").next().is_some());
        (Some(if by_area { choice.by_area(asked, offered, &mut told) } else { choice }), told)
    }

    /// The choice broken down by the small areas of one district, for a whole year; by place when no district is told.
    fn by_area(mut self, asked: &[Asked], offered: &Offered, told: &mut Vec<String>) -> Choice {
        let Some(small) = offered.small.as_ref().filter(|small| !small.areas.is_empty()) else {
            told.push(t("Choose one district to see its small areas. Until then, the figures are by place.").into_owned());
            return Choice { by: By::Place, ..self };
        };
        let inside = small.years.iter().find(|(first, last)| self.from <= *first && *last <= self.to);
        let before = || small.years.iter().find(|(_, last)| *last <= self.to);
        let Some(year) = inside.or_else(before).or(small.years.first()) else {
            told.push(
                t("Small areas are shown by whole calendar years, and no calendar year has figures for all of its months yet.")
                    .into_owned(),
            );
            return Choice { by: By::Place, ..self };
        };
        let named = ["from", "to"].into_iter().any(|name| answers(asked, name).next().is_some());
        if named && *year != (self.from, self.to) {
            let words = "Small areas are shown by whole calendar years, so these figures are for {year}.";
            told.push(fill(words, &[("year", &span(year.0, year.1))]));
        }
        (self.from, self.to) = *year;
        if self.given == Given::Harm {
            told.push(t("There is no harm score for small areas, so the figures are counts.").into_owned());
            self.given = Given::Count;
        }
        let areas = several(asked, "area", &small.areas, told);
        Choice { by: By::Area, places: vec![small.district.key.clone()], areas, ..self }
    }

    /// The whole choice as the questions of an address.
    pub fn asked(&self) -> Vec<Asked> {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let mut all = vec![pair("of", &self.of)];
        all.extend(self.kinds.iter().map(|kind| pair("kind", kind)));
        all.extend(self.places.iter().map(|place| pair("place", place)));
        all.extend(self.areas.iter().map(|area| pair("area", area)));
        all.push(pair("from", &written(self.from)));
        all.push(pair("to", &written(self.to)));
        all.push(pair("by", self.by.key()));
        all.push(pair("as", self.given.key()));
        all
    }

    /// The whole choice as it stands in an address after the question mark. All words are letters, digits and hyphens.
    pub fn query(&self) -> String {
        self.asked().iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
    }
}

/// Reads what stands in an address after the question mark, as a saved chart keeps it.
pub fn questions(query: &str) -> Vec<Asked> {
    let pair = |part: &str| part.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()));
    query.split('&').filter_map(pair).collect()
}

/// The first and the last month as an address has them, where they cannot be read.
pub fn unread(asked: &[Asked]) -> [Option<String>; 2] {
    ["from", "to"].map(|name| answers(asked, name).next().filter(|text| Month::read(text.as_bytes()).is_none()).map(short))
}

/// A month as addresses have it: `2025-01`.
pub fn written(month: Month) -> String {
    format!("{:04}-{:02}", month.year(), month.of_year())
}

fn short(text: &str) -> String {
    if text.chars().count() > TOLD { format!("{}…", text.chars().take(TOLD).collect::<String>()) } else { text.to_owned() }
}

fn several(asked: &[Asked], name: &str, offered: &[Item], told: &mut Vec<String>) -> Vec<String> {
    let (mut chosen, mut unknown): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for wanted in answers(asked, name) {
        let known = offered.iter().any(|item| item.key == wanted);
        let list = if known { &mut chosen } else { &mut unknown };
        let wanted = if known { wanted.to_owned() } else { short(wanted) };
        if !list.contains(&wanted) && list.len() < 200 {
            list.push(wanted);
        }
    }
    if !unknown.is_empty() {
        unknown.truncate(5);
        let names = [("names", unknown.join(", "))];
        let names = [(names[0].0, names[0].1.as_str())];
        told.push(match name {
            "kind" => fill("These figures have no kind called {names}, so it was left out.", &names),
            _ => fill("These figures have no place called {names}, so it was left out.", &names),
        });
    }
    // In the order in which they are offered, so that one choice has one address.
    offered.iter().map(|item| &item.key).filter(|key| chosen.contains(key)).cloned().collect()
}

fn one<T: Copy + Default + PartialEq>(
    asked: &[Asked],
    name: &str,
    offered: &[T],
    key: fn(T) -> &'static str,
    told: &mut Vec<String>,
) -> T {
    let first = offered.first().copied().unwrap_or_default();
    let Some(wanted) = answers(asked, name).next() else { return first };
    offered.iter().copied().find(|it| key(*it) == wanted).unwrap_or_else(|| {
        let gaps = [("wanted", short(wanted))];
        let gaps = [(gaps[0].0, gaps[0].1.as_str())];
        told.push(fill("These figures cannot be shown by or as “{wanted}”, so we show them in the usual way.", &gaps));
        first
    })
}

/// The same months as whole quarters, where figures come by quarter.
fn whole((from, to): (Month, Month), each: i32, told: &mut Vec<String>) -> (Month, Month) {
    if each <= 1 {
        return (from, to);
    }
    let first = from.later(-((from.of_year() - 1) % each)).unwrap_or(from);
    let last = to.later(each - 1 - (to.of_year() - 1) % each).unwrap_or(to);
    if (first, last) != (from, to) {
        let words = "These figures are published by quarter, so whole quarters are shown: {months}.";
        told.push(fill(words, &[("months", &span(first, last))]));
    }
    (first, last)
}

fn months(asked: &[Asked], usual: (Month, Month), told: &mut Vec<String>) -> (Month, Month) {
    let read = |name: &str, usual: Month, told: &mut Vec<String>| match answers(asked, name).next() {
        None => usual,
        Some(text) => Month::read(text.as_bytes()).unwrap_or_else(|| {
            told.push(fill(
                "We cannot read “{text}” as a month, so we used {month}. Write a month like 2025-01.",
                &[("text", &short(text)), ("month", &usual.words())],
            ));
            usual
        }),
    };
    let (from, to) = (read("from", usual.0, told), read("to", usual.1, told));
    let (from, to) = if to < from {
        told.push(t("The last month was before the first, so we swapped them.").into_owned());
        (to, from)
    } else {
        (from, to)
    };
    let most = i32::try_from(MOST_MONTHS).unwrap_or(i32::MAX);
    match to.later(1 - most).filter(|first| from < *first) {
        Some(first) => {
            told.push(fill(
                "At most 120 months can be shown together, so the figures begin in {month}.",
                &[("month", &first.words())],
            ));
            (first, to)
        }
        None => (from, to),
    }
}
