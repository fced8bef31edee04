//! What becomes of the things that are tied to bodies that end or give up a part.

use super::rules::*;
use super::transfers;
use chrono::NaiveDate;
use uuid::Uuid;
use values::FinancialYear;
use values::Id;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn ways(transfers: &[u128], one_to_one: bool) -> Ways {
    Ways { transfers: transfers.iter().map(|n| id(*n)).collect(), one_to_one, carries_on: false }
}

fn part(transfers: &[u128]) -> Ways {
    Ways { carries_on: true, ..ways(transfers, false) }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn seats_of_a_council_that_becomes_part_of_a_unitary_are_carried_to_it() {
    assert_eq!(fate(Tie::Joins, Time::Running, &ways(&[1], false), None), Fate::CarriedTo(vec![id(1)]));
    assert_eq!(fate(Tie::Joins, Time::Running, &ways(&[], false), None), Fate::Ends, "an abolished body leaves no seat");
}

#[test]
fn seats_of_a_county_that_is_split_go_to_every_unitary_unless_one_is_named() {
    let split = ways(&[1, 2], false);
    assert_eq!(fate(Tie::Joins, Time::Running, &split, None), Fate::CarriedTo(vec![id(1), id(2)]));
    assert_eq!(fate(Tie::Joins, Time::Running, &split, Some(Choice::One(id(2)))), Fate::CarriedTo(vec![id(2)]));
    assert_eq!(fate(Tie::Joins, Time::Running, &split, Some(Choice::Ends)), Fate::Ends);
    assert_eq!(fate(Tie::Joins, Time::ToCome, &split, None), Fate::Undecided);
    let of_another = fate(Tie::Joins, Time::Running, &ways(&[1], false), Some(Choice::One(id(2))));
    assert_eq!(of_another, Fate::CarriedTo(vec![id(1)]), "a transfer of another body says nothing of this one");
}

#[test]
fn posts_go_with_a_new_name_and_fall_vacant_in_a_merger() {
    assert_eq!(fate(Tie::Post, Time::Running, &ways(&[1], true), None), Fate::MovesTo(id(1)));
    assert_eq!(fate(Tie::Post, Time::Running, &ways(&[1], false), None), Fate::FallsVacant);
    assert_eq!(fate(Tie::Post, Time::Running, &ways(&[1], false), Some(Choice::One(id(1)))), Fate::MovesTo(id(1)));
}

#[test]
fn a_board_a_fund_or_a_plan_moves_to_the_only_one_and_waits_for_a_decision_between_several() {
    assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[1], false), None), Fate::MovesTo(id(1)));
    assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[1, 2], false), None), Fate::Undecided);
    assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[1, 2], false), Some(Choice::One(id(1)))), Fate::MovesTo(id(1)));
    assert_eq!(fate(Tie::Holds, Time::Running, &ways(&[], false), None), Fate::Stays);
}

#[test]
fn what_is_over_stays_as_history_unless_it_is_sent_on_by_name() {
    assert_eq!(fate(Tie::Holds, Time::Over, &ways(&[1], true), None), Fate::Stays);
    assert_eq!(fate(Tie::Joins, Time::Over, &ways(&[1], true), Some(Choice::Every)), Fate::Stays);
    assert_eq!(fate(Tie::Holds, Time::Over, &ways(&[1], true), Some(Choice::One(id(1)))), Fate::MovesTo(id(1)));
}

#[test]
fn a_body_that_gives_up_a_part_keeps_what_nobody_decides_to_hand_over() {
    for tie in [Tie::Joins, Tie::Post, Tie::Holds] {
        for time in [Time::Running, Time::ToCome] {
            assert_eq!(fate(tie, time, &part(&[1]), None), Fate::Keeps);
            assert_eq!(fate(tie, time, &part(&[1]), Some(Choice::Stays)), Fate::Keeps);
            assert_eq!(fate(tie, time, &part(&[1]), Some(Choice::One(id(9)))), Fate::Keeps, "a transfer of another body");
        }
        assert_eq!(fate(tie, Time::Over, &part(&[1]), Some(Choice::Every)), Fate::Stays, "history");
    }
}

#[test]
fn a_part_takes_along_what_is_decided() {
    let chosen = |tie, time, choice| fate(tie, time, &part(&[1, 2]), Some(choice));
    assert_eq!(chosen(Tie::Joins, Time::Running, Choice::One(id(1))), Fate::CarriedTo(vec![id(1)]));
    assert_eq!(chosen(Tie::Joins, Time::Running, Choice::Every), Fate::AlsoFor(vec![id(1), id(2)]));
    assert_eq!(chosen(Tie::Post, Time::Running, Choice::One(id(2))), Fate::MovesTo(id(2)));
    assert_eq!(chosen(Tie::Holds, Time::Running, Choice::One(id(2))), Fate::MovesTo(id(2)));
    assert_eq!(chosen(Tie::Holds, Time::Running, Choice::Every), Fate::Undecided, "a fund is in one hand");
    assert_eq!(chosen(Tie::Joins, Time::Running, Choice::Ends), Fate::Ends);
    assert_eq!(chosen(Tie::Post, Time::Running, Choice::Ends), Fate::FallsVacant);
}

#[test]
fn time_is_seen_from_the_first_day_after_the_act() {
    let on = day("2028-04-01");
    let known = |from: &str, to: &str| Known { from: from.parse().ok(), to: to.parse().ok(), ..Known::default() };
    assert_eq!(time(on, known("2012-11-22", "2028-03-31")), Time::Over);
    assert_eq!(time(on, known("2012-11-22", "2028-04-01")), Time::Running);
    assert_eq!(time(on, known("2028-04-01", "")), Time::ToCome);
    assert_eq!(time(on, Known { year: Some(FinancialYear(2027)), ..Known::default() }), Time::Over);
    assert_eq!(time(on, Known { year: Some(FinancialYear(2028)), ..Known::default() }), Time::Running);
    assert_eq!(time(on, Known { standing: Some("done"), ..Known::default() }), Time::Over);
    assert_eq!(time(on, Known::default()), Time::Running);
}

#[test]
fn a_transfer_names_one_body_that_ends_and_at_most_one_that_comes() {
    use transfers::Model;
    let keys = |it: Model| transfer_problems(&it).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let (one, other, board) = (Some(Id::of(id(1))), Some(Id::of(id(2))), Some(Id::of(id(3))));
    assert!(keys(Model { before: one, after: other, ..Model::default() }).is_empty());
    assert!(keys(Model { before: one, ..Model::default() }).is_empty(), "abolished");
    assert!(keys(Model { board, new_name: Some("New board".into()), ..Model::default() }).is_empty());
    assert_eq!(keys(Model::default()), ["before"]);
    assert_eq!(keys(Model { before: one, board, ..Model::default() }), ["before"]);
    assert_eq!(keys(Model { before: one, after: one, ..Model::default() }), ["after"]);
    assert_eq!(keys(Model { before: one, after: other, new_name: Some("X".into()), ..Model::default() }), ["after"]);
    assert_eq!(keys(Model { before: one, board_after: board, ..Model::default() }), ["after"]);
    let part = || Model { before: one, first_body: Some(transfers::CARRIES_ON.into()), ..Model::default() };
    assert_eq!(keys(part()), ["after"], "a part goes to somebody");
    assert!(keys(Model { after: other, ..part() }).is_empty());
}
