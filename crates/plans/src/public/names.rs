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
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;
use values::{Id, Kind};

const LISTS: &[&str] = &["plan-kind", "plan-standing", "placement-part", "lineage-kind", "lead-role"];

/// Names of the bodies and boards of these plans and leads, and the words of the lists.
pub(super) async fn of(house: &House, open: &dyn Open, plans: &[Plan], leads: &[LeadOf]) -> Result<Names, Fault> {
    let bodies =
        plans.iter().filter_map(|plan| plan.organisation.map(Id::uuid)).chain(leads.iter().filter_map(|lead| lead.organisation));
    let boards =
        plans.iter().filter_map(|plan| plan.partnership.map(Id::uuid)).chain(leads.iter().filter_map(|lead| lead.partnership));
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
    /// Its organisation, unless the title names that already, in whatever order of words.
    pub(super) fn organisation_beside(&self) -> Option<&str> {
        let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<HashSet<_>>();
        let named = words(&self.organisation).is_subset(&words(&self.title));
        (!named).then_some(self.organisation.as_str())
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

#[cfg(test)]
mod tests {
    use super::Post;
    use uuid::Uuid;

    #[test]
    fn a_post_is_not_told_its_organisation_twice() {
        let post =
            |title: &str, organisation: &str| Post { id: Uuid::nil(), title: title.into(), organisation: organisation.into() };
        assert_eq!(post("Chief Constable", "Kent Police").organisation_beside(), Some("Kent Police"));
        assert_eq!(post("Chief Constable, Kent Police", "Kent Police").organisation_beside(), None);
        let commissioner = post("Police and Crime Commissioner for Kent", "Kent Police and Crime Commissioner");
        assert_eq!(commissioner.organisation_beside(), None);
    }
}
