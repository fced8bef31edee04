//! Members' reading: the papers of a meeting item by item, private notes beside their paragraphs, and where one left off.

mod chosen;
mod item_views;
mod keeping;
pub(crate) mod notes;
mod pack;
mod places;
pub(crate) mod rules;
mod views;

#[cfg(test)]
mod tests;

use access::{Action, Actor, Role};
use axum::extract::Path;
use pages::{Audience, Routes, Typed};
use records::{House, in_house};
use values::Kind;

/// Keeping what one alone sees: everyone who has signed in may.
pub(crate) struct OwnReading;

impl Action for OwnReading {
    fn allows(&self, actor: &Actor) -> bool {
        actor.is_signed_in()
    }

    fn roles(&self) -> Vec<Role> {
        Role::ALL.to_vec()
    }
}

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let pack = "/workspace/meetings/{reference}/pack";
    Routes::new()
        .about(Kind::Meeting)
        .get(pack, Audience::SignedIn, in_house!(house, |visit, at: Path<String>| pack::show(&visit, &house, &at.0)))
        .post(
            &format!("{pack}/note"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>, typed: Typed| keeping::note(&visit, &house, &at.0, &typed)),
        )
        .post(
            &format!("{pack}/place"),
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>, typed: Typed| keeping::place(&visit, &house, &at.0, &typed)),
        )
}
