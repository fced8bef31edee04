//! The public pages of this area and their addresses.

use crate::images::{self, Image};
use crate::public::{EVIDENCE, MEASURES};
use crate::{measures, overview, sources};
use axum::extract::Path;
use pages::{Audience, Routes, Visit};
use records::House;
use records::pages::Format;
use values::Kind;

/// The public pages.
pub fn routes(house: &House) -> Routes {
    let (all, list, source, measure) = (house.clone(), house.clone(), house.clone(), house.clone());
    let pages = Routes::new()
        .get(EVIDENCE, Audience::Public, move |visit: Visit| {
            let house = all.clone();
            async move { overview::show(&visit, &house).await }
        })
        .get(MEASURES, Audience::Public, move |visit: Visit| {
            let house = list.clone();
            async move { measures::pages::list(&visit, &house).await }
        })
        .about(Kind::Source)
        .get("/evidence/{reference}", Audience::Public, move |visit: Visit, Path(reference): Path<String>| {
            let house = source.clone();
            async move { sources::pages::show(&visit, &house, &reference).await }
        })
        .about(Kind::Measure)
        .get("/measures/{reference}", Audience::Public, move |visit: Visit, Path(reference): Path<String>| {
            let house = measure.clone();
            async move { measures::pages::show(&visit, &house, &reference).await }
        });
    let pages = Image::ALL.into_iter().fold(pages, |routes, image| pictures(routes, house, image));
    let pages = pages.and(crate::imports::pages::routes(house));
    Format::ALL.into_iter().fold(pages, |routes, format| files(routes, house, format))
}

/// The chart of a source as a picture of this kind.
fn pictures(routes: Routes, house: &House, image: Image) -> Routes {
    let house = house.clone();
    let path = format!("{EVIDENCE}/{{reference}}/issues.{}", image.ending());
    routes.about(Kind::Source).get(&path, Audience::Public, move |visit: Visit, Path(reference): Path<String>| {
        let house = house.clone();
        async move { images::of_issues(&visit, &house, &reference, image).await }
    })
}

/// The findings and the measures as files of this format.
fn files(routes: Routes, house: &House, format: Format) -> Routes {
    let (findings, measures) = (house.clone(), house.clone());
    routes
        .get(&format!("{EVIDENCE}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = findings.clone();
            async move { overview::file(&visit, &house, format).await }
        })
        .get(&format!("{MEASURES}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = measures.clone();
            async move { measures::pages::file(&visit, &house, format).await }
        })
}
