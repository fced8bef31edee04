//! The page of a collaboration, from what was loaded. Pure.

use super::page::Whole;
use super::rules::{Portion, split};
use super::shares;
use crate::public::{self, dates as span, link, stated};
use components::{Column, InsetText, Missing, Row, SmallScreen, SummaryList, Table};
use maud::{Markup, html};
use pages::Page;
use values::words::{count_with, fill, t};
use values::{Kind, Money, dates, money};

/// The page.
pub(super) fn page(whole: &Whole) -> Page {
    let it = &whole.collaboration;
    let kind = whole.names.label("collaboration-kind", &it.kind);
    let content = html! {
        @if let Some(purpose) = &it.purpose { p class="govuk-body gt-lead" { (purpose) } }
        @if let Some(to) = it.to.filter(|to| *to < whole.today) {
            (InsetText::new(fill("This collaboration ended on {day}.", &[("day", &dates::words(to))])))
        }
        (facts(whole, kind))
        h2 class="govuk-heading-m" { (t("Who takes part")) }
        (partners(whole))
        @if let Some(saved) = saved(it.saving_estimated, it.saving_realised) {
            h2 class="govuk-heading-m" { (t("What it saves")) }
            p class="govuk-body" { (saved) }
        }
        h2 class="govuk-heading-m" { (t("Terms of leaving")) }
        (public::nothing(it.exit_terms.clone().unwrap_or_else(|| t("Nobody has written down how a partner leaves.").into_owned())))
        (public::data_link(Kind::Collaboration, &it.reference))
    };
    public::page_of(it, &whole.names)
        .crumb(t("Collaborations"), format!("{}/collaborations", public::PARTNERS))
        .caption(kind)
        .content(content)
}

fn facts(whole: &Whole, kind: &str) -> SummaryList {
    let it = &whole.collaboration;
    let sum = |amount: Option<Money>| match amount {
        Some(amount) => html! { (amount.words()) },
        None => stated(None),
    };
    SummaryList::new()
        .pair(t("Kind"), kind)
        .pair(t("Lead"), it.lead.map_or_else(|| stated(None), |lead| link(&whole.names, lead.uuid())))
        .pair(t("Board"), it.board.map_or_else(|| stated(None), |board| link(&whole.names, board.uuid())))
        .pair(t("Dates"), span(whole.today, it.from, it.to))
        .pair(t("Cost a year"), sum(it.cost_a_year))
        .pair(t("Estimated saving a year"), sum(it.saving_estimated))
        .pair(t("Realised saving a year"), sum(it.saving_realised))
        .pair(t("Source"), stated(it.source.as_deref()))
}

/// What was saved of what was estimated.
fn saved(estimated: Option<Money>, realised: Option<Money>) -> Option<String> {
    let (estimated, realised) = estimated.zip(realised)?;
    let gaps = [("realised", &*realised.words()), ("estimated", &*estimated.words())];
    Some(fill("It saves {realised} a year; {estimated} was estimated.", &gaps))
}

fn partners(whole: &Whole) -> Markup {
    if whole.shares.is_empty() {
        return public::nothing(t("No partner is named yet."));
    }
    let parts: Option<Vec<i64>> = whole.shares.iter().map(|share| share.parts).collect();
    match parts.filter(|parts| parts.iter().sum::<i64>() > 0) {
        Some(parts) => shared(whole, &parts),
        None => html! {
            ul class="govuk-list" { @for share in &whole.shares { li { (partner(whole, share)) } } }
            (public::nothing(t("How costs and savings are shared is not stated.")))
        },
    }
}

fn partner(whole: &Whole, share: &shares::Model) -> Markup {
    link(&whole.names, share.organisation.uuid())
}

/// The table of shares: each sum that is known, split.
fn shared(whole: &Whole, parts: &[i64]) -> Markup {
    let it = &whole.collaboration;
    let sums: Vec<(String, Money, Vec<Portion>)> = [
        (t("Cost a year"), it.cost_a_year),
        (t("Estimated saving a year"), it.saving_estimated),
        (t("Realised saving a year"), it.saving_realised),
    ]
    .into_iter()
    .filter_map(|(label, sum)| Some((label.into_owned(), sum?, split(sum?, parts)?)))
    .collect();
    let start = Table::new(t("Shares of costs and savings"))
        .caption_hidden()
        .column(Column::new(t("Organisation")))
        .column(Column::numeric(t("Parts")))
        .small_screen(SmallScreen::Stack);
    let headed = sums.iter().fold(start, |table, (label, ..)| table.column(Column::numeric(label.clone())));
    let row = |(index, share): (usize, &shares::Model)| {
        let row = Row::headed(partner(whole, share)).cell(match share.parts {
            Some(parts) => html! { (money::with_commas(parts.unsigned_abs())) },
            None => html! { (Missing::new(t("Not stated"))) },
        });
        row.cells(sums.iter().map(|(_, _, portions)| portions[index].amount.with_pence()))
    };
    let all = parts.iter().map(|part| part.unsigned_abs()).sum::<u64>();
    let total = Row::headed(t("Total")).cell(money::with_commas(all)).cells(sums.iter().map(|(_, sum, _)| sum.with_pence()));
    html! {
        (headed.rows(whole.shares.iter().enumerate().map(row)).totals(total))
        @for (label, _, portions) in &sums { (left_over(whole, label, portions)) }
    }
}

/// Who got the pennies that were left over.
fn left_over(whole: &Whole, label: &str, portions: &[Portion]) -> Markup {
    let lucky = whole.shares.iter().zip(portions).filter(|(_, portion)| portion.rounded_up);
    let names: Vec<&str> = lucky.map(|(share, _)| whole.names.title(share.organisation.uuid())).collect();
    if names.is_empty() {
        return html! {};
    }
    let gaps = [("sum", label), ("names", &*names.join(", "))];
    public::nothing(count_with(
        "{sum} does not split into whole pence. The penny left over goes to {names}, whose share was cut most.",
        "{sum} does not split into whole pence. The {n} pennies left over go one each to {names}, whose shares were cut most.",
        u64::try_from(names.len()).unwrap_or(u64::MAX),
        &gaps,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_stands_beside_what_was_estimated() {
        let words = saved(Some(Money::pounds(100_000)), Some(Money::pounds(69_000)));
        assert_eq!(words.as_deref(), Some("It saves £69,000 a year; £100,000 was estimated."));
        assert_eq!(saved(None, Some(Money::pounds(1))), None);
    }
}
