//! What the pages of plans point at: bodies, boards and posts with their names, and the words of the lists.

use crate::ask;
use crate::leads::POSTS;
use crate::plans::records::Model as Plan;
use crate::shared::LeadOf;
use access::Open;
use database::Fault;
use records::{House, Names};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Alias, ExprTrait};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use values::words::fill;
use values::{Id, Kind};

const LISTS: &[&str] = &["plan-kind", "plan-standing", "placement-part", "lineage-kind", "lead-role"];

/// Names of the bodies and boards of these plans and leads, and the words of the lists.
pub(super) async fn of(house: &House, open: &dyn Open, plans: &[Plan], leads: &[LeadOf]) -> Result<Names, Fault> {
    let bodies = plans.iter().filter_map(|plan| plan.organisation.map(Id::uuid)).chain(leads.iter().filter_map(|lead| lead.organisation));
    let boards = plans.iter().filter_map(|plan| plan.partnership.map(Id::uuid)).chain(leads.iter().filter_map(|lead| lead.partnership));
    let (bodies, boards): (BTreeSet<Uuid>, BTreeSet<Uuid>) = (bodies.collect(), boards.collect());
    let mut names = house.terms_of(open, LISTS).await?;
    names.add_cards(house.cards(open, Kind::Organisation, &bodies).await?);
    names.add_cards(house.cards(open, Kind::Partnership, &boards).await?);
    Ok(names)
}

/// A post as leads name it.
#[derive(Clone, Debug, PartialEq, FromQueryResult)]
pub(super) struct Post {
    id: Uuid,
    /// What the post is called.
    pub title: String,
    /// What its organisation is called.
    pub organisation: String,
}

impl Post {
    /// The post with its organisation, which many titles name already.
    pub(super) fn words(&self) -> String {
        if self.title.contains(&self.organisation) {
            return self.title.clone();
        }
        fill("{post}, {organisation}", &[("post", &self.title), ("organisation", &self.organisation)])
    }
}

/// The posts that these leads name, by id.
pub(super) async fn posts(open: &dyn Open, leads: &[LeadOf]) -> Result<HashMap<Uuid, Post>, Fault> {
    let ids: Vec<Uuid> = leads.iter().filter_map(|lead| lead.post).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let columns = [("posts", "id", "id"), ("posts", "title", "title"), ("organisations", "title", "organisation")];
    let asked = ask::seen(open, "posts", POSTS, &columns)
        .inner_join(Alias::new("organisations"), ask::column("organisations", "id").eq(ask::column("posts", "organisation")))
        .and_where(ask::one_of("posts", "id", &ids))
        .take();
    let found: Vec<Post> = ask::all(open, &asked).await?;
    Ok(found.into_iter().map(|post| (post.id, post)).collect())
}
