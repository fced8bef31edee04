//! What was typed into the page of one minute, and how it is stored: the minute, and a resolution when one was typed.

use super::editing::Desk;
use super::rules::{Numbering, next};
use access::Writing;
use pages::Typed;
use records::change::{Keeping, NotDone};
use records::reading::{Problem, Texts, read};
use records::{Card, House, Kept as _, Lookup, Row};
use values::Kind;

/// The fields of the minute itself.
const OF_MINUTE: [&str; 4] = ["title", "number", "text", "began_at"];
/// The fields of a resolution that is added with it.
pub(crate) const OF_RESOLUTION: [&str; 5] = ["words", "kind", "votes_for", "votes_against", "abstentions"];

/// What stands in the form.
pub(crate) struct Form {
    texts: Texts,
    /// The version on which it was typed; blank when the minute was not written yet.
    pub(crate) was: String,
    pub(crate) problems: Vec<Problem>,
}

/// What was stored.
pub(crate) struct Kept {
    pub(crate) reference: String,
    pub(crate) version: i64,
    /// Whether anything changed.
    pub(crate) changed: bool,
}

impl Form {
    /// The form with what is stored; a new minute gets the title of its item and the next number.
    pub(crate) fn stored(desk: &Desk) -> Form {
        let texts = match desk.written() {
            Some(written) => {
                let minute = &written.minute;
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                [minute.title.clone(), minute.number.to_string(), text(&minute.text), text(&minute.began_at)]
            }
            None => {
                let title = desk.item().map(|item| item.model.title.clone()).unwrap_or_default();
                [title, next_number(desk).unwrap_or_default(), String::new(), String::new()]
            }
        };
        let texts = OF_MINUTE.into_iter().map(str::to_owned).zip(texts).collect();
        Form { texts, was: desk.version(), problems: Vec::new() }
    }

    /// The form as it was sent. Browsers send lines with two characters at their ends.
    pub(crate) fn sent(typed: &Typed) -> Form {
        let text = |key: &&str| ((*key).to_owned(), typed.get(key).replace("\r\n", "\n"));
        let texts = OF_MINUTE.iter().chain(&OF_RESOLUTION).map(text).collect();
        Form { texts, was: typed.get("was").to_owned(), problems: Vec::new() }
    }

    /// The same texts once more, to be put right and sent again.
    pub(crate) fn sent_again(form: &Form, was: String) -> Form {
        Form { texts: form.texts.clone(), was, problems: Vec::new() }
    }

    pub(crate) fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    pub(crate) fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    /// Whether nothing was typed that would be a minute.
    pub(crate) fn has_no_text(&self) -> bool {
        self.text("text").trim().is_empty() && self.text("began_at").trim().is_empty()
    }

    /// Whether it says of the minute what is stored already, so that nobody is asked about nothing.
    pub(crate) fn says_what_is_stored(&self, desk: &Desk) -> bool {
        let stored = Form::stored(desk);
        desk.written().is_some() && OF_MINUTE.iter().all(|key| self.text(key).trim() == stored.text(key).trim())
    }

    fn has_resolution(&self) -> bool {
        OF_RESOLUTION.iter().filter(|key| **key != "kind").any(|key| !self.text(key).trim().is_empty())
    }

    fn of(&self, keys: &[&str]) -> Texts {
        keys.iter().map(|key| ((*key).to_owned(), self.text(key).to_owned())).collect()
    }
}

/// The number that the next minute of the meeting gets, as text; none when numbers are written by hand.
pub(crate) fn next_number(desk: &Desk) -> Option<String> {
    let policy = Numbering::from_key(&desk.whole.series.numbering);
    next(policy, desk.whole.meeting.id.uuid(), desk.whole.meeting.on, &desk.numbers).map(|number| number.to_string())
}

/// Stores the minute and, unless the script sends it, the resolution. The caller finishes the change.
pub(crate) async fn keep(house: &House, writing: &mut Writing, desk: &Desk, form: &Form, quiet: bool) -> Result<Kept, NotDone> {
    let (minute, mut changed) = keep_minute(house, writing, desk, form).await?;
    if !quiet && form.has_resolution() {
        keep_resolution(house, writing, desk, (form, &minute)).await?;
        changed = true;
    }
    let version = house.of(Kind::Minute).get(&*writing, minute.head.id).await?.map_or(1, |row| row.head.version);
    Ok(Kept { reference: minute.head.reference, version, changed })
}

async fn keep_minute(house: &House, writing: &mut Writing, desk: &Desk, form: &Form) -> Result<(Row, bool), NotDone> {
    let register = house.of(Kind::Minute);
    let keeping = Keeping { house, kind: Kind::Minute };
    let lookup = lookup(desk);
    let mut texts = form.of(&OF_MINUTE);
    if let Some(written) = desk.written() {
        let was = register.get(&*writing, written.minute.id.uuid()).await?.ok_or(NotDone::Overtaken(None))?;
        let row = read(register, &texts, &lookup, Some(&was)).map_err(NotDone::Wrong)?;
        let changed = keeping.change(writing, &was, row.clone(), &lookup).await?;
        return Ok((row, changed));
    }
    if form.text("number").trim().is_empty() {
        texts.extend(next_number(desk).map(|number| ("number".to_owned(), number)));
    }
    texts.extend(drawn(desk));
    texts.insert("meeting".to_owned(), desk.whole.meeting.reference.clone());
    texts.insert("item".to_owned(), desk.item().map(|item| item.model.reference.clone()).unwrap_or_default());
    let row = read(register, &texts, &lookup, None).map_err(NotDone::Wrong)?;
    Ok((keeping.add(writing, row, &lookup).await?, true))
}

async fn keep_resolution(
    house: &House,
    writing: &mut Writing,
    desk: &Desk,
    (form, minute): (&Form, &Row),
) -> Result<Row, NotDone> {
    let mut lookup = lookup(desk);
    lookup.add_thing(Kind::Minute, &minute.head.reference, minute.head.id);
    lookup.names.add_cards([card(Kind::Minute, &minute.head)]);
    let last = desk.written().and_then(|written| written.resolutions.iter().map(|it| it.position).max()).unwrap_or(0);
    let mut texts = form.of(&OF_RESOLUTION);
    texts.extend(drawn(desk));
    texts.insert("minute".to_owned(), minute.head.reference.clone());
    texts.insert("position".to_owned(), (last + 1).to_string());
    let row = read(house.of(Kind::Resolution), &texts, &lookup, None).map_err(NotDone::Wrong)?;
    Keeping { house, kind: Kind::Resolution }.add(writing, row, &lookup).await
}

/// Who may see what this reader drafts.
fn drawn(desk: &Desk) -> Texts {
    let (seen_by, board) = desk.whole.draft();
    [("seen_by", seen_by), ("members_of", board)].map(|(key, text)| (key.to_owned(), text.to_owned())).into()
}

/// What a minute may point at: its meeting and its item, and the board whose members may see a draft. Nothing else is looked up, so
/// that saving costs the same on a small site and on a large one.
fn lookup(desk: &Desk) -> Lookup {
    let whole = &desk.whole;
    let mut lookup = Lookup::with(whole.names.clone());
    let item = desk.item().map(|item| (Kind::AgendaItem, item.model.head()));
    for (kind, head) in [(Kind::Meeting, whole.meeting.head())].into_iter().chain(item) {
        lookup.add_thing(kind, &head.reference, head.id);
        lookup.names.add_cards([card(kind, &head)]);
    }
    let board = whole.series.partnership.uuid();
    if let Some(reference) = whole.names.reference(board) {
        lookup.add_thing(Kind::Partnership, reference, board);
    }
    lookup
}

fn card(kind: Kind, head: &records::Head) -> Card {
    let (reference, title, seen_by) = (head.reference.clone(), head.title.clone(), head.seen_by.clone());
    Card { kind, id: head.id, reference, title, seen_by }
}
