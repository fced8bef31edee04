//! Who may see a kept thing, and the condition that keeps what an actor may not see inside the database.

use sea_orm::Condition;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SimpleExpr};
use std::borrow::Cow;
use uuid::Uuid;
use values::words::t;

/// Who may see a thing. `Members` goes with the board whose members they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenBy {
    /// Published: anyone.
    Anyone,
    /// Everyone with an account.
    SignedIn,
    /// The members of one board.
    Members,
}

impl SeenBy {
    /// Every choice.
    pub const ALL: [SeenBy; 3] = [SeenBy::Anyone, SeenBy::SignedIn, SeenBy::Members];

    /// The word that is stored and written in sheets.
    pub fn key(self) -> &'static str {
        match self {
            SeenBy::Anyone => "anyone",
            SeenBy::SignedIn => "signed-in",
            SeenBy::Members => "members",
        }
    }

    /// The choice with this key.
    pub fn from_key(key: &str) -> Option<SeenBy> {
        SeenBy::ALL.into_iter().find(|seen_by| seen_by.key() == key)
    }

    /// The words for people.
    pub fn words(self) -> Cow<'static, str> {
        match self {
            SeenBy::Anyone => t("Anyone: it is published"),
            SeenBy::SignedIn => t("Everyone who can sign in"),
            SeenBy::Members => t("Members of one board only"),
        }
    }
}

/// What an actor may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What is published.
    Public,
    /// What is published, what everyone signed in sees, and what the members of these boards see.
    SignedIn {
        /// The boards whose members' things are seen.
        boards: Vec<Uuid>,
    },
    /// Everything.
    Everything,
}

impl Sight {
    /// The condition on a table with the columns `seen_by` and `members_of`.
    pub fn condition(&self, table: &str) -> Condition {
        let column = |name: &'static str| Expr::col((Alias::new(table), Alias::new(name)));
        let seen_by = |choice: SeenBy| -> SimpleExpr { column("seen_by").eq(choice.key()) };
        match self {
            Sight::Everything => Condition::all(),
            Sight::Public => Condition::all().add(seen_by(SeenBy::Anyone)),
            Sight::SignedIn { boards } => {
                let any = Condition::any().add(seen_by(SeenBy::Anyone)).add(seen_by(SeenBy::SignedIn));
                if boards.is_empty() {
                    any
                } else {
                    any.add(seen_by(SeenBy::Members).and(column("members_of").is_in(boards.iter().copied())))
                }
            }
        }
    }

    /// Whether a thing with this marking may be seen.
    pub fn covers(&self, seen_by: SeenBy, members_of: Option<Uuid>) -> bool {
        match (self, seen_by) {
            (Sight::Everything, _) | (_, SeenBy::Anyone) => true,
            (Sight::Public, _) => false,
            (Sight::SignedIn { .. }, SeenBy::SignedIn) => true,
            (Sight::SignedIn { boards }, SeenBy::Members) => members_of.is_some_and(|board| boards.contains(&board)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SeenBy, Sight};
    use uuid::Uuid;

    #[test]
    fn members_things_are_for_members_and_auditors_only() {
        let (mine, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let member = Sight::SignedIn { boards: vec![mine] };
        assert!(member.covers(SeenBy::Members, Some(mine)));
        assert!(!member.covers(SeenBy::Members, Some(other)));
        assert!(!member.covers(SeenBy::Members, None));
        assert!(!Sight::Public.covers(SeenBy::SignedIn, None));
        assert!(Sight::Everything.covers(SeenBy::Members, Some(other)));
    }
}
