//! The lists of papers, their files and consultations for programs, and each of them. Every question is asked for a page at once.

use super::lists::{Loaded, base, page_of, reading, since};
use super::objects::{Told, list};
use super::paper_objects::Laid;
use super::{SYSTEM, answer};
use crate::agenda::items::Model as Item;
use crate::agenda::sections::Model as Section;
use crate::find;
use crate::papers::files::find as files;
use crate::papers::records::Model as Paper;
use access::Open;
use axum::extract::Path;
use database::Fault;
use pages::{Answer, Audience, Refused, Routes, Visit};
use records::{House, in_house};
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::Kind;

/// A list of what is told of papers.
#[derive(Clone, Copy)]
struct List {
    /// The name in its address.
    name: &'static str,
    /// Whether a paper stands in it only when there is a file of it.
    of_files: bool,
    object: fn(&Laid<'_>, &str) -> Option<Value>,
}

const LISTS: [List; 3] = [
    List { name: "papers", of_files: false, object: |laid, base| Some(laid.paper(base)) },
    List { name: "files", of_files: true, object: |laid, base| laid.file(base) },
    List { name: "consultations", of_files: false, object: |laid, base| Some(laid.consultation(base)) },
];

/// The routes.
pub(super) fn routes(house: &House) -> Routes {
    LISTS.into_iter().fold(Routes::new().about(Kind::Paper), |routes, of| {
        let all = in_house!(house, |visit| all(visit, house, of));
        let one = in_house!(house, |visit, at: Path<String>| one(visit, house, at.0, of));
        let address = format!("{SYSTEM}/{}", of.name);
        routes.get(&address, Audience::Public, all).get(&format!("{address}/{{reference}}"), Audience::Public, one)
    })
}

/// Those that were added first come first.
async fn all(visit: Visit, house: House, of: List) -> Answer {
    let reading = reading(&visit).await?;
    let mut which = since(&visit, Kind::Paper);
    if of.of_files {
        which = which.add(files::there_is_one(&reading));
    }
    let (paged, address, papers) = page_of::<Paper>(&visit, &reading, which, "added_at").await?;
    let data = objects(&reading, &house, &papers, (&base(&visit), of)).await?;
    reading.close().await?;
    Ok(answer(list(data, &paged, address)))
}

async fn one(visit: Visit, house: House, reference: String, of: List) -> Answer {
    let reading = reading(&visit).await?;
    let paper: Paper = find::shown(&reading, &reference).await?;
    let data = objects(&reading, &house, &[paper], (&base(&visit), of)).await?;
    reading.close().await?;
    Ok(answer(data.into_iter().next().ok_or(Refused::NotFound)?))
}

/// The objects of these papers, in their order: their meetings are asked for together.
async fn objects(open: &dyn Open, house: &House, papers: &[Paper], (base, list): (&str, List)) -> Result<Vec<Value>, Fault> {
    let ids: BTreeSet<Uuid> = papers.iter().map(|paper| paper.item.uuid()).collect();
    let items: Vec<Item> = find::among(open, "id", ids.clone()).await?;
    let sections: Vec<Section> = find::among(open, "id", items.iter().map(|item| item.section.uuid()).collect()).await?;
    let meetings = sections.iter().map(|section| section.meeting.uuid()).collect();
    let loaded = Loaded::of(open, house, find::among(open, "id", meetings).await?).await?;
    let files = files::newest(open, &ids).await?;
    let told: Vec<Told<'_>> = loaded.told().collect();
    let laid = |paper: &Paper| {
        let here = |told: &'_ Told<'_>| told.items.iter().position(|item| item.model.id == paper.item);
        let (told, at) = told.iter().find_map(|told| Some((told, here(told)?)))?;
        let file = files.iter().find(|file| file.paper == paper.id.uuid());
        (list.object)(&Laid { paper, told, item: told.items[at], file }, base)
    };
    Ok(papers.iter().filter_map(laid).collect())
}
