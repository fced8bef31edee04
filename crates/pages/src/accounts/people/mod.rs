//! People and invitations: who can sign in, with which roles. Administrators change it, auditors may read it.

mod add;
mod ask;
mod change;
mod ending;
mod form_page;
mod history;
mod invite;
mod list;
mod person;
mod role_form;
mod roles;

use super::actions::{KEEPERS, READERS};
use crate::{Audience, Routes};

/// The pages about people.
pub(super) fn routes() -> Routes {
    let (readers, keepers) = (Audience::Roles(READERS), Audience::Roles(KEEPERS));
    Routes::new()
        .get("/admin/people", readers, list::list)
        .get("/admin/people.csv", readers, list::csv)
        .get("/admin/people/add", keepers, add::form)
        .post("/admin/people/add", keepers, add::add)
        .get("/admin/people/{id}", readers, person::show)
        .get("/admin/people/{id}/change", keepers, change::form)
        .post("/admin/people/{id}/change", keepers, change::change)
        .get("/admin/people/{id}/roles", keepers, roles::give_form)
        .post("/admin/people/{id}/roles", keepers, roles::give)
        .get("/admin/people/{id}/roles/{membership}", keepers, roles::take_form)
        .post("/admin/people/{id}/roles/{membership}", keepers, roles::take)
        .get("/admin/people/{id}/end", keepers, ending::end_form)
        .post("/admin/people/{id}/end", keepers, ending::end)
        .get("/admin/people/{id}/reopen", keepers, ending::reopen_form)
        .post("/admin/people/{id}/reopen", keepers, ending::reopen)
        .post("/admin/people/{id}/invite", keepers, invite::again)
}
