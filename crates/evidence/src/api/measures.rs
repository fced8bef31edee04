//! Measures for programs: the list, and one with its notes and where its figures are.

use super::asked::{self, Slice};
use super::{json, lists, strict};
use crate::find;
use crate::measures::load::{self, Chosen};
use crate::measures::many::{self, Many};
use crate::measures::records::Model as Measure;
use crate::measures::told;
use crate::public::MEASURES;
use crate::sources::records::Model as Source;
use ::pages::{Answer, Visit};
use ::records::find::Pointed;
use ::records::pages::{Format, keyed_rows};
use ::records::{House, Names};
use access::Open;
use database::Fault;
use documents::{Cell, SheetOut};
use sea_orm::Condition;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;
use values::words::t;

/// The list of measures.
pub(super) async fn list(visit: &Visit, house: &House, format: Format) -> Answer {
    let slice = match Slice::of(visit.address(), &[]) {
        Ok(slice) => slice,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let reading = visit.reading().await?;
    let many = many::load(&reading, Condition::all(), false).await?;
    let total = u64::try_from(many.measures.len()).unwrap_or(u64::MAX);
    let skip = usize::try_from(slice.skip()).unwrap_or(usize::MAX);
    let take = usize::try_from(slice.per_page).unwrap_or(usize::MAX);
    let shown: Vec<&Measure> = many.measures.iter().skip(skip).take(take).collect();
    let known = known(&reading, house, &shown).await?;
    reading.close().await?;
    asked::answer(visit, &sheet(&shown, &many, &known), &lists::MEASURE_KEYS, (slice, total), format)
}

/// What measures point at.
struct Known {
    names: Names,
    sources: Vec<Source>,
}

async fn known(open: &dyn Open, house: &House, measures: &[&Measure]) -> Result<Known, Fault> {
    let names = Pointed::default().at(measures.iter().map(|it| it.priority)).names(house, open, &[]).await?;
    let ids: BTreeSet<_> = measures.iter().filter_map(|it| it.source).map(|id| id.uuid()).collect();
    Ok(Known { names, sources: ::records::find::among(open, "id", ids).await? })
}

fn sheet(measures: &[&Measure], many: &Many, known: &Known) -> SheetOut {
    let rows = measures.iter().map(|measure| row(measure, many, known)).collect();
    SheetOut { name: "measures".to_owned(), title: t("Measures").into_owned(), columns: lists::measure_headings(), rows }
}

fn row(measure: &Measure, many: &Many, known: &Known) -> Vec<Cell> {
    let told = many.told(measure, None);
    let latest = told.series.latest();
    let source = measure.source.and_then(|id| known.sources.iter().find(|it| it.id == id));
    vec![
        measure.reference.clone().into(),
        measure.title.clone().into(),
        known.names.reference(measure.priority.uuid()).map(str::to_owned).into(),
        measure.unit.clone().into(),
        measure.direction.clone().into(),
        measure.figure_kind.clone().into(),
        measure.frequency.clone().into(),
        measure.base.clone().into(),
        measure.target.clone().into(),
        measure.proxy_for.clone().into(),
        measure.note.clone().into(),
        source.map(|it| it.title.clone()).into(),
        source.and_then(|it| it.licence.clone()).into(),
        latest.map(|point| point.period.words()).into(),
        latest.and_then(|point| point.figure.as_ref()).map_or(Cell::Empty, |figure| Cell::Number(figure.value())),
        latest.map(|_| told.meaning().key()).into(),
        format!("{MEASURES}/{}", measure.reference).into(),
    ]
}

/// One measure.
pub(super) async fn one(visit: &Visit, house: &House, reference: &str) -> Answer {
    if let Some(words) = strict::parameters(visit.address(), &[]) {
        return Ok(asked::wrong(&words));
    }
    let reading = visit.reading().await?;
    let whole = load::load(&reading, house, reference).await?;
    let id = whole.measure.id.uuid();
    let only = Condition::all().add(sea_orm::sea_query::ExprTrait::eq(find::col("measures", "id"), id));
    let many = many::load(&reading, only, false).await?;
    let known = known(&reading, house, &[&whole.measure]).await?;
    reading.close().await?;
    let rows = keyed_rows(&sheet(&[&whole.measure], &many, &known), &lists::MEASURE_KEYS);
    let mut object: Map<String, Json> = rows.into_iter().next().and_then(|row| row.as_object().cloned()).unwrap_or_default();
    let places = told::places(&whole.observations);
    let named = |place: &Option<values::Id<values::kind::Place>>| match place {
        None => json!({ "reference": null, "title": t("Everywhere") }),
        Some(id) => json!({ "reference": whole.names.reference(id.uuid()), "title": whole.names.title(id.uuid()) }),
    };
    let mut notes: Vec<String> = Vec::new();
    for place in &places {
        let chosen = Chosen { place: *place, as_one: false };
        let more = whole.quality_of(&chosen, &whole.told(&chosen));
        notes.extend(more.into_iter().filter(|note| !notes.contains(note)).collect::<Vec<_>>());
    }
    let base = format!("{MEASURES}/{reference}");
    object.insert("places".to_owned(), places.iter().map(named).collect());
    object.insert("quality_notes".to_owned(), json!(notes));
    object.insert(
        "links".to_owned(),
        json!({
            "observations": format!("/api/observations?measure={reference}"),
            "figures_with_usual_range": format!("{base}/figures.json"),
            "chart_svg": format!("{base}/chart.svg"),
            "chart_png": format!("{base}/chart.png"),
        }),
    );
    json(visit, &Json::Object(object))
}
