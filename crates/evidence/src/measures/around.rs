//! What boards choose measures by beside what measures say themselves: the themes that run across their priorities, and the boards
//! that have these among their plans, leads or remits. As far as the reader may see all of it.

use ::records::{Ask, House, Row};
use access::Open;
use database::Fault;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// What priorities have to do with.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The themes of each priority.
    pub(super) themes: BTreeMap<Uuid, BTreeSet<Uuid>>,
    /// The boards of each priority.
    pub(super) boards: BTreeMap<Uuid, BTreeSet<Uuid>>,
}

/// The things of one kind as they are today, with the fields that are asked for.
struct Rows<'a> {
    house: &'a House,
    kind: Kind,
    rows: Vec<Row>,
}

impl Rows<'_> {
    async fn load<'a>(open: &dyn Open, house: &'a House, kind: Kind) -> Result<Rows<'a>, Fault> {
        let ask = Ask { on: Some(open.today()), ..Ask::default() };
        Ok(Rows { house, kind, rows: house.of(kind).rows(open, &ask).await? })
    }

    /// The two things that each row points at by these fields, when it points at both.
    fn pairs(&self, one: &str, other: &str) -> Vec<(Uuid, Uuid)> {
        let fields = self.house.of(self.kind).fields();
        let at = |key: &str| fields.iter().position(|field| field.key == key);
        let Some((one, other)) = at(one).zip(at(other)) else { return Vec::new() };
        let thing = |row: &Row, at: usize| match row.values.get(at) {
            Some(Meant::Thing(id)) => Some(*id),
            _ => None,
        };
        self.rows.iter().filter_map(|row| thing(row, one).zip(thing(row, other))).collect()
    }

    /// What each row points at by this field, under its own id.
    fn own(&self, key: &str) -> Vec<(Uuid, Uuid)> {
        let at = self.house.of(self.kind).fields().iter().position(|field| field.key == key);
        let thing = |row: &Row| match at.and_then(|at| row.values.get(at)) {
            Some(Meant::Thing(id)) => Some((row.head.id, *id)),
            _ => None,
        };
        self.rows.iter().filter_map(thing).collect()
    }
}

/// Loads it: five questions, however many priorities there are.
pub(super) async fn load(open: &dyn Open, house: &House) -> Result<Around, Fault> {
    let crosscuts = Rows::load(open, house, Kind::Crosscut).await?;
    let remits = Rows::load(open, house, Kind::Remit).await?;
    let leads = Rows::load(open, house, Kind::Lead).await?;
    let placements = Rows::load(open, house, Kind::Placement).await?;
    let plans = Rows::load(open, house, Kind::Plan).await?;
    let mut around = Around::default();
    around.across(crosscuts.pairs("priority", "theme"));
    around.led([remits.pairs("priority", "partnership"), leads.pairs("priority", "partnership")].concat());
    around.led(through(&placements.pairs("priority", "plan"), &plans.own("partnership")));
    let of_themes = remits.pairs("theme", "partnership");
    let across: Vec<(Uuid, Uuid)> =
        around.themes.iter().flat_map(|(priority, themes)| themes.iter().map(|theme| (*priority, *theme))).collect();
    around.led(through(&across, &of_themes));
    Ok(around)
}

/// What the first pairs lead to through the second.
fn through(first: &[(Uuid, Uuid)], second: &[(Uuid, Uuid)]) -> Vec<(Uuid, Uuid)> {
    let on = |(from, middle): &(Uuid, Uuid)| {
        let (from, middle) = (*from, *middle);
        second.iter().filter(move |(at, _)| *at == middle).map(move |(_, to)| (from, *to))
    };
    first.iter().flat_map(on).collect()
}

impl Around {
    fn across(&mut self, pairs: Vec<(Uuid, Uuid)>) {
        for (priority, theme) in pairs {
            self.themes.entry(priority).or_default().insert(theme);
        }
    }

    fn led(&mut self, pairs: Vec<(Uuid, Uuid)>) {
        for (priority, board) in pairs {
            self.boards.entry(priority).or_default().insert(board);
        }
    }

    /// Every theme and every board of these priorities.
    pub(super) fn of(&self, priorities: &BTreeSet<Uuid>) -> (BTreeSet<Uuid>, BTreeSet<Uuid>) {
        let all = |map: &BTreeMap<Uuid, BTreeSet<Uuid>>| {
            priorities.iter().filter_map(|priority| map.get(priority)).flatten().copied().collect()
        };
        (all(&self.themes), all(&self.boards))
    }
}

#[cfg(test)]
mod tests {
    use super::through;
    use uuid::Uuid;

    #[test]
    fn priorities_lead_to_boards_through_all_plans_that_they_are_in() {
        let id = Uuid::from_u128;
        let placed = [(id(1), id(10)), (id(1), id(11)), (id(2), id(11)), (id(3), id(12))];
        let plans = [(id(10), id(100)), (id(11), id(101))];
        assert_eq!(through(&placed, &plans), [(id(1), id(100)), (id(1), id(101)), (id(2), id(101))]);
    }
}
