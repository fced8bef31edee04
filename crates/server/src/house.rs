//! The one file where the areas meet: which area keeps which kind of thing, and whose tables, routes and menus there are.

use database::Step;
use pages::{Audience, Routes, SiteSetup};
use records::{House, Register, Shelf};
use std::sync::Arc;
use values::Kind;

/// The roles that keep the terms of lists.
const KEEPERS_OF_TERMS: records::Keepers = &[access::Role::Administrator, access::Role::Coordinator];

/// The register of each kind: that of the area which keeps it. Building the house asks for all of them.
fn shelf(kind: Kind) -> Arc<dyn Register> {
    let of_the_house: fn(Kind) -> Option<Arc<dyn Register>> = |kind| match kind {
        Kind::Term => Some(Shelf::<records::terms::Model>::kept_by(KEEPERS_OF_TERMS)),
        Kind::Synonym => Some(Shelf::<records::synonyms::Model>::kept_by(KEEPERS_OF_TERMS)),
        _ => None,
    };
    let areas = [of_the_house, register::shelf, plans::shelf, evidence::shelf, actions::shelf, funding::shelf, meetings::shelf];
    areas.iter().find_map(|area| area(kind)).unwrap_or_else(|| panic!("no area keeps {kind:?}"))
}

/// The house with all its registers.
pub fn house() -> House {
    House::new(shelf).with_engine(Arc::new(press::Press))
}

/// The steps of every room's tables, in the order in which they can be made.
pub fn steps() -> Vec<Step> {
    [
        access::steps(),
        jobs::steps(),
        records::terms::steps(),
        records::synonyms::steps(),
        records::import::steps(),
        register::steps(),
        plans::steps(),
        evidence::steps(),
        actions::steps(),
        funding::steps(),
        meetings::steps(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every route of the site.
pub fn routes(house: &House) -> Routes {
    Routes::new()
        .get("/assets/{hash}/{*name}", Audience::Public, asset)
        .and(pages::accounts::routes())
        .and(records::pages::routes(house))
        .and(records::import::pages::routes(house))
        .and(register::routes(house))
        .and(plans::routes(house))
        .and(evidence::routes(house))
        .and(actions::routes(house))
        .and(funding::routes(house))
        .and(meetings::routes(house))
        .and(threads::routes(house))
}

/// What the areas do every so often, on a site with this address.
pub fn schedules(base: String) -> Vec<Arc<dyn jobs::Schedule>> {
    vec![
        Arc::new(actions::chasing::Chasing { house: house(), base: base.clone() }),
        Arc::new(evidence::imports::telling::Telling { house: house(), base: base.clone() }),
        Arc::new(evidence::returns::chasing::Collecting { house: house(), base }),
    ]
}

/// What the areas do when something happened, on a site with this address.
pub fn followers(base: String) -> Vec<Arc<dyn jobs::Follower>> {
    vec![
        Arc::new(meetings::calendars::moved::MovedMeetings { house: house(), base }),
        Arc::new(evidence::imports::withheld::Rethink),
    ]
}

/// What the areas do every so often on every site, whatever its address.
pub fn housekeeping() -> Vec<Arc<dyn jobs::Schedule>> {
    vec![Arc::new(meetings::questions::forgetting::Forgetting), Arc::new(evidence::measures::waiting::Finding)]
}

/// What the areas give the pages.
pub fn setup() -> SiteSetup {
    SiteSetup { public_menu: threads::public_menu(), workspace_menu: threads::workspace_menu(), ..SiteSetup::default() }
}

/// A stylesheet, a script, a font or a picture; its address changes with its content, so it is kept for ever.
async fn asset(request: axum::extract::Request) -> axum::response::Response {
    use axum::http::{HeaderValue, StatusCode, header};
    use axum::response::IntoResponse;
    match components::assets::find(request.uri().path()) {
        Some(asset) => {
            let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
            ([(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime)), (header::CACHE_CONTROL, kept)], asset.bytes)
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
