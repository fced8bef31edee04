//! The ranking of overlaps: loads the landscape, ranks the boards that are left, and cuts a page of it.

use super::rules::{self, Pair, Setting};
use super::setting::{self, Numbers};
use super::{file, views};
use crate::landscape::filter::Asked;
use crate::landscape::{self, Landscape};
use pages::{Address, Answer, Visit};
use records::House;
use records::pages::{Format, sheet_file};
use std::cmp::Reverse;

/// Pairs on one page.
pub(crate) const PER_PAGE: usize = 25;

/// What the ranking can be sorted by, besides the score.
pub(crate) const SORTS: [&str; 3] = ["members", "remits", "hours"];

/// The ranking.
pub(crate) struct Ranking {
    pub(crate) land: Landscape,
    pub(crate) setting: Setting,
    pub(crate) numbers: Numbers,
    pub(crate) asked: Asked,
    /// One of [`SORTS`], or empty for the score.
    pub(crate) sort: String,
    pub(crate) pairs: Vec<Pair>,
    /// How many boards are compared.
    pub(crate) boards: usize,
    /// How many internal boards are hidden.
    pub(crate) hidden: usize,
}

/// Shows the ranking.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let ranking = load(visit, house).await?;
    let page = visit.address().get("page").parse::<usize>().unwrap_or(1).max(1);
    Ok(visit.show(views::page(&ranking, visit.address(), page)))
}

/// The whole ranking as a file.
pub(crate) async fn file(visit: &Visit, house: &House, format: Format) -> Answer {
    let ranking = load(visit, house).await?;
    sheet_file(visit, file::sheet(&ranking), format)
}

async fn load(visit: &Visit, house: &House) -> Result<Ranking, pages::Refused> {
    let reading = visit.reading().await?;
    let land = landscape::load(&reading, house, visit.clock().today()).await?;
    reading.close().await?;
    Ok(of(land, visit.address()))
}

/// The ranking of a landscape, as the address asks for it.
pub(crate) fn of(land: Landscape, address: &Address) -> Ranking {
    let asked = Asked::of(address);
    let (setting, numbers) = setting::of(&land);
    let (chosen, hidden) = asked.boards(&land);
    let mut pairs = rules::rank(&setting, &chosen);
    let sort = SORTS.iter().find(|sort| **sort == address.get("sort")).map_or("", |sort| sort);
    match sort {
        "members" => pairs.sort_by_key(|pair| Reverse(pair.members)),
        "remits" => pairs.sort_by_key(|pair| Reverse(pair.subjects)),
        "hours" => pairs.sort_by_key(|pair| Reverse(pair.hours)),
        _ => {}
    }
    Ranking { land, setting, numbers, asked, sort: sort.to_owned(), pairs, boards: chosen.len(), hidden }
}
