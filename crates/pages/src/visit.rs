//! A visit: one request of one actor, and all that a handler may do with it.

use crate::{Address, Page, Refused, Site, shell};
use access::{Action, Actor, Reading, Writing};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use tower_sessions::Session;
use values::Clock;

/// One request of one actor.
#[derive(Clone)]
pub struct Visit {
    pub(crate) site: Site,
    pub(crate) actor: Actor,
    pub(crate) session: Session,
    pub(crate) address: Address,
    pub(crate) device: String,
    pub(crate) network: String,
    pub(crate) by_key: bool,
}

impl Visit {
    /// Who visits.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The site visited.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The address asked for.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The session, for sign-in.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The browser, as it names itself.
    pub fn device(&self) -> &str {
        &self.device
    }

    /// The network address that asks, for limits on sign-in.
    pub fn network(&self) -> &str {
        &self.network
    }

    /// Whether a program asks, which is answered in data and not in pages: with a key, or at an address for programs.
    pub fn is_by_program(&self) -> bool {
        self.by_key || self.address.path.starts_with("/api/")
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.site.door().clock()
    }

    /// Opens a read-only snapshot for this actor.
    pub async fn reading(&self) -> Result<Reading, Refused> {
        Ok(self.site.door().reading(&self.actor).await?)
    }

    /// Asks whether this actor may do this, and opens the transaction in which it is done.
    pub async fn begin(&self, action: &dyn Action) -> Result<Writing, Refused> {
        Ok(self.site.door().begin(&self.actor, action).await?)
    }

    /// Shows a page in the shell.
    pub fn show(&self, page: Page) -> Response {
        shell::show(self, page)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Visit, Refused> {
        parts.extensions.get::<Visit>().cloned().ok_or(Refused::NotFound)
    }
}
