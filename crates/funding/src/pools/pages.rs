//! The public page of a pooled cost, and its contributions as a file.

use super::views::{self, Whole};
use super::{contributions, records};
use crate::find;
use crate::public::{Form, asked, csv_answer};
use ::pages::{Answer, Refused, Visit};
use ::records::House;
use access::Open;
use values::Kind;

/// Shows one pooled cost, or its contributions as CSV.
pub(crate) async fn show(visit: &Visit, house: &House, typed: &str) -> Answer {
    let (reference, form) = asked(typed);
    let reading = visit.reading().await?;
    if form == Form::Csv {
        let pool: records::Model = find::one(&reading, reference).await?;
        let rows = house.rows_of(&reading, Kind::Contribution, "pool", pool.id.uuid()).await?;
        let names = house.names(&reading, Kind::Contribution, &rows).await?;
        reading.close().await?;
        return Ok(csv_answer(house, Kind::Contribution, &rows, &names, reference));
    }
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&whole)))
}

async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, Refused> {
    let pool: records::Model = find::one(open, reference).await?;
    let contributions: Vec<contributions::Model> = find::of(open, "pool", pool.id.uuid()).await?;
    let boards = pool.partnership.iter().map(|id| id.uuid()).chain(pool.members_of).collect();
    let pointed = [
        (Kind::Organisation, contributions.iter().map(|given| given.organisation.uuid()).collect()),
        (Kind::Partnership, boards),
        (Kind::Priority, pool.priority.iter().map(|id| id.uuid()).collect()),
    ];
    let names = find::names(house, open, &["contribution-standing"], &pointed).await?;
    Ok(Whole { pool, contributions, names })
}
