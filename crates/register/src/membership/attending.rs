//! How often bodies came to the meetings of a board. Another area keeps meetings, so they are read through the house, as far as the
//! one who asks may see them: for the public, what is published.

use super::ask::Known;
use super::rules::Who;
use access::Open;
use chrono::{Months, NaiveDate};
use database::Fault;
use records::{Ask, House, Row};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// How far back meetings count, in months.
pub(crate) const MONTHS: u32 = 24;

/// How somebody attended who came, by the keys of the list `meeting-attendance`.
const CAME: [&str; 3] = ["present", "substitute", "in-attendance"];

/// To how many meetings the bodies of a board came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attending {
    /// Meetings of the last two years of which it is known who came.
    pub(crate) meetings: usize,
    came: BTreeMap<Uuid, BTreeSet<Uuid>>,
}

impl Attending {
    /// To how many of them a body came, or one of several of which one must belong.
    pub(crate) fn of(&self, who: &Who) -> Option<usize> {
        let one = |id: &Uuid| self.came.get(id).map_or(0, BTreeSet::len);
        match who {
            Who::One(id) => Some(one(id)),
            Who::OneOf(ids) => ids.iter().map(one).max(),
            Who::Unknown(_) => None,
        }
    }
}

/// The rows of a kind whose field points at one of these; none when the house does not keep them.
async fn pointing(open: &dyn Open, house: &House, (kind, key): (Kind, &str), ids: Vec<Uuid>) -> Result<Vec<Row>, Fault> {
    let register = house.of(kind);
    let Some(index) = register.fields().iter().position(|field| field.key == key) else { return Ok(Vec::new()) };
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    register.rows(open, &Ask { among: Some((index, ids)), ..Ask::default() }).await
}

fn value<'a>(house: &House, kind: Kind, row: &'a Row, key: &str) -> Option<&'a Meant> {
    let index = house.of(kind).fields().iter().position(|field| field.key == key)?;
    row.values.get(index)
}

fn thing(house: &House, kind: Kind, row: &Row, key: &str) -> Option<Uuid> {
    match value(house, kind, row, key) {
        Some(Meant::Thing(id)) => Some(*id),
        _ => None,
    }
}

/// Who came to the meetings of this board in the two years up to this day.
pub(crate) async fn of_board(
    open: &dyn Open,
    house: &House,
    (board, day): (Uuid, NaiveDate),
    known: &Known,
) -> Result<Attending, Fault> {
    let ids = |rows: &[Row]| rows.iter().map(|row| row.head.id).collect::<Vec<_>>();
    let series = pointing(open, house, (Kind::MeetingSeries, "partnership"), vec![board]).await?;
    let mut meetings = pointing(open, house, (Kind::Meeting, "series"), ids(&series)).await?;
    let first = day.checked_sub_months(Months::new(MONTHS)).unwrap_or(day);
    meetings.retain(|row| match value(house, Kind::Meeting, row, "on") {
        Some(Meant::Day(on)) => first <= *on && *on <= day,
        _ => false,
    });
    let there = pointing(open, house, (Kind::Attendance, "meeting"), ids(&meetings)).await?;
    let mut attending = Attending::default();
    let mut told = BTreeSet::new();
    for row in &there {
        let of = |key| thing(house, Kind::Attendance, row, key);
        let Some(meeting) = of("meeting") else { continue };
        told.insert(meeting);
        let by_post = || of("post").and_then(|post| known.post(post)).map(|post| post.organisation_id);
        let Some(organisation) = of("organisation").or_else(by_post) else { continue };
        if matches!(value(house, Kind::Attendance, row, "how"), Some(Meant::Text(how)) if CAME.contains(&how.as_str())) {
            attending.came.entry(organisation).or_default().insert(meeting);
        }
    }
    attending.meetings = told.len();
    Ok(attending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_came_twice_to_one_meeting_came_once_and_of_several_the_one_that_came_most_counts() {
        let id = Uuid::from_u128;
        let came = [(id(1), BTreeSet::from([id(10), id(11)])), (id(2), BTreeSet::from([id(10)]))].into();
        let attending = Attending { meetings: 3, came };
        assert_eq!(attending.of(&Who::One(id(1))), Some(2));
        assert_eq!(attending.of(&Who::One(id(3))), Some(0));
        assert_eq!(attending.of(&Who::OneOf(vec![id(2), id(3)])), Some(1));
    }
}
