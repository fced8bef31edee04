//! What measures ask of imported figures: counts over everywhere, where districts lie, and the files that counts come from.

use super::asked::{self, list};
use super::asking::{Counted, Wanted};
use super::records::Model as Import;
use super::rules::CURRENT;
use super::withheld::ALL;
use access::Open;
use database::Fault;
use records::find::{self, col};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{Condition, FromQueryResult};
use std::collections::BTreeSet;

/// How many by month and kind, wherever they were; what has no place is counted too. Places are not narrowed, and are 0.
///
/// # Errors
/// The database did not answer.
pub async fn everywhere(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Counted>, Fault> {
    let wanted = Wanted { places: Vec::new(), ..wanted.clone() };
    let text = format!(
        "SELECT s.month AS month, CAST(0 AS bigint) AS place, c.category AS category, CAST(SUM(c.number) AS bigint) AS number \
         FROM ({}) s JOIN figure_totals c ON c.slice = s.number WHERE 1 = 1{} \
         GROUP BY s.month, c.category ORDER BY s.month, c.category",
        wanted.slices(),
        wanted.narrowed("district")
    );
    asked::rows(open, &text).await
}

/// A district with the partnership and the force that it lies in.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Within {
    /// The district, by the number of its code.
    pub code: i64,
    /// Its community safety partnership, by the number of its code; 0 when it is not told.
    pub partnership: i64,
    /// The name of the force area.
    pub force: String,
}

/// The districts that the list of small areas has.
///
/// # Errors
/// The database did not answer.
pub async fn districts(open: &dyn Open) -> Result<Vec<Within>, Fault> {
    let text = format!(
        "SELECT DISTINCT p.district AS code, p.partnership AS partnership, p.force AS force FROM figure_places p \
         JOIN figure_slices s ON s.number = p.slice WHERE s.feed = 'areas' AND s.standing = '{CURRENT}' ORDER BY code"
    );
    asked::rows(open, &text).await
}

/// How many people live in every district of the list of small areas, in every year that is known.
///
/// # Errors
/// The database did not answer.
pub async fn living(open: &dyn Open, districts: &[Within]) -> Result<Vec<super::asking::Living>, Fault> {
    let text = format!(
        "SELECT p.code AS place, p.year AS year, p.number AS number FROM figure_populations p \
         JOIN figure_slices s ON s.number = p.slice WHERE s.feed = 'populations' AND s.standing = '{CURRENT}' \
         AND p.number > 0 AND p.code IN ({}) ORDER BY p.code, p.year",
        list(districts.iter().map(|it| it.code))
    );
    asked::rows(open, &text).await
}

/// A count that is withheld, as it was worked out when the figures came in: `imports::withheld`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, FromQueryResult)]
pub struct Hidden {
    /// The month, by number.
    pub month: i64,
    /// The district, by the number of its code; `withheld::ALL` for all together.
    pub place: i64,
    /// The kind, by its number; `withheld::ALL` for all together.
    pub kind: i64,
}

/// What is withheld in the months that are wanted, of every kind. `by_place`: of districts too, otherwise of all together alone.
///
/// # Errors
/// The database did not answer.
pub async fn hidden(open: &dyn Open, wanted: &Wanted, by_place: bool) -> Result<Vec<Hidden>, Fault> {
    let only = if by_place { String::new() } else { format!(" WHERE c.district = {ALL}") };
    let text = format!(
        "SELECT s.month AS month, c.district AS place, c.category AS kind FROM ({}) s \
         JOIN figure_withheld c ON c.slice = s.number{only}",
        wanted.slices()
    );
    asked::rows(open, &text).await
}

/// The records of these imports, by their numbers.
///
/// # Errors
/// The database did not answer.
pub async fn imports(open: &dyn Open, numbers: &BTreeSet<i64>) -> Result<Vec<Import>, Fault> {
    find::all(open, Condition::all().add(col("figure_imports", "number").is_in(numbers.iter().copied()))).await
}
