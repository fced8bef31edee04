//! Chapters: the text of a plan, which a rolling plan renews one chapter at a time.

pub mod records;
pub mod rules;
#[cfg(test)]
mod tests;
