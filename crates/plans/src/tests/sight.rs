//! Who sees what: published, signed in, members of one board, everything; and what stands within what.

use super::kent::{Kent, auditor, member, reader};
use access::Actor;
use records::Ask;
use values::Kind;

const BOARD: &str = "kent-community-safety-partnership";
const AGREEMENT: &str = "kent-community-safety-agreement-2017";

/// How many things of a kind these four see: anyone, somebody signed in, a member of the board, an auditor.
async fn seen(kent: &Kent, kind: Kind) -> [u64; 4] {
    let board = kent.id(Kind::Partnership, BOARD).await;
    let mut seen = [0; 4];
    for (number, actor) in seen.iter_mut().zip([Actor::anonymous(), reader(), member(board), auditor()]) {
        let reading = kent.reading(&actor).await;
        *number = kent.house.of(kind).count(&reading, &Ask::default()).await.expect("a number");
    }
    seen
}

#[tokio::test]
async fn a_plan_of_members_hides_its_chapters_themes_places_and_links() {
    let kent = Kent::load().await;
    let within = [Kind::Chapter, Kind::Theme, Kind::Placement, Kind::Crosscut, Kind::PlanLink];
    let mut before = Vec::new();
    for kind in within {
        let [anyone, .., everything] = seen(&kent, kind).await;
        assert_eq!(anyone, everything, "{kind:?}: the demonstration is published");
        before.push(everything);
    }
    kent.restrict(Kind::Plan, AGREEMENT, BOARD).await;
    for (kind, before) in within.into_iter().zip(before) {
        let [anyone, signed_in, member, everything] = seen(&kent, kind).await;
        assert!(anyone < before, "{kind:?}");
        assert_eq!([signed_in, member, everything], [anyone, before, before], "{kind:?}");
    }
}

#[tokio::test]
async fn a_priority_takes_all_that_names_it_out_of_sight() {
    let kent = Kent::load().await;
    let naming = [(Kind::Placement, 1), (Kind::Crosscut, 3), (Kind::Lineage, 1), (Kind::Lead, 2), (Kind::Regard, 2)];
    let mut before = Vec::new();
    for (kind, _) in naming {
        before.push(seen(&kent, kind).await[0]);
    }
    kent.change(Kind::Priority, "domestic-abuse", &[("seen_by", "signed-in")]).await;
    for ((kind, fewer), before) in naming.into_iter().zip(before) {
        assert_eq!(seen(&kent, kind).await, [before - fewer, before, before, before], "{kind:?}");
    }
}

#[tokio::test]
async fn a_lead_is_hidden_with_the_post_or_the_board_that_it_names() {
    let kent = Kent::load().await;
    let [before, ..] = seen(&kent, Kind::Lead).await;
    kent.change(Kind::Organisation, "kent-fire-and-rescue-service", &[("seen_by", "signed-in")]).await;
    assert_eq!(seen(&kent, Kind::Lead).await, [before - 1, before, before, before], "the post of a hidden body");
    kent.restrict(Kind::Partnership, "kent-drug-and-alcohol-partnership", BOARD).await;
    assert_eq!(seen(&kent, Kind::Lead).await, [before - 2, before - 1, before, before], "a hidden board");
}
