//! The one file where the areas meet: which area keeps which kind of thing, and whose tables, routes and menus there are.

use database::Step;
use pages::{Audience, Routes, SiteSetup};
use records::{House, Register, Shelf};
use std::sync::Arc;
use values::Kind;

/// The roles that keep the terms of lists.
const KEEPERS_OF_TERMS: records::Keepers = &[access::Role::Administrator, access::Role::Coordinator];

/// The register of each kind. The compiler asks for a line here when a kind is added.
fn shelf(kind: Kind) -> Arc<dyn Register> {
    let found = match kind {
        Kind::Term => Some(Shelf::<records::terms::Model>::kept_by(KEEPERS_OF_TERMS)),
        Kind::Place
        | Kind::Boundary
        | Kind::Organisation
        | Kind::Succession
        | Kind::Post
        | Kind::Partnership
        | Kind::Link
        | Kind::Seat
        | Kind::Requirement
        | Kind::Tenure
        | Kind::BoardVisit
        | Kind::Subject
        | Kind::Reorganisation
        | Kind::Transfer
        | Kind::Handover
        | Kind::Agreement
        | Kind::AgreementParty
        | Kind::AgreementPartnership
        | Kind::ReportRequest
        | Kind::Calling
        | Kind::TermsOfReference
        | Kind::Interest
        | Kind::Collaboration
        | Kind::CollaborationShare
        | Kind::CalledPartnership
        | Kind::Remit => register::shelf(kind),
        Kind::Plan
        | Kind::Chapter
        | Kind::Theme
        | Kind::Priority
        | Kind::Placement
        | Kind::Crosscut
        | Kind::Lineage
        | Kind::Lead
        | Kind::Regard
        | Kind::PlanLink => plans::shelf(kind),
        Kind::Source | Kind::Finding | Kind::Measure => evidence::shelf(kind),
        Kind::Action | Kind::ActionUpdate => actions::shelf(kind),
        Kind::Budget
        | Kind::BudgetLine
        | Kind::Fund
        | Kind::Award
        | Kind::AwardPriority
        | Kind::Payment
        | Kind::Pool
        | Kind::Contribution => funding::shelf(kind),
        #[rustfmt::skip]
        Kind::BankHoliday | Kind::NoticeRule | Kind::MeetingSeries | Kind::Meeting | Kind::AgendaSection | Kind::AgendaItem
        | Kind::RestrictedPart | Kind::Attendance | Kind::Minute | Kind::Resolution | Kind::Publication => meetings::shelf(kind),
        Kind::Declaration => meetings::shelf(kind),
        Kind::Recommendation | Kind::RecommendationReply => actions::shelf(kind),
    };
    found.unwrap_or_else(|| panic!("the area of {kind:?} does not keep it"))
}

/// The house with all its registers.
pub fn house() -> House {
    House::new(shelf)
}

/// The steps of every room's tables, in the order in which they can be made.
pub fn steps() -> Vec<Step> {
    [
        access::steps(),
        jobs::steps(),
        records::terms::steps(),
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
pub fn schedules(base: String) -> Vec<actions::chasing::Chasing> {
    vec![actions::chasing::Chasing { house: house(), base }]
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
