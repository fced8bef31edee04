//! Tables written in the house's own words: one line a column, the same types on both databases.
//!
//! `Table::kept(Kind::Award)` starts with the columns that every kept thing has; `Table::named("sessions")` with none.

use sea_orm::sea_query::{
    Alias, ColumnDef, ForeignKey, ForeignKeyAction, ForeignKeyCreateStatement, Index, IndexCreateStatement, IntoIden,
    TableCreateStatement,
};
use values::Kind;

/// A table to be made.
#[derive(Clone, Debug)]
pub struct Table {
    name: String,
    columns: Vec<ColumnDef>,
    references: Vec<ForeignKeyCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
}

impl Table {
    /// A table of kept things: id, reference, title, who may see it, version and moments.
    pub fn kept(kind: Kind) -> Table {
        let mut table = Table::named(kind.sheet());
        table.columns.push(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key().take());
        let table = table
            .text("reference")
            .text("title")
            .text("sorted")
            .text("seen_by")
            .maybe_uuid("members_of")
            .number("version")
            .moment("added_at")
            .moment("changed_at");
        table.unique(&["reference"]).index(&["sorted", "id"])
    }

    /// A table without columns yet.
    pub fn named(name: &str) -> Table {
        Table { name: name.to_owned(), columns: Vec::new(), references: Vec::new(), indexes: Vec::new() }
    }

    fn column(mut self, name: &str, shape: impl FnOnce(&mut ColumnDef)) -> Table {
        let mut column = ColumnDef::new(Alias::new(name));
        shape(&mut column);
        self.columns.push(column);
        self
    }

    /// A text key: the table's primary key.
    pub fn key(self, name: &str) -> Table {
        self.column(name, |c| {
            c.text().not_null().primary_key();
        })
    }

    /// A UUID key: the table's primary key.
    pub fn uuid_key(self, name: &str) -> Table {
        self.column(name, |c| {
            c.uuid().not_null().primary_key();
        })
    }

    /// A whole number key that we count ourselves.
    pub fn number_key(self, name: &str) -> Table {
        self.column(name, |c| {
            c.big_integer().not_null().primary_key();
        })
    }

    /// A text.
    pub fn text(self, name: &str) -> Table {
        self.column(name, |c| {
            c.text().not_null();
        })
    }

    /// A text that may be missing.
    pub fn maybe_text(self, name: &str) -> Table {
        self.column(name, |c| {
            c.text().null();
        })
    }

    /// A date.
    pub fn day(self, name: &str) -> Table {
        self.column(name, |c| {
            c.date().not_null();
        })
    }

    /// A date that may be missing.
    pub fn maybe_day(self, name: &str) -> Table {
        self.column(name, |c| {
            c.date().null();
        })
    }

    /// A whole number; also an amount in pence and a moment in seconds.
    pub fn number(self, name: &str) -> Table {
        self.column(name, |c| {
            c.big_integer().not_null();
        })
    }

    /// A whole number that may be missing.
    pub fn maybe_number(self, name: &str) -> Table {
        self.column(name, |c| {
            c.big_integer().null();
        })
    }

    /// A financial year, kept as the calendar year in which it starts.
    pub fn year(self, name: &str) -> Table {
        self.column(name, |c| {
            c.integer().not_null();
        })
    }

    /// A financial year that may be missing.
    pub fn maybe_year(self, name: &str) -> Table {
        self.column(name, |c| {
            c.integer().null();
        })
    }

    /// Bytes, such as an uploaded file.
    pub fn bytes(self, name: &str) -> Table {
        self.column(name, |c| {
            c.blob().not_null();
        })
    }

    /// A moment: whole seconds of UTC since 1970.
    pub fn moment(self, name: &str) -> Table {
        self.number(name)
    }

    /// A moment that may be missing.
    pub fn maybe_moment(self, name: &str) -> Table {
        self.maybe_number(name)
    }

    /// The id of something that there must be, without a check by the database.
    pub fn uuid(self, name: &str) -> Table {
        self.column(name, |c| {
            c.uuid().not_null();
        })
    }

    /// The id of something, without a check by the database.
    pub fn maybe_uuid(self, name: &str) -> Table {
        self.column(name, |c| {
            c.uuid().null();
        })
        .index(&[name])
    }

    /// Points at a thing of this kind; the thing cannot be removed while it is pointed at.
    pub fn thing(self, name: &str, kind: Kind) -> Table {
        self.column(name, |c| {
            c.uuid().not_null();
        })
        .reference(name, kind.sheet(), "id", ForeignKeyAction::Restrict)
    }

    /// May point at a thing of this kind.
    pub fn maybe_thing(self, name: &str, kind: Kind) -> Table {
        self.column(name, |c| {
            c.uuid().null();
        })
        .reference(name, kind.sheet(), "id", ForeignKeyAction::Restrict)
    }

    /// Belongs to a row of another table and goes with it.
    pub fn belongs(self, name: &str, table: &str) -> Table {
        self.column(name, |c| {
            c.uuid().not_null();
        })
        .reference(name, table, "id", ForeignKeyAction::Cascade)
    }

    fn reference(mut self, column: &str, table: &str, key: &str, on_delete: ForeignKeyAction) -> Table {
        let mut reference = ForeignKey::create();
        reference
            .name(format!("fk_{}_{column}", self.name))
            .from(Alias::new(&self.name), Alias::new(column))
            .to(Alias::new(table), Alias::new(key))
            .on_delete(on_delete);
        self.references.push(reference);
        self.index(&[column])
    }

    /// An index on these columns.
    pub fn index(self, columns: &[&str]) -> Table {
        self.add_index(columns, false)
    }

    /// No two rows may agree in all of these columns.
    pub fn unique(self, columns: &[&str]) -> Table {
        self.add_index(columns, true)
    }

    fn add_index(mut self, columns: &[&str], unique: bool) -> Table {
        let mut index = Index::create();
        index.name(format!("ix_{}_{}", self.name, columns.join("_"))).table(Alias::new(&self.name));
        for column in columns {
            index.col(Alias::new(*column).into_iden());
        }
        if unique {
            index.unique();
        }
        self.indexes.push(index);
        self
    }

    pub(crate) fn statement(&self) -> TableCreateStatement {
        let mut statement = sea_orm::sea_query::Table::create();
        statement.table(Alias::new(&self.name));
        for column in &self.columns {
            statement.col(column.clone());
        }
        for reference in &self.references {
            statement.foreign_key(&mut reference.clone());
        }
        statement
    }

    pub(crate) fn indexes(&self) -> Vec<IndexCreateStatement> {
        self.indexes.clone()
    }
}
