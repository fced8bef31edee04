//! The public pages: the list of meetings, one meeting, its data for programs, and calendars to subscribe to.

pub(crate) mod agenda_shown;
pub(crate) mod calendar;
pub(crate) mod item;
pub(crate) mod item_shown;
pub(crate) mod links;
pub(crate) mod list;
mod list_shown;
pub(crate) mod minutes_shown;
pub(crate) mod one;
pub(crate) mod oparl;
pub(crate) mod views;

use axum::extract::Path;
use axum::http::HeaderMap;
use maud::{Markup, html};
use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};
use values::Kind;
use values::words::t;

/// The address of the list of meetings.
pub(crate) const MEETINGS: &str = "/meetings";

/// The other pages about meetings, under the heading of the list.
fn ways_on() -> Markup {
    let ways = [
        (crate::questions::ADDRESS, t("Ask a question or hand in a petition")),
        (crate::forward::PLAN, t("Forward plan: what boards will deal with")),
        (crate::calendars::ADDRESS, t("Calendars to subscribe to")),
    ];
    html! { ul class="govuk-list" { @for (href, words) in ways { li { a class="govuk-link" href=(href) { (words) } } } } }
}

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
        .get(
            "/meetings/{reference}/items/{number}",
            Audience::Public,
            in_house!(house, |visit, at: Path<(String, String)>| item::show(&visit, &house, &at.0.0, &at.0.1)),
        )
        .about(Kind::Partnership)
        .get(
            "/meetings/boards/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>, headers: HeaderMap| calendar::show(&visit, &house, &at.0, &headers)),
        )
}
