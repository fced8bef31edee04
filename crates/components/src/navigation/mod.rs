//! The head and foot of every page, and the ways to other pages.

mod back_link;
mod breadcrumbs;
mod footer;
mod header;
mod language_navigation;
mod service_navigation;
mod skip_link;
mod sub_navigation;

pub use back_link::BackLink;
pub use breadcrumbs::Breadcrumbs;
pub use footer::Footer;
pub use header::Header;
pub use language_navigation::LanguageNavigation;
pub use service_navigation::{NavigationItem, ServiceNavigation};
pub use skip_link::SkipLink;
pub use sub_navigation::SubNavigation;
