//! Meetings: series, meetings, agendas and their publication, attendance, minutes and what was resolved.

pub mod actions;
pub mod agenda;
pub mod attendance;
pub mod declarations;
mod elsewhere;
pub mod gathering;
mod migrations;
pub mod minutes;
pub mod notice;
pub mod publishing;
pub mod series;
pub mod shared;
mod site;
mod workspace;

pub use migrations::steps;

use records::{House, Register, find};
use std::sync::Arc;
use values::Kind;

/// The shelf of a kind that this area keeps.
pub fn shelf(kind: Kind) -> Option<Arc<dyn Register>> {
    Some(match kind {
        Kind::BankHoliday => notice::holidays::shelf(),
        Kind::NoticeRule => notice::records::shelf(),
        Kind::MeetingSeries => series::shelf(),
        Kind::Meeting => gathering::shelf(),
        Kind::AgendaSection => agenda::sections::shelf(),
        Kind::AgendaItem => agenda::items::shelf(),
        Kind::RestrictedPart => agenda::restricted::shelf(),
        Kind::Attendance => attendance::shelf(),
        Kind::Minute => minutes::shelf(),
        Kind::Resolution => minutes::resolutions::shelf(),
        Kind::Publication => publishing::shelf(),
        Kind::Declaration => declarations::shelf(),
        _ => return None,
    })
}

/// The pages of this area.
pub fn routes(house: &House) -> pages::Routes {
    site::routes(house).and(workspace::routes(house)).and(elsewhere::routes(house))
}
