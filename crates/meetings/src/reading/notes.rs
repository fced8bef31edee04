//! How private notes are kept: for the one who wrote them, and found by nobody else. They are no kept things, so that no list, no
//! export, no history and no search can hold them.

use access::{Open, Writing};
use database::Fault;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, sea_query::Expr};
use std::collections::BTreeSet;

/// A private note on a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_notes")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose it is.
    pub account: Uuid,
    /// The paper.
    pub paper: Option<Uuid>,
    /// The number that the paragraph had.
    pub number: String,
    /// The mark of its words.
    pub mark: String,
    /// The beginning of its words.
    pub quote: String,
    /// The note.
    pub text: String,
    /// When it was written or last changed, in seconds.
    pub at: i64,
}

/// Notes relate to nothing.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The actor's own notes on these papers, in the order in which they were written.
pub(crate) async fn own(open: &dyn Open, papers: &BTreeSet<Uuid>) -> Result<Vec<Model>, Fault> {
    let Some(account) = open.actor().id().filter(|_| !papers.is_empty()) else { return Ok(Vec::new()) };
    let mine = Entity::find().filter(Column::Account.eq(account)).filter(Column::Paper.is_in(papers.iter().copied()));
    Ok(mine.order_by_asc(Column::At).order_by_asc(Column::Id).all(open.on()).await?)
}

/// Keeps a new note of the actor.
pub(crate) async fn add(writing: &Writing, note: Model) -> Result<(), Fault> {
    let Some(account) = writing.actor().id() else { return Ok(()) };
    let row = ActiveModel {
        id: Set(writing.new_id()),
        account: Set(account),
        paper: Set(note.paper),
        number: Set(note.number),
        mark: Set(note.mark),
        quote: Set(note.quote),
        text: Set(note.text),
        at: Set(writing.now().timestamp()),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok(())
}

/// Changes the words of one of the actor's own notes; the answer is whether there is one.
pub(crate) async fn change(writing: &Writing, id: Uuid, text: &str) -> Result<bool, Fault> {
    let Some(account) = writing.actor().id() else { return Ok(false) };
    let done = Entity::update_many()
        .col_expr(Column::Text, Expr::value(text))
        .col_expr(Column::At, Expr::value(writing.now().timestamp()))
        .filter(Column::Id.eq(id))
        .filter(Column::Account.eq(account))
        .exec(writing.on())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Removes one of the actor's own notes.
pub(crate) async fn remove(writing: &Writing, id: Uuid) -> Result<(), Fault> {
    let Some(account) = writing.actor().id() else { return Ok(()) };
    Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::Account.eq(account)).exec(writing.on()).await?;
    Ok(())
}
