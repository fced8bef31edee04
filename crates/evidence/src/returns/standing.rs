//! All returns with how they stand: what is late first, then what is due, then what was answered.

use super::pages::RETURNS;
use super::records::Model as Return;
use super::rules::{STANDINGS, is_late};
use super::views::standing;
use crate::find;
use ::pages::{Answer, Page, Visit};
use ::records::find::Pointed;
use ::records::{House, Names};
use chrono::NaiveDate;
use components::{Button, Column, EmptyState, Missing, Row, SmallScreen, Table};
use maud::{Markup, html};
use sea_orm::Condition;
use values::Kind;
use values::dates;
use values::words::{count, t};

/// Answered returns listed; the register has them all.
const ANSWERED: usize = 50;

/// Shows the list.
pub(super) async fn show(visit: &Visit, house: &House) -> Answer {
    let reading = visit.reading().await?;
    let mut all: Vec<Return> = find::all(&reading, Condition::all()).await?;
    let pointed = Pointed::default().at(all.iter().map(|it| it.measure)).at(all.iter().map(|it| it.owner));
    let names = pointed.at(all.iter().filter_map(|it| it.place)).names(house, &reading, &[STANDINGS]).await?;
    reading.close().await?;
    all.sort_by_key(|it| (!it.is_open(), if it.is_open() { it.due.to_epoch_days() } else { -it.due.to_epoch_days() }));
    let keeps = visit.actor().has_any(crate::actions::KEEPERS);
    let page = Page::new(t("Returns of figures, and their progress")).section(t("Evidence"));
    let page = page.crumb(t("Evidence"), "/workspace/evidence-base").wide();
    Ok(visit.show(page.content(content(&all, &names, visit.clock().today(), keeps))))
}

fn content(all: &[Return], names: &Names, today: NaiveDate, keeps: bool) -> Markup {
    let late = all.iter().filter(|it| is_late(&it.standing, it.due, today)).count();
    let late = u64::try_from(late).unwrap_or(u64::MAX);
    let (open, answered): (Vec<&Return>, Vec<&Return>) = all.iter().partition(|it| it.is_open());
    let table = |caption: std::borrow::Cow<'static, str>, some: &[&Return]| {
        Table::new(caption)
            .column(Column::new(t("Measure")))
            .column(Column::new(t("Place")))
            .column(Column::new(t("Period")))
            .column(Column::new(t("Who is asked")))
            .column(Column::new(t("Due")))
            .column(Column::new(t("Status")))
            .rows(
                some.iter()
                    .take(if some.first().is_some_and(|it| it.is_open()) { usize::MAX } else { ANSWERED })
                    .map(|it| row(it, names, today)),
            )
            .small_screen(SmallScreen::Stack)
    };
    html! {
        p class="govuk-body gt-lead" { (t("Figures that partners are asked for. Whoever is asked gets an email with a link before the due date, and another once it has passed.")) }
        @if late > 0 { p class="govuk-body" { strong { (count("{n} return is late.", "{n} returns are late.", late)) } } }
        @if open.is_empty() { (EmptyState::new(t("Returns still to come"), t("No figure is asked for now."))) }
        @else { (table(t("Returns still to come"), &open)) }
        @if !answered.is_empty() { (table(t("Returns that have been answered"), &answered)) }
        @if keeps { (Button::link(t("Ask for a return"), format!("/workspace/{}/new", Kind::FigureReturn.path())).secondary()) }
        p class="govuk-body" { a class="govuk-link" href=(format!("/workspace/{}", Kind::FigureReturn.path())) { (t("All returns, to filter and to download")) } }
    }
}

fn row(it: &Return, names: &Names, today: NaiveDate) -> Row {
    let title = names.title(it.measure.uuid());
    let measure = html! { a class="govuk-link" href=(format!("{RETURNS}/{}", it.reference)) { (title) span class="govuk-visually-hidden" { ", " (it.period().words()) } } };
    let or_hidden = |id: uuid::Uuid| match names.card(id) {
        Some(card) => html! { (card.title) },
        None => html! { (Missing::new(t("Not shown to you"))) },
    };
    Row::headed(measure)
        .cell(it.place.map_or_else(|| html! { (t("Everywhere")) }, |id| or_hidden(id.uuid())))
        .cell(it.period().words())
        .cell(or_hidden(it.owner.uuid()))
        .cell(dates::words(it.due))
        .cell(html! {
            (standing(it, names, today))
            @if let Some(reason) = &it.reason { " " (reason) }
            @if let Some(value) = &it.value { " " (value) }
        })
}
