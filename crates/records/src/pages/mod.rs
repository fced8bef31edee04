//! The pages that every kind of thing gets in the workspace: list, detail, add, change, remove, undo, files.

mod desk;
mod detail;
mod files;
mod form;
mod list;
mod listing;
mod on_day;
mod remove;
mod sheet_file;
mod show;
mod undo;

pub use detail::alert;
pub use files::{Format, list_file};
pub use list::{ListSpec, list};
pub use listing::{ListColumn, Listing, Order};
pub use on_day::OnDay;
pub use sheet_file::{csv_bytes, keyed_file, keyed_rows, sheet_file};
pub use show::{restricted, value, who_sees};

use crate::{House, in_house};
use ::pages::{Audience, Routes};
use axum::extract::Path;
use desk::Desk;
use values::Kind;

/// The workspace routes of every kind of thing.
pub fn routes(house: &House) -> Routes {
    let start = undo::routes(house);
    Kind::ALL.iter().fold(start, |routes, kind| routes.and(of_kind(&Desk::new(house, *kind))))
}

fn of_kind(desk: &Desk) -> Routes {
    use ::pages::Typed;
    let keepers = Audience::Roles(desk.house.keepers(desk.kind));
    let base = desk.base();
    let one = format!("{base}/{{reference}}");
    let files = Format::ALL.into_iter().fold(Routes::new(), |routes, format| {
        let handler = in_house!(desk, |visit| desk.file(visit, format));
        routes.get(&format!("{base}.{}", format.ending()), Audience::SignedIn, handler)
    });
    files
        .get(&base, Audience::SignedIn, in_house!(desk, |visit| desk.list(visit)))
        .get(&format!("{base}/new"), keepers, in_house!(desk, |visit| desk.new_form(visit)))
        .post(&format!("{base}/new"), keepers, in_house!(desk, |visit, typed: Typed| desk.add(visit, typed)))
        .about(desk.kind)
        .get(&one, Audience::SignedIn, in_house!(desk, |visit, at: Path<String>| desk.detail(visit, at.0)))
        .get(&format!("{one}/change"), keepers, in_house!(desk, |visit, at: Path<String>| desk.change_form(visit, at.0)))
        .post(
            &format!("{one}/change"),
            keepers,
            in_house!(desk, |visit, at: Path<String>, typed: Typed| desk.change(visit, at.0, typed)),
        )
        .get(&format!("{one}/remove"), keepers, in_house!(desk, |visit, at: Path<String>| desk.remove_form(visit, at.0)))
        .post(
            &format!("{one}/remove"),
            keepers,
            in_house!(desk, |visit, at: Path<String>, typed: Typed| desk.remove(visit, at.0, typed)),
        )
}
