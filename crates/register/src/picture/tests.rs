//! What goes into one picture.

use super::rules::{MOST, groups, neighbours, pictures, within};

#[test]
fn hops_reach_as_far_as_asked() {
    let beside = neighbours(5, &[(0, 1), (1, 2), (2, 3), (1, 0), (4, 4)]);
    assert_eq!(within(1, 1, &beside), [1, 0, 2]);
    assert_eq!(within(1, 2, &beside), [1, 0, 2, 3]);
    assert_eq!(within(4, 2, &beside), [4]);
}

#[test]
fn boards_without_a_link_are_in_no_group_and_the_largest_group_comes_first() {
    let beside = neighbours(6, &[(0, 1), (3, 4), (4, 5)]);
    assert_eq!(groups(&beside), [vec![3, 4, 5], vec![0, 1]]);
}

#[test]
fn a_large_group_becomes_pictures_with_the_hub_in_each_and_everybody_in_one() {
    let links: Vec<(usize, usize)> = (1..60).map(|board| (0, board)).collect();
    let beside = neighbours(60, &links);
    let group: Vec<usize> = (0..60).collect();
    let found = pictures(&group, None, &beside, |node| node);
    assert!(found.iter().all(|picture| picture.len() <= MOST && picture[0] == 0));
    let mut shown: Vec<usize> = found.iter().flat_map(|picture| picture[1..].to_vec()).collect();
    shown.sort_unstable();
    assert_eq!(shown, (1..60).collect::<Vec<_>>());
    assert_eq!(pictures(&group[..3], None, &beside, |node| node).len(), 1);
}
