//! What every kept thing has in common, and the macro that declares the stored form of one.

use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, FromQueryResult, IntoActiveModel};
use uuid::Uuid;
use values::Kind;
use values::meaning::Meant;

/// The columns that every kept thing has.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Head {
    /// Its id; nil until it is stored.
    pub id: Uuid,
    /// The permanent, readable name in addresses and sheets.
    pub reference: String,
    /// What people call it.
    pub title: String,
    /// Who may see it, by the key of `access::SeenBy`.
    pub seen_by: String,
    /// The board, when only its members may.
    pub members_of: Option<Uuid>,
    /// Counts the changes.
    pub version: i64,
    /// When it was added, in seconds.
    pub added_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// The stored form of a kind of thing. Declared with the macro `kept!`.
pub trait Kept: Clone + Default + FromQueryResult + IntoActiveModel<Self::Active> + Send + Sync + 'static {
    /// SeaORM's entity.
    type Entity: EntityTrait<Model = Self, ActiveModel = Self::Active>;
    /// SeaORM's active model.
    type Active: ActiveModelTrait<Entity = Self::Entity> + ActiveModelBehavior + Send;
    /// The kind of thing.
    const KIND: Kind;
    /// The common columns.
    fn head(&self) -> Head;
    /// Sets the common columns.
    fn set_head(&mut self, head: Head);
}

/// A kept thing as the generic parts see it: the common columns, and the meaning of each field in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The common columns.
    pub head: Head,
    /// The fields' values, in the order of the register's fields.
    pub values: Vec<Meant>,
}

/// Declares the stored form of one kind of thing: the common columns, then its own.
///
/// ```ignore
/// records::kept! {
///     /// An organisation, through time.
///     Organisation "organisations" { kind: String, from: Option<NaiveDate>, }
/// }
/// ```
#[macro_export]
macro_rules! kept {
    ($(#[$doc:meta])* $kind:ident $table:tt { $($field:ident : $type:ty,)* }) => {
        #[allow(unused_imports)]
        use ::sea_orm::entity::prelude::*;

        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Default, ::sea_orm::DeriveEntityModel)]
        #[sea_orm(table_name = $table)]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: ::values::Id<::values::kind::$kind>,
            pub reference: String,
            pub title: String,
            pub sorted: String,
            pub seen_by: String,
            pub members_of: Option<::uuid::Uuid>,
            pub version: i64,
            pub added_at: i64,
            pub changed_at: i64,
            $(pub $field: $type,)*
        }

        #[derive(Copy, Clone, Debug, ::sea_orm::EnumIter, ::sea_orm::DeriveRelation)]
        pub enum Relation {}

        impl ::sea_orm::ActiveModelBehavior for ActiveModel {}

        impl $crate::Kept for Model {
            type Entity = Entity;
            type Active = ActiveModel;
            const KIND: ::values::Kind = ::values::Kind::$kind;

            fn head(&self) -> $crate::Head {
                $crate::Head {
                    id: self.id.uuid(),
                    reference: self.reference.clone(),
                    title: self.title.clone(),
                    seen_by: self.seen_by.clone(),
                    members_of: self.members_of,
                    version: self.version,
                    added_at: self.added_at,
                    changed_at: self.changed_at,
                }
            }

            fn set_head(&mut self, head: $crate::Head) {
                self.id = ::values::Id::of(head.id);
                self.sorted = ::values::slug::folded(&head.title);
                self.reference = head.reference;
                self.title = head.title;
                self.seen_by = head.seen_by;
                self.members_of = head.members_of;
                self.version = head.version;
                self.added_at = head.added_at;
                self.changed_at = head.changed_at;
            }
        }
    };
}
