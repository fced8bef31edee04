//! The routes of packs and of the files that are made of agendas and papers.

use super::pages;
use crate::actions::KEEPERS;
use crate::papers::files::Cabinet;
use ::pages::{Audience, Routes};
use ::records::{House, in_house};
use axum::Extension;
use axum::extract::Path;
use values::Kind;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    Routes::new()
        .about(Kind::Pack)
        .get(
            "/meetings/packs/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>, held: Extension<Cabinet>| pages::give(&visit, &house, &at.0, &held)),
        )
        .about(Kind::Meeting)
        .get(
            "/meetings/{reference}/agenda.pdf",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| pages::agenda(&visit, &house, &at.0)),
        )
        .get(
            "/workspace/meetings/{reference}/draft-pack",
            Audience::Roles(KEEPERS),
            in_house!(house, |visit, at: Path<String>, held: Extension<Cabinet>| pages::draft(&visit, &house, &at.0, &held)),
        )
        .post(
            "/workspace/meetings/{reference}/packs-again",
            Audience::Roles(KEEPERS),
            in_house!(house, |visit, at: Path<String>, held: Extension<Cabinet>| pages::again(&visit, &house, &at.0, &held)),
        )
        .about(Kind::Paper)
        .get(
            "/meetings/papers/{reference}/pdf",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| pages::paper(&visit, &house, &at.0, false)),
        )
        .get(
            "/meetings/papers/{reference}/word",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| pages::paper(&visit, &house, &at.0, true)),
        )
}
