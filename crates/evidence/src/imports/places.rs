//! Keeps lists of places: each code once, with the censuses that have it, its district, partnership and force.

use super::asked;
use super::reading::{Feed, PlaceRow, written};
use access::{Open, Writing};
use database::Fault;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Query, SimpleExpr};
use std::collections::{BTreeMap, BTreeSet};

/// The columns, in the order in which they are filled.
const COLUMNS: [&str; 11] = [
    "id",
    "slice",
    "code",
    "name",
    "first_census",
    "last_census",
    "district",
    "district_name",
    "partnership",
    "partnership_name",
    "force",
];

/// Keeps these places in a slice. A code that two censuses have comes once.
pub(super) async fn keep(writing: &Writing, slice: i64, places: &[PlaceRow]) -> Result<(), Fault> {
    let mut by_code: BTreeMap<i64, (&PlaceRow, i64, i64)> = BTreeMap::new();
    for place in places {
        let Some(code) = place.code else { continue };
        let kept = by_code.entry(code.number()).or_insert((place, place.year, place.year));
        if place.year >= kept.2 {
            kept.0 = place;
        }
        (kept.1, kept.2) = (kept.1.min(place.year), kept.2.max(place.year));
    }
    let rows: Vec<Vec<SimpleExpr>> = by_code.into_iter().map(|(code, place)| row(writing, slice, code, place)).collect();
    for some in rows.chunks(200) {
        let mut insert = Query::insert().into_table(Alias::new("figure_places")).columns(COLUMNS.map(Alias::new)).take();
        for row in some {
            insert.values_panic(row.clone());
        }
        writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
    }
    Ok(())
}

/// Keeps outlines in a slice, each code once, with their neighbours.
pub(super) async fn keep_outlines(writing: &Writing, slice: i64, places: &[PlaceRow]) -> Result<(), Fault> {
    let by_code: BTreeMap<i64, &PlaceRow> = places.iter().filter_map(|place| Some((place.code?.number(), place))).collect();
    let columns = ["id", "slice", "code", "name", "year", "outline"].map(Alias::new);
    let rows: Vec<(i64, &PlaceRow)> = by_code.iter().map(|(code, place)| (*code, *place)).collect();
    for some in rows.chunks(200) {
        let mut insert = Query::insert().into_table(Alias::new("figure_outlines")).columns(columns.clone()).take();
        for (code, place) in some {
            insert.values_panic([
                writing.new_id().into(),
                slice.into(),
                (*code).into(),
                place.name.as_str().into(),
                place.year.into(),
                written(&place.outline).into(),
            ]);
        }
        writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
    }
    let pairs = rows.iter().flat_map(|(code, place)| place.neighbours.iter().map(|other| (*code, other.number())));
    let pairs: BTreeSet<(i64, i64)> = pairs.collect();
    for some in pairs.into_iter().collect::<Vec<_>>().chunks(500) {
        let columns = ["slice", "code", "neighbour"].map(Alias::new);
        let mut insert = Query::insert().into_table(Alias::new("figure_neighbours")).columns(columns).take();
        for (code, other) in some {
            insert.values_panic([slice.into(), (*code).into(), (*other).into()]);
        }
        writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
    }
    Ok(())
}

fn row(writing: &Writing, slice: i64, code: i64, (place, first, last): (&PlaceRow, i64, i64)) -> Vec<SimpleExpr> {
    let number = |code: Option<super::reading::Code>| code.map_or(0, |code| code.number());
    vec![
        writing.new_id().into(),
        slice.into(),
        code.into(),
        place.name.as_str().into(),
        first.into(),
        last.into(),
        place.district.map_or(code, |district| district.number()).into(),
        if place.district.is_some() { place.district_name.as_str().into() } else { place.name.as_str().into() },
        number(place.partnership).into(),
        place.partnership_name.as_str().into(),
        place.force.as_str().into(),
    ]
}

/// Sums the counts by district anew, by the list of places that is current in this change, and works out what is withheld.
///
/// What is published by partnership or by district stays as it is.
/// What became of crimes is kept by district alone, so it stays by the list that held when it was read.
pub(super) async fn sum_again(writing: &Writing) -> Result<(), Fault> {
    let by_area: Vec<String> =
        Feed::ALL.into_iter().filter(|feed| feed.is_by_area()).map(|feed| format!("'{}'", feed.key())).collect();
    let slices = format!("SELECT number FROM figure_slices WHERE feed IN ({})", by_area.join(", "));
    asked::change(writing.on(), &format!("DELETE FROM figure_totals WHERE slice IN ({slices})")).await?;
    let sums = "INSERT INTO figure_totals (slice, district, category, number) \
         SELECT slice, district, category, CAST(SUM(number) AS bigint) FROM (\
           SELECT c.slice AS slice, c.category AS category, c.number AS number, \
             CASE WHEN c.area = 0 THEN 0 ELSE COALESCE(p.district, 1) END AS district \
           FROM figure_counts c LEFT JOIN (\
             SELECT code, district FROM figure_places WHERE slice IN \
               (SELECT number FROM figure_slices WHERE feed = 'areas' AND standing = 'current')\
           ) p ON p.code = c.area) AS placed \
         GROUP BY slice, district, category";
    asked::change(writing.on(), sums).await?;
    asked::change(writing.on(), "DELETE FROM figure_sums").await?;
    asked::change(writing.on(), super::tables::SUMMED).await?;
    super::withheld::again(writing).await
}
