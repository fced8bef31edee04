//! The public pages of a board's terms of reference: one version, and any two compared.

use super::records::{self, Model};
use crate::find::{self, Pointed};
use crate::partnerships::records::Model as Board;
use ::records::{House, Names};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use values::Id;
use values::kind;

/// A board and the versions of its terms of reference that the actor may see, the latest first.
pub(crate) struct Versions {
    pub(crate) board: Board,
    pub(crate) versions: Vec<Model>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

impl Versions {
    /// The version with this number, as the address gives it.
    fn numbered(&self, typed: &str) -> Option<&Model> {
        let number: i64 = typed.trim().parse().ok()?;
        self.versions.iter().find(|version| version.number == number)
    }

    /// The version in force today.
    pub(crate) fn in_force(&self) -> Option<&Model> {
        records::in_force(&self.versions, self.today)
    }
}

/// Shows one version: the one asked for, or the one in force.
pub(crate) async fn show(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let versions = load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let asked = visit.address().get("version");
    let shown = match asked {
        "" => versions.in_force().or(versions.versions.first()),
        typed => Some(versions.numbered(typed).ok_or(Refused::NotFound)?),
    };
    Ok(visit.show(super::views::page(&versions, shown)))
}

/// Shows what changed from one version to another; without a choice, from the last but one to the last.
pub(crate) async fn show_compared(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let versions = load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    let chosen = |name: &str, otherwise: usize| match visit.address().get(name) {
        "" => Ok(versions.versions.get(otherwise)),
        typed => versions.numbered(typed).map(Some).ok_or(Refused::NotFound),
    };
    let (from, to) = (chosen("from", 1)?, chosen("to", 0)?);
    Ok(visit.show(super::views::compared(&versions, from.zip(to))))
}

/// The board with this reference, when the actor may see it, with its versions.
async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Versions>, Fault> {
    let Some(board) = find::one::<Board>(open, reference).await? else { return Ok(None) };
    let mut versions: Vec<Model> = find::with(open, "partnership", board.id).await?;
    versions.sort_by_key(|version| std::cmp::Reverse(version.number));
    let pointed = Pointed::default().at(board.members_of.map(Id::<kind::Partnership>::of));
    let names = pointed.names(house, open, &[]).await?;
    Ok(Some(Versions { board, versions, names, today: open.today() }))
}
