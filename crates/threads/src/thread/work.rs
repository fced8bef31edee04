//! The later steps of a thread as people read them: actions, money, measures, what came of it.

use super::money::YearOf;
use super::parts::named;
use super::views::View;
use actions::shared::ActionSummary;
use components::{Column, Row, SmallScreen, Table};
use funding::shared::{AwardSummary, BudgetLineSummary, PoolSummary};
use maud::{Markup, html};
use plans::shared::LineageOf;
use values::words::{count, fill, t};
use values::{Kind, Money, dates};

pub(super) fn actions(view: &View) -> Option<Markup> {
    (!view.thread.actions.is_empty()).then(|| {
        html! {
            ul class="govuk-list govuk-list--bullet" {
                @for action in &view.thread.actions { li { (one_action(view, action)) } }
            }
        }
    })
}

fn one_action(view: &View, action: &ActionSummary) -> Markup {
    let overdue = action.overdue_on(view.thread.today);
    let missing = view.thread.gaps.iter().filter(|gap| gap.about == Some(action.id));
    html! {
        (view.reader.link(Kind::Action, &action.reference, &action.title))
        ". " (view.labels.label("action-standing", &action.standing))
        @if let Some(due) = action.due { ", " (fill("due {date}", &[("date", &dates::words(due))])) }
        "."
        @if overdue { " " strong class="gt-overdue" { (t("Overdue.")) } }
        @if let Some(owner) = &action.owner_title { " " (fill("Done by: {owner}.", &[("owner", owner)])) }
        @if let Some(board) = &action.partnership_title { " " (fill("Followed by: {board}.", &[("board", board)])) }
        @for gap in missing {
            br; strong { (t("Gap:")) } " " (gap.sentence) (view.reader.mend(gap))
        }
    }
}

pub(super) fn money(view: &View) -> Option<Markup> {
    let money = &view.thread.money;
    (!money.lines.is_empty() || !money.awards.is_empty() || !money.pools.is_empty()).then(|| {
        html! {
            (by_year(&money.years()))
            @if !money.lines.is_empty() {
                h3 class="govuk-heading-s" { (t("Lines of budgets")) }
                ul class="govuk-list govuk-list--bullet" { @for line in &money.lines { li { (one_line(view, line)) } } }
            }
            @if !money.awards.is_empty() {
                h3 class="govuk-heading-s" { (t("Awards")) }
                ul class="govuk-list govuk-list--bullet" { @for award in &money.awards { li { (one_award(view, award)) } } }
            }
            @if !money.pools.is_empty() {
                h3 class="govuk-heading-s" { (t("Costs that partners share")) }
                ul class="govuk-list govuk-list--bullet" { @for pool in &money.pools { li { (one_pool(view, pool)) } } }
            }
        }
    })
}

/// The table has only the columns in which some year has money.
fn by_year(years: &[YearOf]) -> Table {
    type Figure = fn(&YearOf) -> Money;
    let all: [(_, Figure); 4] = [
        (t("Budgeted (£)"), |year| year.budgeted),
        (t("Awarded (£)"), |year| year.awarded),
        (t("Paid of the awards (£)"), |year| year.paid),
        (t("Shared cost (£)"), |year| year.shared),
    ];
    let used: Vec<_> = all.into_iter().filter(|(_, figure)| years.iter().any(|year| figure(year) != Money(0))).collect();
    let start =
        Table::new(t("Money by financial year")).small_screen(SmallScreen::Stack).column(Column::new(t("Financial year")));
    let headed = used.iter().fold(start, |table, (heading, _)| table.column(Column::numeric(heading.clone())));
    headed
        .rows(years.iter().map(|year| Row::headed(year.year.words()).cells(used.iter().map(|(_, figure)| figure(year).words()))))
}

fn one_line(view: &View, line: &BudgetLineSummary) -> Markup {
    html! {
        (view.reader.link(Kind::BudgetLine, &line.reference, &line.title)) ", " (line.amount.words()) ", " (line.year.words()) ". "
        (view.reader.link(Kind::Budget, &line.budget_reference, &line.budget_title))
    }
}

fn one_award(view: &View, award: &AwardSummary) -> Markup {
    html! {
        (view.reader.link(Kind::Award, &award.reference, &award.title)) ", " (award.amount.words())
        @if let Some(recipient) = &award.recipient { ", " (recipient) }
        ", " (award.year.words()) ". " (view.labels.label("award-standing", &award.standing)) "."
        @if award.paid != Money(0) { " " (fill("{amount} was paid.", &[("amount", &award.paid.words())])) }
    }
}

fn one_pool(view: &View, pool: &PoolSummary) -> Markup {
    let asked = pool.asked != Money(0);
    html! {
        (view.reader.link(Kind::Pool, &pool.reference, &pool.title)) ", " (pool.year.words()) ". " (pool.sums().words())
        @if asked { " " (fill("{amount} was asked for and is not answered yet.", &[("amount", &pool.asked.words())])) }
        @if pool.cannot_pay > 0 {
            " " (count("{n} partner cannot pay.", "{n} partners cannot pay.", pool.cannot_pay.unsigned_abs()))
        }
    }
}

pub(super) fn measures(view: &View) -> Option<Markup> {
    (!view.thread.measures.is_empty()).then(|| {
        html! {
            ul class="govuk-list govuk-list--bullet" {
                @for measure in &view.thread.measures {
                    li {
                        (view.reader.link(Kind::Measure, &measure.reference, &measure.title))
                        ". " (view.labels.label("direction", &measure.direction)) "."
                        @if let Some(told) = view.thread.figures_of(measure) {
                            @let gaps = [("latest", told.latest.as_deref().unwrap_or_default()), ("variation", &told.variation)];
                            " " (fill("Latest: {latest}. Variation: {variation}.", &gaps))
                        }
                        @if let Some(proxy) = &measure.proxy_for { " " (fill("It stands in for: {what}.", &[("what", proxy)])) }
                        @if let Some(note) = &measure.note { " " (note) }
                    }
                }
            }
        }
    })
}

pub(super) fn outcomes(view: &View) -> Option<Markup> {
    let thread = view.thread;
    let ended: Vec<_> =
        thread.money.awards.iter().flat_map(|award| thread.gaps.iter().filter(|gap| gap.about == Some(award.id))).collect();
    (!thread.outcomes.is_empty() || !thread.lineage.is_empty() || !ended.is_empty()).then(|| {
        html! {
            @if !thread.outcomes.is_empty() || !ended.is_empty() {
                ul class="govuk-list govuk-list--bullet" {
                    @for outcome in &thread.outcomes { li { (named(view, &outcome.of)) ". " (outcome.words) } }
                    @for gap in ended { li { strong { (t("Gap:")) } " " (gap.sentence) (view.reader.mend(gap)) } }
                }
            }
            @if !thread.lineage.is_empty() {
                h3 class="govuk-heading-s" { (t("What it came from and what it became")) }
                ul class="govuk-list govuk-list--bullet" { @for change in &thread.lineage { li { (one_change(view, change)) } } }
            }
        }
    })
}

fn one_change(view: &View, change: &LineageOf) -> Markup {
    let date = dates::words(change.on);
    let how = view.labels.label("lineage-kind", &change.how);
    let gaps = [("how", how), ("date", date.as_str())];
    let words = match (&change.other, change.came_from) {
        (Some(_), true) => fill("{how} on {date}. It came from:", &gaps),
        (Some(_), false) => fill("{how} on {date}. It became:", &gaps),
        (None, _) => fill("{how} on {date}.", &gaps),
    };
    html! {
        (words)
        @if let Some(other) = &change.other {
            " " a class="govuk-link" href=(view.reader.side.thread(&other.reference)) { (other.title) } "."
        }
        @if let Some(reason) = &change.reason { " " (reason) }
    }
}
