//! The rules of coverage.

use super::rules::{Columns, Cover, columns, covering};
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

#[test]
fn what_holds_everything_shown_stands_once_and_the_rest_have_columns() {
    // Place 0 is the force area, 1 the county and 2 the unitary in it, 3 and 4 districts of the county.
    let around = [Bits::of(5, []), Bits::of(5, [0]), Bits::of(5, [0]), Bits::of(5, [0, 1]), Bits::of(5, [0, 1])];
    let set = |wide: &[usize], own: &[usize]| Columns { wide: wide.to_vec(), own: own.to_vec() };
    assert_eq!(columns(&[0, 1, 2, 3, 4], &around), set(&[0], &[1, 2, 3, 4]));
    assert_eq!(columns(&[1, 3, 4], &around), set(&[0, 1], &[3, 4]), "the county and its districts");
    assert_eq!(columns(&[3], &around), set(&[0, 1], &[3]), "one district, and what is around it");
    assert_eq!(columns(&[0], &around), set(&[], &[0]));
    assert_eq!(columns(&[1, 2], &around), set(&[0], &[1, 2]));
    assert_eq!(columns(&[], &around), set(&[], &[]));
}
