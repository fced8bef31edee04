//! Calendars to subscribe to: a public page with those of all boards, and a private one for each person.

mod feeds;
pub mod moved;
mod page;
mod personal;

#[cfg(test)]
mod tests;

use ::pages::{Audience, Routes, Typed};
use ::records::{House, in_house};
use axum::extract::Path;
use axum::http::HeaderMap;

/// The address of the page with all calendars; a private calendar lies under it.
pub(crate) const ADDRESS: &str = "/calendar";
/// The page on which people make their own.
pub(crate) const OWN: &str = "/workspace/calendar-feed";

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    Routes::new()
        .get(ADDRESS, Audience::Public, in_house!(house, |visit| page::all(&visit, &house)))
        .get(
            &format!("{ADDRESS}/{{token}}"),
            Audience::Public,
            in_house!(house, |visit, at: Path<String>, headers: HeaderMap| personal::show(&visit, &house, &at.0, &headers)),
        )
        .get(OWN, Audience::SignedIn, in_house!(house, |visit| page::own(&visit, &house)))
        .post(OWN, Audience::SignedIn, in_house!(house, |visit| page::make(&visit, &house)))
        .post(
            &format!("{OWN}/mails"),
            Audience::SignedIn,
            in_house!(house, |visit, typed: Typed| page::want_mails(&visit, &house, &typed)),
        )
        .post(&format!("{OWN}/revoke"), Audience::SignedIn, in_house!(house, |visit| page::revoke(&visit, &house)))
}
