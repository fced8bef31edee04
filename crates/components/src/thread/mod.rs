//! The golden thread: how a priority is carried by evidence, promises, actions, money and results.

mod grid_overview;
mod thread_steps;

pub use grid_overview::{GridCell, GridOverview, GridRow};
pub use thread_steps::{Gap, ThreadStep, ThreadSteps};
