//! What others may ask of imported figures: counts for sets of places, months and kinds, one question each.

use super::asked::{self, list};
use super::reading::{Code, Feed, Month};
use super::rules::CURRENT;
use access::Open;
use database::Fault;
use sea_orm::FromQueryResult;

pub use super::notes::notes;
pub use super::partnerships::{Grouped, Joined, groups, partnerships};

/// Which version of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Those that are shown now.
    Current,
    /// Those that were published first, of every month.
    First,
}

/// What is asked for. What is left empty is not narrowed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Of which feed.
    pub feed: Feed,
    /// From this month.
    pub from: Month,
    /// To this month.
    pub to: Month,
    /// In these districts, or in these small areas, as the question is.
    pub places: Vec<Code>,
    /// Of these kinds, by their numbers.
    pub categories: Vec<i64>,
    /// Which version.
    pub version: Version,
    /// Of these forces, by their numbers; of all of them without any.
    pub forces: Option<Vec<i64>>,
}

impl Wanted {
    /// All that is current of a feed between two months.
    pub fn of(feed: Feed, from: Month, to: Month) -> Wanted {
        Wanted { feed, from, to, places: Vec::new(), categories: Vec::new(), version: Version::Current, forces: None }
    }

    /// The slices that hold it, as a question.
    pub(super) fn slices(&self) -> String {
        let forces = self.forces.as_ref();
        let asked = format!(
            "FROM figure_slices WHERE feed = '{}' AND month BETWEEN {} AND {}{}",
            self.feed.key(),
            self.from.number(),
            self.to.number(),
            forces.map_or_else(String::new, |forces| format!(" AND force IN ({})", list(forces.iter().copied())))
        );
        match self.version {
            Version::Current => format!("SELECT number, month {asked} AND standing = '{CURRENT}'"),
            Version::First => {
                format!(
                    "SELECT MIN(number) AS number, month {asked} AND standing IN ('{CURRENT}', 'replaced') GROUP BY force, month"
                )
            }
        }
    }

    pub(super) fn narrowed(&self, place: &str) -> String {
        let mut text = String::new();
        if !self.places.is_empty() {
            text += &format!(" AND c.{place} IN ({})", list(self.places.iter().map(|code| code.number())));
        }
        if !self.categories.is_empty() {
            text += &format!(" AND c.category IN ({})", list(self.categories.iter().copied()));
        }
        text
    }
}

/// A count.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Counted {
    /// The month, by number.
    pub month: i64,
    /// The district or small area, or the partnership of recorded crime, by the number of its code. 0: none is told. 1: a district that
    /// no list of places knows, or a name that is known to be no partnership.
    pub place: i64,
    /// The kind, by its number.
    pub category: i64,
    /// How many. Below nought when recorded crime of a quarter takes back more than it adds.
    pub number: i64,
}

/// How many by month, district and kind; recorded crime by quarter (its first month), partnership and offence subgroup. What is not in the answer is nought where the month is covered: see [`covered`].
///
/// # Errors
/// The database did not answer.
pub async fn by_district(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Counted>, Fault> {
    counted(open, wanted, "figure_totals", "district").await
}

/// How many by month, small area and kind.
///
/// # Errors
/// The database did not answer.
pub async fn by_area(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Counted>, Fault> {
    counted(open, wanted, "figure_counts", "area").await
}

/// How many by month, cell of the grid (see `reading::Cell::corners`) and kind. Places are not narrowed.
///
/// # Errors
/// The database did not answer.
pub async fn by_cell(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Counted>, Fault> {
    let wanted = Wanted { places: Vec::new(), ..wanted.clone() };
    counted(open, &wanted, "figure_spots", "cell").await
}

async fn counted(open: &dyn Open, wanted: &Wanted, table: &str, place: &str) -> Result<Vec<Counted>, Fault> {
    let text = format!(
        "SELECT s.month AS month, c.{place} AS place, c.category AS category, c.number AS number \
         FROM ({}) s JOIN {table} c ON c.slice = s.number WHERE 1 = 1{} ORDER BY s.month, c.{place}, c.category",
        wanted.slices(),
        wanted.narrowed(place)
    );
    asked::rows(open, &text).await
}

/// A count by what became of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Became {
    /// The district, by the number of its code.
    pub place: i64,
    /// The kind, by its number.
    pub category: i64,
    /// What became of it, by its number.
    pub outcome: i64,
    /// How many.
    pub number: i64,
}

/// How many by district, kind and what became of it, over all of the months.
///
/// # Errors
/// The database did not answer.
pub async fn by_outcome(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Became>, Fault> {
    let text = format!(
        "SELECT c.district AS place, c.category AS category, c.outcome AS outcome, CAST(SUM(c.number) AS bigint) AS number \
         FROM ({}) s JOIN figure_outcomes c ON c.slice = s.number WHERE 1 = 1{} \
         GROUP BY c.district, c.category, c.outcome ORDER BY c.district, c.category, c.outcome",
        wanted.slices(),
        wanted.narrowed("district")
    );
    asked::rows(open, &text).await
}

/// A word by its number.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Named {
    /// Its number.
    pub number: i64,
    /// The word, as the publisher writes it.
    pub word: String,
}

/// The words of this sort, in the order of the alphabet.
///
/// # Errors
/// The database did not answer.
pub async fn words(open: &dyn Open, sort: super::knowing::Sort) -> Result<Vec<Named>, Fault> {
    let text = format!("SELECT number, word FROM figure_words WHERE sort = '{}' ORDER BY word", sort.key());
    asked::rows(open, &text).await
}

/// A month that a feed covers for a force, and how whole it is.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Covered {
    /// The force, as the publisher writes it.
    pub force: String,
    /// The month, by number.
    pub month: i64,
    /// How many rows there are.
    pub rows: i64,
    /// How many of them have no small area.
    pub without_area: i64,
    /// The number of the import that they come from.
    pub import: i64,
    /// How often the month was published again after the first time.
    pub revisions: i64,
}

/// Which months a feed covers. A month that is not here has no data, which is not nought.
///
/// # Errors
/// The database did not answer.
pub async fn covered(open: &dyn Open, feed: Feed) -> Result<Vec<Covered>, Fault> {
    let text = format!(
        "SELECT COALESCE(w.word, '') AS force, s.month AS month, s.rows AS rows, s.without_area AS without_area, \
         s.import AS import, (SELECT COUNT(*) FROM figure_slices r WHERE r.feed = s.feed AND r.force = s.force \
         AND r.month = s.month AND r.standing = 'replaced') AS revisions \
         FROM figure_slices s LEFT JOIN figure_words w ON w.number = s.force \
         WHERE s.feed = '{}' AND s.standing = '{CURRENT}' ORDER BY force, s.month",
        feed.key()
    );
    asked::rows(open, &text).await
}

/// A place as the list of places has it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Lying {
    /// The small area or district, by the number of its code.
    pub code: i64,
    /// Its name.
    pub name: String,
    /// The first census that had it.
    pub first_census: i64,
    /// The last census that had it.
    pub last_census: i64,
    /// Its district, by the number of its code.
    pub district: i64,
    /// The name of the district.
    pub district_name: String,
    /// Its community safety partnership, by the number of its code.
    pub partnership: i64,
    /// The name of the partnership.
    pub partnership_name: String,
    /// The name of the force area.
    pub force: String,
}

/// The small areas that are known, with where each lies; of these districts alone, unless there are none.
///
/// # Errors
/// The database did not answer.
pub async fn areas(open: &dyn Open, districts: &[Code]) -> Result<Vec<Lying>, Fault> {
    let only = if districts.is_empty() {
        String::new()
    } else {
        format!(" AND p.district IN ({})", list(districts.iter().map(|code| code.number())))
    };
    let text = format!(
        "SELECT p.code, p.name, p.first_census, p.last_census, p.district, p.district_name, p.partnership, p.partnership_name, \
         p.force FROM figure_places p JOIN figure_slices s ON s.number = p.slice \
         WHERE s.feed = 'areas' AND s.standing = '{CURRENT}'{only} ORDER BY p.code"
    );
    asked::rows(open, &text).await
}

/// A district with its partnership: a partnership may join several.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct District {
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

/// The districts that the list of places has, by name.
///
/// # Errors
/// The database did not answer.
pub async fn districts(open: &dyn Open) -> Result<Vec<District>, Fault> {
    let text = format!(
        "SELECT DISTINCT p.district AS code, p.district_name AS name, p.partnership AS partnership, \
         p.partnership_name AS partnership_name, p.force AS force FROM figure_places p JOIN figure_slices s ON s.number = p.slice \
         WHERE s.feed = 'areas' AND s.standing = '{CURRENT}' ORDER BY p.district_name"
    );
    asked::rows(open, &text).await
}

/// How many people live in a place, in a year.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Living {
    /// The district, by the number of its code.
    pub place: i64,
    /// The year, at its middle.
    pub year: i64,
    /// How many people.
    pub number: i64,
}

/// How many people live in these districts, in every year that is known: the denominators of rates.
///
/// # Errors
/// The database did not answer.
pub async fn populations(open: &dyn Open, districts: &[Code]) -> Result<Vec<Living>, Fault> {
    let text = format!(
        "SELECT p.code AS place, p.year AS year, p.number AS number FROM figure_populations p \
         JOIN figure_slices s ON s.number = p.slice WHERE s.feed = 'populations' AND s.standing = '{CURRENT}' \
         AND p.code IN ({}) ORDER BY p.code, p.year",
        list(districts.iter().map(|code| code.number()))
    );
    asked::rows(open, &text).await
}

/// How deprived a small area is.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Deprived {
    /// The small area, by the number of its code.
    pub place: i64,
    /// Its score in thousandths; -1 when none is told.
    pub score: i64,
    /// Its tenth of all small areas, 1 the most deprived; -1 when none is told.
    pub decile: i64,
    /// How many people live there; -1 when it is not told.
    pub population: i64,
}

/// How deprived small areas are, all that are known.
///
/// # Errors
/// The database did not answer.
pub async fn deprivation(open: &dyn Open) -> Result<Vec<Deprived>, Fault> {
    let text = format!(
        "SELECT d.code AS place, d.score AS score, d.decile AS decile, d.population AS population FROM figure_deprivation d \
         JOIN figure_slices s ON s.number = d.slice WHERE s.feed = 'deprivation' AND s.standing = '{CURRENT}' ORDER BY d.code"
    );
    asked::rows(open, &text).await
}

/// How many in a district over all of the months and kinds, beside how many people live there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The district, by the number of its code.
    pub place: i64,
    /// How many.
    pub number: i64,
    /// How many people live there.
    pub population: i64,
    /// The year of the population: that of the last month, or the latest before that is known.
    pub year: i64,
}

impl Rated {
    /// How many for each thousand people.
    #[expect(clippy::cast_precision_loss, reason = "counts and populations are far below where a whole number is lost")]
    pub fn per_thousand(&self) -> f64 {
        self.number as f64 * 1000.0 / self.population as f64
    }
}

/// How many in one place over all of the months and kinds.
#[derive(FromQueryResult)]
pub(super) struct Sum {
    pub(super) place: i64,
    pub(super) number: i64,
}

/// How many by district or partnership with the population that a rate is taken of. A place without a known population is left
/// out; that of a partnership is that of its districts.
///
/// # Errors
/// The database did not answer.
pub async fn rated(open: &dyn Open, wanted: &Wanted) -> Result<Vec<Rated>, Fault> {
    let text = format!(
        "SELECT c.district AS place, CAST(SUM(c.number) AS bigint) AS number FROM ({}) s \
         JOIN figure_totals c ON c.slice = s.number WHERE 1 = 1{} GROUP BY c.district ORDER BY c.district",
        wanted.slices(),
        wanted.narrowed("district")
    );
    let sums: Vec<Sum> = asked::rows(open, &text).await?;
    if wanted.feed == Feed::Recorded {
        return super::partnerships::rated(open, &sums, wanted.to.year()).await;
    }
    let codes: Vec<Code> = sums.iter().filter_map(|sum| Code::of_number(sum.place)).collect();
    let living = populations(open, &codes).await?;
    let rate = |sum: &Sum| {
        let known = living.iter().filter(|it| it.place == sum.place && it.number > 0 && it.year <= i64::from(wanted.to.year()));
        let last = known.max_by_key(|it| it.year)?;
        Some(Rated { place: sum.place, number: sum.number, population: last.number, year: last.year })
    };
    Ok(sums.iter().filter_map(rate).collect())
}
