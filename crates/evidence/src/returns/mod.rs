//! Figures that are collected by return: asked of a post for a measure, a place and a period, given by a link in a mail or in the
//! workspace, late, nil, or not given with a reason. Somebody looks at what comes before it counts (`review`), unless the site
//! says otherwise.

mod answer;
pub mod chasing;
pub mod due;
mod mails;
pub(crate) mod pages;
pub mod records;
mod review;
pub mod rules;
mod standing;
mod views;

#[cfg(test)]
mod tests;

pub use self::records::shelf;
