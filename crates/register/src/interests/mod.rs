//! Interests that holders of posts declare: what they are, when they are asked for again, and where they could conflict.

pub mod advisers;
pub mod due;
mod page;
pub mod records;
pub mod rules;

pub use records::shelf;

use crate::actions::KEEPERS;
use pages::{Audience, Routes, Visit};

/// The page of the declarations that are due.
pub(crate) fn routes(house: &::records::House) -> Routes {
    let house = house.clone();
    Routes::new().get("/workspace/interests-due", Audience::Roles(KEEPERS), move |visit: Visit| {
        let house = house.clone();
        async move { page::show(&visit, &house).await }
    })
}
