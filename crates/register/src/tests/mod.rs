//! The register on a real database, with the Kent demonstration in it.

mod kent;
mod on_a_day;
mod pages;
mod shared;
mod sight;
