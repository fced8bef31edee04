//! Figures of measures for programs, one to a row: those that are kept, in pages that the database cuts, and after them those that
//! are counted from files or worked out by a formula, with the same audience and the same withholding as on the pages of measures.
//! A page works out the measures whose figures stand on it, and no others.

use super::asked::{self, Slice};
use super::lists;
use crate::find::{self, col};
use crate::measures::records::Model as Measure;
use crate::observations::records::{Column, Entity, Model};
use crate::worked;
use ::pages::{Address, Answer, Refused, Visit};
use ::records::find::Pointed;
use ::records::pages::Format;
use ::records::{Described, House, Names, visible};
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use documents::{Cell, SheetOut};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;
use values::words::{fill, t};

/// The list.
pub(super) async fn list(visit: &Visit, house: &House, format: Format) -> Answer {
    let slice = match Slice::of(visit.address(), &["measure", "place", "from", "to"]) {
        Ok(slice) => slice,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let reading = visit.reading().await?;
    let which = match which(&reading, house, visit.address()).await? {
        Ok(which) => which,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let (mut rows, kept) = rows(&reading, which.condition(), slice).await?;
    let room = usize::try_from(slice.per_page).unwrap_or(usize::MAX).saturating_sub(rows.len());
    let before = usize::try_from(slice.skip().saturating_sub(kept)).unwrap_or(usize::MAX);
    let (worked_out, of) = which.worked_out(&reading, (before, room)).await?;
    let total = kept + u64::try_from(of).unwrap_or(0);
    rows.extend(worked_out);
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

/// Which figures an address asks for. What is left empty is not narrowed.
#[derive(Default)]
struct Which {
    measure: Option<Measure>,
    /// The place; within, none for everywhere.
    place: Option<Option<Uuid>>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

/// What the address asks for, or what is wrong with it. A measure that may not be seen is one that is not there.
async fn which(open: &dyn Open, house: &House, address: &Address) -> Result<Result<Which, String>, Refused> {
    let mut which = Which::default();
    if !address.get("measure").is_empty() {
        let wanted = address.get("measure");
        let Some(measure) = ::records::find::one::<Measure>(open, wanted).await? else {
            return Ok(Err(fill(
                "There is no measure called “{name}” here. Those that there are stand at /api/measures.",
                &[("name", wanted)],
            )));
        };
        which.measure = Some(measure);
    }
    match address.get("place") {
        "" => {}
        "everywhere" => which.place = Some(None),
        wanted => {
            let Some(place) = house.of(Kind::Place).find(open, wanted).await? else {
                return Ok(Err(fill(
                    "There is no place called “{name}” here. Each measure at /api/measures names its places.",
                    &[("name", wanted)],
                )));
            };
            which.place = Some(Some(place.head.id));
        }
    }
    (which.from, which.to) = match (asked::day(address, "from"), asked::day(address, "to")) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(words), _) | (_, Err(words)) => return Ok(Err(words)),
    };
    Ok(Ok(which))
}

impl Which {
    /// The condition on kept figures.
    fn condition(&self) -> Condition {
        let place = self.place.map(|place| match place {
            None => Column::Place.is_null(),
            Some(id) => col("observations", "place").eq(id),
        });
        Condition::all()
            .add_option(self.measure.as_ref().map(|measure| Column::Measure.eq(measure.id)))
            .add_option(place)
            .add_option(self.from.map(|day| Column::Starts.gte(day)))
            .add_option(self.to.map(|day| Column::Starts.lte(day)))
    }

    /// The figures that nobody types, as far as the actor may see them, measure by measure, the earliest first: so many of them
    /// after those before, and how many there are. Only the measures of this page are worked out; of the others it is enough to
    /// know for which places and periods they have figures.
    async fn worked_out(&self, open: &dyn Open, (before, room): (usize, usize)) -> Result<(Vec<Model>, usize), Fault> {
        let measures: Vec<Measure> = match &self.measure {
            Some(measure) => vec![measure.clone()],
            None => find::all(open, Condition::all()).await?,
        };
        let measures: Vec<Measure> = measures.into_iter().filter(Measure::is_worked_out).collect();
        if measures.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let places = self.place != Some(None);
        let outline = self.in_order(worked::outline(open, &measures, places).await?);
        let page: BTreeSet<Uuid> = outline.iter().skip(before).take(room).map(|it| it.measure.uuid()).collect();
        let Some(first) = outline.iter().position(|it| page.contains(&it.measure.uuid())) else {
            return Ok((Vec::new(), outline.len()));
        };
        let measures: Vec<Measure> = measures.into_iter().filter(|it| page.contains(&it.id.uuid())).collect();
        let figures = worked::figures(open, &measures, places).await?;
        let all = self.in_order(figures.by_place.into_values().flatten().collect());
        Ok((all.into_iter().skip(before - first).take(room).collect(), outline.len()))
    }

    /// Those that are asked for, in the order of the list.
    fn in_order(&self, mut all: Vec<Model>) -> Vec<Model> {
        all.retain(|it| {
            self.place.is_none_or(|place| it.place.map(|id| id.uuid()) == place)
                && self.from.is_none_or(|day| it.starts >= day)
                && self.to.is_none_or(|day| it.starts <= day)
        });
        all.sort_by_key(|it| (it.measure.uuid(), it.starts, it.place.map(|id| id.uuid())));
        all
    }
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
