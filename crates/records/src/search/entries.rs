//! What of a row is searched: its title, and the texts of the fields that are marked, paragraph by paragraph.

use crate::{Field, House, Row};
use access::{Open, Writing};
use chrono::{DateTime, NaiveDate};
use database::Fault;
use database::search::{self, Entry, Passage};
use uuid::Uuid;
use values::Kind;
use values::clock::london;
use values::meaning::{Input, Meant};

/// The origin of what comes from a thing's own fields.
pub const FIELDS: &str = "fields";

/// The anchor of a paragraph on the page of a thing in the workspace: `text-3` for the third of the field `text`.
pub fn anchor(key: &str, number: usize) -> String {
    format!("{key}-{number}")
}

pub(crate) fn entry(kind: Kind, fields: &[Field], row: &Row, more: Vec<Passage>) -> Entry {
    let own = fields.iter().zip(&row.values).filter(|(field, _)| field.searched).flat_map(|(field, value)| match value {
        Meant::Text(text) => passages(field, text),
        _ => Vec::new(),
    });
    Entry { passages: own.chain(more).collect(), ..whole(kind, fields, row, FIELDS) }
}

/// The paragraphs of a field: those of several lines are parted by a blank line, as pages show them.
fn passages(field: &Field, text: &str) -> Vec<Passage> {
    let parts = match field.input {
        Input::Lines(_) => paragraphs(text),
        _ => vec![text.trim().to_owned()],
    };
    let anchored = |number| if matches!(field.input, Input::Lines(_)) { anchor(field.key, number) } else { String::new() };
    let written = parts.into_iter().filter(|words| !words.is_empty()).zip(1..);
    written.map(|(words, number)| Passage { anchor: anchored(number), words }).collect()
}

/// The paragraphs of a text, without the blank lines between them.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), found.last_mut().filter(|_| goes_on)) {
            (true, _) => {}
            (false, Some(last)) => {
                last.push('\n');
                last.push_str(line);
            }
            (false, None) => found.push(line.to_owned()),
        }
        goes_on = !line.is_empty();
    }
    found
}

/// A row without its words.
fn whole(kind: Kind, fields: &[Field], row: &Row, origin: &str) -> Entry {
    Entry {
        kind: kind.key().to_owned(),
        thing: row.head.id,
        origin: origin.to_owned(),
        title: row.head.title.clone(),
        seen_by: row.head.seen_by.clone(),
        members_of: row.head.members_of,
        day: day(fields, row)
            .unwrap_or_else(|| london(DateTime::from_timestamp(row.head.added_at, 0).unwrap_or_default()).date_naive()),
        passages: Vec::new(),
    }
}

/// The day of a row, when one of its fields is its day.
pub(super) fn day(fields: &[Field], row: &Row) -> Option<NaiveDate> {
    fields.iter().zip(&row.values).filter(|(field, _)| field.dated).find_map(|(_, value)| match value {
        Meant::Day(day) => Some(*day),
        _ => None,
    })
}

/// Puts text from elsewhere into the index, such as the paragraphs of a file that hangs on a thing, in place of what came from
/// the same origin before. The thing must be stored already, and of a kind that is searched; it is found by these words
/// by whoever may see the thing. They go with it when it is removed.
pub async fn put(
    house: &House,
    writing: &Writing,
    (kind, thing): (Kind, Uuid),
    origin: &str,
    passages: Vec<Passage>,
) -> Result<(), Fault> {
    debug_assert!(origin != FIELDS && house.of(kind).is_searched(), "text hangs on a thing that is searched");
    let Some(row) = house.of(kind).get(&writing.unhindered() as &dyn Open, thing).await? else { return Ok(()) };
    let entry = Entry { passages, ..whole(kind, house.of(kind).fields(), &row, origin) };
    search::put(writing.on(), &[entry]).await
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_blank_line_parts_paragraphs_and_a_line_does_not() {
        assert_eq!(paragraphs("One\nline\n \n\n Two \n"), ["One\nline", "Two"]);
        assert!(paragraphs(" \n\n").is_empty());
    }
}
