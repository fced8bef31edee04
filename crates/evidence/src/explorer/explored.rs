//! What was found for a choice, as people may see it: rows and columns of figures, withheld where they must be. No database.

use super::choice::{By, Given, Item};
use crate::figures::{FigureKind, Style, rate_words};
use crate::imports::reading::Month;
use crate::measures::told::Told;
use crate::periods::Period;
use crate::withholding::Shown;
use crate::withholding::rules::in_chart;
use values::words::t;

/// How many people live in a place, by which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct People {
    /// How many.
    pub number: u64,
    /// The year, at its middle.
    pub year: i64,
}

/// A figure as people may see it, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The figure to reckon with, and exactly as it is written, without commas.
    Number(f64, String),
    /// It is withheld to protect people.
    Withheld,
    /// There is none, and why.
    Missing(String),
}

impl Value {
    /// A count as people may see it.
    pub fn count(shown: Shown) -> Value {
        match shown {
            Shown::Number(count) => Value::whole(i64::try_from(count).unwrap_or(i64::MAX)),
            Shown::Withheld => Value::Withheld,
            Shown::NoData => Value::Missing(t("No data").into_owned()),
        }
    }

    /// A count; below nought where a quarter takes back more than it adds.
    pub fn whole(count: i64) -> Value {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below where a whole number is lost")]
        Value::Number(count as f64, count.to_string())
    }

    /// The figure to reckon with, when it is shown.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number, _) => Some(*number),
            Value::Withheld | Value::Missing(_) => None,
        }
    }

    /// As a table or a chart says it.
    pub fn words(&self, kind: FigureKind) -> String {
        match self {
            Value::Number(_, exact) => kind.words(exact),
            Value::Withheld => crate::withholding::rules::MARK.to_owned(),
            Value::Missing(why) => why.clone(),
        }
    }

    /// Why a chart has a gap here.
    pub fn why(&self) -> String {
        match self {
            Value::Withheld => in_chart(),
            Value::Missing(why) => why.clone(),
            Value::Number(..) => String::new(),
        }
    }
}

/// One cell: what was counted, and of how many people.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What was counted, or the figure of a measure.
    pub value: Value,
    /// Of how many people, when that is known.
    pub people: Option<People>,
    /// What has been weighted by harm, when that was asked for.
    pub harm: Option<Value>,
    /// It may still change.
    pub provisional: bool,
    /// What one has to know of it.
    pub note: Option<String>,
    /// What one has to know to trust it, as the notes on figures say.
    pub quality: Vec<String>,
}

impl Cell {
    /// A plain count.
    pub fn of(value: Value, people: Option<People>) -> Cell {
        Cell { value, people, harm: None, provisional: false, note: None, quality: Vec::new() }
    }

    /// For each 1,000 people.
    pub fn rate(&self) -> Value {
        match (&self.value, self.people) {
            #[expect(clippy::cast_precision_loss, reason = "populations are far below where a whole number is lost")]
            (Value::Number(number, _), Some(people)) if people.number > 0 => {
                let rate = number * 1000.0 / people.number as f64;
                Value::Number(rate, rate_words(rate))
            }
            (Value::Number(..), _) => Value::Missing(t("No population known").into_owned()),
            (other, _) => other.clone(),
        }
    }

    /// The figure that was asked for.
    pub fn given(&self, given: Given) -> Value {
        match given {
            Given::Count => self.value.clone(),
            Given::Rate => self.rate(),
            Given::Harm => self.harm.clone().unwrap_or_else(|| Value::Missing(t("No weight known").into_owned())),
        }
    }
}

/// What a row or a column is: a period, a place or a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its word in addresses and its name.
    pub item: Item,
    /// Its official code, when it is a place that has one.
    pub code: Option<String>,
    /// The period, when it is one.
    pub period: Option<Period>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Explored {
    /// What is counted.
    pub of: String,
    /// The kinds in words; none when all are counted.
    pub kinds: Option<String>,
    /// What one figure is, with its unit.
    pub unit: String,
    /// What the figures are.
    pub kind: FigureKind,
    /// By what they are broken down.
    pub by: By,
    /// How they are given.
    pub given: Given,
    /// The rows.
    pub rows: Vec<Heading>,
    /// The columns.
    pub columns: Vec<Heading>,
    /// The figures, row by row.
    pub cells: Vec<Vec<Cell>>,
    /// The first and the last month.
    pub months: (Month, Month),
    /// What the figures of the one column tell over time, when there is one column by month.
    pub told: Option<Told>,
    /// What one has to know.
    pub notes: Vec<String>,
    /// Who publishes the figures, and on what terms.
    pub source: String,
    /// Whether the figures belong to a measure.
    pub of_measure: bool,
}

impl Explored {
    /// The figures that were asked for: of each row, those of its columns.
    pub fn given_rows(&self) -> impl Iterator<Item = (&Heading, Vec<Value>)> {
        let given = self.given;
        self.rows.iter().zip(&self.cells).map(move |(row, cells)| (row, cells.iter().map(|cell| cell.given(given)).collect()))
    }

    /// How the figures that were asked for are written.
    pub fn style(&self) -> Style {
        Style { kind: if self.given == Given::Rate { FigureKind::Rate } else { self.kind }, decimals: 0 }
    }

    /// Whether anything is withheld.
    pub fn withholds(&self) -> bool {
        self.cells.iter().flatten().any(|cell| cell.value == Value::Withheld)
    }

    /// Whether there is any figure to show.
    pub fn is_empty(&self) -> bool {
        !self.cells.iter().flatten().any(|cell| cell.given(self.given) != Value::Missing(t("No data").into_owned()))
    }

    /// Every figure as it is shown, in one text, a line for each: to see later whether one has changed.
    pub fn kept(&self) -> String {
        let mut lines = Vec::new();
        for (row, values) in self.given_rows() {
            for (column, value) in self.columns.iter().zip(values) {
                let figure = match value {
                    Value::Number(_, exact) => exact,
                    Value::Withheld => "c".to_owned(),
                    Value::Missing(_) => "-".to_owned(),
                };
                lines.push(format!("{}|{}: {figure}", row.item.key, column.item.key));
            }
        }
        lines.join("\n")
    }
}
