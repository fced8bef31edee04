//! Where the names of places stand on a map: inside their place, and not over one another.

use super::lettering::{SIZE, lines, width};
use super::map_drawing::Projection;
use super::place_map::{MOST_NAMED, MapArea, Ring};

/// A name is broken where it would be wider than this.
const WIDEST: f64 = 110.0;
/// The size of names on phones, where they need the most room.
const ON_PHONES: f64 = 24.0;
/// From one line to the next, in sizes of the letters.
pub(super) const LEADING: f64 = 1.1;
/// How far up or down a name may move, and in which steps.
const STEPS: [f64; 11] = [0.0, -14.0, 14.0, -28.0, 28.0, -42.0, 42.0, -56.0, 56.0, -70.0, 70.0];

/// A name with its place on the drawing.
pub(super) struct Placed<'a> {
    pub area: &'a MapArea,
    pub lines: Vec<String>,
    /// The middle of all lines.
    pub x: f64,
    pub y: f64,
}

impl Placed<'_> {
    fn touches(&self, other: &Placed<'_>) -> bool {
        let (own, theirs) = (self.room(), other.room());
        (self.x - other.x).abs() * 2.0 < own.0 + theirs.0 && (self.y - other.y).abs() * 2.0 < own.1 + theirs.1
    }

    /// Whether all of it stands inside its place.
    fn fits(&self, ring: &Ring, projection: &Projection) -> bool {
        let corners: Vec<(f64, f64)> = ring.iter().map(|corner| projection.point(*corner)).collect();
        let (wide, high) = self.room();
        let ends = [(-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.0, 0.0)];
        ends.into_iter().all(|(across, down)| holds(&corners, (self.x + wide * across, self.y + high * down)))
    }

    /// How wide and how high the name is where it is largest.
    fn room(&self) -> (f64, f64) {
        let widest = self.lines.iter().map(|line| width(line)).fold(0.0, f64::max);
        let rows = self.lines.len() + usize::from(self.area.words.is_some());
        (widest * ON_PHONES / SIZE, rows as f64 * LEADING * ON_PHONES)
    }
}

/// Places the names, those of small places first, for they have the least room to give way. Among very many places only those
/// are named that their name fits into.
pub(super) fn place<'a>(areas: &'a [MapArea], projection: &Projection) -> Vec<Placed<'a>> {
    let mut largest: Vec<(&MapArea, &Ring)> = areas.iter().filter_map(|area| Some((area, largest_ring(area)?))).collect();
    largest.sort_by(|a, b| surface(a.1).abs().total_cmp(&surface(b.1).abs()));
    let mut placed: Vec<Placed> = Vec::new();
    for (area, ring) in largest {
        let name = beside(area, ring, projection, &placed);
        if areas.len() <= MOST_NAMED || name.fits(ring, projection) {
            placed.push(name);
        }
    }
    placed
}

/// The first place for this name that is inside its own area and touches no other name; the middle if there is none.
fn beside<'a>(area: &'a MapArea, ring: &Ring, projection: &Projection, others: &[Placed<'_>]) -> Placed<'a> {
    let corners: Vec<(f64, f64)> = ring.iter().map(|corner| projection.point(*corner)).collect();
    let (x, middle) = projection.point(middle_of(ring));
    let at = |y: f64| Placed { area, lines: lines(&area.name, WIDEST), x, y };
    let free = |name: &Placed<'_>| {
        let inside = name.y == middle || holds(&corners, (name.x, name.y));
        inside && !others.iter().any(|other| name.touches(other))
    };
    STEPS.iter().map(|step| at(middle + step)).find(free).unwrap_or_else(|| at(middle))
}

fn largest_ring(area: &MapArea) -> Option<&Ring> {
    area.rings.iter().max_by(|a, b| surface(a).abs().total_cmp(&surface(b).abs()))
}

/// Whether the point lies inside the ring, closed or not: a line from it to the right crosses the outline an odd number of times.
pub fn holds(ring: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let crosses =
        |((ax, ay), (bx, by)): (&(f64, f64), &(f64, f64))| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax;
    sides.filter(|side| crosses(*side)).count() % 2 == 1
}

/// Twice the surface of a ring, below nought when it runs the other way round.
fn surface(ring: &Ring) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

/// The middle of the surface of a ring.
fn middle_of(ring: &Ring) -> (f64, f64) {
    let twice = surface(ring);
    let corners = || ring.iter().zip(ring.iter().cycle().skip(1));
    if twice.abs() < f64::EPSILON {
        return ring.first().copied().unwrap_or_default();
    }
    let sum =
        |axis: fn(&(f64, f64)) -> f64| -> f64 { corners().map(|(a, b)| (axis(a) + axis(b)) * (a.0 * b.1 - b.0 * a.1)).sum() };
    (sum(|p| p.0) / (3.0 * twice), sum(|p| p.1) / (3.0 * twice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tall(west: f64) -> MapArea {
        let ring = vec![(west, 51.0), (west + 0.1, 51.0), (west + 0.1, 51.4), (west, 51.4)];
        MapArea::new("Tonbridge and Malling", vec![ring])
    }

    #[test]
    fn names_of_neighbours_do_not_touch_and_stay_inside() {
        let areas = [tall(0.0), tall(0.1), tall(0.2), tall(0.9)];
        let projection = Projection::around(&areas);
        let names = place(&areas, &projection);
        assert_eq!(names[0].lines, ["Tonbridge", "and Malling"]);
        for (index, name) in names.iter().enumerate() {
            assert!(names[index + 1..].iter().all(|other| !name.touches(other)));
        }
    }

    #[test]
    fn a_ring_holds_what_is_inside_it() {
        let ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)];
        assert!(holds(&ring, (2.0, 2.0)) && !holds(&ring, (5.0, 2.0)) && !holds(&ring, (2.0, -1.0)));
    }
}
