//! Who agreed to a step change: a second person, and to exactly what was shown. A later change asks for agreement anew.

use super::records::Model as Rebase;
use access::{Action, Actor, Open, Role, Writing, events};
use database::Fault;
use database::table::Table;
use records::Kept;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition};
use std::collections::BTreeSet;
use values::Kind;

/// That somebody agreed to a step change as it was in this version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rebase_agreements")]
pub struct Model {
    /// The step change.
    #[sea_orm(primary_key, auto_increment = false)]
    pub rebase: Uuid,
    /// Its version when it was agreed.
    pub version: i64,
    /// Who agreed, by account.
    pub agreed_by: Option<Uuid>,
    /// When, in seconds.
    pub agreed_at: i64,
}

/// An agreement goes with its step change.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The table.
pub(crate) fn table() -> Table {
    Table::named("rebase_agreements")
        .belongs("rebase", Kind::Rebase.sheet())
        .number("version")
        .maybe_uuid("agreed_by")
        .moment("agreed_at")
        .unique(&["rebase", "version"])
}

/// Agreeing to a step change.
pub struct Agree;

impl Action for Agree {
    fn allows(&self, actor: &Actor) -> bool {
        actor.has_any(crate::actions::KEEPERS)
    }

    fn roles(&self) -> Vec<Role> {
        crate::actions::KEEPERS.to_vec()
    }
}

/// The agreements to these step changes that hold: those to their present version. One question.
pub async fn holding(open: &dyn Open, rebases: &[Rebase]) -> Result<Vec<Model>, Fault> {
    if rebases.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<Uuid> = rebases.iter().map(|it| it.id.uuid()).collect();
    let found = Entity::find().filter(Column::Rebase.is_in(ids)).all(open.on()).await?;
    let version = |id: Uuid| rebases.iter().find(|it| it.id.uuid() == id).map(|it| it.version);
    Ok(found.into_iter().filter(|it| version(it.rebase) == Some(it.version)).collect())
}

/// The step changes that count: those to which a second person agreed.
pub async fn agreed(open: &dyn Open, rebases: Vec<Rebase>) -> Result<Vec<Rebase>, Fault> {
    let holding = holding(open, &rebases).await?;
    Ok(rebases.into_iter().filter(|it| holding.iter().any(|agreement| agreement.rebase == it.id.uuid())).collect())
}

/// Whether the actor had a hand in the step change: who added or ever changed it cannot be the second person.
pub async fn is_own(open: &dyn Open, rebase: &Rebase) -> Result<bool, Fault> {
    use events::Column as C;
    let of_it = Condition::all().add(C::Thing.eq(rebase.id.uuid())).add(C::Kind.eq(Kind::Rebase.key()));
    let by_hand = of_it.add(C::Verb.is_not_in(["viewed", "agreed"])).add(C::Actor.eq(open.actor().id()));
    Ok(events::Entity::find().filter(by_hand).one(open.on()).await?.is_some())
}

/// Records that the actor agrees to the step change as it is, in this change.
pub async fn record(writing: &mut Writing, rebase: &Rebase) -> Result<(), Fault> {
    Entity::delete_many().filter(Column::Rebase.eq(rebase.id.uuid())).exec(writing.on()).await?;
    let row = ActiveModel {
        rebase: Set(rebase.id.uuid()),
        version: Set(rebase.version),
        agreed_by: Set(writing.actor().id()),
        agreed_at: Set(writing.now().timestamp()),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    let head = rebase.head();
    let event = access::Event::of_thing("agreed", Kind::Rebase, head.id, &head.title).seen_by(&head.seen_by, head.members_of);
    writing.note(event.with(serde_json::json!({ "version": rebase.version })));
    Ok(())
}
