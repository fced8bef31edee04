//! One-time links, e-mailed or printed: to sign in, to accept an invitation, to make the first administrator, to tell once.

use crate::{Door, Writing, door::Open, secrets};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

/// What a link is for, and how long it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signs in once.
    SignIn,
    /// Sets a password: an invitation, or the first administrator.
    SetPassword,
    /// Lets the person tell how one thing of theirs stands, without signing in.
    Tell,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign-in",
            Purpose::SetPassword => "set-password",
            Purpose::Tell => "tell",
        }
    }

    /// How many seconds the link holds: half an hour to sign in, a week for an invitation, two to tell.
    pub fn holds(self) -> i64 {
        match self {
            Purpose::SignIn => 30 * 60,
            Purpose::SetPassword => 7 * 24 * 60 * 60,
            Purpose::Tell => 14 * 24 * 60 * 60,
        }
    }
}

/// A stored link; only the hash of its token is kept.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_links")]
pub struct Model {
    /// The hash of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: String,
    /// For whom.
    pub person: Uuid,
    /// For what.
    pub purpose: String,
    /// Until when, in seconds.
    pub expires_at: i64,
    /// When it was used.
    pub used_at: Option<i64>,
}

/// Points at a person, by the table's own definition.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Makes a link for a person in this change and gives its token, which is not kept.
pub async fn make(writing: &Writing, person: Uuid, purpose: Purpose) -> Result<String, Fault> {
    let token = secrets::token();
    let row = ActiveModel {
        token: Set(secrets::stored(&token)),
        person: Set(person),
        purpose: Set(purpose.key().to_owned()),
        expires_at: Set(writing.now().timestamp() + purpose.holds()),
        used_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok(token)
}

/// For whom an unused link still holds. Looking does not use it: mail scanners look at every link.
pub async fn holder(door: &Door, token: &str, purpose: Purpose) -> Result<Option<Uuid>, Fault> {
    let found = Entity::find_by_id(secrets::stored(token)).one(door.database().reader()).await?;
    let now = door.clock().now().timestamp();
    Ok(found.filter(|l| l.purpose == purpose.key() && l.used_at.is_none() && now < l.expires_at).map(|l| l.person))
}

/// Uses the link in this change; `None` when it was used, has expired or never was. Of two at once one wins.
pub async fn redeem(writing: &Writing, token: &str, purpose: Purpose) -> Result<Option<Uuid>, Fault> {
    let (key, now) = (secrets::stored(token), writing.now().timestamp());
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Token.eq(&key))
        .filter(Column::Purpose.eq(purpose.key()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(writing.on())
        .await?;
    if used.rows_affected == 0 {
        return Ok(None);
    }
    Ok(Entity::find_by_id(key).one(writing.on()).await?.map(|link| link.person))
}

/// Makes every unused link of a person worthless in this change: when a new one is made, or the account is ended.
pub async fn void(writing: &Writing, person: Uuid) -> Result<(), Fault> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(writing.now().timestamp()))
        .filter(Column::Person.eq(person))
        .filter(Column::UsedAt.is_null())
        .exec(writing.on())
        .await?;
    Ok(())
}

/// Removes what has expired; run by a schedule.
pub async fn sweep(door: &Door) -> Result<u64, Fault> {
    let now = door.clock().now().timestamp();
    let gone = Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(door.database().connection()).await?;
    Ok(gone.rows_affected)
}
