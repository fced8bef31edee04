//! Plans on a real database, with the plans of the Kent demonstration in it.

mod kent;
mod line_up;
mod pages;
mod shared;
mod sight;
mod stand_ins;
