//! The page around every form about a person, and the opening of its change: nobody overwrites what they did not see.

use super::super::actions::AccountAction;
use super::super::problems::Problems;
use crate::{Page, Refused, Typed, Visit};
use access::accounts::{self, Model};
use access::{Open, Writing};
use axum::http::StatusCode;
use axum::response::Response;
use components::{Button, ButtonGroup, Notice, Textarea};
use maud::{Markup, Render, html};
use uuid::Uuid;
use values::words::t;

/// How a form is shown.
pub(super) enum Shown<'a> {
    /// For the first time.
    Fresh,
    /// Again, with what is wrong.
    Wrong(&'a Problems),
    /// Again, because somebody else changed the account meanwhile.
    Overtaken,
}

impl Shown<'_> {
    /// The words beside this box.
    pub(super) fn error(&self, name: &str) -> Option<String> {
        match self {
            Shown::Wrong(problems) => problems.of(name),
            Shown::Fresh | Shown::Overtaken => None,
        }
    }
}

/// The page of a form about a person.
pub(super) fn page(visit: &Visit, title: String, person: Option<&Model>, shown: &Shown<'_>, content: Markup) -> Response {
    let back = person.map_or_else(|| "/admin/people".to_owned(), |person| path(person.id));
    let page = Page::new(title).section(t("Administration")).back(back).content(content);
    let page = match person {
        Some(person) => page.caption(person.name.clone()),
        None => page,
    };
    visit.show(match shown {
        Shown::Fresh => page,
        Shown::Wrong(problems) => page.before(problems.summary()).with_errors(),
        Shown::Overtaken => page.before(overtaken()).status(StatusCode::CONFLICT),
    })
}

fn overtaken() -> Notice {
    Notice::new(t(
        "Somebody else changed this account while you had it open. Nothing was saved. Look at how it is now, then try again.",
    ))
}

/// The address of a person's page.
pub(super) fn path(id: Uuid) -> String {
    format!("/admin/people/{id}")
}

/// The person at this address, as they are now.
pub(super) async fn find(visit: &Visit, id: &str) -> Result<Model, Refused> {
    let id: Uuid = id.parse().map_err(|_| Refused::NotFound)?;
    let reading = visit.reading().await?;
    let person = accounts::by_id(reading.on(), id).await?;
    reading.close().await?;
    person.ok_or(Refused::NotFound)
}

/// Opens the change of a person; none when they are no longer as the form saw them.
pub(super) async fn open(
    visit: &Visit,
    action: AccountAction,
    seen: &Model,
    typed: &Typed,
) -> Result<Option<(Writing, Model)>, Refused> {
    let writing = visit.begin(&action).await?;
    let person = accounts::locked(&writing, seen.id).await?.ok_or(Refused::NotFound)?;
    if person.version.to_string() == typed.get("version") {
        return Ok(Some((writing, person)));
    }
    writing.give_up().await?;
    Ok(None)
}

/// The version of the account that the form is about.
pub(super) fn version(person: &Model) -> Markup {
    html! { input type="hidden" name="version" value=(person.version); }
}

/// A form that asks for nothing but the reason.
pub(super) fn reason_form(person: &Model, lead: &str, button: Button, typed: &Typed, shown: &Shown<'_>) -> Markup {
    let reason = Textarea::new("reason", t("Reason"))
        .hint(t("It is kept in the record of changes."))
        .value(typed.get("reason"))
        .error_if(shown.error("reason"));
    html! {
        p class="govuk-body" { (lead) }
        form method="post" novalidate {
            (version(person))
            (reason.render())
            (ButtonGroup::new().button(button.once()).link(t("Cancel"), path(person.id)))
        }
    }
}
