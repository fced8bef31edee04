//! The charts of this area as files: SVG, and PNG drawn by the engine of the house.

use crate::findings::rules::NAMING;
use crate::shared::FindingSummary;
use crate::sources::records::Model as Source;
use crate::{find, issues, shared};
use axum::response::IntoResponse;
use pages::{Answer, Download, Refused, Visit};
use records::House;
use std::fmt::Display;
use values::words::fill;

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Image {
    Svg,
    Png,
}

impl Image {
    pub const ALL: [Image; 2] = [Image::Svg, Image::Png];

    pub fn ending(self) -> &'static str {
        match self {
            Image::Svg => "svg",
            Image::Png => "png",
        }
    }

    fn mime(self) -> &'static str {
        match self {
            Image::Svg => "image/svg+xml",
            Image::Png => "image/png",
        }
    }
}

/// The chart of the issues that a source counts.
pub(crate) async fn of_issues(visit: &Visit, house: &House, reference: &str, image: Image) -> Answer {
    let reading = visit.reading().await?;
    let source: Source = find::one(&reading, reference).await?;
    let mut counts = shared::findings_of(&reading, source.id.uuid()).await?;
    reading.close().await?;
    counts.retain(|finding: &FindingSummary| finding.kind == NAMING);
    let chart = issues::chart("issues", &counts).ok_or(Refused::NotFound)?;
    let name = format!("{}-{}-issues", visit.clock().today(), source.reference);
    given(house, chart.source(attribution(&source)).image(), &name, image).await
}

/// A chart as a download of this name.
pub(crate) async fn given(house: &House, svg: String, name: &str, image: Image) -> Answer {
    let bytes = match image {
        Image::Svg => svg.into_bytes(),
        Image::Png => drawn(house, svg).await?,
    };
    Ok(Download { name: format!("{name}.{}", image.ending()), mime: image.mime(), bytes }.into_response())
}

/// Who the figures come from and on what terms, for a picture that travels alone.
fn attribution(source: &Source) -> String {
    let with = |words: String, more: &Option<String>| match more {
        Some(more) => fill("{words}; {more}", &[("words", &words), ("more", more)]),
        None => words,
    };
    with(with(source.title.clone(), &source.publisher), &source.licence)
}

/// Lets the engine draw on a thread of its own.
async fn drawn(house: &House, svg: String) -> Result<Vec<u8>, Refused> {
    let engine = house.engine();
    let broken = |problem: &dyn Display| {
        tracing::error!(%problem, "a chart could not be drawn");
        Refused::Broken
    };
    let made = tokio::task::spawn_blocking(move || engine.png(&svg)).await;
    made.map_err(|problem| broken(&problem))?.map_err(|problem| broken(&problem))
}
