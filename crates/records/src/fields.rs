//! The fields of a kind of thing: one line each says its key, label, how it is typed, and where it is kept.
//!
//! From these lines come the form, the list, the page, the import sheet, the export and the history.

use std::borrow::Cow;
use values::meaning::{Held, Input, Meant};
use values::words::t;
use values::{FinancialYear, Id, Kind, Money};

/// What the generic parts know of a field.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name of the column, in the database, the form and the sheet.
    pub key: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    /// How it is typed.
    pub input: Input,
    /// Whether it may be left blank.
    pub optional: bool,
    /// Whether lists show it.
    pub listed: bool,
    /// Whether lists can be filtered by it.
    pub filtered: bool,
    /// Whether its words are searched.
    pub searched: bool,
    /// Whether it is the day of the thing, by which search sorts and narrows.
    pub dated: bool,
}

impl Field {
    /// The label in the reader's language.
    pub fn label(&self) -> Cow<'static, str> {
        t(self.label)
    }

    /// The hint in the reader's language.
    pub fn hint(&self) -> Option<Cow<'static, str>> {
        self.hint.map(t)
    }
}

type Set<M> = Box<dyn Fn(&mut M, Meant) -> bool + Send + Sync>;
type Get<M> = Box<dyn Fn(&M) -> Meant + Send + Sync>;

/// The fields of the kind of thing stored as `M`, in the order of its form and its sheet.
pub struct Fields<M> {
    by_title: bool,
    fields: Vec<Field>,
    places: Vec<(Get<M>, Set<M>)>,
}

impl<M: 'static> Default for Fields<M> {
    fn default() -> Self {
        Fields { by_title: false, fields: Vec::new(), places: Vec::new() }
    }
}

/// How a field is reached in the stored form: to read and to change.
pub type At<M, T> = (fn(&M) -> &T, fn(&mut M) -> &mut T);

/// Reaches a field of the stored form: `at!(kind)`.
#[macro_export]
macro_rules! at {
    ($field:ident) => {
        (|m| &m.$field, |m| &mut m.$field)
    };
}

impl<M: 'static> Fields<M> {
    /// No fields yet; the title is not one, every thing has it.
    pub fn new() -> Fields<M> {
        Fields::default()
    }

    fn field<T: Held + 'static>(mut self, key: &'static str, label: &'static str, input: Input, at: At<M, T>) -> Fields<M> {
        let (read, change) = at;
        let set = move |m: &mut M, meant: Meant| match T::take(meant) {
            Some(value) => {
                *change(m) = value;
                true
            }
            None => false,
        };
        let optional = T::MAY_BE_BLANK;
        let field =
            Field { key, label, hint: None, input, optional, listed: false, filtered: false, searched: false, dated: false };
        self.fields.push(field);
        self.places.push((Box::new(move |m| read(m).give()), Box::new(set)));
        self
    }

    /// One line of text.
    pub fn line<T: Text>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Line(300), at)
    }

    /// Several lines of text.
    pub fn lines<T: Text>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Lines(20_000), at)
    }

    /// Text that may be very long, such as the geometry of a boundary.
    pub fn long<T: Text>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Lines(2_000_000), at)
    }

    /// A date.
    pub fn day<T: Day>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Day, at)
    }

    /// An amount in pounds.
    pub fn pounds<T: Pounds>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Pounds, at)
    }

    /// A financial year.
    pub fn year<T: Year>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Year, at)
    }

    /// A whole number.
    pub fn number<T: Number>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Number, at)
    }

    /// A term of a list, kept by its key.
    pub fn choice<T: Text>(self, key: &'static str, label: &'static str, list: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Choice(list), at)
    }

    /// A thing of a kind.
    pub fn thing<T: Pointer>(self, key: &'static str, label: &'static str, at: At<M, T>) -> Fields<M> {
        self.field(key, label, Input::Thing(T::kind()), at)
    }

    fn last(mut self, change: impl FnOnce(&mut Field)) -> Fields<M> {
        if let Some(field) = self.fields.last_mut() {
            change(field);
        }
        self
    }

    /// One short sentence of help for the field just named.
    pub fn hint(self, hint: &'static str) -> Fields<M> {
        self.last(|field| field.hint = Some(hint))
    }

    /// Lists show the field just named.
    pub fn listed(self) -> Fields<M> {
        self.last(|field| field.listed = true)
    }

    /// Lists can be filtered by the field just named, and show it.
    pub fn filtered(self) -> Fields<M> {
        self.last(|field| (field.listed, field.filtered) = (true, true))
    }

    /// Search finds the thing by the words of the field just named, a text; and by its title.
    pub fn searched(self) -> Fields<M> {
        self.last(|field| field.searched = true).searched_by_title()
    }

    /// Search finds the thing by its title. Without this and without a field that is searched, it is not found at all.
    pub fn searched_by_title(mut self) -> Fields<M> {
        self.by_title = true;
        self
    }

    /// The field just named is the day of the thing: search shows it, sorts and narrows by it. A thing without one has the
    /// day of what it stands within.
    pub fn dated(self) -> Fields<M> {
        self.last(|field| field.dated = true)
    }

    /// Whether search finds things of this kind.
    pub fn are_searched(&self) -> bool {
        self.by_title
    }

    /// What the generic parts know of the fields.
    pub fn known(&self) -> &[Field] {
        &self.fields
    }

    /// The values of all fields.
    pub fn read(&self, thing: &M) -> Vec<Meant> {
        self.places.iter().map(|(get, _)| get(thing)).collect()
    }

    /// Sets all fields; the answer is the index of the first that did not fit, when one did not.
    pub fn write(&self, thing: &mut M, values: &[Meant]) -> Option<usize> {
        self.places.iter().zip(values).position(|((_, set), value)| !set(thing, value.clone()))
    }
}

macro_rules! held_as {
    ($($name:ident: $type:ty, $doc:literal;)*) => { $(
        #[doc = $doc]
        pub trait $name: Held + 'static {}
        impl $name for $type {}
        impl $name for Option<$type> {}
    )* };
}

held_as! {
    Text: String, "A field that holds text.";
    Day: chrono::NaiveDate, "A field that holds a date.";
    Pounds: Money, "A field that holds an amount.";
    Year: FinancialYear, "A field that holds a financial year.";
    Number: i64, "A field that holds a whole number.";
}

/// A field that points at a thing.
pub trait Pointer: Held + 'static {
    /// The kind pointed at.
    fn kind() -> Kind;
}

impl<T: values::kind::Marked> Pointer for Id<T> {
    fn kind() -> Kind {
        T::KIND
    }
}

impl<T: values::kind::Marked> Pointer for Option<Id<T>> {
    fn kind() -> Kind {
        T::KIND
    }
}
