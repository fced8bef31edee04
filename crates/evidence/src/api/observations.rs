//! Figures of measures for programs, one to a row, in pages that the database cuts.

use super::asked::{self, Slice};
use super::lists;
use crate::find::{self, col};
use crate::measures::records::Model as Measure;
use crate::observations::records::{Column, Entity, Model};
use ::pages::{Address, Answer, Refused, Visit};
use ::records::find::Pointed;
use ::records::pages::Format;
use ::records::{Described, House, Names, visible};
use access::Open;
use database::Fault;
use documents::{Cell, SheetOut};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use values::Kind;
use values::words::{fill, t};

/// The list.
pub(super) async fn list(visit: &Visit, house: &House, format: Format) -> Answer {
    let slice = match Slice::of(visit.address()) {
        Ok(slice) => slice,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let reading = visit.reading().await?;
    let which = match which(&reading, house, visit.address()).await? {
        Ok(which) => which,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let (rows, total) = rows(&reading, which, slice).await?;
    let names = Pointed::default()
        .at(rows.iter().map(|it| it.measure))
        .at(rows.iter().filter_map(|it| it.place))
        .names(house, &reading, &[])
        .await?;
    reading.close().await?;
    let rows = rows.iter().map(|it| row(it, &names)).collect();
    let (title, columns) = (t("Figures for all measures").into_owned(), lists::observation_headings());
    let sheet = SheetOut { name: "observations".to_owned(), title, columns, rows };
    asked::answer(visit, &sheet, &lists::OBSERVATION_KEYS, (slice, total), format)
}

/// What the address asks for, or what is wrong with it. A measure that may not be seen is one that is not there.
async fn which(open: &dyn Open, house: &House, address: &Address) -> Result<Result<Condition, String>, Refused> {
    let mut which = Condition::all();
    if !address.get("measure").is_empty() {
        let wanted = address.get("measure");
        let Some(measure) = ::records::find::one::<Measure>(open, wanted).await? else {
            return Ok(Err(fill("There is no measure called “{name}” here.", &[("name", wanted)])));
        };
        which = which.add(Column::Measure.eq(measure.id));
    }
    match address.get("place") {
        "" => {}
        "everywhere" => which = which.add(Column::Place.is_null()),
        wanted => {
            let Some(place) = house.of(Kind::Place).find(open, wanted).await? else {
                return Ok(Err(fill("There is no place called “{name}” here.", &[("name", wanted)])));
            };
            which = which.add(col("observations", "place").eq(place.head.id));
        }
    }
    let (from, to) = match (asked::day(address, "from"), asked::day(address, "to")) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(words), _) | (_, Err(words)) => return Ok(Err(words)),
    };
    let which = which.add_option(from.map(|day| Column::Starts.gte(day))).add_option(to.map(|day| Column::Starts.lte(day)));
    Ok(Ok(which))
}

async fn rows(open: &dyn Open, which: Condition, slice: Slice) -> Result<(Vec<Model>, u64), Fault> {
    let asked = Entity::find().filter(visible(open.sight(), "observations", Model::WITHIN)).filter(which);
    let total = asked.clone().count(open.on()).await?;
    let ordered = asked
        .order_by_asc(find::col("observations", "measure"))
        .order_by_asc(Column::Starts)
        .order_by_asc(find::col("observations", "id"));
    Ok((ordered.offset(slice.skip()).limit(slice.per_page).all(open.on()).await?, total))
}

fn row(it: &Model, names: &Names) -> Vec<Cell> {
    let point = it.point();
    let number = |figure: &Option<crate::figures::Figure>| figure.as_ref().map_or(Cell::Empty, |it| Cell::Number(it.value()));
    #[expect(clippy::cast_precision_loss, reason = "counts are far below where a whole number is lost")]
    let whole = |count: Option<i64>| count.map_or(Cell::Empty, |count| Cell::Number(count as f64));
    vec![
        names.reference(it.measure.uuid()).map(str::to_owned).into(),
        it.place.and_then(|id| names.reference(id.uuid())).map(str::to_owned).into(),
        it.place.map(|id| names.title(id.uuid()).to_owned()).into(),
        it.starts.into(),
        it.period().ends().into(),
        it.period.clone().into(),
        number(&point.figure),
        whole(it.counted),
        whole(it.base),
        it.standing.clone().into(),
        number(&point.first),
        it.note.clone().into(),
    ]
}
