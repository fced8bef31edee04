//! One thing that one person changes over and over, what was promised to them, and whether it was kept.

use crate::asking::Person;
use crate::program::Place;
use crate::stored;
use std::time::{Duration, Instant};

/// A change that was answered: the place of its event, and what was set.
#[derive(Clone, Debug)]
struct Promise {
    event: i64,
    value: String,
    version: u32,
}

/// Somebody changing one field of one thing.
pub struct Desk {
    pub person: Person,
    path: &'static str,
    key: &'static str,
    rest: &'static [(&'static str, &'static str)],
    promised: Vec<Promise>,
    /// The version and the value that it must have: as promised last, or as seen after a change that was not answered.
    kept: Option<(u32, String)>,
    /// What was sent last and never answered.
    open: Option<String>,
    sent: u32,
}

const FUND: (&str, &str) = ("fund", "county-partnership-fund-2016-2017");
const SEEN: (&str, &str) = ("seen_by", "anyone");
const NOTES: [&str; 2] = ["/workspace/actions/conference-2016", "/workspace/actions/conference-2017"];

impl Desk {
    /// Two people changing two awards, and two changing two actions.
    pub fn four(port: u16) -> Vec<Desk> {
        let (grants, board) = (Person::demo(port, "grants"), Person::demo(port, "co-ordinator"));
        let award = |path, rest| Desk::new(&grants, path, "amount", rest);
        let action = |path, rest| Desk::new(&board, path, "note", rest);
        vec![
            award("/workspace/awards/licence-to-kill-2016", &[("title", "Licence to Kill"), FUND, ("standing", "live"), SEEN]),
            award(
                "/workspace/awards/stop-the-scammers-2016",
                &[("title", "Stop the Scammers"), FUND, ("standing", "live"), SEEN],
            ),
            action(NOTES[0], &[("title", "Hold the conference"), ("standing", "done"), ("outcome", "Held"), SEEN]),
            action(NOTES[1], &[("title", "Plan the conference"), ("standing", "not-started"), SEEN]),
        ]
    }

    fn new(person: &Person, path: &'static str, key: &'static str, rest: &'static [(&'static str, &'static str)]) -> Desk {
        Desk { person: person.clone(), path, key, rest, promised: Vec::new(), kept: None, open: None, sent: 0 }
    }

    /// How many changes were answered.
    pub fn promises(&self) -> usize {
        self.promised.len()
    }

    /// Sends one more change; the answer's status, or nothing when there was no answer.
    pub fn change(&mut self, version: u32) -> Option<(u16, String)> {
        self.sent += 1;
        let value = self.sent.to_string();
        self.open = Some(value.clone());
        let was = version.to_string();
        let mut form = vec![("was", was.as_str()), (self.key, value.as_str())];
        form.extend(self.rest);
        let answer = self.person.post(&format!("{}/change", self.path), &form).ok()?;
        self.open = None;
        if answer.status == 303 {
            let event = answer.location.rsplit_once("done=").and_then(|(_, place)| place.parse().ok()).expect("an event's place");
            self.kept = Some((version + 1, value.clone()));
            self.promised.push(Promise { event, value, version: version + 1 });
        }
        Some((answer.status, answer.body))
    }

    /// Changes from this version on until the site is gone or the time is over. Everything that is answered is promised.
    pub fn burst(&mut self, mut version: u32, longest: Duration) {
        let began = Instant::now();
        while began.elapsed() < longest {
            let Some((status, body)) = self.change(version) else { return };
            assert_eq!(status, 303, "a change of {} on a sound site: {body}", self.path);
            version += 1;
        }
    }

    /// Looks at the thing as it is served now, which must be as promised last, or as sent after that and not answered.
    /// The answer is its version.
    pub fn look(&mut self) -> u32 {
        let form = self.person.get(&format!("{}/change", self.path)).expect("an answer");
        assert_eq!(form.status, 200, "the session and {} are still there", self.path);
        let version: u32 = between(&form.body, "name=\"was\" value=\"", "\"").parse().expect("a version");
        let now = (version, self.shown(&form.body));
        let unanswered = self.open.take().map(|value| (self.kept.as_ref().map_or(2, |(version, _)| version + 1), value));
        if let Some(kept) = &self.kept {
            assert!(
                now == *kept || Some(&now) == unanswered.as_ref(),
                "{}: {now:?}, kept {kept:?}, sent {unanswered:?}",
                self.path
            );
        }
        self.kept = Some(now);
        version
    }

    fn shown(&self, body: &str) -> String {
        let from = &body[body.find(&format!("name=\"{}\"", self.key)).expect("the field")..];
        let value = if self.key == "note" { between(from, ">", "</textarea>") } else { between(from, "value=\"", "\"") };
        value.trim().to_owned()
    }

    /// Every promise has its event, with what was set, as it was promised.
    pub fn check(&self, place: &Place) {
        for Promise { event, value, version } in &self.promised {
            let details = stored::text(place, &format!("SELECT details FROM events WHERE place = {event} AND verb = 'changed'"));
            let details: serde_json::Value = serde_json::from_str(&details).unwrap_or_default();
            let fields = details["fields"].as_array().cloned().unwrap_or_default();
            let set = fields.iter().any(|field| field[0] == self.key && field[2] == value.as_str());
            assert!(set && details["version"] == *version, "{} {version} = {value} on {}: {details}", self.path, place.name);
        }
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}"));
    rest.split_once(after).expect("an end").0
}
