//! Routes with an audience. There is no way to add one without saying who it is for.

use crate::{Refused, Visit, remembered};
use access::{Actor, Role};
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use values::Kind;

/// Who a route is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anyone.
    Public,
    /// Everyone who has signed in.
    SignedIn,
    /// Those who have one of these roles.
    Roles(&'static [Role]),
}

impl Audience {
    fn admits(self, actor: &Actor) -> Result<(), Refused> {
        match self {
            Audience::Public => Ok(()),
            _ if !actor.is_signed_in() => Err(Refused::SignIn),
            Audience::SignedIn => Ok(()),
            Audience::Roles(roles) if actor.has_any(roles) => Ok(()),
            Audience::Roles(roles) => Err(Refused::NotAllowed(roles.to_vec())),
        }
    }

    /// The words for the permissions table.
    pub fn words(self) -> String {
        match self {
            Audience::Public => "anyone".to_owned(),
            Audience::SignedIn => "signed in".to_owned(),
            Audience::Roles(roles) => roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A route as the permissions table lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLine {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, with `{reference}` where a thing is named.
    pub path: String,
    /// Who it is for.
    pub audience: Audience,
    /// The kind of thing that `{reference}` names.
    pub kind: Option<Kind>,
}

/// The routes of an area.
#[derive(Default)]
pub struct Routes {
    lines: Vec<RouteLine>,
    router: Router,
    kind: Option<Kind>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// What `{reference}` names in the routes that follow.
    pub fn about(mut self, kind: Kind) -> Routes {
        self.kind = Some(kind);
        self
    }

    /// A page.
    pub fn get<H, T>(self, path: &str, audience: Audience, handler: H) -> Routes
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        self.add("GET", path, audience, get(handler))
    }

    /// A change.
    pub fn post<H, T>(self, path: &str, audience: Audience, handler: H) -> Routes
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        self.add("POST", path, audience, post(handler))
    }

    /// A change whose request is larger or smaller than others may be.
    pub fn post_with<H, T>(self, path: &str, audience: Audience, handler: H, limit: axum::extract::DefaultBodyLimit) -> Routes
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        self.add("POST", path, audience, post(handler).layer(limit))
    }

    fn add(mut self, method: &'static str, path: &str, audience: Audience, route: MethodRouter) -> Routes {
        let guard = from_fn(move |visit: Visit, request: Request, next: Next| guarded(audience, visit, request, next));
        let route = match audience {
            Audience::Public if method == "GET" => route.layer(from_fn(remembered::or_made)),
            Audience::Public => route,
            _ => route.layer(guard),
        };
        self.router = self.router.route(path, route);
        let kind = self.kind.filter(|_| path.contains("{reference}"));
        self.lines.push(RouteLine { method, path: path.to_owned(), audience, kind });
        self
    }

    /// These routes and those of another area.
    pub fn and(mut self, other: Routes) -> Routes {
        self.lines.extend(other.lines);
        self.router = self.router.merge(other.router);
        self
    }

    /// The lines of the permissions table.
    pub fn lines(&self) -> &[RouteLine] {
        &self.lines
    }

    /// The router that answers.
    pub fn router(self) -> Router {
        self.router
    }
}

async fn guarded(audience: Audience, visit: Visit, request: Request, next: Next) -> Response {
    match audience.admits(visit.actor()) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    }
}
