//! A form that was sent after its session had ended: what was typed goes with the visitor through the sign-in and can be
//! sent again. Nothing of it is kept on the server.

use super::lead_on::{carried, lead_on};
use super::problems::Problems;
use super::sign_in::sign_in_form;
use crate::{Page, Typed, Visit};
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::response::Response;
use components::{Button, Column, Details, InsetText, Row, Table};
use maud::{Markup, html};
use values::words::t;

/// The most bytes of a form that is taken through a sign-in.
const LARGEST: usize = 1024 * 1024;

/// Where a visitor goes on to after signing in, and what they had typed there, as forms are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Onward {
    /// The address.
    pub to: String,
    /// The form; blank when nothing was typed.
    pub held: String,
}

impl Onward {
    /// To this address, without a form.
    pub fn to(to: &str) -> Onward {
        Onward { to: to.to_owned(), held: String::new() }
    }

    /// As a sign-in form sent it.
    pub fn of(typed: &Typed) -> Onward {
        Onward { to: typed.get("to").to_owned(), held: typed.get("held").to_owned() }
    }

    /// Whether a form goes along. Only forms of the workspace do.
    pub fn holds(&self) -> bool {
        !self.held.is_empty() && is_kept(lead_on(&self.to))
    }

    /// The hidden boxes that carry it through the sign-in.
    pub fn boxes(&self) -> Markup {
        html! {
            @if !carried(&self.to).is_empty() { input type="hidden" name="to" value=(lead_on(&self.to)); }
            @if self.holds() { input type="hidden" name="held" value=(self.held); }
        }
    }
}

/// Whether what is typed at this path is taken along: passwords and accounts are not.
fn is_kept(path: &str) -> bool {
    path.starts_with("/workspace/")
}

/// Keeps a copy of a form that is sent to the workspace, so that it is not lost if nobody is signed in any more.
pub async fn copied(request: Request) -> (Request, Option<Onward>) {
    if !is_form(&request) {
        return (request, None);
    }
    let to = request.uri().path_and_query().map_or_else(String::new, |whole| whole.as_str().to_owned());
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, LARGEST).await.unwrap_or_default();
    let onward = String::from_utf8(bytes.to_vec()).ok().map(|held| Onward { to, held });
    (Request::from_parts(parts, Body::from(bytes)), onward)
}

/// Whether a request is a form of the workspace that is small enough to be taken along.
fn is_form(request: &Request) -> bool {
    let said = |name: header::HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let is_form = said(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let is_small = request.body().size_hint().upper().is_some_and(|size| size <= LARGEST as u64);
    request.method() == Method::POST && is_form && is_small && is_kept(request.uri().path())
}

/// The page for a form that came after the session had ended.
pub fn signed_out(visit: &Visit, onward: &Onward) -> Response {
    let content = html! {
        (InsetText::new(t("Nothing was saved yet. What you typed is kept on this page: sign in here, and you can send it again.")))
        (sign_in_form("", onward, &Problems::default()))
        (again(onward, t("I have signed in in another window: send it now").as_ref(), true))
    };
    visit.show(Page::new(t("You have been signed out")).content(content).status(StatusCode::UNAUTHORIZED))
}

/// The page after the sign-in, from which the form is sent again.
pub(super) fn ready(visit: &Visit, onward: &Onward) -> Response {
    let content = html! {
        p class="govuk-body" { (t("You are signed in. Nothing of what you typed before was saved yet.")) }
        (again(onward, t("Send what I typed").as_ref(), false))
    };
    visit.show(Page::new(t("Your form is still here")).content(content))
}

/// The form once more, with what was typed for reading.
fn again(onward: &Onward, button: &str, secondary: bool) -> Markup {
    let typed: Vec<(String, String)> = serde_urlencoded::from_str(&onward.held).unwrap_or_default();
    let shown = typed.iter().filter(|(name, text)| name != "was" && !text.trim().is_empty());
    let rows = shown.map(|(name, text)| Row::headed(name.replace(['_', '-'], " ")).cell(text.clone()));
    let table = Table::new(t("What you typed")).column(Column::new(t("Field"))).column(Column::new(t("Text"))).rows(rows);
    let send = Button::new(button.to_owned()).once();
    html! {
        form method="post" action=(lead_on(&onward.to)) {
            @for (name, text) in &typed { input type="hidden" name=(name) value=(text); }
            @if secondary { (send.secondary()) } @else { (send) }
        }
        (Details::new(t("What you typed"), html! { (table) }))
    }
}
