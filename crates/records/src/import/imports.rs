//! The record of each import (which file, by whom, what it did, whether it was undone), and files that wait to be confirmed.

use database::Step;
use database::table::Table;
use sea_orm::entity::prelude::*;

/// An import that was done.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The name of the file or folder.
    pub file: String,
    /// Who, by name at that time.
    pub by: String,
    /// When, in seconds.
    pub at: i64,
    /// Rows added.
    pub added: i64,
    /// Rows changed.
    pub changed: i64,
    /// Rows that were already as the file says.
    pub same: i64,
    /// The place of its last event; those of its rows come right before it.
    pub last_event: Option<i64>,
    /// When it was undone.
    pub undone_at: Option<i64>,
}

/// Imports relate to nothing the database checks.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Uploaded files that wait until somebody has looked at what they would do.
pub mod draft {
    use sea_orm::entity::prelude::*;

    /// An uploaded file.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_drafts")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// Who uploaded it.
        pub person: Option<Uuid>,
        /// Its name.
        pub file: String,
        /// Its content.
        pub bytes: Vec<u8>,
        /// When, in seconds.
        pub at: i64,
    }

    /// Drafts relate to nothing the database checks.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The tables of imports and of files that wait.
pub fn steps() -> Vec<Step> {
    let imports = Table::named("imports")
        .uuid_key("id")
        .text("file")
        .text("by")
        .moment("at")
        .number("added")
        .number("changed")
        .number("same")
        .maybe_number("last_event")
        .maybe_moment("undone_at");
    let drafts = Table::named("import_drafts").uuid_key("id").maybe_uuid("person").text("file").bytes("bytes").moment("at");
    vec![Step::new("2026-11-imports", vec![imports, drafts])]
}
