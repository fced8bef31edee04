//! The rules of coverage.

use super::rules::{Cover, covering};
use crate::landscape::bits::Bits;

#[test]
fn a_board_covers_its_place_and_those_inside_it_but_no_larger_one() {
    // Place 0 is the county, 1 and 2 its districts. Subject 0 is drugs, 1 is roads.
    let around = [Bits::of(3, []), Bits::of(3, [0]), Bits::of(3, [0])];
    let boards = [
        Cover { place: Some(0), subjects: Bits::of(2, [0]) },
        Cover { place: Some(1), subjects: Bits::of(2, [0, 1]) },
        Cover { place: None, subjects: Bits::of(2, [1]) },
    ];
    let who = |subject, place| {
        covering(&boards, &around, subject, place).iter().map(|found| (found.board, found.own)).collect::<Vec<_>>()
    };
    assert_eq!(who(0, 0), [(0, true)]);
    assert_eq!(who(0, 1), [(1, true), (0, false)]);
    assert_eq!(who(0, 2), [(0, false)]);
    assert_eq!(who(1, 0), []);
    assert_eq!(who(1, 1), [(1, true)]);
    assert_eq!(who(1, 2), [], "nobody covers roads in the second district");
}
