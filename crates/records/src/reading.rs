//! From texts, typed into a form or written in a sheet, to a row, or to errors in words.

use crate::{Head, Lookup, Register, Row, plain};
use access::SeenBy;
use std::collections::BTreeMap;
use values::meaning::{Input, Known, Meant};
use values::words::t;
use values::{Kind, slug};

/// Texts by the key of their field. `reference`, `title`, `seen_by` and `members_of` go beside a kind's own fields.
pub type Texts = BTreeMap<String, String>;

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key of the field.
    pub key: String,
    /// What was found there.
    pub found: String,
    /// What to write instead.
    pub words: String,
}

/// The longest title.
pub const LONGEST_TITLE: usize = 300;

/// Reads texts into a row. `base` is the row as it is stored, when there is one. Fields whose text is missing keep
/// what `base` has.
pub fn read(register: &dyn Register, texts: &Texts, lookup: &Lookup, base: Option<&Row>) -> Result<Row, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut values = base.map_or_else(|| vec![Meant::Nothing; register.fields().len()], |row| row.values.clone());
    for (field, value) in register.fields().iter().zip(&mut values) {
        let typed = match texts.get(field.key) {
            Some(typed) => typed.as_str(),
            None if base.is_some() => continue,
            None => "",
        };
        match field.input.read(typed, lookup) {
            Ok(Meant::Nothing) if !field.optional => {
                problems.push(problem(field.key, typed, field.input.missing(&field.label())))
            }
            Ok(meant) => *value = meant,
            Err(words) => problems.push(problem(field.key, typed, words)),
        }
    }
    let head = read_head(register, texts, lookup, base, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut row = register.settled(Row { head, values }, base);
    if let Some(title) = register.made_title(&row, &lookup.names) {
        row.head.title = title.chars().take(LONGEST_TITLE).collect();
    }
    let whole = register.problems(&row);
    if whole.is_empty() {
        return Ok(row);
    }
    let found = |key: &str| texts.get(key).cloned().unwrap_or_default();
    Err(whole.into_iter().map(|(key, words)| problem(key, &found(key), words)).collect())
}

fn read_head(register: &dyn Register, texts: &Texts, lookup: &Lookup, base: Option<&Row>, problems: &mut Vec<Problem>) -> Head {
    let mut head = base.map(|row| row.head.clone()).unwrap_or_default();
    let text = |key: &str| texts.get(key).map(|text| text.trim());
    if let Some(title) = text("title").filter(|_| !register.makes_titles()) {
        match Input::Line(LONGEST_TITLE).read(title, lookup) {
            Ok(Meant::Text(title)) => head.title = title,
            Ok(_) => head.title.clear(),
            Err(words) => problems.push(problem("title", title, words)),
        }
    }
    if head.title.is_empty() && !register.makes_titles() && !problems.iter().any(|p| p.key == "title") {
        problems.push(problem("title", "", Input::Line(LONGEST_TITLE).missing(&title_label(register.kind()))));
    }
    if let Some(reference) = text("reference").filter(|reference| !reference.is_empty() && base.is_none()) {
        match slug::read(reference) {
            Ok(reference) => head.reference = reference,
            Err(words) => problems.push(problem("reference", reference, words)),
        }
    }
    read_seen_by(&mut head, text("seen_by"), text("members_of"), lookup, problems);
    head
}

fn read_seen_by(head: &mut Head, seen_by: Option<&str>, board: Option<&str>, lookup: &Lookup, problems: &mut Vec<Problem>) {
    match seen_by.filter(|typed| !typed.is_empty()).map(|typed| (typed, SeenBy::from_key(typed))) {
        Some((_, Some(choice))) => head.seen_by = choice.key().to_owned(),
        Some((typed, None)) => {
            let keys: Vec<_> = SeenBy::ALL.iter().map(|choice| choice.key()).collect();
            let words = values::words::fill("Choose one of: {terms}", &[("terms", &keys.join(", "))]);
            problems.push(problem("seen_by", typed, words));
        }
        None if head.seen_by.is_empty() => head.seen_by = SeenBy::SignedIn.key().to_owned(),
        None => {}
    }
    if head.seen_by != SeenBy::Members.key() {
        head.members_of = None;
        return;
    }
    match board.filter(|typed| !typed.is_empty()) {
        None if head.members_of.is_some() && board.is_none() => {}
        None => problems.push(problem("members_of", "", t("Select the board whose members may see it").into_owned())),
        Some(typed) => match Input::Thing(Kind::Partnership).read(typed, lookup) {
            Ok(Meant::Thing(id)) => head.members_of = Some(id),
            Ok(_) => {}
            Err(words) => problems.push(problem("members_of", typed, words)),
        },
    }
}

fn problem(key: &str, found: &str, words: String) -> Problem {
    Problem { key: key.to_owned(), found: found.to_owned(), words }
}

/// The label of the title: organisations and places have names.
pub fn title_label(kind: Kind) -> std::borrow::Cow<'static, str> {
    match kind {
        Kind::Organisation | Kind::Place | Kind::Partnership | Kind::Post => t("Name"),
        _ => t("Title"),
    }
}

/// The texts of a row, as its form and its sheet show them; reading them gives the row again.
pub fn texts(register: &dyn Register, row: &Row, names: &crate::Names) -> Texts {
    let fields = register.fields().iter().zip(&row.values).map(|(field, value)| (field.key.to_owned(), plain(value, names)));
    let mut texts: Texts = fields.collect();
    texts.insert("reference".to_owned(), row.head.reference.clone());
    texts.insert("title".to_owned(), row.head.title.clone());
    texts.insert("seen_by".to_owned(), row.head.seen_by.clone());
    let board = row.head.members_of.and_then(|id| names.reference(id)).unwrap_or_default();
    texts.insert("members_of".to_owned(), board.to_owned());
    texts
}

/// Whether a reference can be looked up; used by imports before rows are stored.
pub fn knows(lookup: &Lookup, kind: Kind, reference: &str) -> bool {
    lookup.thing(kind, reference).is_some()
}
