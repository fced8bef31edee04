//! `Id<Award>`: a UUIDv7 that knows what kind of thing it names, so that ids of two kinds cannot be mixed up.

use crate::kind::Marked;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use uuid::Uuid;

/// The id of one thing of kind `T`.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The id with these bits.
    pub const fn of(uuid: Uuid) -> Self {
        Id(uuid, PhantomData)
    }

    /// The bits of the id.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<T> Default for Id<T> {
    /// The id of nothing yet: all bits zero. Storing gives a real one.
    fn default() -> Self {
        Id::of(Uuid::nil())
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T: Marked> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", T::KIND.key(), self.0)
    }
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Value {
        id.0.into()
    }
}

impl<T> Nullable for Id<T> {
    fn null() -> Value {
        <Uuid as Nullable>::null()
    }
}

impl<T> ValueType for Id<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <Uuid as ValueType>::try_from(value).map(Id::of)
    }

    fn type_name() -> String {
        <Uuid as ValueType>::type_name()
    }

    fn array_type() -> ArrayType {
        <Uuid as ValueType>::array_type()
    }

    fn column_type() -> ColumnType {
        <Uuid as ValueType>::column_type()
    }
}

impl<T> TryGetable for Id<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        Uuid::try_get_by(row, index).map(Id::of)
    }
}

impl<T> TryFromU64 for Id<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("Id"))
    }
}
