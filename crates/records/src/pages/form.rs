//! The form of any kind of thing, from its fields: what was typed stays, and each error stands beside its box.

use crate::reading::{self, Problem, Texts, title_label};
use crate::{Field, Lookup, Register, Row};
use ::pages::Typed;
use access::SeenBy;
use components::{Button, ButtonGroup, Choice, DateInput, ErrorSummary, Radios, Select, TextInput, Textarea, Width};
use maud::{Markup, Render, html};
use std::collections::BTreeMap;
use values::meaning::Input;
use values::words::t;
use values::{Kind, dates};

/// What stands in a form: the texts, the three boxes of each date, and what is wrong.
pub struct State {
    texts: Texts,
    days: BTreeMap<String, [String; 3]>,
    problems: Vec<Problem>,
}

/// Lists of at most so many terms are radio buttons; longer ones open.
const FEW: usize = 6;

impl State {
    /// A form filled from texts as they are stored.
    pub fn of_texts(register: &dyn Register, texts: Texts) -> State {
        let day = |text: &String| dates::read(text).ok().map(|day| day.format("%-d %-m %Y").to_string());
        let parts = |field: &Field| {
            let words = texts.get(field.key).and_then(day)?;
            let parts: Vec<String> = words.split(' ').map(str::to_owned).collect();
            Some((field.key.to_owned(), parts.try_into().ok()?))
        };
        let days = register.fields().iter().filter(|field| field.input == Input::Day).filter_map(parts).collect();
        State { texts, days, problems: Vec::new() }
    }

    /// A form as it was sent.
    pub fn of_form(register: &dyn Register, typed: &Typed) -> State {
        let mut state = State { texts: Texts::new(), days: BTreeMap::new(), problems: Vec::new() };
        for key in ["title", "seen_by", "members_of"] {
            state.texts.insert(key.to_owned(), typed.get(key).to_owned());
        }
        for field in register.fields() {
            let text = if field.input == Input::Day { state.take_day(field.key, typed) } else { typed.get(field.key).to_owned() };
            state.texts.insert(field.key.to_owned(), text);
        }
        state
    }

    fn take_day(&mut self, key: &str, typed: &Typed) -> String {
        let parts = typed.day_parts(key);
        self.days.insert(key.to_owned(), parts.map(str::to_owned));
        if parts.iter().all(|part| part.trim().is_empty()) {
            return String::new();
        }
        match dates::from_parts(parts[0], parts[1], parts[2]) {
            Ok(day) => day.to_string(),
            Err(words) => {
                self.problems.push(Problem { key: key.to_owned(), found: parts.join(" "), words });
                parts.join(" ")
            }
        }
    }

    /// Reads the form into a row; when something is wrong, the state now says what.
    pub fn read(&mut self, register: &dyn Register, lookup: &Lookup, base: Option<&Row>) -> Option<Row> {
        match reading::read(register, &self.texts, lookup, base) {
            Ok(row) if self.problems.is_empty() => Some(row),
            Ok(_) => None,
            Err(problems) => {
                self.add_problems(problems);
                self.sort_problems(register);
                None
            }
        }
    }

    /// Puts the problems in the order of the form.
    fn sort_problems(&mut self, register: &dyn Register) {
        let order = labels(register);
        let place = |problem: &Problem| order.iter().position(|(key, _)| *key == problem.key);
        self.problems.sort_by_key(|problem| place(problem).unwrap_or(order.len()));
    }

    /// Adds problems; a field that has one already keeps the first.
    pub fn add_problems(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            if self.error(&problem.key).is_none() {
                self.problems.push(problem);
            }
        }
    }

    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    pub fn text(&self, key: &str) -> &str {
        self.texts.get(key).map_or("", String::as_str)
    }

    fn error(&self, key: &str) -> Option<String> {
        self.problems.iter().find(|problem| problem.key == key).map(|problem| problem.words.clone())
    }

    /// The error summary, when there are errors.
    pub fn summary(&self) -> Markup {
        let summary = self.problems.iter().fold(ErrorSummary::new(), |summary, problem| {
            let id = if self.days.contains_key(&problem.key) { format!("{}-day", problem.key) } else { problem.key.clone() };
            summary.link(problem.words.clone(), id)
        });
        html! { @if !summary.is_empty() { (summary) } }
    }
}

/// The labels of all that a form holds, by key.
pub fn labels(register: &dyn Register) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    if !register.makes_titles() {
        labels.push(("title".to_owned(), title_label(register.kind()).into_owned()));
    }
    labels.extend(register.fields().iter().map(|field| (field.key.to_owned(), field.label().into_owned())));
    labels.push(("seen_by".to_owned(), t("Who can see this").into_owned()));
    labels.push(("members_of".to_owned(), t("The board").into_owned()));
    labels
}

/// The form itself.
pub fn content(register: &dyn Register, state: &State, lookup: &Lookup, version: Option<i64>, cancel: &str) -> Markup {
    let save = if version.is_some() { t("Save changes") } else { t("Add") };
    html! {
        form method="post" novalidate autocomplete="off" {
            @if let Some(version) = version { input type="hidden" name="was" value=(version); }
            @if !register.makes_titles() {
                (TextInput::new("title", title_label(register.kind())).value(state.text("title")).error_if(state.error("title")))
            }
            @for field in register.fields() { (control(field, state, lookup)) }
            (seen_by(state, lookup))
            (ButtonGroup::new().button(Button::new(save).once()).link(t("Cancel"), cancel))
        }
    }
}

fn control(field: &Field, state: &State, lookup: &Lookup) -> Markup {
    let label = label(field);
    let (key, text, error) = (field.key, state.text(field.key), state.error(field.key));
    let hint = field.hint();
    macro_rules! shown {
        ($control:expr) => {{
            let control = $control.error_if(error);
            match hint {
                Some(hint) => control.hint(hint).render(),
                None => control.render(),
            }
        }};
    }
    match field.input {
        Input::Line(_) => shown!(TextInput::new(key, label).value(text)),
        Input::Lines(_) => shown!(Textarea::new(key, label).value(text).rows(5)),
        Input::Pounds => shown!(TextInput::new(key, label).value(text).money().width(Width::Ten)),
        Input::Year => shown!(TextInput::new(key, label).value(text).width(Width::Twenty)),
        Input::Number => shown!(TextInput::new(key, label).value(text).inputmode("numeric").width(Width::Five)),
        Input::Day => {
            let [day, month, year] = state.days.get(key).cloned().unwrap_or_default();
            shown!(DateInput::new(key, label).typed(day, month, year))
        }
        Input::Choice(list) if lookup.names.terms(list).len() <= FEW => {
            shown!(radios(field, label, text, lookup.names.terms(list)))
        }
        Input::Choice(list) => {
            shown!(Select::new(key, label).item("", t("Choose one")).items(lookup.names.terms(list).to_vec()).selected(text))
        }
        Input::Thing(kind) => shown!(Select::new(key, label).item("", nobody(field)).items(things(lookup, kind)).selected(text)),
    }
}

fn nobody(field: &Field) -> std::borrow::Cow<'static, str> {
    if field.optional { t("None") } else { t("Choose one") }
}

fn radios(field: &Field, label: String, text: &str, terms: &[(String, String)]) -> Radios {
    let radios = terms.iter().fold(Radios::new(field.key, label).small(), |radios, (key, words)| {
        radios.choice(Choice::new(key.clone(), words.clone()).checked(key == text))
    });
    if field.optional { radios.choice(Choice::new("", t("Not given")).checked(text.is_empty())) } else { radios }
}

fn label(field: &Field) -> String {
    let label = match field.input {
        Input::Pounds => values::words::fill("{label}, in pounds", &[("label", &field.label())]),
        _ => field.label().into_owned(),
    };
    if field.optional { values::words::fill("{label} (optional)", &[("label", &label)]) } else { label }
}

/// The things that can be chosen, by title: their references and titles.
fn things(lookup: &Lookup, kind: Kind) -> Vec<(String, String)> {
    let title = |id: &uuid::Uuid| lookup.names.title(*id).to_owned();
    let mut things: Vec<_> = lookup.things(kind).map(|(reference, id)| (reference.clone(), title(id))).collect();
    things.sort_by_cached_key(|(_, title)| values::slug::folded(title));
    things
}

/// Who can see the thing, and below it the board, which counts only for the last choice. It is asked openly rather than
/// revealed, because what is revealed by script confuses some screen readers.
fn seen_by(state: &State, lookup: &Lookup) -> Markup {
    let chosen = if state.text("seen_by").is_empty() { SeenBy::SignedIn.key() } else { state.text("seen_by") };
    let radios = SeenBy::ALL.into_iter().fold(Radios::new("seen_by", t("Who can see this")).small(), |radios, choice| {
        radios.choice(Choice::new(choice.key(), choice.words()).checked(choice.key() == chosen))
    });
    let board = Select::new("members_of", t("The board (optional)"))
        .hint(t(
            "Only when the members of one board alone may see it. If you are not a member, you will not see it once it is saved",
        ))
        .item("", t("None"))
        .items(things(lookup, Kind::Partnership))
        .selected(state.text("members_of"))
        .error_if(state.error("members_of"));
    html! { (radios.error_if(state.error("seen_by"))) (board) }
}
