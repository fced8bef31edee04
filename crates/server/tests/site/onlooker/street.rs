//! Real months of four districts of Kent: small numbers and noughts, a joint partnership, rows without a place.

use crate::person::Demo;
use access::Actor;
use evidence::imports::Settled;
use evidence::imports::reading::Limits;
use evidence::imports::running::{Became, Offer, Where, import};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::Arc;

const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/figures");
/// Ashford, Dartford, Gravesham and Tunbridge Wells; Dartford and Gravesham have one partnership.
pub const DISTRICTS: [&str; 4] = ["E07000105", "E07000107", "E07000109", "E07000116"];
pub const JOINT: &str = "E22000352";
const PEOPLE: &str = "code,name,geography,year,population\nE07000105,Ashford,District,2020,131018\nE07000107,Dartford,District,2020,114051\n\
    E07000109,Gravesham,District,2020,106890\nE07000116,Tunbridge Wells,District,2020,119001\n";

/// The rows of a month, and how many there are by small area and kind; no small area is an empty word.
#[derive(Clone, Debug, Default)]
pub struct MonthOf {
    pub rows: Vec<csv::StringRecord>,
    pub counts: BTreeMap<(String, String), i64>,
}

/// What is brought in beside the months.
#[derive(Clone, Debug, Default)]
pub struct Kent {
    lookup: Vec<u8>,
    outlines: Vec<u8>,
    head: csv::StringRecord,
    /// The districts of all small areas of Kent, also of those that the site's list does not have.
    all: BTreeMap<String, String>,
    /// The district of each small area of the site's list.
    pub district_of: BTreeMap<String, String>,
}

fn unpacked(name: &str) -> Vec<u8> {
    let file = std::fs::File::open(format!("{FIGURES}/{name}")).expect("the demonstration has it");
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(file).read_to_end(&mut bytes).expect("a whole file");
    bytes
}

impl Kent {
    pub fn load() -> Kent {
        let lookup = std::fs::read(format!("{FIGURES}/geography/kent-lsoa-lad-csp-pfa-lookup.csv")).expect("a lookup");
        let outlines = unpacked("geography/kent-medway-lad-current-dissolved.geojson.gz");
        let mut kent = Kent { outlines, ..Kent::default() };
        let mut reader = csv::Reader::from_reader(lookup.as_slice());
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(reader.headers().expect("headings")).expect("memory");
        for row in reader.records().map(|row| row.expect("a row")) {
            let (area, district) = (row[0].to_owned(), row[3].to_owned());
            if DISTRICTS.contains(&district.as_str()) {
                writer.write_record(&row).expect("memory");
                kent.district_of.insert(area.clone(), district.clone());
            }
            kent.all.insert(area, district);
        }
        kent.lookup = writer.into_inner().expect("memory");
        kent
    }

    /// The rows of a month of these districts, of those that lie in no place, and of those elsewhere; told as of another month.
    pub fn month(&mut self, month: &str, told_as: &str) -> MonthOf {
        let bytes = unpacked(&format!("police-street/{month}-kent-street.csv.gz"));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        self.head = reader.headers().expect("headings").clone();
        let at = |name: &str| self.head.iter().position(|head| head == name).expect("a heading");
        let (month, area) = (at("Month"), at("LSOA code"));
        let ours = |row: &csv::StringRecord| self.all.get(&row[area]).is_none_or(|of| DISTRICTS.contains(&of.as_str()));
        let renamed = |row: &csv::StringRecord| -> csv::StringRecord {
            row.iter().enumerate().map(|(at, cell)| if at == month { told_as } else { cell }).collect()
        };
        let rows = reader.records().map(|row| row.expect("a row")).filter(ours).map(|row| renamed(&row)).collect();
        self.counted(rows)
    }

    /// The same month as a later file has it: some rows fewer.
    pub fn revised(&self, month: &MonthOf) -> MonthOf {
        let kept = month.rows.iter().enumerate().filter(|(at, _)| at % 45 != 7);
        self.counted(kept.map(|(_, row)| row.clone()).collect())
    }

    fn counted(&self, rows: Vec<csv::StringRecord>) -> MonthOf {
        let at = |name: &str| self.head.iter().position(|head| head == name).expect("a heading");
        let (area, kind) = (at("LSOA code"), at("Crime type"));
        let mut counts = BTreeMap::new();
        for row in &rows {
            *counts.entry((row[area].to_owned(), row[kind].to_owned())).or_default() += 1;
        }
        MonthOf { rows, counts }
    }

    fn file(&self, months: &[&MonthOf]) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.head).expect("memory");
        months.iter().flat_map(|month| &month.rows).for_each(|row| writer.write_record(row).expect("memory"));
        writer.into_inner().expect("memory")
    }

    /// Brings in the lists of places.
    pub async fn places(&self, demo: &Demo) {
        let files = [("lookup.csv", &self.lookup), ("outlines.geojson", &self.outlines)];
        for (name, bytes) in files {
            bring(demo, name, bytes.clone()).await;
        }
        bring(demo, "people.csv", PEOPLE.as_bytes().to_vec()).await;
    }

    /// Brings in months, all in one file.
    pub async fn bring(&self, demo: &Demo, months: &[&MonthOf]) {
        bring(demo, "2025-kent-street.csv", self.file(months)).await;
    }

    /// The small areas in which something was recorded or that are in the list, with the place that they count in.
    pub fn place_of(&self, area: &str) -> String {
        match self.district_of.get(area) {
            Some(district) => district.clone(),
            None if area.is_empty() => NOWHERE.to_owned(),
            None => ELSEWHERE.to_owned(),
        }
    }

    /// How many there are, by place, kind and month, of small areas and of what they make up.
    pub fn truth(&self, kinds: &[String], months: &[&MonthOf]) -> BTreeMap<(String, usize, usize), i64> {
        let mut all = BTreeMap::new();
        for (at, month) in months.iter().enumerate() {
            for ((area, kind), number) in &month.counts {
                let kind = kinds.iter().position(|known| known == kind).expect("a kind");
                for place in [area.clone(), self.place_of(area)] {
                    *all.entry((place, kind, at)).or_default() += *number;
                }
            }
        }
        all
    }

    pub fn kinds(&self, months: &[&MonthOf]) -> Vec<String> {
        let all: BTreeSet<&String> = months.iter().flat_map(|it| it.counts.keys().map(|(_, kind)| kind)).collect();
        all.into_iter().cloned().collect()
    }
}

/// Where rows without a small area count, and those of small areas that no list has.
pub const NOWHERE: &str = "no small area";
pub const ELSEWHERE: &str = "elsewhere";

async fn bring(demo: &Demo, name: &str, bytes: Vec<u8>) {
    let house = server::house::house();
    let offer = Offer { name: name.to_owned(), from: Where::Bytes(Arc::new(bytes)) };
    let parties = (&demo.door, &Actor::system(), &house);
    let limits = Limits { fewer: true, ..Limits::default() };
    let told = import(parties, &files::Store::in_memory(), vec![offer], limits, Arc::default()).await.expect("an import");
    assert!(matches!(told[0].became, Became::Settled(Settled::Kept(_))), "{name}: {told:?}");
}
