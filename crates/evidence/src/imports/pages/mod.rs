//! The pages of imports: the public list and record of each, and bringing a file in, from upload to undo.

mod given_back;
mod public;
mod upload;
mod views;
pub(super) mod waiting;

use crate::actions::KEEPERS;
use ::files::Store;
use ::pages::{Audience, Routes, Typed, Visit};
use ::records::import::pages::Uploaded;
use ::records::pages::Format;
use ::records::{House, in_house};
use axum::Extension;
use axum::extract::{DefaultBodyLimit, Path};
use uuid::Uuid;
use values::Kind;

/// The address of the public list.
pub(crate) const IMPORTS: &str = "/evidence/imports";
/// The address of the page on which files are brought in.
pub(crate) const FIGURES: &str = "/workspace/figures";

/// The largest request of an upload. Larger archives come in by the command.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let routes = Routes::new()
        .get(IMPORTS, Audience::Public, in_house!(house, |visit| public::list(&visit, &house)))
        .get(FIGURES, keepers, in_house!(house, |visit| upload::start(&visit, &house)))
        .post_with(
            FIGURES,
            keepers,
            in_house!(house, |visit, store: Extension<Store>, sent: Uploaded| upload::take(&visit, &house, &store, sent)),
            DefaultBodyLimit::max(LARGEST),
        )
        .get("/workspace/figures/{id}", keepers, in_house!(house, |visit, id: Path<Uuid>| upload::show(&visit, &house, id.0)))
        .get("/workspace/figures/{id}/errors.csv", keepers, |visit: Visit, id: Path<Uuid>, store: Extension<Store>| async move {
            given_back::errors(&visit, id.0, &store).await
        })
        .post(
            "/workspace/figures/{id}/confirm",
            keepers,
            in_house!(house, |visit, id: Path<Uuid>, store: Extension<Store>, typed: Typed| {
                upload::confirm((&visit, &typed), &house, id.0, &store)
            }),
        )
        .about(Kind::FigureImport)
        .get(
            "/evidence/imports/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| public::show(&visit, &house, &at.0)),
        )
        .post(
            "/workspace/figures/imports/{reference}/undo",
            keepers,
            in_house!(house, |visit, at: Path<String>| upload::undo(&visit, &house, &at.0)),
        );
    Format::ALL.into_iter().fold(routes, |routes, format| {
        let address = format!("{IMPORTS}.{}", format.ending());
        routes.get(
            &address,
            Audience::Public,
            in_house!(house, |visit| crate::api::described(&visit, public::file(&visit, &house, format))),
        )
    })
}
