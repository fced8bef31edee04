//! What each row of a table says: a measure, a place, a period, a figure; or what to write instead. Pure.

use super::columns::Columns;
use super::when;
use crate::figures::{Figure, FigureKind};
use crate::imports::reading::{Amount, amount};
use crate::periods::{Length, Period};
use documents::{CellError, Row, Sheet};
use std::collections::HashMap;
use uuid::Uuid;
use values::slug::folded;
use values::words::{fill, t};

/// A measure that a table may name.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) id: Uuid,
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) kind: FigureKind,
    pub(super) length: Option<Length>,
    pub(super) is_worked_out: bool,
}

/// A place that a table may name.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) id: Uuid,
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) code: Option<String>,
}

/// What a table may name.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) measures: Vec<Measured>,
    pub(super) places: Vec<Placed>,
}

/// A figure that a table gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The row in the person's own file.
    pub(super) row: u32,
    /// The heading of the column in which the figure stands.
    pub(super) heading: String,
    /// The measure: its id and reference.
    pub(super) measure: (Uuid, String),
    /// The place: its id and reference; none for everywhere.
    pub(super) place: Option<(Uuid, String)>,
    pub(super) period: Period,
    /// The figure; none when there is none, and the note says why.
    pub(super) value: Option<String>,
    pub(super) note: Option<String>,
    /// Whether it is provisional, when the table tells.
    pub(super) provisional: Option<bool>,
}

/// What was found in a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) lines: Vec<Line>,
    pub(super) errors: Vec<CellError>,
    /// Whether every figure of a share lies between nought and one, as if it were none in a hundred.
    pub(super) small_shares: bool,
}

/// What is wrong with one cell: its heading, what was found, what to write.
type Wrong = (String, String, String);

/// Reads the rows of a sheet.
pub(super) fn lines(sheet: &Sheet, columns: &Columns, known: &Known) -> Found {
    let reader = Reader { sheet, columns, known };
    let mut found = Found::default();
    let mut seen: HashMap<(Uuid, Option<Uuid>, Period), u32> = HashMap::new();
    let mut shares: Vec<f64> = Vec::new();
    for row in &sheet.rows {
        let (lines, wrong) = reader.row(row);
        let mut errors = wrong;
        for line in lines {
            let key = (line.measure.0, line.place.as_ref().map(|it| it.0), line.period);
            match seen.get(&key) {
                Some(earlier) => {
                    let words = fill(
                        "Row {row} has a figure for the same measure, place and period. Keep one of them",
                        &[("row", &earlier.to_string())],
                    );
                    errors.push((line.heading.clone(), line.value.clone().unwrap_or_default(), words));
                }
                None => {
                    seen.insert(key, line.row);
                    let share = known.measures.iter().any(|it| it.id == line.measure.0 && it.kind == FigureKind::Share);
                    let figure = line.value.as_deref().filter(|_| share).and_then(|value| value.parse::<f64>().ok());
                    shares.extend(figure);
                    found.lines.push(line);
                }
            }
        }
        found.errors.extend(errors.into_iter().map(|(heading, typed, words)| CellError {
            sheet: sheet.name.clone(),
            row: row.number,
            column: Some(heading).filter(|heading| !heading.is_empty()),
            found: typed.chars().take(200).collect(),
            words,
        }));
    }
    found.small_shares =
        !shares.is_empty() && shares.iter().all(|it| (0.0..=1.0).contains(it)) && shares.iter().any(|it| it.fract() != 0.0);
    found
}

struct Reader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    known: &'a Known,
}

impl Reader<'_> {
    fn cell<'r>(&self, row: &'r Row, heading: Option<&String>) -> Option<&'r str> {
        let at = self.sheet.column(heading?)?;
        Some(row.cell(at).trim())
    }

    /// The figures of a row, and what is wrong with it. A row without any figure says nothing.
    fn row(&self, row: &Row) -> (Vec<Line>, Vec<Wrong>) {
        let cells: Vec<(String, String)> = if self.columns.is_wide() {
            let named = [&self.columns.measure, &self.columns.place, &self.columns.standing, &self.columns.note];
            let is_named = |heading: &String| named.iter().any(|name| name.as_ref() == Some(heading));
            let headings = self.sheet.columns.iter().filter(|it| when::is_period(it) && !is_named(it));
            headings.map(|it| (it.clone(), self.cell(row, Some(it)).unwrap_or_default().to_owned())).collect()
        } else {
            let heading = self.columns.value.clone().unwrap_or_default();
            vec![(heading, self.cell(row, self.columns.value.as_ref()).unwrap_or_default().to_owned())]
        };
        let cells: Vec<_> = cells.into_iter().filter(|(_, typed)| !typed.is_empty()).collect();
        if cells.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let (measure, place) = (self.measure(row), self.place(row));
        let mut wrong: Vec<Wrong> = [measure.as_ref().err(), place.as_ref().err()].into_iter().flatten().cloned().collect();
        let mut lines = Vec::new();
        for (heading, typed) in cells {
            let length = self.length(measure.as_ref().ok().copied());
            let period = if self.columns.is_wide() {
                when::read(&heading, length).map_err(|words| (heading.clone(), heading.clone(), words))
            } else {
                let found = self.cell(row, self.columns.period.as_ref()).unwrap_or_default();
                when::read(found, length)
                    .map_err(|words| (self.columns.period.clone().unwrap_or_default(), found.to_owned(), words))
            };
            let value =
                measure.as_ref().ok().map(|it| value(&typed, it.kind).map_err(|words| (heading.clone(), typed.clone(), words)));
            match (&measure, &place, period, value) {
                (Ok(measure), Ok(place), Ok(period), Some(Ok(value))) => {
                    lines.push(self.line(row, (heading, &typed), (measure, *place), (period, value)));
                }
                (_, _, period, value) => {
                    wrong.extend(period.err());
                    wrong.extend(value.and_then(Result::err));
                }
            }
        }
        (lines, wrong)
    }

    fn line(
        &self,
        row: &Row,
        (heading, typed): (String, &str),
        of: (&Measured, Option<&Placed>),
        told: (Period, Option<String>),
    ) -> Line {
        let note = self.cell(row, self.columns.note.as_ref()).filter(|note| !note.is_empty()).map(str::to_owned);
        let withheld = matches!(folded(typed).as_str(), "c" | "[c]" | "*");
        let why = || {
            if withheld {
                t("Withheld to protect people").into_owned()
            } else {
                fill("The table says: {found}", &[("found", typed)])
            }
        };
        let standing = self.cell(row, self.columns.standing.as_ref()).filter(|it| !it.is_empty()).map(folded);
        let told_provisional = standing.map(|it| it.starts_with("prov") || matches!(it.as_str(), "p" | "yes" | "true" | "y"));
        Line {
            row: row.number,
            heading,
            measure: (of.0.id, of.0.reference.clone()),
            place: of.1.map(|it| (it.id, it.reference.clone())),
            period: told.0,
            note: note.or_else(|| told.1.is_none().then(why)),
            value: told.1,
            provisional: told_provisional.or(self.columns.provisional.then_some(true)),
        }
    }

    fn length(&self, measure: Option<&Measured>) -> Option<Length> {
        self.columns.length.as_deref().and_then(Length::from_key).or(measure.and_then(|it| it.length))
    }

    fn measure(&self, row: &Row) -> Result<&Measured, Wrong> {
        let heading = self.columns.measure.clone().unwrap_or_default();
        let typed = self.cell(row, self.columns.measure.as_ref()).unwrap_or_default();
        let wrong = |words: String| (heading.clone(), typed.to_owned(), words);
        let found = if self.columns.measure.is_none() {
            self.known.measures.iter().filter(|it| Some(it.id) == self.columns.every_measure).collect::<Vec<_>>()
        } else {
            let same = |it: &&Measured| it.reference == typed || folded(&it.title) == folded(typed);
            self.known.measures.iter().filter(same).collect()
        };
        match found.as_slice() {
            [one] if one.is_worked_out => Err(wrong(
                t("The figures of this measure are worked out. Leave the row out, or name another measure").into_owned(),
            )),
            [one] => Ok(one),
            [] => {
                let near = near(typed, self.known.measures.iter().map(|it| (it.reference.as_str(), it.title.as_str())));
                Err(wrong(match near {
                    Some(near) => fill("There is no such measure. Did you mean {reference}?", &[("reference", &near)]),
                    None => t("There is no such measure. Write its reference, or its title as it is on this site").into_owned(),
                }))
            }
            _ => Err(wrong(t("Several measures have this title. Write the reference of the one you mean").into_owned())),
        }
    }

    fn place(&self, row: &Row) -> Result<Option<&Placed>, Wrong> {
        let places = &self.known.places;
        let Some(heading) = &self.columns.place else {
            return Ok(places.iter().find(|it| Some(it.id) == self.columns.every_place));
        };
        let typed = self.cell(row, Some(heading)).unwrap_or_default();
        let named = folded(typed);
        if matches!(named.as_str(), "" | "everywhere" | "all" | "all areas" | "total" | "overall") {
            return Ok(None);
        }
        let is_code = |it: &Placed| it.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(typed));
        let same = |it: &&Placed| it.reference == typed || folded(&it.title) == named || is_code(it);
        let found: Vec<&Placed> = places.iter().filter(same).collect();
        let wrong = |words: String| (heading.clone(), typed.to_owned(), words);
        match found.as_slice() {
            [one] => Ok(Some(one)),
            [] => {
                let near = near(typed, places.iter().map(|it| (it.reference.as_str(), it.title.as_str())));
                Err(wrong(match near {
                    Some(near) => fill("There is no such place. Did you mean {reference}?", &[("reference", &near)]),
                    None => {
                        t("There is no such place. Write its official code, its reference, or its name as it is on this site")
                            .into_owned()
                    }
                }))
            }
            _ => Err(wrong(
                t("Several places have this name. Write the official code or the reference of the one you mean").into_owned(),
            )),
        }
    }
}

/// The reference whose own letters, or those of its title, differ least from what was typed: at most one in four.
fn near<'a>(typed: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let typed: Vec<char> = folded(typed).chars().collect();
    let room = typed.len() / 4;
    let apart = |name: &str| steps(&typed, &folded(name).chars().collect::<Vec<_>>());
    let best = names.map(|(reference, title)| (apart(reference).min(apart(title)), reference)).min_by_key(|(apart, _)| *apart)?;
    (best.0 <= room).then(|| best.1.to_owned())
}

/// How many letters must be put in, taken out, changed or swapped with the next one to make one word of another.
fn steps(one: &[char], other: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut least = (rows[i][j] + usize::from(a != b)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && one[i - 1] == *b && other[j - 1] == *a {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

/// The figure in a cell; none where the cell says that there is none.
fn value(typed: &str, kind: FigureKind) -> Result<Option<String>, String> {
    if matches!(folded(typed).as_str(), "c" | "[c]" | "...") || amount(typed) == Amount::None {
        return Ok(None);
    }
    let plain = match typed.strip_suffix('%') {
        Some(number) if kind == FigureKind::Share => number.trim_end(),
        Some(_) => return Err(t("This measure is not a share. Enter a number without a per cent sign").into_owned()),
        None => typed,
    };
    let plain = if kind == FigureKind::Money { plain.replacen('£', "", 1) } else { plain.to_owned() };
    Figure::read(plain.trim()).map(|figure| Some(figure.text().to_owned()))
}
