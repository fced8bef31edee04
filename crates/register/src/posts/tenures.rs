//! Holders of posts: who holds a post, stands in for its holder or acts in it, from when to when. No name is needed.

use crate::spans;
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::fill;

/// The key of the list `tenure-kind` for the one who has the post; the others stand in or act.
pub const HOLDER: &str = "holder";

kept! {
    /// That somebody holds a post, is deputy in it or acts in it.
    Tenure "tenures" {
        post: Id<kind::Post>,
        held_as: String,
        name: Option<String>,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
        note: Option<String>,
    }
}

/// A tenure stands within its post.
pub const WITHIN: &[Within] = &[Within { column: "post", table: "posts", within: super::records::WITHIN }];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("post", "Post", at!(post))
            .filtered()
            .choice("held_as", "As", "tenure-kind", at!(held_as))
            .filtered()
            .line("name", "Name", at!(name))
            .hint("Only when the person's name is published with the post. It is shown to people who have signed in")
            .day("from", "From", at!(from))
            .listed()
            .day("to", "Until", at!(to))
            .listed()
            .lines("note", "Note", at!(note))
            .hint("Do not write names of people here")
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        spans::problem(self.from, self.to).into_iter().collect()
    }

    /// Never with the name: titles are shown to more people than names are.
    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("as", names.label("tenure-kind", &self.held_as)), ("post", names.title(self.post.uuid()))];
        let Some(from) = self.from else { return Some(fill("{as}: {post}", &gaps)) };
        let [held_as, post] = gaps;
        Some(fill("{as}: {post}, from {day}", &[held_as, post, ("day", &values::dates::words(from))]))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where holders of posts are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::Model;
    use records::{Described, Names};

    #[test]
    fn nobody_ends_before_they_begin() {
        let day = |text: &str| text.parse().ok();
        let of = |from, to| Model { from: day(from), to: day(to), ..Model::default() }.problems();
        assert_eq!(of("2016-05-12", "2016-05-11").into_iter().map(|(key, _)| key).collect::<Vec<_>>(), ["to"]);
        assert!(of("2016-05-12", "2016-05-12").is_empty() && of("", "2016-05-12").is_empty());
    }

    #[test]
    fn the_title_never_holds_the_name() {
        let tenure = Model { held_as: "holder".into(), name: Some("A Person".into()), ..Model::default() };
        assert!(!tenure.made_title(&Names::default()).expect("a title").contains("Person"));
    }
}
