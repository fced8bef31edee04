//! What is tied to bodies that end: every row of the house that points at one, and what becomes of it.

use super::bodies::{Act, day, value};
use super::rules::{self, Choice, Fate, Known, Tie, Time};
use ::records::{Ask, House, Register, Row, has_days};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use std::collections::BTreeMap;
use uuid::Uuid;
use values::Kind;
use values::meaning::{Input, Meant};

/// What records the past itself, and so never passes to another body.
const HISTORY: [Kind; 4] = [Kind::Succession, Kind::Reorganisation, Kind::Transfer, Kind::Handover];

/// Fields that state what once happened, and so keep the body of that time.
const FACTS: [(Kind, &str); 2] = [(Kind::Priority, "decided_by"), (Kind::Attendance, "organisation")];

/// A row that points at a body.
#[derive(Clone, Debug)]
pub(crate) struct Tied {
    /// Its kind.
    pub(crate) kind: Kind,
    /// The row.
    pub(crate) row: Row,
    /// The fields, by index, that point at bodies, and which.
    pub(crate) keys: Vec<(usize, Uuid)>,
    /// How it is tied.
    pub(crate) tie: Tie,
    /// How it stands in time.
    pub(crate) time: Time,
}

/// A field, by its index, and the transfer that names its new body.
pub(crate) type Turn = (usize, Uuid);

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Passing {
    Stays,
    /// It stays with a body that carries on.
    Keeps,
    Ends,
    FallsVacant,
    /// It ends, and begins again once for each of these.
    Carried(Vec<Vec<Turn>>),
    /// It stays, and begins once more for each of these.
    Also(Vec<Vec<Turn>>),
    Moves(Vec<Turn>),
    Undecided,
}

/// All rows that point at one of these bodies, as far as this door shows them: one question for each field of the
/// house that can.
pub(crate) async fn find(open: &dyn Open, house: &House, bodies: &[(Kind, Uuid)], on: NaiveDate) -> Result<Vec<Tied>, Fault> {
    let mut found: BTreeMap<(Kind, Uuid), Tied> = BTreeMap::new();
    for body in [Kind::Organisation, Kind::Partnership] {
        let ids: Vec<Uuid> = bodies.iter().filter(|(kind, _)| *kind == body).map(|(_, id)| *id).collect();
        for (kind, key) in house.pointers_at(body) {
            if ids.is_empty() || HISTORY.contains(&kind) || FACTS.contains(&(kind, key)) {
                continue;
            }
            let register = house.of(kind);
            let Some(index) = register.fields().iter().position(|field| field.key == key) else { continue };
            let ask = Ask { among: Some((index, ids.clone())), ..Ask::default() };
            for row in register.rows(open, &ask).await? {
                let Meant::Thing(at) = row.values[index] else { continue };
                let tied = found.entry((kind, row.head.id)).or_insert_with(|| tied(register, row, on));
                tied.keys.push((index, at));
            }
        }
    }
    let themselves = |tied: &Tied| bodies.contains(&(tied.kind, tied.row.head.id));
    Ok(found.into_values().filter(|tied| !themselves(tied)).collect())
}

fn tied(register: &dyn Register, row: Row, on: NaiveDate) -> Tied {
    let kind = register.kind();
    let tie = match kind {
        Kind::Post => Tie::Post,
        _ if register.makes_titles() && has_days(register.fields()) => Tie::Joins,
        _ => Tie::Holds,
    };
    let text = |key: &str| match value(register, &row, key) {
        Some(Meant::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let year = register.fields().iter().zip(&row.values).find_map(|(field, value)| match (field.input, value) {
        (Input::Year, Meant::Year(year)) => Some(*year),
        _ => None,
    });
    let days = (day(register, &row, "from"), day(register, &row, "to"));
    let known = Known { from: days.0, to: days.1, year, standing: text("standing") };
    Tied { kind, tie, time: rules::time(on, known), keys: Vec::new(), row }
}

/// What was decided for a row: for itself, or for all of its sheet.
pub(crate) fn chosen(act: &Act, tied: &Tied) -> Option<Choice> {
    let of = |thing: Option<&str>| {
        let same = |sheet: &str| Kind::from_sheet(sheet.trim()) == Some(tied.kind);
        act.handovers.iter().find(|it| same(&it.sheet) && it.thing.as_deref().map(str::trim) == thing)
    };
    of(Some(&tied.row.head.reference)).or_else(|| of(None)).map(|handover| handover.choice())
}

/// What becomes of a row. One that is tied to two bodies of the act goes wherever both go; a body that carries on and keeps
/// it, or shares it, goes nowhere.
pub(crate) fn passing(act: &Act, tied: &Tied) -> Passing {
    let choice = chosen(act, tied);
    let mut turns: Vec<Vec<Turn>> = vec![Vec::new()];
    let (mut moves, mut ends, mut shares) = (Vec::new(), false, false);
    for (index, body) in &tied.keys {
        let with = |turns: &Vec<Turn>, transfer: &Uuid| turns.iter().copied().chain([(*index, *transfer)]).collect::<Vec<Turn>>();
        match rules::fate(tied.tie, tied.time, &act.ways(*body), choice) {
            Fate::Stays => return Passing::Stays,
            Fate::Ends => return Passing::Ends,
            Fate::FallsVacant => return Passing::FallsVacant,
            Fate::Undecided => return Passing::Undecided,
            Fate::Keeps => {}
            Fate::MovesTo(transfer) => moves.push((*index, transfer)),
            Fate::CarriedTo(transfers) => {
                ends = true;
                turns = turns.iter().flat_map(|turns| transfers.iter().map(|to| with(turns, to)).collect::<Vec<_>>()).collect();
            }
            Fate::AlsoFor(transfers) => {
                shares = true;
                let kept = turns.clone();
                let begun = turns.iter().flat_map(|turns| transfers.iter().map(|to| with(turns, to)).collect::<Vec<_>>());
                turns = kept.into_iter().chain(begun).collect();
            }
        }
    }
    turns.retain(|turns| !turns.is_empty());
    match (moves.is_empty(), ends, shares) {
        (false, false, false) => Passing::Moves(moves),
        (true, true, _) => Passing::Carried(turns),
        (true, false, true) => Passing::Also(turns),
        (true, false, false) => Passing::Keeps,
        // It cannot move as it is and begin for others at once.
        (false, ..) => Passing::Undecided,
    }
}
