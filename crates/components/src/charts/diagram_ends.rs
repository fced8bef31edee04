//! The way of arrows: they touch boxes spread along the sides, in the order in which they come, and pass other columns
//! level, so that each can be followed.

use super::diagram_layout::{Laid, Layout, Line};

/// The most room between two arrows that touch the same side.
const MOST_BETWEEN: f64 = 16.0;

/// One end of a line: which line, whether it is its first corner, and how high the next corner lies.
struct End {
    line: usize,
    first: bool,
    toward: f64,
}

/// The corners of each line, with its two ends on the left or right side of their boxes. A line that was not laid has none.
pub(super) fn spread(layout: &Layout, sizes: &[(f64, f64)], lines: &[Line]) -> Vec<Vec<(f64, f64)>> {
    let mut corners: Vec<Vec<(f64, f64)>> = layout.lines.iter().map(|laid| passing(laid, layout, sizes)).collect();
    for (at, middle) in layout.boxes.iter().enumerate() {
        for right in [true, false] {
            let mut ends = ends(at, right, layout, lines);
            ends.sort_by(|a, b| a.toward.total_cmp(&b.toward));
            let step = (sizes[at].1 / (ends.len() as f64 + 1.0)).min(MOST_BETWEEN);
            let top = middle.1 - step * (ends.len() as f64 - 1.0) / 2.0;
            let x = if right { middle.0 + sizes[at].0 / 2.0 } else { middle.0 - sizes[at].0 / 2.0 };
            for (place, end) in ends.iter().enumerate() {
                let point = (x, top + step * place as f64);
                let corner = if end.first { corners[end.line].first_mut() } else { corners[end.line].last_mut() };
                if let Some(corner) = corner {
                    *corner = point;
                }
            }
        }
    }
    corners
}

/// The first and the last corner, and between them those at which the line passes a column: level from one side of it to
/// the other. Corners between columns are left out, for the line curves there; but it goes through its own words.
fn passing(laid: &Laid, layout: &Layout, sizes: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let [first, inner @ .., last] = laid.corners.as_slice() else { return Vec::new() };
    let column = |x: f64| {
        let in_it = |(middle, size): &(&(f64, f64), &(f64, f64))| (middle.0 - x).abs() < size.0 / 2.0;
        layout.boxes.iter().zip(sizes).find(in_it).map(|(middle, size)| (middle.0, size.0 / 2.0))
    };
    let turn = if first.0 <= last.0 { 1.0 } else { -1.0 };
    let mut corners = vec![*first];
    for corner in inner {
        match column(corner.0) {
            Some((middle, half)) => corners.extend([(middle - half * turn, corner.1), (middle + half * turn, corner.1)]),
            None if laid.words.is_some() => corners.push(*corner),
            None => {}
        }
    }
    corners.push(*last);
    corners
}

/// The ends of lines on one side of a box.
fn ends(at: usize, right: bool, layout: &Layout, lines: &[Line]) -> Vec<End> {
    let mut found = Vec::new();
    for (number, (line, laid)) in lines.iter().zip(&layout.lines).enumerate().filter(|(_, (_, laid))| laid.corners.len() > 1) {
        let forward = layout.boxes[line.from].0 <= layout.boxes[line.to].0;
        let last = laid.corners.len() - 1;
        if line.from == at && forward == right {
            found.push(End { line: number, first: true, toward: laid.corners[1].1 });
        }
        if line.to == at && forward != right {
            found.push(End { line: number, first: false, toward: laid.corners[last - 1].1 });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::diagram_layout::lay;

    #[test]
    fn lines_touch_the_sides_that_face_each_other_and_not_at_one_point() {
        let sizes = [(100.0, 60.0); 4];
        let lines = [(0, 1), (0, 2), (0, 3)].map(|(from, to)| Line { from, to, words: None });
        let layout = lay(&sizes, &lines);
        let corners = spread(&layout, &sizes, &lines);
        let starts: Vec<f64> = corners.iter().map(|line| line[0].1).collect();
        assert!(corners.iter().all(|line| line[0].0 == layout.boxes[0].0 + 50.0));
        assert!(corners.iter().enumerate().all(|(at, line)| line[line.len() - 1].0 == layout.boxes[at + 1].0 - 50.0));
        assert!(starts[0] != starts[1] && starts[1] != starts[2]);
    }
}
