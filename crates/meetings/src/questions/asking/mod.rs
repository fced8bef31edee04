//! How a resident asks: a start page with every meeting ahead, one form, the answers checked, a mail to confirm, a receipt.
//!
//! Nothing here needs an account, a script or a cookie: what was typed travels from page to page in the form itself.

mod confirming;
mod form;
mod pages;
mod reading;
pub(crate) mod told;
mod views;

use super::What;
use ::pages::{Audience, Routes, Typed};
use ::records::{House, in_house};
use axum::extract::Path;
use values::Kind;

/// The address of the start page; the form for a meeting follows it.
pub(crate) const ADDRESS: &str = "/meetings/ask-a-question";
/// The address of the form for a petition, which the meeting follows.
pub(super) const PETITION: &str = "/meetings/hand-in-a-petition";

/// The address of the form for this meeting.
pub(super) fn form_at(what: What, meeting: &str) -> String {
    match what {
        What::Question => format!("{ADDRESS}/{meeting}"),
        What::Petition => format!("{PETITION}/{meeting}"),
    }
}

/// The routes.
pub(super) fn routes(house: &House) -> Routes {
    let confirm = format!("{ADDRESS}/confirm/{{token}}");
    let start = Routes::new()
        .get(ADDRESS, Audience::Public, in_house!(house, |visit| pages::start(&visit, &house)))
        .get(&format!("{ADDRESS}/sent"), Audience::Public, in_house!(house, |visit| pages::sent(&visit, &house)))
        .get(
            &format!("{ADDRESS}/received/{{number}}"),
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| confirming::received(&visit, &house, &at.0)),
        )
        .get(&confirm, Audience::Public, in_house!(house, |visit, at: Path<String>| confirming::show(&visit, &house, &at.0)))
        .post(
            &confirm,
            Audience::Public,
            in_house!(house, |visit, at: Path<String>, typed: Typed| confirming::confirm(&visit, &house, &at.0, &typed)),
        )
        .about(Kind::Meeting);
    What::ALL.into_iter().fold(start, |routes, what| {
        let address = form_at(what, "{reference}");
        routes
            .get(&address, Audience::Public, in_house!(house, |visit, at: Path<String>| pages::show(&visit, &house, what, &at.0)))
            .post(
                &address,
                Audience::Public,
                in_house!(house, |visit, at: Path<String>, typed: Typed| pages::send(&visit, &house, what, (&at.0, &typed))),
            )
    })
}
