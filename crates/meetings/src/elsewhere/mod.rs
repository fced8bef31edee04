//! Bringing in meetings from elsewhere: one meeting as ModernGov's web service gives it, or a folder of minutes, a sheet for each
//! meeting, named by its day. What is new becomes sheets that go the way of all imports; what is there already is left alone.
//!
//! People are in these files by name. Names of attendees are not kept and are taken out of the texts; how many came, and as
//! what, is kept.

mod folder;
mod pages;
mod plain;
mod sheets;
mod views;
mod xml;

use ::pages::Routes;
use records::House;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    pages::routes(house)
}
