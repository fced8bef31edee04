//! The public pages of plans. Each shows what its reader may see: everyone sees what is published.

mod chapter;
mod chapter_view;
mod files;
mod index;
mod index_view;
mod line_up;
mod line_up_view;
mod names;
mod parts;
mod plan;
mod plan_file;
mod plan_tables;
mod plan_view;

use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;
use values::Kind;

/// The page of all plans.
pub(crate) const PLANS: &str = "/plans";

/// The page that holds the plans' priorities side by side.
pub(crate) const LINE_UP: &str = "/plans/how-priorities-line-up";

/// Every plan as one list.
pub(crate) const ALL: &str = "/plans/all";

/// The page of a plan.
pub(crate) fn address(plan: &str) -> String {
    format!("{PLANS}/{plan}")
}

/// A handler that is given the house.
macro_rules! with_house {
    ($house:ident, |$visit:ident $(, $more:ident : $type:ty)*| $work:expr) => {{
        let held = $house.clone();
        move |$visit: Visit $(, $more: $type)*| {
            let $house = held.clone();
            async move { $work.await }
        }
    }};
}

/// The routes of the public pages.
pub(crate) fn routes(house: &House) -> Routes {
    let everyone = Audience::Public;
    let files = Format::ALL.into_iter().fold(Routes::new(), |routes, format| {
        let handler = with_house!(house, |visit| files::all_as(visit, house, format));
        routes.get(&format!("{ALL}.{}", format.ending()), everyone, handler)
    });
    files
        .get(PLANS, everyone, with_house!(house, |visit| index::show(visit, house)))
        .get(ALL, everyone, with_house!(house, |visit| files::all(visit, house)))
        .get(LINE_UP, everyone, with_house!(house, |visit| line_up::show(visit, house)))
        .get(&format!("{LINE_UP}.csv"), everyone, with_house!(house, |visit| line_up::file(visit, house)))
        .about(Kind::Plan)
        .get("/plans/{reference}", everyone, with_house!(house, |visit, at: Path<String>| plan::show(visit, house, at.0)))
        .get(
            "/plans/{reference}/{chapter}",
            everyone,
            with_house!(house, |visit, at: Path<(String, String)>| chapter::show(visit, house, at.0)),
        )
}
