//! Tells by its headings what a published file is, and in which column each thing stands.

use super::unread::Unread;
use std::borrow::Cow;
use values::words::t;

/// What a file is, by its headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feed {
    /// Street-level crime of data.police.uk.
    Street,
    /// Outcomes of crimes of data.police.uk.
    Outcomes,
    /// Stop and search of data.police.uk.
    StopSearch,
    /// Which district, partnership and force a small area lies in.
    Areas,
    /// How deprived small areas are, and how many people live there.
    Deprivation,
    /// How many people live in districts, by year.
    Populations,
    /// Which partnership and force a district lies in.
    Districts,
    /// Recorded crime by partnership and quarter of the Home Office.
    Recorded,
    /// Road collisions of the Department for Transport.
    Collisions,
    /// Road casualties of the Department for Transport.
    Casualties,
    /// Which ward a small area lies in, as far as they fit.
    Wards,
    /// Outlines of small areas.
    AreaOutlines,
    /// Outlines of wards.
    WardOutlines,
    /// Outlines of districts.
    DistrictOutlines,
    /// Outlines of community safety partnerships.
    PartnershipOutlines,
    /// Outlines of force areas.
    ForceOutlines,
}

impl Feed {
    /// Every feed. Of two that have the same columns, the one with more of them comes first.
    pub const ALL: [Feed; 16] = [
        Feed::Street,
        Feed::Outcomes,
        Feed::StopSearch,
        Feed::Deprivation,
        Feed::Areas,
        Feed::Populations,
        Feed::Districts,
        Feed::Recorded,
        Feed::Collisions,
        Feed::Casualties,
        Feed::Wards,
        Feed::AreaOutlines,
        Feed::WardOutlines,
        Feed::DistrictOutlines,
        Feed::PartnershipOutlines,
        Feed::ForceOutlines,
    ];

    /// The word that is stored and written in sheets: a term of the list `figure-feed`.
    pub fn key(self) -> &'static str {
        match self {
            Feed::Street => "street",
            Feed::Outcomes => "outcomes",
            Feed::StopSearch => "stop-and-search",
            Feed::Areas => "areas",
            Feed::Deprivation => "deprivation",
            Feed::Populations => "populations",
            Feed::Districts => "districts",
            Feed::Recorded => "recorded",
            Feed::Collisions => "collisions",
            Feed::Casualties => "casualties",
            Feed::Wards => "wards",
            Feed::AreaOutlines => "outlines-areas",
            Feed::WardOutlines => "outlines-wards",
            Feed::DistrictOutlines => "outlines-districts",
            Feed::PartnershipOutlines => "outlines-partnerships",
            Feed::ForceOutlines => "outlines-forces",
        }
    }

    /// The feed with this key.
    pub fn from_key(key: &str) -> Option<Feed> {
        Feed::ALL.into_iter().find(|feed| feed.key() == key)
    }

    /// Whether it is of outlines, which come as GeoJSON.
    pub fn is_outlines(self) -> bool {
        use Feed::{AreaOutlines, DistrictOutlines, ForceOutlines, PartnershipOutlines, WardOutlines};
        matches!(self, AreaOutlines | WardOutlines | DistrictOutlines | PartnershipOutlines | ForceOutlines)
    }

    /// Whether its rows are events that are counted; otherwise they say something of places.
    pub fn is_counted(self) -> bool {
        self.is_by_area() || matches!(self, Feed::Recorded | Feed::Collisions | Feed::Casualties)
    }

    /// Whether its events are told by small area. Otherwise they are told by partnership or by district, whose lists of places do
    /// not move them.
    pub fn is_by_area(self) -> bool {
        matches!(self, Feed::Street | Feed::Outcomes | Feed::StopSearch)
    }

    /// Whether what is known of places and years stays when a newer file does not tell of them.
    pub fn stays(self) -> bool {
        self == Feed::Populations
    }

    /// How many months one of its counts is about: three for figures that are published by quarter.
    pub fn months(self) -> i32 {
        if self == Feed::Recorded { 3 } else { 1 }
    }

    /// What a file of it is, for sentences.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Feed::Street => t("a file of street-level crime"),
            Feed::Outcomes => t("a file of outcomes"),
            Feed::StopSearch => t("a file of stop and search"),
            Feed::Areas => t("a list of small areas with their districts"),
            Feed::Deprivation => t("a file of deprivation"),
            Feed::Populations => t("a file of populations"),
            Feed::Districts => t("a list of districts with their partnerships"),
            Feed::Recorded => t("a file of recorded crime by partnership"),
            Feed::Collisions => t("a file of road collisions"),
            Feed::Casualties => t("a file of road casualties"),
            Feed::Wards => t("a list of small areas with their wards"),
            Feed::AreaOutlines => t("outlines of small areas"),
            Feed::WardOutlines => t("outlines of wards"),
            Feed::DistrictOutlines => t("outlines of districts"),
            Feed::PartnershipOutlines => t("outlines of partnership areas"),
            Feed::ForceOutlines => t("outlines of force areas"),
        }
    }

    /// Its columns. The first name of each is that of the publisher today.
    fn columns(self) -> &'static [Wanted] {
        match self {
            Feed::Street => STREET,
            Feed::Outcomes => OUTCOMES,
            Feed::StopSearch => STOP_SEARCH,
            Feed::Areas => AREAS,
            Feed::Deprivation => DEPRIVATION,
            Feed::Populations => POPULATIONS,
            Feed::Districts => DISTRICTS,
            Feed::Recorded => RECORDED,
            Feed::Collisions => COLLISIONS,
            Feed::Casualties => CASUALTIES,
            Feed::Wards => WARDS,
            // Outlines come as GeoJSON, which has no columns.
            _ => &[],
        }
    }
}

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Says {
    /// The id of a crime.
    Id,
    /// The month, or a day in it.
    Month,
    /// The force.
    Force,
    /// How far east.
    Longitude,
    /// How far north.
    Latitude,
    /// The code of a small area, or of a district in files about districts.
    Area,
    /// Its name.
    AreaName,
    /// What is counted by: the type of crime, the outcome, the object of a search.
    Category,
    /// What became of it.
    Outcome,
    /// The census that drew a small area.
    Census,
    /// The code of a district.
    District,
    /// Its name.
    DistrictName,
    /// The code of a partnership.
    Partnership,
    /// Its name.
    PartnershipName,
    /// A year.
    Year,
    /// How many people live there.
    Population,
    /// A score of deprivation.
    Score,
    /// A tenth of all small areas, the first the most deprived.
    Decile,
    /// A quarter of a financial year.
    Quarter,
    /// The group that what is counted by belongs to.
    Group,
    /// How many.
    Number,
    /// Whether a casualty drove, rode with somebody or walked.
    Class,
    /// How old a casualty was.
    Age,
    /// The code of a ward.
    Ward,
    /// Its name.
    WardName,
}

/// How many there are of them.
const SAYINGS: usize = 25;

/// A column that a file has: what it says, whether a file without it is another, and its names, folded.
struct Wanted(Says, bool, &'static [&'static str]);

const STREET: &[Wanted] = &[
    Wanted(Says::Id, true, &["crimeid"]),
    Wanted(Says::Month, true, &["month"]),
    Wanted(Says::Force, true, &["reportedby"]),
    Wanted(Says::Longitude, true, &["longitude"]),
    Wanted(Says::Latitude, true, &["latitude"]),
    Wanted(Says::Area, true, &["lsoacode", "lsoa11cd", "lsoa21cd"]),
    Wanted(Says::AreaName, false, &["lsoaname", "lsoa11nm", "lsoa21nm"]),
    Wanted(Says::Category, true, &["crimetype"]),
    Wanted(Says::Outcome, false, &["lastoutcomecategory"]),
];

const OUTCOMES: &[Wanted] = &[
    Wanted(Says::Id, true, &["crimeid"]),
    Wanted(Says::Month, true, &["month"]),
    Wanted(Says::Force, true, &["reportedby"]),
    Wanted(Says::Longitude, true, &["longitude"]),
    Wanted(Says::Latitude, true, &["latitude"]),
    Wanted(Says::Area, true, &["lsoacode", "lsoa11cd", "lsoa21cd"]),
    Wanted(Says::AreaName, false, &["lsoaname", "lsoa11nm", "lsoa21nm"]),
    Wanted(Says::Category, true, &["outcometype"]),
];

const STOP_SEARCH: &[Wanted] = &[
    Wanted(Says::Month, true, &["date"]),
    Wanted(Says::Longitude, true, &["longitude"]),
    Wanted(Says::Latitude, true, &["latitude"]),
    Wanted(Says::Category, true, &["objectofsearch"]),
    Wanted(Says::Outcome, true, &["outcome"]),
];

const AREAS: &[Wanted] = &[
    Wanted(Says::Area, true, &["lsoacode", "lsoa11cd", "lsoa21cd"]),
    Wanted(Says::AreaName, true, &["lsoaname", "lsoa11nm", "lsoa21nm"]),
    Wanted(Says::Census, true, &["census"]),
    Wanted(Says::District, true, &["ladcode", "ladcd"]),
    Wanted(Says::DistrictName, true, &["ladname", "ladnm"]),
    Wanted(Says::Partnership, true, &["cspcode2017", "cspcode", "cspcd"]),
    Wanted(Says::PartnershipName, true, &["cspname2017", "cspname", "cspnm"]),
    Wanted(Says::Force, true, &["pfaname", "pfanm"]),
];

const DEPRIVATION: &[Wanted] = &[
    Wanted(Says::Area, true, &["lsoacode", "lsoa11cd", "lsoa21cd"]),
    Wanted(Says::Score, true, &["overalllocalscore", "imdscore"]),
    Wanted(Says::Decile, true, &["originaldecile", "imddecile"]),
    Wanted(Says::Population, true, &["pop", "population"]),
];

const POPULATIONS: &[Wanted] = &[
    Wanted(Says::Area, true, &["code", "ladcode"]),
    Wanted(Says::AreaName, true, &["name", "ladname"]),
    Wanted(Says::Year, true, &["year"]),
    Wanted(Says::Population, true, &["population"]),
];

const DISTRICTS: &[Wanted] = &[
    Wanted(Says::Area, true, &["lad17cd"]),
    Wanted(Says::AreaName, true, &["lad17nm"]),
    Wanted(Says::Partnership, true, &["csp17cd"]),
    Wanted(Says::PartnershipName, true, &["csp17nm"]),
    Wanted(Says::Force, true, &["pfa17nm"]),
];

const RECORDED: &[Wanted] = &[
    Wanted(Says::Year, true, &["financialyear"]),
    Wanted(Says::Quarter, true, &["financialquarter"]),
    Wanted(Says::Force, true, &["policeforce", "forcename"]),
    Wanted(Says::PartnershipName, true, &["cspname"]),
    Wanted(Says::Group, true, &["offencegroup"]),
    Wanted(Says::Category, true, &["offencesubgroup"]),
    Wanted(Says::Number, true, &["offencecount", "numberofoffences"]),
];

const COLLISIONS: &[Wanted] = &[
    Wanted(Says::Id, true, &["collisionindex", "accidentindex"]),
    Wanted(Says::Month, true, &["date"]),
    Wanted(Says::Force, true, &["policeforce"]),
    Wanted(Says::District, true, &["localauthorityonsdistrict"]),
    Wanted(Says::Category, true, &["collisionseverity", "accidentseverity"]),
    Wanted(Says::Longitude, false, &["longitude"]),
    Wanted(Says::Latitude, false, &["latitude"]),
];

const CASUALTIES: &[Wanted] = &[
    Wanted(Says::Id, true, &["collisionindex", "accidentindex"]),
    Wanted(Says::Class, true, &["casualtyclass"]),
    Wanted(Says::Age, true, &["ageofcasualty"]),
    Wanted(Says::Category, true, &["casualtyseverity"]),
];

/// A column that tells a file of vehicles, which nothing is counted of.
const OF_VEHICLES: &str = "vehicletype";

const WARDS: &[Wanted] = &[
    Wanted(Says::Area, true, &["lsoacode", "lsoa11cd", "lsoa21cd"]),
    Wanted(Says::AreaName, false, &["lsoaname", "lsoa11nm", "lsoa21nm"]),
    Wanted(Says::Ward, true, &["wardcode", "wdcd", "wd20cd", "wd21cd", "wd22cd", "wd23cd", "wd24cd", "wd25cd", "wd26cd"]),
    Wanted(Says::WardName, true, &["wardname", "wdnm", "wd20nm", "wd21nm", "wd22nm", "wd23nm", "wd24nm", "wd25nm", "wd26nm"]),
];

/// What a file is, and where each of its columns stands.
#[derive(Clone, Debug)]
pub struct Headings {
    /// What it is.
    pub feed: Feed,
    places: [Option<usize>; SAYINGS],
    /// How many cells each row must have.
    pub width: usize,
    /// The headings as they are written.
    pub written: Vec<String>,
}

impl Headings {
    /// Where the column stands that says this.
    pub fn at(&self, says: Says) -> Option<usize> {
        self.places[says as usize]
    }

    /// Tells by these headings what the file is.
    ///
    /// # Errors
    /// It is no file that is known, or one that lacks a column.
    pub fn read(written: Vec<String>) -> Result<Headings, Unread> {
        let folded: Vec<String> = written.iter().map(|heading| folded(heading)).collect();
        let place = |wanted: &Wanted| folded.iter().position(|heading| wanted.2.contains(&heading.as_str()));
        let missing = |feed: &Feed| feed.columns().iter().filter(|wanted| wanted.1 && place(wanted).is_none()).count();
        let tables = Feed::ALL.into_iter().filter(|feed| !feed.columns().is_empty());
        let Some(feed) = tables.min_by_key(missing) else { return Err(Unread::Empty) };
        let found = || written.join(", ").chars().take(500).collect::<String>();
        let lacks = missing(&feed);
        let needed = feed.columns().iter().filter(|wanted| wanted.1).count();
        if lacks > 0 && folded.iter().any(|heading| heading == OF_VEHICLES) {
            return Err(Unread::Vehicles);
        }
        if lacks * 3 > needed {
            return Err(Unread::Headings(found()));
        }
        if lacks > 0 {
            let column = feed.columns().iter().find(|wanted| wanted.1 && place(wanted).is_none()).map_or("", |it| it.2[0]);
            let column = NAMES.iter().find(|(key, _)| *key == column).map_or(column, |(_, name)| name).to_owned();
            return Err(Unread::Column { what: feed.words().into_owned(), column, found: found() });
        }
        let mut places = [None; SAYINGS];
        for wanted in feed.columns() {
            places[wanted.0 as usize] = place(wanted);
        }
        let width = places.iter().flatten().max().map_or(0, |last| last + 1);
        Ok(Headings { feed, places, width, written })
    }
}

/// Columns as their publishers write them, for sentences.
const NAMES: [(&str, &str); 16] = [
    ("crimeid", "Crime ID"),
    ("month", "Month"),
    ("reportedby", "Reported by"),
    ("longitude", "Longitude"),
    ("latitude", "Latitude"),
    ("lsoacode", "LSOA code"),
    ("crimetype", "Crime type"),
    ("outcometype", "Outcome type"),
    ("objectofsearch", "Object of search"),
    ("financialyear", "Financial Year"),
    ("financialquarter", "Financial Quarter"),
    ("policeforce", "Police Force"),
    ("cspname", "CSP Name"),
    ("offencegroup", "Offence Group"),
    ("offencesubgroup", "Offence Subgroup"),
    ("offencecount", "Offence Count"),
];

/// A heading without case, spaces and marks.
fn folded(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
