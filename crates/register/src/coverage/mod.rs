//! Coverage: which boards cover which priority or theme in which place, and where nobody does.

mod page;
pub(crate) mod rules;
mod views;

#[cfg(test)]
mod tests;

use pages::{Audience, Routes};
use records::pages::Format;
use records::{House, in_house};

/// The address of the table.
pub(crate) const COVERAGE: &str = "/partners/coverage";

/// The routes of the table and its files.
pub(crate) fn routes(house: &House) -> Routes {
    let page = Routes::new().get(COVERAGE, Audience::Public, in_house!(house, |visit| page::show(&visit, &house)));
    Format::ALL.into_iter().fold(page, |routes, format| {
        let file = in_house!(house, |visit| page::file(&visit, &house, format));
        routes.get(&format!("{COVERAGE}.{}", format.ending()), Audience::Public, file)
    })
}
