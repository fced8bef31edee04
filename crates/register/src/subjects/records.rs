//! The stored form of a subject that a post follows.

use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::fill;

kept! {
    /// That the holder of a post follows a cross-cutting theme and is to be asked when an item is about it.
    Subject "subjects" {
        post: Id<kind::Post>,
        theme: Id<kind::Theme>,
        note: Option<String>,
    }
}

/// A subject stands within its post and within the theme, which stands within its plan.
pub const WITHIN: &[Within] = &[
    Within { column: "post", table: "posts", within: crate::posts::records::WITHIN },
    Within { column: "theme", table: "themes", within: &[Within { column: "plan", table: "plans", within: &[] }] },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("post", "Post", at!(post))
            .filtered()
            .thing("theme", "Theme", at!(theme))
            .hint("Whoever has the post is asked to attend when an item is about this")
            .filtered()
            .lines("note", "Note", at!(note))
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [("post", names.title(self.post.uuid())), ("theme", names.title(self.theme.uuid()))];
        Some(fill("{post}: {theme}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where the subjects that posts follow are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
