//! Finds the words in Rust code by walking its tokens, so that it sees into macros, where the pages are.

use proc_macro2::{Delimiter, Group, LexError, Literal, TokenStream, TokenTree};
use std::collections::HashMap;

/// Functions and methods that say words, and which of their arguments are words.
const SPEAKERS: &[(&str, &[usize])] = &[
    ("t", &[0]),
    ("later", &[0]),
    ("fill", &[0]),
    ("count", &[0, 1]),
    ("count_with", &[0, 1]),
    ("line", &[1]),
    ("lines", &[1]),
    ("long", &[1]),
    ("day", &[1]),
    ("pounds", &[1]),
    ("year", &[1]),
    ("number", &[1]),
    ("choice", &[1]),
    ("thing", &[1]),
    ("hint", &[0]),
];
/// The table of the kinds of thing, whose labels are all the texts in it that begin with a capital.
const TABLE_OF_KINDS: &str = "kinds";
/// Speakers whose second words are the plural of the first.
const COUNTING: &[&str] = &["count", "count_with"];
/// Attributes of HTML that are read out or shown.
const READ_OUT: &[&str] = &["alt", "description", "label", "placeholder", "roledescription", "title"];
/// Calls whose words only developers see.
const FOR_DEVELOPERS: &[&str] = &["assert", "debug_assert", "expect", "panic", "todo", "unreachable"];

/// The words found in one file.
#[derive(Debug, Default)]
pub struct Scan {
    /// Those that can be translated.
    pub said: Vec<Said>,
    /// Those in pages that nobody can translate.
    pub bare: Vec<Bare>,
    /// Texts that were given a name, to be said further down: `let words = "...";`.
    named: HashMap<String, (String, usize)>,
}

/// A message, with its plural where it changes with a number.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub plural: Option<String>,
    pub line: usize,
}

/// Words that stand in a page as they are.
#[derive(Debug)]
pub struct Bare {
    pub text: String,
    pub line: usize,
}

/// Reads the code of one file; its tests are left out.
pub fn scan(code: &str) -> Result<Scan, LexError> {
    let mut scan = Scan::default();
    scan.walk(code.parse()?, false);
    Ok(scan)
}

impl Scan {
    /// Walks these tokens; `in_page` says whether what stands bare here is seen by people.
    fn walk(&mut self, tokens: TokenStream, in_page: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let before = &tokens[..at];
            match &tokens[at] {
                TokenTree::Group(group) if is_attribute(before, group) && is_test_only(group) => at = end_of_item(&tokens, at),
                TokenTree::Group(group) if is_attribute(before, group) => {}
                TokenTree::Group(group) => self.group(before, group, in_page),
                TokenTree::Literal(literal) => {
                    self.named.extend(naming(before, literal, &tokens[at + 1..]));
                    if in_page && is_shown(before, &tokens[at + 1..]) {
                        self.bare(literal);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn group(&mut self, before: &[TokenTree], group: &Group, in_page: bool) {
        match caller(before, group) {
            Caller::Page => self.walk(group.stream(), true),
            Caller::Developer => self.walk(group.stream(), false),
            Caller::Named(name) => self.call(&name, group, in_page),
            Caller::None => self.walk(group.stream(), in_page && (!is_value(before) || is_read_out(before))),
        }
    }

    /// A call: a speaker's words are kept, and every argument is walked in its turn.
    fn call(&mut self, name: &str, group: &Group, in_page: bool) {
        if name == TABLE_OF_KINDS {
            let texts = group.stream().into_iter().filter_map(|token| match token {
                TokenTree::Literal(literal) => text_of(&literal),
                _ => None,
            });
            let labels = texts.filter(|(text, _)| text.starts_with(char::is_uppercase));
            return labels.for_each(|(text, line)| self.say(&text, None, line));
        }
        let arguments = split(group.stream());
        let words = SPEAKERS.iter().find(|(speaker, _)| *speaker == name).map_or(&[][..], |(_, words)| *words);
        let spoken: Vec<(String, usize)> =
            words.iter().filter_map(|word| arguments.get(*word).and_then(|one| self.text(one))).collect();
        match spoken.as_slice() {
            [(one, line), (many, _)] if COUNTING.contains(&name) => self.say(one, Some(many), *line),
            texts => texts.iter().for_each(|(text, line)| self.say(text, None, *line)),
        }
        for (place, argument) in arguments.into_iter().enumerate() {
            let gaps = !words.is_empty() && !words.contains(&place);
            let silent = words.contains(&place) && lone_text(&argument).is_some();
            self.walk(argument.into_iter().collect(), in_page && !silent && !gaps);
        }
    }

    /// The text of an argument that is a piece of text, or the name of one.
    fn text(&self, argument: &[TokenTree]) -> Option<(String, usize)> {
        match argument {
            [TokenTree::Ident(name)] => self.named.get(&name.to_string()).cloned(),
            other => lone_text(other),
        }
    }

    fn say(&mut self, text: &str, plural: Option<&String>, line: usize) {
        if text.chars().any(char::is_alphabetic) {
            self.said.push(Said { text: text.to_owned(), plural: plural.cloned(), line });
        }
    }

    fn bare(&mut self, literal: &Literal) {
        if let Some((text, line)) = text_of(literal)
            && reads_as_words(&text)
        {
            self.bare.push(Bare { text, line });
        }
    }
}

/// What stands before the brackets of a group.
enum Caller {
    /// `html!`
    Page,
    /// A macro or method whose words only developers see.
    Developer,
    /// A function, method or macro of this name.
    Named(String),
    /// Nothing that is called.
    None,
}

fn caller(before: &[TokenTree], group: &Group) -> Caller {
    let (is_macro, before) = match before {
        [rest @ .., TokenTree::Punct(mark)] if mark.as_char() == '!' => (true, rest),
        _ => (false, before),
    };
    let [rest @ .., TokenTree::Ident(name)] = before else { return Caller::None };
    let name = name.to_string();
    let defined = matches!(rest, [.., TokenTree::Ident(word)] if *word == "fn");
    match (is_macro, group.delimiter()) {
        (true, _) if name == "html" => Caller::Page,
        (false, Delimiter::Brace | Delimiter::Bracket) => Caller::None,
        _ if defined => Caller::None,
        _ if FOR_DEVELOPERS.iter().any(|word| name.starts_with(word)) => Caller::Developer,
        _ => Caller::Named(name),
    }
}

/// `#[...]` and `#![...]`.
fn is_attribute(before: &[TokenTree], group: &Group) -> bool {
    let before = match before {
        [rest @ .., TokenTree::Punct(mark)] if mark.as_char() == '!' => rest,
        _ => before,
    };
    group.delimiter() == Delimiter::Bracket && matches!(before, [.., TokenTree::Punct(mark)] if mark.as_char() == '#')
}

fn is_test_only(attribute: &Group) -> bool {
    let text: String = attribute.stream().to_string().split_whitespace().collect();
    text == "cfg(test)" || text == "test" || text.ends_with("::test")
}

/// The place of the last token of the item that starts here: its body in braces, or its semicolon.
fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    };
    tokens[start..].iter().position(ends).map_or(tokens.len(), |length| start + length)
}

/// Whether a piece of text here is shown: not the value of a silent attribute, a class, an id, or a pattern.
fn is_shown(before: &[TokenTree], after: &[TokenTree]) -> bool {
    let marked = |mark: char| matches!(before, [.., TokenTree::Punct(last)] if last.as_char() == mark);
    let pattern = matches!(after, [TokenTree::Punct(equals), TokenTree::Punct(arrow), ..] if equals.as_char() == '=' && arrow.as_char() == '>')
        || matches!(after, [TokenTree::Punct(or), ..] if or.as_char() == '|')
        || marked('|');
    let silent_value = is_value(before) && !is_read_out(before);
    !marked('.') && !marked('#') && !pattern && !silent_value
}

/// Whether what comes next is the value of an attribute, or one side of a comparison.
fn is_value(before: &[TokenTree]) -> bool {
    let let_binding = matches!(before, [.., TokenTree::Ident(word), TokenTree::Ident(_), TokenTree::Punct(_)] if *word == "let");
    matches!(before, [.., TokenTree::Punct(mark)] if mark.as_char() == '=') && !let_binding
}

fn is_read_out(before: &[TokenTree]) -> bool {
    matches!(before, [.., TokenTree::Ident(name), TokenTree::Punct(_)] if READ_OUT.iter().any(|word| *name == word))
}

/// The name that a text is given, when it is given one: `let words = "...";`.
fn naming(before: &[TokenTree], literal: &Literal, after: &[TokenTree]) -> Option<(String, (String, usize))> {
    let [.., TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(equals)] = before else { return None };
    let ends = matches!(after, [TokenTree::Punct(end), ..] if end.as_char() == ';');
    (*word == "let" && equals.as_char() == '=' && ends).then(|| Some((name.to_string(), text_of(literal)?)))?
}

/// The arguments of a call.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut arguments = vec![Vec::new()];
    for token in tokens {
        match (&token, arguments.last_mut()) {
            (TokenTree::Punct(mark), _) if mark.as_char() == ',' => arguments.push(Vec::new()),
            (_, Some(argument)) => argument.push(token),
            (_, None) => {}
        }
    }
    arguments
}

/// The text of an argument that is a piece of text and nothing else.
fn lone_text(argument: &[TokenTree]) -> Option<(String, usize)> {
    match argument {
        [TokenTree::Literal(literal)] => text_of(literal),
        _ => None,
    }
}

fn text_of(literal: &Literal) -> Option<(String, usize)> {
    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()?;
    Some((text.value(), literal.span().start().line))
}

/// Whether a person would take this for words: a capital first, or words between spaces that are no names of classes.
fn reads_as_words(text: &str) -> bool {
    let has_letters = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let is_class = |word: &str| word.contains(['-', '_']) && !word.contains(char::is_uppercase);
    let markup = text.trim_start().starts_with('<');
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let spaced = text.trim().contains(' ') && text.split(' ').any(has_letters) && !text.split_whitespace().all(is_class);
    !markup && (capital || spaced)
}
