//! Where the boxes and arrows of a diagram stand: one small function around the library that works it out in layers.

use dugong::graphlib::{EdgeKey, Graph, GraphOptions};
use dugong::{EdgeLabel, GraphLabel, NodeLabel, RankDir};

/// From one box to the next below it.
const BETWEEN_BOXES: f64 = 10.0;
/// From one column to the next, where the arrows run.
const BETWEEN_COLUMNS: f64 = 92.0;
/// From an arrow that passes to what it passes.
const BESIDE_ARROWS: f64 = 12.0;
/// Around everything.
const EDGE: f64 = 6.0;

/// A line to be laid: from a box to one in a later column, with the room that its words take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub from: usize,
    pub to: usize,
    /// Width and height of its words, when they stand at the line.
    pub words: Option<(f64, f64)>,
}

/// A line as it was laid.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Laid {
    /// The corners, from the first box to the second.
    pub corners: Vec<(f64, f64)>,
    /// The middle of its words.
    pub words: Option<(f64, f64)>,
}

/// A finished layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    /// The middle of each box.
    pub boxes: Vec<(f64, f64)>,
    pub lines: Vec<Laid>,
}

/// Lays boxes of these sizes out in columns, so that lines run from left to right wherever they can and cross little.
/// A line from a box to itself, or to a box that is not there, is left out of the picture.
pub(super) fn lay(sizes: &[(f64, f64)], lines: &[Line]) -> Layout {
    let mut graph: Graph<NodeLabel, EdgeLabel, GraphLabel> =
        Graph::new(GraphOptions { multigraph: true, compound: false, directed: true });
    graph.set_graph(GraphLabel {
        rankdir: RankDir::LR,
        nodesep: BETWEEN_BOXES,
        ranksep: BETWEEN_COLUMNS,
        edgesep: BESIDE_ARROWS,
        marginx: EDGE,
        marginy: EDGE,
        ..GraphLabel::default()
    });
    for (at, (width, height)) in sizes.iter().enumerate() {
        graph.set_node(at.to_string(), NodeLabel { width: *width, height: *height, ..NodeLabel::default() });
    }
    let drawable = |line: &Line| line.from != line.to && line.from < sizes.len() && line.to < sizes.len();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| drawable(line)) {
        let (width, height) = line.words.unwrap_or_default();
        let label = EdgeLabel { width, height, weight: 1.0, ..EdgeLabel::default() };
        graph.set_edge_named(line.from.to_string(), line.to.to_string(), Some(at.to_string()), Some(label));
    }
    if dugong::layout(&mut graph).is_err() {
        return in_one_column(sizes, lines);
    }
    let boxes = (0..sizes.len()).map(|at| {
        let place = graph.node(&at.to_string());
        (place.and_then(|node| node.x).unwrap_or_default(), place.and_then(|node| node.y).unwrap_or_default())
    });
    let laid = lines.iter().enumerate().map(|(at, line)| {
        let key = EdgeKey::new(line.from.to_string(), line.to.to_string(), Some(at.to_string()));
        graph.edge_by_key(&key).map_or_else(Laid::default, |edge| Laid {
            corners: edge.points.iter().map(|point| (point.x, point.y)).collect(),
            words: line.words.and(edge.x.zip(edge.y)),
        })
    });
    Layout { width: graph.graph().width, height: graph.graph().height, boxes: boxes.collect(), lines: laid.collect() }
}

/// All boxes below one another and no lines: what is shown when no layout is found.
fn in_one_column(sizes: &[(f64, f64)], lines: &[Line]) -> Layout {
    let width = sizes.iter().map(|size| size.0).fold(0.0, f64::max) + EDGE * 2.0;
    let mut below = EDGE;
    let boxes = sizes.iter().map(|size| {
        let middle = below + size.1 / 2.0;
        below += size.1 + BETWEEN_BOXES;
        (width / 2.0, middle)
    });
    let boxes: Vec<_> = boxes.collect();
    Layout { width, height: below - BETWEEN_BOXES + EDGE, boxes, lines: vec![Laid::default(); lines.len()] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(from: usize, to: usize) -> Line {
        Line { from, to, words: None }
    }

    #[test]
    fn lines_lead_to_the_right_and_a_ring_still_has_a_layout() {
        let sizes = [(200.0, 60.0); 4];
        let chain = lay(&sizes, &[line(0, 1), line(1, 2), line(0, 3)]);
        assert!(chain.boxes[0].0 < chain.boxes[1].0 && chain.boxes[1].0 < chain.boxes[2].0);
        assert!(chain.lines.iter().all(|line| line.corners.len() >= 2));
        let ring = lay(&sizes, &[line(0, 1), line(1, 2), line(2, 0), line(3, 3), line(0, 9)]);
        assert_eq!(ring.boxes.len(), 4);
        assert!(ring.lines[3].corners.is_empty() && ring.lines[4].corners.is_empty());
    }

    #[test]
    fn without_boxes_there_is_nothing() {
        let nothing = lay(&[], &[]);
        assert!(nothing.boxes.is_empty() && nothing.lines.is_empty());
    }

    proptest! {
        #[test]
        fn boxes_never_lie_over_one_another(arrows in proptest::collection::vec((0_usize..25, 0_usize..25), 0..60)) {
            let sizes: Vec<(f64, f64)> = (0..25).map(|at| (200.0, 40.0 + f64::from(at % 4) * 20.0)).collect();
            let lines: Vec<Line> = arrows.into_iter().map(|(from, to)| line(from, to)).collect();
            let found = lay(&sizes, &lines);
            for (at, one) in found.boxes.iter().enumerate() {
                for (other_at, other) in found.boxes.iter().enumerate().skip(at + 1) {
                    let beside = (one.0 - other.0).abs() >= 199.0;
                    let below = (one.1 - other.1).abs() >= (sizes[at].1 + sizes[other_at].1) / 2.0 - 1.0;
                    prop_assert!(beside || below, "{at} and {other_at}");
                }
            }
        }
    }
}
