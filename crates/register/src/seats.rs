//! Seats: which organisation sits on which board, through which post, in which role, from when to when.

use crate::spans;
use chrono::NaiveDate;
use records::{Described, Fields, Names, Register, Shelf, Within, at, kept};
use std::sync::Arc;
use values::Id;
use values::kind;
use values::words::fill;

kept! {
    /// A seat of an organisation on a board.
    Seat "seats" {
        partnership: Id<kind::Partnership>,
        organisation: Id<kind::Organisation>,
        post: Option<Id<kind::Post>>,
        role: String,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    }
}

/// A seat stands within its board, its organisation and its post.
pub const WITHIN: &[Within] = &[
    Within { column: "partnership", table: "partnerships", within: &[] },
    Within { column: "organisation", table: "organisations", within: &[] },
    Within { column: "post", table: "posts", within: crate::posts::records::WITHIN },
];

impl Described for Model {
    fn fields() -> Fields<Self> {
        Fields::<Self>::new()
            .thing("partnership", "Board", at!(partnership))
            .filtered()
            .thing("organisation", "Organisation", at!(organisation))
            .filtered()
            .thing("post", "Post", at!(post))
            .hint("The post whose holder sits there, when it is known")
            .filtered()
            .choice("role", "Role", "seat-role", at!(role))
            .filtered()
            .day("from", "From", at!(from))
            .day("to", "Until", at!(to))
            .listed()
    }

    fn problems(&self) -> Vec<(&'static str, String)> {
        spans::problem(self.from, self.to).into_iter().collect()
    }

    fn made_title(&self, names: &Names) -> Option<String> {
        let role = names.label("seat-role", &self.role).to_lowercase();
        let gaps = [
            ("organisation", names.title(self.organisation.uuid())),
            ("role", role.as_str()),
            ("board", names.title(self.partnership.uuid())),
        ];
        let Some(post) = self.post else { return Some(fill("{organisation}: {role} in {board}", &gaps)) };
        let [organisation, role, board] = gaps;
        Some(fill(
            "{organisation}: {role} in {board}, by {post}",
            &[organisation, role, board, ("post", names.title(post.uuid()))],
        ))
    }

    const WITHIN: &'static [Within] = WITHIN;
}

/// Where seats are kept.
pub fn shelf() -> Arc<dyn Register> {
    Shelf::<Model>::kept_by(crate::actions::KEEPERS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::Card;
    use uuid::Uuid;
    use values::Kind;

    #[test]
    fn a_seat_is_called_by_its_organisation_role_and_board() {
        let mut names = Names::default();
        let card = |n, kind, title: &str| Card {
            kind,
            id: Uuid::from_u128(n),
            reference: format!("r-{n}"),
            title: title.into(),
            seen_by: "anyone".into(),
        };
        names.add_cards([
            card(1, Kind::Partnership, "Safer Dover"),
            card(2, Kind::Organisation, "Kent Police"),
            card(3, Kind::Post, "Chief Constable"),
        ]);
        names.add_term("seat-role", "chair", "Chair");
        let seat = Model {
            partnership: Id::of(Uuid::from_u128(1)),
            organisation: Id::of(Uuid::from_u128(2)),
            role: "chair".into(),
            ..Model::default()
        };
        assert_eq!(seat.made_title(&names).as_deref(), Some("Kent Police: chair in Safer Dover"));
        let seat = Model { post: Some(Id::of(Uuid::from_u128(3))), ..seat };
        assert_eq!(seat.made_title(&names).as_deref(), Some("Kent Police: chair in Safer Dover, by Chief Constable"));
    }
}
