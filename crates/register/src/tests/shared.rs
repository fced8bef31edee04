//! What other areas are answered.

use super::kent::{Kent, reader};
use crate::shared;
use access::Actor;
use values::Kind;

#[tokio::test]
async fn posts_come_with_their_organisations_and_only_to_those_who_may_see_both() {
    for kent in Kent::both().await {
        let chief = kent.id(Kind::Post, "chief-constable").await;
        let director = kent.id(Kind::Post, "director-operations").await;
        let reading = kent.reading(&Actor::anonymous()).await;
        let posts = shared::posts(&reading, &[chief, director]).await.expect("posts");
        let told: Vec<(&str, &str)> = posts.iter().map(|post| (post.reference.as_str(), post.organisation.as_str())).collect();
        assert_eq!(told, [("chief-constable", "Kent Police"), ("director-operations", "Kent Fire and Rescue Service")]);
        assert!(shared::posts(&reading, &[]).await.expect("none").is_empty());
        reading.close().await.expect("closed");

        kent.change(Kind::Organisation, "kent-police", &[("seen_by", "signed-in")]).await;
        let posts = shared::posts(&kent.reading(&Actor::anonymous()).await, &[chief, director]).await.expect("posts");
        assert_eq!(posts.iter().map(|post| post.id).collect::<Vec<_>>(), [director]);
        assert_eq!(shared::posts(&kent.reading(&reader()).await, &[chief, director]).await.expect("posts").len(), 2);
    }
}

#[tokio::test]
async fn vacant_posts_are_those_that_nobody_has_taken_since() {
    for kent in Kent::both().await {
        kent.change(Kind::Post, "chief-constable", &[("vacant_since", "2022-12-01")]).await;
        kent.change(Kind::Post, "director-operations", &[("vacant_since", "2022-12-01"), ("held_since", "2022-12-15")]).await;
        kent.change(Kind::Post, "police-inspector-change-team", &[("vacant_since", "2023-01-02")]).await;
        let reading = kent.reading(&Actor::anonymous()).await;
        let vacant = shared::vacant_posts(&reading, kent.today()).await.expect("posts");
        assert_eq!(vacant.iter().map(|post| post.reference.as_str()).collect::<Vec<_>>(), ["chief-constable"]);
    }
}

#[tokio::test]
async fn organisations_and_boards_are_told_in_short_and_counted_as_they_are_today() {
    for kent in Kent::both().await {
        let shepway = kent.id(Kind::Organisation, "shepway-district-council").await;
        let board = kent.id(Kind::Partnership, "kent-community-safety-partnership").await;
        let reading = kent.reading(&Actor::anonymous()).await;
        let organisations = shared::organisations(&reading, &[shepway, board]).await.expect("organisations");
        assert_eq!(organisations.len(), 1);
        assert!(organisations[0].ended_on(kent.today()));
        assert!(!organisations[0].ended_on(organisations[0].to.expect("a last day")));
        let boards = shared::partnerships(&reading, &[board]).await.expect("boards");
        assert_eq!(boards[0].kind, "community-safety-partnership");
        let everything = records::Ask::default();
        let counts = shared::counts(&reading).await.expect("counts");
        let all = |kind| kent.house.of(kind).count(&reading, &everything);
        assert_eq!(u64::try_from(counts.places), Ok(all(Kind::Place).await.expect("a number")));
        let ended = all(Kind::Organisation).await.expect("a number") - u64::try_from(counts.organisations).expect("a number");
        assert!(ended >= 10, "ended ones are not counted: {counts:?}");
    }
}

#[tokio::test]
async fn the_seats_of_a_post_are_told_by_board() {
    for kent in Kent::both().await {
        let post = kent.id(Kind::Post, "county-portfolio-holder").await;
        let reading = kent.reading(&Actor::anonymous()).await;
        let seats = shared::seats_of_posts(&reading, &[post], kent.today()).await.expect("seats");
        assert!(
            seats.iter().any(|seat| seat.reference == "kent-community-safety-partnership" && seat.role == "chair"),
            "{seats:?}"
        );
        let long_ago = "1990-01-01".parse().expect("a day");
        assert!(shared::seats_of_posts(&reading, &[], long_ago).await.expect("none").is_empty());
    }
}
