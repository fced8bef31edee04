//! The register on a real database, with the Kent demonstration in it.

mod agreements;
mod kent;
mod landscape;
mod membership;
mod on_a_day;
mod pages;
mod papers;
mod posts;
mod shared;
mod sight;
mod stand_ins;
