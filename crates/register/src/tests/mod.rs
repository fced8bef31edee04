//! The register on a real database, with the Kent demonstration in it.

mod kent;
mod membership;
mod on_a_day;
mod landscape;
mod pages;
mod posts;
mod papers;
mod shared;
mod sight;
mod stand_ins;
