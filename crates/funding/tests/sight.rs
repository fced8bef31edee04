//! Who sees which money, and what other areas are told, tried with the real figures of Kent.

mod kent;

use access::{Actor, Event, Membership, Reading, Role};
use funding::{awards, shared};
use kent::Kent;
use records::{Ask, Described, Kept, Row};
use uuid::Uuid;
use values::{Clock, FinancialYear, Id, Kind, Money};

/// Somebody with an account, and a member of this board.
fn people(board: Uuid) -> (Actor, Actor) {
    let member = Membership { role: Role::Member, organisation: None, partnership: Some(board), from: None, to: None };
    let person = |memberships| Actor::person(Uuid::from_u128(7), "Somebody", memberships, Clock::system().today());
    (person(Vec::new()), person(vec![member]))
}

/// A payment of an award, seen by anyone who sees the award.
async fn pay(kent: &Kent, award: &str, amount: Money) {
    let award = Id::of(kent.id(Kind::Award, award).await);
    let mut payment = awards::payments::Model { award, amount, ..awards::payments::Model::default() };
    let writing = kent.writing().await;
    let mut head = payment.head();
    (head.id, head.version) = (writing.new_id(), 1);
    (head.reference, head.seen_by) = ("first-payment".to_owned(), "anyone".to_owned());
    payment.set_head(head.clone());
    let row = Row { head, values: awards::payments::Model::fields().read(&payment) };
    kent.house.of(Kind::Payment).insert(&writing, &[row]).await.expect("it is stored");
    writing.finish(Event::of_house("added", "site", "Kent")).await.expect("a commit");
}

async fn number(kent: &Kent, actor: &Actor, kind: Kind) -> u64 {
    let reading = kent.reading(actor).await;
    kent.house.of(kind).count(&reading, &Ask::default()).await.expect("a count")
}

async fn anyone(kent: &Kent) -> Reading {
    kent.reading(&Actor::anonymous()).await
}

#[tokio::test]
async fn money_is_told_by_the_priority_that_it_serves() {
    let kent = Kent::new().await;
    let road_safety = kent.id(Kind::Priority, "road-safety").await;
    let awards = shared::awards(&anyone(&kent).await, &[road_safety]).await.expect("awards");
    let told: Vec<_> = awards.iter().map(|award| (award.title.as_str(), award.amount, award.year.0)).collect();
    assert_eq!(told, [("Licence to Kill", Money::pounds(6_000), 2016), ("Small Steps", Money::pounds(3_100), 2016)]);
    assert!(awards.iter().all(|award| award.priority == Some(road_safety) && award.paid == Money(0)));
    let unlinked = shared::unlinked_awards(&anyone(&kent).await).await.expect("awards");
    assert_eq!(unlinked.iter().map(|award| award.reference.as_str()).collect::<Vec<_>>(), ["section-136-research-2016"]);
    assert_eq!(unlinked[0].priority, None);
    let victims = kent.id(Kind::Priority, "support-all-victims").await;
    let lines = shared::budget_lines(&anyone(&kent).await, &[victims]).await.expect("lines");
    assert_eq!(lines.len(), 5);
    assert_eq!(lines.iter().map(|line| line.amount).sum::<Money>(), Money::pounds(2_140_000));
    assert_eq!(lines[0].budget_reference, "commissioning-budget-2017-2018");
}

#[tokio::test]
async fn a_pool_and_the_years_are_added_up() {
    let kent = Kent::new().await;
    let (abuse, victims) =
        (kent.id(Kind::Priority, "domestic-abuse").await, kent.id(Kind::Priority, "support-all-victims").await);
    let pools = shared::pools(&anyone(&kent).await, &[abuse]).await.expect("pools");
    let sums = pools[0].sums();
    assert_eq!(
        (sums.asked, sums.agreed, sums.paid, sums.cannot_pay),
        (Money::pounds(30_000), Money::pounds(12_000), Money(0), 1)
    );
    assert_eq!(sums.shortfall(), Money::pounds(38_000));
    let years = shared::totals_by_year(&anyone(&kent).await, &[abuse, victims]).await.expect("years");
    let told: Vec<_> = years.iter().map(|of| (of.year, of.awarded, of.budgeted)).collect();
    assert_eq!(
        told,
        [(FinancialYear(2016), Money::pounds(13_080), Money(0)), (FinancialYear(2017), Money(0), Money::pounds(2_140_000)),]
    );
    let nothing = shared::totals_by_year(&anyone(&kent).await, &[]).await.expect("an answer");
    assert!(nothing.is_empty());
}

#[tokio::test]
async fn what_stands_within_a_hidden_fund_is_hidden_with_it() {
    let kent = Kent::new().await;
    pay(&kent, "licence-to-kill-2016", Money::pounds(1_500)).await;
    let board = kent.id(Kind::Partnership, "kent-community-safety-partnership").await;
    kent.keep_for_members(Kind::Fund, "county-partnership-fund-2016-2017", board).await;
    let (person, member) = people(board);
    for (actor, awards, links, payments) in
        [(Actor::anonymous(), 0, 0, 0), (person, 0, 0, 0), (member, 8, 7, 1), (Actor::system(), 8, 7, 1)]
    {
        let seen = (
            number(&kent, &actor, Kind::Award).await,
            number(&kent, &actor, Kind::AwardPriority).await,
            number(&kent, &actor, Kind::Payment).await,
        );
        assert_eq!(seen, (awards, links, payments), "{}", actor.name());
        let road_safety = kent.id(Kind::Priority, "road-safety").await;
        let told = shared::awards(&kent.reading(&actor).await, &[road_safety]).await.expect("awards");
        assert_eq!(told.len(), if awards == 0 { 0 } else { 2 }, "{}", actor.name());
        assert!(told.first().is_none_or(|award| award.paid == Money::pounds(1_500)));
    }
}

#[tokio::test]
async fn a_link_to_a_hidden_priority_is_hidden_and_is_no_gap() {
    let kent = Kent::new().await;
    let board = kent.id(Kind::Partnership, "kent-community-safety-partnership").await;
    kent.keep_for_members(Kind::Priority, "road-safety", board).await;
    let road_safety = kent.id(Kind::Priority, "road-safety").await;
    assert_eq!(number(&kent, &Actor::anonymous(), Kind::AwardPriority).await, 5);
    let reading = anyone(&kent).await;
    assert!(shared::awards(&reading, &[road_safety]).await.expect("awards").is_empty());
    assert!(shared::totals_by_year(&reading, &[road_safety]).await.expect("years").is_empty());
    assert_eq!(shared::unlinked_awards(&reading).await.expect("awards").len(), 1);
}

#[tokio::test]
async fn lines_and_contributions_hide_with_what_holds_them() {
    let kent = Kent::new().await;
    let board = kent.id(Kind::Partnership, "kent-community-safety-partnership").await;
    assert_eq!(number(&kent, &Actor::anonymous(), Kind::BudgetLine).await, 18);
    assert_eq!(number(&kent, &Actor::anonymous(), Kind::Contribution).await, 14);
    kent.keep_for_members(Kind::Organisation, "national-partner-not-named", board).await;
    assert_eq!(number(&kent, &Actor::anonymous(), Kind::Contribution).await, 13);
    kent.keep_for_members(Kind::Budget, "commissioning-budget-2017-2018", board).await;
    kent.keep_for_members(Kind::Pool, "domestic-homicide-reviews-2017-2018", board).await;
    let (person, member) = people(board);
    for (actor, lines, contributions) in [(Actor::anonymous(), 0, 0), (person, 0, 0), (member, 18, 14)] {
        assert_eq!(number(&kent, &actor, Kind::BudgetLine).await, lines, "{}", actor.name());
        assert_eq!(number(&kent, &actor, Kind::Contribution).await, contributions, "{}", actor.name());
    }
}
