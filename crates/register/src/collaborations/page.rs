//! The public page of a collaboration: loads it with its partners.

use super::{records::Model, shares};
use crate::find::{self, Pointed};
use crate::public;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};
use values::{Id, kind};

/// A collaboration with all that its page tells.
pub(crate) struct Whole {
    pub(crate) collaboration: Model,
    /// Its partners, the largest share first.
    pub(crate) shares: Vec<shares::Model>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

/// Shows the page, or its JSON.
pub(crate) async fn show(visit: &Visit, house: &House, asked: &str) -> Answer {
    let (reference, json) = public::asked(asked);
    let reading = visit.reading().await?;
    let whole = load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if json {
        return Ok(public::json_answer(super::json::of(&whole)));
    }
    Ok(visit.show(super::views::page(&whole)))
}

/// The collaboration with this reference, when the actor may see it.
async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let Some(collaboration) = find::one::<Model>(open, reference).await? else { return Ok(None) };
    let mut shares: Vec<shares::Model> = find::with(open, "collaboration", collaboration.id).await?;
    let names = Pointed::default()
        .at(collaboration.lead)
        .at(collaboration.board)
        .at(collaboration.members_of.map(Id::<kind::Partnership>::of))
        .at(shares.iter().map(|share| share.organisation))
        .names(house, open, &["collaboration-kind"])
        .await?;
    shares.sort_by_cached_key(|share| {
        let name = values::slug::folded(names.title(share.organisation.uuid()));
        (std::cmp::Reverse(share.parts), name, share.id)
    });
    Ok(Some(Whole { collaboration, shares, names, today: open.today() }))
}
