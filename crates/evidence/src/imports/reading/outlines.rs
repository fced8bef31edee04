//! Reads outlines of places from GeoJSON, feature by feature: whose outline it is by its official code, and the corners of its rings.

use super::figures::{Figures, PlaceRow, Refusal, Refusals, Why, Words};
use super::headings::Feed;
use super::meaning::Code;
use super::opening::{Bounded, Limits};
use super::unread::Unread;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::io::Read;

/// The corners of a piece of land or of a lake in it: longitude and latitude in hundred-thousandths of a degree, about a metre.
pub type Ring = Vec<(i32, i32)>;

/// How many corners one file may have: about ten times those of all small areas of England and Wales, simplified.
const MOST: usize = 5_000_000;
/// How many bytes one file may have. Its corners take a few times as much memory at most, whoever wrote it.
const LONGEST: u64 = 128 << 20;
/// The fewest corners of a ring: a triangle, with its first corner again at the end.
const FEWEST: usize = 4;
/// Neighbours have at least so many corners in common: one alone is where two places meet across a crossroads.
const IN_COMMON: usize = 2;

/// The properties that name a place, the smallest places first, and what a file of them is.
const LEVELS: [(&str, Feed); 5] = [
    ("LSOA", Feed::AreaOutlines),
    ("WD", Feed::WardOutlines),
    ("LAD", Feed::DistrictOutlines),
    ("CSP", Feed::PartnershipOutlines),
    ("PFA", Feed::ForceOutlines),
];

#[derive(Deserialize)]
struct Feature {
    properties: Option<Map<String, Value>>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Point>>),
    MultiPolygon(Vec<Vec<Vec<Point>>>),
}

/// Longitude and latitude; a height that may follow is passed over.
#[derive(Clone, Copy)]
struct Point(f64, f64);

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Point, D::Error> {
        struct Corner;
        impl<'de> Visitor<'de> for Corner {
            type Value = Point;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a longitude and a latitude")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Point, A::Error> {
                let number = |found: Option<f64>| found.unwrap_or(f64::NAN);
                let point = Point(number(all.next_element()?), number(all.next_element()?));
                while all.next_element::<IgnoredAny>()?.is_some() {}
                Ok(point)
            }
        }
        from.deserialize_seq(Corner)
    }
}

/// What is read so far.
struct Reading<'a> {
    limits: &'a Limits,
    feed: Option<Feed>,
    places: Vec<PlaceRow>,
    refused: Refusals,
    rows: u64,
    corners: usize,
}

/// Reads every feature to the end.
pub(super) fn all(from: &mut dyn Read, limits: &Limits) -> Result<Figures, Unread> {
    let mut reading = Reading { limits, feed: None, places: Vec::new(), refused: Refusals::default(), rows: 0, corners: 0 };
    let bounded = Bounded { inner: from, left: LONGEST };
    let mut json = serde_json::Deserializer::from_reader(std::io::BufReader::with_capacity(1 << 16, bounded));
    (&mut reading).deserialize(&mut json).map_err(|problem| unread(&reading, problem))?;
    let feed = reading.feed.ok_or(Unread::Empty)?;
    neighbours(&mut reading.places);
    Ok(Figures {
        feed,
        rows: reading.rows,
        parts: Vec::new(),
        words: Words::default(),
        places: reading.places,
        refused: reading.refused,
    })
}

fn unread(reading: &Reading, problem: serde_json::Error) -> Unread {
    if reading.corners > MOST {
        return Unread::TooVaried;
    }
    match problem.classify() {
        serde_json::error::Category::Eof => Unread::CutOff,
        serde_json::error::Category::Io => Unread::from(std::io::Error::from(problem)),
        _ => Unread::NoOutlines,
    }
}

impl<'de> DeserializeSeed<'de> for &mut Reading<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(Collection(self))
    }
}

/// The collection: all but its features is passed over.
struct Collection<'a, 'b>(&'a mut Reading<'b>);

impl<'de> Visitor<'de> for Collection<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a collection of features")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "features" {
                map.next_value_seed(Features(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct Features<'a, 'b>(&'a mut Reading<'b>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(feature) = all.next_element::<Feature>()? {
            self.0.take(feature).map_err(serde::de::Error::custom)?;
        }
        Ok(())
    }
}

impl Reading<'_> {
    fn take(&mut self, feature: Feature) -> Result<(), &'static str> {
        self.rows += 1;
        match self.place(feature) {
            Ok(place) => {
                self.corners += place.outline.iter().map(Vec::len).sum::<usize>();
                self.places.push(place);
            }
            Err((why, column)) => {
                let (row, column, found) = (self.rows, column.to_owned(), String::new());
                self.refused.add(self.limits.refusals, || Refusal { row, column, found, why }, why);
            }
        }
        if self.corners > MOST { Err("too many corners") } else { Ok(()) }
    }

    fn place(&mut self, feature: Feature) -> Result<PlaceRow, (Why, &'static str)> {
        let named = feature.properties.as_ref().and_then(named).ok_or((Why::Code, "properties"))?;
        // A file is of one level; what names a place of another is no part of it.
        if *self.feed.get_or_insert(named.feed) != named.feed {
            return Err((Why::Code, "properties"));
        }
        let rings = feature.geometry.and_then(rings).ok_or((Why::Outline, "geometry"))?;
        Ok(PlaceRow { code: Some(named.code), name: named.name, year: named.year, outline: rings, ..PlaceRow::default() })
    }
}

/// How a feature is named.
struct Named {
    feed: Feed,
    code: Code,
    name: String,
    /// The year in the name of its property, such as 2021 in `LSOA21CD`; 0 when there is none.
    year: i64,
}

fn named(properties: &Map<String, Value>) -> Option<Named> {
    LEVELS.iter().find_map(|(level, feed)| {
        properties.iter().find_map(|(key, value)| {
            let key = key.to_uppercase();
            let year = key.strip_prefix(level)?.strip_suffix("CD")?;
            if !year.chars().all(|c| c.is_ascii_digit()) {
                return None;
            }
            let code = Code::read(value.as_str()?.as_bytes())?;
            let name_key = format!("{level}{year}NM");
            let name = properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(&name_key)).and_then(|(_, name)| name.as_str());
            let year = year.parse().map_or(0, |year: i64| if year < 100 { 2000 + year } else { year });
            Some(Named { feed: *feed, code, name: name.unwrap_or_default().chars().take(200).collect(), year })
        })
    })
}

/// The rings of all the polygons; nothing when one of them is none.
fn rings(geometry: Geometry) -> Option<Vec<Ring>> {
    let rings = match geometry {
        Geometry::Polygon(rings) => rings,
        Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
    };
    let all: Option<Vec<Ring>> = rings.iter().map(|points| ring(points)).collect();
    // What is smaller than a metre or two becomes a line or a point, and there is nothing to draw of it.
    let all: Vec<Ring> = all?.into_iter().filter(|ring| ring.len() >= FEWEST).collect();
    (!all.is_empty()).then_some(all)
}

fn ring(points: &[Point]) -> Option<Ring> {
    let mut ring = points.iter().map(corner).collect::<Option<Ring>>()?;
    ring.dedup();
    (points.len() >= FEWEST && ring.first() == ring.last()).then_some(ring)
}

/// A corner within the degrees of the United Kingdom.
fn corner(point: &Point) -> Option<(i32, i32)> {
    let Point(longitude, latitude) = *point;
    #[expect(clippy::cast_possible_truncation, reason = "the degrees of the United Kingdom are small numbers")]
    let whole = |degrees: f64| (degrees * 100_000.0).round() as i32;
    let inside = (-9.0..3.0).contains(&longitude) && (49.0..62.0).contains(&latitude);
    inside.then(|| (whole(longitude), whole(latitude)))
}

/// Tells each place which others have a piece of border in common with it.
fn neighbours(places: &mut [PlaceRow]) {
    let mut at: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
    for (index, place) in places.iter().enumerate() {
        let corners: BTreeSet<&(i32, i32)> = place.outline.iter().flatten().collect();
        for corner in corners {
            at.entry(*corner).or_default().push(index);
        }
    }
    let mut together: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for here in at.values().filter(|here| here.len() > 1) {
        for one in here {
            for other in here.iter().filter(|other| *other != one) {
                *together.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let codes: Vec<_> = places.iter().map(|place| place.code).collect();
    for ((one, other), corners) in together {
        if let (Some(code), true) = (codes[other], corners >= IN_COMMON) {
            places[one].neighbours.push(code);
        }
    }
}

/// An outline as it is stored: rings apart by `;`, corners apart by spaces, each as the steps from the one before.
pub fn written(rings: &[Ring]) -> String {
    let mut text = String::new();
    for (number, ring) in rings.iter().enumerate() {
        if number > 0 {
            text.push(';');
        }
        let mut before = (0, 0);
        for (number, (x, y)) in ring.iter().enumerate() {
            let space = if number > 0 { " " } else { "" };
            text += &format!("{space}{},{}", x - before.0, y - before.1);
            before = (*x, *y);
        }
    }
    text
}

/// The outline that was stored, in degrees. What cannot be read is left out.
pub fn stored(text: &str) -> Vec<Vec<(f64, f64)>> {
    let ring = |text: &str| {
        let mut at = (0_i32, 0_i32);
        let corner = |pair: &str| {
            let (x, y) = pair.split_once(',')?;
            at = (at.0.saturating_add(x.parse().ok()?), at.1.saturating_add(y.parse().ok()?));
            Some((f64::from(at.0) / 100_000.0, f64::from(at.1) / 100_000.0))
        };
        text.split(' ').filter_map(corner).collect()
    };
    text.split(';').filter(|ring| !ring.is_empty()).map(ring).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Figures, Unread> {
        all(&mut text.as_bytes(), &Limits::default())
    }

    fn feature(code: &str, ring: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"LSOA21CD":"{code}","LSOA21NM":"Ashford 006A","LADCD":"E07000105"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    }

    const WEST: &str = "[[0.8,51.1],[0.9,51.1],[0.9,51.2],[0.8,51.2],[0.8,51.1]]";
    const EAST: &str = "[[0.9,51.1],[1.0,51.1],[1.0,51.2],[0.9,51.2],[0.9,51.1]]";
    /// Meets the eastern square in one corner.
    const FAR: &str = "[[1.0,51.2],[1.1,51.2],[1.1,51.3],[1.0,51.3],[1.0,51.2]]";

    #[test]
    fn places_are_told_by_their_smallest_code_and_know_their_neighbours() {
        let of = [("E01000001", WEST), ("E01000002", EAST), ("E01000003", FAR)].map(|(code, ring)| feature(code, ring));
        let figures = read(&format!(r#"{{"type":"FeatureCollection","crs":{{"a":[1]}},"features":[{}]}}"#, of.join(",")))
            .expect("outlines");
        assert_eq!((figures.feed, figures.rows, figures.refused.total()), (Feed::AreaOutlines, 3, 0));
        let first = &figures.places[0];
        assert_eq!((first.name.as_str(), first.year), ("Ashford 006A", 2021));
        let codes = |at: usize| figures.places[at].neighbours.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(codes(0), ["E01000002"]);
        assert_eq!(codes(1), ["E01000001"]);
        assert!(codes(2).is_empty(), "one corner in common is no border");
    }

    #[test]
    fn an_outline_is_stored_to_the_metre_and_read_again() {
        let rings =
            vec![vec![(80_000, 5_110_000), (90_000, 5_110_000), (90_000, 5_120_000), (80_000, 5_110_000)], vec![(-5, 7), (1, 2)]];
        let text = written(&rings);
        assert!(text.starts_with("80000,5110000 10000,0 0,10000 "), "{text}");
        let again = stored(&text);
        assert_eq!(again[0][1], (0.9, 51.1));
        assert_eq!(again[1], [(-0.00005, 0.00007), (0.00001, 0.00002)]);
        assert!(stored("").is_empty());
    }

    #[test]
    fn what_is_wrong_is_refused_place_by_place_or_as_a_whole() {
        let open = feature("E01000001", "[[0.8,51.1],[0.9,51.1],[0.9,51.2],[0.8,51.2]]");
        let abroad = feature("E01000002", "[[8.0,51.1],[8.1,51.1],[8.1,51.2],[8.0,51.1]]");
        let nameless = r#"{"type":"Feature","properties":{"FID":1},"geometry":null}"#;
        let whole = feature("E01000004", WEST);
        let figures = read(&format!(r#"{{"features":[{open},{abroad},{nameless},{whole}]}}"#)).expect("outlines");
        assert_eq!((figures.places.len(), figures.refused.total()), (1, 3));
        let why: Vec<Why> = figures.refused.first.iter().map(|it| it.why).collect();
        assert_eq!(why, [Why::Outline, Why::Outline, Why::Code]);
        assert!(matches!(read(&format!(r#"{{"features":[{whole}"#)), Err(Unread::CutOff)));
        assert!(matches!(read(r#"{"features":[1]}"#), Err(Unread::NoOutlines)));
        assert!(matches!(read(r#"{"type":"FeatureCollection"}"#), Err(Unread::Empty)));
    }
}
