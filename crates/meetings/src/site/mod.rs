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
use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;
use values::Kind;

/// The address of the list of meetings.
pub(crate) const MEETINGS: &str = "/meetings";

/// A handler that is given the house.
macro_rules! in_house {
    ($house:ident, |$visit:ident $(, $more:ident : $type:ty)*| $work:expr) => {{
        let held: House = $house.clone();
        move |$visit: Visit $(, $more: $type)*| {
            let $house = held.clone();
            async move { $work.await }
        }
    }};
}
pub(crate) use in_house;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let start = Routes::new().get(MEETINGS, Audience::Public, in_house!(house, |visit| list::show(&visit, &house)));
    let files = Format::ALL.into_iter().fold(start, |routes, format| {
        let handler = in_house!(house, |visit| list::file(&visit, &house, format));
        routes.get(&format!("{MEETINGS}.{}", format.ending()), Audience::Public, handler)
    });
    files
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
