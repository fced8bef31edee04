//! The clerk's pages: what waits, accepting, refusing, putting together, the order at the meeting, and answers.

mod act;
mod desk;
mod desk_shown;
mod one;
mod one_shown;

use super::What;
use crate::actions::KEEPERS;
use ::pages::{Audience, Routes, Typed};
use ::records::{House, in_house};
use axum::extract::Path;
use values::Kind;

pub(crate) use desk::by_meeting;

/// The address of the page with everything that waits.
pub(crate) const DESK: &str = "/workspace/public-questions";

/// The address of the page of one question or petition.
pub(super) fn one_at(what: What, reference: &str) -> String {
    format!("/workspace/{}/{reference}/answer", what.kind().path())
}

/// The routes.
pub(super) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let desk = Routes::new().get(DESK, keepers, in_house!(house, |visit| desk::show(&visit, &house)));
    let ones = What::ALL.into_iter().fold(desk, |routes, what| {
        let one = one_at(what, "{reference}");
        routes
            .about(what.kind())
            .get(&one, keepers, in_house!(house, |visit, at: Path<String>| one::show(&visit, &house, what, &at.0)))
            .post(
                &one,
                keepers,
                in_house!(house, |visit, at: Path<String>, typed: Typed| act::make(&visit, &house, what, (&at.0, &typed))),
            )
    });
    ones.about(Kind::PublicQuestion).post(
        "/workspace/questions/{reference}/move",
        keepers,
        in_house!(house, |visit, at: Path<String>, typed: Typed| desk::move_one(&visit, &house, &at.0, &typed)),
    )
}
