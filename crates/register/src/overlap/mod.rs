//! Overlap between boards: what every two share, ranked and explained, and what nobody would cover if one closed.

mod duties;
#[cfg(test)]
mod duties_tests;
mod duties_views;
mod file;
pub(crate) mod page;
mod pair;
mod pair_views;
pub(crate) mod rules;
pub(crate) mod setting;
mod views;
pub(crate) use views::hidden;
pub(crate) mod words;

#[cfg(test)]
mod tests;

use axum::extract::Path;
use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};

/// The address of the ranking.
pub(crate) const OVERLAP: &str = "/partners/overlap";

/// The routes of the ranking, its files, and the pages of two boards.
pub(crate) fn routes(house: &House) -> Routes {
    let two = in_house!(house, |visit, at: Path<(String, String)>| pair::show(&visit, &house, (&at.0.0, &at.0.1)));
    let pages = Routes::new().get(OVERLAP, Audience::Public, in_house!(house, |visit| page::show(&visit, &house))).get(
        "/partners/overlap/{one}/{other}",
        Audience::Public,
        two,
    );
    Format::ALL.into_iter().fold(pages, |routes, format| {
        let file = in_house!(house, |visit| page::file(&visit, &house, format));
        routes.get(&format!("{OVERLAP}.{}", format.ending()), Audience::Public, file)
    })
}
