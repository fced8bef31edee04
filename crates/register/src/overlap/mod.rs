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
use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;

/// The address of the ranking.
pub(crate) const OVERLAP: &str = "/partners/overlap";

/// The routes of the ranking, its files, and the pages of two boards.
pub(crate) fn routes(house: &House) -> Routes {
    let [ranking, two] = std::array::from_fn(|_| house.clone());
    let pages = Routes::new()
        .get(OVERLAP, Audience::Public, move |visit: Visit| {
            let house = ranking.clone();
            async move { page::show(&visit, &house).await }
        })
        .get("/partners/overlap/{one}/{other}", Audience::Public, move |visit: Visit, at: Path<(String, String)>| {
            let house = two.clone();
            async move { pair::show(&visit, &house, (&at.0.0, &at.0.1)).await }
        });
    Format::ALL.into_iter().fold(pages, |routes, format| {
        let house = house.clone();
        routes.get(&format!("{OVERLAP}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = house.clone();
            async move { page::file(&visit, &house, format).await }
        })
    })
}
