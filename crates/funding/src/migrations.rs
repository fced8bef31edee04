//! The tables of this area.

use database::Step;
use database::table::Table;
use values::Kind;

/// The steps that make them. They run after those of the register and of the plans.
pub fn steps() -> Vec<Step> {
    let mut tables = budgets();
    tables.extend(awards());
    tables.extend(pools());
    vec![Step::new("2026-11-funding", tables)]
}

fn budgets() -> Vec<Table> {
    let budgets = Table::kept(Kind::Budget)
        .thing("organisation", Kind::Organisation)
        .year("year")
        .number("total")
        .maybe_text("source")
        .maybe_text("note")
        .index(&["year"]);
    let lines = Table::kept(Kind::BudgetLine)
        .thing("budget", Kind::Budget)
        .number("position")
        .number("amount")
        .maybe_thing("priority", Kind::Priority)
        .maybe_text("note");
    vec![budgets, lines]
}

fn awards() -> Vec<Table> {
    let funds = Table::kept(Kind::Fund)
        .thing("organisation", Kind::Organisation)
        .maybe_thing("partnership", Kind::Partnership)
        .year("year")
        .number("amount")
        .maybe_text("purpose")
        .maybe_text("source")
        .index(&["year"]);
    let awards = Table::kept(Kind::Award)
        .thing("fund", Kind::Fund)
        .maybe_text("recipient")
        .maybe_thing("organisation", Kind::Organisation)
        .number("amount")
        .text("standing")
        .maybe_day("awarded_on")
        .maybe_day("from")
        .maybe_day("to")
        .maybe_text("purpose")
        .maybe_text("outcome");
    let priorities = Table::kept(Kind::AwardPriority)
        .thing("award", Kind::Award)
        .thing("priority", Kind::Priority)
        .unique(&["award", "priority"]);
    let payments = Table::kept(Kind::Payment).thing("award", Kind::Award).number("amount").day("paid_on").maybe_text("note");
    vec![funds, awards, priorities, payments]
}

fn pools() -> Vec<Table> {
    let pools = Table::kept(Kind::Pool)
        .maybe_thing("partnership", Kind::Partnership)
        .maybe_thing("priority", Kind::Priority)
        .year("year")
        .number("unit_cost")
        .number("units")
        .maybe_text("source")
        .maybe_text("note");
    let contributions = Table::kept(Kind::Contribution)
        .thing("pool", Kind::Pool)
        .thing("organisation", Kind::Organisation)
        .maybe_number("amount")
        .text("standing")
        .maybe_text("reason")
        .unique(&["pool", "organisation"]);
    vec![pools, contributions]
}
