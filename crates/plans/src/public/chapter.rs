//! Loads one chapter of a plan.

use super::{chapter_view, names, plan};
use crate::chapters::records::Model as Chapter;
use crate::chapters::rules;
use crate::plans::records::Model as Plan;
use access::Open;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};

/// All that the page of a chapter shows.
pub(super) struct ChapterPage {
    /// The plan.
    pub plan: Plan,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// Which of them is open.
    pub open: usize,
    /// The words of lists.
    pub names: Names,
}

/// Shows the page.
pub(super) async fn show(visit: Visit, house: House, (reference, number): (String, String)) -> Answer {
    let reading = visit.reading().await?;
    let page = load(&reading, &house, &reference, &number).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    Ok(visit.show(chapter_view::page(&page)))
}

/// Loads the chapter at this end of an address, when the actor may see it.
pub(super) async fn load(open: &dyn Open, house: &House, reference: &str, number: &str) -> Result<Option<ChapterPage>, Fault> {
    let Some(plan) = plan::find(open, reference).await? else { return Ok(None) };
    let chapters = plan::chapters_of(open, &plan).await?;
    let Some(here) = chapters.iter().position(|chapter| rules::address(&chapter.number) == number) else { return Ok(None) };
    let names = names::of(house, open, std::slice::from_ref(&plan), &[]).await?;
    Ok(Some(ChapterPage { plan, chapters, open: here, names }))
}
