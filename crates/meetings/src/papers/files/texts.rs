//! What files say, by paragraph, for search. The table knows no sight of its own: ask it together with `paper_files`.

use ::files::Paragraph;
use access::{Open, Writing};
use database::Fault;
use records::search::Passage;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

/// A paragraph of a file.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "file_texts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The hash of the file, as `paper_files.content` has it.
    pub content: String,
    /// Its place in the file, from 1.
    pub position: i64,
    /// The page on which it begins, from 1; only PDF has pages.
    pub page: Option<i64>,
    /// What it says.
    pub text: String,
}

/// Texts relate to files by what these hold, which the database does not check.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Keeps what a file says, unless the same file is known already.
pub(crate) async fn keep(writing: &Writing, content: &str, paragraphs: &[Paragraph]) -> Result<(), Fault> {
    let known = Entity::find().filter(Column::Content.eq(content)).one(writing.on()).await?;
    if known.is_some() {
        return Ok(());
    }
    let row = |(position, paragraph): (i64, &Paragraph)| ActiveModel {
        id: Set(writing.new_id()),
        content: Set(content.to_owned()),
        position: Set(position),
        page: Set(paragraph.page.map(i64::from)),
        text: Set(paragraph.text.replace('\0', "")),
    };
    let rows: Vec<ActiveModel> = (1_i64..).zip(paragraphs).map(row).collect();
    for some in rows.chunks(500) {
        Entity::insert_many(some.to_vec()).exec_without_returning(writing.on()).await?;
    }
    Ok(())
}

/// Whence the words come under which search finds a file, besides those of its row.
pub(crate) const ORIGIN: &str = "file";

/// What search finds of a file: its paragraphs, each with the page on which it begins.
pub(crate) fn passages(paragraphs: &[Paragraph]) -> Vec<Passage> {
    let anchor = |page: Option<u32>| page.map(|page| format!("page={page}")).unwrap_or_default();
    let passage = |it: &Paragraph| Passage { anchor: anchor(it.page), words: it.text.replace('\0', "") };
    paragraphs.iter().map(passage).filter(|passage| !passage.words.trim().is_empty()).collect()
}

/// Forgets what these files say.
pub(crate) async fn forget(writing: &Writing, contents: &[String]) -> Result<(), Fault> {
    for some in contents.chunks(500) {
        Entity::delete_many().filter(Column::Content.is_in(some.iter().cloned())).exec(writing.on()).await?;
    }
    Ok(())
}
