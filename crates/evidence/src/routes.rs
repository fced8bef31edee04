//! The public pages of this area and their addresses.

use crate::api::described;
use crate::images::{self, Image};
use crate::public::{EVIDENCE, MEASURES};
use crate::{comments, measures, overview, rebases, sources};
use axum::extract::Path;
use pages::{Audience, Routes, Typed, Visit};
use records::pages::Format;
use records::{House, in_house};
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
    let pages = pages.and(crate::imports::pages::routes(house)).and(crate::places::pages::routes(house));
    let pages = pages.and(crate::explorer::routes(house));
    let pages = pages.and(crate::api::routes(house));
    let pages = pages.and(crate::harm::routes(house));
    let pages = pages.and(crate::tables::pages::routes(house)).and(crate::returns::pages::routes(house));
    Format::ALL.into_iter().fold(pages, |routes, format| files(routes, house, format)).and(of_figures(house))
}

/// The pages about figures of measures: the table for boards, files, signals, comments, step changes.
fn of_figures(house: &House) -> Routes {
    let keepers = Audience::Roles(crate::actions::KEEPERS);
    let comment = "/workspace/measures/{reference}/comment";
    let agreement = "/workspace/rebases/{reference}/agreement";
    let pages = Routes::new()
        .get(measures::summary::SUMMARY, Audience::Public, in_house!(house, |visit| measures::summary::show(&visit, &house)))
        .get(measures::signals::SIGNALS, Audience::SignedIn, in_house!(house, |visit| measures::signals::show(&visit, &house)))
        .about(Kind::Measure)
        .get(comment, keepers, in_house!(house, |visit, at: Path<String>| comments::pages::show(&visit, &house, &at.0)))
        .post(
            comment,
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| comments::pages::send(&visit, &house, &at.0, &typed)),
        )
        .about(Kind::Rebase)
        .get(
            agreement,
            Audience::SignedIn,
            in_house!(house, |visit, at: Path<String>| rebases::pages::show(&visit, &house, &at.0)),
        )
        .post(
            agreement,
            keepers,
            in_house!(house, |visit, at: Path<String>, typed: Typed| rebases::pages::send(&visit, &house, &at.0, &typed)),
        );
    let pages = Image::ALL.into_iter().fold(pages.about(Kind::Measure), |routes, image| {
        let path = format!("/measures/{{reference}}/chart.{}", image.ending());
        let picture = in_house!(house, |visit, at: Path<String>| measures::files::picture(&visit, &house, &at.0, image));
        routes.get(&path, Audience::Public, picture)
    });
    Format::ALL.into_iter().fold(pages, |routes, format| {
        let ending = format.ending();
        routes
            .get(
                &format!("{}.{ending}", measures::signals::SIGNALS),
                Audience::SignedIn,
                in_house!(house, |visit| measures::signals::file(&visit, &house, format)),
            )
            .get(
                &format!("{}.{ending}", measures::summary::SUMMARY),
                Audience::Public,
                in_house!(house, |visit| described(&visit, measures::summary::file(&visit, &house, format))),
            )
            .get(
                &format!("/measures/{{reference}}/figures.{ending}"),
                Audience::Public,
                in_house!(house, |visit, at: Path<String>| described(
                    &visit,
                    measures::files::figures(&visit, &house, &at.0, format)
                )),
            )
    })
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
            async move { described(&visit, overview::file(&visit, &house, format)).await }
        })
        .get(&format!("{MEASURES}.{}", format.ending()), Audience::Public, move |visit: Visit| {
            let house = measures.clone();
            async move { described(&visit, measures::pages::file(&visit, &house, format)).await }
        })
}
