//! The register on a real database, with the Kent demonstration in it.

mod kent;
mod landscape;
mod pages;
mod shared;
mod sight;
mod stand_ins;
