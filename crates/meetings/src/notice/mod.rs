//! Notice of meetings: how many clear days the law or the body asks for, bank holidays, and the last lawful day.

pub mod holidays;
pub(crate) mod in_force;
pub mod records;
pub mod rules;

#[cfg(test)]
mod tests;

use crate::{find, gathering, series};
use access::Open;
use database::Fault;
use rules::{Asked, Notice};
use sea_orm::Condition;

/// What the law or the body asks of these meetings, each with its series: two questions for all of them.
pub(crate) async fn of(
    open: &dyn Open,
    meetings: &[(&gathering::records::Model, &series::records::Model)],
) -> Result<Vec<Option<Notice>>, Fault> {
    let rules: Vec<records::Model> = find::all(open, Condition::all()).await?;
    let holidays = holidays::around(open, meetings.iter().map(|(meeting, _)| meeting.on)).await?;
    let asked = |series: &series::records::Model, on| {
        let own = series.own_clear_days.and_then(|days| u32::try_from(days).ok());
        own.map(|days| Asked { days, citation: None }).or_else(|| records::in_force(&rules, &series.country, on))
    };
    let notice = |(meeting, series): &(&gathering::records::Model, &series::records::Model)| {
        asked(series, meeting.on).map(|asked| rules::notice(meeting.on, asked, &holidays))
    };
    Ok(meetings.iter().map(notice).collect())
}
