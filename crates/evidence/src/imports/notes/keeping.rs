//! Keeps what a file says of the quality of its figures, as numbers and the publisher's own words.

use super::Sort;
use crate::imports::knowing::{self, Numbers, Places};
use crate::imports::reading::{Figures, Part};
use access::{Open, Writing};
use database::Fault;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Query, SimpleExpr};
use std::collections::BTreeMap;

/// The columns, in the order in which they are filled.
const COLUMNS: [&str; 10] = ["id", "import", "feed", "sort", "force", "place", "first_month", "last_month", "rows", "text"];

/// A note on its way into the table.
struct Row {
    sort: Sort,
    force: i64,
    place: i64,
    months: (i64, i64),
    rows: i64,
    text: String,
}

/// Keeps the notes of a file, and the groups of what it counts by.
pub(in crate::imports) async fn keep(
    writing: &Writing,
    import: i64,
    figures: &Figures,
    (numbers, places): (&Numbers, &Places),
) -> Result<(), Fault> {
    groups(writing, figures, numbers).await?;
    let mut rows = published(figures, numbers);
    rows.extend(renamed(figures, numbers, places));
    for some in rows.chunks(200) {
        let mut insert = Query::insert().into_table(Alias::new("figure_notes")).columns(COLUMNS.map(Alias::new)).take();
        for row in some {
            let values: [SimpleExpr; 10] = [
                writing.new_id().into(),
                import.into(),
                figures.feed.key().into(),
                row.sort.key().into(),
                row.force.into(),
                row.place.into(),
                row.months.0.into(),
                row.months.1.into(),
                row.rows.into(),
                row.text.as_str().into(),
            ];
            insert.values_panic(values);
        }
        writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
    }
    Ok(())
}

/// What the publisher notes: a row for each partnership that a note names, or one for the force.
fn published(figures: &Figures, numbers: &Numbers) -> Vec<Row> {
    let mut rows = Vec::new();
    for note in &figures.words.notes {
        let force = note.force.as_deref().map_or(0, |force| numbers.of(knowing::Sort::Force, force));
        let places: Vec<i64> = note.places.iter().map(|code| code.number()).collect();
        let places = if places.is_empty() { vec![0] } else { places };
        rows.extend(places.into_iter().map(|place| Row {
            sort: Sort::Published,
            force,
            place,
            months: (note.months.0.number(), note.months.1.number()),
            rows: 0,
            text: note.text.clone(),
        }));
    }
    rows
}

/// Districts that rows name otherwise than the list of places does.
fn renamed(figures: &Figures, numbers: &Numbers, places: &Places) -> Vec<Row> {
    let mut found: BTreeMap<(i64, i64, String), (i64, i64, i64)> = BTreeMap::new();
    let named = |part: &Part| part.named.iter().map(|(of, rows)| (*of, *rows)).collect::<Vec<_>>();
    for part in &figures.parts {
        let force = numbers.of(knowing::Sort::Force, figures.words.forces.text(part.force));
        let month = part.month.number();
        for ((area, name), rows) in named(part) {
            let name = figures.words.districts.text(name);
            let Some(lies) = places.get(i64::from(area)).filter(|lies| lies.name != name) else { continue };
            let kept = found.entry((force, lies.district, name.to_owned())).or_insert((month, month, 0));
            *kept = (kept.0.min(month), kept.1.max(month), kept.2 + i64::from(rows));
        }
    }
    let row = |((force, place, text), (first, last, rows))| Row {
        sort: Sort::Renamed,
        force,
        place,
        months: (first, last),
        rows,
        text,
    };
    found.into_iter().map(row).collect()
}

/// The groups of what is counted by, as this file has them.
async fn groups(writing: &Writing, figures: &Figures, numbers: &Numbers) -> Result<(), Fault> {
    let of = |(category, word): (&u16, &String)| {
        (numbers.of(knowing::Sort::Category, figures.words.categories.text(*category)), word.clone())
    };
    let groups: BTreeMap<i64, String> = figures.words.groups.iter().map(of).collect();
    if groups.is_empty() {
        return Ok(());
    }
    let known = crate::imports::asked::list(groups.keys().copied());
    crate::imports::asked::change(writing.on(), &format!("DELETE FROM figure_groups WHERE category IN ({known})")).await?;
    let mut insert = Query::insert().into_table(Alias::new("figure_groups")).columns(["category", "word"].map(Alias::new)).take();
    for (category, word) in groups {
        insert.values_panic([category.into(), word.into()]);
    }
    writing.on().execute_raw(writing.on().get_database_backend().build(&insert)).await.map_err(Fault::from)?;
    Ok(())
}
