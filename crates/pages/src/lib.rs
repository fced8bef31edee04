//! From a request to a page: visits, routes with their audience, the shell around every page, refusals, sign-in.
//!
//! A handler gets a [`Visit`], loads through `visit.reading()`, changes through `visit.begin(..)`, and answers with
//! `visit.show(Page::new(..))` or with a [`Refused`] that becomes a page in words.

pub mod accounts;
mod address;
mod answer;
mod limits;
mod middleware;
mod page;
mod program;
mod refused;
mod remembered;
mod routes;
mod shell;
mod site;
mod typed;
mod visit;

pub use address::Address;
pub use answer::{Data, Download, problem, see_other, with_link};
pub use limits::{Limits, TooMany};
pub use middleware::around;
pub use page::{Page, Restricted};
pub use refused::Refused;
pub use routes::{Audience, RouteLine, Routes};
pub use site::{MenuEntry, Names, Site, SiteSetup};
pub use typed::Typed;
pub use visit::Visit;

/// What a handler answers.
pub type Answer = Result<axum::response::Response, Refused>;
