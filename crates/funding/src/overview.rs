//! The public page of all money: funds, budgets and pooled costs, year by year.

use crate::funds::rules::{awarded, left};
use crate::pools::rules::{Sums, cost};
use crate::public::{AWARDS, column, link, link_to};
use crate::{awards, budgets, find, funds, pools};
use access::Open;
use components::{Button, Column, EmptyState, Row, SmallScreen, Table};
use maud::{Markup, html};
use pages::{Answer, Page, Refused, Visit};
use records::{House, Names};
use sea_orm::Condition;
use std::collections::BTreeSet;
use uuid::Uuid;
use values::words::{fill, t};
use values::{FinancialYear, Kind, Money};

/// All money that the actor may see.
pub(crate) struct Overview {
    pub(crate) funds: Vec<funds::records::Model>,
    pub(crate) awards: Vec<awards::records::Model>,
    pub(crate) budgets: Vec<budgets::records::Model>,
    pub(crate) pools: Vec<pools::records::Model>,
    pub(crate) contributions: Vec<pools::contributions::Model>,
    pub(crate) names: Names,
}

/// Shows the page.
pub(crate) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let overview = load(&reading, house).await?;
    reading.close().await?;
    Ok(visit.show(Page::new(t("Grants and budgets")).wide().content(content(&overview))))
}

async fn load(open: &dyn Open, house: &House) -> Result<Overview, Refused> {
    let funds: Vec<funds::records::Model> = find::all(open, Condition::all()).await?;
    let budgets: Vec<budgets::records::Model> = find::all(open, Condition::all()).await?;
    let givers: Vec<Uuid> = funds
        .iter()
        .map(|fund| fund.organisation)
        .chain(budgets.iter().map(|budget| budget.organisation))
        .map(|id| id.uuid())
        .collect();
    Ok(Overview {
        names: find::names(house, open, &[], &[(Kind::Organisation, givers)]).await?,
        awards: find::all(open, Condition::all()).await?,
        pools: find::all(open, Condition::all()).await?,
        contributions: find::all(open, Condition::all()).await?,
        funds,
        budgets,
    })
}

/// The page under its heading.
pub(crate) fn content(all: &Overview) -> Markup {
    let years: BTreeSet<FinancialYear> = (all.funds.iter().map(|fund| fund.year))
        .chain(all.budgets.iter().map(|budget| budget.year))
        .chain(all.pools.iter().map(|pool| pool.year))
        .collect();
    html! {
        p class="govuk-body gt-lead" { (t("Here you can see how much money there is each year, who gives it and where it went.")) }
        (Button::link(t("See every award"), AWARDS).secondary())
        @if years.is_empty() { (EmptyState::new(t("Funds and budgets"), t("None can be seen here yet."))) }
        @for year in years.into_iter().rev() {
            section {
                h2 class="govuk-heading-l" { (fill("Financial year {year}", &[("year", &year.words())])) }
                @for table in [funds_of(all, year), budgets_of(all, year), pools_of(all, year)].into_iter().flatten() { (table) }
            }
        }
    }
}

fn funds_of(all: &Overview, year: FinancialYear) -> Option<Table> {
    let funds: Vec<_> = all.funds.iter().filter(|fund| fund.year == year).collect();
    let given = |fund: &funds::records::Model| {
        let awards = all.awards.iter().filter(|award| award.fund == fund.id);
        awarded(awards.map(|award| (award.amount, award.standing.as_str())))
    };
    let (amount, gone): (Money, Money) = (funds.iter().map(|fund| fund.amount).sum(), funds.iter().map(|fund| given(fund)).sum());
    let words = column(&funds.iter().flat_map(|fund| [fund.amount, given(fund)]).collect::<Vec<_>>());
    let figures = |row: Row, amount, gone| row.cell(words(amount)).cell(words(gone)).cell(words(left(amount, gone)));
    let row = |fund: &&funds::records::Model| {
        let row = Row::headed(link_to(Kind::Fund, &fund.reference, &fund.title)).cell(link(&all.names, fund.organisation.uuid()));
        figures(row, fund.amount, given(fund))
    };
    let table = Table::new(fill("Funds, {year}", &[("year", &year.words())]))
        .column(Column::new(t("Fund")))
        .column(Column::new(t("Who gives the money")))
        .column(Column::numeric(t("Amount")))
        .column(Column::numeric(t("Awarded")))
        .column(Column::numeric(t("Left")))
        .rows(funds.iter().map(row))
        .totals(figures(Row::headed(t("Total")).cell(""), amount, gone));
    (!funds.is_empty()).then(|| table.small_screen(SmallScreen::Stack))
}

fn budgets_of(all: &Overview, year: FinancialYear) -> Option<Table> {
    let budgets: Vec<_> = all.budgets.iter().filter(|budget| budget.year == year).collect();
    let totals: Vec<Money> = budgets.iter().map(|budget| budget.total).collect();
    let words = column(&totals);
    let row = |budget: &&budgets::records::Model| {
        Row::headed(link_to(Kind::Budget, &budget.reference, &budget.title))
            .cell(link(&all.names, budget.organisation.uuid()))
            .cell(words(budget.total))
    };
    let table = Table::new(fill("Budgets, {year}", &[("year", &year.words())]))
        .column(Column::new(t("Budget")))
        .column(Column::new(t("Whose budget")))
        .column(Column::numeric(t("Total that the source states")))
        .rows(budgets.iter().map(row))
        .totals(Row::headed(t("Total")).cell("").cell(words(totals.iter().copied().sum())));
    (!budgets.is_empty()).then(|| table.small_screen(SmallScreen::Stack))
}

fn pools_of(all: &Overview, year: FinancialYear) -> Option<Table> {
    let pools: Vec<_> = all.pools.iter().filter(|pool| pool.year == year).collect();
    let sums = |pool: &pools::records::Model| {
        let given = all.contributions.iter().filter(|given| given.pool == pool.id);
        Sums::of(cost(pool.unit_cost, pool.units), given.map(|given| (given.standing.as_str(), given.amount)))
    };
    let words = column(&pools.iter().flat_map(|pool| [sums(pool).cost, sums(pool).shortfall()]).collect::<Vec<_>>());
    let row = |pool: &&pools::records::Model| {
        let row = Row::headed(link_to(Kind::Pool, &pool.reference, &pool.title));
        row.cell(words(sums(pool).cost)).cell(words(sums(pool).shortfall()))
    };
    let total = |figure: fn(&Sums) -> Money| words(pools.iter().map(|pool| figure(&sums(pool))).sum());
    let table = Table::new(fill("Pooled costs, {year}", &[("year", &year.words())]))
        .column(Column::new(t("Pooled cost")))
        .column(Column::numeric(t("Cost of the year")))
        .column(Column::numeric(t("Missing even if everyone who was asked pays")))
        .rows(pools.iter().map(row))
        .totals(Row::headed(t("Total")).cell(total(|sums| sums.cost)).cell(total(Sums::shortfall)));
    (!pools.is_empty()).then(|| table.small_screen(SmallScreen::Stack))
}
