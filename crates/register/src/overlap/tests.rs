//! The rules of overlap.

use super::rules::{Body, Lines, Merged, POINTS, Places, Setting, Uncovered, if_closed, if_merged, pair, rank};
use crate::landscape::bits::Bits;

/// Place 0 is the county, 1 and 2 its districts.
fn around() -> Vec<Bits> {
    vec![Bits::of(3, []), Bits::of(3, [0]), Bits::of(3, [0])]
}

fn body(members: &[usize], subjects: &[usize], above: &[usize], place: Option<usize>) -> Body {
    Body {
        members: Bits::of(20, members.iter().copied()),
        posts: Bits::of(20, []),
        subjects: Bits::of(10, subjects.iter().copied()),
        above: Bits::of(10, above.iter().copied()),
        place,
        hours: None,
    }
}

fn setting(bodies: Vec<Body>) -> Setting {
    Setting { bodies, around: around() }
}

fn all(setting: &Setting) -> Vec<usize> {
    (0..setting.bodies.len()).collect()
}

#[test]
fn two_boards_that_are_alike_in_everything_score_a_hundred() {
    let twin = || body(&[1, 2, 3, 4], &[0, 1], &[2], Some(0));
    let setting = setting(vec![twin(), twin(), body(&[], &[], &[], None)]);
    let found = pair(&setting, 0, 1);
    assert_eq!((found.score, found.members, found.subjects), (POINTS.iter().sum(), 4, 2));
    assert_eq!((found.places, found.lines), (Places::Same, Lines::Together));
    assert_eq!(pair(&setting, 1, 0), found, "the order of the two does not matter");
}

#[test]
fn the_score_adds_up_its_four_parts() {
    // 3 of 6 members of the smaller board: 20. 1 of 3 remits: 10. One place inside the other: 10. One reports to the other: 10.
    let one = body(&[1, 2, 3, 4, 5, 6], &[0, 1, 2], &[1], Some(1));
    let other = body(&[1, 2, 3, 7, 8, 9, 10], &[2, 3, 4, 5], &[], Some(0));
    let setting = setting(vec![one, other]);
    let found = pair(&setting, 0, 1);
    assert_eq!((found.score, found.places, found.lines), (50, Places::Inside, Lines::Direct));
}

#[test]
fn one_shared_member_of_a_board_with_one_member_is_no_full_overlap() {
    let setting = setting(vec![body(&[1], &[], &[], None), body(&[1, 2, 3, 4, 5], &[], &[], None)]);
    assert_eq!(pair(&setting, 0, 1).score, 10);
}

#[test]
fn to_share_no_more_than_a_place_is_no_overlap() {
    let setting = setting(vec![
        body(&[1], &[0], &[], Some(0)),
        body(&[2], &[1], &[], Some(0)),
        body(&[2, 3], &[], &[], Some(1)),
        body(&[], &[1], &[], Some(2)),
    ]);
    let pairs: Vec<(usize, usize)> = rank(&setting, &all(&setting)).iter().map(|pair| (pair.one, pair.other)).collect();
    assert_eq!(pairs, [(1, 3), (1, 2)], "a shared remit in a place inside: 40; a shared member of four: 20");
    assert!(rank(&setting, &[0, 2]).is_empty());
}

#[test]
fn hours_are_those_of_the_posts_that_sit_on_both() {
    let with = |posts: &[usize], hours| Body { posts: Bits::of(5, posts.iter().copied()), hours, ..body(&[1], &[], &[], None) };
    let hours = |one, other| pair(&setting(vec![one, other]), 0, 1).hours;
    assert_eq!(hours(with(&[0, 1, 2], Some(10)), with(&[1, 2], Some(6))), Some(32));
    assert_eq!(hours(with(&[0], Some(10)), with(&[0], None)), None, "a board does not say");
    assert_eq!(hours(with(&[0], None), with(&[1], None)), Some(0), "no post sits on both");
}

#[test]
fn what_nobody_else_covers_is_named_when_a_board_closes() {
    // The district board (1) is the only one with organisation 9 and with subject 1 for its place; board 2 reports to it.
    let county = body(&[1, 2], &[0], &[], Some(0));
    let district = body(&[2, 9], &[0, 1], &[0], Some(1));
    let group = body(&[2], &[], &[1], Some(1));
    let far = body(&[], &[1], &[], Some(2));
    let setting = setting(vec![county, district, group, far]);
    let closed = if_closed(&setting, 1);
    let wanted = Uncovered { members: vec![9], subjects: vec![1], place: None, below: vec![2], above: vec![0] };
    assert_eq!(closed, wanted, "a board of another district covers nothing here; the county's covers subject 0");
    assert!(if_closed(&setting, 2).above.contains(&1));
    assert_eq!(if_closed(&setting, 0).place, Some(0), "no other board serves the county or a place around it");
}

#[test]
fn a_merged_board_has_each_member_once_and_no_line_to_itself() {
    let setting = setting(vec![
        body(&[1, 2, 3], &[0], &[], Some(0)),
        body(&[2, 3, 4], &[0], &[0, 3], Some(0)),
        body(&[], &[], &[1], None),
        body(&[], &[], &[], None),
    ]);
    let merged = if_merged(&setting, 0, 1);
    assert_eq!(merged, Merged { members: 4, fewer: 2, below: vec![2], above: vec![3], line_ends: true });
}

#[test]
fn closing_a_board_that_others_double_leaves_nothing_uncovered() {
    let twin = || body(&[1, 2], &[0], &[], Some(0));
    assert!(if_closed(&setting(vec![twin(), twin()]), 0).is_nothing());
}
