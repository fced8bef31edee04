//! A formula of other measures, such as `burglary / all-crime * 100`: read, looked at for circles, and worked out. No database.
//!
//! Measures are named by their references, which may hold hyphens; a minus therefore stands between spaces.

use std::collections::{BTreeMap, BTreeSet};
use values::words::{fill, t};

/// How many numbers, signs and measures a formula may have.
const LONGEST: usize = 100;
/// How deep brackets may stand in brackets.
const DEEPEST: usize = 20;

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number.
    Number(f64),
    /// The figure of the measure with this reference.
    Measure(String),
    /// Two parts with a sign between them.
    Of(Box<Formula>, Sign, Box<Formula>),
}

/// What is done with two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// They are added.
    Plus,
    /// The second is taken from the first.
    Minus,
    /// They are multiplied.
    Times,
    /// The first is divided by the second.
    Over,
}

/// Why a formula has no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The measure with this reference has no figure.
    Part(String),
    /// It would be divided by nought.
    ByNought,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Measure(String),
    Sign(Sign),
    Open,
    Close,
}

impl Formula {
    /// Reads a formula, or says what to write.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn read(text: &str) -> Result<Formula, String> {
        let tokens = tokens(text)?;
        if tokens.is_empty() || tokens.len() > LONGEST {
            return Err(fill("Enter a formula with at most {most} parts", &[("most", &LONGEST.to_string())]));
        }
        let mut reader = Reader { tokens: &tokens, at: 0, depth: 0 };
        let formula = reader.sum()?;
        if reader.at < tokens.len() {
            return Err(reader.expected());
        }
        if formula.measures().is_empty() {
            return Err(t("Name at least one measure by its reference, such as: burglary / all-crime * 100").into_owned());
        }
        Ok(formula)
    }

    /// The references of the measures that it names.
    pub fn measures(&self) -> BTreeSet<&str> {
        match self {
            Formula::Number(_) => BTreeSet::new(),
            Formula::Measure(reference) => BTreeSet::from([reference.as_str()]),
            Formula::Of(one, _, other) => one.measures().union(&other.measures()).copied().collect(),
        }
    }

    /// Works it out with the figures of measures.
    ///
    /// # Errors
    /// A figure is missing, or it would be divided by nought.
    pub fn worked_out(&self, figure: &dyn Fn(&str) -> Option<f64>) -> Result<f64, Lacking> {
        match self {
            Formula::Number(number) => Ok(*number),
            Formula::Measure(reference) => figure(reference).ok_or_else(|| Lacking::Part(reference.clone())),
            Formula::Of(one, sign, other) => {
                let (one, other) = (one.worked_out(figure)?, other.worked_out(figure)?);
                match sign {
                    Sign::Plus => Ok(one + other),
                    Sign::Minus => Ok(one - other),
                    Sign::Times => Ok(one * other),
                    Sign::Over if other == 0.0 => Err(Lacking::ByNought),
                    Sign::Over => Ok(one / other),
                }
            }
        }
    }
}

/// The measures whose formulas lead back to themselves, by reference.
pub fn circles(formulas: &BTreeMap<String, Formula>) -> BTreeSet<String> {
    let leads_back = |start: &str| {
        let mut waiting: Vec<&str> = formulas[start].measures().into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(reference) = waiting.pop() {
            if reference == start {
                return true;
            }
            if seen.insert(reference)
                && let Some(formula) = formulas.get(reference)
            {
                waiting.extend(formula.measures());
            }
        }
        false
    };
    formulas.keys().filter(|reference| leads_back(reference)).cloned().collect()
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let length =
            if first.is_ascii_alphanumeric() { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(length);
        tokens.push(match word {
            "+" => Token::Sign(Sign::Plus),
            "-" | "\u{2212}" => Token::Sign(Sign::Minus),
            "*" | "\u{d7}" => Token::Sign(Sign::Times),
            "/" | "\u{f7}" => Token::Sign(Sign::Over),
            "(" => Token::Open,
            ")" => Token::Close,
            word => of_word(word)?,
        });
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn of_word(word: &str) -> Result<Token, String> {
    if word.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return word.parse().map(Token::Number).map_err(|_| not_read(word));
    }
    match values::slug::read(word) {
        Ok(reference) if reference == word => Ok(Token::Measure(reference)),
        _ => Err(not_read(word)),
    }
}

fn not_read(word: &str) -> String {
    fill(
        "“{word}” cannot be read. Write references of measures, numbers, brackets, and + - * / between spaces",
        &[("word", word)],
    )
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn sign(&mut self, wanted: [Sign; 2]) -> Option<Sign> {
        match self.tokens.get(self.at) {
            Some(Token::Sign(sign)) if wanted.contains(sign) => {
                self.at += 1;
                Some(*sign)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Formula, String> {
        let mut left = self.product()?;
        while let Some(sign) = self.sign([Sign::Plus, Sign::Minus]) {
            left = Formula::Of(Box::new(left), sign, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula, String> {
        let mut left = self.part()?;
        while let Some(sign) = self.sign([Sign::Times, Sign::Over]) {
            left = Formula::Of(Box::new(left), sign, Box::new(self.part()?));
        }
        Ok(left)
    }

    fn part(&mut self) -> Result<Formula, String> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        match token {
            Some(Token::Number(number)) => Ok(Formula::Number(number)),
            Some(Token::Measure(reference)) => Ok(Formula::Measure(reference)),
            Some(Token::Open) if self.depth < DEEPEST => {
                self.depth += 1;
                let inside = self.sum()?;
                self.depth -= 1;
                self.at += 1;
                if self.tokens.get(self.at - 1) == Some(&Token::Close) { Ok(inside) } else { Err(self.expected()) }
            }
            _ => Err(self.expected()),
        }
    }

    fn expected(&self) -> String {
        t("A part or a bracket is missing. For example: (burglary + robbery) / all-crime * 100").into_owned()
    }
}
