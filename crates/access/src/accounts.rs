//! Accounts: people with an e-mail address and dated memberships. An account is ended, never removed.

use crate::{Actor, Door, Event, Membership, Role, Writing, door::Open};
use chrono::NaiveDate;
use database::Fault;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{ActiveValue::Set, FromQueryResult, IntoActiveModel, QueryOrder, QuerySelect};

/// An account.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The address as typed.
    pub email: String,
    /// The address as compared.
    pub email_folded: String,
    /// The name to show; in the demonstration the name of a post.
    pub name: String,
    /// The stored form of the password, when there is one.
    pub password: Option<String>,
    /// When the account was ended.
    pub ended_at: Option<i64>,
    /// When it was made.
    pub added_at: i64,
    /// Counts the changes.
    pub version: i64,
}

/// Memberships point at people.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The memberships of accounts, as stored.
pub mod membership {
    use sea_orm::entity::prelude::*;

    /// A stored membership.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "memberships")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Whose.
        pub person: Uuid,
        /// The key of the role.
        pub role: String,
        /// The organisation it is about.
        pub organisation: Option<Uuid>,
        /// The board it is about.
        pub partnership: Option<Uuid>,
        /// The first day.
        pub from: Option<Date>,
        /// The last day.
        pub to: Option<Date>,
    }

    /// Points at a person, by the table's own definition.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The address as it is compared: without blanks around it and without capitals.
pub fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Whether a text can be an e-mail address; whether it is one, only a letter to it can tell.
pub fn looks_like_email(text: &str) -> bool {
    let text = text.trim();
    let plain = text.len() <= 254
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    plain
        && text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
        })
}

/// The account with this address, ended ones too.
pub async fn by_email(on: &impl ConnectionTrait, email: &str) -> Result<Option<Model>, Fault> {
    Ok(Entity::find().filter(Column::EmailFolded.eq(folded(email))).one(on).await?)
}

/// The account with this id.
pub async fn by_id(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, Fault> {
    Ok(Entity::find_by_id(id).one(on).await?)
}

/// Every account, by name.
pub async fn all(on: &impl ConnectionTrait) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find().order_by_asc(Column::Name).order_by_asc(Column::Id).all(on).await?)
}

/// The memberships of an account.
pub async fn memberships(on: &impl ConnectionTrait, person: Uuid) -> Result<Vec<membership::Model>, Fault> {
    use membership::{Column as C, Entity as E};
    Ok(E::find().filter(C::Person.eq(person)).order_by_asc(C::Role).order_by_asc(C::Id).all(on).await?)
}

/// The actor that this account is today; nobody when the account is ended or gone.
pub async fn actor(on: &impl ConnectionTrait, id: Uuid, today: NaiveDate) -> Result<Option<Actor>, Fault> {
    let of_person = Expr::col((membership::Entity, membership::Column::Person)).equals((Entity, Column::Id));
    let asked = Query::select()
        .column((Entity, Column::Name))
        .columns(HELD.map(|column| (membership::Entity, column)))
        .from(Entity)
        .left_join(membership::Entity, of_person)
        .and_where(Expr::col((Entity, Column::Id)).eq(id))
        .and_where(Expr::col((Entity, Column::EndedAt)).is_null())
        .take();
    let rows = Held::find_by_statement(on.get_database_backend().build(&asked)).all(on).await?;
    let Some(name) = rows.first().map(|row| row.name.clone()) else { return Ok(None) };
    Ok(Some(Actor::person(id, &name, rows.into_iter().filter_map(Held::membership).collect(), today)))
}

/// An officer of an organisation, with the address to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Whose account it is.
    pub person: Uuid,
    /// The e-mail address.
    pub email: String,
    /// The organisation.
    pub organisation: Uuid,
}

/// The officers of organisations today; somebody who is an officer of two stands here twice.
pub async fn officers(on: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<Officer>, Fault> {
    use membership::{Column as C, Entity as M};
    let held = M::find().filter(C::Role.eq(Role::PartnerOfficer.key())).filter(C::Organisation.is_not_null()).all(on).await?;
    let held: Vec<_> = held.into_iter().filter(|m| values::dates::within(today, m.from, m.to)).collect();
    let officers = Column::Id.is_in(held.iter().map(|m| m.person));
    let people = Entity::find().filter(officers).filter(Column::EndedAt.is_null()).order_by_asc(Column::Id).all(on).await?;
    let of = |person: &Model| {
        let (id, email) = (person.id, person.email.clone());
        let organisations = held.iter().filter(move |m| m.person == id).filter_map(|m| m.organisation);
        organisations.map(move |organisation| Officer { person: id, email: email.clone(), organisation }).collect::<Vec<_>>()
    };
    Ok(people.iter().flat_map(of).collect())
}

/// The columns of a membership that make an actor.
const HELD: [membership::Column; 5] = {
    use membership::Column as C;
    [C::Role, C::Organisation, C::Partnership, C::From, C::To]
};

/// An account's name beside one of its memberships, if it has any.
#[derive(FromQueryResult)]
struct Held {
    name: String,
    role: Option<String>,
    organisation: Option<Uuid>,
    partnership: Option<Uuid>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

impl Held {
    fn membership(self) -> Option<Membership> {
        let role = Role::from_key(&self.role?)?;
        Some(Membership { role, organisation: self.organisation, partnership: self.partnership, from: self.from, to: self.to })
    }
}

/// Whether anybody can sign in yet.
pub async fn none_yet(door: &Door) -> Result<bool, Fault> {
    Ok(Entity::find().one(door.database().reader()).await?.is_none())
}

/// Makes an account in this change; `Fault::Taken` when the address has one.
pub async fn add(writing: &mut Writing, email: &str, name: &str, password: Option<String>) -> Result<Uuid, Fault> {
    let id = writing.new_id();
    let row = ActiveModel {
        id: Set(id),
        email: Set(email.trim().to_owned()),
        email_folded: Set(folded(email)),
        name: Set(name.trim().to_owned()),
        password: Set(password),
        ended_at: Set(None),
        added_at: Set(writing.now().timestamp()),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    writing.note(Event { thing: Some(id), ..Event::of_house("added", "account", name) });
    Ok(id)
}

/// Gives an account a membership in this change.
pub async fn grant(writing: &mut Writing, person: &Model, membership: Membership) -> Result<(), Fault> {
    let row = membership::ActiveModel {
        id: Set(writing.new_id()),
        person: Set(person.id),
        role: Set(membership.role.key().to_owned()),
        organisation: Set(membership.organisation),
        partnership: Set(membership.partnership),
        from: Set(membership.from),
        to: Set(membership.to),
    };
    membership::Entity::insert(row).exec_without_returning(writing.on()).await?;
    count_change(writing, person).await?;
    writing.note(event("granted", person).with(serde_json::json!({ "role": membership.role.key() })));
    Ok(())
}

/// Takes a membership from an account in this change, for a reason.
pub async fn withdraw(writing: &mut Writing, person: &Model, membership: &membership::Model, reason: &str) -> Result<(), Fault> {
    membership::Entity::delete_by_id(membership.id).exec(writing.on()).await?;
    count_change(writing, person).await?;
    writing.note(event("withdrew", person).with(serde_json::json!({ "role": membership.role, "reason": reason })));
    Ok(())
}

async fn count_change(writing: &Writing, person: &Model) -> Result<(), Fault> {
    let counted =
        Entity::update_many().col_expr(Column::Version, Expr::col(Column::Version).add(1)).filter(Column::Id.eq(person.id));
    counted.exec(writing.on()).await?;
    Ok(())
}

/// The account as it is now, kept from others until this change ends.
pub async fn locked(writing: &Writing, id: Uuid) -> Result<Option<Model>, Fault> {
    Ok(Entity::find_by_id(id).lock(LockType::Update).one(writing.on()).await?)
}

/// Whether, without this account or without this membership of it, somebody else can still administer the site.
/// Others who would take away an administrator wait until this change ends.
pub async fn others_administer(writing: &Writing, without: Uuid) -> Result<bool, Fault> {
    use membership::{Column as C, Entity as E};
    let held = E::find()
        .filter(C::Role.eq(Role::Administrator.key()))
        .order_by_asc(C::Id)
        .lock(LockType::Update)
        .all(writing.on())
        .await?;
    let today = writing.today();
    let holds = |m: &membership::Model| m.person != without && m.id != without && values::dates::within(today, m.from, m.to);
    let people: Vec<Uuid> = held.iter().filter(|m| holds(m)).map(|m| m.person).collect();
    let open = Entity::find().filter(Column::Id.is_in(people)).filter(Column::EndedAt.is_null()).one(writing.on()).await?;
    Ok(open.is_some())
}

/// An event about an account.
pub fn event(verb: &str, person: &Model) -> Event {
    Event { thing: Some(person.id), ..Event::of_house(verb, "account", &person.name) }
}

/// Stores a new name or password, or ends or reopens the account, in this change.
pub async fn change(
    writing: &mut Writing,
    person: &Model,
    event: Event,
    shape: impl FnOnce(&mut ActiveModel),
) -> Result<(), Fault> {
    let mut row = person.clone().into_active_model();
    shape(&mut row);
    row.version = Set(person.version + 1);
    row.update(writing.on()).await?;
    writing.note(event);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::looks_like_email;

    #[test]
    fn addresses_are_told_from_other_text() {
        for good in ["a@b.uk", " clerk@kent.example ", "o'neil+x@a-b.gov.uk"] {
            assert!(looks_like_email(good), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.uk", "a@b@c.uk", "a b@c.uk", "a@b.uk,c@d.uk", "a@b.uk\nBcc: c@d.uk", "<a@b.uk>"] {
            assert!(!looks_like_email(bad), "{bad}");
        }
    }
}
