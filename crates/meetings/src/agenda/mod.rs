//! Agendas: lettered sections, their items, and the restricted part of an item that members alone may see.

pub(crate) mod closed;
pub(crate) mod desk;
pub mod items;
pub(crate) mod moving;
pub(crate) mod papers_shown;
pub mod restricted;
pub mod rules;
pub mod sections;
pub(crate) mod views;

#[cfg(test)]
mod tests;
