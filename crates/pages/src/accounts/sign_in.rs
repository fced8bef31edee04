//! Signing in with an e-mail address and a password. A wrong password and an unknown address get the same answer.

use super::held::{self, Onward};
use super::lead_on::lead_on;
use super::problems::Problems;
use super::tries::{Tries, wait_words};
use super::{entry, sign_in_link};
use crate::{Answer, Page, Refused, Typed, Visit, see_other};
use access::accounts::{self, Model};
use access::passwords;
use axum::http::StatusCode;
use axum::response::Response;
use components::{Button, ButtonGroup, PasswordInput, TextInput};
use maud::{Markup, html};
use values::words::t;

pub(super) async fn form(visit: Visit) -> Answer {
    let to = visit.address().get("to").to_owned();
    if visit.actor().is_signed_in() {
        return Ok(see_other(lead_on(&to)));
    }
    Ok(show(&visit, "", &Onward::to(&to), &Problems::default()))
}

pub(super) async fn sign_in(visit: Visit, typed: Typed) -> Answer {
    if typed.get("act") == "link" {
        return sign_in_link::ask(visit, typed).await;
    }
    let (onward, mut problems) = (Onward::of(&typed), Problems::default());
    let email = problems.email(&typed, "email");
    if typed.get("password").is_empty() {
        problems.add("password", t("Enter your password"));
    }
    if !problems.is_empty() {
        return Ok(show(&visit, typed.get("email"), &onward, &problems));
    }
    let tries = Tries::of_password(&visit, &email);
    if let Some(wait) = tries.count(&visit).await? {
        return Ok(show_wait(&visit, &email, &onward, wait));
    }
    if let Some(person) = who_fits(&visit, &email, typed.get("password")).await?
        && entry::by_password(&visit, &person).await?
    {
        tries.was_good(&visit).await?;
        return Ok(if onward.holds() { held::ready(&visit, &onward) } else { see_other(lead_on(&onward.to)) });
    }
    problems.add("email", t("Your e-mail address or your password is not right. Check both and try again"));
    Ok(show(&visit, &email, &onward, &problems))
}

/// The open account with this address and password. The same work is done when there is none.
async fn who_fits(visit: &Visit, email: &str, password: &str) -> Result<Option<Model>, Refused> {
    let person =
        accounts::by_email(visit.site().door().database().reader(), email).await?.filter(|person| person.ended_at.is_none());
    let stored = person.as_ref().and_then(|person| person.password.as_deref());
    let fits = passwords::fits(password, stored).await;
    Ok(person.filter(|_| fits))
}

/// The answer to too many tries, the same for every address.
pub(super) fn show_wait(visit: &Visit, email: &str, onward: &Onward, wait: i64) -> Response {
    let mut problems = Problems::default();
    problems.add("email", wait_words(wait));
    let mut response = show(visit, email, onward, &problems);
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.headers_mut().insert(axum::http::header::RETRY_AFTER, wait.into());
    response
}

/// The page with the form and what was typed, except the password.
pub(super) fn show(visit: &Visit, email: &str, onward: &Onward, problems: &Problems) -> Response {
    let page = Page::new(t("Sign in")).content(sign_in_form(email, onward, problems));
    visit.show(if problems.is_empty() { page } else { page.before(problems.summary()).with_errors() })
}

/// The form with which people sign in.
pub(super) fn sign_in_form(email: &str, onward: &Onward, problems: &Problems) -> Markup {
    html! {
        form method="post" action="/sign-in" novalidate {
            (onward.boxes())
            (TextInput::new("email", t("E-mail address")).email().value(email).error_if(problems.of("email")))
            (PasswordInput::new("password", t("Password")).error_if(problems.of("password")))
            (ButtonGroup::new().button(Button::new(t("Sign in"))))
            h2 class="govuk-heading-m" { (t("Sign in without a password")) }
            p class="govuk-body" { (t("We can e-mail you a link to sign in with. Enter your e-mail address above, then press this button.")) }
            (Button::new(t("E-mail me a link")).secondary().name("act").value("link"))
        }
    }
}
