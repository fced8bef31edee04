//! The description of all addresses for programs: OpenAPI 3.1, made from the list of data sets.

use super::datasets::{self, Dataset, Holds, Home, Question};
use super::json;
use ::pages::{Answer, Limits, Visit};
use ::records::House;
use serde_json::{Map, Value as Json, json};
use values::words::{count, t};

/// Shows it.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    json(visit, &document(&datasets::all(house), &visit.site().setup().base, visit.site().limits()))
}

/// The document for these sets on a site with this address and these limits.
fn document(all: &[Dataset], base: &str, limits: Limits) -> Json {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for dataset in all {
        schemas.insert(dataset.key.to_owned(), schema(dataset));
        paths.insert(dataset.json(), json!({ "get": operation(dataset, "json", json_content(dataset)) }));
        if dataset.has_csv() {
            let csv = json!({ "text/csv": { "schema": { "type": "string" } } });
            paths.insert(dataset.csv(), json!({ "get": operation(dataset, "csv", csv) }));
            let metadata = json!({ "application/csvm+json": { "schema": { "type": "object" } } });
            paths.insert(dataset.metadata(), json!({ "get": operation(dataset, "csv-metadata", metadata) }));
        }
    }
    let version = env!("CARGO_PKG_VERSION");
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": t("Figures and lists as open data"),
            "version": version,
            "description": description(limits),
        },
        "servers": [{ "url": if base.is_empty() { "/" } else { base } }],
        "security": [{}, { "key": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "key": { "type": "http", "scheme": "bearer", "description": t("A key you make under Your account. It can only read.") },
            },
        },
    })
}

/// What one has to know of all addresses: who sees what, how exactly questions are taken, how often one may ask.
fn description(limits: Limits) -> String {
    let whole = t(
        "What this site publishes, as data. Without a key you get what anybody may see; with one, what its owner may see. Withheld counts are marked c and have no number; no data does not mean zero.",
    );
    let exact = t(
        "Questions are taken exactly: a parameter, a name or a date that is not known is answered with 400 and a sentence that says which there are, never with other figures.",
    );
    [whole.into_owned(), exact.into_owned()].into_iter().chain(how_often(limits)).collect::<Vec<_>>().join(" ")
}

/// How often programs may ask, in sentences; nothing where there is no limit.
pub(super) fn how_often(limits: Limits) -> Vec<String> {
    let without = count(
        "Without a key, programs may ask {n} time a minute, counted by their network address.",
        "Without a key, programs may ask {n} times a minute, counted by their network address.",
        limits.without_key,
    );
    let with =
        count("With a key, they may ask {n} time a minute.", "With a key, they may ask {n} times a minute.", limits.with_key);
    let more = t("Whoever asks more often is answered with 429 and told in Retry-After how many seconds to wait.").into_owned();
    let said: Vec<String> = [(limits.without_key, without), (limits.with_key, with)]
        .into_iter()
        .filter(|(limit, _)| *limit > 0)
        .map(|(_, words)| words)
        .collect();
    let more = (!said.is_empty()).then_some(more);
    said.into_iter().chain(more).collect()
}

fn schema(dataset: &Dataset) -> Json {
    let property = |column: &datasets::Column| {
        let (kind, format) = match column.holds {
            Holds::Text => ("string", None),
            Holds::Number => ("number", None),
            Holds::Date => ("string", Some("date")),
        };
        let mut property = json!({ "type": [kind, "null"], "title": column.heading });
        if let Some(format) = format {
            property["format"] = json!(format);
        }
        if let Some(about) = &column.about {
            property["description"] = json!(about);
        }
        (column.key.clone(), property)
    };
    json!({ "type": "object", "properties": dataset.columns.iter().map(property).collect::<Map<String, Json>>() })
}

fn json_content(dataset: &Dataset) -> Json {
    let one = json!({ "$ref": format!("#/components/schemas/{}", dataset.key) });
    let Some(rows) = dataset.rows else {
        return json!({ "application/json": { "schema": one } });
    };
    let list = json!({ "type": "array", "items": one });
    let schema = match (dataset.home, rows.starts_with('{')) {
        // The member is called after the thing.
        (_, true) => json!({ "type": "object", "additionalProperties": list }),
        (Home::Site, false) => json!({ "type": "object", "properties": { rows: list } }),
        (Home::Api, false) => {
            let number = json!({ "type": "integer" });
            json!({ "type": "object", "properties": {
                "title": { "type": "string" }, "licence": { "type": "string" }, "page": number, "pages": number,
                "per_page": number, "total": number, "next": { "type": ["string", "null"] }, rows: list,
            } })
        }
    };
    json!({ "application/json": { "schema": schema } })
}

fn operation(dataset: &Dataset, ending: &str, content: Json) -> Json {
    let parameter = |question: &Question| {
        let text = json!({ "type": "string" });
        let schema = if question.several { json!({ "type": "array", "items": text }) } else { text };
        let mut parameter = json!({ "name": question.name, "in": "query", "description": question.about, "schema": schema });
        parameter["example"] = if question.several { json!([question.example]) } else { json!(question.example) };
        parameter
    };
    let mut parameters: Vec<Json> = dataset.questions.iter().map(parameter).collect();
    for (name, about) in [
        ("reference", t("The reference of the thing, as in its address")),
        ("code", t("The official code of the place, such as E07000105")),
    ] {
        if dataset.path.contains(&format!("{{{name}}}")) {
            parameters.push(
                json!({ "name": name, "in": "path", "required": true, "description": about, "schema": { "type": "string" } }),
            );
        }
    }
    let problem = json!({ "application/problem+json": { "schema": { "type": "object" } } });
    json!({
        "operationId": format!("{}-{ending}", dataset.key),
        "summary": dataset.title,
        "description": dataset.about,
        "parameters": parameters,
        "responses": {
            "200": { "description": dataset.title, "content": content },
            "400": { "description": t("The request cannot be answered as it is; the answer says what to write instead"), "content": problem },
            "401": { "description": t("The key does not work"), "content": problem },
            "404": { "description": t("There is no such thing, or you may not see it"), "content": problem },
            "429": {
                "description": t("You asked more often than you may; the answer says how long to wait"),
                "headers": { "Retry-After": { "description": t("How many seconds to wait"), "schema": { "type": "integer" } } },
                "content": problem,
            },
        },
    })
}
