//! The routes of files of papers.

use super::{Cabinet, pages, serving, upload};
use crate::actions::KEEPERS;
use ::pages::{Audience, Routes, Typed};
use ::records::import::pages::Uploaded;
use ::records::{House, in_house};
use axum::Extension;
use axum::extract::{DefaultBodyLimit, Path};
use values::Kind;

/// The largest request of an upload. Files above the limit of the site are refused in words; this ends what is no paper at all.
const LARGEST: usize = 64 * 1024 * 1024;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let upload = "/workspace/papers/{reference}/upload";
    let found = "/workspace/paper-files/{reference}/found";
    Routes::new()
        .about(Kind::Paper)
        .get(
            "/workspace/papers/{reference}/files",
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| pages::versions(&visit, &house, &at.0)),
        )
        .get(
            upload,
            keepers,
            in_house!(house, |visit, at: Path<String>, held: Extension<Cabinet>| upload::ask(&visit, &house, &at.0, &held)),
        )
        .post_with(
            upload,
            keepers,
            in_house!(house, |visit, at: Path<String>, held: Extension<Cabinet>, sent: Uploaded| upload::take(
                &visit,
                &house,
                &at.0,
                (&held, &sent)
            )),
            DefaultBodyLimit::max(LARGEST),
        )
        .get(
            "/meetings/papers/{reference}/file",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>, held: Extension<Cabinet>| serving::give(&visit, &house, &at.0, &held)),
        )
        .about(Kind::PaperFile)
        .get(found, Audience::SignedIn, in_house!(house, |visit, at: Path<String>| pages::found(&visit, &house, &at.0)))
        .post(
            "/workspace/paper-files/{reference}/publish",
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| pages::publish(&visit, &house, &at.0, &typed)),
        )
}
