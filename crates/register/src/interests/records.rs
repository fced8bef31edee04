//! The stored form of an interest that the holder of a post has declared.

use super::rules;
use crate::{posts, spans};
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::{fill, t};

kept! {
    /// An interest of the holder of a post, or the declaration that there is none.
    Interest "interests" {
        post: Id<kind::Post>,
        category: String,
        what: Option<String>,
        organisation: Option<Id<kind::Organisation>>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        declared_on: NaiveDate,
    }
}

/// An interest stands within its post, and within the organisation that it names.
pub const WITHIN: &[Within] = &[
    Within { column: "post", table: "posts", within: posts::records::WITHIN },
    Within { column: "organisation", table: "organisations", within: &[] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("post", "Post", at!(post))
            .hint("Whoever holds it declares; nobody is named")
            .filtered()
            .choice("category", "Category", "interest-category", at!(category))
            .filtered()
            .lines("what", "What it is", at!(what))
            .hint("Do not write names of people or home addresses here")
            .thing("organisation", "In whom", at!(organisation))
            .hint("The organisation in which the interest is, when it is in the register")
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .listed()
            .day("declared_on", "Declared on", at!(declared_on))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        let mut problems = rules::problems(&self.category, self.what.is_some(), self.organisation.is_some());
        problems.extend(spans::problem(self.from, self.to));
        if self.from.is_some_and(|from| from > self.declared_on) {
            problems.push(("from", t("Enter a first day that is not after the day of the declaration").into_owned()));
        }
        problems
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let category = names.label("interest-category", &self.category).to_lowercase();
        let gaps = [("post", names.title(self.post.uuid())), ("category", category.as_str())];
        let Some(organisation) = self.organisation else { return Some(fill("{post}: {category}", &gaps)) };
        let [post, category] = gaps;
        Some(fill("{post}: {category}, {organisation}", &[post, category, ("organisation", names.title(organisation.uuid()))]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where interests are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
