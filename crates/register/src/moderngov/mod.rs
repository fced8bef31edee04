//! Bringing in what a council publishes through ModernGov's web service, matched to what is there: its committees as boards,
//! and the seats of its councillors by ward as posts.
//!
//! The files are what `mgWebService.asmx/GetCommittees` and `GetCouncillorsByWard` of the council's site answer. Every committee
//! that is not plainly a board of the register is decided by a person; the match is remembered as an identifier of the
//! board. Councillors are people: their names, photographs, parties and addresses are passed over, and the file is not kept. What was
//! decided becomes a sheet that goes the way of all imports.

mod councillors;
mod known;
mod matching;
mod pages;
mod views;
mod wards;
mod xml;

use ::pages::Routes;
use records::House;

/// The routes of both lists.
pub(crate) fn routes(house: &House) -> Routes {
    pages::routes(house).and(councillors::routes(house))
}
