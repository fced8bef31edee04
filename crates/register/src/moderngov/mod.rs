//! Bringing in a council's list of committees from ModernGov's web service, matched to the boards that are there.
//!
//! The file is what `mgWebService.asmx/GetCommittees` of the council's site answers. Every committee that is not plainly a
//! board of the register is decided by a person; what they decide becomes a sheet of boards that goes the way of all imports.

mod matching;
mod pages;
mod views;
mod xml;

pub(crate) use pages::routes;
