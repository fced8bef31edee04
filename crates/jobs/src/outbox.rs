//! The outbox: mails that wait to be sent. A mail is put in it by the change that wants it sent, in the same
//! transaction, so that it is sent if and only if the change happened.

use access::{Door, Open, Writing, accounts::looks_like_email};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, QueryOrder, QuerySelect};

/// How many seconds a mail that was sent or given up is remembered: 30 days.
const REMEMBERED: i64 = 30 * 24 * 60 * 60;
/// The longest subject, in characters.
const LONGEST_SUBJECT: usize = 200;

/// A mail to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    to: String,
    subject: String,
    plain: String,
    html: Option<String>,
    not_before: i64,
    not_after: Option<i64>,
}

impl Mail {
    /// A mail to this address. The subject is one line: line breaks and other control characters become blanks.
    pub fn new(to: impl Into<String>, subject: impl Into<String>, plain: impl Into<String>) -> Mail {
        let subject: String =
            subject.into().chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_SUBJECT).collect();
        Mail { to: to.into().trim().to_owned(), subject, plain: plain.into(), html: None, not_before: 0, not_after: None }
    }

    /// The same words with markup, for programs that show it.
    pub fn html(mut self, html: impl Into<String>) -> Mail {
        self.html = Some(html.into());
        self
    }

    /// Not sent before this moment, in seconds.
    pub fn not_before(mut self, moment: i64) -> Mail {
        self.not_before = moment;
        self
    }

    /// Of no use after this moment, in seconds, such as a link that has expired by then. Its text is not kept longer.
    pub fn not_after(mut self, moment: i64) -> Mail {
        self.not_after = Some(moment);
        self
    }
}

/// A mail in the outbox.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Its id, also the name of its file where mails are written to a folder.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// To whom.
    pub address: String,
    /// The subject.
    pub subject: String,
    /// The text; empty once it was sent, because texts may hold links that open something.
    pub plain: String,
    /// The same with markup.
    pub html: Option<String>,
    /// When it was put here, in seconds.
    pub made_at: i64,
    /// When it is tried next.
    pub not_before: i64,
    /// When it is of no use any more.
    pub not_after: Option<i64>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was sent.
    pub sent_at: Option<i64>,
    /// When it was given up.
    pub gave_up_at: Option<i64>,
    /// What went wrong last.
    pub problem: Option<String>,
}

/// Mails relate to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Puts a mail in the outbox in this change. One whose address cannot be right is kept there as given up.
pub async fn put(writing: &Writing, mail: &Mail) -> Result<(), Fault> {
    let now = writing.now().timestamp();
    let fits = looks_like_email(&mail.to) && mail.to.parse::<lettre::Address>().is_ok();
    let row = ActiveModel {
        id: Set(writing.new_id()),
        address: Set(mail.to.chars().filter(|c| !c.is_control()).take(254).collect()),
        subject: Set(mail.subject.clone()),
        plain: Set(if fits { mail.plain.clone() } else { String::new() }),
        html: Set(mail.html.clone().filter(|_| fits)),
        made_at: Set(now),
        not_before: Set(mail.not_before.max(now)),
        not_after: Set(mail.not_after),
        attempts: Set(0),
        sent_at: Set(None),
        gave_up_at: Set((!fits).then_some(now)),
        problem: Set((!fits).then(|| "the address is not an e-mail address".to_owned())),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok(())
}

/// The mails that were not sent, newest first: those that wait and those that were given up.
pub async fn unsent(on: &impl ConnectionTrait, most: u64) -> Result<Vec<Model>, Fault> {
    Ok(Entity::find()
        .filter(Column::SentAt.is_null())
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(on)
        .await?)
}

/// How many mails were not sent.
pub async fn count_unsent(on: &impl ConnectionTrait) -> Result<u64, Fault> {
    use sea_orm::PaginatorTrait;
    Ok(Entity::find().filter(Column::SentAt.is_null()).count(on).await?)
}

/// The mails that are due, oldest first.
pub(crate) async fn due(door: &Door, most: u64) -> Result<Vec<Model>, Fault> {
    let now = door.clock().now().timestamp();
    let waiting = Condition::all().add(Column::SentAt.is_null()).add(Column::GaveUpAt.is_null()).add(Column::NotBefore.lte(now));
    let mails = Entity::find().filter(waiting).order_by_asc(Column::NotBefore).order_by_asc(Column::Id).limit(most);
    Ok(mails.all(door.database().reader()).await?)
}

/// Counts an attempt and sets when the next would be; false when another process was quicker.
pub(crate) async fn claim(door: &Door, mail: &Model, next: i64) -> Result<bool, Fault> {
    let claimed = Entity::update_many()
        .col_expr(Column::Attempts, Expr::value(mail.attempts + 1))
        .col_expr(Column::NotBefore, Expr::value(next))
        .filter(Column::Id.eq(mail.id))
        .filter(Column::Attempts.eq(mail.attempts))
        .filter(Column::SentAt.is_null())
        .filter(Column::GaveUpAt.is_null())
        .exec(door.database().connection())
        .await?;
    Ok(claimed.rows_affected > 0)
}

/// The mail was sent; its text is not needed any more.
pub(crate) async fn sent(door: &Door, mail: &Model) -> Result<(), Fault> {
    let now = door.clock().now().timestamp();
    let row = ActiveModel {
        sent_at: Set(Some(now)),
        plain: Set(String::new()),
        html: Set(None),
        problem: Set(None),
        ..unchanged(mail)
    };
    store(door, row).await
}

/// The mail was not sent, and will be tried again.
pub(crate) async fn not_sent(door: &Door, mail: &Model, problem: String) -> Result<(), Fault> {
    store(door, ActiveModel { problem: Set(Some(problem)), ..unchanged(mail) }).await
}

/// The mail is given up. A text that had its time is not kept.
pub(crate) async fn give_up(door: &Door, mail: &Model, problem: String) -> Result<(), Fault> {
    let now = door.clock().now().timestamp();
    let mut row = ActiveModel { gave_up_at: Set(Some(now)), problem: Set(Some(problem)), ..unchanged(mail) };
    if mail.not_after.is_some() {
        (row.plain, row.html) = (Set(String::new()), Set(None));
    }
    store(door, row).await
}

fn unchanged(mail: &Model) -> ActiveModel {
    ActiveModel { id: sea_orm::ActiveValue::Unchanged(mail.id), ..Default::default() }
}

async fn store(door: &Door, row: ActiveModel) -> Result<(), Fault> {
    Entity::update(row).exec(door.database().connection()).await?;
    Ok(())
}

/// Forgets mails that were sent or given up long ago.
pub async fn sweep(door: &Door) -> Result<u64, Fault> {
    let before = door.clock().now().timestamp() - REMEMBERED;
    let old = Condition::any().add(Column::SentAt.lt(before)).add(Column::GaveUpAt.lt(before));
    Ok(Entity::delete_many().filter(old).exec(door.database().connection()).await?.rows_affected)
}
