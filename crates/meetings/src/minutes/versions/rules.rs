//! How a thing was at an earlier moment: its events are walked back from how it is now. No database, no clock, no web.

use std::collections::BTreeMap;

/// Texts by the key of their field.
pub type Texts = BTreeMap<String, String>;

/// What an event did to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// It was added.
    Added,
    /// It was changed.
    Changed,
    /// It was removed.
    Removed,
}

impl Did {
    /// What the verb of an event says.
    pub fn of(verb: &str) -> Option<Did> {
        match verb {
            "added" => Some(Did::Added),
            "changed" => Some(Did::Changed),
            "removed" => Some(Did::Removed),
            _ => None,
        }
    }
}

/// An event of one thing, as far as going back needs it.
#[derive(Clone, Debug)]
pub struct Past {
    /// Its place in the event log.
    pub place: i64,
    /// What it did.
    pub did: Did,
    /// The version that it made, or that it removed.
    pub version: i64,
    /// The fields that changed: key, text before, text after.
    pub fields: Vec<[String; 3]>,
}

/// How a thing was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// It was there, with these texts.
    There(Texts),
    /// It was not there.
    Absent,
    /// The reader may not see what it was.
    Hidden,
}

/// How a thing was once the event at `place` had happened. `now` is its version and texts today, nothing when it is gone;
/// `past` holds the events that the reader may see. An event that is missing in between hides everything before it.
pub fn at(now: Option<(i64, Texts)>, past: &[Past], place: i64) -> Was {
    let mut later: Vec<&Past> = past.iter().filter(|event| event.place > place).collect();
    later.sort_by_key(|event| std::cmp::Reverse(event.place));
    let mut state = now;
    for event in later {
        state = match (event.did, state) {
            (Did::Removed, None) => {
                let texts = event.fields.iter().map(|[key, before, _]| (key.clone(), before.clone())).collect();
                Some((event.version, texts))
            }
            (Did::Added, Some((version, _))) if version == event.version => None,
            (Did::Changed, Some((version, mut texts))) if version == event.version => {
                texts.extend(event.fields.iter().map(|[key, before, _]| (key.clone(), before.clone())));
                Some((version - 1, texts))
            }
            _ => return Was::Hidden,
        };
    }
    match state {
        None => Was::Absent,
        Some((version, texts)) => {
            let known = past.iter().any(|event| event.place <= place && event.did != Did::Removed && event.version == version);
            if known { Was::There(texts) } else { Was::Hidden }
        }
    }
}

/// Edits that follow one another within so many seconds by the same person count as one version: the script saves every few seconds.
const TOGETHER: i64 = 15 * 60;

/// An edit: its place, its second and whose it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place of its event.
    pub place: i64,
    /// When, in seconds.
    pub at: i64,
    /// By whom.
    pub by: String,
}

/// The last edit of each sitting, in the order of the log.
pub fn sittings(edits: &[Edit]) -> Vec<&Edit> {
    let mut last: Vec<&Edit> = Vec::new();
    for edit in edits {
        match last.last_mut() {
            Some(known) if known.by == edit.by && edit.at - known.at <= TOGETHER => *known = edit,
            _ => last.push(edit),
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Texts {
        [("text".to_owned(), text.to_owned())].into()
    }

    fn event(place: i64, did: Did, version: i64, before: &str, after: &str) -> Past {
        Past { place, did, version, fields: vec![["text".into(), before.into(), after.into()]] }
    }

    fn story() -> Vec<Past> {
        vec![
            event(10, Did::Added, 1, "", "One"),
            event(20, Did::Changed, 2, "One", "Two"),
            event(30, Did::Changed, 3, "Two", "Three"),
        ]
    }

    #[test]
    fn a_text_is_found_as_it_was_after_each_event() {
        let now = Some((3, texts("Three")));
        let was = |place| at(now.clone(), &story(), place);
        assert_eq!(was(9), Was::Absent);
        for (place, text) in [(10, "One"), (19, "One"), (20, "Two"), (30, "Three"), (99, "Three")] {
            assert_eq!(was(place), Was::There(texts(text)), "{place}");
        }
    }

    #[test]
    fn what_was_removed_is_found_again() {
        let mut past = story();
        past.push(event(40, Did::Removed, 3, "Three", ""));
        assert_eq!(at(None, &past, 40), Was::Absent);
        assert_eq!(at(None, &past, 35), Was::There(texts("Three")));
        assert_eq!(at(None, &past, 15), Was::There(texts("One")));
    }

    #[test]
    fn an_event_that_the_reader_may_not_see_hides_what_was_before_it() {
        let mut past = story();
        past.remove(1);
        let now = Some((3, texts("Three")));
        assert_eq!(at(now.clone(), &past, 30), Was::There(texts("Three")));
        assert_eq!(at(now.clone(), &past, 25), Was::Hidden, "the second version has no event that can be seen");
        assert_eq!(at(now, &past, 10), Was::Hidden);
    }

    #[test]
    fn what_one_person_saves_in_one_sitting_is_one_version() {
        let edit = |place, at, by: &str| Edit { place, at, by: by.to_owned() };
        let edits =
            [edit(1, 0, "Clerk"), edit(2, 5, "Clerk"), edit(3, 10, "Officer"), edit(4, 15, "Officer"), edit(5, 4000, "Officer")];
        assert_eq!(sittings(&edits).iter().map(|edit| edit.place).collect::<Vec<_>>(), [2, 4, 5]);
    }
}
