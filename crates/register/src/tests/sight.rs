//! Who sees what: published, signed in, members of one board, everything; and what stands within what.

use super::kent::{Kent, auditor, member, reader};
use access::Actor;
use records::Ask;
use values::Kind;

const BOARD: &str = "kent-community-safety-partnership";

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
async fn every_sheet_of_the_demonstration_can_be_loaded_and_nearly_all_is_published() {
    for kent in Kent::both().await {
        for (kind, fewest) in
            [(Kind::Place, 16), (Kind::Boundary, 16), (Kind::Organisation, 50), (Kind::Partnership, 40), (Kind::Seat, 200)]
        {
            let [anyone, .., everything] = seen(&kent, kind).await;
            assert!(anyone >= fewest && anyone + 5 >= everything, "{kind:?}: {anyone} of {everything}");
        }
    }
}

#[tokio::test]
async fn a_hidden_post_is_hidden_with_its_seats() {
    for kent in Kent::both().await {
        let before = seen(&kent, Kind::Seat).await;
        kent.change(Kind::Post, "county-portfolio-holder", &[("seen_by", "signed-in")]).await;
        let after = seen(&kent, Kind::Seat).await;
        assert!(after[0] < before[0]);
        assert_eq!(after[1..], before[1..]);
    }
}

#[tokio::test]
async fn a_members_board_is_hidden_with_its_seats_and_links() {
    for kent in Kent::both().await {
        let (seats, links) = (seen(&kent, Kind::Seat).await, seen(&kent, Kind::Link).await);
        kent.restrict(Kind::Partnership, BOARD, BOARD).await;
        let (fewer_seats, fewer_links) = (seen(&kent, Kind::Seat).await, seen(&kent, Kind::Link).await);
        assert!(fewer_seats[0] + 40 <= seats[0] && fewer_seats[1] + 40 <= seats[1]);
        assert!(fewer_links[0] + 10 <= links[0] && fewer_links[1] + 10 <= links[1]);
        assert_eq!((&fewer_seats[2..], &fewer_links[2..]), (&seats[2..], &links[2..]));
    }
}

#[tokio::test]
async fn an_organisation_is_hidden_with_its_posts_and_successions() {
    for kent in Kent::both().await {
        let (posts, steps) = (seen(&kent, Kind::Post).await, seen(&kent, Kind::Succession).await);
        kent.change(Kind::Organisation, "kent-police-and-crime-commissioner", &[("seen_by", "signed-in")]).await;
        let (fewer_posts, fewer_steps) = (seen(&kent, Kind::Post).await, seen(&kent, Kind::Succession).await);
        assert_eq!((fewer_posts[0] + 3, fewer_steps[0] + 1), (posts[0], steps[0]));
        assert_eq!((&fewer_posts[1..], &fewer_steps[1..]), (&posts[1..], &steps[1..]));
    }
}
