//! Descriptions of CSV files: W3C Model for Tabular Data and Metadata on the Web (2015), made from the list of data sets.

use super::datasets::{self, Column, Dataset, Holds};
use super::{METADATA, asked};
use crate::explorer;
use crate::measures::load;
use crate::places;
use ::pages::{Answer, Data, Refused, Visit};
use ::records::House;
use serde_json::{Value as Json, json};
use values::words::{Language, speech, t};

/// What is told of the one file beside what holds for all of its kind.
#[derive(Default)]
struct Told {
    title: Option<String>,
    source: Option<String>,
    notes: Vec<String>,
}

/// Shows the description of the CSV file of a set; of a thing, when the address names one that the actor may see.
pub(super) async fn show(visit: &Visit, house: &House, key: &str, reference: Option<String>) -> Answer {
    let dataset = datasets::all(house).into_iter().find(|it| it.key == key).ok_or(Refused::NotFound)?;
    let told = match told(visit, house, &dataset, reference.as_deref()).await? {
        Ok(told) => told,
        Err(words) => return Ok(asked::wrong(&words)),
    };
    let path = visit.address().path.trim_end_matches("-metadata.json");
    let document = document(&dataset, &visit.address().at(path), &told);
    let bytes = serde_json::to_vec_pretty(&document).map_err(|_| Refused::Broken)?;
    Ok(Data { mime: METADATA, bytes }.answer(visit))
}

/// What is told of the file that an address asks for, or what is wrong with the address.
async fn told(visit: &Visit, house: &House, dataset: &Dataset, reference: Option<&str>) -> Result<Result<Told, String>, Refused> {
    let reading = visit.reading().await?;
    let told = match (dataset.key, reference) {
        ("explorer", _) => {
            let found = match explorer::pages::exactly(&reading, house, visit.address()).await? {
                Ok(found) => found,
                Err(words) => return Ok(Err(words)),
            };
            found.explored.map_or_else(Told::default, |explored| {
                let title = Some(explorer::said::finding(&explored));
                Told { title, source: Some(explored.source).filter(|it| !it.is_empty()), notes: explored.notes }
            })
        }
        ("figures-of-a-measure", Some(reference)) => {
            let whole = load::load(&reading, house, reference).await?;
            if let Some(words) = crate::measures::files::wrong(&whole, visit.address()) {
                return Ok(Err(words));
            }
            let chosen = whole.chosen(visit.address());
            let notes = whole.notes_on(&chosen, &whole.told(&chosen)).into_iter().map(|note| note.text.clone()).collect();
            let source = whole.measure.source.map(|id| whole.names.title(id.uuid()).to_owned());
            Told { title: Some(whole.measure.title.clone()), source, notes }
        }
        ("figures-of-a-place", Some(code)) => {
            let (title, notes) = places::told(&reading, code).await?;
            Told { title: Some(title), source: Some(places::source()), notes }
        }
        _ => Told::default(),
    };
    reading.close().await?;
    Ok(Ok(told))
}

/// The description of a file at this address.
fn document(dataset: &Dataset, url: &str, told: &Told) -> Json {
    let mut document = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": if speech().language() == Language::Welsh { "cy" } else { "en" } }],
        "url": url,
        "dc:title": told.title.clone().unwrap_or_else(|| dataset.title.clone()),
        "dc:description": dataset.about,
        "dc:source": told.source.clone().unwrap_or_else(|| t("Named in the file, or on the page beside it").into_owned()),
        "dc:rights": t("Each source names its licence. Imported figures contain public sector information licensed under the Open Government Licence v3.0."),
        "dialect": { "header": true, "encoding": "utf-8", "delimiter": "," },
        "tableSchema": { "columns": dataset.columns.iter().map(column).collect::<Vec<_>>() },
    });
    if !told.notes.is_empty() {
        let note = |words: &String| json!({ "type": "TextualBody", "value": words });
        document["notes"] = told.notes.iter().map(note).collect();
    }
    document
}

fn column(column: &Column) -> Json {
    let datatype = match column.holds {
        Holds::Text => "string",
        Holds::Number => "number",
        Holds::Date => "date",
    };
    let mut described = json!({
        "name": column.key,
        "titles": column.heading,
        "datatype": datatype,
        "null": "",
        "required": false,
    });
    if let Some(about) = &column.about {
        described["dc:description"] = json!(about);
    }
    described
}
