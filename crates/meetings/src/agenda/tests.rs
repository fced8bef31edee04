//! The rules of agenda items, tried with the agenda of 15 March 2017.

use super::rules::*;

fn keys(item: Looked<'_>) -> Vec<&'static str> {
    problems(item).into_iter().map(|(key, _)| key).collect()
}

fn placed(own: &[&str]) -> Vec<Placed> {
    let item = |(position, own): (i64, &&str)| Placed { position, own_number: (!own.is_empty()).then(|| (*own).to_owned()) };
    (1..).zip(own).map(item).collect()
}

#[test]
fn items_are_numbered_by_the_letter_of_their_section_and_their_place() {
    assert_eq!(numbers("B", &placed(&["", "", "", "", "", ""])), ["B1", "B2", "B3", "B4", "B5", "B6"]);
    assert_eq!(numbers("B", &placed(&["", "B2a", ""])), ["B1", "B2a", "B2"], "a number of its own is not counted");
    assert!(numbers("C", &[]).is_empty());
}

#[test]
fn an_item_moves_by_one_place_and_not_over_the_edge() {
    assert_eq!(moved(3, 1, Way::Up), Some(vec![1, 0, 2]));
    assert_eq!(moved(3, 1, Way::Down), Some(vec![0, 2, 1]));
    assert_eq!((moved(3, 0, Way::Up), moved(3, 2, Way::Down), moved(0, 0, Way::Down)), (None, None, None));
}

#[test]
fn a_spoken_update_has_no_pages_unless_it_comes_with_papers() {
    let item = |kind, pages| Looked { kind: Some(kind), pages, ..Looked::default() };
    assert!(keys(item(VERBAL_WITH_PAPERS, (Some(43), Some(58)))).is_empty(), "B3 of 15 March 2017");
    assert!(keys(item(VERBAL, (None, None))).is_empty());
    assert_eq!(keys(item(VERBAL, (Some(43), Some(58)))), ["kind"]);
    assert_eq!(keys(item("report", (Some(38), Some(11)))), ["last_page"]);
    assert_eq!(keys(item("report", (Some(11), None))), ["last_page"]);
    assert_eq!(keys(item("report", (None, Some(38)))), ["first_page"]);
    assert_eq!(keys(item("report", (Some(0), Some(38)))), ["first_page"]);
    assert!(keys(item("report", (Some(11), Some(11)))).is_empty(), "one page");
}

#[test]
fn the_pages_of_a_pack_run_on_from_item_to_item() {
    let kent = [None, Some((3, 10)), Some((11, 38)), Some((39, 42)), Some((43, 58)), None];
    assert!(pages_out_of_order(&kent).is_empty(), "15 March 2017");
    assert_eq!(pages_out_of_order(&[Some((3, 10)), Some((10, 38)), None, Some((5, 6)), Some((39, 40))]), [1, 3]);
}

#[test]
fn what_is_closed_is_weighed_and_not_told_in_the_public_row() {
    let closed = Looked { restriction: Some("schedule-12a-1"), ..Looked::default() };
    assert_eq!(keys(closed), ["interest_test"]);
    assert_eq!(keys(Looked { interest_test: Some("  "), ..closed }), ["interest_test"]);
    let weighed = Looked { interest_test: Some("Families could be known by it."), ..closed };
    assert!(keys(weighed).is_empty());
    assert!(keys(Looked { restriction: Some(CONFIDENTIAL), ..Looked::default() }).is_empty(), "nothing is weighed");
    assert_eq!(keys(Looked { told: [Some("Who died."), None], ..weighed }), ["summary"]);
    assert_eq!(keys(Looked { told: [None, Some("That he be told.")], ..weighed }), ["recommendations"]);
    assert_eq!(keys(Looked { interest_test: Some("Why"), ..Looked::default() }), ["restriction"]);
}

#[test]
fn an_item_is_late_once_the_agenda_is_published_and_until_the_meeting_is_over() {
    assert!(came_late(Some(100), 101, false));
    assert!(!came_late(Some(100), 100, false), "what came with the agenda");
    assert!(!came_late(None, 101, false));
    assert!(!came_late(Some(100), 101, true), "the record of an old meeting is completed");
}

#[test]
fn papers_are_missing_until_they_are_received() {
    assert_eq!(
        ["asked-for", "promised", "late", "received", "agreed", "not-needed"].map(papers_missing),
        [true, true, true, false, false, false]
    );
}
