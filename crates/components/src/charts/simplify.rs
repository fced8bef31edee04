//! Fewer corners for outlines that share borders, so that a map of many small places stays small and no gaps open between
//! neighbours.
//!
//! Corners first snap to the points of a fine grid, so that shared corners stay shared. Then corners that matter least go, by the
//! triangle that each makes with its neighbours (M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination
//! of points", 1993), from all outlines at once. A corner where more than two outlines meet, or where two part, stays.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// A corner on the grid.
pub(super) type Point = (i32, i32);

/// The fewest corners that an outline keeps.
const FEWEST: usize = 4;

/// Outlines under work: every corner of every ring, with the corners before and after it.
struct Work {
    corners: Vec<Corner>,
    /// How many corners each ring has left.
    left: Vec<usize>,
    /// Where each point stands, in all rings.
    places: HashMap<Point, Vec<usize>>,
}

struct Corner {
    at: Point,
    ring: usize,
    before: usize,
    after: usize,
    gone: bool,
}

/// Takes out corners until at most so many are left, or no further one can go, or each that is left makes a triangle larger than
/// `enough`. Rings are closed by themselves: their last corner is not their first again. Rings that are only a dot on the grid
/// come back empty.
pub(super) fn simplified(rings: &[Vec<Point>], most: usize, enough: f64) -> Vec<Vec<Point>> {
    let clean: Vec<Vec<Point>> = rings.iter().map(|ring| without_repeats(ring)).collect();
    let mut work = Work::new(&clean);
    let mut total: usize = work.left.iter().sum();
    let mut queue: BinaryHeap<Reverse<(u64, Point)>> =
        work.places.keys().filter_map(|at| Some(Reverse((work.weight(*at)?, *at)))).collect();
    let small = (enough * 2.0) as u64;
    while let Some(Reverse((weight, at))) = queue.pop() {
        if total <= most && weight > small {
            break;
        }
        // What was waiting may have changed meanwhile.
        if work.weight(at) != Some(weight) {
            continue;
        }
        total -= work.take_out(at, &mut queue);
    }
    clean.iter().enumerate().map(|(ring, _)| work.ring(ring)).collect()
}

/// The ring without corners that stand on the one before, and none when there is no surface left.
fn without_repeats(ring: &[Point]) -> Vec<Point> {
    let mut clean: Vec<Point> = ring.to_vec();
    clean.dedup();
    while clean.len() > 1 && clean.first() == clean.last() {
        clean.pop();
    }
    if clean.len() < 3 { Vec::new() } else { clean }
}

impl Work {
    fn new(rings: &[Vec<Point>]) -> Work {
        let mut work = Work { corners: Vec::new(), left: Vec::new(), places: HashMap::new() };
        for (number, ring) in rings.iter().enumerate() {
            let start = work.corners.len();
            let many = ring.len();
            for (at, point) in ring.iter().enumerate() {
                work.places.entry(*point).or_default().push(start + at);
                let (before, after) = (start + (at + many - 1) % many, start + (at + 1) % many);
                work.corners.push(Corner { at: *point, ring: number, before, after, gone: false });
            }
            work.left.push(many);
        }
        work
    }

    /// Twice the triangle that this corner makes with its neighbours, when it may go: in every ring that has it, it must stand
    /// once between the same two.
    fn weight(&self, at: Point) -> Option<u64> {
        let mut here = self.places.get(&at)?.iter().map(|corner| &self.corners[*corner]).filter(|corner| !corner.gone);
        let neighbours = |corner: &Corner| {
            let (a, b) = (self.corners[corner.before].at, self.corners[corner.after].at);
            (a.min(b), a.max(b))
        };
        let can_spare = |corner: &Corner| self.left[corner.ring] > FEWEST;
        let first = here.next()?;
        let (a, b) = neighbours(first);
        let same = |other: &Corner| neighbours(other) == (a, b) && other.ring != first.ring && can_spare(other);
        let may_go = can_spare(first) && here.next().is_none_or(same) && here.next().is_none();
        let wide = |p: Point, q: Point| (i64::from(p.0 - q.0), i64::from(p.1 - q.1));
        let ((ax, ay), (bx, by)) = (wide(a, at), wide(b, at));
        may_go.then(|| (ax * by - bx * ay).unsigned_abs())
    }

    /// Takes the corner out of all its rings, weighs its neighbours anew, and says how many corners went.
    fn take_out(&mut self, at: Point, queue: &mut BinaryHeap<Reverse<(u64, Point)>>) -> usize {
        let here: Vec<usize> = self.places.get(&at).into_iter().flatten().copied().filter(|c| !self.corners[*c].gone).collect();
        let mut changed = Vec::new();
        for corner in &here {
            let Corner { ring, before, after, .. } = self.corners[*corner];
            self.corners[*corner].gone = true;
            self.corners[before].after = after;
            self.corners[after].before = before;
            self.left[ring] -= 1;
            changed.extend([self.corners[before].at, self.corners[after].at]);
        }
        changed.sort_unstable();
        changed.dedup();
        queue.extend(changed.into_iter().filter_map(|point| Some(Reverse((self.weight(point)?, point)))));
        here.len()
    }

    fn ring(&self, number: usize) -> Vec<Point> {
        self.corners.iter().filter(|corner| corner.ring == number && !corner.gone).map(|corner| corner.at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// Two places side by side with a crooked border between them.
    fn neighbours() -> [Vec<Point>; 2] {
        let border: Vec<Point> = (0..=40).map(|y| (100 + (y * 7) % 5, y * 5)).collect();
        let mut west = vec![(0, 200), (0, 0)];
        west.extend(&border);
        let mut east: Vec<Point> = border.into_iter().rev().collect();
        east.extend([(200, 0), (200, 200)]);
        [west, east]
    }

    fn sides(ring: &[Point]) -> HashSet<(Point, Point)> {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| (*a.min(b), *a.max(b))).collect()
    }

    #[test]
    fn neighbours_keep_one_border() {
        let simple = simplified(&neighbours(), 20, 0.0);
        assert!(simple.iter().map(Vec::len).sum::<usize>() <= 20, "{simple:?}");
        let shared = sides(&simple[0]).intersection(&sides(&simple[1])).count();
        let inner = simple[0].iter().filter(|(x, _)| *x >= 100).count();
        assert!(shared >= 1 && shared + 1 == inner, "all of the border is shared: {shared} of {inner}");
        assert!(simple[0].contains(&(100, 0)) && simple[1].contains(&(100, 0)), "where outlines part, the corner stays");
    }

    #[test]
    fn small_triangles_go_first_and_outlines_never_vanish() {
        let square = vec![(0, 0), (50, 1), (100, 0), (100, 100), (0, 100), (0, 0)];
        assert_eq!(simplified(&[square], 4, 0.0)[0], [(0, 0), (100, 0), (100, 100), (0, 100)]);
        let simple = simplified(&neighbours(), 0, f64::MAX);
        assert!(simple.iter().all(|ring| ring.len() >= FEWEST), "{simple:?}");
        assert_eq!(simplified(&[vec![(1, 1), (1, 1), (1, 1)]], 10, 0.0), [Vec::<Point>::new()]);
    }

    #[test]
    fn the_same_outlines_always_come_out_the_same() {
        assert_eq!(simplified(&neighbours(), 15, 1.0), simplified(&neighbours(), 15, 1.0));
    }
}
