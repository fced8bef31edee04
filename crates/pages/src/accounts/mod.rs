//! Accounts and the desk of the administrator: signing in and out, one's own account, people and invitations, mail.

mod actions;
mod admin;
mod choices;
mod entry;
mod first;
pub mod held;
mod keys;
mod lead_on;
mod mail_waiting;
mod mails;
mod own;
mod password;
mod people;
mod problems;
mod sign_in;
mod sign_in_link;
#[cfg(test)]
mod tests;
mod tries;
mod welcome;

pub use first::first_administrator;

use crate::{Audience, Routes};

/// The pages about accounts, and the desk of the administrator.
pub fn routes() -> Routes {
    use Audience::{Public, Roles, SignedIn};
    const READERS: Audience = Roles(actions::READERS);
    Routes::new()
        .get("/sign-in", Public, sign_in::form)
        .post("/sign-in", Public, sign_in::sign_in)
        .get("/sign-in/sent", Public, sign_in_link::sent)
        .get("/sign-in/link/{token}", Public, sign_in_link::open)
        .post("/sign-in/link/{token}", Public, sign_in_link::sign_in)
        .post("/sign-out", Public, own::sign_out)
        .get("/welcome/{token}", Public, welcome::form)
        .post("/welcome/{token}", Public, welcome::choose)
        .get("/account", SignedIn, own::account)
        .post("/account/sessions", SignedIn, own::end_sessions)
        .get("/account/password", SignedIn, password::form)
        .post("/account/password", SignedIn, password::change)
        .get("/account/keys", SignedIn, keys::list)
        .post("/account/keys", SignedIn, keys::make)
        .post("/account/keys/revoke", SignedIn, keys::revoke)
        .get("/admin/keys", READERS, keys::all)
        .post("/admin/keys/revoke", Roles(actions::KEEPERS), keys::revoke_any)
        .get("/admin", READERS, admin::desk)
        .get("/admin/mail", READERS, mail_waiting::list)
        .and(people::routes())
}
