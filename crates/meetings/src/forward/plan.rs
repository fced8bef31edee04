//! The forward plan for the public: what boards will deal with, by board and month, and as files.

use super::coming::{self, Coming};
use super::plan_shown;
use super::planned::Model as Planned;
use ::pages::{Answer, Visit};
use ::records::House;
use ::records::pages::{Format, sheet_file};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use values::words::t;

/// Shows the plan.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let coming = coming::load(&reading, house, visit.address().get("board")).await?;
    reading.close().await?;
    Ok(visit.show(plan_shown::page(&coming, visit.address())))
}

/// What is asked for: what is ahead, or everything.
pub(super) fn asked<'a>(coming: &'a Coming, when: &str) -> Vec<&'a Planned> {
    coming.items.iter().filter(|item| when == "all" || coming.is_ahead(item)).collect()
}

/// The same as a file.
pub(super) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let coming = coming::load(&reading, house, visit.address().get("board")).await?;
    reading.close().await?;
    let heads = [
        ("reference", ColumnKind::Text),
        ("title", ColumnKind::Text),
        ("board", ColumnKind::Text),
        ("decides", ColumnKind::Text),
        ("meeting", ColumnKind::Text),
        ("day", ColumnKind::Day),
        ("purpose", ColumnKind::Text),
        ("key_decision", ColumnKind::Text),
        ("notice_on", ColumnKind::Day),
        ("lead", ColumnKind::Text),
        ("standing", ColumnKind::Text),
    ];
    let columns = heads.into_iter().map(|(heading, kind)| ColumnOut::new(heading, kind)).collect();
    let rows = asked(&coming, visit.address().get("when")).into_iter().map(|item| cells(&coming, item)).collect();
    let sheet = SheetOut { name: "forward-plan".into(), title: t("Forward plan").into_owned(), columns, rows };
    sheet_file(visit, sheet, format)
}

fn cells(coming: &Coming, item: &Planned) -> Vec<Cell> {
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
    vec![
        text(Some(&item.reference)),
        text(Some(&item.title)),
        text(Some(coming.names.title(item.partnership.uuid()))),
        text(item.decides.as_deref()),
        text(coming.meeting(item).map(|meeting| meeting.reference.as_str())),
        day(coming.day(item)),
        text(item.purpose.as_deref()),
        text(Some(&item.key_decision)),
        day(item.notice_on),
        text(item.lead.and_then(|lead| coming.names.reference(lead.uuid()))),
        text(Some(&item.standing)),
    ]
}
