//! What is asked of the database for pages of places: which place a code is, what was counted there, where it lies. One question each.

use crate::imports::asked::{self, list};
use crate::imports::asking::Deprived;
use crate::imports::reading::{Cell, Code, Feed, Month, stored};
use crate::imports::remembered;
use crate::imports::rules::CURRENT;
use crate::imports::withheld::ALL;
use access::{Kept, Open};
use database::Fault;
use sea_orm::FromQueryResult;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The area of a community safety partnership.
    Partnership,
    /// A district, or an authority that is district and county at once.
    District,
    /// A ward, put together from small areas.
    Ward,
    /// A small area of a census (LSOA): 1,000 to 3,000 people.
    Area,
}

/// A place that figures are counted for.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its official code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// How large it is.
    pub level: Level,
    /// The districts that it is made of, or lies in: their codes and names.
    pub districts: Vec<(Code, String)>,
    /// The small areas that it is made of.
    pub areas: Vec<Code>,
    /// The partnership that it is, or lies in, when there is one.
    pub partnership: Option<(Code, String)>,
    /// The name of the force area.
    pub force: String,
    /// The first and the last census that had it, when it is a small area.
    pub censuses: (i64, i64),
}

#[derive(FromQueryResult)]
struct Found {
    feed: String,
    code: i64,
    name: String,
    first_census: i64,
    last_census: i64,
    district: i64,
    district_name: String,
    partnership: i64,
    partnership_name: String,
    force: String,
}

impl Place {
    /// The codes of the districts that it is made of, or lies in.
    pub fn district_codes(&self) -> Vec<Code> {
        self.districts.iter().map(|(code, _)| *code).collect()
    }
}

impl Kept for Place {
    fn bytes(&self) -> usize {
        size_of::<Place>() + 16 * self.areas.len() + 100 * self.districts.len()
    }
}

/// The place with this code, if the lists of places have it.
pub(super) async fn place(open: &dyn Open, code: Code) -> Result<Option<Arc<Place>>, Fault> {
    let found = remembered::answer(open, format!("place {code}"), listed(open, code)).await?;
    Ok(found.as_ref().clone())
}

async fn listed(open: &dyn Open, code: Code) -> Result<Option<Arc<Place>>, Fault> {
    let n = code.number();
    let text = format!(
        "SELECT s.feed AS feed, p.code AS code, p.name AS name, p.first_census AS first_census, p.last_census AS last_census, \
         p.district AS district, p.district_name AS district_name, p.partnership AS partnership, \
         p.partnership_name AS partnership_name, p.force AS force FROM figure_places p \
         JOIN figure_slices s ON s.number = p.slice AND s.standing = '{CURRENT}' AND s.feed IN ('areas', 'wards') \
         WHERE p.code = {n} OR p.district = {n} OR p.partnership = {n} \
         OR p.code IN (SELECT w.code FROM figure_places w JOIN figure_slices t ON t.number = w.slice AND t.standing = '{CURRENT}' \
         AND t.feed = 'wards' WHERE w.district = {n}) ORDER BY s.feed, p.code"
    );
    let rows: Vec<Found> = asked::rows(open, &text).await?;
    Ok(made(code, &rows).map(Arc::new))
}

fn made(code: Code, rows: &[Found]) -> Option<Place> {
    let n = code.number();
    let (areas, wards): (Vec<&Found>, Vec<&Found>) = rows.iter().partition(|row| row.feed == Feed::Areas.key());
    let of_ward: BTreeSet<i64> = wards.iter().filter(|row| row.district == n).map(|row| row.code).collect();
    let (level, own): (Level, Vec<&Found>) = if areas.iter().any(|row| row.district == n) {
        (Level::District, areas.iter().filter(|row| row.district == n).copied().collect())
    } else if areas.iter().any(|row| row.partnership == n) {
        (Level::Partnership, areas.iter().filter(|row| row.partnership == n).copied().collect())
    } else if of_ward.is_empty() {
        (Level::Area, areas.iter().filter(|row| row.code == n).copied().collect())
    } else {
        (Level::Ward, areas.iter().filter(|row| of_ward.contains(&row.code)).copied().collect())
    };
    let first = own.first()?;
    let name = match level {
        Level::District => first.district_name.clone(),
        Level::Partnership => first.partnership_name.clone(),
        Level::Ward => wards.iter().find(|row| row.district == n)?.district_name.clone(),
        Level::Area => first.name.clone(),
    };
    let districts: BTreeMap<i64, &str> = own.iter().map(|row| (row.district, row.district_name.as_str())).collect();
    let coded = |(number, name): (i64, &str)| Some((Code::of_number(number)?, name.to_owned()));
    Some(Place {
        code,
        name,
        level,
        districts: districts.into_iter().filter_map(coded).collect(),
        areas: own.iter().filter_map(|row| Code::of_number(row.code)).collect(),
        partnership: coded((first.partnership, first.partnership_name.as_str())),
        force: first.force.clone(),
        censuses: (first.first_census, first.last_census),
    })
}

/// The district that a small area lies in, by the lists of places.
pub(crate) async fn district_of(open: &dyn Open, area: Code) -> Result<Option<Code>, Fault> {
    let found = place(open, area).await?.filter(|place| place.level == Level::Area);
    Ok(found.and_then(|place| place.districts.first().map(|(code, _)| *code)))
}

/// How many of a kind in a place in a month; which is which the question says.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Number {
    /// The month, or nought when the question is of all of its months together.
    pub month: i64,
    /// The district or small area, by the number of its code.
    pub place: i64,
    /// The kind, by its number, or -1 when the question is of all kinds together.
    pub kind: i64,
    /// How many.
    pub number: i64,
}

/// Which counts are asked for.
#[derive(Clone, Debug)]
pub(super) struct Span<'a> {
    pub(super) feed: Feed,
    pub(super) months: &'a [Month],
    /// The kind, by its number, or [`ALL`] for all together; each of them without one.
    pub(super) kind: Option<i64>,
}

impl Span<'_> {
    fn slices(&self) -> String {
        let months = list(self.months.iter().map(|month| month.number()));
        format!(
            "SELECT number, month FROM figure_slices WHERE feed = '{}' AND standing = '{CURRENT}' AND month IN ({months})",
            self.feed.key()
        )
    }

    fn kind(&self) -> String {
        self.kind.map_or_else(String::new, |kind| format!(" AND c.category = {kind}"))
    }
}

/// The condition that a count is of these districts; none when there are none.
fn within(districts: &[Code]) -> String {
    if districts.is_empty() { String::new() } else { format!(" AND c.district IN ({})", codes(districts)) }
}

fn codes(codes: &[Code]) -> String {
    list(codes.iter().map(|code| code.number()))
}

/// How many by month and kind in these districts.
pub(super) async fn in_districts(open: &dyn Open, span: &Span<'_>, districts: &[Code]) -> Result<Vec<Number>, Fault> {
    let text = format!(
        "SELECT s.month AS month, c.district AS place, c.category AS kind, c.number AS number FROM ({}) s \
         JOIN figure_totals c ON c.slice = s.number WHERE c.district IN ({}){}",
        span.slices(),
        codes(districts),
        span.kind()
    );
    asked::rows(open, &text).await
}

/// How many by month in these districts, every district when there are none, of the kind that is asked for or all together. Two forces may count in one district in the same month.
pub(super) async fn by_district(open: &dyn Open, span: &Span<'_>, districts: &[Code]) -> Result<Vec<Number>, Fault> {
    let (table, only) = match span.kind {
        Some(kind) if kind != ALL => ("figure_totals", span.kind()),
        _ => ("figure_sums", String::new()),
    };
    let text = format!(
        "SELECT s.month AS month, c.district AS place, CAST({} AS bigint) AS kind, c.number AS number FROM ({}) s \
         JOIN {table} c ON c.slice = s.number WHERE 1 = 1{}{only}",
        span.kind.unwrap_or(ALL),
        span.slices(),
        within(districts),
    );
    asked::rows(open, &text).await
}

/// How many in small areas over all of the months together, by kind.
pub(super) async fn in_areas(open: &dyn Open, span: &Span<'_>, areas: &[Code]) -> Result<Vec<Number>, Fault> {
    let text = format!(
        "SELECT CAST(0 AS bigint) AS month, c.area AS place, c.category AS kind, CAST(SUM(c.number) AS bigint) AS number FROM ({}) s \
         JOIN figure_counts c ON c.slice = s.number WHERE c.area IN ({}){} GROUP BY c.area, c.category",
        span.slices(),
        codes(areas),
        span.kind()
    );
    asked::rows(open, &text).await
}

/// How many in the cells of the grid from one to another, in the order of their numbers, over all of the months together.
pub(super) async fn in_cells(open: &dyn Open, span: &Span<'_>, (first, last): (Cell, Cell)) -> Result<Vec<Number>, Fault> {
    let text = format!(
        "SELECT CAST(0 AS bigint) AS month, c.cell AS place, CAST(-1 AS bigint) AS kind, CAST(SUM(c.number) AS bigint) AS number FROM ({}) s \
         JOIN figure_spots c ON c.slice = s.number AND c.cell BETWEEN {} AND {} WHERE 1 = 1{} GROUP BY c.cell",
        span.slices(),
        first.number(),
        last.number(),
        span.kind()
    );
    asked::rows(open, &text).await
}

/// How many in these cells over all of the months together, by kind.
pub(super) async fn kinds_in_cells(open: &dyn Open, span: &Span<'_>, cells: &[i64]) -> Result<Vec<Number>, Fault> {
    let text = format!(
        "SELECT CAST(0 AS bigint) AS month, c.cell AS place, c.category AS kind, CAST(SUM(c.number) AS bigint) AS number FROM ({}) s \
         JOIN figure_spots c ON c.slice = s.number AND c.cell IN ({}) GROUP BY c.cell, c.category",
        span.slices(),
        list(cells.iter().copied())
    );
    asked::rows(open, &text).await
}

/// What is withheld in the months of a span in these districts, every district when there are none: month, district, kind; -1
/// stands for all districts or all kinds.
pub(super) async fn withheld(open: &dyn Open, span: &Span<'_>, districts: &[Code]) -> Result<Vec<Number>, Fault> {
    let (districts, kind) = (within(districts), span.kind());
    let text = format!(
        "SELECT s.month AS month, c.district AS place, c.category AS kind, CAST(0 AS bigint) AS number FROM ({}) s \
         JOIN figure_withheld c ON c.slice = s.number WHERE 1 = 1{districts}{kind}",
        span.slices(),
    );
    asked::rows(open, &text).await
}

/// An outline with what is near it.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    pub(super) code: Code,
    pub(super) name: String,
    pub(super) year: i64,
    pub(super) rings: Vec<Vec<(f64, f64)>>,
}

/// The outlines of these places, as far as they are known.
pub(super) async fn outlines(open: &dyn Open, places: &[Code]) -> Result<Vec<Outline>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        code: i64,
        name: String,
        year: i64,
        outline: String,
    }
    let text = format!(
        "SELECT o.code AS code, o.name AS name, o.year AS year, o.outline AS outline FROM figure_outlines o \
         JOIN figure_slices s ON s.number = o.slice AND s.standing = '{CURRENT}' WHERE o.code IN ({}) ORDER BY o.code",
        codes(places)
    );
    let rows: Vec<Row> = asked::rows(open, &text).await?;
    let outline = |row: Row| {
        Some(Outline { code: Code::of_number(row.code)?, name: row.name, year: row.year, rings: stored(&row.outline) })
    };
    Ok(rows.into_iter().filter_map(outline).collect())
}

/// The places that have a border in common with this one.
pub(super) async fn neighbours(open: &dyn Open, place: Code) -> Result<Vec<(Code, String)>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        code: i64,
        name: String,
    }
    let text = format!(
        "SELECT o.code AS code, o.name AS name FROM figure_neighbours n \
         JOIN figure_slices s ON s.number = n.slice AND s.standing = '{CURRENT}' \
         JOIN figure_outlines o ON o.slice = n.slice AND o.code = n.neighbour WHERE n.code = {} ORDER BY o.name",
        place.number()
    );
    let rows: Vec<Row> = asked::rows(open, &text).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Code::of_number(row.code)?, row.name))).collect())
}

/// How many of these small areas lie in each tenth of all, by deprivation, 1 the most deprived.
pub(crate) async fn tenths(open: &dyn Open, areas: &[Code]) -> Result<Vec<(i64, i64)>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        decile: i64,
        number: i64,
    }
    let text = format!(
        "SELECT d.decile AS decile, COUNT(*) AS number FROM figure_deprivation d \
         JOIN figure_slices s ON s.number = d.slice AND s.feed = 'deprivation' AND s.standing = '{CURRENT}' \
         WHERE d.code IN ({}) AND d.decile > 0 GROUP BY d.decile ORDER BY d.decile",
        codes(areas)
    );
    let rows: Vec<Row> = asked::rows(open, &text).await?;
    Ok(rows.into_iter().map(|row| (row.decile, row.number)).collect())
}

/// How deprived these small areas are.
pub(crate) async fn deprived(open: &dyn Open, areas: &[Code]) -> Result<Vec<Deprived>, Fault> {
    let text = format!(
        "SELECT d.code AS place, d.score AS score, d.decile AS decile, d.population AS population FROM figure_deprivation d \
         JOIN figure_slices s ON s.number = d.slice AND s.feed = 'deprivation' AND s.standing = '{CURRENT}' \
         WHERE d.code IN ({}) ORDER BY d.code",
        codes(areas)
    );
    asked::rows(open, &text).await
}

/// The kinds that a feed counts in these months, by their numbers.
pub(crate) async fn kinds(open: &dyn Open, feed: Feed, months: &[Month]) -> Result<Arc<Vec<i64>>, Fault> {
    remembered::answer(open, format!("kinds {feed:?} {months:?}"), counted(open, feed, months)).await
}

async fn counted(open: &dyn Open, feed: Feed, months: &[Month]) -> Result<Vec<i64>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: i64,
    }
    let span = Span { feed, months, kind: None };
    let text = format!(
        "SELECT DISTINCT c.category AS kind FROM figure_totals c JOIN ({}) s ON s.number = c.slice ORDER BY kind",
        span.slices()
    );
    let rows: Vec<Row> = asked::rows(open, &text).await?;
    Ok(rows.into_iter().map(|row| row.kind).collect())
}

/// A small area or ward in a list of places.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Listed {
    pub(super) code: i64,
    pub(super) name: String,
    pub(super) district_name: String,
}

/// The small areas whose name has these letters in it, or whose code this is; so many at most.
pub(super) async fn named(open: &dyn Open, letters: &str, most: u64) -> Result<Vec<Listed>, Fault> {
    use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, LikeExpr, Order, Query};
    let column = |name: &'static str| Expr::col((Alias::new("p"), Alias::new(name)));
    let escaped: String = letters
        .to_lowercase()
        .chars()
        .flat_map(|c| if matches!(c, '%' | '_' | '\\') { vec!['\\', c] } else { vec![c] })
        .collect();
    let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    let code = Code::read(letters.trim().to_uppercase().as_bytes()).map_or(-1, Code::number);
    let select = Query::select()
        .expr(column("code"))
        .expr(column("name"))
        .expr(column("district_name"))
        .from_as(Alias::new("figure_places"), Alias::new("p"))
        .inner_join(
            Alias::new("figure_slices"),
            Expr::col((Alias::new("figure_slices"), Alias::new("number"))).equals((Alias::new("p"), Alias::new("slice"))),
        )
        .and_where(Expr::col((Alias::new("figure_slices"), Alias::new("standing"))).eq(CURRENT))
        .and_where(Expr::col((Alias::new("figure_slices"), Alias::new("feed"))).eq(Feed::Areas.key()))
        .and_where(Expr::expr(Func::lower(column("name"))).like(like).or(column("code").eq(code)))
        .order_by((Alias::new("p"), Alias::new("name")), Order::Asc)
        .order_by((Alias::new("p"), Alias::new("code")), Order::Asc)
        .limit(most)
        .take();
    ::records::find::found(open, &select).await
}
