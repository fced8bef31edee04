//! Harm beside counts: weights of offences as their publisher gives them, dated and with their version, and which kind of a feed
//! a person said that each stands for. Nothing is guessed: a kind without a weight is told and left out.
//!
//! `reading` reads a publisher's file, `known` says what holds on a day, `kinds` lists which weight stands for which kind, `pages` brings
//! a file in and takes it back.

pub(crate) mod kinds;
pub(crate) mod known;
pub mod matches;
pub(crate) mod pages;
pub mod reading;
pub mod sets;
pub mod weights;

use crate::actions::KEEPERS;
use ::pages::{Audience, Routes};
use ::records::import::pages::Uploaded;
use ::records::pages::Format;
use ::records::{House, in_house};
use axum::extract::{DefaultBodyLimit, Path};
use database::Step;
use database::table::Table;
use values::Kind;

/// The address of the page on which weights are brought in.
pub(crate) const HARM: &str = "/workspace/harm";

/// The largest request of an upload.
const LARGEST: usize = 8 * 1024 * 1024;

/// The routes.
pub(crate) fn routes(house: &House) -> Routes {
    let keepers = Audience::Roles(KEEPERS);
    let files = Format::ALL.into_iter().fold(Routes::new(), |routes, format| {
        let handler = in_house!(house, |visit| pages::file(&visit, &house, format));
        routes.get(&format!("{HARM}.{}", format.ending()), keepers, handler)
    });
    files
        .get(HARM, keepers, in_house!(house, |visit| pages::show(&visit, &house)))
        .post_with(
            HARM,
            keepers,
            in_house!(house, |visit, sent: Uploaded| pages::take(&visit, &house, &sent)),
            DefaultBodyLimit::max(LARGEST),
        )
        .about(Kind::WeightSet)
        .post(
            "/workspace/harm/{reference}/undo",
            keepers,
            in_house!(house, |visit, at: Path<String>| pages::undo(&visit, &house, &at.0)),
        )
}

/// The step that makes the tables.
pub(crate) fn step() -> Step {
    let sets = Table::kept(Kind::WeightSet)
        .text("publisher")
        .text("edition")
        .text("unit")
        .day("from")
        .maybe_day("to")
        .text("proactive_left_out")
        .maybe_thing("source", Kind::Source)
        .maybe_text("note");
    let weights = Table::kept(Kind::HarmWeight).thing("weight_set", Kind::WeightSet).text("offence").text("weight");
    let matches = Table::kept(Kind::WeightMatch)
        .thing("weight_set", Kind::WeightSet)
        .text("feed")
        .text("kind")
        .maybe_thing("weight", Kind::HarmWeight)
        .maybe_day("reviewed_on")
        .maybe_thing("reviewed_by", Kind::Post)
        .maybe_text("note")
        .unique(&["weight_set", "feed", "kind"]);
    Step::new("2026-11-explorer-harm", vec![sets, weights, matches])
}
