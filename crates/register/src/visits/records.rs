//! The stored form of a visit to a partnership.

use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::fill;

kept! {
    /// That the holder of a post visited a partnership.
    BoardVisit "board_visits" {
        partnership: Id<kind::Partnership>,
        post: Id<kind::Post>,
        on: NaiveDate,
        note: Option<String>,
    }
}

/// A visit stands within the partnership and the post.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "post", table: "posts", within: crate::posts::records::WITHIN },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Partnership", at!(partnership))
            .filtered()
            .thing("post", "Post", at!(post))
            .hint("The post whose holder went there")
            .filtered()
            .day("on", "On", at!(on))
            .hint("A day that is still to come is shown as planned")
            .listed()
            .lines("note", "Note", at!(note))
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let gaps = [
            ("board", names.title(self.partnership.uuid())),
            ("post", names.title(self.post.uuid())),
            ("day", &values::dates::words(self.on)),
        ];
        Some(fill("{board}, visited by {post} on {day}", &gaps))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where visits to partnerships are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}
