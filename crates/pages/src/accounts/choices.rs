//! The organisations and boards that a role can be about. They live in another room; only their names are read here.

use access::Role;
use access::accounts::membership;
use database::Fault;
use sea_orm::sea_query::{Alias, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;
use values::dates;
use values::words::{fill, t};

/// An organisation or a board.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Body {
    pub(super) id: Uuid,
    pub(super) title: String,
    pub(super) reference: String,
}

/// What a role can be about.
#[derive(Clone, Debug, Default)]
pub(super) struct Bodies {
    pub(super) organisations: Vec<Body>,
    pub(super) boards: Vec<Body>,
}

impl Bodies {
    /// Every organisation and every board, by name.
    pub(super) async fn load(on: &impl ConnectionTrait) -> Result<Bodies, Fault> {
        Ok(Bodies { organisations: named(on, "organisations").await?, boards: named(on, "partnerships").await? })
    }

    /// The role that a membership gives, in words: "Partner officer of Kent Fire, from 1 April 2027".
    pub(super) fn words(&self, membership: &membership::Model) -> String {
        let role = Role::from_key(&membership.role).map_or_else(|| membership.role.clone(), |role| role.words().into_owned());
        let body = membership.organisation.or(membership.partnership).map(|id| self.title(id));
        let span = (membership.from.is_some() || membership.to.is_some()).then(|| dates::span(membership.from, membership.to));
        let (role, body, span) = (role.as_str(), body.as_deref(), span.as_deref());
        match (body, span) {
            (None, None) => role.to_owned(),
            (Some(body), None) => fill("{role}: {body}", &[("role", role), ("body", body)]),
            (None, Some(span)) => fill("{role}, {span}", &[("role", role), ("span", span)]),
            (Some(body), Some(span)) => fill("{role}: {body}, {span}", &[("role", role), ("body", body), ("span", span)]),
        }
    }

    fn title(&self, id: Uuid) -> String {
        let found = self.organisations.iter().chain(&self.boards).find(|body| body.id == id);
        found.map_or_else(|| t("a body that is no longer here").into_owned(), |body| body.title.clone())
    }
}

async fn named(on: &impl ConnectionTrait, table: &str) -> Result<Vec<Body>, Fault> {
    let asked = Query::select()
        .columns(["id", "title", "reference"].map(Alias::new))
        .from(Alias::new(table))
        .order_by(Alias::new("sorted"), sea_orm::Order::Asc)
        .take();
    Ok(Body::find_by_statement(on.get_database_backend().build(&asked)).all(on).await?)
}
