//! The public page of a fund, and its awards as a file.

use super::records;
use super::views::{self, Whole};
use crate::find;
use crate::public::{Form, asked, csv_answer};
use ::pages::{Answer, Refused, Visit};
use ::records::House;
use access::Open;
use values::Kind;

/// Shows one fund, or its awards as CSV.
pub(crate) async fn show(visit: &Visit, house: &House, typed: &str) -> Answer {
    let (reference, form) = asked(typed);
    let reading = visit.reading().await?;
    if form == Form::Csv {
        let fund: records::Model = find::one(&reading, reference).await?;
        let rows = house.rows_of(&reading, Kind::Award, "fund", fund.id.uuid()).await?;
        let names = house.names(&reading, Kind::Award, &rows).await?;
        reading.close().await?;
        return Ok(csv_answer(house, Kind::Award, &rows, &names, reference));
    }
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&whole)))
}

async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, Refused> {
    let fund: records::Model = find::one(open, reference).await?;
    let awards: Vec<crate::awards::records::Model> = find::of(open, "fund", fund.id.uuid()).await?;
    let mut organisations = vec![fund.organisation.uuid()];
    organisations.extend(awards.iter().filter_map(|award| award.organisation).map(|id| id.uuid()));
    let boards = fund.partnership.iter().map(|id| id.uuid()).chain(fund.members_of).collect();
    let pointed = [(Kind::Organisation, organisations), (Kind::Partnership, boards)];
    let names = find::names(house, open, &["award-standing"], &pointed).await?;
    Ok(Whole { fund, awards, names })
}
