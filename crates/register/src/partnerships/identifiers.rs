//! Identifiers of a board elsewhere, one on each line, such as the number of a committee on a council's ModernGov site.

use super::records::Model;
use crate::find::{self, column};
use crate::organisations::rules::{is_identifier, list_of};
use crate::spans;
use access::Open;
use database::Fault;
use records::{Clash, terms};
use sea_orm::Condition;
use sea_orm::sea_query::ExprTrait;
use values::Kind;
use values::words::{fill, t};

/// The list of committees on the ModernGov sites of councils; the code is the council's reference and the committee's number.
pub(crate) const MODERNGOV: &str = "GB-MODERNGOV";

/// The list of the lists from which boards have identifiers. A site without any takes them all.
const LISTS: &str = "board-identifier-list";

/// The identifiers that are written down.
pub(crate) fn each(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty())
}

/// What is wrong with them by themselves.
pub(crate) fn problem(text: Option<&str>) -> Option<String> {
    if let Some(wrong) = each(text).find(|identifier| !is_identifier(identifier)) {
        let words = "“{identifier}” is no identifier: enter the list in capital letters, a hyphen and the code, each on a line of its own";
        return Some(fill(words, &[("identifier", wrong)]));
    }
    let twice = each(text).enumerate().find(|(at, one)| each(text).take(*at).any(|other| other.eq_ignore_ascii_case(one)));
    twice.map(|(_, identifier)| fill("“{identifier}” stands there twice: keep one", &[("identifier", identifier)]))
}

/// What is wrong with them beside the other boards and the lists that the site knows.
pub(super) async fn clashes(open: &dyn Open, rows: &[Model]) -> Result<Vec<Clash>, Fault> {
    if rows.iter().all(|row| row.identifiers.is_none()) {
        return Ok(Vec::new());
    }
    let has_some = Condition::all().add(column(Kind::Partnership, "identifiers").is_not_null());
    let stored: Vec<Model> = find::all(open, has_some).await?;
    let lists: Vec<terms::Model> = find::with(open, "list", LISTS).await?;
    let lists: Vec<String> = lists.into_iter().map(|term| term.key.to_uppercase()).collect();
    let clash = |row: &Model| Some(Clash { of: row.id.uuid(), key: "identifiers", words: clash(row, &stored, &lists)? });
    Ok(rows.iter().filter_map(clash).collect())
}

fn clash(row: &Model, stored: &[Model], lists: &[String]) -> Option<String> {
    let strange =
        |identifier: &&str| !lists.is_empty() && list_of(identifier).is_none_or(|l| !lists.iter().any(|known| known == l));
    if let Some(strange) = each(row.identifiers.as_deref()).find(strange) {
        let gaps = [("list", list_of(strange).unwrap_or_default()), ("lists", &lists.join(", "))];
        return Some(fill("There is no list {list}. The lists are: {lists}", &gaps));
    }
    let others = || stored.iter().filter(|other| other.id != row.id && spans::meet((other.from, other.to), (row.from, row.to)));
    let taken = |identifier: &&str| {
        others().any(|other| each(other.identifiers.as_deref()).any(|one| one.eq_ignore_ascii_case(identifier)))
    };
    each(row.identifiers.as_deref()).find(taken).map(|_| {
        t("Another board has one of these identifiers on the same days. Take it off one of the two, or end the other one first")
            .into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use values::Id;

    fn board(number: u128, identifiers: &str) -> Model {
        Model { id: Id::of(uuid::Uuid::from_u128(number)), identifiers: Some(identifiers.into()), ..Model::default() }
    }

    #[test]
    fn each_line_is_one_identifier_with_its_list() {
        assert_eq!(problem(Some("GB-MODERNGOV-kent-county-council-144\n\n GB-MODERNGOV-medway-council-22 ")), None);
        assert_eq!(problem(None), None);
        assert!(problem(Some("144")).is_some_and(|words| words.contains("“144”")));
        assert!(problem(Some("GB-MODERNGOV-a-1\ngb-moderngov-a-1")).is_some(), "small letters are no list");
        assert!(problem(Some("GB-MODERNGOV-a-1\nGB-MODERNGOV-A-1")).is_some_and(|words| words.contains("twice")));
    }

    #[test]
    fn two_boards_do_not_share_an_identifier_and_its_list_is_known() {
        let stored = [board(1, "GB-MODERNGOV-a-1\nGB-MODERNGOV-b-7")];
        let lists = [MODERNGOV.to_owned()];
        assert!(clash(&board(2, "GB-MODERNGOV-b-7"), &stored, &lists).is_some_and(|words| words.contains("Another board")));
        assert_eq!(clash(&board(2, "GB-MODERNGOV-b-8"), &stored, &lists), None);
        assert_eq!(clash(&stored[0], &stored, &lists), None, "its own");
        assert!(clash(&board(2, "GB-OTHER-1"), &stored, &lists).is_some_and(|words| words.contains("no list GB-OTHER")));
    }
}
