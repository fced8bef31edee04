//! Coverage: which boards cover which priority or theme in which place, and where nobody does.

mod page;
pub(crate) mod rules;
mod views;

#[cfg(test)]
mod tests;

use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;

/// The address of the table.
pub(crate) const COVERAGE: &str = "/partners/coverage";

/// The routes of the table and its files.
pub(crate) fn routes(house: &House) -> Routes {
    let shown = house.clone();
    let page = Routes::new().get(COVERAGE, Audience::Public, move |visit: Visit| {
        let house = shown.clone();
        async move { page::show(&visit, &house).await }
    });
    Format::ALL.into_iter().fold(page, |routes, format| {
        let house = house.clone();
        routes.get(&format!("{COVERAGE}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = house.clone();
            async move { page::file(&visit, &house, format).await }
        })
    })
}
