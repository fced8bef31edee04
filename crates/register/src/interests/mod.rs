//! Interests that holders of posts declare: what they are, when they are asked for again, and where they could conflict.

pub mod advisers;
pub mod due;
mod page;
pub mod records;
pub mod rules;

pub use records::shelf;

use crate::actions::KEEPERS;
use ::records::in_house;
use pages::{Audience, Routes};

/// The page of the declarations that are due.
pub(crate) fn routes(house: &::records::House) -> Routes {
    let show = in_house!(house, |visit| page::show(&visit, &house));
    Routes::new().get("/workspace/interests-due", Audience::Roles(KEEPERS), show)
}
