//! Meetings: series, meetings, agendas and their publication, attendance, minutes and what was resolved.

pub mod actions;
pub mod agenda;
pub mod attendance;
pub mod calendars;
pub mod declarations;
mod elsewhere;
pub mod forward;
pub mod gathering;
mod migrations;
pub mod minutes;
pub mod notice;
pub mod packs;
pub mod papers;
pub mod publishing;
pub mod questions;
pub(crate) mod reading;
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
        Kind::PaperFile => papers::files::shelf(),
        Kind::Pack => packs::shelf(),
        Kind::Paper => papers::shelf(),
        Kind::ReportRecommendation => papers::recommendations::shelf(),
        Kind::QuestionRule => questions::ruling::shelf(),
        Kind::PublicQuestion => questions::records::shelf(),
        Kind::Petition => questions::petitions::shelf(),
        Kind::StandingItem => forward::standing::shelf(),
        Kind::KeyDecisionRule => forward::decisions::shelf(),
        Kind::PlannedItem => forward::planned::shelf(),
        Kind::Declaration => declarations::shelf(),
        _ => return None,
    })
}

/// The pages of this area.
pub fn routes(house: &House) -> pages::Routes {
    site::routes(house)
        .and(workspace::routes(house))
        .and(reading::routes(house))
        .and(papers::files::routes(house))
        .and(packs::routes::routes(house))
        .and(questions::routes(house))
        .and(forward::routes(house))
        .and(calendars::routes(house))
        .and(elsewhere::routes(house))
}
