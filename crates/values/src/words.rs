//! Every string that a person reads passes through here: English in the code, other languages from PO files.
//!
//! `t` says a fixed sentence, `fill` one with named gaps, `count` one that changes with a number. The language is that
//! of the task (see [`speaking`]); a sentence without a translation is said in English, and [`Speech::fell_back`] tells
//! the page to say so.

use polib::catalog::Catalog;
use std::borrow::Cow;
use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// A language in which the site can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the language of the code.
    #[default]
    English,
    /// Welsh, at addresses under `/cy/`.
    Welsh,
}

impl Language {
    /// The tag for `lang` and `hreflang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en-GB",
            Language::Welsh => "cy",
        }
    }

    /// Which of its plural forms the language uses for this number, counted as gettext does.
    fn plural(self, number: u64) -> usize {
        match (self, number) {
            (Language::English, 1) => 0,
            (Language::English, _) => 1,
            (Language::Welsh, 0..=3) => usize::try_from(number).unwrap_or(5),
            (Language::Welsh, 6) => 4,
            (Language::Welsh, _) => 5,
        }
    }
}

/// The language of a task, and whether some sentence had to be said in English instead.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    language: Language,
    fell_back: Arc<AtomicBool>,
}

impl Speech {
    /// Speech in this language.
    pub fn new(language: Language) -> Speech {
        Speech { language, fell_back: Arc::default() }
    }

    /// The language asked for.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether a sentence was said in English for want of a translation.
    pub fn fell_back(&self) -> bool {
        self.fell_back.load(Ordering::Relaxed)
    }
}

tokio::task_local! {
    static SPEECH: Speech;
}

/// Runs the work with this speech: what `t` and its fellows say inside is in its language.
pub async fn speaking<F: Future>(speech: Speech, work: F) -> F::Output {
    SPEECH.scope(speech, work).await
}

/// The speech of this task; English outside [`speaking`].
pub fn speech() -> Speech {
    SPEECH.try_with(Speech::clone).unwrap_or_default()
}

/// Says this sentence in the reader's language.
pub fn t(english: &'static str) -> Cow<'static, str> {
    let language = SPEECH.try_with(|speech| speech.language).unwrap_or_default();
    if language == Language::English {
        return Cow::Borrowed(english);
    }
    match welsh().one.get(english) {
        Some(said) => Cow::Borrowed(said.as_str()),
        None => {
            note_fall_back();
            Cow::Borrowed(english)
        }
    }
}

/// Marks a text that is said later, by `t`, so that translators are given it.
pub const fn later(english: &'static str) -> &'static str {
    english
}

/// Says this sentence with its `{gaps}` filled.
pub fn fill(english: &'static str, gaps: &[(&str, &str)]) -> String {
    put(&t(english), gaps)
}

/// Says the sentence for this number: `count("{n} grant", "{n} grants", 3)`. `{n}` has commas between thousands.
pub fn count(one: &'static str, many: &'static str, n: u64) -> String {
    count_with(one, many, n, &[])
}

/// Says the sentence for this number, with further gaps filled.
pub fn count_with(one: &'static str, many: &'static str, n: u64, gaps: &[(&str, &str)]) -> String {
    let language = SPEECH.try_with(|speech| speech.language).unwrap_or_default();
    let english = if n == 1 { one } else { many };
    let said = match language {
        Language::English => english,
        Language::Welsh => welsh().many.get(many).and_then(|forms| forms.get(language.plural(n))).map_or_else(
            || {
                note_fall_back();
                english
            },
            String::as_str,
        ),
    };
    let number = crate::money::with_commas(n);
    let mut all = vec![("n", number.as_str())];
    all.extend_from_slice(gaps);
    put(said, &all)
}

fn note_fall_back() {
    let _ = SPEECH.try_with(|speech| speech.fell_back.store(true, Ordering::Relaxed));
}

/// Fills the gaps in one pass, so that what is filled in is never read as a gap itself.
fn put(sentence: &str, gaps: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let filled = after.find('}').and_then(|close| {
            let name = &after[1..close];
            gaps.iter().find(|(gap, _)| *gap == name).map(|(_, value)| (*value, close))
        });
        match filled {
            Some((value, close)) => {
                out.push_str(value);
                rest = &after[close + 1..];
            }
            None => {
                out.push('{');
                rest = &after[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[derive(Default)]
struct Translations {
    one: HashMap<String, String>,
    many: HashMap<String, Vec<String>>,
}

static WELSH: OnceLock<Translations> = OnceLock::new();

fn welsh() -> &'static Translations {
    WELSH.get_or_init(|| read_po(include_str!("../../../locales/cy.po")))
}

/// Reads a PO file; messages that are empty or marked fuzzy do not count as translated.
fn read_po(text: &str) -> Translations {
    let catalogue = polib::po_file::parse_from_reader(text.as_bytes()).unwrap_or_else(|_| Catalog::new(Default::default()));
    let mut found = Translations::default();
    for message in catalogue.messages().filter(|m| m.is_translated() && !m.is_fuzzy()) {
        match (message.msgid_plural(), message.msgstr_plural()) {
            (Ok(many), Ok(forms)) => {
                found.many.insert(many.to_owned(), forms.clone());
            }
            _ => {
                let said = message.msgstr().unwrap_or_default().to_owned();
                found.one.insert(message.msgid().to_owned(), said);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_once_and_strangers_left_alone() {
        assert_eq!(put("{a} and {b}, {c}", &[("a", "{b}"), ("b", "2")]), "{b} and 2, {c}");
        assert_eq!(put("open { brace", &[]), "open { brace");
        assert_eq!(count("{n} grant", "{n} grants", 1), "1 grant");
        assert_eq!(count("{n} grant", "{n} grants", 1200), "1,200 grants");
    }

    #[test]
    fn the_welsh_file_can_be_read() {
        assert!(polib::po_file::parse_from_reader(include_str!("../../../locales/cy.po").as_bytes()).is_ok());
        assert!(welsh().one.contains_key("Plans"));
    }

    #[test]
    fn welsh_has_six_forms_and_fuzzy_ones_do_not_count() {
        let po = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=6; plural=5;\\n\"\n\n\
            msgid \"{n} dog\"\nmsgid_plural \"{n} dogs\"\nmsgstr[0] \"0c\"\nmsgstr[1] \"1c\"\nmsgstr[2] \"2c\"\nmsgstr[3] \"3c\"\nmsgstr[4] \"6c\"\nmsgstr[5] \"nc\"\n\n\
            #, fuzzy\nmsgid \"Cat\"\nmsgstr \"Cath\"\n";
        let read = read_po(po);
        assert_eq!(read.many["{n} dogs"], ["0c", "1c", "2c", "3c", "6c", "nc"]);
        assert!(read.one.is_empty());
        let form = |n| &read.many["{n} dogs"][Language::Welsh.plural(n)];
        assert_eq!([form(0), form(1), form(2), form(3), form(4), form(6), form(7)], ["0c", "1c", "2c", "3c", "nc", "6c", "nc"]);
    }

    #[tokio::test]
    async fn what_has_no_translation_is_said_in_english_and_noted() {
        let speech = Speech::new(Language::Welsh);
        let said = speaking(speech.clone(), async { (t("Plans"), speech_after()) }).await;
        assert_ne!(said.0, "Plans");
        assert!(!said.1);
        speaking(speech.clone(), async { t("A sentence that nobody translates") }).await;
        assert!(speech.fell_back());
    }

    fn speech_after() -> bool {
        speech().fell_back()
    }
}
