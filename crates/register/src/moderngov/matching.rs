//! Which board a council's committee is: plainly one, perhaps one of a few, or none yet. Pure.

use super::xml::Committee;
use values::slug::folded;

use super::known::Board;

/// What a committee seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    /// The board with this reference: the names are the same.
    Same(String),
    /// Perhaps one of these, most alike first; a person decides.
    Doubtful(Vec<Board>),
    /// One that the register does not have.
    New,
    /// One that has ended and that the register does not have.
    Over,
}

/// How alike names must be to be asked about; 1 is the same.
const ALIKE: f64 = 0.86;
/// How many boards are offered at most.
const OFFERED: usize = 5;

/// What the committee seems to be among these boards.
pub(crate) fn guess(committee: &Committee, boards: &[Board]) -> Guess {
    let title = folded(&committee.title);
    if let Some((reference, _)) = boards.iter().find(|(_, name)| folded(name) == title) {
        return Guess::Same(reference.clone());
    }
    let alike = |board: &Board| (strsim::jaro_winkler(&folded(&board.1), &title), board.clone());
    let mut near: Vec<(f64, Board)> = boards.iter().map(alike).filter(|(alike, _)| *alike >= ALIKE).collect();
    near.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.cmp(b)));
    near.truncate(OFFERED);
    match (near.is_empty(), committee.ended) {
        (false, _) => Guess::Doubtful(near.into_iter().map(|(_, board)| board).collect()),
        (true, true) => Guess::Over,
        (true, false) => Guess::New,
    }
}

#[cfg(test)]
mod tests {
    use super::{Board, Guess, guess};
    use crate::moderngov::xml::Committee;

    fn boards() -> Vec<Board> {
        ["Kent Community Safety Partnership", "Scrutiny Committee", "Police and Crime Panel"]
            .map(|name| (values::slug::from_title(name), name.to_owned()))
            .to_vec()
    }

    fn committee(title: &str, ended: bool) -> Committee {
        Committee { title: title.into(), ended, ..Committee::default() }
    }

    #[test]
    fn the_same_name_is_the_same_board_whatever_its_capitals() {
        let found = guess(&committee("KENT COMMUNITY SAFETY PARTNERSHIP", false), &boards());
        assert_eq!(found, Guess::Same("kent-community-safety-partnership".into()));
    }

    #[test]
    fn a_name_that_is_nearly_the_same_is_for_a_person_to_decide() {
        let Guess::Doubtful(near) = guess(&committee("Kent Community Safety Partnership (KCSP)", true), &boards()) else {
            panic!("not asked")
        };
        assert_eq!(near[0].0, "kent-community-safety-partnership");
    }

    #[test]
    fn others_are_new_or_over() {
        assert_eq!(guess(&committee("Art Galleries Committee", false), &boards()[..1]), Guess::New);
        assert_eq!(guess(&committee("Art Galleries Committee", true), &boards()[..1]), Guess::Over);
    }
}
