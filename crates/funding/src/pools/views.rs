//! What the page of a pooled cost looks like.

use super::rules::{CANNOT_PAY, Sums, cost};
use super::{contributions, records};
use crate::public::{column, link, link_or, page_of, stated};
use ::pages::Page;
use ::records::Names;
use components::{Column, DownloadLink, EmptyState, Missing, Row, SmallScreen, SummaryList, Table};
use maud::{Markup, html};
use values::Money;
use values::words::{count, count_with, t};

/// A pooled cost with what each partner gives.
pub(crate) struct Whole {
    pub(crate) pool: records::Model,
    /// By title.
    pub(crate) contributions: Vec<contributions::Model>,
    pub(crate) names: Names,
}

impl Whole {
    fn sums(&self) -> Sums {
        let given = self.contributions.iter().map(|given| (given.standing.as_str(), given.amount));
        Sums::of(cost(self.pool.unit_cost, self.pool.units), given)
    }
}

/// The page.
pub(crate) fn page(whole: &Whole) -> Page {
    let sums = whole.sums();
    let csv = format!("/grants/pooled-costs/{}.csv", whole.pool.reference);
    let content = html! {
        p class="govuk-body gt-lead" { (costs_in_words(whole)) }
        p class="govuk-body" { (sums.words()) }
        @if sums.cannot_pay > 0 {
            p class="govuk-body" {
                (count("{n} partner cannot pay; the reason is given below.", "{n} partners cannot pay; the reasons are given below.", sums.cannot_pay))
            }
        }
        (summary(whole, &sums))
        @if whole.contributions.is_empty() {
            (EmptyState::new(t("What each partner gives"), t("Nobody has been asked yet, or none of it can be seen here.")))
        } @else {
            (table(whole, &sums))
            p class="govuk-body" { (DownloadLink::new(t("Download these contributions"), csv, t("CSV"))) }
        }
    };
    page_of(&whole.pool, &whole.names).caption(t("Pooled cost")).wide().content(content)
}

fn costs_in_words(whole: &Whole) -> String {
    let pool = &whole.pool;
    let (one, all) = (pool.unit_cost.words(), cost(pool.unit_cost, pool.units).words());
    let gaps = [("one", one.as_str()), ("all", all.as_str())];
    let units = u64::try_from(pool.units).unwrap_or(0);
    count_with(
        "Partners share this cost: {n} a year at {one}.",
        "Partners share this cost: {n} a year at {one} each make {all}.",
        units,
        &gaps,
    )
}

fn summary(whole: &Whole, sums: &Sums) -> SummaryList {
    let pool = &whole.pool;
    let (board, priority) = (pool.partnership.map(|id| id.uuid()), pool.priority.map(|id| id.uuid()));
    SummaryList::new()
        .pair(t("Who shares the cost"), link_or(&whole.names, board, &t("Not stated")))
        .pair(t("Priority that it serves"), link_or(&whole.names, priority, &t("No priority is named")))
        .pair(t("Financial year"), pool.year.words())
        .pair(t("Cost of the year"), sums.cost.words())
        .pair(t("Paid"), sums.paid.words())
        .pair(t("Agreed and not paid yet"), sums.agreed.words())
        .pair(t("Asked for and not agreed yet"), sums.asked.words())
        .pair(t("Missing even if everyone who was asked pays"), sums.shortfall().words())
        .pair(t("Source"), stated(pool.source.as_deref()))
        .pair(t("Note"), stated(pool.note.as_deref()))
}

fn table(whole: &Whole, sums: &Sums) -> Table {
    let amounts: Vec<Money> = whole.contributions.iter().filter_map(|given| given.amount).collect();
    let words = column(&amounts);
    let row = |given: &contributions::Model| {
        Row::headed(link(&whole.names, given.organisation.uuid()))
            .cell(whole.names.label("contribution-standing", &given.standing))
            .cell(given.reason.as_deref().map_or_else(|| html! { (Missing::new(t("None"))) }, |reason| html! { (reason) }))
            .cell(amount(given, words))
    };
    Table::new(t("What each partner gives"))
        .column(Column::new(t("Organisation")))
        .column(Column::new(t("How it stands")))
        .column(Column::new(t("Reason or note")))
        .column(Column::numeric(t("Amount")))
        .rows(whole.contributions.iter().map(row))
        .totals(Row::headed(t("Total asked, agreed and paid")).cell("").cell("").cell(words(sums.sure() + sums.asked)))
        .small_screen(SmallScreen::Stack)
}

fn amount(given: &contributions::Model, words: fn(Money) -> String) -> Markup {
    match given.amount {
        Some(amount) => html! { (words(amount)) },
        None if given.standing == CANNOT_PAY => html! { (Missing::new(t("Not applicable"))) },
        None => html! { (Missing::new(t("Not stated"))) },
    }
}
