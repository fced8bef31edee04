//! Places for programs: districts with their codes, partnerships and populations.

use super::asked::{self, Slice};
use super::lists;
use crate::imports::asking::{self, Living};
use crate::imports::forces::{self, Lies};
use crate::imports::reading::Code;
use ::pages::{Answer, Visit};
use ::records::House;
use ::records::pages::Format;
use documents::{Cell, SheetOut};
use values::words::t;

/// The list.
pub(super) async fn list(visit: &Visit, _: &House, format: Format) -> Answer {
    let slice = match Slice::of(visit.address(), &[]) {
        Ok(slice) => slice,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let reading = visit.reading().await?;
    let all = forces::lying(&reading).await?;
    let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let skip = usize::try_from(slice.skip()).unwrap_or(usize::MAX);
    let shown: Vec<&Lies> = all.iter().skip(skip).take(usize::try_from(slice.per_page).unwrap_or(usize::MAX)).collect();
    let codes: Vec<Code> = shown.iter().filter_map(|it| Code::of_number(it.code)).collect();
    let living = asking::populations(&reading, &codes).await?;
    reading.close().await?;
    let rows = shown.into_iter().map(|it| row(it, &living)).collect();
    let sheet = SheetOut { name: "places".to_owned(), title: t("Places").into_owned(), columns: lists::place_headings(), rows };
    asked::answer(visit, &sheet, &lists::PLACE_KEYS, (slice, total), format)
}

fn row(it: &Lies, living: &[Living]) -> Vec<Cell> {
    let code = |number: i64| Code::of_number(number).map(|code| code.to_string());
    let people = living.iter().filter(|one| one.place == it.code && one.number > 0).max_by_key(|one| one.year);
    #[expect(clippy::cast_precision_loss, reason = "populations are far below where a whole number is lost")]
    let number = |number: Option<i64>| number.map_or(Cell::Empty, |number| Cell::Number(number as f64));
    vec![
        code(it.code).into(),
        it.name.clone().into(),
        code(it.partnership).into(),
        it.partnership_name.clone().into(),
        it.force.clone().into(),
        number(people.map(|it| it.number)),
        number(people.map(|it| it.year)),
    ]
}
