//! What somebody typed into the search box, read: words that must all be there, phrases in quotes, other words for the same
//! thing. Whatever was typed, it becomes letters and digits; nothing of it reaches a database as a command.

use super::stem::stem;
use super::tokens::{Token, tokens};

/// The most characters that are read.
const LONGEST: usize = 200;
/// The most words that are looked for.
const MOST: usize = 12;
/// The fewest letters of a last word that may be the beginning of a longer one.
const BEGINNING: usize = 4;

/// Words that nearly every text has; they are passed over unless they stand in quotes or alone.
const EVERYWHERE: [&str; 22] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "to",
    "was", "with", "about",
];

/// Several terms for one thing, each as the stems of its words.
pub type SameTerms = Vec<Vec<String>>;

/// The stems of a term's words.
pub fn stems(term: &str) -> Vec<String> {
    tokens(term).iter().map(Token::stem).collect()
}

/// What is looked for: every group must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    groups: Vec<Group>,
}

/// One thing that must be found, in any of several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    ways: Vec<Way>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    /// Each of these stems, anywhere.
    Each(Vec<String>),
    /// These stems one after the other.
    Phrase(Vec<String>),
    /// A word that begins so.
    Begins(String),
}

impl Query {
    /// Reads what was typed, with the terms that stand for one thing.
    pub fn read(typed: &str, same: &[SameTerms]) -> Query {
        let typed: String = typed.chars().take(LONGEST).map(|letter| if is_quote(letter) { '"' } else { letter }).collect();
        let parts: Vec<&str> = typed.split('"').collect();
        let (mut groups, mut left) = (Vec::new(), MOST);
        for (at, part) in parts.iter().enumerate() {
            let words: Vec<Token> = tokens(part).into_iter().take(left).collect();
            left -= words.len();
            // A quote that is opened and never closed is no quote.
            if at % 2 == 1 && at + 1 < parts.len() {
                groups.extend(phrase(&words, same));
            } else {
                loose(&words, same, &mut groups);
            }
        }
        Query { groups: without_fillers(groups) }
    }

    /// Whether nothing that can be looked for was typed.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Every stem that may be found in a text, for showing where.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flat_map(Group::stems)
    }

    /// The beginnings of words that may be found in a text.
    pub fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().flat_map(|group| &group.ways).filter_map(|way| match way {
            Way::Begins(beginning) => Some(beginning.as_str()),
            _ => None,
        })
    }

    /// Whether a word of a text is one that is looked for.
    pub fn finds(&self, token: &Token) -> bool {
        let stem = token.stem();
        self.stems().any(|sought| sought == stem) || self.beginnings().any(|beginning| token.word.starts_with(beginning))
    }

    /// How many of the groups a text in stems, each between blanks, holds something of.
    pub fn held_by(&self, folded: &str) -> usize {
        let holds = |stem: &str| folded.contains(&format!(" {stem} "));
        let begins = |beginning: &str| folded.contains(&format!(" {beginning}"));
        let held = |group: &&Group| {
            group.ways.iter().any(|way| match way {
                Way::Each(stems) | Way::Phrase(stems) => stems.iter().any(|stem| holds(stem)),
                Way::Begins(beginning) => begins(beginning),
            })
        };
        self.groups.iter().filter(held).count()
    }

    /// Whether a text holds all that is looked for, without regard to the order of words.
    pub fn all_in(&self, text: &str) -> bool {
        let words = tokens(text);
        let stems: Vec<String> = words.iter().map(Token::stem).collect();
        let way = |way: &Way| match way {
            Way::Each(sought) => sought.iter().all(|stem| stems.contains(stem)),
            Way::Phrase(sought) => stems.windows(sought.len()).any(|some| some == sought.as_slice()),
            Way::Begins(beginning) => words.iter().any(|word| word.word.starts_with(beginning.as_str())),
        };
        self.groups.iter().all(|group| group.ways.iter().any(way))
    }

    /// How many in a hundred of a title's words are sought, when all that is sought is in the title; otherwise none.
    pub fn share_of(&self, title: &str) -> usize {
        let words = tokens(title);
        if words.is_empty() || !self.all_in(title) {
            return 0;
        }
        words.iter().filter(|word| self.finds(word)).count() * 100 / words.len()
    }

    /// In the words of FTS5, within these columns.
    pub(super) fn for_sqlite(&self, columns: &str, beginnings: bool) -> String {
        let quoted = |stem: &String| format!("\"{stem}\"");
        let way = |way: &Way| match way {
            Way::Each(stems) => {
                format!("{{{columns}}} : ({})", stems.iter().map(quoted).collect::<Vec<_>>().join(" AND "))
            }
            Way::Phrase(stems) => format!("{{{columns}}} : \"{}\"", stems.join(" ")),
            Way::Begins(beginning) => format!("\"{beginning}\" *"),
        };
        self.written(way, beginnings, [" OR ", " AND "])
    }

    /// In the words of PostgreSQL's `tsquery`.
    pub(super) fn for_postgres(&self, beginnings: bool) -> String {
        let quoted = |stem: &String| format!("'{stem}'");
        let way = |way: &Way| match way {
            Way::Each(stems) => stems.iter().map(quoted).collect::<Vec<_>>().join(" & "),
            Way::Phrase(stems) => stems.iter().map(quoted).collect::<Vec<_>>().join(" <-> "),
            Way::Begins(beginning) => format!("'{beginning}':*"),
        };
        self.written(way, beginnings, [" | ", " & "])
    }

    fn written(&self, way: impl Fn(&Way) -> String, beginnings: bool, [or, and]: [&str; 2]) -> String {
        let used = |one: &&Way| beginnings || !matches!(one, Way::Begins(_));
        let group = |group: &Group| {
            let ways: Vec<String> = group.ways.iter().filter(used).map(|one| format!("({})", way(one))).collect();
            format!("({})", ways.join(or))
        };
        self.groups.iter().map(group).collect::<Vec<_>>().join(and)
    }
}

impl Group {
    fn stems(&self) -> impl Iterator<Item = &str> {
        self.ways
            .iter()
            .flat_map(|way| match way {
                Way::Each(stems) | Way::Phrase(stems) => stems.as_slice(),
                Way::Begins(_) => &[],
            })
            .map(String::as_str)
    }
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

/// Words in quotes, and the other terms when they are one.
fn phrase(words: &[Token], same: &[SameTerms]) -> Option<Group> {
    let sought: Vec<String> = words.iter().map(Token::stem).collect();
    if sought.is_empty() {
        return None;
    }
    let others = others(&sought, same);
    Some(Group { ways: std::iter::once(Way::Phrase(sought)).chain(others).collect() })
}

/// Words without quotes: each must be there; words that make a known term may be there as another term for it.
fn loose(words: &[Token], same: &[SameTerms], groups: &mut Vec<Group>) {
    let sought: Vec<String> = words.iter().map(Token::stem).collect();
    let mut at = 0;
    while at < words.len() {
        let known = same.iter().flatten().map(Vec::len).filter(|length| {
            *length > 0 && sought.get(at..at + length).is_some_and(|some| same.iter().flatten().any(|term| term == some))
        });
        let length = known.max().unwrap_or(1);
        let some = &sought[at..at + length];
        let mut ways = vec![Way::Each(some.to_vec())];
        ways.extend(others(some, same));
        at += length;
        let last = at == words.len() && length == 1;
        if let Some(word) = words.get(at - 1).filter(|word| last && word.word.chars().count() >= BEGINNING) {
            ways.push(Way::Begins(word.word.clone()));
        }
        groups.push(Group { ways });
    }
}

/// The other terms for what these words stand for.
fn others(sought: &[String], same: &[SameTerms]) -> Vec<Way> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for terms in same.iter().filter(|terms| terms.iter().any(|term| term == sought)) {
        for term in terms.iter().filter(|term| !term.is_empty() && *term != sought) {
            if !found.contains(term) {
                found.push(term.clone());
            }
        }
    }
    found.into_iter().map(Way::Phrase).collect()
}

/// Without the words that nearly every text has, unless there is nothing else.
fn without_fillers(groups: Vec<Group>) -> Vec<Group> {
    let filler = |group: &Group| match group.ways.as_slice() {
        [Way::Each(stems), ..] => stems.iter().all(|one| EVERYWHERE.iter().any(|word| stem(word) == *one)),
        _ => false,
    };
    if groups.iter().all(filler) {
        return groups;
    }
    groups.into_iter().filter(|group| !filler(group)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Query, stems};

    #[test]
    fn words_must_all_be_there_and_the_last_may_go_on() {
        let query = Query::read("The policing of Ashf", &[]);
        assert_eq!(query.for_postgres(true), "(('polic')) & (('ashf') | ('ashf':*))");
        assert_eq!(query.for_postgres(false), "(('polic')) & (('ashf'))");
        assert_eq!(
            query.for_sqlite("names words", true),
            "(({names words} : (\"polic\"))) AND (({names words} : (\"ashf\")) OR (\"ashf\" *))"
        );
    }

    #[test]
    fn quotes_make_a_phrase_and_one_that_is_never_closed_does_not() {
        assert_eq!(Query::read("“death review”", &[]).for_postgres(true), "(('death' <-> 'review'))");
        assert_eq!(Query::read("\"death review", &[]).for_postgres(false), "(('death')) & (('review'))");
    }

    #[test]
    fn another_term_for_the_same_thing_is_found_as_well() {
        let same = [vec![stems("DHR"), stems("domestic homicide review")]];
        let query = Query::read("domestic homicide reviews 2016", &same);
        assert_eq!(query.for_postgres(false), "(('domest' & 'homicid' & 'review') | ('dhr')) & (('2016'))");
        assert!(query.all_in("The DHR of 2016"));
        assert!(!query.all_in("The DHR of 2017"));
        assert_eq!(Query::read("dhr", &same).for_postgres(false), "(('dhr') | ('domest' <-> 'homicid' <-> 'review'))");
    }

    #[test]
    fn a_title_that_says_only_what_is_sought_is_the_whole_of_it() {
        let query = Query::read("domestic abuse", &[]);
        let shares = ["Domestic abuse", "The abuse of domestic staff", "Abuse"].map(|title| query.share_of(title));
        assert_eq!(shares, [100, 40, 0]);
    }

    #[test]
    fn nothing_that_is_typed_is_a_command() {
        for typed in ["\"", "*", "NEAR(", "';--", "\u{0}", "", "()", "a\" OR \"b", "{names}:", "-", "^", "\\", "&|!<->"] {
            let query = Query::read(typed, &[]);
            for written in [query.for_sqlite("names", true), query.for_postgres(true)] {
                let ours = written.replace("{names}", "").replace(" AND ", "").replace(" OR ", "");
                assert!(ours.chars().all(|letter| letter.is_ascii_lowercase() || "()\"'|&: *<->".contains(letter)), "{written}");
            }
        }
        assert!(Query::read("\u{0} *", &[]).is_empty());
        assert!(Query::read(&"word ".repeat(1000), &[]).stems().count() <= 12);
    }

    #[test]
    fn words_that_nearly_every_text_has_are_looked_for_only_alone() {
        assert_eq!(Query::read("the of", &[]).for_postgres(false), "(('the')) & (('of'))");
    }
}
