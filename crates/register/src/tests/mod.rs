//! The register on a real database, with the Kent demonstration in it.

mod kent;
mod pages;
mod papers;
mod shared;
mod sight;
