//! The page of one person: account, roles, what can be done, and what happened.

use super::super::actions::AccountAction;
use super::super::choices::Bodies;
use super::{form_page, history, list};
use crate::{Answer, Page, Refused, Visit};
use access::accounts::{self, Model, membership};
use access::{Action, Open};
use axum::extract::Path;
use components::{Alert, Button, ButtonGroup, Column, EmptyState, Row, SmallScreen, SummaryList, SummaryRow, Table};
use maud::{Markup, html};
use uuid::Uuid;
use values::dates;
use values::words::{fill, t};

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refused::NotFound)?;
    let reading = visit.reading().await?;
    let person = accounts::by_id(reading.on(), id).await?.ok_or(Refused::NotFound)?;
    let held = accounts::memberships(reading.on(), id).await?;
    let (bodies, events) = (Bodies::load(reading.on()).await?, history::load(reading.on(), id).await?);
    reading.close().await?;
    let may_change = AccountAction::ChangePerson.allows(visit.actor());
    let content = html! {
        (about(&person, may_change))
        h2 class="govuk-heading-m" { (t("Roles")) }
        (roles(&person, &held, &bodies, may_change))
        @if may_change { (acts(&person)) }
        h2 class="govuk-heading-m" { (t("What happened")) }
        (history::timeline(&events))
    };
    let page = Page::new(person.name.clone())
        .section(t("People and invitations"))
        .crumb(t("Administration"), "/admin")
        .crumb(t("People and invitations"), "/admin/people")
        .content(content);
    Ok(visit.show(match done(visit.address().get("done")) {
        Some(alert) => page.before(alert),
        None => page,
    }))
}

fn done(what: &str) -> Option<Alert> {
    let words = match what {
        "added" => t("The account is added and an invitation is on its way."),
        "changed" => t("The changes are saved."),
        "given" => t("The role is given."),
        "taken" => t("The role is taken back."),
        "ended" => t("The account is ended."),
        "reopened" => t("The account is open again."),
        "invited" => t("A new invitation is on its way. Links sent before do not work any more."),
        _ => return None,
    };
    Some(Alert::success(words))
}

fn about(person: &Model, may_change: bool) -> SummaryList {
    let change = |row: SummaryRow, what: std::borrow::Cow<'static, str>| match may_change {
        true => row.action(t("Change"), format!("{}/change", form_page::path(person.id)), what),
        false => row,
    };
    SummaryList::new()
        .row(change(SummaryRow::new(t("Name"), &person.name), t("name")))
        .row(change(SummaryRow::new(t("E-mail address"), &person.email), t("e-mail address")))
        .pair(t("State"), list::state(person))
        .pair(t("Added"), dates::words(list::added(person)))
}

fn roles(person: &Model, held: &[membership::Model], bodies: &Bodies, may_change: bool) -> Markup {
    let give = format!("{}/roles", form_page::path(person.id));
    if held.is_empty() {
        let empty = EmptyState::new(t("Roles"), t("This person has no role and sees only what everyone who can sign in sees."));
        return html! { (if may_change { empty.link(t("Give a role"), give) } else { empty.words(t("An administrator can give one.")) }) };
    }
    let start = Table::new(t("Roles")).caption_hidden().small_screen(SmallScreen::Stack).column(Column::new(t("Role")));
    let headed = if may_change { start.column(Column::new(t("Change"))) } else { start };
    let rows = held.iter().map(|one| {
        let words = bodies.words(one);
        let row = Row::headed(words.clone());
        let take = html! {
            a class="govuk-link" href={ (give) "/" (one.id) } {
                (t("Take back")) span class="govuk-visually-hidden" { ": " (words) }
            }
        };
        if may_change { row.cell(take) } else { row }
    });
    html! {
        (headed.rows(rows))
        @if may_change { p class="govuk-body" { a class="govuk-link" href=(give) { (t("Give another role")) } } }
    }
}

fn acts(person: &Model) -> Markup {
    let path = form_page::path(person.id);
    if person.ended_at.is_some() {
        return html! { (ButtonGroup::new().button(Button::link(t("Open the account again"), format!("{path}/reopen")).secondary())) };
    }
    let send = if person.password.is_some() { t("Send a link to choose a new password") } else { t("Send a new invitation") };
    html! {
        form method="post" action={ (path) "/invite" } novalidate { (Button::new(send).secondary().once()) }
        p class="govuk-body" {
            a class="govuk-link" href={ (path) "/end" } { (fill("End the account of {name}", &[("name", &person.name)])) }
        }
    }
}
