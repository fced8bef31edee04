//! The rules of the structure.

use super::rules::{Node, Under, forest, under};

fn shape(nodes: &[Node]) -> String {
    let one = |node: &Node| match node.below.is_empty() {
        true => node.board.to_string(),
        false => format!("{}({})", node.board, shape(&node.below)),
    };
    nodes.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_board_stands_under_the_one_it_reports_to_rather_than_the_one_it_informs() {
    let links = [(2, 0, Under::Informs), (2, 1, Under::Reports), (1, 0, Under::Reports), (3, 0, Under::Supports)];
    assert_eq!(shape(&forest(5, &links)), "0(1(2) 3) 4");
}

#[test]
fn boards_in_a_ring_are_each_shown_once() {
    let links =
        [(0, 1, Under::Reports), (1, 2, Under::Reports), (2, 0, Under::Reports), (3, 2, Under::Informs), (4, 4, Under::Reports)];
    assert_eq!(shape(&forest(5, &links)), "0(2(1 3)) 4");
}

#[test]
fn a_supporter_stands_below_and_boards_that_work_together_side_by_side() {
    assert_eq!(under("supported-by", 0, 1), Some((1, 0, Under::Supports)));
    assert_eq!(under("reports-to", 0, 1), Some((0, 1, Under::Reports)));
    assert_eq!(under("works-with", 0, 1), None);
}
