//! Public questions and petitions: each body's rules, how a resident asks, what the clerk does, and the answers.

mod asking;
mod clerk;
pub mod forgetting;
mod held;
mod mails;
pub mod petitions;
pub mod records;
pub mod rules;
pub mod ruling;
mod shown;
mod taking;

#[cfg(test)]
mod tests;

pub(crate) use asking::ADDRESS;
pub(crate) use clerk::by_meeting;
pub(crate) use shown::{AskedThere, of_meeting};

use ::records::House;
use pages::Routes;

/// What somebody brings before a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A question, answered at a meeting or in writing.
    Question,
    /// A petition with signatures.
    Petition,
}

impl What {
    /// Both.
    pub const ALL: [What; 2] = [What::Question, What::Petition];

    /// The key of the list `ask-kind`.
    pub fn key(self) -> &'static str {
        match self {
            What::Question => "question",
            What::Petition => "petition",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.key() == key)
    }

    /// The kind of thing that it is kept as.
    pub(crate) fn kind(self) -> values::Kind {
        match self {
            What::Question => values::Kind::PublicQuestion,
            What::Petition => values::Kind::Petition,
        }
    }
}

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    asking::routes(house).and(shown::routes(house)).and(clerk::routes(house))
}
