//! The membership table: loads the landscape, and puts the roles into cells.

use super::views;
use crate::landscape::filter::Asked;
use crate::landscape::{self, Landscape};
use documents::{Cell, ColumnKind, ColumnOut, SheetOut};
use pages::{Address, Answer, Refused, Visit};
use records::House;
use records::pages::{Format, sheet_file};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;
use values::words::t;

/// The table.
pub(crate) struct Members {
    pub(crate) land: Landscape,
    pub(crate) asked: Asked,
    /// The positions of the boards with a seat, in the order of the columns.
    pub(crate) boards: Vec<usize>,
    /// Boards that are asked for and have no seat that is known.
    pub(crate) empty: Vec<usize>,
    /// Organisations by title.
    pub(crate) organisations: Vec<Uuid>,
    /// The roles of an organisation on a board, in words.
    pub(crate) roles: HashMap<(Uuid, usize), String>,
    /// How many internal boards are hidden.
    pub(crate) hidden: usize,
}

/// Shows the table.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let members = load(visit, house).await?;
    Ok(visit.show(views::page(&members, visit.address())))
}

/// The table as a file, with a column for each board.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let members = load(visit, house).await?;
    sheet_file(visit, sheet(&members), format)
}

async fn load(visit: &Visit, house: &House) -> Result<Members, Refused> {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    reading.close().await?;
    Ok(of(land, visit.address()))
}

/// The table of a landscape, as the address asks for it.
pub(crate) fn of(land: Landscape, address: &Address) -> Members {
    let asked = Asked::of(address);
    let (chosen, hidden) = asked.boards(&land);
    let chosen_set: BTreeSet<usize> = chosen.iter().copied().collect();
    let mut found: BTreeMap<(Uuid, usize), BTreeSet<usize>> = BTreeMap::new();
    let order: HashMap<&str, usize> =
        land.names.terms("seat-role").iter().enumerate().map(|(at, (key, _))| (key.as_str(), at)).collect();
    let mut strange = HashMap::new();
    for seat in &land.seats {
        let Some(board) = land.index.get(&seat.partnership).copied().filter(|at| chosen_set.contains(at)) else { continue };
        let role = order.get(seat.role.as_str()).copied().unwrap_or_else(|| {
            let next = order.len() + strange.len();
            *strange.entry(seat.role.as_str()).or_insert(next)
        });
        found.entry((seat.organisation, board)).or_default().insert(role);
    }
    let word = |at: usize| match land.names.terms("seat-role").get(at) {
        Some((_, label)) => label.clone(),
        None => strange.iter().find(|(_, known)| **known == at).map_or_else(String::new, |(key, _)| (*key).to_owned()),
    };
    let roles: HashMap<(Uuid, usize), String> =
        found.into_iter().map(|(cell, roles)| (cell, roles.into_iter().map(word).collect::<Vec<_>>().join(", "))).collect();
    let with_seats: BTreeSet<usize> = roles.keys().map(|(_, board)| *board).collect();
    let (boards, empty) = chosen.into_iter().partition(|at| with_seats.contains(at));
    let mut organisations: Vec<Uuid> =
        roles.keys().map(|(organisation, _)| *organisation).collect::<BTreeSet<_>>().into_iter().collect();
    organisations.sort_by_cached_key(|id| values::slug::folded(land.names.title(*id)));
    Members { asked, boards, empty, organisations, roles, hidden, land }
}

fn sheet(members: &Members) -> SheetOut {
    let land = &members.land;
    let column = |heading: &str| ColumnOut::new(heading, ColumnKind::Text);
    let boards = members.boards.iter().map(|at| column(&land.boards[*at].reference));
    let row = |organisation: &Uuid| {
        let role = |at: &usize| members.roles.get(&(*organisation, *at)).map_or(Cell::Empty, |role| Cell::Text(role.clone()));
        let reference = land.names.reference(*organisation).unwrap_or_default().to_owned();
        let names = [Cell::Text(reference), Cell::Text(land.names.title(*organisation).to_owned())];
        names.into_iter().chain(members.boards.iter().map(role)).collect::<Vec<_>>()
    };
    SheetOut {
        name: "membership".to_owned(),
        title: t("Membership table").into_owned(),
        columns: [column("organisation_reference"), column("organisation")].into_iter().chain(boards).collect(),
        rows: members.organisations.iter().map(row).collect(),
    }
}
