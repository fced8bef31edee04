//! What is ahead: the standing items of a series, the forward plan of a board, and its work programme for a year.

mod coming;
pub mod decisions;
mod laying;
mod laying_shown;
mod plan;
mod plan_shown;
pub mod planned;
mod programme;
pub mod rules;
pub mod standing;

#[cfg(test)]
mod tests;

use crate::actions::KEEPERS;
use ::pages::{Audience, Routes, Typed};
use ::records::pages::Format;
use ::records::{House, in_house};
use axum::extract::Path;
use values::Kind;

/// The address of the forward plan.
pub(crate) const PLAN: &str = "/meetings/forward-plan";
/// The address of a board's programme for a year.
pub(crate) const PROGRAMME: &str = "/meetings/work-programme";

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let start = Routes::new().get(PLAN, Audience::Public, in_house!(house, |visit| plan::show(&visit, &house))).get(
        PROGRAMME,
        Audience::Public,
        in_house!(house, |visit| programme::show(&visit, &house)),
    );
    let files = Format::ALL.into_iter().fold(start, |routes, format| {
        let handler = in_house!(house, |visit| plan::file(&visit, &house, format));
        routes.get(&format!("{PLAN}.{}", format.ending()), Audience::Public, handler)
    });
    let lay = "/workspace/meetings/{reference}/start";
    files
        .about(Kind::Meeting)
        .get(lay, Audience::Roles(KEEPERS), in_house!(house, |visit, at: Path<String>| laying::ask(&visit, &house, &at.0)))
        .post(
            lay,
            Audience::Roles(KEEPERS),
            in_house!(house, |visit, at: Path<String>, typed: Typed| laying::lay(&visit, &house, &at.0, &typed)),
        )
}
