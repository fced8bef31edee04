//! What the page of a budget looks like.

use super::rules::{Tally, tally};
use super::{lines, records};
use crate::public::{column, length, link, link_or, page_of, stated};
use ::pages::Page;
use ::records::Names;
use components::{Bar, BarChart, Column, DownloadLink, EmptyState, Row, SmallScreen, SummaryList, Table, WarningText};
use maud::html;
use values::Money;
use values::words::{fill, t};

/// A budget with its lines.
pub(crate) struct Whole {
    pub(crate) budget: records::Model,
    /// In the order of the budget.
    pub(crate) lines: Vec<lines::Model>,
    pub(crate) names: Names,
}

impl Whole {
    fn amounts(&self) -> Vec<Money> {
        self.lines.iter().map(|line| line.amount).collect()
    }

    fn sum(&self) -> Money {
        self.amounts().into_iter().sum()
    }

    fn tally(&self) -> Tally {
        tally(self.budget.total, &self.amounts())
    }
}

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let says = whole.tally().words(whole.budget.total, whole.sum());
    let asks = whole.tally().needs_a_look() && !whole.lines.is_empty();
    let content = html! {
        @if asks { (WarningText::new(says)) } @else { p class="govuk-body gt-lead" { (says) } }
        (summary(whole))
        @if whole.lines.is_empty() {
            (EmptyState::new(t("Lines of this budget"), t("None can be seen here yet.")))
        } @else {
            (table(whole))
            @if let Some(chart) = chart(whole) { (chart) }
            p class="govuk-body" { (DownloadLink::new(t("Download these lines"), csv(whole), t("CSV"))) }
        }
    };
    page_of(&whole.budget, &whole.names).caption(t("Budget")).wide().content(content)
}

fn csv(whole: &Whole) -> String {
    format!("/grants/budgets/{}.csv", whole.budget.reference)
}

fn summary(whole: &Whole) -> SummaryList {
    let budget = &whole.budget;
    SummaryList::new()
        .pair(t("Whose budget"), link(&whole.names, budget.organisation.uuid()))
        .pair(t("Financial year"), budget.year.words())
        .pair(t("Total that the source states"), budget.total.words())
        .pair(t("Source"), stated(budget.source.as_deref()))
        .pair(t("Note"), stated(budget.note.as_deref()))
}

fn table(whole: &Whole) -> Table {
    let words = column(&whole.amounts());
    let row = |line: &lines::Model| {
        let priority = link_or(&whole.names, line.priority.map(|id| id.uuid()), &t("No priority is named"));
        Row::headed(line.title.as_str()).cell(priority).cell(words(line.amount))
    };
    Table::new(t("Lines of this budget"))
        .column(Column::new(t("Line")))
        .column(Column::new(t("Priority that it serves")))
        .column(Column::numeric(t("Amount")))
        .rows(whole.lines.iter().map(row))
        .totals(Row::headed(t("Total")).cell("").cell(words(whole.sum())))
        .small_screen(SmallScreen::Stack)
}

/// The lines by size, when there are at least two to compare. Income has no bar.
fn chart(whole: &Whole) -> Option<BarChart> {
    let costs: Vec<_> = whole.lines.iter().filter(|line| line.amount > Money(0)).collect();
    let largest = costs.iter().max_by_key(|line| line.amount).filter(|_| costs.len() > 1)?;
    let finding = fill("{line} is the largest line", &[("line", &largest.title)]);
    let bars = costs.iter().map(|line| Bar::new(line.title.clone(), length(line.amount), line.amount.words()));
    let subtitle = fill("Lines of this budget in pounds, {year}", &[("year", &whole.budget.year.words())]);
    let chart = BarChart::new("lines", finding).subtitle(subtitle).headings(t("Line"), t("Amount")).bars(bars);
    let chart = chart.csv(csv(whole), t("CSV")).under_page_heading();
    Some(match &whole.budget.source {
        Some(source) => chart.source(source.clone()),
        None => chart,
    })
}
