//! What other areas are answered.

use super::kent::{Kent, reader};
use crate::shared;
use access::Actor;
use values::Kind;

#[tokio::test]
async fn priorities_that_hold_come_first_and_the_partnerships_before_the_commissioners() {
    let kent = Kent::load().await;
    let reading = kent.reading(&Actor::anonymous()).await;
    let all = shared::priorities(&reading).await.expect("priorities");
    let order: Vec<&str> = all.iter().map(|priority| priority.reference.as_str()).collect();
    assert_eq!(order[..3], ["domestic-abuse", "anti-social-behaviour", "substance-misuse"]);
    assert_eq!(order[5..8], ["road-safety", "put-victims-first", "fight-crime-and-antisocial-behaviour"]);
    assert_eq!(order[12], "violent-crime-2014", "what has ended comes after what holds");
    assert_eq!(order.len(), 20, "principles, promises and opportunities are not among them");
    let one = shared::priority(&reading, "domestic-abuse").await.expect("an answer").expect("the priority");
    assert_eq!(one, all[0]);
    assert_eq!(one.decided_by, Some(kent.id(Kind::Partnership, "kent-community-safety-partnership").await));
    assert!(shared::priority(&reading, "never-was").await.expect("an answer").is_none());
}

#[tokio::test]
async fn a_priority_knows_its_plan_its_themes_and_its_leads() {
    let kent = Kent::load().await;
    let ids = [kent.id(Kind::Priority, "domestic-abuse").await];
    let reading = kent.reading(&Actor::anonymous()).await;
    let places = shared::placements(&reading, &ids).await.expect("places");
    assert_eq!((places.len(), places[0].part.as_str(), places[0].position), (1, "county-priorities", 1));
    assert_eq!(places[0].plan_reference, "kent-community-safety-agreement-2017");
    let themes = shared::themes(&reading, &ids).await.expect("themes");
    assert_eq!(themes.iter().map(|theme| theme.reference.as_str()).collect::<Vec<_>>()[0], "early-intervention");
    assert_eq!(themes.len(), 3);
    let leads = shared::leads(&reading, &ids).await.expect("leads");
    let roles: Vec<_> = leads.iter().map(|lead| (lead.role.as_str(), lead.post.is_some(), lead.partnership.is_some())).collect();
    assert_eq!(roles, [("lead", true, false), ("carries", false, true)]);
}

#[tokio::test]
async fn lineages_are_told_from_both_ends() {
    let kent = Kent::load().await;
    let organised = kent.id(Kind::Priority, "serious-and-organised-crime-2016").await;
    let violent = kent.id(Kind::Priority, "violent-crime-2014").await;
    kent.add(Kind::Lineage, &[("before", "road-safety"), ("how", "retired"), ("on", "2017-05-01"), ("seen_by", "signed-in")])
        .await;
    let reading = kent.reading(&Actor::anonymous()).await;
    let told = shared::lineages(&reading, &[organised, violent]).await.expect("lineages");
    let other = |lineage: &shared::LineageOf| lineage.other.as_ref().map(|other| other.reference.clone());
    let of = |id, came_from| {
        let found = told.iter().filter(|lineage| lineage.priority == id && lineage.came_from == came_from);
        found.filter_map(other).collect::<Vec<_>>()
    };
    assert_eq!(of(organised, true), ["acquisitive-crime-2014", "violent-crime-2014"]);
    assert_eq!(of(organised, false), ["serious-and-organised-crime"]);
    assert_eq!(of(violent, false), ["serious-and-organised-crime-2016"]);
    assert!(of(violent, true).is_empty());

    let road = [kent.id(Kind::Priority, "road-safety").await];
    assert_eq!(shared::lineages(&reading, &road).await.expect("lineages").len(), 1, "the hidden one is not told");
    let told = shared::lineages(&kent.reading(&reader()).await, &road).await.expect("lineages");
    assert_eq!(told.len(), 2);
    assert!(told[1].other.is_none() && told[1].how == "retired" && !told[1].came_from);
}

#[tokio::test]
async fn regard_is_told_of_those_who_pay_it_and_of_those_who_get_it() {
    let kent = Kent::load().await;
    let safeguarding = kent.id(Kind::Priority, "safeguarding-vulnerable-people").await;
    let reading = kent.reading(&Actor::anonymous()).await;
    let told = shared::regards(&reading, &[safeguarding]).await.expect("regard");
    let brief: Vec<(bool, &str)> = told.iter().map(|regard| (regard.paid, regard.other_reference.as_str())).collect();
    let mut sorted = brief.clone();
    sorted.sort_unstable();
    let both = [
        (false, "vulnerable-people-protected"),
        (true, "right-care-in-mental-ill-health"),
        (true, "vulnerable-people-protected"),
    ];
    assert_eq!(sorted, both);
    assert!(told.iter().all(|regard| regard.other_plan_title.as_deref().is_some_and(|plan| plan.starts_with("Safer in Kent"))));
    reading.close().await.expect("closed");

    kent.change(Kind::Priority, "right-care-in-mental-ill-health", &[("seen_by", "signed-in")]).await;
    let told = shared::regards(&kent.reading(&Actor::anonymous()).await, &[safeguarding]).await.expect("regard");
    assert_eq!(told.len(), 2, "regard to a hidden priority is hidden");
}

#[tokio::test]
async fn nothing_is_asked_about_nothing() {
    let kent = Kent::load().await;
    let reading = kent.reading(&Actor::anonymous()).await;
    assert!(shared::placements(&reading, &[]).await.expect("none").is_empty());
    assert!(shared::regards(&reading, &[]).await.expect("none").is_empty());
    let plans = shared::current_plans(&reading).await.expect("plans");
    assert!(plans.iter().any(|plan| plan.reference == "safer-in-kent-2017"));
    assert!(plans.iter().all(|plan| plan.standing == "in-force"));
}
