//! Refusals: why a request got no page of its own, each told in words to the person who must act.

use crate::{Page, TooMany, Visit, problem};
use access::{Refusal, Role};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use components::Button;
use database::Fault;
use maud::{Markup, html};
use values::words::{count_with, fill, t};

/// Why a request got no page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is nothing at this address, or the actor may not know of it.
    NotFound,
    /// The actor must sign in first.
    SignIn,
    /// The actor may not do this; these roles may.
    NotAllowed(Vec<Role>),
    /// The form came from another site.
    Foreign,
    /// More was sent than is taken.
    TooBig,
    /// The link was used before, or is too old.
    OldLink,
    /// The request cannot be read.
    Unreadable,
    /// The database or something else failed; nothing was written.
    Broken,
    /// It took too long.
    TooSlow,
    /// The key is wrong, revoked or over, or the account of its owner was ended.
    WrongKey,
    /// Keys read data and open nothing else.
    KeysRead,
    /// A program asks more often than it may.
    TooMany(TooMany),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Refused {
        tracing::error!(%fault, "the database did not answer as it should");
        Refused::Broken
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Refused {
        match refusal {
            Refusal::NotAllowed(roles) => Refused::NotAllowed(roles),
            Refusal::Fault(fault) => fault.into(),
        }
    }
}

impl From<tower_sessions::session::Error> for Refused {
    fn from(error: tower_sessions::session::Error) -> Refused {
        tracing::error!(%error, "the session could not be read or kept");
        Refused::Broken
    }
}

impl IntoResponse for Refused {
    /// Only the mark: the middleware, which knows the visit, turns it into the page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl Refused {
    /// The refusal that a bare status stands for.
    pub(crate) fn of_status(status: StatusCode) -> Refused {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Refused::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE => Refused::TooBig,
            StatusCode::FORBIDDEN => Refused::Foreign,
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => Refused::TooSlow,
            status if status.is_client_error() => Refused::Unreadable,
            _ => Refused::Broken,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Refused::NotFound => StatusCode::NOT_FOUND,
            Refused::SignIn => StatusCode::SEE_OTHER,
            Refused::NotAllowed(_) | Refused::Foreign => StatusCode::FORBIDDEN,
            Refused::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
            Refused::OldLink => StatusCode::GONE,
            Refused::Unreadable => StatusCode::BAD_REQUEST,
            Refused::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Refused::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Refused::WrongKey => StatusCode::UNAUTHORIZED,
            Refused::KeysRead => StatusCode::FORBIDDEN,
            Refused::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// The page that says it. It needs no database.
    pub(crate) fn page(&self, visit: &Visit) -> Response {
        if let Refused::TooMany(too_many) = self {
            let (title, sentences) = self.told();
            let mut response = problem(self.status(), &title, &sentences.join(" "));
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(too_many.seconds));
            return response;
        }
        if visit.is_by_program() {
            let (title, _) = self.words();
            let status = if *self == Refused::SignIn { StatusCode::UNAUTHORIZED } else { self.status() };
            return problem(status, &title, &self.sentences().join(" "));
        }
        if *self == Refused::SignIn {
            let here = visit.address.in_language(values::words::Language::English);
            let to = Page::sign_in_address(&here);
            let location = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static("/sign-in"));
            return (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
        }
        let (title, content) = self.words();
        visit.show(Page::new(title).content(content).status(self.status()))
    }

    fn words(&self) -> (String, Markup) {
        let content = html! {
            @for sentence in self.sentences() { p class="govuk-body" { (sentence) } }
            @if *self == Refused::OldLink { (Button::link(t("Go to sign-in"), "/sign-in")) }
        };
        (self.told().0, content)
    }

    fn sentences(&self) -> Vec<String> {
        self.told().1
    }

    /// The title, and the sentences under it.
    fn told(&self) -> (String, Vec<String>) {
        let (title, sentences): (_, Vec<String>) = match self {
            Refused::NotFound | Refused::SignIn => (t("Page not found"), vec![
                t("If you typed the address, check that it is right.").into(),
                t("If you came by a link, the page may have moved, or you may need to sign in to see it.").into(),
            ]),
            Refused::NotAllowed(roles) => (t("You cannot do this"), vec![who_may(roles)]),
            Refused::Foreign => (t("This form came from another place"), vec![
                t("For your safety we take changes only from our own pages. Nothing was changed.").into(),
                t("Go back, open the page again on this site and send the form from there.").into(),
            ]),
            Refused::TooBig => (t("That is too much at once"), vec![
                t("What you sent is larger than we take. Nothing was changed.").into(),
                t("Go back and send less text or a smaller file.").into(),
            ]),
            Refused::OldLink => (t("This link has expired"), vec![
                t("It was used before, or it is too old. A link works once.").into(),
                t("Ask for a new one on the sign-in page.").into(),
            ]),
            Refused::Unreadable => (t("We could not read what was sent"), vec![
                t("Nothing was changed. Go back and try again.").into(),
            ]),
            Refused::Broken => (t("Sorry, there is a problem with the service"), vec![
                t("Nothing was changed by what you just sent. Try again later: go back, and what you typed should still be there.").into(),
            ]),
            Refused::TooSlow => (t("Sorry, this took too long"), vec![t("Nothing was changed. Try again later.").into()]),
            Refused::WrongKey => (t("This key opens nothing"), vec![
                t("It is mistyped, revoked or over, or the account of its owner was ended. Make a new one under Your account.").into(),
            ]),
            Refused::KeysRead => (t("Keys only read data"), vec![
                t("A key opens the addresses under /api and files such as .json and .csv, and changes nothing. For anything else, sign in.").into(),
            ]),
            Refused::TooMany(too_many) => (t("Too many requests"), vec![wait(*too_many)]),
        };
        (title.into_owned(), sentences)
    }
}

/// How long a program has to wait, and why.
fn wait(too_many: TooMany) -> String {
    let limit = values::money::with_commas(too_many.limit);
    let gaps = [("limit", limit.as_str())];
    match too_many.by_key {
        true => count_with(
            "A key may ask {limit} times a minute. Wait {n} second, then ask again.",
            "A key may ask {limit} times a minute. Wait {n} seconds, then ask again.",
            too_many.seconds,
            &gaps,
        ),
        false => count_with(
            "Without a key, programs may ask {limit} times a minute. Wait {n} second, then ask again.",
            "Without a key, programs may ask {limit} times a minute. Wait {n} seconds, then ask again.",
            too_many.seconds,
            &gaps,
        ),
    }
}

fn who_may(roles: &[Role]) -> String {
    let names: Vec<_> = roles.iter().map(|role| role.words().into_owned()).collect();
    fill("These people can: {roles}. Ask one of them, or the administrator of this site.", &[("roles", &names.join(", "))])
}
