//! Open data: the same figures for programs. One list says what there is (`datasets`); from it come the description of the
//! addresses (OpenAPI), that of every CSV file (CSV on the Web), and the page for people, so that they cannot drift apart.

pub(crate) mod asked;
mod csvw;
pub mod datasets;
mod lists;
mod measures;
mod observations;
mod openapi;
mod pages;
mod places;
pub(crate) mod strict;

use crate::api::datasets::{Dataset, Home};
use ::pages::{Answer, Audience, Data, Routes, Visit, with_link};
use ::records::pages::Format;
use ::records::{House, in_house};
use axum::extract::Path;
use axum::http::StatusCode;
use std::future::Future;
use values::Kind;

/// The address of the page for people.
pub(crate) const API: &str = "/api";
/// The type of the description of a CSV file.
const METADATA: &str = "application/csvm+json";

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let start = Routes::new().get(API, Audience::Public, in_house!(house, |visit| pages::show(&visit, &house))).get(
        "/api/openapi.json",
        Audience::Public,
        in_house!(house, |visit| openapi::show(&visit, &house)),
    );
    let start = [Format::Json, Format::Csv].into_iter().fold(start, |routes, format| {
        let at = |path: &str| if format == Format::Csv { format!("{path}.csv") } else { path.to_owned() };
        routes
            .get(&at("/api/measures"), Audience::Public, in_house!(house, |visit| measures::list(&visit, &house, format)))
            .get(&at("/api/observations"), Audience::Public, in_house!(house, |visit| observations::list(&visit, &house, format)))
            .get(&at("/api/places"), Audience::Public, in_house!(house, |visit| places::list(&visit, &house, format)))
    });
    let start = start.about(Kind::Measure).get(
        "/api/measures/{reference}",
        Audience::Public,
        in_house!(house, |visit, at: Path<String>| measures::one(&visit, &house, &at.0)),
    );
    datasets::all(house).into_iter().filter(Dataset::has_csv).fold(start, |routes, dataset| {
        let path = dataset.metadata();
        let routes = if path.contains("{reference}") { routes.about(Kind::Measure) } else { routes };
        if path.contains('{') {
            let handler = in_house!(house, |visit, at: Path<String>| csvw::show(&visit, &house, dataset.key, Some(at.0)));
            routes.get(&path, Audience::Public, handler)
        } else {
            routes.get(&path, Audience::Public, in_house!(house, |visit| csvw::show(&visit, &house, dataset.key, None)))
        }
    })
}

/// JSON for programs.
fn json(visit: &Visit, value: &serde_json::Value) -> Answer {
    let bytes = serde_json::to_vec_pretty(value).map_err(|_| ::pages::Refused::Broken)?;
    Ok(Data { mime: "application/json", bytes }.answer(visit))
}

/// The answer with a link to what describes its columns, when it is a CSV file.
pub(crate) async fn described(visit: &Visit, answer: impl Future<Output = Answer>) -> Answer {
    let response = answer.await?;
    let path = visit.address().path.as_str();
    if !path.ends_with(".csv") || response.status() != StatusCode::OK {
        return Ok(response);
    }
    Ok(with_link(response, &visit.address().at(&format!("{path}-metadata.json")), "describedby", METADATA))
}

impl Home {
    /// The address of the data as JSON and as CSV.
    fn addresses(self, path: &str) -> (String, String) {
        match self {
            Home::Api => (path.to_owned(), format!("{path}.csv")),
            Home::Site => (format!("{path}.json"), format!("{path}.csv")),
        }
    }
}
