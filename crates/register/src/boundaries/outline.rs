//! Outlines: GeoJSON read into rings of points, or told in words what is wrong with it. Pure.

use components::{Ring, holds};
use serde_json::Value;
use values::words::{fill, t};

/// The fewest points of a ring: a triangle, with its first point again at the end.
const FEWEST: usize = 4;

/// The rings of all the polygons of a GeoJSON geometry.
pub fn read(text: &str) -> Result<Vec<Ring>, String> {
    let geometry: Value = serde_json::from_str(text).map_err(|_| not_geojson())?;
    let rings: Vec<&Value> = match (geometry["type"].as_str(), geometry["coordinates"].as_array()) {
        (Some("Polygon"), Some(rings)) => rings.iter().collect(),
        (Some("MultiPolygon"), Some(polygons)) => {
            let rings: Option<Vec<_>> = polygons.iter().map(Value::as_array).collect();
            rings.ok_or_else(not_geojson)?.into_iter().flatten().collect()
        }
        _ => return Err(not_geojson()),
    };
    if rings.is_empty() {
        return Err(not_geojson());
    }
    rings.into_iter().enumerate().map(|(index, points)| ring(index + 1, points)).collect()
}

fn not_geojson() -> String {
    t("Enter a GeoJSON geometry of the type Polygon or MultiPolygon").into_owned()
}

fn ring(number: usize, points: &Value) -> Result<Ring, String> {
    let number = number.to_string();
    let points = points.as_array().ok_or_else(not_geojson)?;
    if points.len() < FEWEST {
        return Err(fill("Ring {ring} of the outline needs at least 4 points", &[("ring", &number)]));
    }
    let mut ring = Ring::with_capacity(points.len());
    for (index, point) in points.iter().enumerate() {
        ring.push(place_of(point).ok_or_else(|| wrong_point(&number, index + 1))?);
    }
    if ring.first() != ring.last() {
        return Err(fill(
            "Ring {ring} of the outline is open: its last point must be the same as its first",
            &[("ring", &number)],
        ));
    }
    Ok(ring)
}

/// Longitude and latitude, when the point is on the globe.
fn place_of(point: &Value) -> Option<(f64, f64)> {
    let numbers = point.as_array().filter(|numbers| numbers.len() >= 2)?;
    let (longitude, latitude) = (numbers[0].as_f64()?, numbers[1].as_f64()?);
    ((-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude)).then_some((longitude, latitude))
}

fn wrong_point(ring: &str, point: usize) -> String {
    fill(
        "Point {point} of ring {ring} must be a longitude from -180 to 180 and then a latitude from -90 to 90",
        &[("point", &point.to_string()), ("ring", ring)],
    )
}

/// The last year named in the words that say which outline it is: 2021 in `Districts of 2021`.
pub fn year(vintage: &str) -> Option<u32> {
    vintage.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok()).max()
}

/// Whether the middle of the largest ring of `inner` lies within `outer`: enough to tell districts from what they form.
pub fn covers(outer: &[Ring], inner: &[Ring]) -> bool {
    let Some(largest) = inner.iter().max_by(|one, other| surface(one).total_cmp(&surface(other))) else { return false };
    let (west, east) = ends(largest.iter().map(|point| point.0));
    let (south, north) = ends(largest.iter().map(|point| point.1));
    let middle = ((west + east) / 2.0, (south + north) / 2.0);
    outer.iter().filter(|ring| holds(ring, middle)).count() % 2 == 1
}

fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)))
}

fn surface(ring: &Ring) -> f64 {
    ring.windows(2).map(|side| side[0].0 * side[1].1 - side[1].0 * side[0].1).sum::<f64>().abs()
}

#[cfg(test)]
mod tests {
    use super::{covers, read, year};

    #[test]
    fn the_newest_year_is_found_in_the_words() {
        assert_eq!(year("Partnership areas of 2016, from small areas of 2021"), Some(2021));
        assert_eq!(year("2016"), Some(2016));
        assert_eq!(year("before the war"), None);
    }

    #[test]
    fn an_outline_covers_what_lies_in_it_but_not_in_its_lakes() {
        let square = |west: f64, size: f64| vec![(west, 0.0), (west + size, 0.0), (west + size, size), (west, size), (west, 0.0)];
        assert!(covers(&[square(0.0, 10.0)], &[square(1.0, 2.0)]));
        assert!(!covers(&[square(0.0, 10.0)], &[square(11.0, 2.0)]));
        assert!(!covers(&[square(0.0, 10.0), square(0.5, 3.0)], &[square(1.0, 2.0)]));
        assert!(!covers(&[square(0.0, 10.0)], &[]));
    }

    const FIELD: &str = "[[0.9,51.1],[0.8,51.2],[0.7,51.1],[0.9,51.1]]";

    fn error(text: &str) -> String {
        read(text).expect_err("an error")
    }

    #[test]
    fn polygons_and_multi_polygons_give_their_rings() {
        let one = read(&format!(r#"{{"type":"Polygon","coordinates":[{FIELD}]}}"#)).expect("rings");
        assert_eq!(one, [vec![(0.9, 51.1), (0.8, 51.2), (0.7, 51.1), (0.9, 51.1)]]);
        let three = read(&format!(r#"{{"type":"MultiPolygon","coordinates":[[{FIELD},{FIELD}],[{FIELD}]]}}"#)).expect("rings");
        assert_eq!(three.len(), 3);
    }

    #[test]
    fn the_boundaries_of_kent_can_all_be_read() {
        let mut rows = 0;
        for line in include_str!("../../../../demo/kent/boundaries.csv").lines().skip(1) {
            let start = line.find("\"{\"\"").expect("a geometry");
            let end = line.rfind("}\"").expect("its end");
            let rings = read(&line[start + 1..=end].replace("\"\"", "\"")).expect("rings");
            assert!(rings.iter().flatten().all(|(east, north)| (0.0..1.5).contains(east) && (50.5..51.6).contains(north)));
            rows += 1;
        }
        assert!(rows >= 13, "{rows} boundaries");
    }

    #[test]
    fn what_is_wrong_is_told_by_ring_and_point() {
        for text in [
            "",
            "Kent",
            "[]",
            r#"{"type":"Point","coordinates":[0.9,51.1]}"#,
            r#"{"type":"Polygon","coordinates":[]}"#,
            r#"{"type":"Feature","geometry":null}"#,
            r#"{"type":"MultiPolygon","coordinates":[1]}"#,
        ] {
            assert_eq!(error(text), "Enter a GeoJSON geometry of the type Polygon or MultiPolygon", "{text}");
        }
        let polygon = |ring: &str| error(&format!(r#"{{"type":"Polygon","coordinates":[{FIELD},{ring}]}}"#));
        assert_eq!(polygon("[[0.9,51.1],[0.8,51.2],[0.9,51.1]]"), "Ring 2 of the outline needs at least 4 points");
        assert!(polygon("[[0.9,51.1],[0.8,51.2],[0.7,51.1],[0.6,51.1]]").starts_with("Ring 2 of the outline is open"));
        assert!(polygon("[[0.9,51.1],[0.8,151.2],[0.7,51.1],[0.9,51.1]]").starts_with("Point 2 of ring 2"));
        assert!(polygon("[[0.9,51.1],[0.8,51.2],[\"a\",51.1],[0.9,51.1]]").starts_with("Point 3 of ring 2"));
        assert!(polygon("[[0.9],[0.8,51.2],[0.7,51.1],[0.9]]").starts_with("Point 1 of ring 2"));
    }
}
