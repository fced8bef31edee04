//! The site in a real browser: people's journeys from end to end, and every kind of page at two widths. Each file is
//! one journey, or what they stand on.

mod analyst;
mod ask;
mod clerk;
mod every_page;
mod gap;
mod import;
mod landscape;
mod member;
mod minutes;
mod paper;
mod person;
mod places;
mod rebase;
mod resident;
mod sheets;
mod stage;
mod states;
mod tell;
mod thread;
mod ways;
