//! The pages of files in the workspace: all versions of a paper's file, what was found in one, and showing one to those who see the paper.

use super::find::{Standing, standing};
use super::records::Model;
use super::{rules, shown};
use crate::actions::Clerk;
use crate::agenda::moving::refused;
use crate::find;
use crate::papers::records::Model as Paper;
use ::pages::{Answer, Refused, Typed, Visit, see_other};
use ::records::change::Keeping;
use ::records::{House, Lookup};
use access::Open;
use values::Kind;
use values::meaning::Meant;
use values::words::t;

/// Shows all versions of the file of a paper.
pub(crate) async fn versions(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let standing = standing(&reading, house, reference).await?;
    reading.close().await?;
    let may = visit.actor().has_any(crate::actions::KEEPERS);
    Ok(visit.show(shown::versions(&standing, may)))
}

/// Shows what was found in a file.
pub(crate) async fn found(visit: &Visit, house: &House, reference: &str) -> Answer {
    let reading = visit.reading().await?;
    let (standing, file) = one(&reading, house, reference).await?;
    reading.close().await?;
    let may = visit.actor().has_any(crate::actions::KEEPERS);
    let done = ["stored", "published"].into_iter().find(|done| visit.address().get(done) == "yes");
    Ok(visit.show(shown::found(&standing, &file, may, (done, None))))
}

async fn one(open: &dyn Open, house: &House, reference: &str) -> Result<(Standing, Model), Refused> {
    let file: Model = find::shown(open, reference).await?;
    let papers: Vec<Paper> = find::with(open, "id", file.paper.uuid()).await?;
    let paper = papers.first().map(|paper| paper.reference.clone()).ok_or(Refused::NotFound)?;
    Ok((standing(open, house, &paper).await?, file))
}

/// Shows a version to those who see its paper, with the reason when some people cannot read it.
pub(crate) async fn publish(visit: &Visit, house: &House, reference: &str, typed: &Typed) -> Answer {
    let mut writing = visit.begin(&Clerk).await?;
    let (standing, file) = one(&writing, house, reference).await?;
    if standing.item.restriction.is_some() {
        return Err(Refused::NotFound);
    }
    let reason = typed.get("reason").trim();
    let too_long = (reason.chars().count() > 2_000).then(|| t("The reason must be 2,000 characters or fewer").into_owned());
    if let Some(words) = rules::reason_missing(file.problems.as_deref(), reason).or(too_long) {
        writing.give_up().await?;
        return Ok(visit.show(shown::found(&standing, &file, true, (None, Some((reason, &words))))));
    }
    let register = house.of(Kind::PaperFile);
    let was = register.get(&writing, file.id.uuid()).await?.ok_or(Refused::NotFound)?;
    let mut row = was.clone();
    row.head.seen_by.clone_from(&standing.paper.seen_by);
    row.head.members_of = standing.paper.members_of;
    let Some(index) = register.fields().iter().position(|field| field.key == "reason") else { return Err(Refused::Broken) };
    row.values[index] = if reason.is_empty() { Meant::Nothing } else { Meant::Text(reason.to_owned()) };
    let lookup = Lookup::with(house.names(&writing, Kind::PaperFile, std::slice::from_ref(&was)).await?);
    let changed = Keeping { house, kind: Kind::PaperFile }.change(&mut writing, &was, row, &lookup).await.map_err(refused)?;
    if changed {
        writing.finish_noted().await?;
    } else {
        writing.give_up().await?;
    }
    Ok(see_other(&format!("/workspace/paper-files/{reference}/found?published=yes")))
}
