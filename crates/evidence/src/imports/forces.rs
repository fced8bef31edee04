//! Counts of whole forces, with the rows that no small area is told for; and which force counts in which district.

use super::asked::{self, list};
use super::asking::Wanted;
use super::reading::Feed;
use super::rules::CURRENT;
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;

/// A count of a force.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct OfForce {
    /// The month, by number.
    pub month: i64,
    /// The force, by the number of its word.
    pub force: i64,
    /// The kind, by its number.
    pub category: i64,
    /// How many.
    pub number: i64,
}

/// How many by month, force and kind: every current row, those without a small area too. Places are not narrowed.
///
/// # Errors
/// The database did not answer.
pub async fn by_force(open: &dyn Open, wanted: &Wanted) -> Result<Vec<OfForce>, Fault> {
    let kinds = match wanted.categories.as_slice() {
        [] => String::new(),
        some => format!(" AND c.category IN ({})", list(some.iter().copied())),
    };
    let text = format!(
        "SELECT s.month AS month, s.force AS force, c.category AS category, CAST(SUM(c.number) AS bigint) AS number \
         FROM figure_slices s JOIN figure_totals c ON c.slice = s.number \
         WHERE s.feed = '{}' AND s.standing = '{CURRENT}' AND s.month BETWEEN {} AND {}{kinds} \
         GROUP BY s.month, s.force, c.category ORDER BY s.month, s.force, c.category",
        wanted.feed.key(),
        wanted.from.number(),
        wanted.to.number()
    );
    asked::rows(open, &text).await
}

/// How many a force counted in a district, over all of time.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct CountsIn {
    /// The force, by the number of its word.
    pub force: i64,
    /// The district, by the number of its code.
    pub district: i64,
    /// The kind, by its number.
    pub category: i64,
    /// How many.
    pub number: i64,
}

/// Which force counts in which district, and which kinds.
///
/// # Errors
/// The database did not answer.
pub async fn counting_in(open: &dyn Open, feed: Feed) -> Result<Vec<CountsIn>, Fault> {
    let text = format!(
        "SELECT s.force AS force, c.district AS district, c.category AS category, CAST(SUM(c.number) AS bigint) AS number \
         FROM figure_slices s JOIN figure_totals c ON c.slice = s.number WHERE s.feed = '{}' AND s.standing = '{CURRENT}' \
         GROUP BY s.force, c.district, c.category",
        feed.key()
    );
    asked::rows(open, &text).await
}

#[derive(FromQueryResult)]
struct There {
    feed: String,
}

/// The feeds of which there are counts. Those of recorded crime come by quarter and partnership, and may be below nought.
///
/// # Errors
/// The database did not answer.
pub async fn feeds(open: &dyn Open) -> Result<Vec<Feed>, Fault> {
    let text = format!("SELECT DISTINCT feed FROM figure_slices WHERE standing = '{CURRENT}'");
    let there: Vec<There> = asked::rows(open, &text).await?;
    Ok(Feed::ALL.into_iter().filter(|feed| feed.is_counted() && there.iter().any(|it| it.feed == feed.key())).collect())
}

/// A count that is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub struct Kept {
    /// The month, by number.
    pub month: i64,
    /// The force, by the number of its word.
    pub force: i64,
    /// The district, by the number of its code; -1 for all of the force.
    pub district: i64,
    /// The kind, by its number; -1 for all kinds.
    pub category: i64,
}

/// What is withheld in the months and kinds that are wanted: the same that every page and file withholds.
///
/// # Errors
/// The database did not answer.
pub async fn kept_back(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Kept>, Fault> {
    let text = format!(
        "SELECT s.month AS month, s.force AS force, c.district AS district, c.category AS category \
         FROM figure_slices s JOIN figure_withheld c ON c.slice = s.number \
         WHERE s.feed = '{}' AND s.standing = '{CURRENT}' AND s.month BETWEEN {} AND {}",
        wanted.feed.key(),
        wanted.from.number(),
        wanted.to.number()
    );
    asked::rows(open, &text).await
}

/// A district with its partnership and the name of its force area.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Lies {
    /// The district, by the number of its code.
    pub code: i64,
    /// Its name.
    pub name: String,
    /// Its community safety partnership, by the number of its code.
    pub partnership: i64,
    /// The name of the partnership.
    pub partnership_name: String,
    /// The name of the force area.
    pub force: String,
}

/// The districts that the list of places has, by code.
///
/// # Errors
/// The database did not answer.
pub async fn lying(open: &dyn Open) -> Result<Vec<Lies>, Fault> {
    let text = format!(
        "SELECT p.district AS code, MIN(p.district_name) AS name, MIN(p.partnership) AS partnership, \
         MIN(p.partnership_name) AS partnership_name, MIN(p.force) AS force FROM figure_places p \
         JOIN figure_slices s ON s.number = p.slice WHERE s.feed = 'areas' AND s.standing = '{CURRENT}' \
         GROUP BY p.district ORDER BY p.district"
    );
    asked::rows(open, &text).await
}
