//! Threads: reads every area at once. The golden thread of each priority, its gaps, the overview of all threads, the
//! home pages, and what needs somebody now. Owns no tables.

mod action_log;
pub mod address;
pub mod answers;
mod by_plan;
mod conflicts;
pub mod gaps;
mod held;
mod home;
mod menu;
pub mod needs;
pub mod overview;
mod priorities;
mod reader;
mod recent;
#[cfg(test)]
mod samples;
pub mod search;
pub mod sections;
mod standing_pages;
pub mod thread;
mod workspace;

pub use menu::{public_menu, workspace_menu};

use axum::extract::Path;
use pages::{Audience, Routes};
use records::{House, in_house};
use sections::Section;
use values::Kind;

/// The pages of this room: the public home, the priorities, the standing pages, and the workspace around the registers.
pub fn routes(house: &House) -> Routes {
    let public = Routes::new()
        .get("/", Audience::Public, in_house!(house, |visit| home::page(visit, house)))
        .get("/priorities", Audience::Public, in_house!(house, |visit| priorities::page(visit, house)))
        .about(Kind::Priority)
        .get(
            "/priorities/{reference}",
            Audience::Public,
            in_house!(house, |visit, at: Path<String>| thread::pages::public(visit, house, at.0)),
        );
    public
        .and(search::routes(house))
        .and(standing_pages::routes(house))
        .and(workspace_routes(house))
        .and(section_routes(house))
        .and(action_log::routes(house))
}

fn workspace_routes(house: &House) -> Routes {
    Routes::new()
        .get("/workspace", Audience::SignedIn, in_house!(house, |visit| workspace::page(visit, house)))
        .get(
            "/workspace/funding/advisers",
            Audience::Roles(conflicts::READERS),
            in_house!(house, |visit| conflicts::page(visit, house)),
        )
        .get("/workspace/threads", Audience::SignedIn, in_house!(house, |visit| overview::page(visit, house)))
        .get("/workspace/threads.csv", Audience::SignedIn, in_house!(house, |visit| overview::csv(visit, house)))
        .get("/workspace/threads.json", Audience::SignedIn, in_house!(house, |visit| overview::json(visit, house)))
        .about(Kind::Priority)
        .get(
            "/workspace/threads/{reference}",
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| thread::pages::workspace(visit, house, at.0)),
        )
}

fn section_routes(house: &House) -> Routes {
    Section::ALL.into_iter().fold(Routes::new(), |routes, section| {
        routes.get(section.path(), Audience::SignedIn, in_house!(house, |visit| sections::page(visit, house, section)))
    })
}
