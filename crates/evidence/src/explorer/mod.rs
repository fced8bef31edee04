//! The explorer: anybody chooses what is counted, where, when and how it is shown, and gets a chart that fits, its table and
//! its files. The address keeps the whole choice. Those who keep measures save a choice for reports.
//!
//! `choice` reads the address, `ground` says what there is to choose from, `counting`, `areas` and `measured` find the figures,
//! `explored` holds them as people may see them, `drawn` chooses and draws the chart, `said` puts it in words.

mod areas;
pub mod choice;
mod counting;
mod drawn;
pub mod explored;
pub(crate) mod files;
pub mod ground;
mod measured;
pub(crate) mod pages;
pub(crate) mod said;
pub mod saved;
mod strict;
mod views;

#[cfg(test)]
mod tests;

use crate::actions::KEEPERS;
use crate::api::described;
use crate::images::Image;
use ::pages::{Audience, Routes, Typed};
use ::records::pages::Format;
use ::records::{House, in_house};
use axum::extract::Path;
use values::Kind;

/// The address of the explorer.
pub(crate) const EXPLORE: &str = "/evidence/explore";

/// The pages, files and pictures of the explorer, and of what was saved from it.
pub(crate) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let start = Routes::new()
        .get(EXPLORE, Audience::Public, in_house!(house, |visit| pages::show(&visit, &house)))
        .get(saved::CHARTS, Audience::Public, in_house!(house, |visit| saved::pages::list(&visit, &house)))
        .get(saved::SAVE, keepers, in_house!(house, |visit| saved::pages::form(&visit, &house)))
        .post(saved::SAVE, keepers, in_house!(house, |visit, typed: Typed| saved::pages::send(&visit, &house, &typed)))
        .about(Kind::SavedChart)
        .get(
            "/evidence/charts/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| saved::pages::show(&visit, &house, &at.0)),
        );
    let start = Image::ALL.into_iter().fold(start, |routes, image| {
        let picture = in_house!(house, |visit| pages::picture(&visit, &house, image));
        routes.get(&format!("{EXPLORE}.{}", image.ending()), Audience::Public, picture)
    });
    Format::ALL.into_iter().fold(start, |routes, format| {
        let (shown, list) = (format!("{EXPLORE}.{}", format.ending()), format!("{}.{}", saved::CHARTS, format.ending()));
        routes
            .get(&shown, Audience::Public, in_house!(house, |visit| described(&visit, pages::file(&visit, &house, format))))
            .get(&list, Audience::Public, in_house!(house, |visit| described(&visit, saved::pages::file(&visit, &house, format))))
    })
}
