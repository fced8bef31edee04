//! What the register knows when a council's lists are read: its boards with their identifiers, and the councils.

use crate::find;
use crate::partnerships::identifiers::{MODERNGOV, each};
use crate::partnerships::records::Model as Partnership;
use pages::{Refused, Visit};
use records::{Card, House, Names};
use sea_orm::Condition;
use values::Kind;

/// A board that is in the register: its reference and its name.
pub(super) type Board = (String, String);

/// What was asked once for a page.
pub(super) struct Known {
    /// The kinds of board.
    pub(super) names: Names,
    pub(super) boards: Vec<Partnership>,
    /// The organisations, one of which is the council.
    pub(super) organisations: Vec<Card>,
}

impl Known {
    pub(super) async fn load(visit: &Visit, house: &House) -> Result<Known, Refused> {
        let reading = visit.reading().await?;
        let names = house.terms_of(&reading, &["partnership-kind"]).await?;
        let boards = find::all(&reading, Condition::all()).await?;
        let organisations = house.choices(&reading, Kind::Organisation).await?;
        reading.close().await?;
        Ok(Known { names, boards, organisations })
    }

    /// The boards by reference and name.
    pub(super) fn named(&self) -> Vec<Board> {
        self.boards.iter().map(|board| (board.reference.clone(), board.title.clone())).collect()
    }

    /// The board with this reference.
    pub(super) fn board(&self, reference: &str) -> Option<&Partnership> {
        self.boards.iter().find(|board| board.reference == reference)
    }

    /// The council with this reference.
    pub(super) fn council(&self, reference: &str) -> Option<&Card> {
        self.organisations.iter().find(|card| card.reference == reference)
    }

    /// The board that was matched to this committee of the council before.
    pub(super) fn remembered(&self, council: &str, number: &str) -> Option<&Partnership> {
        let identifier = identifier(council, number)?;
        let has_it = |board: &&Partnership| each(board.identifiers.as_deref()).any(|one| one.eq_ignore_ascii_case(&identifier));
        self.boards.iter().find(has_it)
    }

    /// The reference of what has this id, among organisations and boards; blank when there is none.
    pub(super) fn reference(&self, id: Option<uuid::Uuid>) -> String {
        let Some(id) = id else { return String::new() };
        let organisation = self.organisations.iter().find(|card| card.id == id).map(|card| card.reference.clone());
        let board = || self.boards.iter().find(|board| board.id.uuid() == id).map(|board| board.reference.clone());
        organisation.or_else(board).unwrap_or_default()
    }
}

/// The identifier of a committee on the site of a council; none when the list gives it no number.
pub(super) fn identifier(council: &str, number: &str) -> Option<String> {
    let right = !number.is_empty() && number.len() <= 12 && number.bytes().all(|byte| byte.is_ascii_digit());
    (right && !council.is_empty()).then(|| format!("{MODERNGOV}-{council}-{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_committee_is_known_by_its_number_on_its_own_councils_site() {
        let board = Partnership { identifiers: Some("GB-MODERNGOV-kent-county-council-144".into()), ..Partnership::default() };
        let known = Known { names: Names::default(), boards: vec![board], organisations: Vec::new() };
        assert!(known.remembered("kent-county-council", "144").is_some());
        assert!(known.remembered("medway-council", "144").is_none(), "another site counts for itself");
        assert!(known.remembered("kent-county-council", "").is_none() && identifier("x", "1; 2").is_none());
    }
}
