//! The public pages: the list of meetings, one meeting, its data for programs, and calendars to subscribe to.

pub(crate) mod agenda_shown;
pub(crate) mod calendar;
pub(crate) mod links;
pub(crate) mod list;
mod list_shown;
pub(crate) mod minutes_shown;
pub(crate) mod one;
pub(crate) mod oparl;
pub(crate) mod views;

use axum::extract::Path;
use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};
use values::Kind;

/// The address of the list of meetings.
pub(crate) const MEETINGS: &str = "/meetings";

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let start = Routes::new().get(MEETINGS, Audience::Public, in_house!(house, |visit| list::show(&visit, &house)));
    let files = Format::ALL.into_iter().fold(start, |routes, format| {
        let handler = in_house!(house, |visit| list::file(&visit, &house, format));
        routes.get(&format!("{MEETINGS}.{}", format.ending()), Audience::Public, handler)
    });
    files
        .and(oparl::routes(house))
        .about(Kind::Meeting)
        .get(
            "/meetings/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| one::show(&visit, &house, &at.0)),
        )
        .about(Kind::Partnership)
        .get(
            "/meetings/boards/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| calendar::show(&visit, &house, &at.0)),
        )
}
