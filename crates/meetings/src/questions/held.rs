//! What is held apart from the kept things: what was typed until its asker confirms it, and the addresses for replies.
//!
//! Both are personal data. They stand in no register, so no list, page, export or history shows them; the desk of clerks
//! alone reads an address, and both are forgotten after their time.

use super::What;
use access::{Door, Open, Writing, secrets};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// How many seconds an unconfirmed question is held: three days.
pub(crate) const HELD: i64 = 3 * 24 * 60 * 60;

/// A question or a petition whose asker has not confirmed it yet.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "asks")]
pub struct Model {
    /// The hash of the token in the mail.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// What it is, by the key of the list `ask-kind`.
    pub what: String,
    /// The meeting it is for.
    pub meeting: Uuid,
    /// What was typed, as JSON.
    pub typed: String,
    /// The address for the reply.
    pub email: String,
    /// When it was sent, in seconds: this moment is held against the deadline.
    pub asked_at: i64,
    /// Until when it can be confirmed, in seconds.
    pub expires_at: i64,
}

/// What is held relates to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The addresses of those who asked.
pub(crate) mod askers {
    use sea_orm::entity::prelude::*;

    /// Where the replies about one question or petition go.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "askers")]
    pub struct Model {
        /// The question or the petition.
        #[sea_orm(primary_key, auto_increment = false)]
        pub thing: Uuid,
        /// The e-mail address.
        pub email: String,
        /// When it is forgotten, in seconds.
        pub forget_at: i64,
    }

    /// Addresses relate to nothing the database knows of.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) asked_as: String,
    pub(crate) signatures: String,
}

impl Words {
    fn json(&self) -> String {
        json!({ "title": self.title, "text": self.text, "as": self.asked_as, "signatures": self.signatures }).to_string()
    }

    fn of(json: &str) -> Words {
        let read: Json = serde_json::from_str(json).unwrap_or_default();
        let text = |key: &str| read[key].as_str().unwrap_or_default().to_owned();
        Words { title: text("title"), text: text("text"), asked_as: text("as"), signatures: text("signatures") }
    }
}

impl Model {
    /// What was typed.
    pub(crate) fn words(&self) -> Words {
        Words::of(&self.typed)
    }

    /// What it is.
    pub(crate) fn what(&self) -> What {
        What::from_key(&self.what).unwrap_or(What::Question)
    }
}

/// Holds what was typed until it is confirmed; the answer is the token for the mail, which is not kept.
pub(crate) async fn hold(
    writing: &Writing,
    what: What,
    meeting: Uuid,
    words: &Words,
    email: &str,
) -> Result<(String, i64), Fault> {
    let (token, now) = (secrets::token(), writing.now().timestamp());
    let row = ActiveModel {
        token: Set(secrets::stored(&token)),
        what: Set(what.key().to_owned()),
        meeting: Set(meeting),
        typed: Set(words.json()),
        email: Set(email.to_owned()),
        asked_at: Set(now),
        expires_at: Set(now + HELD),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok((token, now + HELD))
}

/// What is held under this token, while it holds. Looking does not use it: mail scanners look at every link.
pub(crate) async fn look(open: &dyn Open, token: &str) -> Result<Option<Model>, Fault> {
    let found = Entity::find_by_id(secrets::stored(token)).one(open.on()).await?;
    Ok(found.filter(|held| open.now().timestamp() < held.expires_at))
}

/// Takes it out in this change. Of two at once one wins.
pub(crate) async fn take(writing: &Writing, token: &str) -> Result<bool, Fault> {
    let gone = Entity::delete_by_id(secrets::stored(token)).exec(writing.on()).await?;
    Ok(gone.rows_affected == 1)
}

/// Keeps the address for replies until this moment.
pub(crate) async fn keep_address(writing: &Writing, thing: Uuid, email: &str, forget_at: i64) -> Result<(), Fault> {
    let row = askers::ActiveModel { thing: Set(thing), email: Set(email.to_owned()), forget_at: Set(forget_at) };
    askers::Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok(())
}

/// The addresses of those who asked these, while they are kept. For mails, and for the desk of clerks.
pub(crate) async fn addresses(open: &dyn Open, things: &BTreeSet<Uuid>) -> Result<Vec<(Uuid, String)>, Fault> {
    let now = open.now().timestamp();
    let asked = askers::Entity::find()
        .filter(askers::Column::Thing.is_in(things.iter().copied()))
        .filter(askers::Column::ForgetAt.gt(now));
    Ok(asked.all(open.on()).await?.into_iter().map(|row| (row.thing, row.email)).collect())
}

/// Forgets the address of one asker in this change.
pub(crate) async fn forget(writing: &Writing, thing: Uuid) -> Result<(), Fault> {
    askers::Entity::update_many()
        .col_expr(askers::Column::ForgetAt, Expr::value(0))
        .col_expr(askers::Column::Email, Expr::value(""))
        .filter(askers::Column::Thing.eq(thing))
        .exec(writing.on())
        .await?;
    Ok(())
}

/// Removes what has had its time; run by a schedule.
pub(crate) async fn sweep(door: &Door) -> Result<u64, Fault> {
    let (now, on) = (door.clock().now().timestamp(), door.database().connection());
    let held = Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(on).await?;
    let addresses = askers::Entity::delete_many().filter(askers::Column::ForgetAt.lte(now)).exec(on).await?;
    Ok(held.rows_affected + addresses.rows_affected)
}
