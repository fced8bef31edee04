//! The public page of a combination agreement: loads it with its parties, what it merges and what varies it.

use super::records::{Around, Model};
use super::rules::{self, Facts, Stage};
use crate::find::{self, Pointed};
use crate::public;
use access::Open;
use chrono::NaiveDate;
use database::Fault;
use pages::{Answer, Refused, Visit};
use records::{House, Names};

/// An agreement with all that its page tells.
pub(crate) struct Whole {
    pub(crate) agreement: Model,
    pub(crate) around: Around,
    /// The agreements that vary it.
    pub(crate) varied_by: Vec<Model>,
    pub(crate) stage: Stage,
    /// What is still missing, for those who work on it.
    pub(crate) missing: Vec<String>,
    pub(crate) names: Names,
    pub(crate) today: NaiveDate,
}

/// The lists whose labels the page shows.
const LISTS: [&str; 4] = ["agreement-decision", "agreement-joins", "agreement-consent", "yes-no"];

/// Shows the page, or its JSON.
pub(crate) async fn show(visit: &Visit, house: &House, asked: &str) -> Answer {
    let (reference, json) = public::asked(asked);
    let reading = visit.reading().await?;
    let mut whole = load(&reading, house, reference).await?.ok_or(Refused::NotFound)?;
    reading.close().await?;
    if json {
        return Ok(public::json_answer(super::json::of(&whole)));
    }
    if !visit.actor().is_signed_in() {
        whole.missing.clear();
    }
    Ok(visit.show(super::views::page(&whole)))
}

/// The agreement with this reference, when the actor may see it.
async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Option<Whole>, Fault> {
    let Some(agreement) = find::one::<Model>(open, reference).await? else { return Ok(None) };
    let around = Around::of(open, std::iter::once(&agreement)).await?;
    let varied_by: Vec<Model> = find::with(open, "varies", agreement.id).await?;
    let names = Pointed::default()
        .at(agreement.decided_by)
        .at(agreement.result)
        .at(agreement.varies)
        .at(agreement.members_of.map(values::Id::<values::kind::Partnership>::of))
        .at(around.parties.iter().map(|party| party.organisation))
        .at(around.merging.iter().map(|one| one.partnership))
        .names(house, open, &LISTS)
        .await?;
    let today = open.today();
    let facts = Facts {
        consents: around.consents(agreement.id, agreement.from.unwrap_or(today).min(today)),
        merging: around.merging.len(),
        varied_on: varied_by.iter().filter_map(|it| it.from).min(),
        ..agreement.facts()
    };
    let (stage, missing) = (rules::stage(&facts, today), rules::missing(&facts, today));
    Ok(Some(Whole { agreement, around, varied_by, stage, missing, names, today }))
}
