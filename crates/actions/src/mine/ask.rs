//! The actions of organisations, and the organisation of an action. An action belongs to the organisation of its owner.

use crate::actions::records::{Column, Entity, Model};
use crate::actions::rules;
use access::Open;
use database::Fault;
use records::find::{self, col, named};
use records::visible;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Owned {
    organisation: Option<Uuid>,
}

/// The organisation of the post that does the action with this reference: nothing when the actor may not see the action,
/// and nothing inside when no post does it. Who may tell about it does not depend on who may see the post.
pub async fn organisation_of(open: &dyn Open, reference: &str) -> Result<Option<Option<Uuid>>, Fault> {
    let asked = Query::select()
        .column(named("posts", "organisation"))
        .from(Alias::new("actions"))
        .join(JoinType::LeftJoin, Alias::new("posts"), col("posts", "id").equals(named("actions", "owner")))
        .cond_where(visible(open.sight(), "actions", &[]))
        .and_where(col("actions", "reference").eq(reference))
        .take();
    Ok(find::found::<Owned>(open, &asked).await?.pop().map(|owned| owned.organisation))
}

/// The actions that posts of these organisations do: what is due first comes first, what has no date last, and what is
/// closed only when asked for.
pub async fn of_organisations(open: &dyn Open, organisations: &[Uuid], closed_too: bool) -> Result<Vec<Model>, Fault> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let mut asked = Entity::find()
        .filter(visible(open.sight(), "actions", &[]))
        .filter(col("actions", "owner").in_subquery(posts_of(organisations)));
    if !closed_too {
        asked = asked.filter(Column::Standing.is_not_in([rules::DONE, rules::STOPPED]));
    }
    let asked = asked
        .order_by(col("actions", "due").is_null(), Order::Asc)
        .order_by_asc(Column::Due)
        .order_by_asc(Column::Sorted)
        .order_by_asc(Column::Id);
    Ok(asked.all(open.on()).await?)
}

fn posts_of(organisations: &[Uuid]) -> SelectStatement {
    Query::select()
        .column(Alias::new("id"))
        .from(Alias::new("posts"))
        .and_where(Expr::col(Alias::new("organisation")).is_in(organisations.iter().copied()))
        .take()
}

#[derive(FromQueryResult)]
struct Post {
    id: Uuid,
    organisation: Uuid,
}

/// The organisation that does each of these actions, by the id of the action. For checks that see everything.
pub(crate) async fn owned_by(open: &dyn Open, actions: &[Model]) -> Result<HashMap<Uuid, Uuid>, Fault> {
    let owners: Vec<Uuid> = actions.iter().filter_map(|action| action.owner.map(|owner| owner.uuid())).collect();
    let mut posts: HashMap<Uuid, Uuid> = HashMap::new();
    for some in owners.chunks(500) {
        let asked = Query::select()
            .columns([Alias::new("id"), Alias::new("organisation")])
            .from(Alias::new("posts"))
            .and_where(Expr::col(Alias::new("id")).is_in(some.iter().copied()))
            .take();
        posts.extend(find::found::<Post>(open, &asked).await?.into_iter().map(|post| (post.id, post.organisation)));
    }
    let of = |action: &Model| Some((action.id.uuid(), *posts.get(&action.owner?.uuid())?));
    Ok(actions.iter().filter_map(of).collect())
}
