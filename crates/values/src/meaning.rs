//! What a person typed and what it means: the one reading of text for forms and for sheets, with its errors in words.

use crate::words::{count, fill, t};
use crate::{FinancialYear, Id, Kind, Money, dates};
use chrono::NaiveDate;
use uuid::Uuid;

/// How a field is typed, and so how its text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line of text, at most so many characters.
    Line(usize),
    /// Several lines of text, at most so many characters.
    Lines(usize),
    /// A date.
    Day,
    /// An amount in pounds.
    Pounds,
    /// A financial year.
    Year,
    /// A whole number from 0 up.
    Number,
    /// One of the terms of a list.
    Choice(&'static str),
    /// One of the things of a kind.
    Thing(Kind),
}

/// What a typed text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nothing was typed.
    Nothing,
    /// A text, or the key of a term.
    Text(String),
    /// A date.
    Day(NaiveDate),
    /// An amount.
    Pounds(Money),
    /// A financial year.
    Year(FinancialYear),
    /// A whole number.
    Number(i64),
    /// The id of a thing.
    Thing(Uuid),
}

/// Where the keys of lists and the references of things are looked up while reading.
pub trait Known {
    /// The key of the term of this list that was typed by key or by label.
    fn term(&self, list: &str, typed: &str) -> Option<String>;
    /// The keys that may be typed, for the error message.
    fn terms(&self, list: &str) -> Vec<String>;
    /// A key close to what was typed, for the error message.
    fn near_term(&self, _list: &str, _typed: &str) -> Option<String> {
        None
    }
    /// The thing of this kind with this reference.
    fn thing(&self, kind: Kind, reference: &str) -> Option<Uuid>;
    /// A reference close to what was typed, for the error message.
    fn near(&self, kind: Kind, typed: &str) -> Option<String>;
}

impl Input {
    /// Reads a text, or says in words what to type instead. Blank text means `Nothing`.
    pub fn read(self, typed: &str, known: &dyn Known) -> Result<Meant, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Meant::Nothing);
        }
        match self {
            Input::Line(longest) => read_text(typed, longest, false).map(Meant::Text),
            Input::Lines(longest) => read_text(typed, longest, true).map(Meant::Text),
            Input::Day => dates::read(typed).map(Meant::Day),
            Input::Pounds => Money::read(typed).map(Meant::Pounds),
            Input::Year => FinancialYear::read(typed).map(Meant::Year),
            Input::Number => read_number(typed).map(Meant::Number),
            Input::Choice(list) => known.term(list, typed).map(Meant::Text).ok_or_else(|| wrong_term(list, typed, known)),
            Input::Thing(kind) => known.thing(kind, typed).map(Meant::Thing).ok_or_else(|| wrong_thing(kind, typed, known)),
        }
    }

    /// The error for a field that needs an answer and has none.
    pub fn missing(self, label: &str) -> String {
        let what = lower_first(label);
        match self {
            Input::Choice(_) | Input::Thing(_) => fill("Select: {what}", &[("what", &what)]),
            _ => fill("Enter: {what}", &[("what", &what)]),
        }
    }
}

fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    match (first, second) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

fn read_text(typed: &str, longest: usize, lines: bool) -> Result<String, String> {
    let typed = typed.replace("\r\n", "\n");
    let length = typed.chars().count();
    if length > longest {
        let over = u64::try_from(length - longest).unwrap_or(u64::MAX);
        let longest = longest.to_string();
        return Err(fill(
            "Enter at most {longest} characters. {over}",
            &[("longest", &longest), ("over", &count("There is {n} too many.", "There are {n} too many.", over))],
        ));
    }
    let forbidden = |c: char| {
        (c.is_control() && !(lines && matches!(c, '\n' | '\t')))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if typed.chars().any(forbidden) {
        return Err(t("Enter text without hidden control characters: type it again rather than pasting it").into_owned());
    }
    Ok(typed)
}

fn read_number(typed: &str) -> Result<i64, String> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    let plain = !digits.is_empty() && digits.len() <= 12 && digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| plain).ok_or_else(|| t("Enter a whole number, like 12").into_owned())
}

fn wrong_term(list: &str, typed: &str, known: &dyn Known) -> String {
    let terms = known.terms(list).join(", ");
    match known.near_term(list, typed) {
        Some(near) => fill("Did you mean {near}? Choose one of: {terms}", &[("near", &near), ("terms", &terms)]),
        None => fill("Choose one of: {terms}", &[("terms", &terms)]),
    }
}

fn wrong_thing(kind: Kind, typed: &str, known: &dyn Known) -> String {
    let shown: String = typed.chars().take(80).collect();
    let (sheet, typed) = (kind.many(), shown.as_str());
    match known.near(kind, typed) {
        Some(near) => fill(
            "There is no “{typed}” in {sheet}. Did you mean {near}?",
            &[("typed", typed), ("sheet", &sheet), ("near", &near)],
        ),
        None => fill(
            "There is no “{typed}” in {sheet}. Enter the reference of one that is there",
            &[("typed", typed), ("sheet", &sheet)],
        ),
    }
}

/// A type that a field of a stored thing can have.
pub trait Held: Sized {
    /// Whether the field may be blank.
    const MAY_BE_BLANK: bool;
    /// Takes what was meant; `None` when the meaning is of another type, which a well-made field never asks for.
    fn take(meant: Meant) -> Option<Self>;
    /// Gives what is held.
    fn give(&self) -> Meant;
}

macro_rules! held {
    ($($type:ty: $variant:ident($inner:ident) => $give:expr;)*) => { $(
        impl Held for $type {
            const MAY_BE_BLANK: bool = false;
            fn take(meant: Meant) -> Option<Self> {
                match meant { Meant::$variant(value) => Some(value), _ => None }
            }
            fn give(&self) -> Meant { let $inner = self; Meant::$variant($give) }
        }
    )* };
}

held! {
    String: Text(value) => value.clone();
    NaiveDate: Day(value) => *value;
    Money: Pounds(value) => *value;
    FinancialYear: Year(value) => *value;
    i64: Number(value) => *value;
}

impl<T> Held for Id<T> {
    const MAY_BE_BLANK: bool = false;
    fn take(meant: Meant) -> Option<Self> {
        match meant {
            Meant::Thing(id) => Some(Id::of(id)),
            _ => None,
        }
    }
    fn give(&self) -> Meant {
        Meant::Thing(self.uuid())
    }
}

impl<T: Held> Held for Option<T> {
    const MAY_BE_BLANK: bool = true;
    fn take(meant: Meant) -> Option<Self> {
        match meant {
            Meant::Nothing => Some(None),
            meant => T::take(meant).map(Some),
        }
    }
    fn give(&self) -> Meant {
        self.as_ref().map_or(Meant::Nothing, T::give)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nobody;
    impl Known for Nobody {
        fn term(&self, _: &str, typed: &str) -> Option<String> {
            (typed == "district").then(|| typed.to_owned())
        }
        fn terms(&self, _: &str) -> Vec<String> {
            vec!["county".into(), "district".into()]
        }
        fn thing(&self, _: Kind, _: &str) -> Option<Uuid> {
            None
        }
        fn near(&self, _: Kind, typed: &str) -> Option<String> {
            (typed == "kent-polise").then(|| "kent-police".into())
        }
    }

    fn error(input: Input, typed: &str) -> String {
        input.read(typed, &Nobody).expect_err("an error")
    }

    #[test]
    fn errors_say_what_to_write_instead() {
        assert_eq!(error(Input::Choice("place-kind"), "town"), "Choose one of: county, district");
        assert_eq!(
            error(Input::Thing(Kind::Organisation), "kent-polise"),
            "There is no “kent-polise” in Organisations. Did you mean kent-police?"
        );
        assert_eq!(error(Input::Line(3), "four"), "Enter at most 3 characters. There is 1 too many.");
        assert!(error(Input::Line(20), "a\u{0}b").contains("control characters"));
        assert!(error(Input::Line(20), "a\nb").contains("control characters"));
        assert!(error(Input::Lines(20), "a\u{202e}b").contains("control characters"));
        assert_eq!(error(Input::Number, "-1"), "Enter a whole number, like 12");
    }

    #[test]
    fn blanks_mean_nothing_and_lines_keep_their_breaks() {
        assert_eq!(Input::Pounds.read("  ", &Nobody), Ok(Meant::Nothing));
        assert_eq!(Input::Lines(20).read("a\r\nb", &Nobody), Ok(Meant::Text("a\nb".into())));
        assert_eq!(Input::Line(9).missing("Kind of place"), "Enter: kind of place");
        assert_eq!(Input::Line(9).missing("ONS code"), "Enter: ONS code");
    }
}
