//! The addresses of places, and what each answers with.

use super::asking::{self, Level, Place};
use super::{files, inside, load, overview, shown, small, spots, views};
use crate::api::{asked, described, strict};
use crate::images::{self, Image};
use crate::imports::reading::Code;
use ::pages::{Address, Answer, Audience, Refused, Routes, Visit, problem};
use ::records::pages::Format;
use ::records::{House, in_house};
use access::Open;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use components::{PlaceMap, XmrChart};
use std::sync::Arc;
use values::words::{fill, t};

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let at = |beside: &str| format!("{}/{{code}}{beside}", shown::PLACES);
    let pages = Routes::new()
        .get(shown::PLACES, Audience::Public, in_house!(house, |visit| of_all(&visit, &house)))
        .get(&at(""), Audience::Public, in_house!(house, |visit, code: Path<String>| of_one(&visit, &house, &code.0)))
        .get(&at("/areas"), Audience::Public, in_house!(house, |visit, code: Path<String>| within(&visit, &house, &code.0)))
        .get(&at("/spots"), Audience::Public, in_house!(house, |visit, code: Path<String>| on_grid(&visit, &house, &code.0)));
    let pages = Image::ALL.into_iter().fold(pages, |routes, image| {
        let file = |beside: &str| format!("{beside}.{}", image.ending());
        let all = |beside: &str| format!("{}{}", shown::PLACES, file(beside));
        routes
            .get(&all("/map"), Audience::Public, in_house!(house, |visit| picture_of_all(&visit, &house, (Drawn::Map, image))))
            .get(
                &all("/funnel"),
                Audience::Public,
                in_house!(house, |visit| picture_of_all(&visit, &house, (Drawn::Funnel, image))),
            )
            .get(
                &at(&file("/chart")),
                Audience::Public,
                in_house!(house, |visit, code: Path<String>| picture(&visit, &house, &code.0, (Drawn::Chart, image))),
            )
            .get(
                &at(&file("/areas")),
                Audience::Public,
                in_house!(house, |visit, code: Path<String>| picture(&visit, &house, &code.0, (Drawn::Areas, image))),
            )
            .get(
                &at(&file("/spots")),
                Audience::Public,
                in_house!(house, |visit, code: Path<String>| picture(&visit, &house, &code.0, (Drawn::Spots, image))),
            )
    });
    Format::ALL.into_iter().fold(pages, |routes, format| {
        let file = format!("/figures.{}", format.ending());
        routes
            .get(
                &at(&format!("/areas.{}", format.ending())),
                Audience::Public,
                in_house!(house, |visit, code: Path<String>| file_within(&visit, &code.0, format)),
            )
            .get(
                &format!("{}{file}", shown::PLACES),
                Audience::Public,
                in_house!(house, |visit| described(&visit, file_of_all(&visit, &house, format))),
            )
            .get(
                &at(&file),
                Audience::Public,
                in_house!(house, |visit, code: Path<String>| described(&visit, file_of_one(&visit, &house, &code.0, format))),
            )
    })
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawn {
    Map,
    Funnel,
    Chart,
    Areas,
    Spots,
}

/// The place with this code; hidden and absent are the same.
async fn found(open: &dyn Open, code: &str) -> Result<Arc<Place>, Refused> {
    let code = Code::read(code.as_bytes()).ok_or(Refused::NotFound)?;
    asking::place(open, code).await?.ok_or(Refused::NotFound)
}

/// The same, when it is large enough for pages of what lies inside it.
async fn large(open: &dyn Open, code: &str) -> Result<Arc<Place>, Refused> {
    let place = found(open, code).await?;
    if matches!(place.level, Level::District | Level::Partnership) { Ok(place) } else { Err(Refused::NotFound) }
}

/// What the figures of a place are called, and what one has to know of them.
pub(crate) async fn told(open: &dyn Open, code: &str) -> Result<(String, Vec<String>), Refused> {
    let place = large(open, code).await?;
    let when = load::When::of_place(open, &place).await?;
    Ok((files::title(&place), when.notes().collect()))
}

async fn of_all(visit: &Visit, _house: &House) -> Answer {
    overview::show(visit).await
}

async fn of_one(visit: &Visit, _house: &House, code: &str) -> Answer {
    let reading = visit.reading().await?;
    let place = found(&reading, code).await?;
    let page = match place.level {
        Level::District | Level::Partnership => views::page(&load::load(&reading, place, visit.address()).await?),
        Level::Ward | Level::Area => small::page(&small::load(&reading, place, visit.address()).await?),
    };
    reading.close().await?;
    Ok(visit.show(page))
}

async fn within(visit: &Visit, _house: &House, code: &str) -> Answer {
    let reading = visit.reading().await?;
    let place = large(&reading, code).await?;
    let all = inside::load(&reading, place, visit.address()).await?;
    reading.close().await?;
    Ok(visit.show(inside::page(&all, visit.address())))
}

async fn file_within(visit: &Visit, code: &str, format: Format) -> Answer {
    let reading = visit.reading().await?;
    let place = large(&reading, code).await?;
    let all = inside::load(&reading, place, visit.address()).await?;
    reading.close().await?;
    inside::file(visit, &all, format)
}

async fn on_grid(visit: &Visit, _house: &House, code: &str) -> Answer {
    let reading = visit.reading().await?;
    let place = large(&reading, code).await?;
    let all = spots::load(&reading, place, visit.address()).await?;
    reading.close().await?;
    Ok(visit.show(spots::page(&all)))
}

/// That there is no place with this code, in words for programs.
fn no_place(code: &str) -> Response {
    let words = "There are no figures for the place with the code {code} here. Those that there are stand at /api/places.";
    problem(StatusCode::NOT_FOUND, &t("There is no such place"), &fill(words, &[("code", code)]))
}

/// What an address asks of a file of places that there is not, as an answer; nothing when it asks for what there is.
fn wrong(address: &Address, known: &[&str]) -> Option<Answer> {
    strict::parameters(address, known).map(|words| Ok(asked::wrong(&words)))
}

/// That there is no such kind, as an answer; nothing when the kind that was found is the one that was asked for.
fn no_kind(address: &Address, found: &str) -> Option<Answer> {
    let kind = address.get("kind");
    let path = address.path.rsplit_once('.').map_or("", |(path, _)| path);
    let page = ["/chart", "/map", "/funnel"].iter().find_map(|picture| path.strip_suffix(picture)).unwrap_or(path);
    (!kind.is_empty() && kind != found).then(|| Ok(asked::wrong(&strict::unlisted("kind", kind, page))))
}

async fn file_of_one(visit: &Visit, _house: &House, code: &str, format: Format) -> Answer {
    if let Some(answer) = wrong(visit.address(), &[]) {
        return answer;
    }
    let reading = visit.reading().await?;
    let place = match large(&reading, code).await {
        Err(Refused::NotFound) => return Ok(no_place(code)),
        found => found?,
    };
    let whole = load::load(&reading, place, visit.address()).await?;
    reading.close().await?;
    files::of_place(visit, &whole, format)
}

async fn file_of_all(visit: &Visit, _house: &House, format: Format) -> Answer {
    if let Some(answer) = wrong(visit.address(), &[]) {
        return answer;
    }
    files::of_all(visit, format).await
}

/// A picture of one place. What cannot be drawn is not there.
async fn picture(visit: &Visit, house: &House, code: &str, (drawn, image): (Drawn, Image)) -> Answer {
    let address = visit.address();
    if let Some(answer) = wrong(address, &["kind"]) {
        return answer;
    }
    let reading = visit.reading().await?;
    let place = match large(&reading, code).await {
        Err(Refused::NotFound) => return Ok(no_place(code)),
        found => found?,
    };
    let (svg, slug) = match drawn {
        Drawn::Areas => {
            let all = inside::load(&reading, place, address).await?;
            (all.map().map(|map| all.when.notes().fold(map, PlaceMap::note).image()), all.kinds.chosen.slug)
        }
        Drawn::Spots => {
            let all = spots::load(&reading, place, address).await?;
            (all.map().map(|map| all.when.notes().fold(map, PlaceMap::note).image()), all.kinds.chosen.slug)
        }
        _ => {
            let all = load::charted(&reading, place, address).await?;
            let chart = views::chart((&all.place, &all.kind), &all.told);
            (Some(all.ground.when.notes().fold(chart, XmrChart::note).image()), all.kind.slug)
        }
    };
    reading.close().await?;
    if let Some(answer) = no_kind(address, &slug) {
        return answer;
    }
    given(visit, house, svg, &format!("{code}-{slug}"), image).await
}

async fn picture_of_all(visit: &Visit, house: &House, (drawn, image): (Drawn, Image)) -> Answer {
    if let Some(answer) = wrong(visit.address(), &["kind"]) {
        return answer;
    }
    let reading = visit.reading().await?;
    let all = overview::load(&reading, visit.address()).await?;
    reading.close().await?;
    if let Some(answer) = no_kind(visit.address(), &all.kinds.chosen.slug) {
        return answer;
    }
    let svg = match drawn {
        Drawn::Funnel => all.funnel().map(|plot| plot.image()),
        _ => all.map().map(|map| map.image()),
    };
    given(visit, house, svg, &format!("districts-{}", all.kinds.chosen.slug), image).await
}

async fn given(visit: &Visit, house: &House, svg: Option<String>, name: &str, image: Image) -> Answer {
    let svg = svg.ok_or(Refused::NotFound)?;
    let name = format!("{}-{}", visit.clock().today(), name.trim_end_matches('-').to_lowercase());
    images::given(house, svg, &name, image).await
}
