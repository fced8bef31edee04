//! What somebody typed into the form of a question or a petition, and what is wrong with it. No database, no web.

use super::super::What;
use super::super::held::Words;
use ::pages::Typed;
use ::records::Lookup;
use access::accounts::looks_like_email;
use chrono::{DateTime, Utc};
use values::meaning::{Input, Meant};
use values::words::t;

/// The longest question or petition, in characters.
const LONGEST: usize = 4000;
/// Nobody reads a form and fills it in within so many seconds.
const TOO_QUICK: i64 = 3;
/// The name of the box that people do not see and leave empty.
pub(super) const TRAP: &str = "more";

/// What was sent, right and wrong.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) words: Words,
    pub(super) email: String,
    /// When the form was first shown, in seconds.
    pub(super) begun: i64,
    trapped: bool,
    /// What is wrong: the box, and the words. A blank box is for the whole form.
    pub(super) problems: Vec<(&'static str, String)>,
}

impl Sent {
    /// An empty form, first shown at this moment.
    pub(super) fn empty(now: DateTime<Utc>) -> Sent {
        Sent { begun: now.timestamp(), ..Sent::default() }
    }

    /// The form as it was sent.
    pub(super) fn of_form(typed: &Typed) -> Sent {
        let text = |name: &str| typed.get(name).trim().replace("\r\n", "\n");
        Sent {
            words: Words { title: text("title"), text: text("text"), asked_as: text("asked_as"), signatures: text("signatures") },
            email: text("email"),
            begun: typed.get("begun").parse().unwrap_or(i64::MAX),
            trapped: !typed.get(TRAP).is_empty(),
            problems: Vec::new(),
        }
    }

    /// Whether nothing was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.words == Words::default() && self.email.is_empty()
    }

    /// What is wrong with this box.
    pub(super) fn error(&self, name: &str) -> Option<String> {
        self.problems.iter().find(|(of, _)| *of == name).map(|(_, words)| words.clone())
    }

    /// Looks at every box.
    pub(super) fn check(&mut self, what: What) {
        if what == What::Petition {
            let title = self.words.title.clone();
            self.text("title", Input::Line(150), &title, t("Enter what the petition is about").into_owned());
        }
        let (text, name, email) = (self.words.text.clone(), self.words.asked_as.clone(), self.email.clone());
        let missing = match what {
            What::Question => t("Enter your question"),
            What::Petition => t("Enter what the petition asks for"),
        };
        self.text("text", Input::Lines(LONGEST), &text, missing.into_owned());
        if what == What::Petition {
            let signatures = self.words.signatures.clone();
            self.text("signatures", Input::Number, &signatures, t("Enter how many people have signed it").into_owned());
        }
        if !name.is_empty() {
            self.text("asked_as", Input::Line(100), &name, String::new());
        }
        if email.is_empty() {
            self.problems.push(("email", t("Enter an e-mail address").into_owned()));
        } else if !looks_like_email(&email) {
            self.problems.push(("email", t("Enter an e-mail address in the right format, like name@example.org").into_owned()));
        }
    }

    fn text(&mut self, name: &'static str, input: Input, typed: &str, missing: String) {
        match input.read(typed, &Lookup::default()) {
            Ok(Meant::Nothing) => self.problems.push((name, missing)),
            Ok(_) => {}
            Err(words) => self.problems.push((name, words)),
        }
    }

    /// Looks whether a robot sent it. What a person did by mistake is told, and can be sent again.
    pub(super) fn check_sender(&mut self, now: DateTime<Utc>) {
        if self.trapped {
            let words = t("Something filled in a box that people do not see. Look at your answers and send them again");
            self.problems.push(("", words.into_owned()));
            self.trapped = false;
        }
        if now.timestamp() - self.begun.min(now.timestamp()) < TOO_QUICK {
            let words = t("This was sent more quickly than people type. Look at your answers and send them again");
            self.problems.push(("", words.into_owned()));
        }
        if self.begun > now.timestamp() {
            self.begun = now.timestamp();
        }
    }
}
