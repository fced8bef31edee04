//! What the page of a fund looks like.

use super::{records, rules};
use crate::awards;
use crate::public::{column, length, link, link_or, link_to, page_of, stated};
use ::pages::Page;
use ::records::Names;
use components::{Bar, BarChart, Column, DownloadLink, EmptyState, Missing, Row, SmallScreen, SummaryList, Table};
use maud::{Markup, html};
use values::words::{fill, t};
use values::{Kind, Money};

/// A fund with its awards.
pub(crate) struct Whole {
    pub(crate) fund: records::Model,
    /// By title.
    pub(crate) awards: Vec<awards::records::Model>,
    pub(crate) names: Names,
}

impl Whole {
    fn awarded(&self) -> Money {
        rules::awarded(self.awards.iter().map(|award| (award.amount, award.standing.as_str())))
    }

    /// The awards that take money from the fund.
    fn taking(&self) -> impl Iterator<Item = &awards::records::Model> {
        self.awards.iter().filter(|award| awards::rules::takes_money(&award.standing))
    }
}

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let content = html! {
        p class="govuk-body gt-lead" { (rules::left_in_words(whole.fund.amount, whole.awarded())) }
        (summary(whole))
        @if whole.awards.is_empty() {
            (EmptyState::new(t("Awards from this fund"), t("None can be seen here yet.")))
        } @else {
            (table(whole))
            @if whole.taking().count() < whole.awards.len() {
                p class="govuk-body" { (t("Withdrawn awards do not count in the total.")) }
            }
            @if let Some(chart) = chart(whole) { (chart) }
            p class="govuk-body" { (DownloadLink::new(t("Download these awards"), csv(whole), t("CSV"))) }
        }
    };
    page_of(&whole.fund, &whole.names).caption(t("Fund")).wide().content(content)
}

fn csv(whole: &Whole) -> String {
    format!("/grants/funds/{}.csv", whole.fund.reference)
}

fn summary(whole: &Whole) -> SummaryList {
    let fund = &whole.fund;
    let partnership = fund.partnership.map(|id| id.uuid());
    SummaryList::new()
        .pair(t("Amount"), fund.amount.words())
        .pair(t("Awarded"), whole.awarded().words())
        .pair(t("Left"), rules::left(fund.amount, whole.awarded()).words())
        .pair(t("Financial year"), fund.year.words())
        .pair(t("Who gives the money"), link(&whole.names, fund.organisation.uuid()))
        .pair(t("Who hands it out"), link_or(&whole.names, partnership, &t("The giver itself")))
        .pair(t("What it is for"), stated(fund.purpose.as_deref()))
        .pair(t("Source"), stated(fund.source.as_deref()))
}

fn table(whole: &Whole) -> Table {
    let amounts: Vec<Money> = whole.awards.iter().map(|award| award.amount).collect();
    let words = column(&amounts);
    let row = |award: &awards::records::Model| {
        Row::headed(link_to(Kind::Award, &award.reference, &award.title))
            .cell(given_to(award, &whole.names))
            .cell(whole.names.label("award-standing", &award.standing))
            .cell(words(award.amount))
    };
    Table::new(t("Awards from this fund"))
        .column(Column::new(t("Award")))
        .column(Column::new(t("Given to")))
        .column(Column::new(t("How it stands")))
        .column(Column::numeric(t("Amount")))
        .rows(whole.awards.iter().map(row))
        .totals(Row::headed(t("Total awarded")).cell("").cell("").cell(words(whole.awarded())))
        .small_screen(SmallScreen::Stack)
}

fn given_to(award: &awards::records::Model, names: &Names) -> Markup {
    match (&award.recipient, award.organisation) {
        (Some(name), _) => html! { (name) },
        (None, Some(id)) => link(names, id.uuid()),
        (None, None) => html! { (Missing::new(t("Not stated"))) },
    }
}

/// The awards by size, when there are at least two to compare.
fn chart(whole: &Whole) -> Option<BarChart> {
    let largest = whole.taking().max_by_key(|award| award.amount).filter(|_| whole.taking().count() > 1)?;
    let finding = fill("{award} is the largest award", &[("award", &largest.title)]);
    let bars = whole.taking().map(|award| Bar::new(award.title.clone(), length(award.amount), award.amount.words()));
    let subtitle = fill("Awards from this fund in pounds, {year}", &[("year", &whole.fund.year.words())]);
    let chart = BarChart::new("awards", finding).subtitle(subtitle).headings(t("Award"), t("Amount")).bars(bars);
    let chart = chart.csv(csv(whole), t("CSV")).under_page_heading();
    Some(match &whole.fund.source {
        Some(source) => chart.source(source.clone()),
        None => chart,
    })
}
