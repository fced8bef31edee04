//! XmR charts, by the method of the NHS "Making Data Count" guides and the open NHS-R code: what is usual, what is special,
//! what that means, and the same in words. No database, no clock, no web.
//!
//! What the sources leave open is decided here:
//! - A period without a figure is a gap. No moving range reaches across it and every run ends at it, and the words under a
//!   chart say so: a run that may have been broken in a month nobody counted is not called a run.
//! - Below [`limits::ENOUGH`] figures the usual range is worked out and shown as provisional, and nothing is called special.
//!   From there to [`limits::SETTLED`] figures, signals are named and the usual range is still called provisional.
//! - A figure that equals the average is on neither side of it.
//! - A figure is near a limit when it lies beyond two thirds of the way and not outside. Of three figures in a row two must
//!   be near the same limit; the third may be anywhere.
//! - What a rise or a fall means follows from its own direction, whichever side of the average it is on.

pub mod analysis;
pub mod assurance;
pub mod limits;
pub mod rules;
pub mod words;

pub use analysis::{Analysis, Segment, Settings, Signal, Step, analyse};
pub use assurance::{Assurance, Direction};
pub use limits::{Limits, Standing};
pub use rules::{Rule, Special};

#[cfg(test)]
mod tests;
