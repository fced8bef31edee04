//! Leads: who leads a priority and who carries its work, by post, by board or by body, never by a person's name.

use crate::plans::rules;
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use uuid::Uuid;
use values::Id;
use values::kind::{Organisation, Partnership, Post, Priority};
use values::words::{fill, t};

kept! {
    /// A lead of a priority between two days.
    Lead "leads" {
        priority: Id<Priority>,
        role: String,
        post: Option<Id<Post>>,
        partnership: Option<Id<Partnership>>,
        organisation: Option<Id<Organisation>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    }
}

/// Its title names the priority and who leads it, so who sees it must see both.
pub(crate) const WITHIN: &[Within] = &[
    Within { column: "priority", table: "priorities", within: &[] },
    Within { column: "post", table: "posts", within: POSTS },
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "organisation", table: "organisations", within: &[] },
];

/// The role of those who lead; the others carry the work.
pub(crate) const LEAD: &str = "lead";

/// A post is seen by those who see its organisation.
pub(crate) const POSTS: &[Within] = &[Within { column: "organisation", table: "organisations", within: &[] }];

impl Model {
    fn named(&self) -> [Option<Uuid>; 3] {
        [self.post.map(Id::uuid), self.partnership.map(Id::uuid), self.organisation.map(Id::uuid)]
    }
}

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("priority", "Priority", at!(priority))
            .filtered()
            .choice("role", "What they do", "lead-role", at!(role))
            .filtered()
            .thing("post", "Post", at!(post))
            .hint("Name a post, a partnership or an organisation: one of the three")
            .filtered()
            .thing("partnership", "Partnership or board", at!(partnership))
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .day("from", "First day", at!(from))
            .day("to", "Last day", at!(to))
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems: Vec<_> = rules::ends_after_start(self.from, self.to).into_iter().collect();
        match self.named().iter().flatten().count() {
            0 => problems.push(("post", t("Select a post, a partnership or an organisation").into_owned())),
            1 => {}
            _ => problems.push(("post", t("Select only one: a post, a partnership or an organisation").into_owned())),
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let who = self.named().into_iter().flatten().next().map_or("", |id| names.title(id));
        Some(fill(
            "{priority}: {who} ({role})",
            &[("priority", names.title(self.priority.uuid())), ("who", who), ("role", names.label("lead-role", &self.role))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// The shelf of leads.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_names_exactly_one_post_board_or_body() {
        let (post, board) = (Some(Id::of(Uuid::from_u128(1))), Some(Id::of(Uuid::from_u128(2))));
        let wrong = |lead: Model| lead.problems().iter().any(|(key, _)| *key == "post");
        assert!(wrong(Model::default()));
        assert!(!wrong(Model { post, ..Model::default() }));
        assert!(!wrong(Model { partnership: board, ..Model::default() }));
        assert!(wrong(Model { post, partnership: board, ..Model::default() }));
    }
}
