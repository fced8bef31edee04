//! The public page of a budget, and its lines as a file.

use super::views::{self, Whole};
use super::{lines, records};
use crate::find;
use crate::public::{Form, asked, csv_answer};
use ::pages::{Answer, Refused, Visit};
use ::records::House;
use access::Open;
use values::Kind;

/// Shows one budget, or its lines as CSV.
pub(crate) async fn show(visit: &Visit, house: &House, typed: &str) -> Answer {
    let (reference, form) = asked(typed);
    let reading = visit.reading().await?;
    if form == Form::Csv {
        let budget: records::Model = find::one(&reading, reference).await?;
        let rows = house.rows_of(&reading, Kind::BudgetLine, "budget", budget.id.uuid()).await?;
        let names = house.names(&reading, Kind::BudgetLine, &rows).await?;
        reading.close().await?;
        return Ok(csv_answer(house, Kind::BudgetLine, &rows, &names, reference));
    }
    let whole = load(&reading, house, reference).await?;
    reading.close().await?;
    Ok(visit.show(views::page(&whole)))
}

async fn load(open: &dyn Open, house: &House, reference: &str) -> Result<Whole, Refused> {
    let budget: records::Model = find::one(open, reference).await?;
    let mut lines: Vec<lines::Model> = find::of(open, "budget", budget.id.uuid()).await?;
    lines.sort_by_key(|line| line.position);
    let pointed = [
        (Kind::Organisation, vec![budget.organisation.uuid()]),
        (Kind::Partnership, budget.members_of.into_iter().collect()),
        (Kind::Priority, lines.iter().filter_map(|line| line.priority).map(|id| id.uuid()).collect()),
    ];
    let names = find::names(house, open, &[], &pointed).await?;
    Ok(Whole { budget, lines, names })
}
