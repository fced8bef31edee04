//! Tables that were uploaded: those that wait until somebody has looked at what they would do, and those that were brought in.

use access::{Open, Writing};
use database::Fault;
use database::table::Table;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect};

/// An uploaded table.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "table_uploads")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who uploaded it.
    pub person: Option<Uuid>,
    /// Its name.
    pub file: String,
    /// What it holds; empty once it was brought in.
    pub bytes: Vec<u8>,
    /// The mapping that it is read by, once one was chosen.
    pub mapping: Option<Uuid>,
    /// The import that it became.
    pub import: Option<Uuid>,
    /// Rows that were left out because something was wrong with them.
    pub left_out: i64,
    /// When, in seconds.
    pub at: i64,
}

/// Uploads relate to nothing the database checks.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The table of uploads.
pub(crate) fn table() -> Table {
    Table::named("table_uploads")
        .uuid_key("id")
        .maybe_uuid("person")
        .text("file")
        .bytes("bytes")
        .maybe_uuid("mapping")
        .maybe_uuid("import")
        .number("left_out")
        .moment("at")
}

/// How many seconds an uploaded table waits to be brought in: a week.
const WAITS: i64 = 7 * 24 * 60 * 60;

/// Keeps an uploaded table in this change, and forgets those that waited too long.
pub(super) async fn add(writing: &Writing, file: &str, bytes: Vec<u8>, mapping: Option<Uuid>) -> Result<Uuid, Fault> {
    let now = writing.now().timestamp();
    let old = Condition::all().add(Column::Import.is_null()).add(Column::At.lt(now - WAITS));
    Entity::delete_many().filter(old).exec(writing.on()).await?;
    let id = writing.new_id();
    let row = ActiveModel {
        id: Set(id),
        person: Set(writing.actor().id()),
        file: Set(file.to_owned()),
        bytes: Set(bytes),
        mapping: Set(mapping),
        import: Set(None),
        left_out: Set(0),
        at: Set(now),
    };
    Entity::insert(row).exec_without_returning(writing.on()).await?;
    Ok(id)
}

/// The waiting table with this id, when this person uploaded it.
pub(super) async fn one(open: &dyn Open, id: Uuid) -> Result<Option<Model>, Fault> {
    let found = Entity::find_by_id(id).one(open.on()).await?;
    Ok(found.filter(|upload| upload.person == open.actor().id() && upload.import.is_none()))
}

/// Says by which mapping a table is read, in this change.
pub(super) async fn read_by(writing: &Writing, id: Uuid, mapping: Uuid) -> Result<(), Fault> {
    let row = ActiveModel { id: Set(id), mapping: Set(Some(mapping)), ..Default::default() };
    Entity::update(row).exec(writing.on()).await?;
    Ok(())
}

/// Says which import a table became, in this change. Its bytes are not needed any more.
pub(super) async fn done(writing: &Writing, id: Uuid, import: Uuid, left_out: usize) -> Result<(), Fault> {
    let left_out = i64::try_from(left_out).unwrap_or(i64::MAX);
    let row = ActiveModel {
        id: Set(id),
        import: Set(Some(import)),
        left_out: Set(left_out),
        bytes: Set(Vec::new()),
        ..Default::default()
    };
    Entity::update(row).exec(writing.on()).await?;
    Ok(())
}

/// How many tables are listed as brought in.
const LISTED: u64 = 50;

/// The tables that were brought in, the latest first, each with the record of its import.
pub(super) async fn past(open: &dyn Open) -> Result<Vec<(Model, ::records::import::Model)>, Fault> {
    let brought = Entity::find().filter(Column::Import.is_not_null()).order_by_desc(Column::At).limit(LISTED);
    let brought = brought.all(open.on()).await?;
    let ids: Vec<Uuid> = brought.iter().filter_map(|it| it.import).collect();
    let imports = ::records::import::Entity::find().filter(::records::import::Column::Id.is_in(ids)).all(open.on()).await?;
    let with_import = |it: Model| {
        let import = imports.iter().find(|import| Some(import.id) == it.import)?.clone();
        Some((it, import))
    };
    Ok(brought.into_iter().filter_map(with_import).collect())
}

/// The import with this id that a table became, when it was not undone.
pub(super) async fn import(open: &dyn Open, id: Uuid) -> Result<Option<::records::import::Model>, Fault> {
    let table = Entity::find().filter(Column::Import.eq(id)).one(open.on()).await?;
    if table.is_none() {
        return Ok(None);
    }
    let found = ::records::import::Entity::find_by_id(id).one(open.on()).await?;
    Ok(found.filter(|import| import.undone_at.is_none()))
}
