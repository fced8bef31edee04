//! Asks the program as a resident does, and writes down every number with what it is the sum of.

use super::street::{DISTRICTS, JOINT, NOWHERE};
use crate::person::Person;
use http::StatusCode;
use serde_json::Value;
use std::collections::BTreeMap;

/// One output: so many of these kinds in these places in these months, or that it is withheld.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// Codes of places; none for everywhere.
    pub places: Vec<String>,
    /// The kinds, by their place in the list of kinds; none for all.
    pub kinds: Vec<usize>,
    /// The months, each as it was published at the time.
    pub slices: Vec<usize>,
    /// The number; none when it is withheld.
    pub number: Option<i64>,
    /// The address.
    pub from: String,
}

/// Somebody who keeps everything that they were ever shown.
pub struct Onlooker {
    pub person: Person,
    pub answers: Vec<Answer>,
    pub kinds: Vec<String>,
    /// The months that are published now, and which version of each.
    pub now: BTreeMap<i64, usize>,
    /// Which version of each came first.
    pub first: BTreeMap<i64, usize>,
}

/// The word of a month, such as `2025-01` or `2025-01-31`, as a number.
pub fn month(text: &str) -> i64 {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().expect("a number"));
    parts.next().expect("a year") * 12 + parts.next().expect("a month") - 1
}

/// A month as addresses have it.
pub fn written(month: i64) -> String {
    format!("{:04}-{:02}", month / 12, month % 12 + 1)
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "counts are small")]
fn number(value: &Value) -> Option<i64> {
    value.as_f64().map(|number| number.round() as i64)
}

/// The texts of the cells of every row of a page's tables.
fn cells(page: &str) -> Vec<Vec<String>> {
    let plain = |cell: &str| {
        let parts = cell.split('<').enumerate();
        let texts = parts.map(|(at, part)| if at == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
        texts.collect::<String>().trim().to_owned()
    };
    let cells = |row: &str| {
        let inner = row.split("<t").skip(1).filter(|cell| cell.starts_with(['d', 'h']));
        inner.filter_map(|cell| Some(plain(cell.split_once('>')?.1))).collect()
    };
    page.split("<tr").skip(1).map(|row| cells(row.split("</tr>").next().unwrap_or_default())).collect()
}

/// The months of a heading: `2025`, or `February 2025 to January 2026`.
fn months_of(heading: &str) -> Option<(i64, i64)> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    if let Ok(year) = heading.parse::<i64>() {
        return Some((year * 12, year * 12 + 11));
    }
    let one = |text: &str| {
        let (name, year) = text.trim().split_once(' ')?;
        Some(year.parse::<i64>().ok()? * 12 + i64::try_from(MONTHS.iter().position(|month| *month == name)?).ok()?)
    };
    let (first, last) = heading.split_once(" to ")?;
    Some((one(first)?, one(last)?))
}

impl Onlooker {
    async fn asked(&self, address: &str) -> Value {
        let answered = self.person.get(address).await;
        assert_eq!(answered.status, StatusCode::OK, "{address}: {}", answered.body);
        serde_json::from_str(&answered.body).expect("data")
    }

    async fn rows(&self, address: &str) -> Vec<Value> {
        let all = self.asked(address).await;
        let rows = all.as_array().or_else(|| all.as_object().and_then(|it| it.values().find_map(Value::as_array)));
        rows.expect("rows").clone()
    }

    fn kind(&self, word: &str) -> Vec<usize> {
        self.kinds.iter().position(|kind| kind == word).into_iter().collect()
    }

    fn codes(&self, code: &str) -> Vec<String> {
        match code {
            "" => Vec::new(),
            JOINT => vec![DISTRICTS[1].to_owned(), DISTRICTS[2].to_owned()],
            code => vec![code.to_owned()],
        }
    }

    /// Keeps an answer, unless there is no file for one of its months.
    fn keep(
        &mut self,
        (places, kinds): (Vec<String>, Vec<usize>),
        (from, to): (i64, i64),
        told: (Option<i64>, bool),
        address: &str,
    ) {
        let slices: Option<Vec<usize>> = (from..=to).map(|month| self.now.get(&month).copied()).collect();
        let Some(slices) = slices.filter(|_| told.0.is_some() || told.1) else { return };
        self.answers.push(Answer { places, kinds, slices, number: told.0, from: address.to_owned() });
    }

    /// Every file of figures of places.
    pub async fn places(&mut self) {
        let files = DISTRICTS.iter().chain([&JOINT]).map(|code| format!("/evidence/places/{code}/figures.json"));
        for address in files.chain(["/evidence/places/figures.json".to_owned()]) {
            for row in self.rows(&address).await {
                let at = month(text(&row, "month"));
                let what = (self.codes(text(&row, "place_code")), self.kind(text(&row, "kind")));
                self.keep(what, (at, at), (number(&row["number"]), text(&row, "withheld") == "c"), &address);
            }
        }
    }

    /// A choice in the explorer: of these kinds (all when there are none), with the rest of the address.
    pub async fn explored(&mut self, kinds: &[usize], more: &str) {
        let words: String = kinds.iter().map(|at| format!("&kind={}", values::slug::from_title(&self.kinds[*at]))).collect();
        let address = format!("/evidence/explore.json?of=street{words}&{more}");
        for row in self.rows(&address).await {
            let kinds = match self.kind(text(&row, "kinds")) {
                own if own.is_empty() => kinds.to_vec(),
                own => own,
            };
            let months = (month(text(&row, "starts")), month(text(&row, "ends")));
            let what = (self.codes(text(&row, "place_code")), kinds);
            self.keep(what, months, (number(&row["figure"]), text(&row, "mark") == "c"), &address);
        }
    }

    /// How many rows of a month have no small area, as notes say.
    pub async fn without_area(&mut self, at: i64) {
        let address = format!("/evidence/explore.json?of=street&by=month&from={0}&to={0}", written(at));
        let all = self.asked(&address).await;
        let notes = all["notes"].as_array().expect("notes").iter().filter_map(Value::as_str);
        let told = notes.filter(|note| note.contains("no small area")).filter_map(|note| note.split(' ').next()?.parse().ok());
        for rows in told.collect::<Vec<i64>>() {
            self.keep((vec![NOWHERE.to_owned()], Vec::new()), (at, at), (Some(rows), false), &address);
        }
    }

    /// The figures of a measure that counts these kinds, everywhere and in each place, with what was published first.
    pub async fn measure(&mut self, reference: &str, kinds: &[&str]) {
        let address = format!("/api/observations?per_page=1000&measure={reference}");
        let kinds: Vec<usize> = kinds.iter().flat_map(|kind| self.kind(kind)).collect();
        for row in self.asked(&address).await["items"].as_array().expect("items") {
            let places = match text(row, "place") {
                "" => Vec::new(),
                "ashford" => vec![DISTRICTS[0].to_owned()],
                "dartford" => vec![DISTRICTS[1].to_owned()],
                "gravesham" => vec![DISTRICTS[2].to_owned()],
                "tunbridge-wells" => vec![DISTRICTS[3].to_owned()],
                "dartford-and-gravesham" => self.codes(JOINT),
                "kent-police-area" => DISTRICTS.map(str::to_owned).to_vec(),
                other => panic!("what is {other}?"),
            };
            let months = (month(text(row, "starts")), month(text(row, "ends")));
            let rate = row["counted"].is_number();
            let figure = if rate { number(&row["counted"]) } else { number(&row["figure"]) };
            let withheld = text(row, "note") == "Withheld to protect people";
            self.keep((places.clone(), kinds.clone()), months, (figure, withheld), &address);
            if let Some(first) = number(&row["first_published"]).filter(|_| !rate) {
                let now = std::mem::replace(&mut self.now, self.first.clone());
                self.keep((places, kinds.clone()), months, (Some(first), false), &format!("{address}, published first"));
                self.now = now;
            }
        }
    }

    /// The small areas of every district, of each kind and of all.
    pub async fn areas(&mut self) {
        for district in DISTRICTS {
            let more = format!("by=area&place={district}");
            self.explored(&[], &more).await;
            for kind in 0..self.kinds.len() {
                self.explored(&[kind], &more).await;
            }
            for kind in (0..self.kinds.len()).map(|at| vec![at]).chain([Vec::new()]) {
                let slug = kind.first().map_or_else(String::new, |at| values::slug::from_title(&self.kinds[*at]));
                let address = format!("/evidence/places/{district}/areas.json?kind={slug}");
                for row in self.rows(&address).await {
                    let months = months_of(text(&row, "months")).expect("months");
                    let told = (number(&row["count"]), text(&row, "why") == "c");
                    self.keep((vec![text(&row, "code").to_owned()], kind.clone()), months, told, &address);
                }
            }
        }
    }

    /// The squares of every district, of each kind and of all.
    pub async fn squares(&mut self) {
        for district in DISTRICTS {
            for kind in (0..self.kinds.len()).map(|at| vec![at]).chain([Vec::new()]) {
                let slug = kind.first().map_or_else(String::new, |at| values::slug::from_title(&self.kinds[*at]));
                let address = format!("/evidence/places/{district}/spots?kind={slug}");
                let rows = cells(&self.person.get(&address).await.body);
                let Some(heads) = rows.iter().find(|row| row.len() == 4 && row[0] == "Rank") else { continue };
                let months = months_of(&heads[3]).expect("months");
                // On small screens each cell says its heading as well.
                let cell = |row: &[String], at: usize| row[at].strip_prefix(&heads[at]).unwrap_or(&row[at]).to_owned();
                for row in rows.iter().filter(|row| row.len() == 4 && row[0].parse::<usize>().is_ok()) {
                    let count = cell(row, 3).replace(',', "").parse().unwrap_or_else(|_| panic!("{address}: {row:?}"));
                    self.keep((vec![format!("square {}", cell(row, 2))], kind.clone()), months, (Some(count), false), &address);
                }
            }
        }
    }
}
